"""规则重核 as an event: that a rule was asked anew about tenders because a parameter of it came into force."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleAskedAnew:
    """规则重核: rule ``rule`` in its ``version`` is asked anew about open tenders of a place.

    Entry ``act`` set a parameter of it there. These are the tenders after the code ``after`` up to
    ``upto`` of which the rule had spoken, and the ``last`` of them or not.
    """

    kind: ClassVar[str] = "watch:rule:asked/1"
    rule: str
    version: str
    act: int
    jurisdiction: str
    after: str
    upto: str
    last: bool
