"""上传材料: a paper that an officer puts into a case's file, through the files room.

Bytes first, then the entry (decision 12). Unlike a platform's file a paper is scanned before it is
taken: whoever uploads it is there to be told.
"""

import pathlib
from contextlib import suppress
from datetime import datetime
from typing import Any, Final

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from jianbiao.errors import Malformed, Refused
from jianbiao.intake import files, filing, scanning
from jianbiao.intake.blobs import Blobs, Digests, Hashing, check_named
from jianbiao.intake.filing import Digest, FileClass, Terms
from jianbiao.standard.terms import Actor
from jianbiao.supervision import casefile
from jianbiao.supervision.domain.evidence import Piece
from jianbiao.supervision.models import CaseRow

_NAME: Final = 200


def add_paper(
    row: CaseRow, paper: "UploadedFile[Any]", *, name: str, shows: str, by: Actor, at: datetime
) -> None:
    """Store a paper and put it into the case's file.

    Raise Malformed where it is empty or too long, Refused where the scanner finds something, the
    disk is full, or the case is not the officer's: then nothing of it stays.
    """
    _check_size(paper.size or 0)
    casefile.check_open(row.id, by=by)
    digests = _digests(paper)
    blobs, named = Blobs(settings.JIANBIAO_HOME), Digest(algorithm="sha256", hex=digests.sha256)
    if blobs.free() < (paper.size or 0) + settings.JIANBIAO_FILE_FREE:
        raise Refused("存储空间不足 · the disk is full", code="storage_full", where="file")
    with blobs.upload(_sender(by), named) as upload:
        paper.seek(0)
        try:
            upload.take(paper.read, paper.size or 0, None)
            check_named(upload.digests(), named)  # something of an earlier try may have been there
            _scan(upload.path)
            if not blobs.has(digests.sha256):
                blobs.keep(upload, digests.sha256)
        finally:
            with suppress(FileNotFoundError):
                upload.end()
    terms = Terms(
        size=paper.size or 0,
        file_class=FileClass.CLOSED,
        earliest_open=None,
        about="",
        name=_plain(paper.name or ""),
    )
    files.store(terms, digests, evidence={"case": row.id, "body": by.body}, by=by, at=at)
    stored = files.receipt(named, by.id)
    if stored is None:
        raise filing.unknown()
    piece = Piece(
        what="paper",
        log="official",
        number=stored.number,
        digest=digests.sha256,
        name=name or terms.name or "材料",
        shows=shows,
    )
    casefile.add_evidence(row.id, [piece], by=by, at=at)


def _check_size(size: int) -> None:
    most = settings.JIANBIAO_PAPER_LONGEST
    if not 0 < size <= most:
        raise Malformed(
            f"{size:,} 字节，至多 {most:,} · bytes, at most {most:,}",
            code="paper_too_large",
            where="file",
        )


def _digests(paper: "UploadedFile[Any]") -> Digests:
    hashing = Hashing()
    for piece in paper.chunks():
        hashing.feed(piece)
    return hashing.digests()


def _scan(path: pathlib.Path) -> None:
    """Refuse what the scanner finds infected; while it is away, say so rather than take it unseen."""
    who = scanning.scanner()
    if who is None:
        return
    try:
        found = who.scan(path)
    except OSError as error:
        raise Refused(
            "查毒服务暂不可用，请稍后再试 · the scanner is away",
            code="file_not_scanned",
            where="file",
        ) from error
    if found.verdict == files.INFECTED:
        raise Refused(
            f"检出恶意代码 · malicious code: {found.threat}", code="file_infected", where="file"
        )


def _sender(by: Actor) -> str:
    """Return the folder of a person's unfinished uploads: no path, whatever the login is."""
    return f"officer-{by.id.encode().hex()}"


def _plain(name: str) -> str:
    """Return a file's name as its entry may hold it: its last part, printable, bounded."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    return "".join(c for c in last if c.isprintable() and c not in '/\\"')[:_NAME]
