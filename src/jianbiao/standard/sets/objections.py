"""异议与答复: what was objected to the procuring entity, and its reply."""

from jianbiao.standard import codes
from jianbiao.standard.fields import FLAG, MOMENT, Code, FieldClass, FieldDefinition, Owner, Text
from jianbiao.standard.sets.definition import (
    SetDefinition,
    lot_code,
    party,
    platform_fields,
    tender_code,
)
from jianbiao.standard.sets.rows import by, extra

_NUMBER = FieldDefinition(
    name="OBJECTION_NO",
    zh="异议编号（平台自编，答复时相同）",
    en="number of the objection, the same in its reply",
    kind=Text(longest=50),
    required=True,
    owner=Owner.PLATFORM,
)

OBJECTION = SetDefinition(
    name="OBJECTION",
    number="",
    zh="异议",
    en="objection",
    parent="TENDER_PROJECT_CODE",
    fields=(
        tender_code(),
        lot_code(required=False),
        _NUMBER,
        FieldDefinition(
            name="OBJECTION_TYPE",
            zh="异议类型",
            en="subject",
            kind=Code(codes=codes.OBJECTION_TYPE),
        ),
        *party("OBJECTOR", "异议人", "objector", owner=Owner.BIDDER, open_to=FieldClass.GOVERNMENT),
        FieldDefinition(
            name="OBJECTION_TIME",
            zh="提出异议时间",
            en="raised at",
            kind=MOMENT,
            owner=Owner.PLATFORM,
        ),
        FieldDefinition(
            name="OBJECTION_CONTENT",
            zh="异议内容",
            en="text",
            kind=Text(longest=1_000_000),
            owner=Owner.BIDDER,
            open_to=FieldClass.GOVERNMENT,
        ),
        *by(
            Owner.PLATFORM,
            extra("IS_ON_SPOT", "是否开标现场提出", "raised at the opening", FLAG),
            extra("IS_SUSPENDED", "是否暂停招标投标活动", "tendering paused until the reply", FLAG),
        ),
        *platform_fields(),
    ),
)

OBJECTION_REPLY = SetDefinition(
    name="OBJECTION_REPLY",
    number="",
    zh="异议答复",
    en="reply to an objection",
    parent="TENDER_PROJECT_CODE",
    fields=(
        tender_code(),
        lot_code(required=False),
        _NUMBER,
        FieldDefinition(
            name="STATUS", zh="答复状态", en="outcome", kind=Code(codes=codes.REPLY_STATUS)
        ),
        FieldDefinition(name="REPLY_TIME", zh="答复时间", en="replied at", kind=MOMENT),
        FieldDefinition(
            name="REPLY_CONTENT",
            zh="答复内容",
            en="text",
            kind=Text(longest=1_000_000),
            open_to=FieldClass.GOVERNMENT,
        ),
        extra("IS_ON_SPOT", "是否开标现场答复", "replied at the opening", FLAG),
        *platform_fields(),
    ),
)
