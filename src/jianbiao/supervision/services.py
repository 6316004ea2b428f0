"""监督 acts: load, decide, append, store. The clocks of cases are pulled after it."""

from collections.abc import Sequence
from datetime import date, datetime
from hashlib import sha256
from typing import Any, Final

from django.db import transaction

from jianbiao.errors import JianbiaoError, Malformed, Refused
from jianbiao.intake import files, telling
from jianbiao.intake.blobs import Digests
from jianbiao.intake.filing import Terms
from jianbiao.law.facts import read_moment
from jianbiao.ledger import services as ledger
from jianbiao.ledger.queries import Said
from jianbiao.register import queries as register
from jianbiao.standard import canonical, events
from jianbiao.standard.case_events import AttemptRefused, CaseActed, CaseOpened, MatterAdopted
from jianbiao.standard.instruction_events import (
    DocumentSealed,
    OutageSettled,
    OutageStated,
    ReminderSent,
)
from jianbiao.standard.terms import SHANGHAI, Actor
from jianbiao.supervision import (
    casefile,
    clockwork,
    documents,
    evidence,
    linking,
    numbers,
    outages,
    persons,
    queries,
    reminders,
    shipped,
    storing,
)
from jianbiao.supervision.domain.cases import Attempt, Case, Subject
from jianbiao.supervision.domain.engine import after, beside, decide
from jianbiao.supervision.domain.listing import read_matter
from jianbiao.supervision.domain.matters import Act, Kind, Matter, Side
from jianbiao.supervision.models import CaseCode, CaseRow, MatterVersion, PlatformAnswer

SLICE: Final = 200
DELIVER: Final = "deliver"
"""The act by which a platform has fetched what it was told: no person does it."""

catch_up = clockwork.catch_up

_CASES: Final = storing.ACTS | storing.BESIDE
_OUTAGES: Final = frozenset({OutageStated.kind, OutageSettled.kind})
Papers = Sequence[tuple[Terms, Digests]]
"""Files that come with an act, by their terms."""


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
    code: str,
    attempt: Attempt,
    *,
    subject: Subject,
    by: Actor,
    at: datetime,
    papers: Papers = (),
) -> tuple[str, int]:
    """Open a case of a matter in force; return its id and the entry's number.

    ``papers`` are files that stand on disk: they are recorded with the act or not at all. Raise Refused where it may not be opened, also where one of the matter is open about the same.
    """
    matter = queries.matter_in_force(code, at.astimezone(SHANGHAI).date())
    id = new_id(code, subject, attempt)
    try:
        with transaction.atomic():
            ledger.take_turn("official")  # two persons at once: the second sees the first's case
            _check_single(code, subject)
            if subject.alert:
                linking.check_free(subject.alert, matter=code)
            number = _act(None, matter, attempt, id=id, subject=subject, by=by, at=at)
            _store_papers(papers, by=by, at=at)
    except Refused as error:
        note_refusal(id, attempt, error, by=by, at=at)
        raise
    return id, number


def act(id: str, attempt: Attempt, *, by: Actor, at: datetime, papers: Papers = ()) -> int:
    """Do one act of a case; return the entry's number. What is refused is noted in the ledger."""
    try:
        with transaction.atomic():
            case = locked(id)
            matter = queries.matter(case.matter, case.version)
            number = _act(case, matter, attempt, id=id, subject=case.subject, by=by, at=at)
            _store_papers(papers, by=by, at=at)
            return number
    except Refused as error:
        note_refusal(id, attempt, error, by=by, at=at)
        raise


def deliver(platform: str, upto: int, *, at: datetime) -> int:
    """Note that ``platform`` has fetched its inbox up to entry ``upto``; return how many arrived.

    A data message is delivered once it is in the system of whoever gets it (民法典 137): the next
    question from behind it says so.
    """
    rows = CaseRow.objects.filter(platform=platform, state="issued", last_number__lte=upto)
    waiting = list(rows.order_by("last_number").values_list("id", flat=True)[:SLICE])
    by = Actor(id=platform, body=platform, address="")
    return sum(_deliver(id, by, at) for id in waiting)


@transaction.atomic
def _deliver(id: str, by: Actor, at: datetime) -> bool:
    """Deliver one; False where it went on meanwhile, or its matter knows no delivery."""
    case = locked(id, platform=by.id)
    matter = queries.matter(case.matter, case.version)
    act = matter.acts.get(DELIVER)
    if act is None or case.state not in act.sources:
        return False
    attempt = Attempt(act=DELIVER, by=by.id, body=by.id, at=at, side=Side.PLATFORM.value)
    _act(case, matter, attempt, id=id, subject=case.subject, by=by, at=at)
    return True


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
            case = locked(one.case, platform=one.platform)
            matter = queries.matter(case.matter, case.version)
            done = decide(
                case,
                matter,
                _answering(one, matter.acts.get(one.act), at),
                id=case.id,
                subject=case.subject,
                calendar=register.book().days(),
                outages=outages.days(),
            )
            evidence.check(done, matter.acts[one.act], platform=one.platform)
            event: CaseOpened | CaseActed | AttemptRefused = done
        except (Refused, Malformed) as error:
            tried = _answering(one, None, at)
            event = _refusal(one.case[:80], tried, error, tells=one.platform)
        number = ledger.append_once(event, key=key, by=by, at=at)
        if number is None:
            return False
        telling.take(event, number=number, at=at, using="default")
        if isinstance(event, CaseActed) and case is not None:
            now = after(case, event, number=number, by=by.id, at=at)
            _store(now, matter, new=False, using="default")
        return True


