"""文件接口: how a platform sends files and asks after them, and who is given one.

A file is never shown, only given: as an attachment, under no type, to whoever may have it by now.
"""

import functools
import pathlib
from collections.abc import Iterator
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Any, cast

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.http import content_disposition_header
from ninja import Field, Router, Schema

from jianbiao.errors import Refused
from jianbiao.intake import files, filing
from jianbiao.intake.blobs import Blobs
from jianbiao.intake.door import caller
from jianbiao.intake.filedoor import FileDoor, Gate
from jianbiao.intake.filing import Digest, FileClass, Limits, Reader, Terms
from jianbiao.intake.models import File
from jianbiao.intake.scanning import scanner
from jianbiao.people import queries as people
from jianbiao.people import sessions
from jianbiao.people.models import Officer
from jianbiao.people.queries import Scope
from jianbiao.publish import domain as publish
from jianbiao.record import queries as record
from jianbiao.web import clock

CHUNK = 1 << 18
OFFICIAL = "official"

router = Router()
_giving = Gate(most=settings.JIANBIAO_FILE_THREADS, each=settings.JIANBIAO_FILE_THREADS)


class FileSaid(Schema):
    """How a platform's file stands. ``scan``: not_scanned, clean, infected, unscannable."""

    digest: str
    sm3: str
    size: int
    file_class: str = Field(alias="class")
    earliest_open: str | None
    about: str
    name: str
    number: int
    leaf_hash: str
    scan: str
    replayed: bool


class ReceiptSaid(Schema):
    """The signed answer to a file that is stored."""

    at: str
    origin: str
    file: FileSaid


class ProgressSaid(Schema):
    """How many bytes of a file are here: go on from there with Upload-Offset."""

    offset: int


class StatusSaid(Schema):
    """How far a file has come; ``file`` once it is stored. ``scanner``: whether there is one."""

    offset: int
    complete: bool
    scanner: bool
    file: dict[str, Any] | None


def _headers(*names: str) -> list[dict[str, Any]]:
    return [
        {"name": name, "in": "header", "required": True, "schema": {"type": "string"}}
        for name in names
    ]


_SIGNED = ("Signature-Input", "Signature")
_BYTES = {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}


@functools.cache
def door() -> FileDoor:
    """Return the door of this instance; one for each process."""
    most = settings.JIANBIAO_FILE_THREADS
    return FileDoor(
        home=settings.JIANBIAO_HOME,
        origin=settings.JIANBIAO_ORIGIN,
        now=clock.now,
        limits=Limits(
            longest=settings.JIANBIAO_FILE_LONGEST,
            quota=settings.JIANBIAO_FILE_QUOTA,
            uploads=settings.JIANBIAO_FILE_UPLOADS,
            free=settings.JIANBIAO_FILE_FREE,
        ),
        gate=Gate(most=most, each=max(1, most - 1)),
    )


def _through(request: HttpRequest, digest: str) -> HttpResponse:
    filing.read_digest(digest)
    said: list[Any] = []
    body = b"".join(door().answer(request.META, lambda *words: said.extend(words)))
    return HttpResponse(body, status=int(said[0].split()[0]), headers=dict(said[1]))


@router.put(
    "/{digest}",
    response={200: ReceiptSaid, 202: ProgressSaid},
    summary="上传文件 Upload a file",
    openapi_extra={
        "parameters": _headers("File-Terms", "Upload-Offset", *_SIGNED),
        "requestBody": {"required": True, "content": _BYTES},
    },
)
def put_file(request: HttpRequest, digest: str) -> HttpResponse:
    """Take a file named by sha256:… or sm3:…, or its rest from Upload-Offset on.

    File-Terms: ``size=…; class=open|government|licensed|closed|sealed; earliest-open=…; about=…;
    name=…``. 200 once it is stored (signed), 202 while more is to come.
    """
    return _through(request, digest)


@router.api_operation(
    ["HEAD"],
    "/{digest}",
    summary="上传进度 Progress of an upload",
    openapi_extra={"parameters": _headers(*_SIGNED)},
)
def head_file(request: HttpRequest, digest: str) -> HttpResponse:
    """Say in Upload-Offset how many bytes are here, in Upload-Complete (?0, ?1) if it is stored."""
    return _through(request, digest)


@router.delete(
    "/{digest}",
    response=ProgressSaid,
    summary="放弃未完成的上传 Give up an upload",
    openapi_extra={"parameters": _headers(*_SIGNED)},
)
def delete_file(request: HttpRequest, digest: str) -> HttpResponse:
    """Forget what has come of a file that is not stored yet. A stored file stays."""
    return _through(request, digest)


@router.get("/{digest}/status", response=StatusSaid, summary="文件状态 State of one's own file")
def show_status(request: HttpRequest, digest: str) -> dict[str, Any]:
    """Return how far the caller's file has come and, once it is stored, its receipt."""
    named = filing.read_digest(digest)
    platform = caller(request.META, at=clock.now())
    found = files.receipt(named, platform)
    blobs = Blobs(settings.JIANBIAO_HOME)
    return {
        "offset": found.terms.size if found else blobs.offset(platform, named),
        "complete": found is not None,
        "scanner": scanner() is not None,
        "file": found.said() if found else None,
    }


