"""Receipts (回执证明): C2SP tlog-proof texts, which anybody can check offline."""

import base64
import binascii
import re
from dataclasses import dataclass

from jianbiao.errors import Malformed

HEAD = "c2sp.org/tlog-proof@v1"
_LONGEST = 63
_INDEX = re.compile(r"index (0|[1-9][0-9]{0,17})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """That a leaf stands at ``index`` under the signed ``checkpoint``; ``extra`` is the leaf here."""

    index: int
    path: tuple[bytes, ...]
    checkpoint: str
    extra: bytes = b""

    def text(self) -> str:
        """Return the proof as it is kept in a ``.tlog-proof`` file."""
        lines = [HEAD]
        if self.extra:
            lines.append("extra " + base64.b64encode(self.extra).decode())
        lines.append(f"index {self.index}")
        lines += [base64.b64encode(one).decode() for one in self.path]
        return "\n".join(lines) + "\n\n" + self.checkpoint


def parse(text: str) -> Proof:
    """Return the proof of a text. Raise Malformed when it is none."""
    head, separator, checkpoint = text.partition("\n\n")
    lines = head.split("\n")
    if not separator or lines[0] != HEAD:
        raise Malformed(f"not a {HEAD}", where="proof")
    rest, extra = lines[1:], b""
    if rest and rest[0].startswith("extra "):
        extra = _decoded(rest.pop(0).removeprefix("extra "))
    said = _INDEX.fullmatch(rest.pop(0)) if rest else None
    if said is None:
        raise Malformed("a proof has a line 'index N'", where="proof")
    path = tuple(_decoded(line) for line in rest)
    if len(path) > _LONGEST or any(len(one) != 32 for one in path):  # noqa: PLR2004
        raise Malformed("a proof has at most 63 hashes of 32 bytes", where="proof")
    return Proof(index=int(said[1]), path=path, checkpoint=checkpoint, extra=extra)


def _decoded(said: str) -> bytes:
    """Return the bytes of the only base64 text they have: unused last bits must be zero."""
    try:
        raw = base64.b64decode(said, validate=True)
    except (binascii.Error, ValueError) as error:
        raise Malformed(f"not base64: {said[:60]}", where="proof") from error
    if base64.b64encode(raw).decode() != said:
        raise Malformed(f"base64 in another spelling: {said[:60]}", where="proof")
    return raw
