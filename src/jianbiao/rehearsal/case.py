"""One tender while its platform writes it down (项目讲述): what was said so far, and what is true.

A ``Case`` is the pen of one tender: every phase says its messages through it, in one random stream.
"""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Final

from jianbiao.kit.messages import validate
from jianbiao.rehearsal.days import Working
from jianbiao.rehearsal.decks import GROUPED, KEYED, TRACES, UNITS
from jianbiao.rehearsal.moments import lag, rfc3339, seconds
from jianbiao.rehearsal.names import Work
from jianbiao.rehearsal.plans import (
    DOUBT,
    EVERY_BID,
    EVERY_LOT,
    KIND_OF,
    LATER_BIDS,
    Effect,
    Plan,
)
from jianbiao.rehearsal.prices import CENT, Terms
from jianbiao.rehearsal.profiles import Profile
from jianbiao.rehearsal.province import PLATFORMS, Platform
from jianbiao.rehearsal.shape import Shape, bent
from jianbiao.rehearsal.told import Sent, Truth
from jianbiao.standard.sets import VERSIONS
from jianbiao.standard.terms import SHANGHAI

_NOTICE: Final = "TENDER_ANN_QUA_INQUERY_ANN"
_LIST: Final = "TENDER_LIST"
_DOCUMENTS: Final = "TENDER_FILE_CLARI_MODI"
_OWN: Final = {
    "bid": _LIST,
    "notice": _NOTICE,
    "publication": "NOTICE_PUBLICATION",
    "direct": "DIRECT_CONTRACT_INFO",
    "objection": "OBJECTION",
    "complaint": "COMPLAINT_INFO",
    "visit": "SITE_VISIT_INFO",
    "decision": "VIOLATING_LAWS_RULES_INFO",
    "prequalification_clarification": "QUALI_INQUERY_CLARI",
}
"""The set of which one record is the subject."""

_SEATED: Final = frozenset(["B13", "B14"])
"""Rules about members, who sit only where bids were opened."""

_OF_LOT: Final = frozenset(["bid", "objection", "complaint", "decision"])
_WAN: Final = Decimal(10_000)
_NEVER: Final = datetime.max.replace(tzinfo=SHANGHAI)
_VERSION: Final = next(reversed(VERSIONS))
_FIRST: Final = "001"
"""How the code of a tender's first lot ends."""

_PROJECT: Final = 17
"""Characters of a project's code, which those of its tenders and lots begin with."""

