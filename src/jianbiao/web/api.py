"""接口: everything but the hot door, with its schema and offline documents (OpenAPI)."""

import functools
from datetime import datetime
from typing import Annotated, Any

from django.conf import settings
from django.db import InterfaceError, OperationalError, connections
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from ninja import NinjaAPI, Path, Query, Schema
from ninja.errors import ValidationError

from jianbiao import __version__
from jianbiao.errors import JianbiaoError, Malformed, Refused
from jianbiao.intake import queries as intake
from jianbiao.intake.door import MOST, Door, caller, error_body
from jianbiao.ledger import keys
from jianbiao.ledger import queries as ledger
from jianbiao.publish import searching
from jianbiao.standard import dictionary
from jianbiao.standard.sets import SETS
from jianbiao.watch import permission
from jianbiao.web import clock, entities, files, ocds

Number = Annotated[int, Path(ge=0, le=2**63 - 1)]
"""An entry's number in a path."""

api = NinjaAPI(
    title="鉴标 Jianbiao",
    version=__version__,
    description="交易平台接入与开放数据接口。Docking of trading platforms and open data.",
    urls_namespace="api",
)


class ClockSaid(Schema):
    """What the instance's clock shows; a demo's runs at ``factor``."""

    at: str
    factor: float


class KeysSaid(Schema):
    """Public keys of the instance: verifier keys of its logs, and the key that signs answers."""

    origin: str
    official: list[str]
    gathered: list[str]
    receipt: str


class EntrySaid(Schema):
    """One entry as anybody may see it: its number and leaf; no kind, no person, no time."""

    number: int
    leaf: str
    erased: bool


class FaultSaid(Schema):
    """One reason in Chinese and English; ``path`` is a JSON pointer into the message."""

    code: str
    path: str
    zh: str
    en: str


class StateSaid(Schema):
    """How a message stands today."""

    message_id: str
    outcome: str
    number: int
    leaf_hash: str
    faults: list[FaultSaid]
    missing: list[str]
    ended_by: int | None


class ResultSaid(Schema):
    """What became of one message: accepted, held (``missing`` names what it waits for), rejected."""

    message_id: str
    outcome: str
    number: int
    leaf_hash: str
    faults: tuple[FaultSaid, ...] = ()
    missing: tuple[str, ...] = ()
    replayed: bool = False


class ResultsSaid(Schema):
    """The signed answer to a request, its results in the order of the messages."""

    origin: str
    at: str
    results: list[ResultSaid]


class NoticeSaid(Schema):
    """One thing a platform is told after the answer to its request."""

    number: int
    kind: str
    about: int
    message_id: str


class InboxSaid(Schema):
    """The feed after a number; ask again with ``next``."""

    notices: list[NoticeSaid]
    next: int


class ReasonSaid(Schema):
    """Why an act may not be done now."""

    rule: str
    zh: str
    en: str


class MaySaid(Schema):
    """Whether an act may be done, as the record stood at entry ``seen``."""

    may: bool
    reasons: list[ReasonSaid]
    seen: int


class TenderSaid(Schema):
    """A tender as lists show it, in open fields; ``address`` is its page."""

    code: str
    title: str
    procuring_entity: str
    region: str
    industry: str
    stage: str
    first_at: datetime
    deadline: datetime | None
    address: str


class SearchSaid(Schema):
    """One page of what was found, best first; ``more`` says that there are others than ``count``."""

    count: int
    more: bool
    page: int
    pages: int
    tenders: list[TenderSaid]


@api.exception_handler(JianbiaoError)
def _error(request: HttpRequest, error: JianbiaoError) -> HttpResponse:
    status, body = error_body(error)
    return HttpResponse(body, status=status, content_type="application/json")


