"""What one tender comes to (讲述结果): the messages its platform sends, and what is true of them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple


class Sent(NamedTuple):
    """One message, when its platform sends it, and the fault it is rejected with, if any.

    A tuple: a province has millions, and they are made in a third of the time.
    """

    at: datetime
    platform: str
    message: dict[str, Any]
    flaw: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Truth:
    """What is true of one subject, and what a rule should answer once all has arrived; never sent.

    ``kind`` is the calibration's, ``case`` what was planted of it (the case itself, a near miss, …).
    ``messages`` carry the trace, ``planted_at`` is when the last of them happened; ``passing`` is
    what the rule answers before a cure arrives. ``parties`` are codes of those it concerns;
    ``strength`` is easy or hard.
    """

    kind: str
    case: str
    rule: str
    expected: str
    passing: str
    unit: str
    unit_id: str
    tender: str
    lot: str
    parties: tuple[str, ...]
    messages: tuple[str, ...]
    planted_at: str
    strength: str
    profile: str
    seed: int
    index: int

    def said(self) -> dict[str, Any]:
        """Return it as JSON values."""
        return {name: getattr(self, name) for name in self.__slots__}
