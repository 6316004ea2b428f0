"""The sealer (封账): once a second, new leaves become tiles and a signed checkpoint.

It stands outside the transaction that appends: an answer carries number and leaf hash at once, its
proof follows. Everything here can be made again from the entries; a checkpoint that was published
is never taken back: the tree under it must still be a beginning of the present one.
"""

import os
import pathlib

from jianbiao.errors import Tampered
from jianbiao.ledger import keys, queries, tiles
from jianbiao.ledger.domain import merkle, notes
from jianbiao.ledger.domain import tiles as shapes
from jianbiao.ledger.domain.notes import Checkpoint, Verifier
from jianbiao.ledger.logs import LOGS

SLICE = 20_000


class Sealer:
    """Seals one log of the instance at ``home``."""

    def __init__(self, *, home: str, origin: str, log: str) -> None:
        """Go on where the last checkpoint stands. Raise Tampered when the tiles do not fit it."""
        self._home, self._log = home, log
        self._folder = tiles.folder(home, log)
        self._folder.mkdir(parents=True, exist_ok=True)
        self._origin = origin + LOGS[log].suffix
        self._signers = keys.signers(home, self._origin)
        self._frontier = self._restore()
        self._bundle: list[bytes] = self._unfinished()

    def step(self) -> int:
        """Seal what is new and return how many leaves that was; the first step signs in any case."""
        new = queries.leaves_after(self._frontier.size, log=self._log, limit=SLICE)
        if not new and (self._folder / "checkpoint").exists():
            return 0
        for number, leaf in new:
            if number != self._frontier.size + 1:
                raise Tampered(
                    f"entry {number} follows {self._frontier.size} in log {self._log}",
                    where=str(number),
                )
            self._add(leaf)
        self._write_partial()
        self._sign()
        return len(new)

    def _add(self, leaf: bytes) -> None:
        self._bundle.append(leaf)
        if len(self._bundle) == shapes.WIDTH:
            index = self._frontier.size // shapes.WIDTH
            self._write(shapes.path("entries", index), shapes.bundle(self._bundle))
            self._bundle = []
        for level, index, raw in self._frontier.add(merkle.leaf_hash(leaf)):
            self._write(shapes.path(level, index), raw)

    def _write_partial(self) -> None:
        """Write the unfinished tiles before the checkpoint that needs them."""
        for level, index, raw in self._frontier.partial():
            self._write(shapes.path(level, index, len(raw) // shapes.HASH), raw)
        if self._bundle:
            index = self._frontier.size // shapes.WIDTH
            path = shapes.path("entries", index, len(self._bundle))
            self._write(path, shapes.bundle(self._bundle))

    def _sign(self) -> None:
        checkpoint = Checkpoint(
            origin=self._origin, size=self._frontier.size, root=self._frontier.root()
        )
        self._write("checkpoint", notes.sign(checkpoint.text(), self._signers).encode())

    def _write(self, path: str, raw: bytes) -> None:
        """Write a file whole or not at all; a fuller partial tile takes the place of older ones."""
        target = self._folder / path
        _make(target.parent)
        fresh = target.with_name(target.name + ".new")
        with fresh.open("wb") as out:
            out.write(raw)
            out.flush()
            os.fsync(out.fileno())
        fresh.replace(target)
        _sync(target.parent)
        partial = target.parent if target.parent.suffix == ".p" else target.with_suffix(".p")
        if partial.is_dir():
            _clear(partial, keep=target)

    def _restore(self) -> shapes.Frontier:
        path = self._folder / "checkpoint"
        if not path.exists():
            return shapes.Frontier()
        checkpoint = notes.check_checkpoint(
            notes.parse(path.read_text()),
            [Verifier(name=n, public=key.public) for n, key in self._signers],
        )
        frontier = shapes.Frontier.restore(checkpoint.size, self._tile)
        if frontier.root() != checkpoint.root:
            raise Tampered(
                f"the tiles of log {self._log} do not lead to its checkpoint", where=str(path)
            )
        return frontier

    def _unfinished(self) -> list[bytes]:
        size = self._frontier.size
        first = size - size % shapes.WIDTH
        leaves = queries.leaves_after(first, log=self._log, limit=shapes.WIDTH)
        held = [leaf for number, leaf in leaves if number <= size]
        if len(held) != size % shapes.WIDTH:
            raise Tampered(f"log {self._log} has lost entries before {size}", where=str(size))
        edge = self._tile(0, first // shapes.WIDTH, len(held)) if held else b""
        if b"".join(merkle.leaf_hash(leaf) for leaf in held) != edge:
            raise Tampered(f"the newest entries of log {self._log} were changed", where=str(size))
        return held

    def _tile(self, level: int, index: int, width: int) -> bytes:
        return tiles.read(self._home, self._log, shapes.path(level, index, width))


def _make(folder: pathlib.Path) -> None:
    """Make a folder that outlives a power cut: each new name is synced in the folder above."""
    if not folder.is_dir():
        _make(folder.parent)
        folder.mkdir(exist_ok=True)
        _sync(folder.parent)


def _sync(folder: pathlib.Path) -> None:
    """Make the names in ``folder`` durable: a synced file without its name is lost all the same."""
    held = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(held)
    finally:
        os.close(held)


def _clear(folder: pathlib.Path, *, keep: pathlib.Path) -> None:
    for old in folder.iterdir():
        if old != keep:
            old.unlink()
    if keep.parent != folder:
        folder.rmdir()
