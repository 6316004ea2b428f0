"""监督 acts: load, decide, append, store. The clocks of cases are pulled after it."""

from collections.abc import Sequence
from datetime import date, datetime
from hashlib import sha256
from typing import Any, Final

from django.db import transaction

from jianbiao.errors import JianbiaoError, Malformed, Refused
from jianbiao.intake import queries as intake
from jianbiao.intake import telling
from jianbiao.law.calendar import Calendar
from jianbiao.law.facts import read_moment
from jianbiao.ledger import queries as ledger_queries
from jianbiao.ledger import services as ledger
from jianbiao.ledger.queries import Said
from jianbiao.register import queries as register
from jianbiao.standard import canonical, events
from jianbiao.standard.case_events import AttemptRefused, CaseActed, CaseOpened, MatterAdopted
from jianbiao.standard.events import CalendarYearPublished
from jianbiao.standard.terms import SHANGHAI, Actor
from jianbiao.supervision import queries, shipped, tallying
from jianbiao.supervision.domain.cases import Attempt, Case, Subject
from jianbiao.supervision.domain.clocks import clocks
from jianbiao.supervision.domain.engine import after, decide
from jianbiao.supervision.domain.listing import read_matter
from jianbiao.supervision.domain.matters import Act, Matter, Side
from jianbiao.supervision.models import CaseClock, CaseRow, MatterVersion, PlatformAnswer

ROOM: Final = "supervision"
SLICE: Final = 200
ANSWER: Final = "SUPERVISION_ANSWER"
_ACTS: Final = {"1": "acknowledge", "2": "answer", "3": "appeal"}
_TAKEN: Final = frozenset({CaseActed.kind, AttemptRefused.kind})
_CASES: Final = frozenset({CaseOpened.kind, CaseActed.kind})


def seed(*, at: datetime, by: Actor) -> list[int]:
    """Adopt the shipped matters that are not adopted yet; return the entries' numbers."""
    known = set(MatterVersion.objects.values_list("matter", "version"))
    return [
        adopt_matter(content, effective_on=at.astimezone(SHANGHAI).date(), by=by, at=at)
        for content in shipped.contents()
        if (content["code"], content["version"]) not in known
    ]


@transaction.atomic
def adopt_matter(content: dict[str, Any], *, effective_on: date, by: Actor, at: datetime) -> int:
    """Put a version of a matter in force from a day on; running cases keep theirs.

    Raise Malformed where the matter cannot be read, Refused where the version stands already.
    """
    matter = read_matter(content)
    if MatterVersion.objects.filter(matter=matter.code, version=matter.version).exists():
        raise Refused(
            f"{matter.code} {matter.version} 已启用 · it is adopted",
            code="matter_adopted",
            where=matter.code,
        )
    event = MatterAdopted(
        matter=matter.code,
        version=matter.version,
        effective_on=effective_on.isoformat(),
        digest=shipped.digest(content),
        content=content,
    )
    number = ledger.append(event, by=by, at=at)
    _keep_matter(event, number=number, by=by.id, at=at, using="default")
    return number


def open_case(
    code: str, attempt: Attempt, *, subject: Subject, by: Actor, at: datetime
) -> tuple[str, int]:
    """Open a case of a matter in force; return its id and the entry's number.

    Raise Refused where it may not be opened, also where one of the matter is open about the same.
    """
    matter = queries.matter_in_force(code, at.astimezone(SHANGHAI).date())
    id = _id(code, subject, attempt)
    try:
        with transaction.atomic():
            ledger.take_turn("official")  # two persons at once: the second sees the first's case
            _check_single(code, subject)
            number = _act(None, matter, attempt, id=id, subject=subject, by=by, at=at)
    except Refused as error:
        _note(id, attempt, error, by=by, at=at)
        raise
    return id, number


def act(id: str, attempt: Attempt, *, by: Actor, at: datetime) -> int:
    """Do one act of a case; return the entry's number. What is refused is noted in the ledger."""
    try:
        with transaction.atomic():
            case = _locked(id)
            matter = queries.matter(case.matter, case.version)
            return _act(case, matter, attempt, id=id, subject=case.subject, by=by, at=at)
    except Refused as error:
        _note(id, attempt, error, by=by, at=at)
        raise


def take_answers(*, at: datetime) -> int:
    """Take up what platforms answered, once each, in order; return how many were taken up.

    An answer that the case does not allow is refused with an entry that reaches their inbox.
    """
    waiting = list(PlatformAnswer.objects.filter(taken=0).order_by("number")[:SLICE])
    return sum(_take_answer(one, at) for one in waiting)


