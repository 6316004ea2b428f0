"""标识码: identifiers of the interface with their check characters and what the check cannot see.

``check`` judges a code exactly as it is written; a forgiving importer may normalise first. A code
is never refused because its region is missing from today's table (行政区划 change every year).
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

USCC_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
"""GB 32100-2015: digits and capitals without I O S V Z."""

DEPARTMENTS: dict[str, str] = {
    "1": "12349",
    "2": "19",
    "3": "1234569",
    "4": "19",
    "5": "123459",
    "6": "129",
    "7": "129",
    "8": "19",
    "9": "1239",
    "A": "19",
    "G": "19",
    "N": "1239",
    "Y": "19",
}
"""登记管理部门 and its 机构类别 (GB 32100-2015 table 1), with the kinds given out since: 54 village and
residents' committees, G1 offices of foreign non-governmental organisations."""

_DEAL_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ*"
_USCC_WEIGHTS = tuple(pow(3, i, 31) for i in range(17))
_ORG_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
_ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_LONGEST_LIFE = 150

_LOOK_ALIKE = str.maketrans("OISZ", "0152")

_ORG = re.compile(r"[0-9A-Z]{8}-[0-9X]")
_USCC = re.compile(r"[0-9A-HJ-NPQRTUWXY]{2}[0-9]{6}[0-9A-HJ-NPQRTUWXY]{8}[0-9X][0-9A-HJ-NPQRTUWXY]")
_DEAL = re.compile(r"([A-Z][0-9]{2})-([0-9A-Z]{18})-([0-9]{8})-([0-9]{6})-([0-9A-Z*])")
_PLATFORM = re.compile(r"[A-Z][0-9]{10}")
_PROJECT = re.compile(r"[A-Z][0-9]{10}[0-9]{6}")
_TENDER = re.compile(r"[A-Z][0-9]{10}[0-9]{6}[0-9a-z]{3}")
_LOT = re.compile(r"[A-Z][0-9]{10}[0-9]{6}[0-9a-z]{6}")
_INVESTMENT = re.compile(r"([0-9]{2})([0-9]{2})-[0-9]{6}-[0-9]{2}-[0-9]{2}-[0-9]{6}")
_ID_CARD = re.compile(r"[1-9][0-9]{16}[0-9X]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Whether a code is valid as written, and why not, in Chinese and English."""

    valid: bool
    reason_zh: str
    reason_en: str

    @property
    def reason(self) -> str:
        """Both languages in one line."""
        return f"{self.reason_zh} · {self.reason_en}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of identifier: its names, the length a code has, and the check of a code that fits."""

    zh: str
    en: str
    length: int
    pattern: re.Pattern[str]
    form: str
    judge: Callable[[str, date | None], Verdict]


def check(kind: str, code: str, *, on: date | None = None) -> Verdict:
    """Judge ``code`` exactly as written. ``on`` is the day of asking: births after it are refused.

    Raise KeyError on a kind that is not in ``KINDS``.
    """
    rule = KINDS[kind]
    if rule.pattern.fullmatch(code) is None:
        return _shape(rule, code)
    return rule.judge(code, on)


@lru_cache(maxsize=65536)
def valid(kind: str, code: str) -> bool:
    """Return whether ``code`` is valid, remembering the last ones asked: the fast way of intake."""
    return check(kind, code).valid


def guess(code: str) -> str | None:
    """Return the kind whose form ``code`` has (a valid one first), None when it has none."""
    tidy = normalise(code)
    fitting = [kind for kind, rule in KINDS.items() if rule.pattern.fullmatch(tidy)]
    if fitting:
        return next((kind for kind in fitting if check(kind, tidy).valid), fitting[0])
    return next((kind for kind, rule in KINDS.items() if rule.length == len(tidy)), None)


def normalise(code: str) -> str:
    """Return what a forgiving importer makes of ``code``: half-width, no blanks, capitals kept."""
    narrow = unicodedata.normalize("NFKC", code)
    return "".join(narrow.split()).replace("‐", "-").replace("—", "-").replace("–", "-")


def uscc_check_character(first17: str) -> str:
    """Return 校验码 of the first 17 characters (GB 32100: weights 3^i mod 31)."""
    total = sum(USCC_ALPHABET.index(c) * w for c, w in zip(first17, _USCC_WEIGHTS, strict=True))
    return USCC_ALPHABET[-total % 31]


def org_check_character(first8: str) -> str:
    """Return 校验码 of the eight characters of a 组织机构代码 (GB 11714)."""
    total = sum(int(c, 36) * w for c, w in zip(first8, _ORG_WEIGHTS, strict=True))
    return "0123456789X0"[11 - total % 11]


def deal_check_character(first35: str) -> str:
    """Return 校验码 of a 统一交易标识码 without hyphens (ISO 7064 MOD 37-2, class included)."""
    remainder = 0
    for character in first35:
        remainder = (remainder + _DEAL_ALPHABET.index(character)) * 2 % 37
    return _DEAL_ALPHABET[(38 - remainder) % 37]


def id_check_character(first17: str) -> str:
    """Return 校验码 of a 公民身份号码 (GB 11643, ISO 7064 MOD 11-2)."""
    total = sum(int(c) * w for c, w in zip(first17, _ID_WEIGHTS, strict=True))
    return "10X98765432"[total % 11]


def make_uscc(department: str, type: str, region: str, org8: str) -> str:
    """Return a 统一社会信用代码 with both check characters."""
    first17 = department + type + region + org8 + org_check_character(org8)
    return first17 + uscc_check_character(first17)


def make_deal_code(class_: str, uscc: str, date: str, serial: str) -> str:
    """Return a 统一交易标识码; ``date`` is yyyyMMdd, ``serial`` six digits."""
    character = deal_check_character(class_ + uscc + date + serial)
    return f"{class_}-{uscc}-{date}-{serial}-{character}"


def make_id_card(region: str, born: str, serial: str) -> str:
    """Return a 公民身份号码; ``born`` is yyyyMMdd, ``serial`` three digits. For invented people."""
    first17 = region + born + serial
    return first17 + id_check_character(first17)


def _bad(zh: str, en: str) -> Verdict:
    return Verdict(valid=False, reason_zh=zh, reason_en=en)


def _good(zh: str, en: str) -> Verdict:
    return Verdict(valid=True, reason_zh=zh, reason_en=en)


def _shape(rule: Kind, code: str) -> Verdict:
    """Say what is wrong with the form of ``code``, the most helpful reason first."""
    if not code:
        return _bad("空", "empty")
    if tidy := _tidied(rule, code):
        return _bad(
            f"含空白、全角、小写字符或缺少连字符；规范写法为 {tidy}",
            f"blanks, full-width or small letters, or hyphens missing; write {tidy}",
        )
    if plain := _mistaken(rule, code):
        return _bad(f"字母误作数字，疑为 {plain}", f"a letter stands for a digit; probably {plain}")
    if rule is KINDS["id_card"] and re.fullmatch(r"[0-9]{15}", code):
        return _bad("15 位号码已停用", "15-digit numbers are no longer valid")
    if len(code) != rule.length:
        return _bad(
            f"{rule.zh}应为 {rule.length} 位，现为 {len(code)} 位",
            f"{rule.en} has {rule.length} characters, this has {len(code)}",
        )
    return _bad(
        f"字符不符合{rule.zh}的格式：{rule.form}", f"not in the form of a {rule.en}: {rule.form}"
    )


def _tidied(rule: Kind, code: str) -> str | None:
    """Return the spelling that would fit, when only the writing is wrong."""
    narrow = normalise(code)
    bare = narrow.replace("-", "").upper()
    spellings = [narrow, narrow.upper()]
    if rule is KINDS["org_code"]:
        spellings.append(f"{bare[:8]}-{bare[8:]}")
    if rule is KINDS["deal_code"]:
        spellings.append("-".join((bare[:3], bare[3:21], bare[21:29], bare[29:35], bare[35:])))
    return next((s for s in spellings if s != code and rule.pattern.fullmatch(s)), None)


def _mistaken(rule: Kind, code: str) -> str | None:
    """Return the valid code that ``code`` becomes when letters are read as the digits they look like."""
    plain = code.translate(_LOOK_ALIKE)
    if plain != code and rule.pattern.fullmatch(plain) and rule.judge(plain, None).valid:
        return plain
    return None


def _uscc(code: str, on: date | None) -> Verdict:
    del on
    if (kinds := DEPARTMENTS.get(code[0])) is None:
        return _bad(
            f"登记管理部门 {code[0]} 不存在", f"registering department {code[0]} does not exist"
        )
    if code[1] not in kinds:
        return _bad(
            f"登记管理部门 {code[0]} 没有机构类别 {code[1]}",
            f"department {code[0]} has no type {code[1]}",
        )
    if code[16] != (inner := org_check_character(code[8:16])):
        return _bad(
            f"主体标识码（第 9-17 位）校验码应为 {inner}",
            f"inner check character (position 17) should be {inner}",
        )
    if code[17] != (outer := uscc_check_character(code[:17])):
        return _bad(f"校验码应为 {outer}", f"check character should be {outer}")
    return _good("校验码正确", "check characters are right")


def _org_code(code: str, on: date | None) -> Verdict:
    del on
    if code[9] != (right := org_check_character(code[:8])):
        return _bad(f"校验码应为 {right}", f"check character should be {right}")
    return _good("校验码正确", "check character is right")


def _deal_code(code: str, on: date | None) -> Verdict:
    class_, uscc, day, serial, character = code.split("-")
    if not (inner := check("uscc", uscc)).valid:
        return _bad(f"其中统一社会信用代码：{inner.reason_zh}", f"its uscc: {inner.reason_en}")
    if real_day(day) is None:
        return _bad(f"日期 {day} 不存在", f"there is no day {day}")
    del on
    if character != (right := deal_check_character(class_ + uscc + day + serial)):
        return _bad(f"校验码应为 {right}", f"check character should be {right}")
    return _good("校验码正确", "check character is right")


def _platform_code(code: str, on: date | None) -> Verdict:
    del code, on
    return _good("格式正确", "the form is right")


def _numbered(code: str, on: date | None) -> Verdict:
    """Judge the three-character serials of a tender (18-20) and a lot (21-23): from 001 on."""
    del on
    for start in range(17, len(code), 3):
        if code[start : start + 3] == "000":
            at = start + 1
            return _bad(
                f"第 {at}-{at + 2} 位流水号应从 001 起", f"serial {at}-{at + 2} begins at 001"
            )
    return _good("格式正确", "the form is right")


def _investment_code(code: str, on: date | None) -> Verdict:
    """Accept both readings of the first four digits: a year, or two-digit year and month."""
    del on
    month = 1 <= int(code[2:4]) <= 12  # noqa: PLR2004
    century = code[:2] == "20"
    if not month and not century:
        return _bad(
            f"{code[:4]} 既不是年份，也不是年月（YYMM）",
            f"{code[:4]} is neither a year nor year and month (YYMM)",
        )
    return _good("格式正确", "the form is right")


def _id_card(code: str, on: date | None) -> Verdict:
    born = real_day(code[6:14])
    if born is None:
        return _bad(f"出生日期 {code[6:14]} 不存在", f"there is no birth date {code[6:14]}")
    if on is not None and born > on:
        return _bad("出生日期在将来", "born in the future")
    if on is not None and on.year - born.year > _LONGEST_LIFE:
        return _bad("出生日期早于 150 年前", "born more than 150 years ago")
    if code[17] != id_check_character(code[:17]):
        return _bad("校验码不符", "the check character is wrong")
    return _good("校验码正确", "the check character is right")


def real_day(text: str) -> date | None:
    """Return the day that yyyyMMdd names, None when there is none."""
    try:
        return date(int(text[:4]), int(text[4:6]), int(text[6:8]))
    except ValueError:
        return None


KINDS: dict[str, Kind] = {
    "uscc": Kind(
        zh="统一社会信用代码",
        en="unified social credit code",
        length=18,
        pattern=_USCC,
        form="XX000000XXXXXXXXXX (no I O S V Z)",
        judge=_uscc,
    ),
    "org_code": Kind(
        zh="组织机构代码",
        en="organisation code",
        length=10,
        pattern=_ORG,
        form="XXXXXXXX-X",
        judge=_org_code,
    ),
    "deal_code": Kind(
        zh="统一交易标识码",
        en="unified deal code",
        length=40,
        pattern=_DEAL,
        form="A00-uscc-yyyyMMdd-000000-X",
        judge=_deal_code,
    ),
    "platform_code": Kind(
        zh="交易平台标识码",
        en="platform code",
        length=11,
        pattern=_PLATFORM,
        form="A0000000000",
        judge=_platform_code,
    ),
    "project_code": Kind(
        zh="项目编号",
        en="project code",
        length=17,
        pattern=_PROJECT,
        form="A0000000000 000000",
        judge=_platform_code,
    ),
    "tender_code": Kind(
        zh="招标项目编号",
        en="tender code",
        length=20,
        pattern=_TENDER,
        form="A0000000000 000000 001",
        judge=_numbered,
    ),
    "lot_code": Kind(
        zh="标段（包）编号",
        en="lot code",
        length=23,
        pattern=_LOT,
        form="A0000000000 000000 001 001",
        judge=_numbered,
    ),
    "investment_code": Kind(
        zh="投资项目统一代码",
        en="investment project code",
        length=24,
        pattern=_INVESTMENT,
        form="0000-000000-00-00-000000",
        judge=_investment_code,
    ),
    "id_card": Kind(
        zh="公民身份号码",
        en="identity number",
        length=18,
        pattern=_ID_CARD,
        form="000000yyyyMMdd000X",
        judge=_id_card,
    ),
}
"""Every kind of identifier of the interface by the name the command line knows."""
