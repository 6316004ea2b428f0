"""The door for files (文件上传口): PUT, HEAD and DELETE of ``/api/v1/files/{digest}``. WSGI, no Django.

An upload may be broken off anywhere, by anybody, and goes on where its bytes end. What costs nothing
is asked first; nothing is read from a stranger. Few threads write files: the others stay free.
"""

import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson
from django.db import InterfaceError, OperationalError, connections

from jianbiao.errors import JianbiaoError, Malformed, Refused
from jianbiao.intake import blobs, door, files, filing, keyring
from jianbiao.intake.blobs import Blobs, Digests, Upload
from jianbiao.intake.filing import Digest, Limits, Terms
from jianbiao.ledger import keys
from jianbiao.seal import requests
from jianbiao.standard.terms import Actor

PREFIX = "/api/v1/files/"
METHODS = frozenset({"PUT", "HEAD", "DELETE"})
PATIENT_SECONDS = 30.0
SLOWEST = 8192
"""Bytes a second below which an upload is broken off once it has lasted PATIENT_SECONDS."""
PIECE = 1 << 18
"""Bytes asked for at once: the pace is looked at in between."""


class Gate:
    """Lets at most ``most`` uploads in at once, at most ``each`` of one platform."""

    def __init__(self, *, most: int, each: int) -> None:
        """Begin with nobody inside."""
        self._most, self._each = most, each
        self._inside: Counter[str] = Counter()
        self._lock = threading.Lock()

    @contextmanager
    def enter(self, platform: str) -> Iterator[None]:
        """Hold a place. Raise Refused ``busy`` when there is none."""
        with self._lock:
            if self._inside.total() >= self._most or self._inside[platform] >= self._each:
                raise Refused("too many uploads at once", code="busy")
            self._inside[platform] += 1
        try:
            yield
        finally:
            with self._lock:
                self._inside[platform] -= 1


