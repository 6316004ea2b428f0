"""Files (文件): sent in parts under their digest, going on where the instance says they end."""

import hashlib
import json
import pathlib
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO
from urllib.parse import quote

from jianbiao.errors import JianbiaoError, Malformed, Refused, Tampered
from jianbiao.kit.wire import Answer, Wire
from jianbiao.seal import requests

PART = 64 << 20
"""Bytes of one request: what is lost of the time, never of the bytes, when a connection breaks."""
CHUNK = 1 << 20

_GO_ON = {"upload_running", "offset_mismatch", "truncated", "upload_slow"}
"""What is mended by asking how many bytes are there and going on from them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileReceipt:
    """What the instance signed for a file: digests, terms, number and leaf hash of its entry.

    ``scan``: not_scanned, clean, infected or unscannable.
    """

    digest: str
    sm3: str
    size: int
    file_class: str
    earliest_open: str | None
    about: str
    number: int
    leaf_hash: str
    scan: str
    replayed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FileState:
    """How far a file has come; ``receipt`` once it is stored. ``scanner``: whether there is one."""

    offset: int
    scanner: bool
    receipt: FileReceipt | None


def terms(
    *, size: int, file_class: str, earliest_open: datetime | None, about: str, name: str
) -> str:
    """Return the File-Terms header. Raise Malformed when the moment has no zone."""
    if earliest_open is not None and earliest_open.tzinfo is None:
        raise Malformed("earliest_open has no zone", code="terms_malformed", where="earliest_open")
    said = {
        "size": str(size),
        "class": file_class,
        "earliest-open": earliest_open.isoformat() if earliest_open else "",
        "about": about,
        "name": quote(name, safe="."),
    }
    return "; ".join(f"{key}={value}" for key, value in said.items() if value)


def digest_of(path: str | pathlib.Path) -> tuple[str, int]:
    """Return ("sha256:…", bytes) of a file. Raise Malformed when it cannot be read."""
    state, size = hashlib.sha256(), 0
    try:
        with pathlib.Path(path).open("rb") as file:
            while chunk := file.read(CHUNK):
                state.update(chunk)
                size += len(chunk)
    except OSError as error:
        raise Malformed(f"cannot be read: {error}", code="file_broken", where=str(path)) from error
    return f"sha256:{state.hexdigest()}", size


def put(
    wire: Wire,
    path: pathlib.Path,
    *,
    file_class: str,
    earliest_open: datetime | None,
    about: str,
    name: str,
    part: int,
) -> FileReceipt:
    """Send a file, or what of it is not there yet; see ``Client.put_file``."""
    digest, size = digest_of(path)
    said = terms(
        size=size, file_class=file_class, earliest_open=earliest_open, about=about, name=name
    )
    with path.open("rb") as file:
        sending = _Sending(file=file, digest=digest, terms=said, size=size, part=part)
        while True:
            headers, raw = wire.patiently(lambda: _put(wire, sending))
            if headers.get("upload-complete") == "?1":
                break
    requests.check_answer(wire.receipt_key(), status=200, body=raw, headers=headers)
    receipt = _receipt(json.loads(raw)["file"])
    if (receipt.digest, receipt.size) != (digest, size):
        raise Tampered(f"{digest} of {size} bytes was answered as {receipt.digest}")
    return receipt


def state(wire: Wire, digest: str) -> FileState:
    """Return how far a file of the platform's own has come."""
    said = wire.ask(_path(digest) + "/status")
    file = said["file"]
    return FileState(
        offset=int(said["offset"]),
        scanner=bool(said["scanner"]),
        receipt=_receipt(file) if file else None,
    )


def discard(wire: Wire, digest: str) -> None:
    """Give up an unfinished upload. Raise Refused ``file_stored`` when it is not one."""
    path = _path(digest)
    wire.patiently(lambda: wire.open("DELETE", path, b"", wire.signed("DELETE", path)))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sending:
    file: BinaryIO
    digest: str
    terms: str
    size: int
    part: int


def _put(wire: Wire, sending: _Sending) -> Answer:
    """Send the next part, wherever that begins by now."""
    path = _path(sending.digest)
    offset = state(wire, sending.digest).offset
    length = min(sending.part, sending.size - offset)
    one = wire.signing()
    headers = requests.sign_upload(
        one.key,
        path=wire.prefix + path,
        terms=sending.terms,
        offset=offset,
        created=int(time.time()),
        key_id=wire.key_id(),
    )
    headers |= {"Content-Length": str(length), "Content-Type": "application/octet-stream"}
    try:
        return wire.open("PUT", path, _chunks(sending.file, offset, length), headers)
    except JianbiaoError as error:
        if error.code in _GO_ON:
            raise Refused(str(error), code="busy", where=error.where) from error
        raise


def _chunks(file: BinaryIO, offset: int, length: int) -> Iterator[bytes]:
    file.seek(offset)
    while length > 0 and (chunk := file.read(min(CHUNK, length))):
        length -= len(chunk)
        yield chunk


def _path(digest: str) -> str:
    return f"/api/v1/files/{digest}"


def _receipt(said: dict[str, object]) -> FileReceipt:
    names = FileReceipt.__slots__
    return FileReceipt(**{n: said["class" if n == "file_class" else n] for n in names})  # type: ignore[arg-type]
