"""到期未至 as an event: that a last day went by in vain, of a lot and of whatever else a rule waits for."""

from dataclasses import dataclass
from typing import ClassVar, Final


@dataclass(frozen=True, slots=True, kw_only=True)
class LotDeadlinePassed:
    """到期未至 of a lot: how it was said while rules waited for nothing else."""

    kind: ClassVar[str] = "watch:deadline:passed/1"
    rule: str
    tender: str
    lot: str
    expects: str
    due_on: str
    log: str = "official"


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlinePassed:
    """到期未至: ``due_on`` is over and what rule ``rule`` waits for of ``subject`` has not come.

    ``subject`` is the code of a lot, a bid, an objection or a complaint.
    """

    kind: ClassVar[str] = "watch:deadline:passed/2"
    rule: str
    tender: str
    lot: str
    subject: str
    expects: str
    due_on: str
    log: str = "official"


PASSED: Final = (LotDeadlinePassed.kind, DeadlinePassed.kind)
"""Both ways in which it was said that a last day went by."""
