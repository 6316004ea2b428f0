"""Signed notes and checkpoints (签名检查点): C2SP signed-note, tlog-checkpoint, tlog-cosignature.

A checkpoint carries an Ed25519 line, which every client checks, and an SM2 line, which clients that
do not know it ignore. Key id = first four bytes of SHA-256(name ‖ LF ‖ type ‖ public key); SM2 uses
the type 0xff followed by the long identifier ``jianbiao/sm2``.
"""

import base64
import binascii
import re
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from jianbiao.errors import Malformed, Tampered
from jianbiao.seal.keys import ED25519, SM2, PrivateKey, PublicKey

DASH = "— "
_ED25519, _COSIGNATURE = b"\x01", b"\x04"
_SM2 = b"\xffjianbiao/sm2\x00"
_TYPES = {ED25519: _ED25519, SM2: _SM2}
_HINT = 4
_STAMP = 8
_MOST = 100
_SIZE = re.compile(r"0|[1-9][0-9]{0,17}")
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Verifier:
    """A verifier key: whose name it is, its key, and whether it signs as a witness."""

    name: str
    public: PublicKey
    cosigns: bool = False

    @property
    def type(self) -> bytes:
        """The signature type that stands before the key."""
        return _COSIGNATURE if self.cosigns else _TYPES[self.public.algorithm]

    @property
    def hint(self) -> bytes:
        """The four bytes by which a signature line finds its key."""
        return sha256(self.name.encode() + b"\n" + self.type + self.public.raw).digest()[:_HINT]

    def __str__(self) -> str:
        encoded = base64.b64encode(self.type + self.public.raw).decode()
        return f"{self.name}+{self.hint.hex()}+{encoded}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A text and its signature lines: (name, hint, signature)."""

    text: str
    signatures: tuple[tuple[str, bytes, bytes], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkpoint:
    """A tree head: the log's origin, how many leaves, the root over them."""

    origin: str
    size: int
    root: bytes

    def text(self) -> str:
        """Return the lines that are signed."""
        return f"{self.origin}\n{self.size}\n{base64.b64encode(self.root).decode()}\n"


def parse_verifier(said: str) -> Verifier:
    """Return the verifier key written as ``name+hint+base64``. Raise Malformed."""
    parts = said.strip().split("+", 2)
    if len(parts) != 3:  # noqa: PLR2004
        raise Malformed(f"not a verifier key: {said[:60]}", where="vkey")
    raw = _decoded(parts[2], "verifier key")
    for kind, algorithm, cosigns in (
        (_SM2, SM2, False),
        (_COSIGNATURE, ED25519, True),
        (_ED25519, ED25519, False),
    ):
        if raw.startswith(kind):
            public = PublicKey(algorithm=algorithm, raw=raw[len(kind) :])
            found = Verifier(name=parts[0], public=public, cosigns=cosigns)
            if found.hint.hex() != parts[1]:
                raise Malformed(f"the hint of {parts[0]} does not fit its key", where="vkey")
            return found
    raise Malformed(f"unknown signature type {raw[:1].hex()}", where="vkey")


def sign(text: str, keys: Sequence[tuple[str, PrivateKey]]) -> str:
    """Return ``text`` as a note signed by each (name, key)."""
    lines = []
    for name, key in keys:
        hint = Verifier(name=name, public=key.public).hint
        lines.append(f"{DASH}{name} {_encoded(hint + key.sign(text.encode()))}\n")
    return text + "\n" + "".join(lines)


def parse(note: str) -> Note:
    """Return a note's text and signature lines. Raise Malformed when it is none."""
    text, separator, tail = note.rpartition("\n\n")
    if not separator or not tail.endswith("\n") or _CONTROL.search(note):
        raise Malformed("a note is a text, an empty line and signature lines", where="note")
    lines = tail[:-1].split("\n")
    if len(lines) > _MOST:
        raise Malformed(f"{len(lines)} signature lines, at most {_MOST}", where="note")
    return Note(text=text + "\n", signatures=tuple(_signature(line) for line in lines))


def check(note: Note, verifiers: Sequence[Verifier]) -> list[Verifier]:
    """Return the keys that signed ``note``; lines of unknown keys are ignored.

    Raise Tampered when a known key's line does not verify, or when none of the keys signed. The
    name of a line is not signed: what the text says must be held against it.
    """
    good = []
    for name, hint, signature in note.signatures:
        for verifier in verifiers:
            if (verifier.name, verifier.hint) == (name, hint):
                if not _fits(note.text, verifier, signature):
                    raise Tampered(f"the signature of {name} does not fit", where=name)
                good.append(verifier)
    if not good:
        raise Tampered("no known key signed this note", where="note")
    return good


def check_checkpoint(note: Note, verifiers: Sequence[Verifier]) -> Checkpoint:
    """Return the checkpoint that the log of its own origin signed with one of ``verifiers``.

    One key may sign several logs, so a line with the right name over another log's checkpoint is
    Tampered, as is whatever ``check`` refuses. Raise Malformed when the text is no checkpoint.
    """
    said = parse_checkpoint(note.text)
    signers = {verifier.name for verifier in check(note, verifiers) if not verifier.cosigns}
    if said.origin not in signers:
        raise Tampered(f"the log {said.origin} did not sign its checkpoint", where=said.origin)
    return said


def parse_checkpoint(text: str) -> Checkpoint:
    """Return the checkpoint of a note's text. Raise Malformed when it is none."""
    *lines, rest = text.split("\n")
    if rest or len(lines) < 3 or "" in lines or not _SIZE.fullmatch(lines[1]):  # noqa: PLR2004
        raise Malformed(f"not a checkpoint: {text[:60]!r}", where="checkpoint")
    root = _decoded(lines[2], "root")
    if len(root) != sha256().digest_size:
        raise Malformed(f"a root has 32 bytes, not {len(root)}", where="checkpoint")
    return Checkpoint(origin=lines[0], size=int(lines[1]), root=root)


def cosigned_at(signature: bytes) -> int:
    """Return the Unix second that stands before a witness's signature."""
    return int.from_bytes(signature[:_STAMP], "big")


def _signature(line: str) -> tuple[str, bytes, bytes]:
    name, _, value = line.removeprefix(DASH).partition(" ")
    if not line.startswith(DASH) or [name] != name.split() or "+" in name:
        raise Malformed(f"not a signature line: {line[:60]}", where="note")
    raw = _decoded(value, "signature line")
    if len(raw) <= _HINT:
        raise Malformed("a signature line is too short", where="note")
    return name, raw[:_HINT], raw[_HINT:]


def _fits(text: str, verifier: Verifier, signature: bytes) -> bool:
    if not verifier.cosigns:
        return verifier.public.verify(signature, text.encode())
    said = f"cosignature/v1\ntime {cosigned_at(signature)}\n{text}"
    return verifier.public.verify(signature[_STAMP:], said.encode())


def _encoded(raw: bytes) -> str:
    return base64.b64encode(raw).decode()


def _decoded(said: str, what: str) -> bytes:
    """Return the bytes of the only base64 text they have: unused last bits must be zero."""
    try:
        raw = base64.b64decode(said, validate=True)
    except (binascii.Error, ValueError) as error:
        raise Malformed(f"{what} is not base64: {said[:60]}", where=what) from error
    if _encoded(raw) != said:
        raise Malformed(f"{what} is base64 in another spelling: {said[:60]}", where=what)
    return raw
