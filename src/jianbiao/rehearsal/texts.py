"""Texts of notices and records (文本): written for this province, with its phone numbers and media."""

import random
from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import Final

from jianbiao.rehearsal import names
from jianbiao.rehearsal.names import Party, Work
from jianbiao.rehearsal.prices import LOTTERY, LOWEST, Ranking, Terms

MEDIA: Final = "云禾省招标投标公共服务平台"

_CONDITIONS: Final = (
    "具有独立法人资格，持有有效的营业执照",
    "具备承担本项目相应的资质和能力",
    "近三年内无骗取中标、严重违约和重大质量安全事故",
    "未被列入失信被执行人名单",
)
_CLARIFIED: Final = (
    "工程量清单第 3 项、第 7 项数量调整，以重新上传的清单为准。",
    "项目负责人的类似业绩由两项调整为一项。",
    "最高投标限价中暂列金额调整，其余不变。",
    "施工图第 12 张管径标注更正，清单相应调整。",
)
WORDING: Final = "更正招标文件封面文字：“招标编号”后漏印空格。其余内容不变。"
_OBJECTED: Final = (
    "对第一中标候选人项目负责人业绩的真实性有异议。",
    "认为第二中标候选人工期响应不满足招标文件要求。",
    "对评分中企业信誉一项的计分有异议。",
)
_REPLIED: Final = (
    "经核查，业绩合同与验收资料一致，异议不成立。",
    "经评标委员会复核，工期响应满足要求，维持原结果。",
    "经复核，计分与招标文件一致，维持原结果。",
)


def chinese(at: datetime) -> str:
    """Return a moment as notices write it."""
    return f"{at.year}年{at.month}月{at.day}日{at.hour:02d}时{at.minute:02d}分"


def notice(chance: random.Random, work: Work, *, deadline: datetime, approval: str) -> str:
    """Return the body of a call for bids; times of the sale are left to the fields."""
    conditions = "；".join(_CONDITIONS[: 2 + chance.randrange(3)])
    union = "接受" if chance.random() < 0.3 else "不接受"  # noqa: PLR2004
    return (
        f"一、招标条件\n{work.title}已由{approval}批准建设，招标人为{work.entity.name}，资金来源为{work.fund}，"
        f"现对{work.subject}进行公开招标。\n"
        f"二、投标人资格要求\n{conditions}。本项目{union}联合体投标。\n"
        "三、招标文件的获取\n凭数字证书登录交易平台下载，不收取费用，无须报名。\n"
        f"四、投标文件的递交\n递交截止时间为{chinese(deadline)}（北京时间），逾期上传的，平台予以拒收。\n"
        f"五、发布公告的媒介\n{MEDIA}。\n"
        f"六、联系方式\n{contact(chance, work.entity)}\n{contact(chance, work.agency)}"
    )


def contact(chance: random.Random, party: Party) -> str:
    """Return whom to call."""
    return f"{party.name}，联系人：{names.person(chance)}，电话：{names.phone(chance)}"


def clarified(chance: random.Random) -> str:
    """Return a change of the documents that bids depend on."""
    return chance.choice(_CLARIFIED)


def objected(chance: random.Random) -> tuple[str, str]:
    """Return an objection to the evaluation and its reply."""
    place = chance.randrange(len(_OBJECTED))
    return _OBJECTED[place], _REPLIED[place]


def evaluated(
    terms: Terms,
    bids: Sequence[tuple[Party, Decimal]],
    others: Sequence[Decimal],
    ranking: Ranking,
    ball: Decimal,
) -> str:
    """Return the table of evaluation, from which base price, scores and ranking can be recomputed."""
    lines = ["评审情况（报价单位：元）"]
    if ranking.totals:
        drawn = f"，K={ball}%" if terms.method == LOTTERY else ""
        lines.append(f"评标基准价：{ranking.base}{drawn}")
    for place, (party, amount) in enumerate(bids):
        scored = ""
        if terms.method == LOWEST:
            scored = f"，评审调整额{others[place]}，评审价{amount + others[place]}"
        elif others:
            scored = f"，报价得分{ranking.price_scores[place]}，其余得分{others[place]}，综合得分{ranking.totals[place]}"
        elif ranking.totals:
            scored = f"，得分{ranking.totals[place]}"
        lines.append(f"{place + 1}. {party.name}，报价{amount}{scored}")
    return "\n".join(lines)


def rejected(bids: Sequence[tuple[Party, str]]) -> str:
    """Return the lines about bids that the panel rejected, with its reasons."""
    return "".join(f"\n否决投标：{party.name}，原因：{reason}" for party, reason in bids)
