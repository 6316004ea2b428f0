"""P02, P03 and P04 judge alike: one table for the three classes."""

from decimal import Decimal

import pytest

from tests.watch.checks.make import answer, contract, word

SIZES = {
    "P02": ("A010000", 4_000_000),
    "P03": ("B010000", 2_000_000),
    "P04": ("C010000", 1_000_000),
}
RULES = pytest.mark.parametrize("rule", SIZES)


@RULES
def test_the_threshold_itself_must_be_tendered(rule):
    code, size = SIZES[rule]
    assert word(rule, contract(code, f"{size}.00")) == "breach"
    assert word(rule, contract(code, f"{size - 1}.00")) == "compliant"
    assert word(rule, contract(code, f"{size - 1}.99")) == "compliant"
    assert word(rule, contract(code, f"{size // 10000}", "1")) == "breach"
    assert word(rule, contract(code, f"{size // 10000 - 1}.9999", "1")) == "compliant"


@RULES
def test_a_unit_that_decides_has_to_be_known(rule):
    code, size = SIZES[rule]
    assert word(rule, contract(code, f"{size // 10000}", None)) == "undecidable"
    assert answer(rule, contract(code, f"{size // 10000}", None)).missing == ("SECTION.PRICE_UNIT",)
    assert word(rule, contract(code, f"{size}", None)) == "breach"
    assert word(rule, contract(code, "1", None)) == "compliant"
    assert word(rule, contract(code, f"{size}", "9")) == "breach"


@RULES
@pytest.mark.parametrize("estimate", [None, "", "0.00", "-5", "面议", "1e7", True])
def test_an_estimate_that_is_none_decides_nothing(rule, estimate):
    assert word(rule, contract(SIZES[rule][0], estimate)) == "undecidable"


@RULES
def test_the_class_decides_which_threshold_holds(rule):
    code, size = SIZES[rule]
    for other, _ in SIZES.values():
        found = word(rule, contract(other, f"{size}.00"))
        assert found == ("breach" if other == code else "not_applicable")
    assert word(rule, contract(None, f"{size}.00")) == "undecidable"
    assert word(rule, contract(None, f"{size - 1}.00")) == "compliant"
    assert word(rule, contract("D010000", f"{size}.00")) == "not_applicable"
    assert word(rule, contract(code.lower(), f"{size}.00")) == "breach"


@RULES
@pytest.mark.parametrize(
    ("let", "expected"),
    [
        ("direct award", "breach"),
        ("comparison of offers", "breach"),
        ("negotiation", "breach"),
        ("直接发包", "breach"),
        ("未招标", "breach"),
        ("open tender", "compliant"),
        ("公开招标", "compliant"),
        ("invited tender", "compliant"),
        (None, "undecidable"),
        ("?", "undecidable"),
    ],
)
def test_how_it_was_let(rule, let, expected):
    code, size = SIZES[rule]
    assert word(rule, contract(code, f"{size}.00", let=let)) == expected


@RULES
@pytest.mark.parametrize(
    ("funds", "expected"),
    [
        ("P01 met", "breach"),
        ("P01 not met", "not_applicable"),
        (True, "breach"),
        (False, "not_applicable"),
        (None, "undecidable"),
        ("unknown", "undecidable"),
    ],
)
def test_whether_the_funds_are_under_the_duty(rule, funds, expected):
    code, size = SIZES[rule]
    assert word(rule, contract(code, f"{size}.00", funds=funds)) == expected


@RULES
def test_an_exemption_is_for_a_person(rule):
    code, size = SIZES[rule]
    assert word(rule, contract(code, f"{size}.00", exemption="IR9(2)")) == "yellow"


def test_the_threshold_is_an_argument():
    said = contract("A010000", "3000000")
    assert word("P02", said, amount=Decimal(3_000_000)) == "breach"
