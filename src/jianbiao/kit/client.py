"""The client (客户端): signs, sends, asks; repeats what is safe to repeat, checks what it is told."""

import http.client
import itertools
import json
import pathlib
import random
import ssl
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any
from urllib.parse import quote, urlsplit

from jianbiao.errors import JianbiaoError, Malformed, Refused, Tampered
from jianbiao.kit.queue import Queue, keep
from jianbiao.ledger.domain import merkle, notes, proofs
from jianbiao.seal import requests, roots
from jianbiao.seal.keys import ED25519, PrivateKey, PublicKey
from jianbiao.standard import canonical
from jianbiao.standard.faults import Fault

MOST = 1000
LONGEST = 7 * 1024 * 1024
_AGAIN = {429, 502, 503, 504}
_CLIENT_ERROR = 500
_MESSAGES = "/api/v1/messages"

Answer = tuple[dict[str, str], bytes]
"""Headers with lower-case names, and body."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What one message was answered."""

    message_id: str
    outcome: str
    number: int
    leaf_hash: str
    faults: tuple[Fault, ...] = ()
    missing: tuple[str, ...] = ()
    replayed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """How a message stands today."""

    message_id: str
    outcome: str
    number: int
    leaf_hash: str
    faults: tuple[Fault, ...] = ()
    missing: tuple[str, ...] = ()


