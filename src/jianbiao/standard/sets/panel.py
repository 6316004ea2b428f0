"""评标专家抽取与评标委员会: how the panel was drawn, whom it avoids, and who sits on it."""

from jianbiao.standard import subject_codes as subjects
from jianbiao.standard import tendering_codes as lists
from jianbiao.standard.fields import COUNT, FLAG, MOMENT, Code, FieldClass, Owner
from jianbiao.standard.sets.definition import party
from jianbiao.standard.sets.rows import (
    NAME,
    PARAGRAPH,
    SHORT,
    UNTIL_AWARD,
    UNTIL_OPENING,
    array,
    by,
    closed,
    extra,
    government,
    of_lot,
    of_tender,
    ours,
    row,
)

DRAW = of_tender(
    "EVALUATION_BUILD_APPLY",
    "",
    "评标委员会组建与专家抽取",
    "draw of the panel",
    *government(
        row("EXTRACT_TIME", "抽取时间", "drawn at", MOMENT),
        row("EXTRACT_RULE", "抽取规则", "rule of the draw", PARAGRAPH),
        row("EXPERT_LIST_CONFIRM", "专家名单确认", "confirmation of the list", PARAGRAPH),
        extra("EXPERT_COUNT", "抽取人数", "number drawn", COUNT),
        extra("EXPERT_POOL", "专家来源", "where they come from", Code(codes=lists.EXPERT_POOL)),
        extra("IS_SPECIAL_PROJECT", "是否特殊招标项目", "special project (regulation 47)", FLAG),
        extra("SPECIAL_GROUND", "直接确定的理由", "why they were not drawn", PARAGRAPH),
        extra("EXTRACT_OPERATOR", "抽取操作人", "who drew", SHORT),
        extra(
            "EXTRACT_RECORD_SET",
            "抽取记录",
            "record of the draw",
            array(
                extra("EXPERT_NAME", "专家姓名", "name of the expert", SHORT),
                extra("EXPERT_CODE", "专家编号", "code of the expert", SHORT),
                extra("ROUND", "抽取轮次", "round", COUNT),
                extra("DRAW_RESULT", "抽取结果", "result", Code(codes=lists.DRAW_RESULT)),
                most=500,
            ),
        ),
    ),
    secret_until=UNTIL_AWARD,
)

AVOIDED = of_tender(
    "AVOID_ENTERPRISE_LIST",
    "",
    "回避单位名单",
    "unit whose people may not sit on the panel",
    *party("AVOID", "回避单位", "unit to be avoided", open_to=FieldClass.GOVERNMENT, required=True),
    *government(row("AVOID_REASON", "回避原因", "reason", Code(codes=lists.AVOID_REASON))),
    secret_until=UNTIL_OPENING,
)

EXPERT = of_lot(
    "BID_EVALUATION_EXPERT",
    "508",
    "评标委员会成员",
    "member of the panel",
    *government(
        row("EXPERT_TYPE", "专家类型", "kind", Code(codes=lists.EXPERT_TYPE)),
        row("EXPERT_NAME", "姓名", "name", SHORT, required=True),
        row("ID_CARD_TYPE", "证件类型", "identity document", Code(codes=subjects.ID_CARD_TYPE)),
        *closed(row("ID_CARD", "证件号码", "identity number", SHORT)),
        row("IS_CHAIR_MAN", "是否评标委员会主任", "chair", FLAG),
        extra("EXPERT_CODE", "专家编号", "code of the expert", SHORT),
        *ours(*party("EMPLOYER", "工作单位", "employer")),
        extra("EXPERT_TITLE", "职称", "professional title", SHORT),
        extra("TITLE_LEVEL", "职称级别", "level of the title", Code(codes=lists.TITLE_LEVEL)),
        extra("SPECIALTY_YEARS", "从事专业年限", "years in the field", COUNT),
        extra("IS_EQUIVALENT", "是否具有同等专业水平", "of equivalent standing", FLAG),
        extra(
            "IS_SUPERVISOR_STAFF", "是否行政监督部门人员", "staff of a supervising department", FLAG
        ),
        extra("IS_RELATIVE", "是否与投标人负责人有近亲属关系", "relative of a bidder's head", FLAG),
        *by(Owner.PLATFORM, extra("SIGN_IN_TIME", "签到时间", "signed in at", MOMENT)),
        extra("LEAVE_TIME", "退出时间（被更换）", "left at (replaced)", MOMENT),
        extra("REPLACE_GROUND", "更换事由", "ground", Code(codes=lists.REPLACE_GROUND)),
        extra("REPLACED_BY", "接替成员", "replaced by", NAME),
        extra("IS_OPINION_VOID", "原评审意见是否无效", "earlier opinion void", FLAG),
    ),
    secret_until=UNTIL_AWARD,
)
