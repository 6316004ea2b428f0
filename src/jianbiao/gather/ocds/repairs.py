"""The log of one row's mending (修补记录), and what cannot be mended."""

from dataclasses import replace
from decimal import Decimal
from typing import Any, Final

import orjson

from jianbiao.gather.readings import Repair

Path = Any
"""() for the release itself, else (path of what holds it, name or place)."""
_LONGEST: Final = 400
"""Characters of a value that a log shows; the exact bytes stand beside it."""


class Unmendable(Exception):
    """A value that no rule reads honestly; ``reason`` is why its row is set aside.

    Told of one value, caught where its place is known.
    """

    def __init__(self, reason: str) -> None:
        """Keep the reason."""
        super().__init__(reason)
        self.reason = reason


class Log:
    """Repairs in the order they were made, the first reason why the row is set aside, and where."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.repairs: list[Repair] = []
        self.reason = ""
        self.where = ""

    def add(self, kind: str, path: Path, before: Any, after: Any) -> None:
        """Note a repair; ``after`` is None for what was left out."""
        self.repairs.append(
            Repair(kind=kind, path=pointer(path), before=shown(before), after=shown(after))
        )

    def take(self, other: "Log", path: Path) -> None:
        """Take in what was noted of a part that stands at ``path``."""
        before = pointer(path)
        self.repairs += [replace(one, path=before + one.path) for one in other.repairs]
        if other.reason and not self.reason:
            self.reason, self.where = other.reason, before + other.where

    def fail(self, reason: str, path: Path) -> None:
        """Note why the row is set aside; the first reason stands."""
        if not self.reason:
            self.reason, self.where = reason, pointer(path)


def pointer(path: Path) -> str:
    """Return a path as a JSON pointer (RFC 6901)."""
    names: list[str] = []
    while path:
        path, name = path
        names.append(name.replace("~", "~0").replace("/", "~1"))
    return "".join(f"/{name}" for name in reversed(names))


def shown(value: Any) -> str:
    """Return a value as a log shows it: a text as it is, all else as JSON; cut where it is long."""
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return str(value)
    text = value if isinstance(value, str) else orjson.dumps(value, default=_spelled).decode()
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def _spelled(value: Any) -> str:
    if isinstance(value, Decimal | int):
        return str(value)
    raise TypeError(type(value).__name__)