@api.exception_handler(ValidationError)
def _unreadable(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """Answer parameters of another form than the document says as every other malformed input."""
    first = error.errors[0]
    where = "/".join(str(step) for step in first["loc"])
    return _error(request, Malformed(first["msg"], code="malformed", where=where))


@api.exception_handler(OperationalError)
@api.exception_handler(InterfaceError)
def _away(request: HttpRequest, error: Exception) -> HttpResponse:
    """Answer while the database is away as the door does."""
    connections.close_all()
    return _error(request, Refused("the database is away", code="busy"))


@api.get("/clock", response=ClockSaid, summary="时钟 Clock")
def show_clock(request: HttpRequest) -> dict[str, Any]:
    """Return the instance's present moment."""
    return {"at": clock.now().isoformat(), "factor": clock.clock().factor}


@api.get("/keys", response=KeysSaid, summary="公钥 Public keys")
def show_keys(request: HttpRequest) -> dict[str, Any]:
    """Return what is needed to check checkpoints and signed answers."""
    own = keys.public(settings.JIANBIAO_HOME, settings.JIANBIAO_ORIGIN)
    return {"origin": settings.JIANBIAO_ORIGIN, **own}


@api.get("/entries/{number}", response=EntrySaid, summary="台账条目 Ledger entry")
def show_entry(request: HttpRequest, number: Number, log: str = "official") -> dict[str, Any]:
    """Return the leaf of an entry; who said what is not in it."""
    entry = ledger.stored(number, log=_log(log))
    return {"number": number, "leaf": entry.leaf.decode(), "erased": entry.body is None}


@api.get("/entries/{number}/body", summary="条目原文 Body of one's own entry")
def show_body(request: HttpRequest, number: Number) -> HttpResponse:
    """Return the exact bytes that the leaf commits to, to the platform whose message it is."""
    platform = caller(request.META, at=clock.now())
    said = ledger.entries([number]).get(number)
    if said is None or said.by != platform:
        raise Refused(f"entry {number} is not {platform}'s", code="not_owner", where=str(number))
    if said.erased:
        why = f"the content was erased by entry {said.erased}"
        raise Refused(why, code="entry_erased", where=str(number))
    return HttpResponse(said.body, content_type="application/json")


@api.post(
    "/messages",
    response=ResultsSaid,
    summary="推送消息 Push messages",
    openapi_extra={
        "parameters": [
            {"name": name, "in": "header", "required": True, "schema": {"type": "string"}}
            for name in ("Message-Root", "Signature-Input", "Signature")
        ],
        "requestBody": {
            "required": True,
            "content": {
                "application/json": {
                    "schema": {
                        "type": "array",
                        "minItems": 1,
                        "maxItems": MOST,
                        "items": {"oneOf": [dictionary.json_schema(name) for name in SETS]},
                    }
                }
            },
        },
    },
)
def push_messages(request: HttpRequest) -> HttpResponse:
    """Take messages signed once over their root; at most 1,000 and 8 MiB. Answers are signed."""
    said: list[Any] = []
    body = b"".join(_door().answer(request.META, lambda *words: said.extend(words)))
    return HttpResponse(body, status=int(said[0].split()[0]), headers=dict(said[1]))


@functools.cache
def _door() -> Door:
    return Door(home=settings.JIANBIAO_HOME, origin=settings.JIANBIAO_ORIGIN, now=clock.now)


api.add_router("/files", files.router)
api.add_router("/ocds", ocds.router)
api.add_router("/entities", entities.router)


@api.get("/messages/{message_id}", response=StateSaid, summary="消息状态 Message status")
def show_message(request: HttpRequest, message_id: str) -> dict[str, Any]:
    """Return how the caller's message stands today."""
    state = intake.message_state(caller(request.META, at=clock.now()), message_id)
    return {
        "message_id": message_id,
        "outcome": state.outcome,
        "number": state.number,
        "leaf_hash": state.leaf_hash.hex(),
        "faults": [{"code": f.code, "path": f.path, "zh": f.zh, "en": f.en} for f in state.faults],
        "missing": list(state.missing),
        "ended_by": state.ended_by,
    }


@api.get("/inbox", response=InboxSaid, summary="回执箱 Inbox")
def show_inbox(
    request: HttpRequest, after: Annotated[int, Query(ge=0, le=2**63 - 1)] = 0
) -> dict[str, Any]:
    """Return what the caller is told after entry ``after``."""
    found = intake.inbox(caller(request.META, at=clock.now()), after)
    return {
        "notices": [
            {"number": n.number, "kind": n.kind, "about": n.about, "message_id": n.message_id}
            for n in found
        ],
        "next": found[-1].number if found else after,
    }


@api.get("/may", response=MaySaid, summary="可否行为 May this act be done")
def show_may(request: HttpRequest, act: str, code: str) -> dict[str, Any]:
    """Say whether the caller may do ``act`` on tender or lot ``code`` now, and why not."""
    answer = permission.may(
        act, code, platform=caller(request.META, at=clock.now()), at=clock.now()
    )
    return {
        "may": answer.may,
        "reasons": [{"rule": r.rule, "zh": r.zh, "en": r.en} for r in answer.reasons],
        "seen": answer.seen,
    }


@api.get("/search", response=SearchSaid, summary="公开检索 Search open records")
def search_tenders(  # noqa: PLR0917 - ninja reads them by name
    request: HttpRequest,
    q: Annotated[
        str, Query(description="编号、名称、主体；空格隔开的词都要有 Words, all of them")
    ] = "",
    stage: str = "",
    region: str = "",
    industry: str = "",
    page: Annotated[int, Query(ge=1, le=10**6)] = 1,
    size: Annotated[int, Query(ge=1, le=100)] = 25,
) -> dict[str, Any]:
    """Find tenders by words in open fields: codes first, then titles, parties and scope.

    Without words the latest begun come first. At most 500 are found for one query.
    """
    said = {"q": q, "stage": stage, "region": region, "industry": industry, "page": str(page)}
    found = searching.listed(said, size=size)
    names = [n for n in TenderSaid.model_fields if n != "address"]
    past = page > found.page.paginator.num_pages
    return {
        "count": found.page.paginator.count,
        "more": found.more,
        "page": page,
        "pages": found.page.paginator.num_pages,
        "tenders": [
            {
                **{name: getattr(row, name) for name in names},
                "address": reverse("publish:tender", args=[row.code]),
            }
            for row in (() if past else found.page.object_list)
        ],
    }


@api.get("/sets", summary="数据集 Data sets")
def show_sets(request: HttpRequest) -> list[dict[str, Any]]:
    """Return the data dictionary: every set and field with format, list, class and owner."""
    return dictionary.rows()


@api.get("/sets/{name}/schema", summary="JSON Schema")
def show_schema(request: HttpRequest, name: str) -> dict[str, Any]:
    """Return the JSON Schema of one set."""
    if name not in SETS:
        raise Malformed(f"no set {name}", code="set_unknown", where=name)
    return dictionary.json_schema(name)


def _log(name: str) -> str:
    if name not in {"official", "gathered"}:
        raise Malformed(f"no log {name}", code="log_unknown", where="log")
    return name
