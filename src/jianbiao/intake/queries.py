"""Reading 接收: names and their owners, what waits, the state of a message, docking, effective messages."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

import orjson
from django.db.models import Max, QuerySet

from jianbiao.errors import Refused
from jianbiao.intake import rows
from jianbiao.intake.domain import Effective
from jianbiao.intake.models import (
    Contact,
    Docking,
    Erasure,
    Faulted,
    Notice,
    Place,
    Suspension,
    Waiting,
)
from jianbiao.ledger import queries as ledger_queries
from jianbiao.ledger import statements
from jianbiao.ledger.queries import Said
from jianbiao.standard.case_events import CaseActed, CaseOpened
from jianbiao.standard.events import (
    MessageAccepted,
    MessageHeld,
    MessageRejected,
    MessageReleased,
)
from jianbiao.standard.faults import Fault
from jianbiao.standard.gathering_events import GATHERED, RELEASED
from jianbiao.standard.messages import ADD
from jianbiao.standard.terms import SHANGHAI

_ORDERED = frozenset({CaseOpened.kind, CaseActed.kind})
_ORDERS = {
    "suspend": ("SUSPENSION_ORDER", "SUSPEND_TIME"),
    "resume": ("RESUMPTION_ORDER", "RESUME_TIME"),
}
"""The set that an effect of an act makes a record of, and the field of its moment."""

_OUTCOMES = {
    MessageAccepted.kind: "accepted",
    MessageHeld.kind: "held",
    MessageRejected.kind: "rejected",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """How a message stands today: ``outcome`` accepted, held, rejected or expired."""

    number: int
    outcome: str
    leaf_hash: bytes
    faults: tuple[Fault, ...] = ()
    missing: tuple[str, ...] = ()
    ended_by: int | None = None


def owners(names: Iterable[str]) -> dict[str, str]:
    """Return {name: platform} for those of ``names`` that exist."""
    wanted = sorted(set(names))
    return dict(statements.rows(*_owning(wanted))) if wanted else {}


def owners_and_waiting(
    names: Iterable[str], brought: Iterable[str]
) -> tuple[dict[str, str], list[int]]:
    """Return the owners of ``names`` and the numbers of held messages that wait for ``brought``."""
    asked = [_owning(sorted(set(names))), _awaiting(sorted(set(brought)))]
    found, waiting = statements.together(asked)
    return dict(found), [row[0] for row in waiting]


def _owning(names: list[str]) -> statements.Question:
    if statements.is_postgres():
        sql = "select p.name, p.platform from unnest(%b::text[]) x(name), lateral (select name, platform from intake_place where name = x.name limit 1) p"
        return sql, [names]
    marks = ", ".join(["?"] * len(names))
    return f"select name, platform from intake_place where name in ({marks})", names


def _awaiting(names: list[str]) -> statements.Question:
    if statements.is_postgres():
        sql = "select distinct w.number from unnest(%b::text[]) x(name), lateral (select number from intake_waitingfor where name = x.name) w"
        return sql, [names]
    marks = ", ".join(["?"] * len(names))
    return f"select distinct number from intake_waitingfor where name in ({marks})", names


def owner(name: str) -> str | None:
    """Return whose ``name`` is, None when nobody has brought it."""
    row = Place.objects.filter(name=name).first()
    return row.platform if row else None


def waiting_for(names: Sequence[str]) -> list[Waiting]:
    """Return held messages that wait for one of ``names``."""
    return held([row[0] for row in statements.rows(*_awaiting(list(names)))])


def held(numbers: Sequence[int]) -> list[Waiting]:
    """Return those of the messages with these numbers that are still held."""
    return list(Waiting.objects.filter(number__in=numbers, state="held")) if numbers else []


def held_before(moment: datetime) -> QuerySet[Waiting]:
    """Return messages still held that came before ``moment``, oldest first."""
    return Waiting.objects.filter(state="held", held_at__lt=moment).order_by("number")


def states(numbers: Sequence[int]) -> dict[int, State]:
    """Return today's state of the messages whose outcome entries have these numbers."""
    said = ledger_queries.entries(numbers)
    waiting = {w.number: w for w in Waiting.objects.filter(number__in=numbers)} if said else {}
    refused = [w.ended_by for w in waiting.values() if w.state == "refused" and w.ended_by]
    ends = ledger_queries.entries(refused)
    return {number: _state(entry, waiting.get(number), ends) for number, entry in said.items()}


def message_state(platform: str, message_id: str) -> State:
    """Return how ``platform``'s message stands. Raise Refused when it never came."""
    key = key_of(message_id, platform)
    found = ledger_queries.numbers_of([key]).get(key)
    if found is None:
        raise Refused(
            f"no message {message_id} of {platform}", code="message_unknown", where=message_id
        )
    return states([found[0]])[found[0]]


def key_of(message_id: str, platform: str) -> bytes:
    """Return a message's idempotency key: the sender's id first, so that order is the sender's."""
    return f"{message_id}\x1f{platform}".encode()


def inbox(platform: str, after: int, limit: int = 500) -> list[Notice]:
    """Return what ``platform`` is told after entry ``after``, in order."""
    return list(
        Notice.objects.filter(platform=platform, number__gt=after).order_by("number")[:limit]
    )


def suspended(code: str) -> Suspension | None:
    """Return the order that suspends a tender or lot now, None where none does."""
    rows = Suspension.objects.filter(tender=code[:20], ended_by=0).order_by("number")
    return next((one for one in rows if one.lot in {"", code} or code == one.tender), None)


def docking(platform: str, since: str) -> list[Docking]:
    """Return ``platform``'s hours from ``since`` (YYYY-MM-DDTHH) on, oldest first."""
    return list(Docking.objects.filter(platform=platform, hour__gte=since).order_by("hour"))


