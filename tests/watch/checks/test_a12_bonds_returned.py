import pytest

from jianbiao.law.facts import Facts
from jianbiao.watch.judge import awaited
from tests.watch.checks.make import word


def refund(at=..., signed="20260310100000", now=None, **more):
    said = {
        "CONTRACT_PERFORMANCE.SIGN_TIME": signed,
        "x_now": now,
        **{f"x_{k}": v for k, v in more.items()},
    }
    return said if at is ... else {**said, "x_margin_returned": at}


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param(refund("20260317100000"), "breach", id="day seven"),
        pytest.param(refund("20260316100000"), "compliant", id="day five was a Sunday"),
        pytest.param(refund("20260305100000"), "compliant", id="before the contract"),
        pytest.param(
            refund("20260312100000", interest="included"), "compliant", id="with interest"
        ),
        pytest.param(
            refund("20260312100000", interest="not included"), "breach", id="without interest"
        ),
        pytest.param(refund("20260312100000", interest="0"), "breach", id="no interest"),
        pytest.param(
            refund("20260312100000", interest="12.50"), "compliant", id="a sum of interest"
        ),
        pytest.param(
            refund(returned={"A": "20260312100000", "B": "20260312100000"}), "compliant", id="each"
        ),
        pytest.param(
            refund(returned={"A": "20260312100000", "B": "20260320100000"}),
            "breach",
            id="the latest counts",
        ),
        pytest.param(
            refund(returned={"A": "20260312100000", "B": None}, now="20260410100000"),
            "breach",
            id="only the winner's",
        ),
        pytest.param(
            refund(returned={"A": "20260312100000", "B": None}, now="20260312100000"),
            "undecidable",
            id="still running",
        ),
        pytest.param(
            refund(returned={"A": "转为履约保证金"}), "compliant", id="became the performance bond"
        ),
        pytest.param(
            refund(returned={"A": "20260312100000", "B": None}),
            "undecidable",
            id="no time of asking",
        ),
        pytest.param(refund(returned=None, now="20260410100000"), "breach", id="never"),
        pytest.param(
            refund(None, now="20260410100000", MARGIN_PAY_FORM="guarantee letter"),
            "not_applicable",
            id="a letter",
        ),
        pytest.param(
            refund(None, now="20260410100000", MARGIN_PAY_FORM="transfer"), "breach", id="money"
        ),
        pytest.param(refund("20260320100000", signed=None), "undecidable", id="signing unknown"),
        pytest.param(
            refund("20270112100000", signed="20261228100000"), "yellow", id="calendar not published"
        ),
        pytest.param(refund(), "not_applicable", id="nothing about bonds"),
        pytest.param({"x_margin_returned": None}, "not_applicable", id="no contract"),
    ],
)
def test_bonds_returned(facts, expected):
    assert word("A12", facts) == expected


def test_it_waits_for_money_only():
    assert (
        awaited("A12", Facts(refund(None)), jurisdiction="690000").due.last_day.isoformat()
        == "2026-03-16"
    )
    assert (
        awaited("A12", Facts(refund(None, MARGIN_PAY_FORM="保函")), jurisdiction="690000") is None
    )
