"""A queue on disk (发送队列): one file for each batch, written whole, gone when it is answered.

A crash between answer and removal sends a batch again, with the same ids and so without doubling.
"""

import json
import os
import pathlib
from collections.abc import Sequence
from typing import Any

from jianbiao.errors import Malformed
from jianbiao.kit.messages import new_id
from jianbiao.standard import canonical


class Queue:
    """Messages that wait in ``folder``, oldest first."""

    def __init__(self, folder: pathlib.Path) -> None:
        """Use ``folder``; it is made when it is not there."""
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def put(self, messages: Sequence[dict[str, Any]]) -> int:
        """Keep ``messages``, synced to disk; return how many files wait."""
        keep(self._folder / f"{new_id()}.json", canonical.canonical(list(messages)))
        return len(self._files())

    def oldest(self, most: int) -> list[tuple[str, dict[str, Any]]]:
        """Return (file, message) of the oldest files, as long as they fit into ``most``."""
        found: list[tuple[str, dict[str, Any]]] = []
        for path in self._files():
            try:
                messages = json.loads(path.read_bytes())
            except FileNotFoundError:  # another process had it answered meanwhile
                continue
            except ValueError as error:
                raise Malformed(f"{path} is broken: {error}", where=str(path)) from error
            if found and len(found) + len(messages) > most:
                break
            found += [(path.name, message) for message in messages]
        return found

    def done(self, names: Sequence[str]) -> None:
        """Remove the files whose messages were answered."""
        for name in dict.fromkeys(names):
            (self._folder / name).unlink(missing_ok=True)

    def _files(self) -> list[pathlib.Path]:
        return sorted(self._folder.glob("*.json"))


def keep(path: pathlib.Path, raw: bytes) -> None:
    """Write a file whole or not at all; what returned is there after a power cut."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(".new")
    with fresh.open("wb") as out:
        out.write(raw)
        out.flush()
        os.fsync(out.fileno())
    fresh.replace(path)
    if hasattr(os, "O_DIRECTORY"):  # Windows can neither open nor sync a folder
        folder = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
