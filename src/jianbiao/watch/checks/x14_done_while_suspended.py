"""X14 暂停期间继续招标投标活动: opening, publicity, award or contract while the tender was suspended.

Law: 招标投标法实施条例 第六十二条 (the regulator may order the activity to stop). Binds every tender.
Reading: what was done from the order on and before its lifting is a breach. An order of ours that
still stands has no end yet, so that everything after it is one. Before it, or from its lifting on,
is clear; a tender under an order with nothing done yet is clear too.
Undecidable: when it began cannot be read; a platform reported no end, and something was done since.
Not applicable: nothing was suspended.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from jianbiao.law.calendar import Calendar
from jianbiao.law.facts import Facts
from jianbiao.law.outcomes import Breach, Clear, NotApplicable, Outcome, Undecidable

NUMBER: Final = "X14"
UNIT: Final = "lot"

_SUSPENSIONS: Final = "x_suspensions"
_ACTS: Final = {
    "BID_OPENING_RECORD.TIME": ("开标", "The opening"),
    "TENDER_CANDIDATE_ANNOUNCE.PUBLICITY_START_TIME": ("公示", "The publicity"),
    "BID_WINNING_NOTICE.WIN_NOTICE_SEND_TIME": ("发出中标通知书", "The award notice"),
    "CONTRACT_PERFORMANCE.SIGN_TIME": ("订立合同", "The contract"),
}
_NONE: Final = NotApplicable(zh="没有责令暂停。", en="Nothing was suspended.")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stopped:
    """From when until when it was suspended; ``open`` while nothing says that it ended."""

    begun: datetime
    ended: datetime | None
    open: bool

    def covers(self, at: datetime) -> bool:
        """Say whether ``at`` lies in it for certain."""
        if self.ended is None:
            return self.open and self.begun <= at
        return self.begun <= at < self.ended

    def may_cover(self, at: datetime) -> bool:
        """Say whether ``at`` may lie in it, for nobody said when it ended."""
        return self.ended is None and not self.open and self.begun <= at


def check(facts: Facts, *, calendar: Calendar) -> Outcome:  # noqa: ARG001
    """Compare when each act was done with each suspension."""
    said = [Facts(one) for one in facts.listed(_SUSPENSIONS) or () if isinstance(one, Mapping)]
    if not said:
        return _NONE if not facts.get(_SUSPENSIONS) else Undecidable(missing=(_SUSPENSIONS,))
    spans = [
        _Stopped(
            begun=begun,
            ended=one.moment("until"),
            open=one.flag("ours") is True and one.get("until") is None,
        )
        for one in said
        if (begun := one.moment("from")) is not None
    ]
    done = [(name, at) for name in _ACTS if (at := facts.moment(name)) is not None]
    for name, at in sorted(done, key=lambda one: one[1]):
        if (under := next((one for one in spans if one.covers(at)), None)) is not None:
            return _breach(name, at, under)
    gap = len(spans) < len(said) or any(one.may_cover(at) for one in spans for _, at in done)
    if gap and done:
        return Undecidable(missing=(_SUSPENSIONS,))
    numbers = {"suspensions": str(len(said)), "acts": str(len(done))}
    return Clear(
        numbers=numbers,
        zh="暂停期间没有进行招标投标活动。",
        en="Nothing was done while it was suspended.",
    )


def _breach(name: str, at: datetime, under: _Stopped) -> Breach:
    zh, en = _ACTS[name]
    until = f"{under.ended:%Y-%m-%d %H:%M}" if under.ended else "-"
    numbers = {
        "from": f"{under.begun:%Y-%m-%d %H:%M}",
        "until": until,
        "act": name,
        "at": f"{at:%Y-%m-%d %H:%M}",
    }
    return Breach(
        numbers=numbers,
        zh=f"{zh}于{at:%Y-%m-%d %H:%M}，时在责令暂停期间（自{numbers['from']}，恢复于{until}）。",
        en=f"{en} came at {at:%Y-%m-%d %H:%M}, while the tender was suspended (from {numbers['from']}, lifted {until}).",
        at=at,
    )
