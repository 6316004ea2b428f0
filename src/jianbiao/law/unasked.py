"""What a rule says of which nothing it looks for was reported (未涉及): found once, not asked again.

Of a hundred rules most have nothing to say about a given lot: no objection was raised, no contract
signed. Which facts a rule looks up before it says so is found by asking it about no facts at all.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from jianbiao.law.facts import Facts


@dataclass(frozen=True, slots=True, kw_only=True)
class Unasked:
    """``said`` holds for all facts that are silent on ``names`` and on ``sets``."""

    names: frozenset[str]
    sets: frozenset[str]
    said: Any

    def holds(self, facts: Facts) -> bool:
        """Say whether asking about ``facts`` would bring nothing but what is ``said``."""
        return facts.silent_on(self.names, self.sets)


class _Noted(dict[str, Any]):
    """No values, and which were looked up."""

    __slots__ = ("names",)

    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()

    def __contains__(self, name: object) -> bool:
        self.names.add(str(name))
        return False

    def __missing__(self, name: str) -> Any:
        self.names.add(name)
        raise KeyError(name)

    def get(self, name: str, default: Any = None) -> Any:
        """Note ``name`` and return what stands for nothing."""
        self.names.add(name)
        return default


class _Nothing(Facts):
    """No facts, and which were looked for; ``through`` where all of them were gone through."""

    __slots__ = ("looked", "noted", "through")

    def __init__(self) -> None:
        super().__init__({})
        self._said = self.noted = _Noted()
        self.looked: set[str] = set()
        self.through = False

    def __iter__(self) -> Iterator[str]:
        self.through = True
        return iter(())

    def __len__(self) -> int:
        self.through = True
        return 0

    def along(self, name: str, value: Any) -> Facts:
        """Note that facts were laid beside these, which are then no longer followed."""
        self.through = True
        return super().along(name, value)

    def speaks_of(self, *names: str) -> bool:
        """Note ``names``, of those that end in a dot the set; nothing speaks of them."""
        for name in names:
            if name[-1] == ".":
                self.looked.add(name[:-1])
            self.noted.names.add(name)
        return False


def unasked(ask: Callable[[Facts], Any]) -> Unasked | None:
    """Return what ``ask`` says about nothing, None where it goes through whatever facts there are.

    ``ask`` must follow from the facts it looks up and from nothing else, as every check does.
    """
    nothing = _Nothing()
    said = ask(nothing)
    if nothing.through:
        return None
    return Unasked(names=frozenset(nothing.noted.names), sets=frozenset(nothing.looked), said=said)