def _take_answer(one: PlatformAnswer, at: datetime) -> bool:
    """Append what follows from an answer; False where that was done and is not folded yet."""
    by = Actor(id=one.platform, body=one.platform, address="")
    key = f"supervision/answer/{one.number}"
    case: Case | None = None
    with transaction.atomic():
        try:
            case = _locked(one.case, platform=one.platform)
            matter = queries.matter(case.matter, case.version)
            event: CaseOpened | CaseActed | AttemptRefused = decide(
                case,
                matter,
                _answering(one, matter.acts.get(one.act), at),
                id=case.id,
                subject=case.subject,
                calendar=register.book().days(),
            )
        except (Refused, Malformed) as error:
            tried = _answering(one, None, at)
            event = _refusal(one.case[:80], tried, error, tells=one.platform)
        number = ledger.append_once(event, key=key, by=by, at=at)
        if number is None:
            return False
        telling.take(event, number=number, at=at, using="default")
        if isinstance(event, CaseActed) and case is not None:
            now = after(case, event, number=number, by=by.id, at=at)
            _store(now, ended=matter.states[now.state].ends, using="default")
        return True


def _answering(one: PlatformAnswer, act: Act | None, at: datetime) -> Attempt:
    """Return what a message tries; a platform passes on what the party it serves says."""
    moment = read_moment(one.handled_at) if one.handled_at else None
    said = {"text": one.text, "suspended_at": moment.isoformat() if moment else ""}
    side = act.side if act and act.side in {Side.PLATFORM, Side.PARTY} else Side.PLATFORM
    asked = {field.name for field in act.fields} if act else set()
    return Attempt(
        act=one.act,
        by=one.platform,
        body=one.platform,
        at=at,
        side=side.value,
        fields={name: value for name, value in said.items() if name in asked and value},
        message=one.number,
    )


def _act(
    case: Case | None,
    matter: Matter,
    attempt: Attempt,
    *,
    id: str,
    subject: Subject,
    by: Actor,
    at: datetime,
) -> int:
    event = decide(case, matter, attempt, id=id, subject=subject, calendar=register.book().days())
    number = ledger.append(event, by=by, at=at)
    now = after(case, event, number=number, by=by.id, at=at)
    _store(now, ended=matter.states[now.state].ends, using="default")
    telling.take(event, number=number, at=at, using="default")
    return number


def _locked(id: str, *, platform: str = "") -> Case:
    """Return a case whose row is held until the transaction ends; only the ``platform``'s own."""
    row = CaseRow.objects.select_for_update().filter(id=id).first()
    if row is None or platform not in {"", row.platform}:
        raise Refused(f"没有案件 {id} · no case {id}", code="case_unknown", where=id)
    return row.facts()


def _store(case: Case, *, ended: bool, using: str) -> None:
    row = CaseRow.row(case, ended=ended)
    row.save(using=using, force_insert=len(case.done) == 1, force_update=len(case.done) > 1)


def _check_single(code: str, subject: Subject) -> None:
    """Refuse a second case of the same matter about the same alert, or lot of a tender, and party."""
    rows = CaseRow.objects.filter(
        matter=code,
        tender=subject.tender,
        lot=subject.lot,
        alert=subject.alert,
        party=subject.party,
    )
    if (open_one := rows.filter(ended=False).first()) is not None:
        raise Refused(
            f"已有未办结的同一事项 {open_one.id} · {open_one.id} is open about the same",
            code="case_exists",
            where=open_one.id,
        )


def _id(code: str, subject: Subject, attempt: Attempt) -> str:
    """Return a case's id: matter, day, and eight digits of what it is about and when."""
    day = attempt.at.astimezone(SHANGHAI).strftime("%Y%m%d")
    about = [getattr(subject, name) for name in Subject.__slots__]
    said = canonical.canonical([code, *about, attempt.by, attempt.at.isoformat()])
    return f"{code}-{day}-{sha256(said).hexdigest()[:8]}"


def _note(id: str, attempt: Attempt, error: Refused, *, by: Actor, at: datetime) -> None:
    """Record that an act was tried and refused: who tries what they may not is evidence too."""
    with transaction.atomic():
        ledger.append(_refusal(id, attempt, error), by=by, at=at)


