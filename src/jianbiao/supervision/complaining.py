"""Who complained how often, and what came of it (投诉人历史): pulled after each act of a complaint."""

from collections.abc import Iterable
from datetime import date, timedelta
from hashlib import sha256

from jianbiao.supervision.domain.bad_faith import MONTHS, Outcome
from jianbiao.supervision.domain.cases import Case
from jianbiao.supervision.domain.complaint import Complaint, complaint
from jianbiao.supervision.domain.recusal import plain
from jianbiao.supervision.models import Complained


def keep(cases: Iterable[Case], *, using: str) -> None:
    """Write anew what these cases say of their complaints, those that are complaints."""
    held = [(one, told) for one in cases if (told := complaint(one)) is not None]
    if not held:
        return
    rows = Complained.objects.using(using)
    rows.filter(case__in=[one.id for one, _ in held]).delete()
    rows.bulk_create(_row(one, told) for one, told in held)


def history(complainant: str, *, on: date, besides: str) -> list[Outcome]:
    """Return what came of the complaints of ``complainant`` in the months before ``on``, in order."""
    key = key_of(complainant)
    if not key:
        return []
    since = on - timedelta(days=31 * MONTHS)
    rows = Complained.objects.filter(key=key, decided_on__gte=since, decided_on__lte=on)
    return [
        Outcome(
            case=row.case, decided_on=row.decided_on, conclusion=row.conclusion, means=row.means
        )
        for row in rows.exclude(case=besides).order_by("decided_on", "case")
        if row.decided_on is not None
    ]


def decided_before(tender: str, *, about: str, respondent: str, besides: str) -> list[str]:
    """Return the cases in which the same was decided before: tender, matter and respondent."""
    rows = Complained.objects.filter(
        tender=tender, about=about, respondent=key_of(respondent), decided_on__isnull=False
    )
    return list(rows.exclude(case=besides).order_by("case").values_list("case", flat=True))


def key_of(name: str) -> str:
    """Return the digest under which a name is kept; empty where there is none."""
    said = plain(name)
    return sha256(said.encode()).hexdigest() if said else ""


def _row(case: Case, told: Complaint) -> Complained:
    draft = told.draft.fields if told.draft else {}
    return Complained(
        case=case.id,
        key=key_of(told.complainant),
        respondent=key_of(told.respondent),
        tender=case.subject.tender,
        about=told.matter,
        filed_on=told.filed_on,
        decided_on=told.decided_on,
        conclusion=draft.get("conclusion", ""),
        means=draft.get("means", ""),
    )
