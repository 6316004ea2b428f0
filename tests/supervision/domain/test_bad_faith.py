"""Three untrue complaints in twelve months, or forged evidence: a fact with its cases, no more."""

from datetime import date

import pytest

from jianbiao.supervision.domain.bad_faith import Outcome, facts

ON = date(2026, 3, 31)


def came(day, conclusion="untrue", means=""):
    return Outcome(case=f"C{day}", decided_on=day, conclusion=conclusion, means=means)


MARCH, MAY, JANUARY = date(2025, 3, 31), date(2025, 5, 1), date(2026, 1, 5)


@pytest.mark.parametrize(
    ("history", "told"),
    [
        pytest.param([], 0, id="none"),
        pytest.param([came(MAY), came(JANUARY)], 0, id="twice"),
        pytest.param([came(MARCH), came(MAY), came(JANUARY)], 1, id="three, the first a year ago"),
        pytest.param([came(date(2025, 3, 30)), came(MAY), came(JANUARY)], 0, id="the first older"),
        pytest.param([came(MAY, "partly"), came(MAY), came(JANUARY)], 0, id="one half true"),
        pytest.param([came(JANUARY, "untrue", "forged")], 1, id="forged once"),
        pytest.param([came(date(2024, 1, 1), "untrue", "forged")], 0, id="forged long ago"),
        pytest.param([came(date(2026, 4, 1))] * 3, 0, id="later"),
    ],
)
def test_what_a_history_says(history, told):
    found = facts(history, on=ON)
    assert len(found) == told
    assert all(one.basis and one.cases and one.words.en for one in found)


def test_a_month_without_that_day_ends_on_its_last():
    leap = date(2024, 2, 29)
    assert facts([came(date(2023, 2, 28))] * 3, on=leap)
