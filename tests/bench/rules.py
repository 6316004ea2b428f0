"""What the rules cost: microseconds of each over its own examples, and of all over invented tenders.

Run: python -m tests.bench.rules. Times are of the processor, the least of several rounds.
"""

import time
from collections.abc import Callable
from datetime import date, datetime

from jianbiao.intake.domain import Effective
from jianbiao.law.catalogue import RULES
from jianbiao.law.facts import Facts
from jianbiao.record.domain.items import Item, after, item, standing
from jianbiao.register.domain import Book
from jianbiao.standard.terms import SHANGHAI
from jianbiao.watch.asking import Asker
from jianbiao.watch.judge import judge
from tests.rehearsal.make import planned

_ROUNDS = 12
_TENDERS = 60


def each() -> list[tuple[str, float]]:
    """Return each rule with its mean cost for one subject in microseconds, the dearest first."""
    told = []
    for number, rule in RULES.items():
        facts = [Facts(one.fields) for one in rule.examples]

        def once(number: str = number, facts: list[Facts] = facts) -> None:
            for _ in range(20):
                for one in facts:
                    judge(number, one, jurisdiction="690000")

        told.append((number, _least(once) / 20 / len(facts) * 1e6))
    return sorted(told, key=lambda pair: -pair[1])


def whole() -> tuple[int, int, float]:
    """Return tenders, answers about them and milliseconds for each tender: every rule, every unit."""
    held = [_held(index) for index in range(_TENDERS)]
    at = datetime(2026, 6, 1, tzinfo=SHANGHAI)
    place = ("690100", "A07")
    asker = Asker(book=Book(), place=place, foreign=False, on=date(2026, 6, 1), now=at)
    answers = 0

    def once() -> None:
        nonlocal answers
        answers = sum(1 for items in held for _ in asker.ask(items, None))

    cost = _least(once)
    return len(held), answers, cost / len(held) * 1e3


def main() -> int:
    """Print both tables."""
    costs = each()
    for number, cost in costs:
        print(f"{number}  {cost:7.1f} µs")
    print(f"{len(costs)} rules, {sum(cost for _, cost in costs):.0f} µs for one subject of each")
    tenders, answers, cost = whole()
    print(f"{answers / tenders:.0f} answers and {cost:.2f} ms for each of {tenders} tenders")
    return 0


def _held(index: int) -> list[Item]:
    """Return what holds of an invented tender once all was reported."""
    items: list[Item] = []
    for number, one in enumerate(planned(index, profile="lively").messages, start=1):
        new = item(_effective(number, one.message))
        if not one.flaw and new.tender:
            items = after(items, new)
    return standing(items)


def _effective(number: int, message: dict) -> Effective:
    happened = datetime.fromisoformat(message["happened_at"])
    return Effective(
        log="official",
        number=number,
        proof=number,
        received_at=happened,
        happened_at=happened,
        platform="E6900000901",
        message=message,
    )


def _least(once: Callable[[], None]) -> float:
    found = []
    for _ in range(_ROUNDS):
        began = time.process_time()
        once()
        found.append(time.process_time() - began)
    return min(found)


if __name__ == "__main__":
    raise SystemExit(main())