def _refusal(id: str, attempt: Attempt, error: JianbiaoError, *, tells: str = "") -> AttemptRefused:
    return AttemptRefused(
        case=id,
        act=attempt.act[:60],
        side=attempt.side,
        body=attempt.body,
        code=error.code,
        reason=str(error)[:500],
        tells=tells,
        message=attempt.message,
    )


def _keep_matter(event: MatterAdopted, *, number: int, by: str, at: datetime, using: str) -> None:
    MatterVersion.objects.using(using).create(
        matter=event.matter,
        version=event.version,
        effective_on=date.fromisoformat(event.effective_on),
        digest=event.digest,
        content=event.content,
        number=number,
        at=at,
        by=by,
    )


def fold(said: Sequence[Said], *, using: str) -> None:
    """Bring matters and cases back from the ledger into the database ``using``."""
    with transaction.atomic(using=using):
        for entry in said:
            if entry.kind == MatterAdopted.kind:
                event = events.from_dict(entry.event)
                _keep_matter(event, number=entry.number, by=entry.by, at=entry.at, using=using)
            elif entry.kind in _CASES:
                _fold_case(entry, using)


def _fold_case(entry: Said, using: str) -> None:
    event = events.from_dict(entry.event)
    row = CaseRow.objects.using(using).filter(id=event.case).first()
    case = row.facts() if row else None
    now = after(case, event, number=entry.number, by=entry.by, at=entry.at)
    matter = queries.matter(now.matter, now.version, using=using)
    _store(now, ended=matter.states[now.state].ends, using=using)


def catch_up(*, log: str = "official", using: str | None = None) -> int:
    """Count the clocks of cases anew after each act; of all that wait when a year is published."""
    if log != "official":
        return 0
    alias = using or ledger_queries.views_alias()
    after_ = ledger_queries.bookmark(ROOM, log, using=alias)
    said = ledger_queries.entries_after(after_, log=log, limit=SLICE)
    if not said:
        return 0
    with transaction.atomic(using=alias):
        _hear(said, alias)
        changed: dict[str, int] = {}
        for entry in said:
            if entry.kind in _CASES:
                changed[str(entry.event["case"])] = entry.number
            elif entry.kind == CalendarYearPublished.kind:
                _count(changed, alias)
                changed = {}
                waiting = CaseClock.objects.using(alias).filter(
                    stopped__isnull=True, provisional=True
                )
                _count(dict.fromkeys(waiting.values_list("case", flat=True), entry.number), alias)
        _count(changed, alias)
        ledger.set_bookmark(ROOM, log, said[-1].number, using=alias)
    return len(said)


def _hear(said: Sequence[Said], alias: str) -> None:
    """Keep what platforms answered until an entry takes it up."""
    found = [one for one in intake.effective(said, "official") if one.message["set"] == ANSWER]
    PlatformAnswer.objects.using(alias).bulk_create(
        PlatformAnswer(
            number=one.number,
            platform=one.platform,
            case=one.message["data"]["CASE_NO"],
            act=_ACTS.get(one.message["data"]["CASE_ACT"], ""),
            text=one.message["data"].get("ANSWER_TEXT", ""),
            handled_at=one.message["data"].get("HANDLE_TIME", ""),
        )
        for one in found
    )
    for entry in said:
        if message := entry.event.get("message") if entry.kind in _TAKEN else 0:
            PlatformAnswer.objects.using(alias).filter(number=message).update(taken=entry.number)


def _count(changed: dict[str, int], alias: str) -> None:
    """Write the clocks of cases as they stood at an entry, its day being the day they are seen."""
    own = "default" if alias == ledger_queries.views_alias() else alias
    rows = CaseRow.objects.using(own).in_bulk(list(changed))
    calendars: dict[int, Calendar] = {}
    found: list[CaseClock] = []
    counted: list[tallying.Counted] = []
    for id, number in changed.items():
        case = rows[id].facts(upto=number)
        if number not in calendars:
            calendars[number] = register.book(upto=number).days()
        matter = queries.matter(case.matter, case.version, using=own)
        on = case.done[-1].at.astimezone(SHANGHAI).date()
        rows_now = [
            CaseClock.row(case, one)
            for one in clocks(case, matter, on=on, calendar=calendars[number])
        ]
        found += rows_now
        counted.append((case, matter, rows_now))
    stored = CaseClock.objects.using(alias).filter(case__in=list(changed))
    tallying.move(counted, stored, using=alias)
    stored.delete()
    CaseClock.objects.using(alias).bulk_create(found)