@router.get(
    "/{digest}",
    summary="取得文件 Get a file",
    openapi_extra={"responses": {200: {"description": "The bytes", "content": _BYTES}}},
)
def get_file(request: HttpRequest, digest: str) -> HttpResponseBase:
    """Give a file to whoever may have it: an open one to anybody once its moment has come.

    Others go to officers in whose scope it is, and to the platform that sent it. Never inline.
    """
    at = clock.now()
    named = filing.read_digest(digest)
    platform, terms, reader = _chosen(request, named, at)
    found = files.file_of(named)
    if found is None:
        raise filing.unknown()
    concerned = reader.sender or reader.officer
    _check_given(found, concerned=concerned)
    if reader.officer and terms.file_class is not FileClass.OPEN:
        officer = cast("Officer", request.user)
        by = people.actor(officer, str(request.META.get("REMOTE_ADDR", "")))
        files.read(found.sha256, platform, by=by, at=at)
    return _given(found, terms)


def give(found: File, terms: Terms) -> HttpResponseBase:
    """Give a file to somebody who may have it by what a case says. Raise Refused as ``get_file``."""
    _check_given(found, concerned=True)
    return _given(found, terms)


def _check_given(found: File, *, concerned: bool) -> None:
    blobs = Blobs(settings.JIANBIAO_HOME)
    files.check_given(found, blobs, scanning=scanner() is not None, concerned=concerned)


def _given(found: File, terms: Terms) -> HttpResponseBase:
    path = Blobs(settings.JIANBIAO_HOME).path(found.sha256)
    given = _Given(path, _giving.enter("reading"))
    return _attachment(given, terms, found.sha256, found.scan)


class _Given:
    """The chunks of a file; closing it gives its place at the gate back."""

    def __init__(self, path: pathlib.Path, held: AbstractContextManager[None]) -> None:
        held.__enter__()
        self._held: AbstractContextManager[None] | None = held
        try:
            self._file = path.open("rb")
        except OSError:
            self._let_go()
            raise

    def __iter__(self) -> Iterator[bytes]:
        while chunk := self._file.read(CHUNK):
            yield chunk

    def close(self) -> None:
        self._file.close()
        self._let_go()

    def _let_go(self) -> None:
        if self._held is not None:
            self._held.__exit__(None, None, None)
            self._held = None


def _attachment(given: _Given, terms: Terms, sha256: str, scan: str) -> StreamingHttpResponse:
    response = StreamingHttpResponse(given, content_type="application/octet-stream")
    name = terms.name or f"{sha256[:16]}.bin"
    response["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    response["Content-Length"] = str(terms.size)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["Cache-Control"] = "no-store"
    response["File-Scanned"] = "no" if scan == files.WAITING else scan
    return response


def readable(request: HttpRequest, digest: str, at: datetime) -> tuple[str, Terms]:
    """Return whose file ``digest`` names and its terms, as far as the visitor may have its bytes.

    Raise Refused where they may not: not open yet, out of reach, kept apart, not scanned.
    """
    named = filing.read_digest(digest)
    platform, terms, reader = _chosen(request, named, at)
    found = files.file_of(named)
    if found is None:
        raise filing.unknown()
    concerned = reader.sender or reader.officer
    blobs = Blobs(settings.JIANBIAO_HOME)
    files.check_given(found, blobs, scanning=scanner() is not None, concerned=concerned)
    return platform, terms


def _chosen(request: HttpRequest, digest: Digest, at: datetime) -> tuple[str, Terms, Reader]:
    """Return as whose file the visitor may have it. Raise Refused when he may not."""
    asking = caller(request.META, at=at) if "HTTP_SIGNATURE_INPUT" in request.META else ""
    refused = filing.unknown()
    for platform, terms in files.filed(digest):
        reader = Reader(
            sender=asking == platform, officer=_in_scope(request, platform, terms.about)
        )
        try:
            filing.check_readable(terms, reader, opened=_opened(terms, at), at=at)
        except Refused as error:
            refused = error if error.code != refused.code else refused
            continue
        return platform, terms, reader
    raise refused


def _in_scope(request: HttpRequest, platform: str, about: str) -> bool:
    """Say whether an officer may read files that are not open and sees the tender, or the platform.

    One who still owes a second factor or a new password is nobody yet.
    """
    user = request.user
    if not isinstance(user, Officer) or sessions.must(request.session):
        return False
    if not (user.may("file.read") and user.may("restricted.read")):
        return False
    scope = Scope.of(user)
    rows = record.tenders(None).filter(code=about[: filing.TENDER]) if about else None
    tender = rows.first() if rows is not None else None
    if tender is not None:
        return scope.sees(tender.region, tender.industry)
    return scope.filter(people.platforms().filter(code=platform), industry=None).exists()


def _opened(terms: Terms, at: datetime) -> bool:
    """Say whether the bids for what a sealed file is about were opened."""
    if terms.file_class is not FileClass.SEALED:
        return True
    tender = terms.about[: filing.TENDER]
    lot = terms.about if len(terms.about) > filing.TENDER else ""
    return publish.opened(record.items_of([tender], log=OFFICIAL)[tender], lot, at)