def docking_of(platforms: Iterable[str], since: str) -> dict[str, list[Docking]]:
    """Return the hours from ``since`` on of many platforms at once, oldest first."""
    found: dict[str, list[Docking]] = {platform: [] for platform in platforms}
    for row in Docking.objects.filter(hour__gte=since).order_by("hour"):
        if row.platform in found:
            found[row.platform].append(row)
    return found


def contacts(platforms: Iterable[str]) -> dict[str, Contact]:
    """Return the first and last contact of those of ``platforms`` that ever reported."""
    return {row.platform: row for row in Contact.objects.filter(platform__in=list(platforms))}


def last_heard(platforms: Iterable[str]) -> dict[str, datetime]:
    """Return when each of these platforms last sent a message; one that never did is left out."""
    found = contacts(platforms).items()
    return {code: row.last_at for code, row in found if row.last_at is not None}


def faulted(platform: str, since: str) -> list[Faulted]:
    """Return a platform's error codes by day from ``since`` (YYYY-MM-DD) on, the newest first."""
    rows = Faulted.objects.filter(platform=platform, day__gte=since)
    return list(rows.order_by("-day", "-count", "code"))


def erasures(*, done: bool, limit: int = 200) -> list[Erasure]:
    """Return applications to erase that wait for a second person, or those agreed to, newest first."""
    rows = Erasure.objects.exclude(done=0) if done else Erasure.objects.filter(done=0)
    return list(rows.order_by("-asked_at", "-asked")[:limit])


def erased() -> list[tuple[str, int]]:
    """Return (log, number) of the newest act of each log by which content was erased."""
    rows = Erasure.objects.exclude(done=0).order_by().values("log").annotate(n=Max("done"))
    return sorted((row["log"], row["n"]) for row in rows)


def effective(said: Sequence[Said], log: str) -> list[Effective]:
    """Return the messages that count among ``said``, in order; forwarded ones are unwrapped.

    A released message counts from its release on; a gathered row is a message of set
    ``OCDS_RELEASE`` from its source, one set aside is from its mending on. An order that suspends a
    tender, or lifts that, is a record of our own about it.
    """
    held = ledger_queries.entries(
        [s.event["held"] for s in said if s.kind == MessageReleased.kind], log=log
    )
    found = []
    for entry in said:
        if entry.kind == MessageAccepted.kind:
            found.append(_effective(entry, entry, log))
        elif entry.kind == MessageReleased.kind and entry.event["held"] in held:
            found.append(_effective(entry, held[entry.event["held"]], log))
        elif entry.kind in GATHERED | RELEASED:
            found += _gathered(entry, log)
        elif entry.kind in _ORDERED and entry.event["effect"] and entry.event["tender"]:
            found.append(_order(entry, log))
    return found


def _effective(entry: Said, proof: Said, log: str) -> Effective:
    message, platform, carrier = proof.event["message"], proof.by, ""
    if message["set"] == "FORWARDED_MESSAGE":
        carrier = platform
        platform = message["data"]["KEY_ID"].split("/")[0]
        message = orjson.loads(message["data"]["MESSAGE"])
    return Effective(
        log=log,
        number=entry.number,
        proof=proof.number,
        received_at=proof.at,
        happened_at=datetime.fromisoformat(message["happened_at"]),
        platform=platform,
        message=message,
        carried_by=carrier,
    )


def _order(entry: Said, log: str) -> Effective:
    """Return the record that an order to suspend, or its lifting, makes of the tender."""
    event = entry.event
    name, field = _ORDERS[event["effect"]]
    lot = {"BID_SECTION_CODE": event["lot"]} if event["lot"] else {}
    number = event["fields"].get("document_number", "")
    data = {
        "TENDER_PROJECT_CODE": event["tender"],
        **lot,
        "CASE_NO": event["case"],
        **({"DOCUMENT_NO": number} if number else {}),
        field: entry.at.astimezone(SHANGHAI).strftime("%Y%m%d%H%M%S"),
    }
    return Effective(
        log=log,
        number=entry.number,
        proof=entry.number,
        received_at=entry.at,
        happened_at=entry.at,
        platform=event["body"],
        message={"set": name, "data_key": f"S{entry.number}", "data_type": ADD, "data": data},
    )


def _gathered(entry: Said, log: str) -> list[Effective]:
    """Return the message that a gathered row is; none where its text has no process to belong to."""
    try:
        release = rows.release_of(entry.event)
    except ValueError:
        return []
    if not isinstance(release.get("ocid"), str):
        return []
    return [
        Effective(
            log=log,
            number=entry.number,
            proof=entry.number,
            received_at=entry.at,
            happened_at=entry.at,
            platform=entry.event["source"],
            message={"set": "OCDS_RELEASE", "data": {"RELEASE": release}, "data_type": "1"},
        )
    ]


def _state(entry: Said, waiting: Waiting | None, ends: Mapping[int, Said]) -> State:
    outcome, reason = _OUTCOMES[entry.kind], entry
    missing: tuple[str, ...] = ()
    if waiting is not None:
        outcome = {"released": "accepted", "refused": "rejected"}.get(waiting.state, waiting.state)
        missing = tuple(waiting.missing) if waiting.state in {"held", "expired"} else ()
        reason = ends.get(waiting.ended_by or 0, entry)
    leaf = ledger_queries.stored(entry.number).leaf
    return State(
        number=entry.number,
        outcome=outcome,
        leaf_hash=sha256(b"\x00" + leaf).digest(),
        faults=tuple(Fault(**fault) for fault in reason.event.get("faults", ())),
        missing=missing,
        ended_by=waiting.ended_by if waiting else None,
    )
