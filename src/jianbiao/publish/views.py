"""Pages anybody may see (公开页面): tenders, rules, the ledger, gathered data kept apart.

Words are the templates'; the moment comes with the request, one for the whole page.
"""

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from jianbiao.people.views import require_power
from jianbiao.publish import domain, queries, searching
from jianbiao.publish import gathered as gathering
from jianbiao.publish.domain import masking, tables
from jianbiao.publish.domain.lines import PUBLIC
from jianbiao.record import loose, profiles
from jianbiao.record import queries as record
from jianbiao.record.domain.pointing import CREDIT, LOOSE
from jianbiao.record.domain.stages import Stage
from jianbiao.standard.sets import SETS

PAGE = 25
MOST_PROOFS = 400
"""Proofs one click may fetch; a record beyond it is checked as a whole, offline."""

_ENDED = {Stage.CONTRACTED.value, Stage.FAILED.value}


@require_power("public")
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show the way in: search, what closes next, what is new, where the proof is."""
    counts = record.counts(None)
    return render(
        request,
        "publish/home.html",
        {
            "running": sum(n for stage, n in counts.items() if stage not in _ENDED),
            "all": sum(counts.values()),
            "closing": queries.closing(_at(request)),
            "newest": queries.newest(),
            "rules": len(queries.rules(_at(request).date())),
            "log": queries.log_state("official"),
            "gathered": sum(record.counts(None, log="gathered").values()),
        },
    )


@require_power("public")
@require_safe
def tenders(request: HttpRequest) -> HttpResponse:
    """Show tenders by what the address says; an exact code leads straight to its tender."""
    said = request.GET.dict()
    if code := searching.exact(said.get("q", "")):
        return redirect("publish:tender", code)
    listed = searching.listed(said, size=PAGE)
    shown = {"page": listed.page, "facets": listed.facets, "more": listed.more, "room": "tenders"}
    return render(request, "publish/tenders.html", {**shown, "q": said.get("q", "")})


@require_power("public")
@require_safe
def tender(request: HttpRequest, code: str) -> HttpResponse:
    """Show one tender: open items and open fields as of this moment."""
    page = queries.tender_page(code, _at(request))
    return render(
        request,
        "publish/tender.html",
        {
            "page": page,
            "timeline": _timeline(page),
            "log": queries.log_state("official"),
            "proofs": page.numbers[:MOST_PROOFS],
            "files": page.files,
            "in_force": {one.rule.number for one in queries.rules(_at(request).date())},
            "room": "tenders",
        },
    )


@require_power("public")
@require_safe
def entity(request: HttpRequest, key: str) -> HttpResponse:
    """Show one entity: its open parts in tenders, bids only once they were opened."""
    said = request.GET.get("page", "")
    number = int(said) if said.isascii() and said.isdigit() and len(said) < 6 else 1  # noqa: PLR2004
    page = profiles.profile(key, at=_at(request), page=max(number, 1))
    shown = {
        "page": page,
        "titles": record.titles(row.tender for row in page.rows),
        "beside": [
            (SETS[name], tables.columns(name), tables.rows(some, lambda _: PUBLIC))
            for name, some in loose.of_entity(key, (), sets=CREDIT).items()
        ],
        "log": queries.log_state("official"),
        "proofs": sorted({row.number for row in page.rows})[:MOST_PROOFS],
        "room": "tenders",
    }
    return render(request, "publish/entity.html", shown)


@require_power("public")
@require_safe
def records(request: HttpRequest) -> HttpResponse:
    """Show the sets whose open records belong to no tender."""
    sets = [SETS[name] for name in LOOSE if SETS[name].public]
    return render(request, "publish/records.html", {"sets": sets, "room": "records"})


@require_power("public")
@require_safe
def records_of(request: HttpRequest, set: str) -> HttpResponse:
    """Show the open records of one set, newest first; ``?q=`` finds a whole code or name."""
    said = request.GET.get("before", "")
    before = int(said) if said.isascii() and said.isdigit() and len(said) < 19 else 0  # noqa: PLR2004
    text = request.GET.get("q", "").strip()
    page = loose.listed(set, (), text=text, before=before)
    shown = {
        "one": SETS[set],
        "columns": tables.columns(set),
        "rows": tables.rows(page.rows, lambda _: PUBLIC),
        "page": page,
        "q": text,
        "room": "records",
    }
    return render(request, "publish/records_of.html", shown)


@require_power("public")
@require_safe
def project(request: HttpRequest, code: str) -> HttpResponse:
    """Show one approved project: open fields, contracts let without a tender, its tenders."""
    page = loose.project(code, record.tenders(None))
    shown = {
        "page": page,
        "facts": domain.lines(page.project.set, page.project.data) if page.project else (),
        "direct": [(one, domain.lines(one.set, one.data)) for one in page.direct],
        "room": "records",
    }
    return render(request, "publish/project.html", shown)


@require_power("public")
@require_safe
def rules(request: HttpRequest) -> HttpResponse:
    """Show the catalogue of rules in force."""
    shown = {"rules": queries.rules(_at(request).date()), "room": "rules"}
    return render(request, "publish/rules.html", shown)


@require_power("public")
@require_safe
def rule(request: HttpRequest, number: str) -> HttpResponse:
    """Show one rule in force."""
    shown = {"one": queries.rule(number, _at(request).date()), "room": "rules"}
    return render(request, "publish/rule.html", shown)


@require_power("public")
@require_safe
def ledger(request: HttpRequest) -> HttpResponse:
    """Show both logs' checkpoints and keys and how anybody checks them; ``?n=`` finds an entry."""
    number = request.GET.get("n", "").replace(" ", "").removeprefix("№")
    if number.isascii() and number.isdigit() and len(number) < 19:  # noqa: PLR2004 - a 64-bit number
        return redirect("publish:entry", "official", int(number))
    logs = [queries.log_state("official"), queries.log_state("gathered")]
    address = request.build_absolute_uri("/").rstrip("/")
    shown = {
        "logs": logs,
        "address": address,
        "commands": _commands(address),
        "n": request.GET.get("n", ""),
        "room": "ledger",
    }
    return render(request, "publish/ledger.html", shown)


