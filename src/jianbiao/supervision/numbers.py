"""Giving numbers (文号): where a body's series stands, and the row a number is kept in."""

from datetime import datetime

from jianbiao.errors import Refused
from jianbiao.ledger import services as ledger
from jianbiao.people.models import Department
from jianbiao.standard.case_events import CaseActed, CaseOpened
from jianbiao.standard.terms import SHANGHAI
from jianbiao.supervision.domain.matters import Act, Matter
from jianbiao.supervision.domain.numbering import FIELD, Number, Series, read_number
from jianbiao.supervision.models import IssuedDocument


def series(act: Act | None, body: str, *, at: datetime) -> Series | None:
    """Return where the series of an act stands, None where the act issues no document.

    Takes the log's turn first, so that two officers at once get two numbers, and no number is lost.
    """
    if act is None or not act.series:
        return None
    ledger.take_turn("official")
    year = at.astimezone(SHANGHAI).year
    rows = IssuedDocument.objects.filter(body=body, word=act.series)
    newest = rows.order_by("-year", "-serial").first()
    if newest is None:
        return Series(prefix=_prefix(body, act.series), year=year)
    last = newest.serial if newest.year == year else 0
    return Series(prefix=newest.prefix, year=year, last=last, begun=True)


def check_free(event: CaseOpened | CaseActed, act: Act | None) -> None:
    """Raise Refused case_number where another body or kind uses the number already."""
    if act is None or not act.series:
        return
    number = event.fields[FIELD]
    if IssuedDocument.objects.filter(number=number).exists():
        raise Refused(f"文号 {number} 已被使用 · it is in use", code="case_number", where=FIELD)


def keep(
    event: CaseOpened | CaseActed, matter: Matter, *, number: int, at: datetime, using: str
) -> None:
    """Keep the document that an act issued, if it issued one."""
    act = matter.acts.get(event.act)
    if act is None or not act.series:
        return
    said: Number = read_number(event.fields[FIELD])
    IssuedDocument.objects.using(using).create(
        number=str(said),
        body=event.body,
        word=act.series,
        prefix=said.prefix,
        year=said.year,
        serial=said.serial,
        case=event.case,
        act=event.act,
        entry=number,
        at=at,
    )


def _prefix(body: str, word: str) -> str:
    """Return what numbers begin with until the body writes its own 代字: its name and the kind."""
    row = Department.objects.filter(code=body).first()
    name = row.zh if row is not None else body
    return f"{name[:30]}{word}"
