"""评标: report, rejected bids, scores. 政务共享 throughout (招标投标法 第四十四条)."""

from typing import Final

from jianbiao.standard import tendering_codes as lists
from jianbiao.standard.fields import (
    AMOUNT,
    COUNT,
    FLAG,
    MOMENT,
    SCORE,
    Code,
    FieldDefinition,
    Owner,
)
from jianbiao.standard.sets.bids import PRICED
from jianbiao.standard.sets.definition import SetDefinition
from jianbiao.standard.sets.rows import (
    DOCUMENT,
    NAME,
    PARAGRAPH,
    SHORT,
    UNTIL_AWARD,
    array,
    bidder,
    by,
    extra,
    government,
    of_lot,
    row,
)


def score_items() -> FieldDefinition:
    """Return 评分项: what the documents announced, and what the panel used."""
    return extra(
        "SCORE_ITEM_SET",
        "评分项",
        "items of the scoring",
        array(
            extra("SCORE_ITEM_CODE", "评分项编号", "number of the item", SHORT),
            extra("SCORE_ITEM_NAME", "评分项名称", "name of the item", NAME, required=True),
            extra("FULL_SCORE", "满分", "highest score", SCORE),
            most=500,
        ),
    )


_EXPERT: Final = (
    row("EXPERT_NAME", "评标专家姓名", "name of the evaluator", SHORT),
    extra("EXPERT_CODE", "专家编号", "code of the evaluator", SHORT),
)


def _of_panel(name: str, number: str, zh: str, en: str, *fields: FieldDefinition) -> SetDefinition:
    """Return a set that the panel states: shared between authorities, secret until the award."""
    return of_lot(
        name,
        number,
        zh,
        en,
        *government(*fields),
        secret_until=UNTIL_AWARD,
    )


REPORT = _of_panel(
    "EVALUATION_REPORT",
    "509",
    "评标报告",
    "evaluation report",
    *by(
        Owner.PANEL,
        row("CONTENT", "评标报告内容", "text", DOCUMENT),
        extra("START_TIME", "评标开始时间", "evaluation from", MOMENT),
        row("END_TIME", "评标结束时间", "evaluation until", MOMENT),
        row("EVALUATION_RESULT", "评标结果", "outcome", Code(codes=lists.EVALUATION_RESULT)),
        extra("PANEL_SIZE", "评标委员会人数", "members of the panel", COUNT),
        extra(
            "SIGN_SET",
            "签字情况",
            "signatures",
            array(
                extra("EXPERT_NAME", "评标专家姓名", "name of the evaluator", SHORT, required=True),
                extra("IS_SIGNED", "是否签字", "signed", FLAG),
                extra("IS_DISSENT", "是否有不同意见", "dissents", FLAG),
                extra("DISSENT_CONTENT", "不同意见及理由", "dissent and reasons", PARAGRAPH),
                extra("REFUSE_REASON", "拒绝签字的理由", "why not signed", PARAGRAPH),
                most=99,
            ),
        ),
        extra(
            "TIME_REQUEST_COUNT", "认为评标时间不够的人数", "members who asked for more time", COUNT
        ),
        extra("BID_COUNT", "参加评审的投标数", "bids evaluated", COUNT),
        extra("VALID_BID_COUNT", "有效投标数", "valid bids", COUNT),
        extra("IS_ALL_REJECTED", "是否否决所有投标", "all bids rejected", FLAG),
        extra("IS_COMPETITIVE", "是否载明仍具有竞争性", "competition stated to remain", FLAG),
        extra("BASE_PRICE", "评标基准价", "base price of the evaluation", AMOUNT),
        *PRICED,
        score_items(),
    ),
    extra("RECEIVE_TIME", "招标人收到评标报告时间", "received by the procuring entity at", MOMENT),
    extra("IS_TIME_EXTENDED", "是否延长评标时间", "time extended", FLAG),
)

REJECTED = _of_panel(
    "REJECTED_BID_INFO",
    "",
    "否决投标信息",
    "rejected bid",
    *bidder(),
    *by(
        Owner.PANEL,
        row("REASON", "否决理由", "reason", PARAGRAPH),
        extra("REJECT_GROUND", "否决情形", "ground", Code(codes=lists.REJECT_GROUND)),
        extra("REJECT_PHASE", "否决阶段", "phase", Code(codes=lists.REJECT_PHASE)),
        extra("EXPERT_NAME", "提出否决的专家", "evaluator who proposed it", NAME),
        extra("REJECT_TIME", "否决时间", "rejected at", MOMENT),
    ),
)

SCORES = _of_panel(
    "TENDER_EVALUATION",
    "520",
    "评标明细",
    "one bid as one evaluator judged it",
    *bidder(),
    *by(
        Owner.PANEL,
        *_EXPERT,
        extra("TOTAL_SCORE", "总分", "total score", SCORE),
        extra("BUSINESS_SCORE", "商务得分", "commercial score", SCORE),
        extra("TECHNICAL_SCORE", "技术得分", "technical score", SCORE),
        extra("PRICE_SCORE", "报价得分", "score of the price", SCORE),
        extra("CREDIT_SCORE", "信用得分", "score of the credit", SCORE),
        extra("EVALUATION_OPINION", "评审意见", "opinion", PARAGRAPH),
    ),
)

SCORE_DETAIL = _of_panel(
    "EVALUATION_SCORE_DETAIL",
    "",
    "评标打分明细",
    "one score",
    *bidder(),
    *by(
        Owner.PANEL,
        *_EXPERT,
        extra("SCORE_ITEM_CODE", "评分项编号", "number of the item", SHORT),
        extra("SCORE_ITEM_NAME", "评分项名称", "name of the item", NAME),
        extra("FULL_SCORE", "满分", "highest score", SCORE),
        extra("SCORE", "得分", "score", SCORE),
        extra("SCORE_REASON", "打分理由", "reason", PARAGRAPH),
    ),
)

RESULT = _of_panel(
    "EVALUATION_RESULT",
    "",
    "评标结果",
    "one bid in the result of the evaluation",
    *bidder(),
    *by(
        Owner.PANEL,
        extra("ORDER", "排名", "rank", COUNT),
        extra("TOTAL_SCORE", "总分", "total score", SCORE),
        extra("PRICE_SCORE", "报价得分", "score of the price", SCORE),
        extra("EVALUATION_PRICE", "评标价", "evaluated price", AMOUNT),
        *PRICED,
        extra("IS_QUALIFIED", "是否通过评审", "passed the evaluation", FLAG),
        extra("IS_CANDIDATE", "是否中标候选人", "candidate", FLAG),
    ),
)
