"""一条时间线: everything about a tender in one order, findings opened where they happened. Pure."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from jianbiao.law.catalogue import RULES
from jianbiao.law.rule import Rule
from jianbiao.people.models import Officer
from jianbiao.publish import domain as public
from jianbiao.publish.domain.headlines import Headline
from jianbiao.publish.domain.lines import PUBLIC
from jianbiao.record.domain.items import Item
from jianbiao.standard.fields import FieldClass
from jianbiao.standard.terms import SHANGHAI
from jianbiao.watch.asking import sets_of
from jianbiao.watch.domain import GRAVE, SHOWN, Finding
from jianbiao.watch.models import Alert, Deadline
from jianbiao.watch.telling import may_be_told

STAFF = frozenset({FieldClass.OPEN, FieldClass.GOVERNMENT, FieldClass.LICENSED})
"""Classes of fields that supervision reads, where its officer may read what is not open."""

FEW = 6
"""Records of one set that a timeline shows unasked: a lot may have a thousand of them."""
_APART = {"TENDER_LIST", "BID_OPEN_DETAIL", "TENDER_CANDIDATE"}
"""Records of single bidders, which stand in the table of bids."""

_LATE = 24 * 3600


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A finding as it opens in place, with its alert where it raised one."""

    finding: Finding
    rule: Rule
    alert: Alert | None

    @property
    def seal(self) -> str:
        """The mark a machine may stamp: 越 or 议, closed once a person has judged."""
        if self.alert is not None and self.alert.state == "closed":
            return "closed"
        return "breach" if self.finding.worst == "breach" else "doubt"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line: an item, a bare finding (``item`` is None), now, or what is due."""

    at: datetime
    kind: str
    item: Item | None = None
    head: Headline | None = None
    brief: tuple[public.Line, ...] = ()
    rest: tuple[public.Line, ...] = ()
    findings: tuple[Shown, ...] = ()
    due: Deadline | None = None
    more: int = 0
    history: bool = False

    @property
    def delay(self) -> float:
        """Seconds from happening to arrival."""
        if self.item is None:
            return 0.0
        return max(0.0, (self.item.received_at - self.item.happened_at).total_seconds())

    @property
    def late(self) -> bool:
        """Say whether the report came more than a day after what it tells; history never is late."""
        return self.delay > _LATE and not self.history

    @property
    def seal(self) -> str:
        """The gravest mark among the findings here; empty where there is none."""
        seals = [one.seal for one in self.findings]
        return next((s for s in ("breach", "doubt", "closed") if s in seals), "")


def classes(user: object) -> frozenset[FieldClass]:
    """Return the classes of fields that this visitor may read on a staff page."""
    able = isinstance(user, Officer) and user.may("restricted.read")
    return STAFF if able else PUBLIC


@dataclass(slots=True, kw_only=True)
class Matter:
    """What a timeline is made of. Of the set ``whole`` every record is shown, of others a few.

    ``docked``: the hour in which each platform first reported.
    """

    items: Sequence[Item]
    findings: Sequence[Finding]
    alerts: Sequence[Alert]
    deadlines: Sequence[Deadline]
    moments: Mapping[int, datetime] = field(default_factory=dict)
    whole: str = ""
    classes: frozenset[FieldClass] = STAFF
    docked: Mapping[str, str] = field(default_factory=dict)


def speaking(findings: Iterable[Finding], items: Sequence[Item], at: datetime) -> list[Finding]:
    """Return the findings that may be shown: before the opening none that counts or names bids.

    Before the award there is none of what the panel is or judged, unless it is grave: what a panel
    does wrong is asked about while it can still be put right.
    """
    return [one for one in findings if _may_be_told(one, items, at)]


def _may_be_told(one: Finding, items: Sequence[Item], at: datetime) -> bool:
    if not may_be_told(one.rule, one.lot, items, at):
        return False
    grave = one.worst in GRAVE
    return grave or not tells_judgement(one.rule) or public.awarded(items, one.lot, at)


def timeline(matter: Matter, now: datetime) -> list[Row]:
    """Return the rows of a tender, oldest first, with now between what was and what is due."""
    shown = _shown(matter)
    placed: set[tuple[str, str]] = set()
    rows = []
    for one, more in _few(matter, {said.finding.since for said in shown}):
        here = tuple(s for s in shown if s.finding.since in {one.number, one.proof})
        placed |= {(s.finding.rule, s.finding.subject) for s in here}
        docked = matter.docked.get(one.platform, "")
        rows.append(_row(one, here, matter.classes, more=more, docked=docked))
    rows += [
        _bare(said, matter.moments, now)
        for said in shown
        if (said.finding.rule, said.finding.subject) not in placed
    ]
    rows.sort(key=lambda row: (row.at, row.item.number if row.item else 0))
    due = [_due(one) for one in matter.deadlines]
    before = [row for row in rows if row.at <= now]
    after = [row for row in rows if row.at > now]
    return [*before, Row(at=now, kind="now"), *sorted([*after, *due], key=lambda row: row.at)]


def _few(matter: Matter, told: Collection[int]) -> Iterator[tuple[Item, int]]:
    """Yield the items that stand on a timeline, and after the last of a set how many it leaves out.

    What a finding is ``told`` about always stands there.
    """
    items = [one for one in matter.items if one.set not in _APART]
    quiet = [one for one in items if not {one.number, one.proof}.intersection(told)]
    many, seen = Counter(one.set for one in quiet), Counter[str]()
    left = {one.number for one in quiet if one.set != matter.whole}
    for one in items:
        seen[one.set] += one.number in left
        if one.number not in left:
            yield one, 0
        elif seen[one.set] <= FEW:
            yield one, many[one.set] - FEW if seen[one.set] == FEW else 0


def _shown(matter: Matter) -> list[Shown]:
    alerts = {(one.rule, one.subject): one for one in matter.alerts}
    return [
        Shown(finding=one, rule=RULES[one.rule], alert=alerts.get((one.rule, one.subject)))
        for one in matter.findings
        if one.worst in GRAVE and one.standing in SHOWN
    ]


def _row(
    one: Item,
    here: tuple[Shown, ...],
    classes: frozenset[FieldClass],
    *,
    more: int = 0,
    docked: str = "",
) -> Row:
    head = public.headline(one)
    lines = public.lines(one.set, one.data, classes)
    return Row(
        at=one.happened_at,
        kind="item",
        item=one,
        head=head,
        brief=tuple(line for line in lines if line.name in head.brief),
        rest=tuple(line for line in lines if line.name not in head.brief),
        findings=here,
        more=more,
        history=f"{one.happened_at.astimezone(SHANGHAI):%Y-%m-%dT%H}" < docked,
    )


def _bare(one: Shown, moments: Mapping[int, datetime], now: datetime) -> Row:
    """Return the row of a finding whose cause stands in no row of its own."""
    at = one.finding.broken_at or moments.get(one.finding.since) or now
    return Row(at=min(at, now), kind="finding", findings=(one,))


def _due(one: Deadline) -> Row:
    end = datetime(one.due_on.year, one.due_on.month, one.due_on.day, 23, 59, 59, tzinfo=SHANGHAI)
    return Row(at=end, kind="due", due=one)


def tells_judgement(rule: str) -> bool:
    """Say whether an answer of ``rule`` would tell who sat on the panel or what it judged."""
    return RULES[rule].unit == "panel" or bool(sets_of(rule) & public.JUDGED)
