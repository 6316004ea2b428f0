"""文件特征草图: what a platform sends of a bid file instead of the file itself."""

from jianbiao.standard.codes import CodeList
from jianbiao.standard.fields import (
    MOMENT,
    FieldClass,
    FieldDefinition,
    Kind,
    ListOf,
    Owner,
    Pattern,
    Text,
)
from jianbiao.standard.fields import Code as CodeKind
from jianbiao.standard.sets.definition import (
    SetDefinition,
    lot_code,
    party,
    platform_fields,
    tender_code,
)

DOCUMENT = CodeList(
    name="DOCUMENT_KIND",
    zh="文件类别",
    en="kind of document",
    values={
        "1": ("商务文件", "commercial part of a bid"),
        "2": ("技术文件", "technical part of a bid"),
        "3": ("已标价工程量清单", "priced bill of quantities"),
        "4": ("招标文件", "tender documents, the common baseline"),
        "9": ("其他", "other"),
    },
)
DIGEST = Pattern(
    pattern="(?:sha256|sm3):[0-9a-f]{64}",
    zh="sha256: 或 sm3: 加 64 位十六进制",
    en="sha256: or sm3: and 64 hex digits",
)
TEXT_SKETCH = Pattern(
    pattern="jbtext/1:(?:0|[1-9][0-9]{0,9}):[0-9A-Za-z+/]*={0,2}",
    zh="文本特征草图 jbtext/1",
    en="text sketch jbtext/1",
)
BILL_SKETCH = Pattern(
    pattern="jbbill/1:[0-9a-f]{16}:[0-9A-Za-z+/]*={0,2}",
    zh="清单特征草图 jbbill/1",
    en="bill sketch jbbill/1",
)
SIZE = Pattern(pattern="0|[1-9][0-9]{0,14}", zh="字节数，至多 15 位", en="bytes, at most 15 digits")


def _row(
    name: str, zh: str, en: str, kind: Kind | ListOf, *, required: bool = False
) -> FieldDefinition:
    return FieldDefinition(
        name=name,
        zh=zh,
        en=en,
        kind=kind,
        owner=Owner.PLATFORM,
        open_to=FieldClass.GOVERNMENT,
        required=required,
        extension=True,
    )


BID_FILE_SKETCH = SetDefinition(
    name="BID_FILE_SKETCH",
    number="",
    zh="投标文件特征草图",
    en="sketch of a bid file",
    parent="BID_SECTION_CODE",
    secret_until="opening",  # noqa: S106 - not a password
    fields=(
        tender_code(),
        lot_code(),
        *party(
            "BIDDER",
            "投标人",
            "bidder",
            suffix="ORG_CODE",
            owner=Owner.BIDDER,
            open_to=FieldClass.GOVERNMENT,
        ),
        _row(
            "DOCUMENT_KIND", "文件类别", "kind of document", CodeKind(codes=DOCUMENT), required=True
        ),
        _row("FILE_NAME", "文件名称", "name of the file", Text(longest=200)),
        _row("FILE_DIGEST", "文件摘要", "digest of the file", DIGEST, required=True),
        _row("FILE_SIZE", "文件大小", "size of the file", SIZE, required=True),
        _row("TEXT_SKETCH", "文本特征草图", "sketch of the text", TEXT_SKETCH),
        _row(
            "BASELINE",
            "已扣除的招标文件摘要",
            "digests of the tender documents whose text was left out of the sketch",
            ListOf(of=DIGEST, most=50),
        ),
        _row("BILL_SKETCH", "清单特征草图", "sketch of the priced bill", BILL_SKETCH),
        _row("SKETCH_TIME", "计算时间", "sketched at", MOMENT),
        *platform_fields(),
    ),
)
