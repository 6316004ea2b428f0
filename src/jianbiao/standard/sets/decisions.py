"""招标人自主决定: what the procuring entity decided on its own, who decided, and why."""

from jianbiao.standard import tendering_codes as lists
from jianbiao.standard.fields import FLAG, MOMENT, Code
from jianbiao.standard.sets.rows import LINE, NAME, PARAGRAPH, SHORT, extra, government, of_tender

ENTITY_DECISION = of_tender(
    "ENTITY_DECISION",
    "",
    "招标人自主决定",
    "decision of the procuring entity",
    extra(
        "DECISION_KIND",
        "决定事项",
        "what was decided",
        Code(codes=lists.DECISION_KIND),
        required=True,
    ),
    extra(
        "DECISION_CONTENT",
        "决定内容",
        "the decision",
        PARAGRAPH,
        note="评标委员会成员姓名在中标结果确定前保密，不得写入本栏（招标投标法第三十七条）",
    ),
    extra("DECISION_REASON", "决定理由", "reasons", PARAGRAPH),
    extra("LEGAL_BASIS", "依据", "basis", LINE),
    extra("DECIDER_NAME", "决定机构", "organ that decided", NAME),
    extra("IS_COLLECTIVE", "是否集体决策", "decided by several together", FLAG),
    extra("DECIDE_TIME", "决定时间", "decided at", MOMENT),
    *government(extra("HANDLER_NAME", "经办人", "who handled it", SHORT)),
)
"""国办发〔2024〕21号 asks for the entity's own responsibility (recalled); recorded, signed, disclosed."""
