"""The door (接收口): one authenticated request becomes messages for the appender. WSGI, no Django.

Order matters: what costs nothing is asked first, so that garbage from nobody is cheap and leaves
nothing behind: size, headers, key, time, one signature, then the bytes, then each message.
"""

import re
import socket
import threading
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from hashlib import sha256
from http import HTTPStatus
from typing import Any

import orjson

from jianbiao.errors import JianbiaoError, Malformed, Refused
from jianbiao.intake import frames, keyring, reading, relay
from jianbiao.intake.appender import socket_path
from jianbiao.intake.domain import Incoming
from jianbiao.intake.queries import key_of
from jianbiao.intake.services import Answer
from jianbiao.ledger import keys
from jianbiao.seal import requests, roots
from jianbiao.standard import canonical
from jianbiao.standard.faults import FAULTS, Fault

PATH = "/api/v1/messages"
LONGEST = 8 * 1024 * 1024
MOST = 1000
ROOM = 2 * 1024 * 1024
"""Bytes on their way to the appender: a batch is handed over whole, not held up half-way."""

_LENGTH = re.compile(r"[0-9]{1,12}")
_MESSAGE_ID = re.compile(r"[0-9A-Za-z_.:\-]{8,64}")

Settle = Callable[[Sequence[Incoming]], list[Answer]]


