"""Reading a matter (监督事项) from data, strictly: what a matter may not say is refused with its place."""

import tomllib
from collections.abc import Iterable, Mapping
from typing import Any, Final

from jianbiao.errors import Malformed
from jianbiao.supervision.domain.guards import GUARDS
from jianbiao.supervision.domain.matters import (
    Act,
    Basis,
    Binding,
    Clock,
    Effect,
    Feeds,
    Field,
    Guard,
    Kind,
    Matter,
    Milestone,
    Nature,
    Pause,
    Said,
    Side,
    State,
    Unit,
)
from jianbiao.supervision.domain.numbering import FIELD

_CLOCK_GUARDS: Final = frozenset({"over", "runs", "heeded", "ended"})
_ACT_GUARDS: Final = frozenset({"another", "did", "did_not", "at_most", "receiver"})
_LIST_GUARDS: Final = frozenset({"listed", "each"})
_FORM_GUARDS: Final = frozenset(
    {
        *("says", "denies", "people", "staffed", "exists", "count", "listed"),
        *("able", "known", "superior", "in_range"),
    }
)
_FORM_OR_ALL: Final = frozenset({"impartial"})


def read_matter(said: Mapping[str, Any]) -> Matter:
    """Return the matter that ``said`` describes (the layout of supervision/matters/*.toml).

    Raise Malformed with code matter_malformed; ``where`` is the path of what is wrong: an unknown
    name, a state nothing leads to, a state that neither ends nor leads on, a clock nothing starts.
    """
    try:
        matter = _matter(said)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise _wrong(f"{type(error).__name__}: {error}", str(said.get("code", ""))) from error
    for act in matter.acts.values():
        _check_act(matter, act)
    for clock in matter.clocks:
        _check_clock(matter, clock)
    _check_ways(matter)
    return matter


