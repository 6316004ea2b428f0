"""行政事项申报 that came as signed messages: heard once, decided by the engine, answered in the inbox."""

from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256
from typing import Any, Final

from django.db import transaction

from jianbiao.errors import Malformed, Refused
from jianbiao.intake import queries as intake
from jianbiao.intake import telling
from jianbiao.intake.domain import Effective
from jianbiao.ledger import services as ledger
from jianbiao.ledger.queries import Said
from jianbiao.record import queries as record
from jianbiao.register import queries as register
from jianbiao.standard.case_events import AttemptRefused, CaseActed, CaseOpened
from jianbiao.standard.terms import SHANGHAI, Actor
from jianbiao.supervision import queries
from jianbiao.supervision.domain.cases import Attempt, Case, Subject
from jianbiao.supervision.domain.engine import after, decide
from jianbiao.supervision.domain.matters import Matter, Side
from jianbiao.supervision.models import CaseRow, FilingMessage

FILING: Final = "ADMIN_FILING"
SLICE: Final = 200
_ACTS: Final = {"1": "submit", "2": "complete", "3": "withdraw"}


def hear(said: Sequence[Said], alias: str) -> None:
    """Keep what platforms filed until an entry takes it up."""
    found = [one for one in intake.effective(said, "official") if one.message["set"] == FILING]
    FilingMessage.objects.using(alias).bulk_create(map(_row, found))
    for entry in said:
        if entry.kind == CaseOpened.kind:
            rows = FilingMessage.objects.using(alias).filter(case=entry.event["case"], taken=0)
            if (first := rows.filter(act="submit").order_by("number").first()) is not None:
                rows.filter(number=first.number).update(taken=entry.number)
        elif entry.kind in {CaseActed.kind, AttemptRefused.kind} and entry.event["message"]:
            rows = FilingMessage.objects.using(alias).filter(number=entry.event["message"])
            rows.update(taken=entry.number)


def case_id(platform: str, matter: str, number: str) -> str:
    """Return the id of the case that a platform's filing opens: the same for the same number."""
    digest = sha256(f"{platform}\x1f{matter}\x1f{number}".encode()).hexdigest()[:12]
    plain = "".join(c for c in matter[:40] if c.isascii() and (c.isalnum() or c in "_-"))
    return f"{plain or 'filing'}-{digest}"


def take_filings(*, at: datetime) -> int:
    """Take up what platforms filed, once each, in order; return how many were taken up.

    What the matter does not allow is refused with an entry that reaches their inbox.
    """
    waiting = list(FilingMessage.objects.filter(taken=0).order_by("number")[:SLICE])
    return sum(_take(one, at) for one in waiting)


def _row(one: Effective) -> FilingMessage:
    data = one.message["data"]
    matter = str(data["FILING_MATTER"])
    said = {str(f["FIELD_NAME"]): str(f["FIELD_VALUE"]) for f in data.get("FIELD_SET", ())}
    named = {"applicant": "APPLICANT_NAME", "applicant_code": "APPLICANT_CODE"}
    if data["FILING_ACT"] == "1":
        said |= {n: str(data[f]) for n, f in named.items() if n not in said and data.get(f)}
    lot = str(data.get("BID_SECTION_CODE", ""))
    return FilingMessage(
        number=one.number,
        platform=one.platform,
        case=case_id(one.platform, matter, str(data["FILING_NO"])),
        matter=matter,
        act=_ACTS.get(str(data["FILING_ACT"]), ""),
        project=str(data["PROJECT_CODE"]),
        tender=str(data.get("TENDER_PROJECT_CODE", "")) or lot[:20],
        lot=lot,
        fields=said,
    )


def _take(one: FilingMessage, at: datetime) -> bool:
    """Append what follows from a filing; False where that was done and is not folded yet."""
    by = Actor(id=one.platform, body=one.platform, address="")
    with transaction.atomic():
        case: Case | None = None
        matter: Matter | None = None
        try:
            row = CaseRow.objects.select_for_update().filter(id=one.case).first()
            case = row.facts() if row else None
            matter = _matter(one, case, at)
            event: CaseOpened | CaseActed | AttemptRefused = decide(
                case,
                matter,
                _attempt(one, at),
                id=one.case,
                subject=case.subject if case else subject(one),
                calendar=register.book().days(),
            )
        except (Refused, Malformed) as error:
            event = _refusal(one, error)
        key = f"supervision/filing/{one.number}"
        number = ledger.append_once(event, key=key, by=by, at=at)
        if number is None:
            return False
        telling.take(event, number=number, at=at, using="default")
        if matter is not None and not isinstance(event, AttemptRefused):
            now = after(case, event, number=number, by=by.id, at=at)
            row = CaseRow.row(now, ended=matter.states[now.state].ends)
            row.save(force_insert=case is None, force_update=case is not None)
        return True


def _matter(one: FilingMessage, case: Case | None, at: datetime) -> Matter:
    """Return the matter a filing is about. Raise Refused where it cannot be filed."""
    if case is not None:
        return queries.matter(case.matter, case.version)
    if one.act != "submit":
        raise Refused(
            "尚无该申报编号的申报 · nothing was filed under this number",
            code="case_unknown",
            where="FILING_NO",
        )
    return queries.matter_in_force(one.matter, at.astimezone(SHANGHAI).date())


def subject(one: FilingMessage) -> Subject:
    """Return what a filing is about: its tender, or its project where there is none to be.

    Raise Refused where the record does not know it.
    """
    if one.tender:
        row = record.tender(one.tender)
        region, industry = row.region, row.industry
    else:
        region, industry = region_of(one.project), ""
    return Subject(
        tender=one.tender,
        lot=one.lot,
        party=one.project,
        region=region,
        industry=industry,
        platform=one.platform,
    )


def region_of(project: str) -> str:
    """Return an approved project's region. Raise Refused where nobody reported the project."""
    found = record.projects_of([project], log="official").get(project)
    if found is None:
        raise Refused(
            f"没有项目 {project} · no project {project}",
            code="tender_unknown",
            where="PROJECT_CODE",
        )
    return str(found.data.get("REGION_CODE", ""))


def _attempt(one: FilingMessage, at: datetime) -> Attempt:
    fields: dict[str, Any] = dict(one.fields)
    return Attempt(
        act=one.act,
        by=one.platform,
        body=one.platform,
        at=at,
        side=Side.PLATFORM.value,
        fields=fields,
        message=one.number,
    )


def _refusal(one: FilingMessage, error: Refused | Malformed) -> AttemptRefused:
    return AttemptRefused(
        case=one.case,
        act=one.act or "submit",
        side=Side.PLATFORM.value,
        body=one.platform,
        code=error.code,
        reason=f"{error.where}: {error}"[:500] if error.where else str(error)[:500],
        tells=one.platform,
        message=one.number,
    )
