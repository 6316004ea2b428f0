"""What the rules cost: microseconds of each over its own examples, and of all over one tender.

Run: python -m tests.bench.rules
"""

import time
from datetime import date, datetime

from jianbiao.law.catalogue import RULES
from jianbiao.law.facts import Facts
from jianbiao.record.domain import items as folding
from jianbiao.register.domain import Book
from jianbiao.standard.terms import SHANGHAI
from jianbiao.watch.asking import Asker
from jianbiao.watch.judge import judge
from tests.record.make import fold

_ROUNDS = 200


def each() -> list[tuple[str, float]]:
    """Return each rule with its mean cost in microseconds, the dearest first."""
    told = []
    for number, rule in RULES.items():
        facts = [Facts(one.fields) for one in rule.examples]
        began = time.process_time()
        for _ in range(_ROUNDS):
            for one in facts:
                judge(number, one, jurisdiction="690000")
        told.append((number, (time.process_time() - began) / _ROUNDS / len(facts) * 1e6))
    return sorted(told, key=lambda pair: -pair[1])


def whole(tender, rounds: int = 50) -> tuple[int, float]:
    """Return the answers about one tender's messages at its end and what they cost in milliseconds."""
    held = folding.standing(fold(*tender))
    asker = Asker(
        book=Book(),
        place=("690100", "A07"),
        foreign=False,
        on=date(2026, 6, 1),
        now=datetime(2026, 6, 1, tzinfo=SHANGHAI),
    )
    began = time.process_time()
    for _ in range(rounds):
        count = sum(1 for _ in asker.ask(held, None))
    return count, (time.process_time() - began) / rounds * 1e3


def main() -> int:
    """Print the table."""
    from jianbiao.rehearsal.generator import generate

    costs = each()
    for number, cost in costs:
        print(f"{number}  {cost:8.1f} µs")
    print(f"sum {sum(cost for _, cost in costs):.0f} µs")
    del generate
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
