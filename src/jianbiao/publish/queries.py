"""Reading 公开信息: tenders, one tender, rules, the ledger's face. Open items and open fields only.

What moves while bids come in (the newest entry of a tender, its number of bids) neither orders nor
narrows a public list: it would tell what the law keeps secret until the opening.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.db.models import Q

from jianbiao.errors import Refused
from jianbiao.law.catalogue import RULES
from jianbiao.law.rule import Rule, Value
from jianbiao.ledger import keys, tiles
from jianbiao.ledger import queries as ledger_queries
from jianbiao.ledger.domain import notes
from jianbiao.ledger.logs import LOGS
from jianbiao.people import queries as people
from jianbiao.people.models import Platform
from jianbiao.publish import domain
from jianbiao.publish.attached import Attached, attached
from jianbiao.publish.domain.autonomy import OwnDecision, Simplified, own_decisions, simplified
from jianbiao.record import queries as record
from jianbiao.record.domain.items import OCDS, Item
from jianbiao.record.models import Item as ItemRow
from jianbiao.record.models import Tender
from jianbiao.register import queries as register
from jianbiao.register.domain import Standing, Stood


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One tender for the public; ``secret`` says that its bids are not open yet."""

    tender: Tender
    items: tuple[Item, ...]
    project: Item | None
    outline: domain.Outline
    steps: tuple[domain.Step, ...]
    bids: tuple[domain.Bid, ...]
    secret: bool
    platform: Platform | None
    numbers: tuple[int, ...]
    files: tuple[Attached, ...]
    decisions: tuple[OwnDecision, ...]
    simplified: Simplified


@dataclass(frozen=True, slots=True, kw_only=True)
class LogState:
    """A log's newest checkpoint and keys; ``note`` is empty while nothing is sealed."""

    name: str
    origin: str
    keys: tuple[str, ...]
    note: str
    size: int
    root: str
    signers: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicRule:
    """A rule in force: its words, its values in the whole country, the act that confirmed it."""

    rule: Rule
    values: Mapping[str, Value]
    stood: Stood
    by: str


def closing(at: datetime, limit: int = 8) -> Sequence[Tender]:
    """Return tenders whose deadline for bids comes next."""
    rows = record.tenders(None).filter(deadline__gt=at, opened_at=None)
    return list(rows.order_by("deadline", "code")[:limit])


def newest(limit: int = 8) -> Sequence[Tender]:
    """Return the tenders begun last."""
    return list(record.tenders(None).order_by("-first_at", "code")[:limit])


def tender_page(code: str, at: datetime) -> Page:
    """Return one tender as anybody may see it at ``at``. Raise Refused when there is none."""
    page = record.tender_page(code)
    shown = tuple(one for one in domain.open_items(page.items, at) if domain.is_public(one))
    around = (page.project, *shown) if page.project else shown
    return Page(
        tender=page.tender,
        items=shown,
        project=page.project,
        outline=domain.outline(shown, page.project),
        steps=domain.steps(shown),
        bids=domain.bids(shown),
        secret=not any(domain.opened(page.items, lot, at) for lot in _lots(page.items)),
        platform=Platform.objects.filter(code=page.tender.platform).first(),
        numbers=tuple(sorted({n for one in around for n in (one.number, one.proof)})),
        files=tuple(attached(code, page.items, at, staff=False, lots=_lots(page.items))),
        decisions=own_decisions(shown),
        simplified=simplified(page.items),
    )


def rules(on: date) -> list[PublicRule]:
    """Return the rules in force on a day: what nobody confirmed, and our own, are not public."""
    book, names = register.book(), officers()
    return [
        PublicRule(
            rule=rule,
            values=book.parameters(rule, "CN", on),
            stood=stood,
            by=names.get(stood.by, stood.by),
        )
        for number, rule in RULES.items()
        if (stood := book.stood(number, on)) is not None
        and book.standing(number, on) is Standing.IN_FORCE
    ]


def officers() -> dict[str, str]:
    """Return names of officers by login: an act of the register is signed with a name."""
    return dict(people.officers().values_list("login", "name"))


def rule(number: str, on: date) -> PublicRule:
    """Return one rule in force. Raise Refused for every other."""
    for one in rules(on):
        if one.rule.number == number:
            return one
    raise Refused(
        f"没有公开的规则 {number} · no public rule {number}", code="rule_unknown", where=number
    )


def log_state(log: str) -> LogState:
    """Return the state of a log. Raise Refused for a log that is not there."""
    if log not in LOGS:
        raise Refused(f"没有账本 {log} · no log {log}", code="log_unknown", where=log)
    known = keys.public(settings.JIANBIAO_HOME, settings.JIANBIAO_ORIGIN)
    note, size, root = "", 0, ""
    signers: tuple[str, ...] = ()
    try:
        note = tiles.checkpoint(settings.JIANBIAO_HOME, log)
    except Refused as error:
        if error.code != "not_sealed":
            raise
    else:
        read = notes.parse(note)
        head = notes.parse_checkpoint(read.text)
        size, root = head.size, head.root.hex()
        signers = tuple(name for name, _, _ in read.signatures)
    return LogState(
        name=log,
        origin=settings.JIANBIAO_ORIGIN + LOGS[log].suffix,
        keys=tuple(known[log]),
        note=note,
        size=size,
        root=root,
        signers=signers,
    )


def entry(number: int, log: str, at: datetime) -> tuple[ledger_queries.Stored, Item | None]:
    """Return an entry and, where it is open at ``at``, the item whose bytes it holds.

    Raise Refused for a number the log does not have. Of every other entry nothing but the leaf is
    told: its kind and time would tell a quiet day's number of bidders.
    """
    if log not in LOGS:
        raise Refused(f"没有账本 {log} · no log {log}", code="log_unknown", where=log)
    stored = ledger_queries.stored(number, log=log)
    row = ItemRow.objects.filter(Q(proof=number) | Q(number=number), log=log).first()
    if row is None:
        return stored, None
    item = row.facts()
    held = record.items_of([item.tender], log=log)[item.tender] if item.tender else [item]
    shown = domain.is_public(item) and (item.set == OCDS or domain.is_open(item, held, at))
    return stored, item if shown else None


def _lots(items: Sequence[Item]) -> list[str]:
    return sorted({one.lot for one in items if one.lot}) or [""]