@require_power("public")
@require_safe
def entry(request: HttpRequest, log: str, number: int) -> HttpResponse:
    """Show one entry: its leaf, its proof, and what it tells where that is open."""
    stored, item = queries.entry(number, log, _at(request))
    return render(
        request,
        "publish/entry.html",
        {
            "stored": stored,
            "leaf": _leaf(stored.leaf),
            "item": item,
            "head": domain.headline(item) if item else None,
            "lines": domain.lines(item.set, item.data) if item else (),
            "log": queries.log_state(log),
            "address": request.build_absolute_uri("/").rstrip("/"),
            "room": "ledger",
        },
    )


@require_power("public")
@require_safe
def gathered(request: HttpRequest) -> HttpResponse:
    """Show gathered data: sources and tenders of the second log, never among official ones."""
    said = {"q": request.GET.get("q", ""), "page": request.GET.get("page", "")}
    source = request.GET.get("source", "")[:500]
    listed = searching.listed({**said, "platform": source}, size=PAGE, log="gathered")
    shown = {
        "page": listed.page,
        "rows": [(row, masking.text(row.title)) for row in listed.page.object_list],
        "sources": gathering.sources(),
        "source": source,
        "room": "gathered",
        "q": said["q"],
    }
    return render(request, "publish/gathered.html", shown)


@require_power("public")
@require_safe
def gathered_tender(request: HttpRequest, code: str) -> HttpResponse:
    """Show one gathered tender with its source."""
    page = gathering.page(code)
    return render(
        request,
        "publish/gathered_tender.html",
        {
            "page": page,
            "log": queries.log_state("gathered"),
            "proofs": page.numbers[:MOST_PROOFS],
            "room": "gathered",
        },
    )


def _commands(address: str) -> list[tuple[str, str]]:
    """Return how anybody checks the ledger by hand: whole, one entry, without our software."""
    return [
        ("all", f"jianbiao verify {address}/log/official"),
        ("one", f"jianbiao verify {address}/log/official/entries/1.tlog-proof"),
        (
            "other",
            (
                f"curl {address}/log/official/checkpoint\n"
                f"curl {address}/log/official/tile/0/000.p/1\n"
                f"curl {address}/api/v1/keys"
            ),
        ),
    ]


def _timeline(page: queries.Page) -> list[dict[str, Any]]:
    """Return what happened, oldest first; bids and candidates stand in their own table."""
    items = ((page.project,) if page.project else ()) + page.items
    apart = {"TENDER_LIST", "BID_OPEN_DETAIL", "TENDER_CANDIDATE"}
    shown = [one for one in items if one.set not in apart]
    return [
        {
            "item": one,
            "head": (head := domain.headline(one)),
            "brief": [line for line in lines if line.name in head.brief],
            "rest": [line for line in lines if line.name not in head.brief],
        }
        for one in sorted(shown, key=lambda o: (o.happened_at, o.number))
        for lines in [domain.lines(one.set, one.data)]
    ]


def _leaf(raw: bytes) -> dict[str, str]:
    """Return the digests that a leaf names: ``jianbiao/1 sha256:… sm3:…``."""
    return dict(part.split(":", 1) for part in raw.decode().split(" ") if ":" in part)


def _at(request: HttpRequest) -> datetime:
    return request.at  # type: ignore[attr-defined,no-any-return]
