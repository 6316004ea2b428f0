"""Moments in the spellings publishers use (时间写法), read as RFC 3339 or not at all.

Days before months and months before days look alike: what can be read both ways is not read.
"""

import re
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any, Final

import msgspec

from jianbiao.gather.ocds.repairs import Unmendable

_EXACT: Final = re.compile(r"[Tt ]\d\d:\d\d:\d\d(?:\.\d+)?([Zz]|[+-]\d\d:?\d\d)$")
_TIME: Final = (
    r"(?:[T ,]*(?P<h>\d{1,2}):(?P<mi>\d\d)(?::(?P<s>\d\d)(?:[.,](?P<f>\d+))?)?"
    r"(?: ?(?P<half>[AaPp]\.?[Mm]\.?))?)? ?(?P<zone>[Zz]|UTC|GMT|[+-]\d\d(?::?\d\d)?)?"
)
_YEAR_FIRST: Final = re.compile(r"(?P<y>\d{4})([-/.]?)(?P<m>\d\d?)\2(?P<d>\d\d?)" + _TIME)
_YEAR_LAST: Final = re.compile(r"(?P<a>\d\d?)(?P<by>[-/.])(?P<b>\d\d?)(?P=by)(?P<y>\d{4})" + _TIME)
_NAMED: Final = re.compile(
    r"(?:[A-Za-z]{3,9},? )?(?:(?P<d>\d\d?)[- ](?P<m>[A-Za-z]{3,9})\.?|(?P<m2>[A-Za-z]{3,9})\.? (?P<d2>\d\d?)),?[- ]"
    r"(?P<y>\d{4})" + _TIME
)
_TICKS: Final = re.compile(r"/Date\((-?\d{9,14})(?:[+-]\d{4})?\)/")
_NEVER: Final = re.compile(r"0000-00-00.*|[^\d]*")
_MONTHS: Final = (
    "jan",
    "feb",
    "mar",
    "apr",
    "may",
    "jun",
    "jul",
    "aug",
    "sep",
    "oct",
    "nov",
    "dec",
)
_LAST: Final = {"endDate", "maxExtentDate", "dueDate"}
"""Of a day without an hour these mean its end, every other its beginning (OCDS, dates)."""
_SECONDS: Final = range(10**8, 10**10)
_MILLISECONDS: Final = range(10**11, 10**13)
_HALF: Final = 12
_MIDNIGHT: Final = 24

Zone = Callable[[], str]
"""The offset that the other moments of a release have, empty where they have several or none."""


def is_exact(text: str) -> bool:
    """Say whether ``text`` is an RFC 3339 moment with its offset and a day that exists."""
    if _EXACT.search(text) is None:
        return False
    try:
        return msgspec.convert(text, datetime).tzinfo is not None
    except msgspec.ValidationError:
        return False


def offset(texts: Iterable[str]) -> str:
    """Return the only offset among exact moments, empty where there are several or none."""
    found = {("+00:00" if z in "Zz" else z) for t in texts if (z := _zone(t))}
    return found.pop() if len(found) == 1 else ""


def read(said: Any, name: str, zone: Zone) -> tuple[str, str]:
    """Return (moment, kind of repair) of what the field ``name`` says; an empty moment for none.

    Raise Unmendable for what could be two moments, or none that exists.
    """
    if isinstance(said, (int, Decimal)) and not isinstance(said, bool):
        return _epoch(said), "epoch"
    if not isinstance(said, str):
        raise Unmendable("moment_unreadable")
    text = " ".join(said.split())
    if ticks := _TICKS.fullmatch(text):
        return _epoch(int(ticks[1]), milliseconds=True), "epoch"
    if _NEVER.fullmatch(text):
        return "", "no_moment"
    for form in (_YEAR_FIRST, _YEAR_LAST, _NAMED):
        if found := form.fullmatch(text):
            return _built(found, _day(found.groupdict()), name, zone)
    raise Unmendable("moment_unreadable")


def _zone(text: str) -> str:
    found = _EXACT.search(text)
    return found[1] if found else ""


def _epoch(said: int | Decimal, *, milliseconds: bool = False) -> str:
    number = int(said)
    if milliseconds or number in _MILLISECONDS:
        return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=number)).isoformat()
    if number in _SECONDS:
        return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=number)).isoformat()
    raise Unmendable("moment_unreadable")


def _day(said: dict[str, Any]) -> tuple[int, int, int]:
    """Return (year, month, day). Raise Unmendable where day and month could be either."""
    year = int(said["y"])
    if "a" in said:
        first, second = int(said["a"]), int(said["b"])
        if said["by"] == "." or first > _HALF or first == second:
            return year, second, first
        if second > _HALF:
            return year, first, second
        raise Unmendable("moment_ambiguous")
    month = said["m"] or said["m2"]
    if month.isdigit():
        return year, int(month), int(said["d"])
    name = month[:3].lower()
    if name not in _MONTHS:
        raise Unmendable("moment_unreadable")
    return year, _MONTHS.index(name) + 1, int(said["d"] or said["d2"])


def _built(
    found: re.Match[str], day: tuple[int, int, int], name: str, zone: Zone
) -> tuple[str, str]:
    said = found.groupdict()
    kind = "moment_spelling"
    if said["h"] is None:
        clock, kind = ("23:59:59" if name in _LAST else "00:00:00"), "day_for_moment"
    else:
        clock = f"{_hour(said):02d}:{said['mi']}:{said['s'] or '00'}"
    later = clock.startswith(str(_MIDNIGHT))
    if later and clock != "24:00:00":
        raise Unmendable("moment_impossible")
    shift = said["zone"]
    if shift is None:
        shift = zone()
        kind = kind if kind == "day_for_moment" else "zone_of_release" if shift else "zone_assumed"
    try:
        text = "{:04d}-{:02d}-{:02d}T".format(*day) + ("00:00:00" if later else clock)
        at = datetime.fromisoformat(text) + timedelta(days=int(later), microseconds=_micro(said))
        return at.replace(tzinfo=_offset(shift or "+00:00")).isoformat(), kind
    except (ValueError, OverflowError) as error:
        raise Unmendable("moment_impossible") from error


def _micro(said: dict[str, Any]) -> int:
    return int((said["f"] or "0")[:6].ljust(6, "0"))


def _hour(said: dict[str, Any]) -> int:
    hour = int(said["h"])
    if said["half"] is None:
        return hour
    if not 1 <= hour <= _HALF:
        raise Unmendable("moment_impossible")
    return hour % _HALF + (_HALF if said["half"][0] in "Pp" else 0)


def _offset(said: str) -> timezone:
    if said[0] not in "+-":
        return UTC
    digits = said[1:].replace(":", "").ljust(4, "0")
    ahead = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return timezone(-ahead if said[0] == "-" else ahead)
