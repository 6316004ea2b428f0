"""质疑质询、附件: questions and answers, and the files that belong to a record."""

from jianbiao.standard import tendering_codes as lists
from jianbiao.standard.fields import (
    COUNT,
    DIGEST,
    MOMENT,
    Code,
    FieldClass,
    FieldDefinition,
    Owner,
)
from jianbiao.standard.sets.definition import party
from jianbiao.standard.sets.invitations import MD5
from jianbiao.standard.sets.rows import (
    DOCUMENT,
    LINE,
    NAME,
    PARAGRAPH,
    SHORT,
    by,
    extra,
    government,
    of_nothing,
    of_project,
    of_tender,
    ours,
    row,
)

ASKED = of_tender(
    "T_ASKANSWER",
    "521",
    "质疑质询",
    "question and answer",
    extra("ASK_NO", "问题编号", "number of the question", SHORT),
    extra("ASK_PHASE", "阶段", "phase", Code(codes=lists.ASK_PHASE)),
    *government(
        *by(Owner.BIDDER, extra("ASK_CONTENT", "问题内容", "question", DOCUMENT)),
    ),
    extra("ASK_TIME", "提出时间", "asked at", MOMENT),
    *ours(
        *party("ASKER", "提出人", "who asked", owner=Owner.BIDDER, open_to=FieldClass.GOVERNMENT)
    ),
    *government(extra("ANSWER_CONTENT", "答复内容", "answer", DOCUMENT)),
    extra("ANSWER_TIME", "答复时间", "answered at", MOMENT),
    extra("ANSWER_UNIT", "答复单位", "who answered", NAME),
)


def _file(*, about: bool) -> tuple[FieldDefinition, ...]:
    """Return the fields of an attachment; ``about`` adds the record it belongs to."""
    of_record = (
        extra("RELATE_SET", "所属数据集", "set of the record it belongs to", SHORT),
        extra("RELATE_DATA_KEY", "所属记录 DATA_KEY", "data key of that record", SHORT),
    )
    return government(
        *by(
            Owner.PLATFORM,
            row("ATTACHMENT_CODE", "附件关联码", "code of the attachment", SHORT, required=True),
            row("ATTACHMENT_NAME", "附件名称", "name of the file", LINE),
            extra("ATTACHMENT_TYPE", "附件类型", "kind of the file", SHORT),
            extra("ATTACHMENT_SIZE", "附件大小（字节）", "size in bytes", COUNT),
            row("MD5", "附件 MD5", "MD5 of the file", MD5),
            extra("FILE_SHA256", "附件 SHA-256", "SHA-256 of the file", DIGEST),
            *(of_record if about else ()),
            extra("OPEN_CLASS", "开放属性", "class of disclosure", Code(codes=lists.OPEN_CLASS)),
            extra("EARLIEST_OPEN_TIME", "最早公开时间", "not open before", MOMENT),
            extra("URL", "下载地址", "address on the web", PARAGRAPH),
        )
    )


ATTACHMENTS = of_project("PROJECT_ATTACHMENTS", "518", "附件集", "attachment", *_file(about=True))

SUPERVISION_ATTACHMENTS = of_tender(
    "ADMIN_SUPER_ATTACHMENTS",
    "406",
    "监管信息附件集",
    "attachment of a supervision record",
    *_file(about=True),
    unconfirmed=True,
)

CREDIT_ATTACHMENTS = of_nothing(
    "CREDIT_ATTACHMENTS",
    "307",
    "信用信息附件集",
    "attachment of a credit record",
    *government(extra("GUID", "所属记录标识", "id of the record it belongs to", SHORT)),
    *_file(about=False),
    unconfirmed=True,
)
