"""What the record tells of a complaint (可核对的事实): to whoever files, to whoever decides, to everybody."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.http import HttpRequest

from jianbiao.law.periods import day_of
from jianbiao.publish import domain as publish
from jianbiao.record import queries as record
from jianbiao.record.domain.items import Item
from jianbiao.record.models import Tender
from jianbiao.register import queries as register
from jianbiao.supervision import complaining
from jianbiao.supervision.domain.admissibility import Check, Known, checks
from jianbiao.supervision.domain.objections import Link, chain, objections
from jianbiao.supervision.models import CaseRow
from jianbiao.web.cases import moments

_BIDDERS = frozenset({"TENDER_LIST", "BID_OPEN_DETAIL"})
_OFFICIAL = "official"


def for_filer(tender: Tender, said: Mapping[str, str], request: HttpRequest) -> tuple[Check, ...]:
    """Return what the rules say of a form before it is sent: by what everybody may know alone."""
    items = record.items_of([tender.code], log=_OFFICIAL)[tender.code]
    at = moments.at_of(request)
    open_ = [one for one in publish.open_items(items, at) if publish.is_public(one)]
    before = complaining.decided_before(
        tender.code,
        about=said.get("matter", ""),
        respondent=said.get("respondent", ""),
        besides="",
    )
    told = CaseRow.objects.filter(id__in=before, state="closed").values_list("id", flat=True)
    known = Known(
        objections=objections(open_, named=False),
        bidders=_bidders(open_, items, request),
        decided=tuple(sorted(told)),
    )
    return _checks(tender.region, said, known, filed_on=moments.day_of(request))


def for_officer(row: CaseRow, request: HttpRequest) -> tuple[Check, ...]:
    """Return what the rules say of a complaint that was filed: by the whole record as it stands."""
    said, filed_on = _said(row)
    items = _items(row.tender)
    known = Known(
        objections=objections(items, named=True),
        bidders=_bidders(items, items, request),
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
    items: Sequence[Item] = _items(tender)
    if not staff:
        shown = publish.open_items(items, moments.at_of(request))
        items = [one for one in shown if publish.is_public(one)]
    raised = objections(items, named=staff)
    if not raised:
        return ()
    on = moments.day_of(request)
    book = register.book()
    days = int(str(register.parameters("C05", "CN", on)["days"]))
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
    days = int(str(register.parameters("C06", region or "CN", filed_on)["days"]))
    calendar = register.book().days()
    return checks(said, known, filed_on=filed_on, days=days, calendar=calendar)


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


def _bidders(
    items: Sequence[Item], whole: Sequence[Item], request: HttpRequest
) -> frozenset[str] | None:
    """Return who bid, None while nobody may know."""
    lots = {one.lot for one in whole if one.lot} or {""}
    at = moments.at_of(request)
    if not any(publish.opened(whole, lot, at) for lot in lots):
        return None
    rows = [one for one in items if one.set in _BIDDERS and not one.ended_by]
    opened = [one for one in rows if publish.opened(whole, one.lot, at)]
    return frozenset(str(one.data.get("BIDDER_NAME", "")) for one in opened) - {""}


def _items(tender: str) -> Sequence[Item]:
    return record.items_of([tender], log=_OFFICIAL)[tender] if tender else ()