class Door:
    """Answers ``POST /api/v1/messages`` of one instance; safe for threads."""

    def __init__(
        self,
        *,
        home: str,
        origin: str,
        now: Callable[[], datetime],
        settle: Settle | None = None,
    ) -> None:
        """``settle`` takes the messages to the ledger: the appender's socket when not given."""
        self._origin = origin
        self._now = now
        self._settle = settle or Appending(home)
        self._key = keys.receipt(home)

    def answer(self, environ: Mapping[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        """Answer one request: 200 with one outcome for each message, or one public error."""
        try:
            body = self._receive(environ)
        except JianbiaoError as error:
            status, body = error_body(error)
            return send(start, status, body)
        created = int(time.time())
        signed = requests.sign_answer(
            self._key, status=200, body=body, created=created, key_id=self._origin
        )
        return send(start, 200, body, list(signed.items()))

    def _receive(self, environ: Mapping[str, Any]) -> bytes:
        size = _size(environ)
        caller = authenticate(environ, at=self._now(), need_root=True)
        raw = _read(environ, size)
        values, pieces = parse(raw)
        digests = [roots.digest(caller.algorithm, piece) for piece in pieces]
        root, paths = roots.root_and_paths(caller.algorithm, digests)
        if root != caller.root:
            raise Malformed(
                "the signed root is not the root over these messages",
                code="root_mismatch",
                where="Message-Root",
            )
        items = _incoming(values, pieces, paths, caller, str(environ.get("REMOTE_ADDR", "")))
        answers = self._settle(items)
        said = {
            "at": self._now().isoformat(),
            "origin": self._origin,
            "results": [_result(i, a) for i, a in zip(items, answers, strict=True)],
        }
        return orjson.dumps(said)


class Appending:
    """Takes messages to the appender over its socket, one connection for each thread."""

    def __init__(self, home: str) -> None:
        """Remember where the appender of the instance at ``home`` listens."""
        self._path = socket_path(home)
        self._local = threading.local()

    def __call__(self, items: Sequence[Incoming]) -> list[Answer]:
        """Return the answers. Raise Refused ``busy`` when the appender is away.

        Nothing is known to be lost or stored then; the sender asks again with the same ids.
        """
        try:
            connection = self._connection()
            connection.sendall(frames.pack(items))
            return frames.unpack_answers(frames.receive(connection))
        except OSError as error:
            self._forget()
            raise Refused(f"the ledger is busy: {error}", code="busy") from error

    def _connection(self) -> socket.socket:
        connection: socket.socket | None = getattr(self._local, "connection", None)
        if connection is None:
            connection = self._local.connection = socket.socket(socket.AF_UNIX)
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, ROOM)
            connection.settimeout(30)
            connection.connect(self._path)
        return connection

    def _forget(self) -> None:
        connection = getattr(self._local, "connection", None)
        if connection is not None:
            connection.close()
            self._local.connection = None


def authenticate(environ: Mapping[str, Any], *, at: datetime, need_root: bool) -> keyring.Caller:
    """Return who signed this request. Raise Refused or Malformed; touches no body."""
    signed = requests.read_signature(
        method=str(environ["REQUEST_METHOD"]),
        path=request_path(environ),
        query=str(environ.get("QUERY_STRING", "")),
        message_root=environ.get("HTTP_MESSAGE_ROOT", "") if need_root else None,
        signature_input=environ.get("HTTP_SIGNATURE_INPUT", ""),
        signature=environ.get("HTTP_SIGNATURE", ""),
    )
    return keyring.check(signed, real=time.time(), at=at)


def caller(environ: Mapping[str, Any], *, at: datetime) -> str:
    """Return the platform code that signed a reading request."""
    return authenticate(environ, at=at, need_root=False).platform


def parse(raw: bytes) -> tuple[list[Any], list[bytes]]:
    """Return the messages of a request and the exact canonical bytes of each.

    Bytes that are canonical already are taken as they are; anything else goes through the strict
    parser. Raise Malformed on JSON that has more than one reading.
    """
    try:
        values = orjson.loads(raw)
    except orjson.JSONDecodeError:
        values = canonical.parse(raw)  # names the place, or reads what orjson cannot (big integers)
    if isinstance(values, list) and 0 < len(values) <= MOST:
        pieces = [canonical.canonical_fast(value) for value in values]
        if b"[%b]" % b",".join(pieces) == raw and all(map(canonical.is_plain, pieces)):
            return values, pieces
    values = canonical.parse(raw)
    if not isinstance(values, list) or not values:
        raise Malformed("the body is not an array of messages", code="not_messages", where="/")
    if len(values) > MOST:
        raise Malformed(f"{len(values)} messages, at most {MOST}", code="too_many", where="/")
    return values, [canonical.canonical(value) for value in values]


def error_body(error: JianbiaoError) -> tuple[int, bytes]:
    """Return the HTTP status and public body of an error in both languages."""
    zh, en, status = FAULTS.get(error.code, FAULTS["malformed"])
    said = {"code": error.code, "zh": zh, "en": en, "said": str(error), "where": error.where}
    return status, orjson.dumps({"error": said})


def _size(environ: Mapping[str, Any]) -> int:
    size = body_length(environ)
    if size > LONGEST:
        raise Malformed(f"{size} bytes, at most {LONGEST}", code="too_large", where="/")
    return size


def body_length(environ: Mapping[str, Any]) -> int:
    """Return Content-Length. Raise Malformed ``length_missing``."""
    size = str(environ.get("CONTENT_LENGTH") or "")
    if _LENGTH.fullmatch(size) is None:
        raise Malformed("Content-Length is missing", code="length_missing", where="Content-Length")
    return int(size)


def _read(environ: Mapping[str, Any], size: int) -> bytes:
    raw: bytes = environ["wsgi.input"].read(size)
    if len(raw) != size:
        raise Malformed(
            f"{len(raw)} bytes came of {size}", code="truncated", where="Content-Length"
        )
    return raw


def request_path(environ: Mapping[str, Any]) -> str:
    """Return the path as it is signed."""
    return str(environ.get("SCRIPT_NAME", "")) + str(environ["PATH_INFO"])


def _incoming(
    values: Sequence[Any],
    pieces: Sequence[bytes],
    paths: Sequence[Sequence[bytes]],
    caller: keyring.Caller,
    address: str,
) -> list[Incoming]:
    by, place = orjson.dumps(caller.platform), orjson.dumps(address)
    carried = relay.Carried()
    return [
        _item(
            value,
            piece,
            evidence=evidence(caller, i, paths[i], len(values)),
            caller=caller,
            by=by,
            address=place,
            carried=carried,
        )
        for i, (value, piece) in enumerate(zip(values, pieces, strict=True))
    ]


def _item(
    value: Any,
    piece: bytes,
    *,
    evidence: bytes,
    caller: keyring.Caller,
    by: bytes,
    address: bytes,
    carried: relay.Carried,
) -> Incoming:
    faults = reading.faults_of(value, caller.uscc)
    if not faults and value["set"] == reading.FORWARDED:
        faults = carried.faults_of(value, caller)
    digest = sha256(piece).digest()
    message_id = _name(value, digest)
    platform = caller.platform
    needs: tuple[str, ...] = ()
    brings: tuple[str, ...] = ()
    if not faults:
        platform, needs, brings = reading.names_of(value, caller.platform)
    return Incoming(
        key=key_of(message_id, caller.platform),
        digest=digest,
        by=by,
        address=address,
        evidence=evidence,
        message=piece,
        platform=platform,
        message_id=message_id,
        needs=needs,
        brings=brings,
        faults=tuple(faults),
    )


def _name(value: Any, digest: bytes) -> str:
    """Return the sender's id; a message whose id cannot be read is kept under its digest."""
    said = value.get("message_id") if isinstance(value, dict) else None
    if isinstance(said, str) and _MESSAGE_ID.fullmatch(said):
        return said
    return "unreadable:" + digest.hex()


def evidence(caller: keyring.Caller, index: int, path: Sequence[bytes], size: int) -> bytes:
    """Return canonical JSON that proves who signed message ``index`` of ``size``."""
    hashes = b",".join(b'"%b"' % h.hex().encode() for h in path)
    return (
        b'{"algorithm":"%b","base":%b,"index":%d,"key":%b,"path":[%b],"signature":"%b","size":%d}'
        % (
            caller.algorithm.encode(),
            orjson.dumps(caller.base),
            index,
            orjson.dumps(caller.key_id),
            hashes,
            caller.signature.encode(),
            size,
        )
    )


def _result(item: Incoming, answer: Answer) -> dict[str, Any]:
    said: dict[str, Any] = {
        "leaf_hash": answer.leaf_hash.hex(),
        "message_id": item.message_id,
        "number": answer.number,
        "outcome": answer.outcome,
    }
    if answer.faults:
        said["faults"] = [_fault(fault) for fault in answer.faults]
    if answer.missing:
        said["missing"] = list(answer.missing)
    if answer.replayed:
        said["replayed"] = True
    return said


def _fault(fault: Fault) -> dict[str, str]:
    return {
        "code": fault.code,
        "path": fault.path,
        "said": fault.said,
        "zh": fault.zh,
        "en": fault.en,
    }


def send(
    start: Callable[..., Any],
    status: int,
    body: bytes,
    headers: Sequence[tuple[str, str]] = (),
) -> Iterable[bytes]:
    """Begin a WSGI answer of JSON that nobody keeps, and return its body."""
    start(
        f"{status} {HTTPStatus(status).phrase}",
        [
            ("Content-Type", "application/json"),
            ("Content-Length", str(len(body))),
            ("Cache-Control", "no-store"),
            *headers,
        ],
    )
    return [body]
