"""B01 投标人少于三个: bids were opened though fewer than three bidders had come.

Law: 招标投标法 第二十八条, 招标投标法实施条例 第四十四条 (fewer than three: not opened, tendered
anew). Binds every tender.
Reading: a consortium is one bidder. Three or more are clear; two are a breach once an opening is
recorded, whatever is reported afterwards, and clear while nothing was opened and the failure is
reported. Where the list names one bidder twice, or list and count fall on different sides of
three, a person must look: doubtful.
Undecidable: no list; fewer than three, but neither an opening nor a failure reported.
Not applicable: nothing of bids or opening reported yet.
"""

from datetime import datetime
from typing import Final

from jianbiao.law.calendar import Calendar
from jianbiao.law.facts import Facts
from jianbiao.law.outcomes import Breach, Clear, Doubt, NotApplicable, Outcome, Undecidable

NUMBER: Final = "B01"
UNIT: Final = "lot"

_LIST: Final = "x_TENDER_LIST"
_COUNT: Final = "x_TENDER_LIST_count"
_OPENED: Final = "BID_OPENING_RECORD.TIME"
_FAILED: Final = "TENDER_ABNORMITY_REPORT.EXCEPITON_TYPE"
_NONE: Final = NotApplicable(
    zh="尚无投标人名单和开标记录。", en="No list of bidders and no opening yet."
)


def check(facts: Facts, *, calendar: Calendar, bidders: int) -> Outcome:  # noqa: ARG001
    """Compare the number of bidders with ``bidders`` once something was opened."""
    if not facts.speaks_of(_LIST, _COUNT, _OPENED):
        return _NONE
    opened = facts.moment(_OPENED)
    failed = facts.text(_FAILED) is not None
    counts = _counts(facts)
    if opened is None and failed:
        return Clear(
            numbers={"bidders": _range(counts)},
            zh="未开标，已报告招标异常。",
            en="Nothing was opened and the failure was reported.",
        )
    if not counts:
        return Undecidable(missing=(_COUNT,))
    if min(counts) >= bidders:
        return Clear(
            tell=lambda: (
                {"bidders": _range(counts), "required": str(bidders)},
                f"投标人{_range(counts)}个，不少于{bidders}个。",
                f"{_range(counts)} bidders, not fewer than {bidders}.",
            )
        )
    if opened is None:
        return Undecidable(missing=(_OPENED,))
    return _opened_short(counts, opened, bidders)


def _opened_short(counts: tuple[int, ...], opened: datetime, bidders: int) -> Outcome:
    numbers = {
        "bidders": _range(counts),
        "required": str(bidders),
        "opened_at": f"{opened:%Y-%m-%d %H:%M}",
    }
    if max(counts) >= bidders:
        return Doubt(
            numbers=numbers,
            zh=f"投标人数的两种口径为{_range(counts)}个，已于{opened:%Y-%m-%d %H:%M}开标，须由人核对。",
            en=f"Two counts of bidders give {_range(counts)}, and bids were opened at {opened:%Y-%m-%d %H:%M}; a person must look.",
            at=opened,
        )
    return Breach(
        numbers=numbers,
        zh=f"投标人{_range(counts)}个，少于{bidders}个，已于{opened:%Y-%m-%d %H:%M}开标。",
        en=f"Bids were opened at {opened:%Y-%m-%d %H:%M} with {_range(counts)} bidders, fewer than {bidders}.",
        at=opened,
    )


def _counts(facts: Facts) -> tuple[int, ...]:
    """Return every way of counting the bidders that the facts give."""
    said = facts.get(_LIST)
    listed = (len(said), len({str(one).strip() for one in said})) if isinstance(said, list) else ()
    count = facts.count(_COUNT)
    return listed if count is None else (*listed, count)


def _range(counts: tuple[int, ...]) -> str:
    low, high = (min(counts), max(counts)) if counts else ("?", "?")
    return str(low) if low == high else f"{low}–{high}"
