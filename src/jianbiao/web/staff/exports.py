"""导出: tables as CSV with the zone in every moment, safe to open in a spreadsheet."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import datetime

from django.http import HttpResponse

from jianbiao.standard.terms import SHANGHAI

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_answer(name: str, head: Sequence[str], rows: Iterable[Sequence[object]]) -> HttpResponse:
    """Return a CSV file in UTF-8 with a byte order mark, as spreadsheets here expect it."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(head)
    for row in rows:
        writer.writerow([_cell(value) for value in row])
    answer = HttpResponse("\ufeff" + out.getvalue(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return answer


def _cell(value: object) -> str:
    if isinstance(value, datetime):
        return value.astimezone(SHANGHAI).isoformat()
    said = "" if value is None else str(value)
    return f"'{said}" if said.startswith(_FORMULA) else said