def _answering(one: PlatformAnswer, act: Act | None, at: datetime) -> Attempt:
    """Return what a message tries; a platform passes on what the party it serves says."""
    moment = read_moment(one.handled_at) if one.handled_at else None
    said = {"text": one.text, "suspended_at": moment.isoformat() if moment else ""}
    said["evidence"] = one.files
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
    tried = persons.informed(attempt, case, matter, subject=subject)
    act_ = matter.acts.get(attempt.act)
    event = decide(
        case,
        matter,
        tried,
        id=id,
        subject=subject,
        calendar=register.book().days(),
        outages=outages.days(),
        series=numbers.series(act_, attempt.body, at=at),
    )
    numbers.check_free(event, act_)
    more = linking.following(case, matter.acts[attempt.act], event, tried, by=by)
    number = ledger.append_many([event, *more], by=by, at=at)[0]
    now = after(case, event, number=number, by=by.id, at=at)
    for one in more:
        now = beside(now, one) if one.kind in storing.BESIDE else now
    _store(now, matter, new=case is None, using="default")
    telling.take(event, number=number, at=at, using="default")
    numbers.keep(event, matter, number=number, at=at, using="default")
    reminders.keep(event, matter, number=number, using="default")
    return number


def _store_papers(papers: Papers, *, by: Actor, at: datetime) -> None:
    for terms, digests in papers:
        files.store(terms, digests, evidence={}, by=by, at=at)


def locked(id: str, *, platform: str = "") -> Case:
    """Return a case whose row is held until the transaction ends; only the ``platform``'s own."""
    row = CaseRow.objects.select_for_update().filter(id=id).first()
    if row is None or platform not in {"", row.platform}:
        raise Refused(f"没有案件 {id} · no case {id}", code="case_unknown", where=id)
    return row.facts()


def _store(case: Case, matter: Matter, *, new: bool, using: str) -> None:
    storing.store(case, new=new, ended=matter.states[case.state].ends, using=using)
    _store_code(case, matter, using)


def _store_code(case: Case, matter: Matter, using: str) -> None:
    """Keep the digest of the code of whoever filed, or that the last act issued.

    Whom an act issues one to loses an earlier one.
    """
    rows, last = CaseCode.objects.using(using), case.done[-1]
    if case.seen == 1 and case.secret:
        rows.create(digest=case.secret, case=case.id, side=Side.PUBLIC, name="", number=last.number)
    for field in matter.acts[last.act].fields:
        if field.kind is Kind.DIGEST and (digest := last.fields.get(field.name)):
            name = last.fields.get("respondent", "")
            rows.filter(case=case.id, side=Side.PARTY, name=name).delete()
            rows.create(digest=digest, case=case.id, side=Side.PARTY, name=name, number=last.number)


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


def new_id(code: str, subject: Subject, attempt: Attempt) -> str:
    """Return a case's id: matter, day, and eight digits of what it is about and when."""
    day = attempt.at.astimezone(SHANGHAI).strftime("%Y%m%d")
    about = [getattr(subject, name) for name in Subject.__slots__]
    said = canonical.canonical([code, *about, attempt.by, attempt.at.isoformat()])
    return f"{code}-{day}-{sha256(said).hexdigest()[:8]}"


def note(what: str, error: JianbiaoError, *, by: Actor, at: datetime) -> int:
    """Record that somebody tried what is no act of a case, such as a code that is nobody's."""
    tried = Attempt(act=what, by=by.id, body="", at=at, side=Side.PUBLIC.value)
    with transaction.atomic():
        return ledger.append(_refusal("", tried, error), by=by, at=at)


def note_refusal(id: str, attempt: Attempt, error: Refused, *, by: Actor, at: datetime) -> None:
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
            elif entry.kind == DocumentSealed.kind:
                documents.take(events.from_dict(entry.event), number=entry.number, using=using)
            elif entry.kind == ReminderSent.kind:
                reminders.take(
                    events.from_dict(entry.event), number=entry.number, at=entry.at, using=using
                )
            elif entry.kind in _OUTAGES:
                outages.take(
                    events.from_dict(entry.event), number=entry.number, by=entry.by, using=using
                )
            elif entry.kind in casefile.KINDS:
                casefile.keep(entry, using)


def _fold_case(entry: Said, using: str) -> None:
    row = CaseRow.objects.using(using).filter(id=entry.event["case"]).first()
    now = storing.folded(row, entry)
    matter = queries.matter(now.matter, now.version, using=using)
    if entry.kind in storing.BESIDE:
        storing.store(now, new=False, ended=matter.states[now.state].ends, using=using)
        return
    event = events.from_dict(entry.event)
    _store(now, matter, new=row is None, using=using)
    numbers.keep(event, matter, number=entry.number, at=entry.at, using=using)
    reminders.keep(event, matter, number=entry.number, using=using)
