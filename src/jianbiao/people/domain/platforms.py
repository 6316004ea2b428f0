"""交易平台与公钥: who may speak to us, with which key, from when until when.

A key is named ``platform/name``; neither name nor key material is ever used twice, so a signature
always leads to one platform. Revoking refuses what is signed from a moment on, never what was
accepted before it.
"""

import re
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from jianbiao.errors import Refused
from jianbiao.seal import sm2
from jianbiao.seal.keys import PublicKey
from jianbiao.standard import identifiers
from jianbiao.standard.events import KeyAdded, KeyRevoked, PlatformEnded, PlatformRegistered

ALGORITHMS: Final = {"ed25519": 32, "sm2": 65}
"""Bytes of a raw public key: Ed25519 as RFC 8032, SM2 as the uncompressed point 04‖x‖y."""

FUNCTIONS: Final = {
    "trading": ("电子交易平台", "trading platform"),
    "relay": ("转发平台", "relay"),
}
"""What a docked platform is: one whose own messages it signs, or another instance (公共服务平台,
行政监督平台) that passes on what platforms have signed."""

_CODE: Final = re.compile(r"[A-Z][0-9]{10}")
_NAME: Final = re.compile(r"[0-9A-Za-z][0-9A-Za-z_.\-]{0,31}")
_HEX: Final = re.compile(r"(?:[0-9a-f]{2})+")
_REGION: Final = re.compile(r"[0-9]{6}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Platform:
    """One docked platform; ``code`` is its 交易平台标识码, ``uscc`` its 统一社会信用代码."""

    code: str
    zh: str
    en: str
    uscc: str
    region: str
    function: str
    ended_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """One public key, valid in [``valid_from``, ``valid_until``) unless revoked before."""

    platform: str
    name: str
    algorithm: str
    public_key: str
    valid_from: datetime
    valid_until: datetime
    revoked_at: datetime | None = None

    @property
    def id(self) -> str:
        """Return the ``keyid`` of its signatures."""
        return f"{self.platform}/{self.name}"


def register_platform(
    now: Platform | None,
    *,
    code: str,
    zh: str,
    en: str,
    uscc: str,
    region: str,
    function: str = "trading",
) -> PlatformRegistered:
    """Decide whether a platform may be registered as said. No certified one is turned away."""
    if now is not None:
        raise Refused(
            f"平台 {code} 已登记 · platform {code} exists", code="platform_exists", where=code
        )
    if not _CODE.fullmatch(code):
        raise _malformed(
            f"平台标识码 {code!r} 须为 1 个字母加 10 位数字 · a letter and ten digits", "code"
        )
    if not zh.strip() or not en.strip():
        raise _malformed("中英文名称均须填写 · both names, Chinese and English, are needed", "zh")
    if not (verdict := identifiers.check("uscc", uscc)).valid:
        raise _malformed(f"{uscc!r}: {verdict.reason_zh} · {verdict.reason_en}", "uscc")
    if not _REGION.fullmatch(region):
        raise _malformed(f"区划 {region!r} 须为 6 位数字 · a region has six digits", "region")
    if function not in FUNCTIONS:
        known = ", ".join(FUNCTIONS)
        raise _malformed(
            f"平台类别 {function} 未知，可用 · function unknown, one of: {known}", "function"
        )
    return PlatformRegistered(code=code, zh=zh, en=en, uscc=uscc, region=region, function=function)


def end_platform(now: Platform | None, *, code: str, reason: str) -> PlatformEnded:
    """Decide whether the platform may be ended; the reason is kept."""
    _check_docked(now, code)
    _check_reason(reason)
    return PlatformEnded(code=code, reason=reason)


def platform_after(
    now: Platform | None, event: PlatformRegistered | PlatformEnded, *, at: datetime
) -> Platform:
    """Return the platform as it stands once ``event`` has happened."""
    match event, now:
        case PlatformRegistered(), None:
            return Platform(
                code=event.code,
                zh=event.zh,
                en=event.en,
                uscc=event.uscc,
                region=event.region,
                function=event.function,
            )
        case PlatformEnded(), Platform():
            return replace(now, ended_at=at)
    raise Refused(f"{event.kind} cannot follow {now}")


def add_key(
    owner: Platform | None,
    *,
    platform: str,
    name: str,
    algorithm: str,
    public_key: str,
    valid_from: str,
    valid_until: str,
    taken: str | None,
) -> KeyAdded:
    """Decide whether a key may be added. ``taken`` is the id of a key with this name or material."""
    _check_docked(owner, platform)
    if not _NAME.fullmatch(name):
        raise _key_malformed(f"密钥名 {name!r} 格式不符 · the key's name is not readable", "name")
    read_key(algorithm, public_key)
    if not moment(valid_from, "valid_from") < moment(valid_until, "valid_until"):
        raise _key_malformed("有效期止须晚于起 · the window ends before it begins", "valid_until")
    if taken is not None:
        raise Refused(
            f"密钥名或公钥已用于 {taken} · name or key material already used: {taken}",
            code="key_taken",
            where=taken,
        )
    return KeyAdded(
        platform=platform,
        name=name,
        algorithm=algorithm,
        public_key=public_key,
        valid_from=valid_from,
        valid_until=valid_until,
    )


def revoke_key(now: Key | None, *, id: str, revoked_at: datetime, reason: str) -> KeyRevoked:
    """Decide whether the key is refused from ``revoked_at`` on. An earlier moment may follow later."""
    if now is None:
        raise Refused(f"没有密钥 {id} · no key {id}", code="key_unknown", where=id)
    _check_reason(reason)
    if now.revoked_at is not None and now.revoked_at <= revoked_at:
        raise Refused(
            f"密钥 {id} 已自 {now.revoked_at.isoformat()} 起吊销 · already revoked from then",
            code="key_revoked",
            where=id,
        )
    return KeyRevoked(
        platform=now.platform, name=now.name, revoked_at=revoked_at.isoformat(), reason=reason
    )


def rotate(now: Key | None, *, id: str, overlap_until: datetime, at: datetime) -> KeyRevoked:
    """Decide whether the present key may give way to the next one, at a moment still to come."""
    if overlap_until <= at:
        raise _key_malformed(
            "旧公钥停用时间须在现在之后 · the present key ends at a moment to come", "overlap_until"
        )
    return revoke_key(now, id=id, revoked_at=overlap_until, reason="更换公钥 · rotated")


def key_after(now: Key | None, event: KeyAdded | KeyRevoked) -> Key:
    """Return the key as it stands once ``event`` has happened."""
    match event, now:
        case KeyAdded(), None:
            return Key(
                platform=event.platform,
                name=event.name,
                algorithm=event.algorithm,
                public_key=event.public_key,
                valid_from=moment(event.valid_from, "valid_from"),
                valid_until=moment(event.valid_until, "valid_until"),
            )
        case KeyRevoked(), Key():
            return replace(now, revoked_at=moment(event.revoked_at, "revoked_at"))
    raise Refused(f"{event.kind} cannot follow {now}")


def read_key(algorithm: str, public_key: str) -> PublicKey:
    """Return a public key from its raw bytes in hex. Raise Refused or Malformed when it is none."""
    if algorithm not in ALGORITHMS:
        known = ", ".join(ALGORITHMS)
        raise _key_malformed(f"算法 {algorithm} 未知，可用 · one of: {known}", "algorithm")
    if not _HEX.fullmatch(public_key):
        raise _key_malformed("公钥须为小写十六进制 · a public key is lower-case hex", "public_key")
    raw = bytes.fromhex(public_key)
    if len(raw) != ALGORITHMS[algorithm] or (algorithm == "sm2" and raw[0] != 4):  # noqa: PLR2004
        raise _key_malformed(
            f"{len(raw)} 字节不是 {algorithm} 公钥 · {len(raw)} bytes are no {algorithm} key",
            "public_key",
        )
    key = PublicKey(algorithm=algorithm, raw=raw)
    # Where SM2 is missing a point is taken as it comes: nothing is verified with it there.
    if algorithm == "ed25519" or not sm2.unavailable():
        key.check()
    return key


def moment(text: str, where: str) -> datetime:
    """Return an RFC 3339 moment with its offset. Raise Refused on anything else."""
    try:
        at = datetime.fromisoformat(text)
    except ValueError as error:
        raise _key_malformed(f"时间 {text!r} 不可读 · not a moment: {error}", where) from error
    if at.tzinfo is None:
        raise _key_malformed(f"时间 {text!r} 没有时区 · the moment has no offset", where)
    return at


def _check_docked(now: Platform | None, code: str) -> None:
    if now is None:
        raise Refused(
            f"平台 {code} 未登记 · no platform {code}", code="platform_unknown", where=code
        )
    if now.ended_at is not None:
        raise Refused(
            f"平台 {code} 已注销 · platform {code} has ended", code="platform_ended", where=code
        )


def _check_reason(reason: str) -> None:
    if not reason.strip():
        raise Refused("原因必填 · a reason is needed", code="reason_missing", where="reason")


def _malformed(text: str, where: str) -> Refused:
    return Refused(text, code="platform_malformed", where=where)


def _key_malformed(text: str, where: str) -> Refused:
    return Refused(text, code="key_malformed", where=where)
