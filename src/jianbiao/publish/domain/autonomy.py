"""招标人自主决定 of one tender for everybody: who decided what, why, when, and what the law checks."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from jianbiao.law.facts import read_moment
from jianbiao.record.domain.items import Item
from jianbiao.record.domain.own_decisions import MODE, WINNER
from jianbiao.standard import tendering_codes as lists
from jianbiao.standard.messages import DELETE
from jianbiao.standard.terms import SHANGHAI
from jianbiao.supervision.domain.duties import MISSING, steps

CHECKED: Final[Mapping[str, tuple[str, ...]]] = {
    "1": ("P08", "P09", "P10"),
    "2": ("P08",),
    "3": ("P29",),
    "4": ("B20", "P29"),
    "5": ("B13", "B17"),
    "6": ("A04", "A05", "A06"),
    "7": ("B26",),
}
"""Which rules check what was decided, by kind."""

_METHOD: Final = "4"
_NOTICE: Final = "TENDER_ANN_QUA_INQUERY_ANN"


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnDecision:
    """One decision; ``said`` is False where other records show it and nobody reported it."""

    kind: str
    content: str
    reason: str
    decider: str
    at: datetime
    number: int
    proof: int
    lot: str
    said: bool

    @property
    def words(self) -> tuple[str, str]:
        """Return what was decided, in both languages."""
        return lists.DECISION_KIND.values.get(self.kind, (self.kind, self.kind))

    @property
    def rules(self) -> tuple[str, ...]:
        """Return the rules that check it, ours about reasons behind those of the law."""
        return (*CHECKED.get(self.kind, ()), "X15")


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """A time limit of the law beside what was given; ``days`` None where a moment is missing."""

    rule: str
    least: int
    days: int | None
    binds: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Simplified:
    """Whether simplified time limits (简化期限) may apply to a tender, and why.

    They may only where tendering is not mandatory, every step reached came electronically, and the
    notice was published on a designated medium; the floors of the law stay in any case.
    """

    mandatory: bool | None
    missing: tuple[str, ...]
    published: bool
    limits: tuple[Limit, ...]

    @property
    def applies(self) -> bool:
        """Say whether all conditions hold."""
        return self.mandatory is False and not self.missing and self.published


def own_decisions(open_items: Iterable[Item]) -> tuple[OwnDecision, ...]:
    """Return what the procuring entity decided on its own, of open items alone, in order of time."""
    held = [one for one in open_items if one.ended_by == 0 and one.data_type != DELETE]
    told = [_told(one) for one in held if one.set == "ENTITY_DECISION"]
    known = {(one.kind, one.lot) for one in told}
    shown = {(kind, one.lot): _shown(kind, one) for one in held for kind in _kinds(one)}
    untold = [
        one
        for (kind, lot), one in shown.items()
        if (kind, lot) not in known and (kind, "") not in known
    ]
    return tuple(sorted((*told, *untold), key=lambda one: (one.at, one.number)))


def simplified(items: Sequence[Item]) -> Simplified:
    """Return whether simplified limits may apply; of the items only which sets are there is told."""
    held = [one for one in items if one.ended_by == 0 and one.data_type != DELETE]
    way = steps(one.set for one in held)
    mandatory = _last(held, "TENDER_PROJECT", "IS_TO_LAW")
    notice = next((one for one in reversed(held) if one.set == _NOTICE), None)
    data = notice.data if notice and notice.data.get("BULLETIN_TYPE") != "2" else {}
    binding = mandatory == "1"
    return Simplified(
        mandatory={"1": True, "0": False}.get(str(mandatory)),
        missing=tuple(name for name, how in way.items() if how == MISSING),
        published=any(
            one.set == "NOTICE_PUBLICATION"
            and one.data.get("IS_DESIGNATED") == "1"
            and bool(one.data.get("PUBLISH_TIME"))
            for one in held
        ),
        limits=(
            _limit("P16", 5, data, "DOC_GET_START_TIME", "DOC_GET_END_TIME", binds=True),
            _limit("P18", 20, data, "DOC_GET_START_TIME", "BID_DOC_REFER_END_TIME", binds=binding),
        ),
    )


def _told(one: Item) -> OwnDecision:
    data = one.data
    return OwnDecision(
        kind=str(data.get("DECISION_KIND", "")),
        content=str(data.get("DECISION_CONTENT", "")),
        reason=str(data.get("DECISION_REASON", "")),
        decider=str(data.get("DECIDER_NAME", "")),
        at=read_moment(str(data.get("DECIDE_TIME", ""))) or one.happened_at,
        number=one.number,
        proof=one.proof,
        lot=one.lot,
        said=True,
    )


def _kinds(one: Item) -> list[str]:
    """Return the kinds of decision that a record of another set shows."""
    data = one.data
    shown = {
        "TENDER_PROJECT": (MODE, data.get("TENDER_MODE") == "2"),
        "BID_DECISION_INFO": (WINNER, data.get("DECIDE_METHOD") == "2"),
        "TENDER_FILE_CLARI_MODI": (_METHOD, bool(data.get("EVALUATING_METHOD"))),
    }
    kind, here = shown.get(one.set, ("", False))
    return [kind] if here else []


def _shown(kind: str, one: Item) -> OwnDecision:
    return OwnDecision(
        kind=kind,
        content=str(one.data.get("EVALUATING_METHOD", "")) if kind == _METHOD else "",
        reason="",
        decider="",
        at=one.happened_at,
        number=one.number,
        proof=one.proof,
        lot=one.lot,
        said=False,
    )


def _last(held: Sequence[Item], name: str, field: str) -> Any:
    return next(
        (one.data[field] for one in reversed(held) if one.set == name and field in one.data), None
    )


def _limit(
    rule: str, least: int, data: Mapping[str, Any], start: str, end: str, *, binds: bool
) -> Limit:
    since, until = _day(data.get(start)), _day(data.get(end))
    days = (until - since).days if since and until else None
    return Limit(rule=rule, least=least, days=days, binds=binds)


def _day(said: Any) -> date | None:
    at = read_moment(str(said)) if said else None
    return at.astimezone(SHANGHAI).date() if at else None
