"""A supervision matter (监督事项) as data: who does what from which state, and whose time runs.

The public list, the deadlines, the forms and the engine all come from this one value. A department
may have its own fields; amending a matter makes a new version, and a running case keeps the version
it began under.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Side(StrEnum):
    """Whose duty an act or a clock is."""

    AUTHORITY = "authority"
    PARTY = "party"
    PLATFORM = "platform"
    PUBLIC = "public"
    SYSTEM = "system"


class Kind(StrEnum):
    """What a field of a form holds; every value travels as text.

    ``officers`` are logins and ``files`` digests, one a line; ``case`` names a
    case of ours; a ``digest`` is of the code that the act issues and is never written by hand.
    """

    TEXT = "text"
    DAY = "day"
    MOMENT = "moment"
    CODE = "code"
    AMOUNT = "amount"
    COUNT = "count"
    FLAG = "flag"
    NAMES = "names"
    OFFICERS = "officers"
    FILES = "files"
    CASE = "case"
    DIGEST = "digest"


class Effect(StrEnum):
    """What an act does to the tender or lot its case is about."""

    NONE = ""
    SUSPEND = "suspend"
    RESUME = "resume"


class Milestone(StrEnum):
    """How far a case came, the same for every matter: 受理, 决定, 整改到位."""

    NONE = ""
    RECEIVED = "received"
    ACCEPTED = "accepted"
    DECIDED = "decided"
    REMEDIED = "remedied"


class Unit(StrEnum):
    """日, 工作日, 年."""

    CALENDAR = "calendar"
    WORKING = "working"
    YEARS = "years"


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One thing in both languages."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """An article; ``confirmed`` is False while nobody has compared it with the official text."""

    law: str
    article: str
    confirmed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field of a form. ``codes`` are the choices of a code with their words.

    A ``closed`` field says who somebody is: those who handle the case read it, nobody else.
    ``part`` names the part of the form it stands in.
    """

    name: str
    words: Said
    kind: Kind = Kind.TEXT
    required: bool = False
    codes: Mapping[str, Said] = field(default_factory=dict)
    public: bool = False
    closed: bool = False
    part: str = ""
    longest: int = 4000

    def __post_init__(self) -> None:
        """Refuse a field that is public and closed."""
        if self.public and self.closed:
            raise ValueError(f"{self.name} is public and closed")


@dataclass(frozen=True, slots=True, kw_only=True)
class Guard:
    """A condition of an act by name, with what it speaks of; see ``domain.guards``.

    ``say`` names the field in which a person may say why they go on all the same.
    ``within`` names lines that an act listed: ``act.field``.
    """

    name: str
    of: str = ""
    least: int = 0
    say: str = ""
    within: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Feeds:
    """What an act says of the alerts its case came from: the verdict for each code of a field."""

    of: str
    verdicts: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """Where a case stands; ``side`` says whose move it is, ``ends`` that nothing follows."""

    name: str
    words: Said
    side: Side = Side.AUTHORITY
    ends: bool = False
    public: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Binding:
    """A platform's message that is an act by itself, so that nobody enters the same twice.

    ``set`` is the data set, ``at`` its field that dates the act (empty: the message's receipt); where
    that field is missing nothing was done. With ``every`` the act is done once each record of the set
    says ``at``, on the last of these moments.
    """

    set: str
    at: str = ""
    every: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One move: from any of ``sources`` to ``to`` (empty: the state stays), by whom, on what terms.

    An act without sources begins a case.

    ``milestone`` is how far the act brings the case, for the counts of all matters.
    ``power`` is what an officer needs; ``tells`` says that the platform hears of it; other sides act by
    the key, account or feedback code they hold. ``series`` is the word of the kind in the number that
    the document of this act gets (文号); an act without one issues no document.
    ``moves`` names the field with the department that handles the case from then on (``self``: the
    one that acts), ``joins`` and ``leaves`` that of one which handles it too, or no more; ``links``
    the field with an alert the case takes up; ``feeds`` what is said of its alerts.
    ``messages`` are those by which a platform has done the act already.
    """

    name: str
    words: Said
    sources: frozenset[str]
    to: str = ""
    side: Side = Side.AUTHORITY
    power: str = ""
    guards: tuple[Guard, ...] = ()
    fields: tuple[Field, ...] = ()
    papers: tuple[Said, ...] = ()
    tells: bool = False
    effect: Effect = Effect.NONE
    series: str = ""
    moves: str = ""
    joins: str = ""
    leaves: str = ""
    links: str = ""
    feeds: Feeds | None = None
    messages: tuple[Binding, ...] = ()
    milestone: Milestone = Milestone.NONE


@dataclass(frozen=True, slots=True, kw_only=True)
class Pause:
    """Days that do not count: between an act and another.

    The law leaves out the first day too (实施条例 61 review time); where ``first_counts`` the day of
    the pausing act was used, as under procedures that give back the days not used.
    """

    begins: str
    ends: str
    first_counts: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """Time that runs for ``side`` from one of ``starts`` until one of ``stops``.

    ``length`` counts ``unit``; or the last day is the one an act named in its field ``until``.
    Where the starting act asks for the day ``starts_on``, it counts from that day, not from the act's;
    where it names the day ``stops_on``, the clock stopped then (what interrupted a limitation).
    ``outages`` of our own may be left out where it is True. ``given`` lets only those starting acts
    begin it whose form says so.
    """

    name: str
    words: Said
    side: Side
    starts: frozenset[str]
    stops: frozenset[str]
    length: int = 0
    unit: Unit = Unit.WORKING
    until: str = ""
    starts_on: str = ""
    stops_on: str = ""
    pauses: tuple[Pause, ...] = ()
    again: bool = False
    outages: bool = False
    basis: tuple[Basis, ...] = ()
    given: Mapping[str, str] = field(default_factory=dict)


class Nature(StrEnum):
    """备案, 核准, 报告, 监督检查; empty where a matter is none of these."""

    NONE = ""
    FILING = "filing"
    APPROVAL = "approval"
    REPORT = "report"
    INSPECTION = "inspection"


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """One line of the list of supervision matters, whole.

    ``note`` says what whoever reads the list must know, as that a filing was abolished elsewhere.
    ``mandatory`` matters bind 依法必须招标 tenders alone.
    """

    code: str
    version: str
    words: Said
    object: Said
    basis: tuple[Basis, ...]
    states: Mapping[str, State]
    acts: Mapping[str, Act]
    clocks: tuple[Clock, ...] = ()
    nature: Nature = Nature.NONE
    note: Said | None = None
    mandatory: bool = False

    @property
    def bound(self) -> bool:
        """Say whether messages do its acts, so that where it stands follows from the record."""
        return any(act.messages for act in self.acts.values())

    def openings(self) -> list[Act]:
        """Return the acts that begin a case: those that come from no state."""
        return [act for act in self.acts.values() if not act.sources]

    def closed(self, act: str) -> list[str]:
        """Return the names of the fields of an act that say who somebody is."""
        return [one.name for one in self.acts[act].fields if one.closed]

    def may_follow(self, state: str) -> list[Act]:
        """Return the acts that can be done from ``state``, in the order of the list."""
        return [act for act in self.acts.values() if state in act.sources]
