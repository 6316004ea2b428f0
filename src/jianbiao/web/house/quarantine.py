"""隔离区: gathered rows that were set aside, by source and reason; mend and let in, or dismiss (内务)."""

import json
from datetime import datetime
from typing import Any, Final

import orjson
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from jianbiao.errors import Refused
from jianbiao.intake import quarantine
from jianbiao.intake import rows as keeping
from jianbiao.intake.mended import differences
from jianbiao.intake.models import Gathering
from jianbiao.people.views import require_power
from jianbiao.publish.domain.originals import original
from jianbiao.standard.terms import Actor
from jianbiao.web.house import readings, settling
from jianbiao.web.house.deeds import Deed, answer
from jianbiao.web.staff.waiting import reached
from jianbiao.web.words.gathered import reason_words

PAGE: Final = 50
STATES: Final = ("open", "mended", "dismissed", "reread")
EDITED: Final = 400_000
"""Characters of a suggestion that are edited on a page."""


@require_power("row.settle")
@require_http_methods(["GET", "POST"])
def rows(request: HttpRequest) -> HttpResponse:
    """Show what was set aside by source and reason; dismiss all of one reason."""
    source, fault = request.GET.get("source", "")[:500], request.GET.get("fault", "")[:100]
    state = request.GET.get("state", "")
    state = state if state in STATES else "open"
    after = request.GET.get("after", "")
    began = _entry(after)
    if (done := _entry(request.GET.get("done", ""))) and request.method == "GET":
        reached(done, room="intake", log=quarantine.LOG)

    def shown() -> dict[str, Any]:
        found = quarantine.listed(state=state, source=source, reason=fault, after=began)
        listed = list(found[: PAGE + 1])
        counts = [one for one in quarantine.harvest() if one.reason]
        return {
            "rows": [_named(row) for row in listed[:PAGE]],
            "following": listed[PAGE - 1].number if len(listed) > PAGE else 0,
            "counts": [
                {
                    "row": one,
                    "words": reason_words(one.reason),
                    "chosen": _chosen(one, source, fault),
                }
                for one in counts
                if one.state == state
            ],
            "states": [(name, sum(o.rows for o in counts if o.state == name)) for name in STATES],
            "waiting": sum(one.rows for one in counts if one.state == "open"),
            "state": state,
            "source": source,
            "fault": fault,
            "most": quarantine.MOST,
        }

    return answer(request, "house/quarantine.html", _ALL, shown)


@require_power("row.settle")
@require_http_methods(["GET", "POST"])
def row(request: HttpRequest, number: int) -> HttpResponse:
    """Show one row that was set aside, its original beside its reading; mend it or dismiss it."""
    one = quarantine.aside(number)
    raw = keeping.bytes_of(one.event)
    if request.GET.get("format") == "raw":
        return HttpResponse(
            raw,
            content_type="application/octet-stream",
            headers={"Content-Disposition": f'attachment; filename="row-{number}.bin"'},
        )

    def shown() -> dict[str, Any]:
        now = quarantine.aside(number)
        suggestion = _indented(now.event.get("suggestion", ""))
        written = request.POST.dict() if request.method == "POST" else {}
        return {
            "fields": _fields(now, raw, written),
            "told": _told(now),
            "one": now,
            "words": reason_words(now.row.reason),
            "parts": original(
                raw,
                now.event["coding"],
                where=now.event["where"],
                repairs=now.event["repairs"],
                reading=orjson.loads(now.event.get("suggestion") or "{}"),
            ),
            "size": len(raw),
            "suggestion": suggestion if len(suggestion) <= EDITED else "",
            "large": len(suggestion) > EDITED,
            "repairs": now.event["repairs"][:PAGE],
            "more": max(0, len(now.event["repairs"]) - PAGE),
            "following": quarantine.listed(state="open", after=number).first(),
        }

    return answer(request, "house/quarantined.html", _of(number), shown)


def _fields(one: quarantine.Aside, raw: bytes, written: dict[str, Any]) -> list[readings.Field]:
    """Return the fields of a reading that is small enough for a page."""
    text = one.event.get("suggestion") or "{}"
    if len(text) > EDITED or one.erased:
        return []
    return readings.fields(orjson.loads(text), one.event, raw, written)


def _told(one: quarantine.Aside) -> list[Any]:
    """Return what a person changed in the reading, once the row is mended."""
    release = one.act.event.get("release", "") if one.act else ""
    if not release or len(release) > EDITED:
        return []
    before = orjson.loads(one.event.get("suggestion") or "{}")
    return readings.told(differences(before, orjson.loads(release)))


def _of(number: int) -> tuple[Deed, ...]:
    def mend(said: dict[str, Any], by: Actor, at: datetime) -> int:
        written = said.pop("written")
        if not written:
            return quarantine.mend(number, **said, by=by, at=at)
        one = quarantine.aside(number)
        fields = _fields(one, keeping.bytes_of(one.event), written)
        changes = readings.changes(written, fields)
        return quarantine.mend(number, changes=changes, reason=said["reason"], by=by, at=at)

    def dismiss(said: dict[str, Any], by: Actor, at: datetime) -> int:
        return quarantine.dismiss([number], **said, by=by, at=at)[number]

    return (
        Deed(
            name="mend", power="row.settle", word="quarantine.mend", form=settling.MendForm, do=mend
        ),
        Deed(
            name="dismiss",
            power="row.settle",
            word="quarantine.dismiss",
            form=settling.DismissForm,
            do=dismiss,
            grave=True,
        ),
    )


def _dismiss_all(said: dict[str, Any], by: Actor, at: datetime) -> int:
    found = quarantine.listed(state="open", source=said["source"], reason=said["fault"])
    numbers = list(found.values_list("number", flat=True)[: quarantine.MOST])
    if not numbers:
        raise Refused("没有这样的隔离记录 · no such row waits", code="entry_unknown", where="fault")
    return max(quarantine.dismiss(numbers, reason=said["reason"], by=by, at=at).values())


_ALL = (
    Deed(
        name="dismiss_all",
        power="row.settle",
        word="quarantine.dismiss.all",
        form=settling.DismissAllForm,
        do=_dismiss_all,
        grave=True,
    ),
)


def _entry(said: str) -> int:
    """Return the number of an entry that an address names; 0 where it names none."""
    good = said.isascii() and said.isdigit() and len(said) < 19  # noqa: PLR2004 - a 64-bit number
    return int(said) if good else 0


def _named(row: Gathering) -> dict[str, Any]:
    return {"row": row, "words": reason_words(row.reason)}


def _chosen(one: Any, source: str, fault: str) -> bool:
    return bool(source or fault) and (one.source, one.reason) == (source or one.source, fault)


def _indented(text: str) -> str:
    """Return JSON as a person edits it."""
    if not text:
        return ""
    return json.dumps(orjson.loads(text), ensure_ascii=False, indent=1)
