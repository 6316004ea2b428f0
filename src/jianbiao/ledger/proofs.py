"""Receipts of entries (条目证明): made from the log's files under the newest checkpoint."""

from jianbiao.errors import Refused
from jianbiao.ledger import queries, tiles
from jianbiao.ledger.domain import merkle, notes, proofs
from jianbiao.ledger.domain import tiles as shapes


def proof(home: str, log: str, number: int, *, checkpoint: str = "") -> str:
    """Return the tlog-proof of entry ``number``; its ``extra`` line carries the leaf.

    ``checkpoint`` is the note it is made under, the newest where none is given. Raise Refused ``not_sealed`` while the entry is newer than the checkpoint (a second or two).
    """
    note = checkpoint or tiles.checkpoint(home, log)
    said = notes.parse_checkpoint(notes.parse(note).text)
    leaf = queries.stored(number, log=log).leaf
    if number > said.size:
        raise Refused(
            f"entry {number} is not under the checkpoint over {said.size} yet",
            code="not_sealed",
            where=str(number),
        )

    def read(level: int, index: int, width: int) -> bytes:
        return tiles.read(home, log, shapes.path(level, index, width))

    path = merkle.inclusion(shapes.node(read, said.size), number - 1, said.size)
    return proofs.Proof(index=number - 1, path=tuple(path), checkpoint=note, extra=leaf).text()


def root(home: str, log: str, size: int) -> bytes:
    """Return the root of the tree over the first ``size`` entries, read from the log's tiles.

    Raise Refused ``not_sealed`` while the checkpoint covers fewer.
    """
    sealed = notes.parse_checkpoint(notes.parse(tiles.checkpoint(home, log)).text).size
    if not 0 < size <= sealed:
        raise Refused(
            f"the checkpoint covers {sealed} entries, not {size} yet",
            code="not_sealed",
            where=str(size),
        )

    def read(level: int, index: int, width: int) -> bytes:
        return tiles.read(home, log, shapes.path(level, index, width))

    return merkle.subtree(shapes.node(read, sealed), 0, size)