class Client:
    """Speaks for one platform to one instance. Not shared between threads."""

    def __init__(
        self,
        url: str,
        *,
        platform: str,
        key: PrivateKey | str | pathlib.Path,
        key_name: str = "k1",
        patience: float = 60.0,
        folder: str | pathlib.Path | None = None,
        chance: random.Random | None = None,
    ) -> None:
        """Speak to ``url`` as ``platform`` with ``key`` (a PEM file or a key).

        ``patience``: seconds to repeat while the instance is away or busy. ``folder`` keeps the
        queue and the instance's pinned key; without it nothing outlives this object.
        """
        parts = urlsplit(url)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise Malformed(f"not an address: {url}", where="url")
        self._parts, self._prefix = parts, parts.path.rstrip("/")
        self._key = key if isinstance(key, PrivateKey) else PrivateKey.load(_bytes_of(key))
        self._key_id = f"{platform}/{key_name}"
        self._patience = patience
        self._folder = pathlib.Path(folder) if folder else None
        self._chance = chance or random.Random()  # noqa: S311 - spreads retries, guards nothing
        self._connection: http.client.HTTPConnection | None = None
        self._receipt: PublicKey | None = None
        self._vkeys: list[str] = []

    # --- sending -----------------------------------------------------------------------------

    def send(self, messages: Sequence[dict[str, Any]]) -> list[Result]:
        """Send messages and return one result for each, in order; splits what is too long.

        Repeats while the instance is away: the same ids get the same answers, nothing doubles.
        Raise Refused ``busy`` when patience ends, Refused or Malformed when the request is wrong,
        Refused ``signature_bad`` when the answer is not signed by the instance, Tampered when it
        answers something else.
        """
        results: list[Result] = []
        for part in _parts(messages):
            results += self._post(part)
        return results

    def enqueue(self, messages: Sequence[dict[str, Any]]) -> int:
        """Keep messages on disk until they are answered; return how many wait."""
        return self._queue().put(messages)

    def flush(self) -> list[Result]:
        """Send what waits on disk, oldest first; what is answered leaves the queue.

        When the instance goes away on the way, return what it answered so far: the rest waits.
        Raise what ``send`` raises when it answered nothing.
        """
        results: list[Result] = []
        queue = self._queue()
        while batch := queue.oldest(MOST):
            try:
                results += self.send([message for _, message in batch])
            except Refused:
                if not results:
                    raise
                return results
            queue.done([name for name, _ in batch])
        return results

    # --- asking ------------------------------------------------------------------------------

    def status(self, message_id: str) -> State:
        """Return how a message stands today. Raise Refused ``message_unknown``."""
        # A colon needs no escape in a path, and an escape would not be signed as it is read.
        said = self._get(f"/api/v1/messages/{quote(message_id, safe=':')}")
        return State(
            message_id=said["message_id"],
            outcome=said["outcome"],
            number=said["number"],
            leaf_hash=said["leaf_hash"],
            faults=_faults(said["faults"]),
            missing=tuple(said["missing"]),
        )

    def inbox(self, after: int = 0) -> Iterator[dict[str, Any]]:
        """Yield what the instance tells the platform after entry ``after``, in order."""
        while True:
            said = self._get("/api/v1/inbox", f"after={after}")
            yield from said["notices"]
            if not said["notices"]:
                return
            after = said["next"]

    def may(self, act: str, code: str) -> tuple[bool, list[dict[str, str]]]:
        """Ask before an act: return (whether it may be done, the reasons why not)."""
        said = self._get("/api/v1/may", f"act={quote(act)}&code={quote(code)}")
        return bool(said["may"]), list(said["reasons"])

    def clock(self) -> tuple[datetime, float]:
        """Return what the instance's clock shows and how fast it runs."""
        said = self._get("/api/v1/clock", signed=False)
        return datetime.fromisoformat(said["at"]), float(said["factor"])

    def body(self, number: int) -> bytes:
        """Return the exact bytes that the leaf of one's own entry commits to."""
        return self._read(f"/api/v1/entries/{number}/body")

    # --- verifying ---------------------------------------------------------------------------

    def proof(self, number: int, *, wait: float = 10.0) -> str:
        """Return the tlog-proof of an entry; waits for the next checkpoint if need be."""
        limit = time.monotonic() + wait
        while True:
            try:
                path = f"/log/official/entries/{number}.tlog-proof"
                return self._read(path, signed=False).decode()
            except Refused as error:
                if error.code != "not_sealed" or time.monotonic() > limit:
                    raise
                time.sleep(0.2)

    def verify(self, result: Result) -> proofs.Proof:
        """Check that an answered message is in the log under a signed checkpoint; return the proof.

        Raise Tampered when it is not.
        """
        proof = proofs.parse(self.proof(result.number))
        self._keys()
        checkpoint = notes.check_checkpoint(
            notes.parse(proof.checkpoint), [notes.parse_verifier(v) for v in self._vkeys]
        )
        if proof.index != result.number - 1:
            raise Tampered(f"the proof is for entry {proof.index + 1}, not {result.number}")
        merkle.check_inclusion(
            bytes.fromhex(result.leaf_hash),
            index=proof.index,
            size=checkpoint.size,
            path=proof.path,
            root=checkpoint.root,
        )
        return proof

    # --- inside ------------------------------------------------------------------------------

    def _post(self, messages: Sequence[dict[str, Any]]) -> list[Result]:
        pieces = [canonical.canonical(message) for message in messages]
        body = b"[" + b",".join(pieces) + b"]"
        algorithm = self._key.algorithm
        root = roots.message_root(algorithm, [roots.digest(algorithm, p) for p in pieces])
        headers, raw = self._patiently(
            lambda: self._open("POST", _MESSAGES, body, self._signed("POST", _MESSAGES, root=root))
        )
        requests.check_answer(self._keys(), status=200, body=raw, headers=headers)
        said = json.loads(raw)["results"]
        _check_ids(messages, pieces, [one["message_id"] for one in said])
        return [_result(one) for one in said]

    def _patiently(self, once: Callable[[], Answer]) -> Answer:
        """Return what ``once`` returns, repeating it while the instance is away or busy."""
        limit = time.monotonic() + self._patience
        for turn in itertools.count():
            try:
                return once()
            except Refused as error:
                pause = min(5.0, 0.05 * 2 ** min(turn, 10)) * (0.5 + self._chance.random())
                if error.code != "busy" or time.monotonic() + pause > limit:
                    raise
                time.sleep(pause)
        raise AssertionError("counting ended")

    def _get(self, path: str, query: str = "", *, signed: bool = True) -> Any:
        """Return the JSON that a reading request is answered with."""
        raw = self._read(path, query, signed=signed)
        try:
            return json.loads(raw)
        except ValueError as error:
            raise Malformed(
                f"{self._parts.netloc} answers {path} with what is not JSON: {raw[:60]!r}",
                code="bad_json",
                where=path,
            ) from error

    def _read(self, path: str, query: str = "", *, signed: bool = True) -> bytes:
        """Return the body of a reading request."""
        return self._patiently(
            lambda: self._open(
                "GET", path, b"", self._signed("GET", path, query) if signed else {}, query
            )
        )[1]

    def _signed(
        self, method: str, path: str, query: str = "", *, root: bytes | None = None
    ) -> dict[str, str]:
        return requests.sign_request(
            self._key,
            method=method,
            path=self._prefix + path,
            query=query,
            root=root,
            created=int(time.time()),
            key_id=self._key_id,
        )

    def _open(
        self, method: str, path: str, body: bytes, headers: dict[str, str], query: str = ""
    ) -> tuple[dict[str, str], bytes]:
        """Return (headers in lower case, body) of a 200. Raise what the instance's error says."""
        target = self._prefix + path + (f"?{query}" if query else "")
        if method == "POST":
            headers = {**headers, "Content-Type": "application/json"}
        try:
            connection = self._connected()
            connection.request(method, target, body or None, headers)
            answer = connection.getresponse()
            raw = answer.read()
        except (OSError, http.client.HTTPException) as error:
            self.close()
            raise Refused(f"{self._parts.netloc}: {error}", code="busy") from error
        if answer.status == 200:  # noqa: PLR2004
            return {k.lower(): v for k, v in answer.getheaders()}, raw
        raise _error(answer.status, raw)

    def _connected(self) -> http.client.HTTPConnection:
        if self._connection is None:
            host, port = self._parts.hostname or "", self._parts.port
            if self._parts.scheme == "https":
                context = ssl.create_default_context()
                self._connection = http.client.HTTPSConnection(
                    host, port, timeout=30, context=context
                )
            else:
                self._connection = http.client.HTTPConnection(host, port, timeout=30)
        return self._connection

    def close(self) -> None:
        """Close the connection; the next call opens one."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _keys(self) -> PublicKey:
        """Return the key that signs answers: pinned when it was first seen."""
        if self._receipt is None:
            said = self._get("/api/v1/keys", signed=False)
            self._pin(said)
            self._receipt = PublicKey(algorithm=ED25519, raw=bytes.fromhex(said["receipt"]))
            self._vkeys = said["official"]
        return self._receipt

    def _pin(self, said: dict[str, Any]) -> None:
        if self._folder is None:
            return
        path = self._folder / "instance.json"
        if not path.exists():
            keep(path, json.dumps(said).encode())
        elif json.loads(path.read_text()) != said:
            raise Tampered(
                f"the instance shows other keys than those pinned in {path}", where=str(path)
            )

    def _queue(self) -> Queue:
        if self._folder is None:
            raise Refused("a queue needs a folder", where="folder")
        return Queue(self._folder / "queue")


def _parts(messages: Sequence[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    part: list[dict[str, Any]] = []
    size = 0
    for message in messages:
        length = len(canonical.canonical(message)) + 1
        if part and (len(part) == MOST or size + length > LONGEST):
            yield part
            part, size = [], 0
        part.append(message)
        size += length
    if part:
        yield part


def _check_ids(
    messages: Sequence[dict[str, Any]], pieces: Sequence[bytes], answered: Sequence[str]
) -> None:
    """Raise Tampered unless each message was answered: a signed answer may be one given before.

    The instance names a message whose id cannot be read by its digest.
    """
    if len(answered) != len(messages):
        raise Tampered(f"{len(messages)} messages were answered with {len(answered)} results")
    for message, piece, found in zip(messages, pieces, answered, strict=True):
        if found not in {message.get("message_id"), f"unreadable:{sha256(piece).hexdigest()}"}:
            raise Tampered(f"{message.get('message_id')} was answered as {found}")


def _result(said: dict[str, Any]) -> Result:
    return Result(
        message_id=said["message_id"],
        outcome=said["outcome"],
        number=said["number"],
        leaf_hash=said["leaf_hash"],
        faults=_faults(said.get("faults", ())),
        missing=tuple(said.get("missing", ())),
        replayed=bool(said.get("replayed", False)),
    )


def _faults(said: Sequence[dict[str, str]]) -> tuple[Fault, ...]:
    return tuple(Fault(code=f["code"], path=f["path"], said=f.get("said", "")) for f in said)


def _error(status: int, raw: bytes) -> JianbiaoError:
    try:
        said = json.loads(raw)["error"]
        code, where = str(said["code"]), str(said["where"])
        message = f"{said['zh']} {said['en']} {said.get('said', '')}".strip()
    except (ValueError, KeyError, TypeError):
        code, where, message = "error", "", f"HTTP {status}"
    if status in _AGAIN:
        return Refused(message, code="busy", where=where)
    if status == 400:  # noqa: PLR2004
        return Malformed(message, code=code, where=where)
    if status >= _CLIENT_ERROR:
        return Tampered(message, code=code, where=where)
    return Refused(message, code=code, where=where)


def _bytes_of(key: str | pathlib.Path) -> bytes:
    try:
        return pathlib.Path(key).read_bytes()
    except OSError as error:
        raise Malformed(
            f"the key cannot be read: {error}", code="key_bad", where=str(key)
        ) from error
