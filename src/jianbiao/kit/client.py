"""The client (客户端): signs, sends, asks; repeats what is safe to repeat, checks what it is told."""

import json
import pathlib
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any
from urllib.parse import quote

from jianbiao.errors import Refused, Tampered
from jianbiao.kit import files
from jianbiao.kit.files import FileReceipt, FileState
from jianbiao.kit.queue import Queue
from jianbiao.kit.wire import Answer, SigningKey, Wire, read_key
from jianbiao.ledger.domain import merkle, notes, proofs
from jianbiao.seal import requests, roots
from jianbiao.seal.keys import PrivateKey
from jianbiao.standard import canonical
from jianbiao.standard.faults import Fault

MOST = 1000
LONGEST = 7 * 1024 * 1024
_MESSAGES = "/api/v1/messages"


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


class Client(Wire):
    """Speaks for one platform to one instance. Not shared between threads."""

    def __init__(
        self,
        url: str,
        *,
        platform: str,
        key: PrivateKey | str | pathlib.Path | None = None,
        key_name: str = "k1",
        keys: Sequence[SigningKey] = (),
        patience: float = 60.0,
        folder: str | pathlib.Path | None = None,
        chance: random.Random | None = None,
    ) -> None:
        """Speak to ``url`` as ``platform`` with ``key`` (a PEM file or a key), or several ``keys``.

        ``patience``: seconds to repeat while the instance is away or busy. ``folder`` keeps the
        queue and the instance's pinned key; without it nothing outlives this object.
        """
        single = [SigningKey(name=key_name, key=read_key(key))] if key is not None else []
        super().__init__(
            url,
            platform=platform,
            keys=[*single, *keys],
            patience=patience,
            folder=pathlib.Path(folder) if folder else None,
            chance=chance,
        )

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

    def put_file(
        self,
        path: str | pathlib.Path,
        *,
        file_class: str,
        earliest_open: datetime | None = None,
        about: str = "",
        name: str | None = None,
        part: int = files.PART,
    ) -> FileReceipt:
        """Send a file and return its signed receipt; sent again it goes on where its bytes end.

        ``file_class``: open, government, licensed, closed or sealed; nobody reads it before
        ``earliest_open``. ``about``: tender or lot code; a sealed file needs both. ``name`` is
        what a reader sees, the file's own when not given. ``part``: bytes of one request. A file
        that is stored may be sent again with a later ``earliest_open``. Raise as ``send`` does.
        """
        return files.put(
            self,
            pathlib.Path(path),
            file_class=file_class,
            earliest_open=earliest_open,
            about=about,
            name=pathlib.Path(path).name if name is None else name,
            part=part,
        )

    def file_state(self, digest: str) -> FileState:
        """Return how far a file named ``sha256:…`` or ``sm3:…`` has come."""
        return files.state(self, digest)

    def discard_file(self, digest: str) -> None:
        """Give up an unfinished upload. Raise Refused ``file_stored`` when it is not one."""
        files.discard(self, digest)

    # --- asking ------------------------------------------------------------------------------

    def status(self, message_id: str) -> State:
        """Return how a message stands today. Raise Refused ``message_unknown``."""
        # A colon needs no escape in a path, and an escape would not be signed as it is read.
        said = self.ask(f"/api/v1/messages/{quote(message_id, safe=':')}")
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
            said = self.ask("/api/v1/inbox", f"after={after}")
            yield from said["notices"]
            if not said["notices"]:
                return
            after = said["next"]

    def instruction(self, case: str) -> dict[str, Any]:
        """Return an instruction (监督指令) to the platform: its state, its documents, their seals."""
        said: dict[str, Any] = self.ask(f"/api/v1/instructions/{quote(case)}")
        return said

    def may(self, act: str, code: str) -> tuple[bool, list[dict[str, str]]]:
        """Ask before an act: return (whether it may be done, the reasons why not)."""
        said = self.ask("/api/v1/may", f"act={quote(act)}&code={quote(code)}")
        return bool(said["may"]), list(said["reasons"])

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

    def verify(self, result: Result | FileReceipt) -> proofs.Proof:
        """Check that an answered message or file is in the log under a signed checkpoint; return the proof.

        Raise Tampered when it is not.
        """
        proof = proofs.parse(self.proof(result.number))
        self.receipt_key()
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
        headers, raw = self.patiently(lambda: self._push(pieces))
        requests.check_answer(self.receipt_key(), status=200, body=raw, headers=headers)
        said = json.loads(raw)["results"]
        _check_ids(messages, pieces, [one["message_id"] for one in said])
        return [_result(one) for one in said]

    def _push(self, pieces: Sequence[bytes]) -> Answer:
        algorithm = self.signing().key.algorithm
        root = roots.message_root(algorithm, [roots.digest(algorithm, p) for p in pieces])
        body = b"[" + b",".join(pieces) + b"]"
        return self.open("POST", _MESSAGES, body, self.signed("POST", _MESSAGES, root=root))

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
