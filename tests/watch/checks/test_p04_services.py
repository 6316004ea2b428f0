"""What services have of their own; what the three thresholds share stands with P02."""

import pytest

from tests.watch.checks.make import contract, word


@pytest.mark.parametrize("code", ["C010000", "C020000", "C030000"])
def test_a_named_kind_of_service_has_a_threshold(code):
    assert word("P04", contract(code, "1000000.00")) == "breach"


@pytest.mark.parametrize("code", ["C", "C000000", "C990000"])
def test_services_of_no_named_kind_are_for_a_person(code):
    assert word("P04", contract(code, "1000000.00")) == "yellow"
    assert word("P04", contract(code, "999999.99")) == "compliant"