class FileDoor:
    """Answers for the files of one instance; safe for threads."""

    def __init__(
        self,
        *,
        home: str,
        origin: str,
        now: Callable[[], datetime],
        limits: Limits,
        gate: Gate,
    ) -> None:
        """``now`` is the instance's clock."""
        self._origin = origin
        self._now = now
        self._limits = limits
        self._gate = gate
        self._blobs = Blobs(home)
        self._key = keys.receipt(home)

    def answer(self, environ: Mapping[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        """Answer one request; what was taken is signed like the answer to messages."""
        method = str(environ["REQUEST_METHOD"])
        act = {"PUT": self._put, "HEAD": self._head, "DELETE": self._delete}[method]
        try:
            status, said, headers = act(environ)
        except JianbiaoError as error:
            return door.send(start, *door.error_body(error), _offset_in(error))
        except (OperationalError, InterfaceError) as error:
            connections.close_all()  # the door stands before Django: nobody else renews them
            away = Refused(f"the database is away: {error}", code="busy")
            return door.send(start, *door.error_body(away))
        body = orjson.dumps(said)
        signed = requests.sign_answer(
            self._key, status=status, body=body, created=int(time.time()), key_id=self._origin
        )
        answered = door.send(start, status, body, [*headers.items(), *signed.items()])
        return [] if method == "HEAD" else answered

    # --- three acts --------------------------------------------------------------------------

    def _head(self, environ: Mapping[str, Any]) -> tuple[int, Any, dict[str, str]]:
        """Say how many bytes are here, and whether the file is stored."""
        digest = _digest(environ)
        caller = door.authenticate(environ, at=self._now(), need_root=False)
        stored = self._stored(digest, caller.platform)
        here = stored.terms.size if stored else self._blobs.offset(caller.platform, digest)
        return 200, {}, _progress(here, whole=stored is not None)

    def _delete(self, environ: Mapping[str, Any]) -> tuple[int, Any, dict[str, str]]:
        """Forget an unfinished upload; a stored file stays."""
        digest = _digest(environ)
        caller = door.authenticate(environ, at=self._now(), need_root=False)
        if self._stored(digest, caller.platform):
            raise Refused(str(digest), code="file_stored", where="path")
        self._blobs.discard(caller.platform, digest)
        return 200, {"offset": 0}, _progress(0, whole=False)

    def _put(self, environ: Mapping[str, Any]) -> tuple[int, Any, dict[str, str]]:
        """Take a file, or the next part of one."""
        digest = _digest(environ)
        length = door.body_length(environ)
        caller = _uploader(environ, at=self._now())
        terms = filing.read_terms(str(environ["HTTP_FILE_TERMS"]))
        offset = filing.read_offset(str(environ["HTTP_UPLOAD_OFFSET"]))
        filing.check_part(terms, offset=offset, length=length, limits=self._limits)
        files.check_about(terms, caller.platform)
        address = str(environ.get("REMOTE_ADDR", ""))
        by = Actor(id=caller.platform, body=caller.platform, address=address)
        part = _Part(digest, terms, offset, length, by, _evidence(caller))
        with self._gate.enter(caller.platform):
            return self._take(part, environ["wsgi.input"].read)

    # --- inside ------------------------------------------------------------------------------

    def _take(self, part: "_Part", read: blobs.Read) -> tuple[int, Any, dict[str, str]]:
        platform, size = part.by.id, part.terms.size
        if self._stored(part.digest, platform):
            files.postpone(
                part.digest, part.terms, evidence=part.evidence, by=part.by, at=self._now()
            )
            return self._receipt(part.digest, platform, replayed=True)
        self._check_room(part)
        with self._blobs.upload(platform, part.digest) as upload:
            _check_offset(upload, part)
            digests = _receive(read, upload, part)
            if upload.size < size:
                return 202, {"offset": upload.size}, _progress(upload.size, whole=False)
            self._finish(upload, digests or upload.digests(), part)
        return self._receipt(part.digest, platform, replayed=False)

    def _finish(self, upload: Upload, digests: Digests, part: "_Part") -> None:
        try:
            blobs.check_named(digests, part.digest)
            self._check_wanted(digests)
        except JianbiaoError:
            upload.end()
            raise
        self._blobs.keep(upload, digests.sha256)
        files.store(part.terms, digests, evidence=part.evidence, by=part.by, at=self._now())
        upload.end()

    def _check_wanted(self, digests: Digests) -> None:
        """Raise Refused when these bytes were erased here, or are known to be malicious."""
        found = files.file_of(Digest(algorithm="sha256", hex=digests.sha256))
        if self._blobs.erased(digests.sha256):
            raise Refused("erased", code="file_forgotten", where="path")
        if found is not None and found.scan == files.INFECTED:
            raise Refused("known", code="file_infected", where="path")

    def _check_room(self, part: "_Part") -> None:
        platform = part.by.id
        waiting = self._blobs.waiting(platform)
        waiting.pop(f"{part.digest.algorithm}-{part.digest.hex}", None)
        kept, sizes = files.kept(platform), list(waiting.values())
        filing.check_room(part.terms, kept=kept, waiting=sizes, limits=self._limits)
        if self._blobs.free() - part.length < self._limits.free:
            raise Refused("the disk is nearly full", code="storage_full")

    def _stored(self, digest: Digest, platform: str) -> files.Receipt | None:
        """Return a platform's stored file, unless its bytes were lost: then they may come again."""
        found = files.receipt(digest, platform)
        if found is None:
            return None
        sha256 = found.digests.sha256
        return found if self._blobs.has(sha256) or self._blobs.erased(sha256) else None

    def _receipt(
        self, digest: Digest, platform: str, *, replayed: bool
    ) -> tuple[int, Any, dict[str, str]]:
        found = files.receipt(digest, platform)
        if found is None:
            raise filing.unknown()
        file = {**found.said(), "replayed": replayed}
        said = {"at": self._now().isoformat(), "origin": self._origin, "file": file}
        return 200, said, _progress(found.terms.size, whole=True)


@dataclass(frozen=True, slots=True)
class _Part:
    """What one PUT says: the file, its terms, which of its bytes come, from whom."""

    digest: Digest
    terms: Terms
    offset: int
    length: int
    by: Actor
    evidence: dict[str, Any]


def _digest(environ: Mapping[str, Any]) -> Digest:
    return filing.read_digest(str(environ["PATH_INFO"]).removeprefix(PREFIX))


def _uploader(environ: Mapping[str, Any], *, at: datetime) -> keyring.Caller:
    """Return who signed this upload. Raise Refused or Malformed; touches no body."""
    signed = requests.read_upload(
        path=door.request_path(environ),
        terms=str(environ.get("HTTP_FILE_TERMS", "")),
        offset=str(environ.get("HTTP_UPLOAD_OFFSET", "")),
        signature_input=str(environ.get("HTTP_SIGNATURE_INPUT", "")),
        signature=str(environ.get("HTTP_SIGNATURE", "")),
    )
    return keyring.check(signed, real=time.time(), at=at)


def _evidence(caller: keyring.Caller) -> dict[str, Any]:
    """Return what proves who declared the file: the path in the base names its digest."""
    return {
        "algorithm": caller.algorithm,
        "base": caller.base,
        "key": caller.key_id,
        "signature": caller.signature,
    }


def _check_offset(upload: Upload, part: _Part) -> None:
    if part.offset != upload.size or (part.length and upload.kept):
        said = f"{upload.size} bytes are here, the request begins at {part.offset}"
        raise Refused(said, code="offset_mismatch", where=str(upload.size))


def _receive(read: blobs.Read, upload: Upload, part: _Part) -> Digests | None:
    """Append the body; return the digests of a file that came whole in this one request.

    Raise Malformed ``truncated`` when the body ends early: what came stays.
    """
    whole = part.offset == 0 and part.length == part.terms.size
    hashing = blobs.Hashing() if whole else None
    done = upload.take(_paced(read), part.length, hashing)
    if done != part.length:
        raise Malformed(
            f"{done} bytes came of {part.length}; {upload.size} are here",
            code="truncated",
            where=str(upload.size),
        )
    return hashing.digests() if hashing else None


def _paced(read: blobs.Read) -> blobs.Read:
    """Return ``read`` in small pieces that gives up on a sender who is too slow."""
    began, came = time.monotonic(), 0

    def piece(most: int) -> bytes:
        nonlocal came
        spent = time.monotonic() - began
        if spent > PATIENT_SECONDS and came < SLOWEST * spent:
            raise Refused(f"{came} bytes in {spent:.0f} s", code="upload_slow")
        said = read(min(most, PIECE))
        came += len(said)
        return said

    return piece


def _progress(here: int, *, whole: bool) -> dict[str, str]:
    return {"Upload-Offset": str(here), "Upload-Complete": "?1" if whole else "?0"}


def _offset_in(error: JianbiaoError) -> list[tuple[str, str]]:
    """Return the header that tells where to go on, with the errors that know."""
    known = error.code in {"offset_mismatch", "truncated"} and error.where.isdigit()
    return [("Upload-Offset", error.where)] if known else []
