"""What the record tells of a complaint (可核对的事实): to whoever files, to whoever decides, to everybody."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django.http import HttpRequest

from jianbiao.law.catalogue import RULES
from jianbiao.law.periods import day_of
from jianbiao.publish import domain as publish
from jianbiao.record import queries as record
from jianbiao.record.domain.items import Item
from jianbiao.record.models import Opening, Party, Tender
from jianbiao.register import queries as register
from jianbiao.supervision import complaining
from jianbiao.supervision.domain.admissibility import Check, Known, checks
from jianbiao.supervision.domain.objections import OBJECTION, REPLY, Link, chain, objections
from jianbiao.supervision.models import CaseRow
from jianbiao.web.cases import moments

_OFFICIAL = "official"
_SETS = frozenset({OBJECTION, REPLY})


def for_filer(tender: Tender, said: Mapping[str, str], request: HttpRequest) -> tuple[Check, ...]:
    """Return what the rules say of a form before it is sent: by what everybody may know alone."""
    before = complaining.decided_before(
        tender.code,
        about=said.get("matter", ""),
        respondent=said.get("respondent", ""),
        besides="",
    )
    told = CaseRow.objects.filter(id__in=before, state="closed").values_list("id", flat=True)
    known = Known(
        objections=objections(_open(_items(tender.code), request), named=False),
        bidders=_bidders(tender.code, moments.at_of(request)),
        decided=tuple(sorted(told)),
    )
    return _checks(tender.region, said, known, filed_on=moments.day_of(request))


def for_officer(row: CaseRow, request: HttpRequest) -> tuple[Check, ...]:
    """Return what the rules say of a complaint that was filed: by the whole record as it stands."""
    said, filed_on = _said(row)
    known = Known(
        objections=objections(_items(row.tender), named=True),
        bidders=_bidders(row.tender, moments.at_of(request)),
        decided=tuple(
            complaining.decided_before(
                row.tender,
                about=said.get("matter", ""),
                respondent=said.get("respondent", ""),
                besides=row.id,
            )
        ),
    )
    return _checks(row.region, said, known, filed_on=filed_on)


def links(tender: str, request: HttpRequest, *, staff: bool) -> tuple[Link, ...]:
    """Return the objections about a tender with their time counted; by whom is for staff alone."""
    items = _items(tender)
    return links_of(items if staff else _open(items, request), request, named=staff)


def links_of(items: Sequence[Item], request: HttpRequest, *, named: bool) -> tuple[Link, ...]:
    """Return the objections among ``items`` with their time counted."""
    raised = objections(items, named=named)
    if not raised:
        return ()
    on, book = moments.day_of(request), register.book()
    days = int(str(book.parameters(RULES["C05"], "CN", on)["days"]))
    return chain(raised, on=on, days=days, calendar=book.days())


def prefilled(tender: str, request: HttpRequest) -> dict[str, str]:
    """Return what a form holds beforehand that follows an objection: its matter, its days, its number."""
    number = request.GET.get("objection", "")
    for one in links(tender, request, staff=False) if number else ():
        if one.objection.number == number:
            raised, replied = one.objection.raised_at, one.objection.replied_at
            return {
                "matter": one.objection.matter,
                "objection": number,
                "objected_on": day_of(raised).isoformat() if raised else "",
                "replied_on": day_of(replied).isoformat() if replied else "",
            }
    return {}


def _checks(
    region: str, said: Mapping[str, str], known: Known, *, filed_on: date
) -> tuple[Check, ...]:
    book = register.book()
    days = int(str(book.parameters(RULES["C06"], region or "CN", filed_on)["days"]))
    return checks(said, known, filed_on=filed_on, days=days, calendar=book.days())


def _said(row: CaseRow) -> tuple[dict[str, str], date]:
    """Return the form a complaint began with, what completed it beside, and the day it counts from."""
    case = row.facts()
    first = case.done[0]
    said = dict(first.fields)
    for one in case.done:
        if one.act == "complete":
            said["facts"] = f"{said.get('facts', '')}\n{one.fields.get('text', '')}"
            if files := one.fields.get("files"):
                said["files"] = files
    received = said.get("received_on", "")
    return said, date.fromisoformat(received) if received else day_of(first.at)


def _bidders(tender: str, at: datetime) -> frozenset[str] | None:
    """Return who bid for what is open, None while nobody may know."""
    openings = Opening.objects.filter(log=_OFFICIAL, tender=tender, opens_at__lte=at)
    opened = set(openings.values_list("lot", flat=True))
    if not opened:
        return None
    rows = Party.objects.filter(log=_OFFICIAL, tender=tender, role="bidder", until=0)
    rows = rows if "" in opened else rows.filter(lot__in=opened)
    return frozenset(rows.values_list("name", flat=True))


def _items(tender: str) -> Sequence[Item]:
    return record.items_of([tender], log=_OFFICIAL, sets=_SETS)[tender] if tender else ()


def _open(items: Sequence[Item], request: HttpRequest) -> list[Item]:
    shown = publish.open_items(items, moments.at_of(request))
    return [one for one in shown if publish.is_public(one)]
