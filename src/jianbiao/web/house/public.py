"""Public list of powers (授权公示): who holds which power, since when, and who granted it."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from jianbiao.people import queries
from jianbiao.people.domain.powers import FUNCTION_WORDS, GRANT_WORDS, HOLDABLE
from jianbiao.people.models import Grant
from jianbiao.people.views import require_power
from jianbiao.web.house.pages import grants_shown
from jianbiao.web.staff.exports import csv_answer

PAGE = 50
MOST_EXPORTED = 10_000
COLUMNS = (
    "id",
    "login",
    "power",
    "from_on",
    "until_on",
    "state",
    "basis",
    "proposed_by",
    "confirmed_by",
    "confirmed_at",
    "ended_at",
    "number",
)


@require_power("public")
@require_safe
def powers(request: HttpRequest) -> HttpResponse:
    """Show every grant that was ever confirmed, and what each kind of body can hold at all."""
    rows = queries.grants().exclude(state__in=("proposed", "declined"))
    if request.GET.get("format") == "csv":
        said = ([getattr(row, name) for name in COLUMNS] for row in rows[:MOST_EXPORTED])
        return csv_answer("powers", list(COLUMNS), said)
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    shown = {
        "page": page,
        "said": grants_shown(list(page)),
        "standing": Grant.objects.filter(state="standing").count(),
        "holdable": [
            (FUNCTION_WORDS[function], [GRANT_WORDS[name] for name in GRANT_WORDS if name in held])
            for function, held in HOLDABLE.items()
        ],
        "room": "powers",
    }
    return render(request, "publish/powers.html", shown)