def read_toml(text: str) -> Matter:
    """Return the matter in a TOML text. Raise Malformed with the line where it cannot be read."""
    try:
        return read_matter(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise _wrong(str(error), "toml") from error


def _matter(said: Mapping[str, Any]) -> Matter:
    states = {name: _state(name, one) for name, one in said["states"].items()}
    asked = {one["name"]: one.get("fields", ()) for one in said["acts"]}
    acts = {one["name"]: _act(one, asked) for one in said["acts"]}
    if len(acts) != len(said["acts"]):
        raise ValueError("two acts have one name")
    return Matter(
        code=str(said["code"]),
        version=str(said["version"]),
        words=_said(said),
        object=_said(said["object"]),
        basis=_basis(said.get("basis", ())),
        states=states,
        acts=acts,
        clocks=tuple(_clock(one) for one in said.get("clocks", ())),
        nature=Nature(said.get("nature", "")),
        note=_said(said["note"]) if "note" in said else None,
        mandatory=bool(said.get("mandatory", False)),
    )


def _said(said: Mapping[str, Any]) -> Said:
    return Said(zh=str(said["zh"]), en=str(said["en"]))


def _basis(said: Iterable[Mapping[str, Any]]) -> tuple[Basis, ...]:
    return tuple(
        Basis(law=str(one["law"]), article=str(one["article"]), confirmed=bool(one["confirmed"]))
        for one in said
    )


def _state(name: str, said: Mapping[str, Any]) -> State:
    return State(
        name=name,
        words=_said(said),
        side=Side(said.get("side", "authority")),
        ends=bool(said.get("ends", False)),
        public=bool(said.get("public", False)),
    )


def _act(said: Mapping[str, Any], asked: Mapping[str, Any]) -> Act:
    """Read an act; it asks for its own fields, and for those of the act that ``like`` names."""
    fields = (*said.get("fields", ()), *(asked[said["like"]] if "like" in said else ()))
    return Act(
        name=str(said["name"]),
        words=_said(said),
        sources=frozenset(said.get("from", ())),
        to=str(said.get("to", "")),
        side=Side(said.get("side", "authority")),
        power=str(said.get("power", "")),
        guards=tuple(Guard(**one) for one in said.get("guards", ())),
        fields=tuple(_field(one) for one in fields),
        papers=tuple(_said(one) for one in said.get("papers", ())),
        tells=bool(said.get("tells", False)),
        effect=Effect(said.get("effect", "")),
        series=str(said.get("series", "")),
        moves=str(said.get("moves", "")),
        joins=str(said.get("joins", "")),
        leaves=str(said.get("leaves", "")),
        links=str(said.get("links", "")),
        feeds=_feeds(said["feeds"]) if "feeds" in said else None,
        messages=tuple(Binding(**one) for one in said.get("messages", ())),
        milestone=Milestone(said.get("milestone", "")),
    )


def _feeds(said: Mapping[str, Any]) -> Feeds:
    verdicts = {str(code): str(verdict) for code, verdict in said["verdicts"].items()}
    return Feeds(of=str(said["of"]), verdicts=verdicts)


def _field(said: Mapping[str, Any]) -> Field:
    return Field(
        name=str(said["name"]),
        words=_said(said),
        kind=Kind(said.get("kind", "text")),
        required=bool(said.get("required", False)),
        codes={code: _said(one) for code, one in said.get("codes", {}).items()},
        public=bool(said.get("public", False)),
        closed=bool(said.get("closed", False)),
        part=str(said.get("part", "")),
        longest=int(said.get("longest", 4000)),
    )


def _clock(said: Mapping[str, Any]) -> Clock:
    return Clock(
        name=str(said["name"]),
        words=_said(said),
        side=Side(said["side"]),
        starts=frozenset(said["starts"]),
        stops=frozenset(said["stops"]),
        length=int(said.get("length", 0)),
        unit=Unit(said.get("unit", "working")),
        until=str(said.get("until", "")),
        starts_on=str(said.get("starts_on", "")),
        stops_on=str(said.get("stops_on", "")),
        pauses=tuple(Pause(**one) for one in said.get("pauses", ())),
        again=bool(said.get("again", False)),
        outages=bool(said.get("outages", False)),
        basis=_basis(said.get("basis", ())),
        given={str(name): str(value) for name, value in said.get("given", {}).items()},
    )


def _check_act(matter: Matter, act: Act) -> None:
    where = f"acts/{act.name}"
    for state in act.sources | ({act.to} if act.to else set()):
        if state not in matter.states:
            raise _wrong(f"no state {state}", where)
    if not act.sources and not act.to:
        raise _wrong("an act that begins a case leads to a state", where)
    if (act.side is Side.AUTHORITY) != bool(act.power):
        raise _wrong("an act of the authority names a power, no other act does", where)
    if any(matter.states[state].ends for state in act.sources):
        raise _wrong("nothing follows a state that ends", where)
    fields = {field.name for field in act.fields}
    _check_fields(act, fields, where)
    for guard in act.guards:
        _check_guard(matter, guard, fields, where)


def _check_fields(act: Act, fields: set[str], where: str) -> None:
    if len(fields) != len(act.fields):
        raise _wrong("two fields have one name", where)
    for field in act.fields:
        if (field.kind is Kind.CODE) != bool(field.codes):
            raise _wrong(f"{field.name}: a code has codes, nothing else has", where)
    if act.series and (act.side is not Side.AUTHORITY or FIELD not in fields):
        raise _wrong(f"a document is the authority's, and its act asks for {FIELD}", where)
    for name in (act.moves, act.joins, act.leaves, act.links):
        if name not in {"", "self", *fields}:
            raise _wrong(f"no field {name}", where)
    if act.feeds and not any(
        one.name == act.feeds.of and one.codes.keys() == act.feeds.verdicts.keys()
        for one in act.fields
    ):
        raise _wrong("what it says of alerts is not what its form asks", where)


def _check_guard(matter: Matter, guard: Guard, fields: set[str], where: str) -> None:
    if guard.name not in GUARDS:
        raise _wrong(f"no guard {guard.name}", where)
    if (guard.name in _LIST_GUARDS) != bool(guard.within):
        raise _wrong(f"{guard.name} names no list, or one that it does not read", where)
    if guard.within and not _is_place(matter, guard.within):
        raise _wrong(f"{guard.name}: no {guard.within}", where)
    if guard.of not in _spoken_of(matter, guard, fields):
        raise _wrong(f"{guard.name} speaks of {guard.of or 'nothing'}", where)


def _spoken_of(matter: Matter, guard: Guard, fields: set[str]) -> Iterable[str]:
    """Return what a guard may speak of: acts, fields, clocks, or nothing."""
    known: Iterable[str] = {""}
    if guard.name in _ACT_GUARDS:
        known = matter.acts
    elif guard.name in _FORM_GUARDS:
        known = fields
    elif guard.name in _FORM_OR_ALL:
        known = fields | {""}
    elif guard.name == "named":
        known = {field.name for act in matter.acts.values() for field in act.fields}
    elif guard.name in _CLOCK_GUARDS:
        known = {clock.name for clock in matter.clocks}
    elif guard.name == "each":
        known = {guard.of} if _is_place(matter, guard.of) else ()
    return known


def _is_place(matter: Matter, place: str) -> bool:
    """Say whether ``place``, as ``act.field``, is a field of an act."""
    act, _, field = place.partition(".")
    return act in matter.acts and field in {one.name for one in matter.acts[act].fields}


def _check_clock(matter: Matter, clock: Clock) -> None:
    where = f"clocks/{clock.name}"
    for name in clock.given:
        if not any(name == one.name for act in clock.starts for one in matter.acts[act].fields):
            raise _wrong(f"nothing that starts it asks for {name}", where)
    named = clock.starts | clock.stops | {p.begins for p in clock.pauses}
    named |= {p.ends for p in clock.pauses}
    if unknown := sorted(named - matter.acts.keys()):
        raise _wrong(f"no act {unknown[0]}", where)
    if not clock.starts:
        raise _wrong("nothing starts it", where)
    if bool(clock.length > 0) == bool(clock.until):
        raise _wrong("a clock has a length or a field that says until when", where)
    asked = {
        start: {one.name for one in matter.acts[start].fields if one.kind is Kind.DAY}
        for start in clock.starts
    }
    for start, days in asked.items():
        if clock.until and clock.until not in days:
            raise _wrong(f"{start} asks for no day {clock.until}", where)
    for name in (clock.starts_on, clock.stops_on):
        if name and not any(name in days for days in asked.values()):
            raise _wrong(f"nothing that starts it asks for a day {name}", where)


def _check_ways(matter: Matter) -> None:
    """Refuse states nothing leads to, and states from which no end can be reached."""
    reached, new = set[str](), {act.to for act in matter.openings()}
    while new:
        reached |= new
        new = {
            act.to
            for act in matter.acts.values()
            if act.to and act.sources & reached and act.to not in reached
        }
    if lost := sorted(matter.states.keys() - reached):
        raise _wrong("nothing leads to it", f"states/{lost[0]}")
    ending = {name for name, state in matter.states.items() if state.ends}
    more = set(ending)
    while more:
        more = {
            source
            for act in matter.acts.values()
            if act.to in ending
            for source in act.sources - ending
        }
        ending |= more
    if stuck := sorted(matter.states.keys() - ending):
        raise _wrong("it neither ends nor leads to an end", f"states/{stuck[0]}")


def _wrong(said: str, where: str) -> Malformed:
    return Malformed(said, code="matter_malformed", where=where)
