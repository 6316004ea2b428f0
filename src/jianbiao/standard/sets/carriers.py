"""转发与开放数据: sets that carry another message, or a release of another standard."""

from jianbiao.standard.fields import (
    COUNT,
    DIGEST,
    AnyObject,
    FieldClass,
    FieldDefinition,
    ListOf,
    Owner,
    Pattern,
    Text,
)
from jianbiao.standard.sets.definition import SetDefinition

_BYTES = Pattern(pattern="[A-Za-z0-9+/]+={0,2}", zh="Base64", en="base64")


def _row(name: str, zh: str, en: str, kind: Text | Pattern | ListOf) -> FieldDefinition:
    return FieldDefinition(
        name=name,
        zh=zh,
        en=en,
        kind=kind,
        owner=Owner.PLATFORM,
        open_to=FieldClass.GOVERNMENT,
        required=True,
        places=True,
        extension=True,
    )


FORWARDED = SetDefinition(
    name="FORWARDED_MESSAGE",
    number="",
    zh="转发消息",
    en="another platform's message, with what proves it",
    fields=(
        _row("ORIGIN", "转发方账本名称", "origin of the forwarder's log", Text(longest=200)),
        _row("NUMBER", "转发方条目序号", "number of the entry there", COUNT),
        _row("KEY_ID", "原平台公钥标识", "key id of the platform that signed", Text(longest=200)),
        _row(
            "ALGORITHM",
            "签名算法",
            "algorithm",
            Pattern(pattern="ed25519|sm2", zh="ed25519 或 sm2", en="ed25519 or sm2"),
        ),
        _row(
            "SIGNATURE_BASE",
            "原请求签名原文",
            "signature base of the original request",
            Text(longest=4000),
        ),
        _row("SIGNATURE", "原请求签名", "signature of the original request", _BYTES),
        _row(
            "INDEX",
            "消息在请求中的位置（从 0 起）",
            "place of the message in its request, from 0",
            COUNT,
        ),
        _row("SIZE", "请求的消息数", "number of messages in that request", COUNT),
        FieldDefinition(
            name="PATH",
            zh="消息根路径",
            en="inclusion path to the message root",
            kind=ListOf(of=DIGEST, most=64, fewest=0),
            owner=Owner.PLATFORM,
            open_to=FieldClass.GOVERNMENT,
            required=True,
            places=True,
            extension=True,
        ),
        _row(
            "MESSAGE",
            "原消息规范字节",
            "exact bytes of the message as text",
            Text(longest=8_000_000),
        ),
    ),
)

OCDS = SetDefinition(
    name="OCDS_RELEASE",
    number="",
    zh="开放合同数据",
    en="a release of the Open Contracting Data Standard",
    fields=(
        FieldDefinition(
            name="RELEASE",
            zh="OCDS 发布对象",
            en="the release, numbers as text",
            kind=AnyObject(),
            owner=Owner.PLATFORM,
            required=True,
            extension=True,
        ),
    ),
)
