"""Files that come with a form (材料上传): checked, scanned, on disk before an entry speaks of them."""

import pathlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest

from jianbiao.errors import Malformed, Refused
from jianbiao.intake import files, filing
from jianbiao.intake.blobs import Blobs, Digests, Hashing
from jianbiao.intake.filing import Digest, FileClass, Limits, Terms
from jianbiao.intake.scanning import scanner
from jianbiao.supervision.domain.matters import Act, Kind
from jianbiao.supervision.domain.papers import HEAD, MOST, check_paper

CHUNK = 1 << 18


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What came with a form: the fields it fills, and the files with their terms."""

    fields: dict[str, str]
    files: tuple[tuple[Terms, Digests], ...]


@contextmanager
def taking(request: HttpRequest, act: Act, *, by: str) -> Iterator[Taken]:
    """Give the files of a form of ``act``; they stand on disk, and stay once the block has ended well.

    Raise Malformed paper_many, paper_size, paper_type; Refused file_infected, file_forgotten,
    storage_full, quota_exceeded. A scanner that is away refuses nobody: what waits for it is not
    given to anybody before it was looked at.
    """
    names = [one.name for one in act.fields if one.kind is Kind.FILES]
    came = [(name, file) for name in names for file in request.FILES.getlist(name)]
    if len(came) > MOST:
        raise Malformed(f"{len(came)} files, {MOST} at most", code="paper_many", where=names[0])
    kept = {name: [one for n, f in came if n == name for one in [_keep(f, by)]] for name in names}
    yield Taken(
        fields={
            name: "\n".join(f"sha256:{digests.sha256}" for _, digests in some)
            for name, some in kept.items()
            if some
        },
        files=tuple(
            {two.sha256: (one, two) for some in kept.values() for one, two in some}.values()
        ),
    )
    blobs = Blobs(settings.JIANBIAO_HOME)
    for some in kept.values():
        for _, digests in some:
            blobs.discard(by, Digest(algorithm="sha256", hex=digests.sha256))


def _keep(file: "UploadedFile[Any]", by: str) -> tuple[Terms, Digests]:
    size = file.size or 0
    file.seek(0)
    name = check_paper(file.name or "", size, file.read(HEAD))
    hashing = Hashing()
    file.seek(0)
    for chunk in file.chunks(CHUNK):
        hashing.feed(chunk)
    digests = hashing.digests()
    terms = Terms(size=size, file_class=FileClass.CLOSED, earliest_open=None, about="", name=name)
    _store(file, terms, digests, by)
    return terms, digests


def _store(file: "UploadedFile[Any]", terms: Terms, digests: Digests, by: str) -> None:
    """Put the bytes under their name, once they were scanned where somebody scans."""
    blobs, digest = Blobs(settings.JIANBIAO_HOME), Digest(algorithm="sha256", hex=digests.sha256)
    limits = Limits(
        longest=settings.JIANBIAO_FILE_LONGEST,
        quota=settings.JIANBIAO_FILE_QUOTA,
        uploads=settings.JIANBIAO_FILE_UPLOADS,
        free=settings.JIANBIAO_FILE_FREE,
    )
    filing.check_room(terms, kept=files.kept(by), waiting=[], limits=limits)
    if blobs.free() - terms.size < limits.free:
        raise Refused("the disk is nearly full", code="storage_full")
    if blobs.erased(digests.sha256):
        raise Refused("erased", code="file_forgotten", where=terms.name)
    file.seek(0)
    blobs.discard(by, digest)
    with blobs.upload(by, digest) as upload:
        upload.take(file.read, terms.size, None)
        if _infected(upload.path, digests.sha256):
            upload.end()
            raise Refused(terms.name, code="file_infected", where=terms.name)
        blobs.keep(upload, digests.sha256)


def _infected(path: pathlib.Path, sha256: str) -> bool:
    known = files.file_of(Digest(algorithm="sha256", hex=sha256))
    if known is not None and known.scan == files.INFECTED:
        return True
    looks = scanner()
    if looks is None:
        return False
    try:
        return looks.scan(path).verdict == files.INFECTED
    except OSError:
        return False