_UNREPORTED: Final = "900"
_CODES: Final = 1_000_000
_SEED_STEP: Final = 100_003
"""Keeps the project codes of one seed apart from those of the next."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lot:
    """One lot as it is tendered; ``shape`` is bent only in the lot where something is ``planted``."""

    code: str
    name: str
    estimate: Decimal
    ceiling: Decimal
    bond: Decimal
    days: int
    terms: Terms
    shape: Shape
    planted: bool
    separated: bool

    @property
    def tender(self) -> str:
        """The code of its tender."""
        return self.code[:20]

    def kept(self, name: str, value: Any) -> Any:
        """Return ``value`` unless what is planted in it leaves that field out."""
        return None if name in self.shape.missing else value

    @property
    def place(self) -> dict[str, str]:
        """Its codes as every record of it carries them."""
        return {"TENDER_PROJECT_CODE": self.code[:20], "BID_SECTION_CODE": self.code}


@dataclass(slots=True, kw_only=True)
class Case:
    """One tender while it is told.

    ``subjects`` are the keys of what rules are asked about, ``keys`` those of bids by bidder. By lot:
    ``seated`` panels that reported, ``bias`` (an expert and the firm it favours), codes of parties that colluders
    (``joined``) or something else planted (``tied``) join, digests of ``attachments`` that are not
    those received, bidders ``listed``, who ``won``, when it was ``decided``, ``objections``.
    ``pending`` are acts of groups whose truth is told at the end of the round, ``papers`` what stands
    beside the bids of the lot told last, ``deadline`` the one in force in the end. ``by_set`` has
    the first ``sorted`` messages by their set.
    """

    seed: int
    index: int
    profile: Profile
    chance: random.Random
    platform: Platform
    work: Work
    shape: Shape
    works: Working
    mandatory: bool
    round: int = 1
    sent: list[Sent] = field(default_factory=list)
    truth: list[Truth] = field(default_factory=list)
    subjects: dict[str, str] = field(default_factory=dict)
    joined: dict[str, tuple[str, ...]] = field(default_factory=dict)
    tied: dict[str, tuple[str, ...]] = field(default_factory=dict)
    attachments: dict[str, str] = field(default_factory=dict)
    seated: set[str] = field(default_factory=set)
    bias: dict[str, tuple[int, int]] = field(default_factory=dict)
    pending: list[tuple[Effect, Lot, str, tuple[str, ...], bool]] = field(default_factory=list)
    invited: tuple[int, ...] = ()
    keys: dict[str, str] = field(default_factory=dict)
    listed: dict[str, tuple[dict[str, str], ...]] = field(default_factory=dict)
    papers: dict[str, Any] = field(default_factory=dict)
    won: dict[str, str] = field(default_factory=dict)
    decided: dict[str, datetime] = field(default_factory=dict)
    objections: dict[str, tuple[str, datetime, datetime]] = field(default_factory=dict)
    deadline: datetime = _NEVER
    serial: int = 0
    by_set: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    sorted: int = 0
    origin: dict[str, str] = field(init=False)
    keyed: str = field(init=False)
    named: str = field(init=False)

    def __post_init__(self) -> None:
        """Know what every record says of where it comes from, and how its key and id read."""
        self.keyed = f"{self.seed % 100:02d}{self.index:07d}"
        self.named = f"-{self.seed}-{self.index}-"
        self.origin = {"PLATFORM_CODE": self.platform.uscc, "TRADE_PLAT": self.platform.code}

    @property
    def project(self) -> str:
        """The project's code: the platform's, then six digits of seed and index."""
        number = (self.seed * _SEED_STEP + self.index) % _CODES
        named = self.another if self.shape.another_code else self.platform
        return f"{named.code}{number:06d}"

    @property
    def another(self) -> Platform:
        """Another platform, with whose code a project's may begin."""
        return next(one for one in PLATFORMS if one is not self.platform)

    @property
    def tender(self) -> str:
        """The code of the project's tender: the first one, or the one that repeats it."""
        return f"{self.project}{self.round:03d}"

    @property
    def unreported(self) -> str:
        """The code of a tender of the project that was held before anybody reported, or elsewhere."""
        return f"{self.project}{_UNREPORTED}"

    @property
    def title(self) -> str:
        """The name of the tender; one that repeats another says so."""
        again = "（二次）" if self.round > 1 else ""
        return self.work.title + self.work.subject + again

    def say(
        self,
        name: str,
        at: datetime,
        data: Mapping[str, Any],
        *,
        delay: timedelta = timedelta(0),
        change_of: str = "",
        replaces: str | None = None,
        spoil: Mapping[str, str] | None = None,
    ) -> str:
        """Report ``data`` as having happened at ``at``; None is left out. Return its data key.

        ``delay`` is what it takes beyond the platform's usual; ``change_of`` is the data key of the
        record it changes; ``spoil`` are values it will be rejected for, ``replaces`` repairs that.
        """
        self.serial += 1
        if at.microsecond:
            at = at.replace(microsecond=0)
        key = change_of or f"{self.keyed}{self.serial:05d}"
        if self.shape.says:
            data = self._bent(name, data)
        said = {name: value for name, value in data.items() if value is not None}
        said |= {**self.origin, **(spoil or {})}
        message: dict[str, Any] = {
            "message_id": f"{seconds(at):011d}{self.named}{self.serial}",
            "set": name,
            "version": _VERSION,
            "data_type": "2" if change_of else "1",
            "data_key": key,
            "happened_at": rfc3339(at),
            "data": said,
        }
        if replaces is not None:
            message["replaces"] = replaces
        flaw = validate(message)[0].code if spoil else ""
        sent_at = at + delay + lag(self.chance, self.platform.lag)
        self.sent.append(Sent(sent_at, self.platform.code, message, flaw))
        return key

    def _bent(self, name: str, data: Mapping[str, Any]) -> Mapping[str, Any]:
        """Return what a record of set ``name`` says in the planted lot, which is the first."""
        lot = data.get("BID_SECTION_CODE")
        if (lot and not lot.endswith(_FIRST)) or (name == _DOCUMENTS and "CLARIFY_TIME" in data):
            return data
        said = {
            field: value
            for place, value in self.shape.says.items()
            for of, _, field in [place.partition(".")]
            if of == name
        }
        return bent(data, said) if said else data

    @property
    def last_id(self) -> str:
        """The id of the message said last."""
        return str(self.sent[-1].message["message_id"])

    def kept(self, name: str, value: Any) -> Any:
        """Return ``value`` unless the plan leaves that field out."""
        return None if name in self.shape.missing else value

    def priced(self, amount: Decimal) -> tuple[str, str]:
        """Return an amount and its unit as the platform reports them: 元, or 万元 with six places."""
        if self.in_wan:
            return f"{amount / _WAN:.6f}", "1"
        return f"{amount:.2f}", "0"

    @property
    def state_funds(self) -> bool:
        """Say whether state funds pay for most of it."""
        if self.shape.state_funds is not None:
            return self.shape.state_funds
        return "自筹" not in self.work.fund

    @property
    def in_wan(self) -> bool:
        """Say whether prices are reported in 万元."""
        return self.platform.wan if self.shape.wan is None else self.shape.wan

    def note(
        self,
        effects: Sequence[Effect],
        lots: Sequence[Lot],
        *,
        parties: Sequence[str] = (),
        hard: bool = False,
    ) -> None:
        """Keep what is true of planted effects, about the first of ``lots`` or as they say."""
        for effect in effects:
            for lot, unit, key in self._on(effect, lots):
                self.truth.append(self._truth(effect, lot, unit, key, parties, hard=hard))

    def reveal(self) -> None:
        """Keep what is true of the groups that acted in this round, now that all of it is told."""
        for effect, lot, name, codes, hard in self.pending:
            said = [
                m
                for m in self._said(effect.rule, lot)
                if m["data"].get("BIDDER_ORG_CODE", codes[0]) in codes
            ]
            told = self._truth(effect, lot, GROUPED.get(effect.rule, "group"), "", codes, hard=hard)
            ids = tuple(m["message_id"] for m in said)
            last = max((m["happened_at"] for m in said), default="")
            self.truth.append(replace(told, unit_id=name, messages=ids, planted_at=last))
        self.pending.clear()

    def plant(self, plan: Plan | None, lots: Sequence[Lot], *, parties: Sequence[str] = ()) -> None:
        """Keep what is true of a plan that has been carried out."""
        if plan is not None:
            self.note(plan.effects, lots, parties=parties, hard=plan.hard)

    def _on(self, effect: Effect, lots: Sequence[Lot]) -> Iterator[tuple[Lot, str, str]]:
        """Yield the lot, the unit and the data key (none for a lot) of what an effect is about."""
        if effect.on in {LATER_BIDS, EVERY_BID}:
            yield from self._bids(lots, later=effect.on == LATER_BIDS)
            return
        word = effect.on if effect.on not in {"", EVERY_LOT} else UNITS.get(effect.rule, "lot")
        reported = word == "panel" and effect.case == DOUBT
        if effect.on == EVERY_LOT and (effect.rule in _SEATED or reported):
            lots = [lot for lot in lots if lot.code in self.seated]
        for lot in lots if effect.on == EVERY_LOT else lots[:1]:
            yield lot, KEYED.get(word, word), self.subjects.get(word, "")

    def _bids(self, lots: Sequence[Lot], *, later: bool) -> Iterator[tuple[Lot, str, str]]:
        """Yield the bids for the first lot, or those for any that came in after the clarification."""
        said = [one.message for one in self.sent if not one.flaw]
        lots, since = lots if later else lots[:1], ""
        if later:
            key = self.subjects["clarification"]
            since = next(m["data"]["CLARIFY_TIME"] for m in said if m["data_key"] == key)
        by_code = {lot.code: lot for lot in lots}
        for message in said:
            if message["set"] == _LIST and message["data"].get("CHECKIN_TIME", "") >= since:
                lot = by_code.get(message["data"]["BID_SECTION_CODE"])
                if lot is not None:
                    yield lot, "bid", message["data_key"]

    def _truth(
        self,
        effect: Effect,
        lot: Lot,
        unit: str,
        key: str,
        parties: Sequence[str],
        *,
        hard: bool,
    ) -> Truth:
        apart = unit == "decision" and lot.shape.violation.startswith("unknown")
        elsewhere = self.unreported if apart else ""
        carrying = [m for m in self._said(effect.rule, lot, elsewhere) if _carries(m, unit, key)]
        if unit == "group":
            mine = self.joined.get(lot.code, ())
            carrying = [m for m in carrying if m["data"].get("BIDDER_ORG_CODE") in mine]
        return Truth(
            kind=KIND_OF.get(effect.rule, effect.rule),
            case=effect.case,
            rule=effect.rule,
            expected=effect.expected,
            passing=effect.passing,
            unit=unit,
            unit_id=_unit_id(lot, unit, self._key(unit, key), elsewhere=elsewhere),
            tender=elsewhere or lot.tender,
            lot=elsewhere or lot.code,
            parties=(self.work.entity.code, *parties),
            messages=tuple(m["message_id"] for m in carrying),
            planted_at=max((m["happened_at"] for m in carrying), default=""),
            strength="hard" if hard else "easy",
            profile=self.profile.name,
            seed=self.seed,
            index=self.index,
        )

    def _key(self, unit: str, key: str) -> str:
        """Return how the record names one of several: a decision, which anybody may report, with its platform."""
        return f"{self.platform.code}/{key}" if unit == "decision" and key else key

    def _said(self, rule: str, lot: Lot, elsewhere: str = "") -> list[dict[str, Any]]:
        """Return the messages about ``lot`` of the sets that carry the trace of ``rule``."""
        for one in self.sent[self.sorted :]:
            if not one.flaw:
                self.by_set.setdefault(one.message["set"], []).append(one.message)
        self.sorted = len(self.sent)
        return [
            message
            for name in TRACES[rule]
            for message in self.by_set.get(name, ())
            if message["data"].get("TENDER_PROJECT_CODE", lot.tender) in {lot.tender, elsewhere}
            and message["data"].get("BID_SECTION_CODE", lot.code) == lot.code
        ]


def _unit_id(lot: Lot, unit: str, key: str, *, elsewhere: str = "") -> str:
    """Return the name of a subject as the record has it."""
    if not key:
        whole = {"tender": lot.tender, "project": f"P:{lot.tender[:_PROJECT]}"}
        return {**whole, "panel": f"{lot.code}#panel"}.get(unit, lot.code)
    return f"{elsewhere or (lot.code if unit in _OF_LOT else lot.tender)}#{key}"


def cents(amount: Decimal) -> Decimal:
    """Return ``amount`` to the cent, half up."""
    return amount.quantize(CENT, ROUND_HALF_UP)


def _carries(message: Mapping[str, Any], unit: str, key: str) -> bool:
    """Say whether a message carries the trace of a subject: of several like it, only its own does."""
    return bool(message["set"] != _OWN.get(unit) or message["data_key"] == key)
