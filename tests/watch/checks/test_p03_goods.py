"""What goods have of their own; what the three thresholds share stands with P02."""

from decimal import Decimal

from jianbiao.law.classes import GOODS
from tests.watch.checks.make import answer, contract, word


def test_goods_have_half_the_threshold_of_works():
    said = contract("B010000", "2000000.00")
    assert word("P03", said) == "breach"
    assert word("P02", said) == "not_applicable"


def test_the_words_name_equipment_and_materials():
    found = answer("P03", contract("B010000", "2000000.00"))
    assert GOODS.zh in found.zh
    assert found.numbers == {"estimate": "2000000.00", "limit": "2000000"}


def test_the_threshold_is_an_argument():
    said = contract("B010000", "1500000.00")
    assert word("P03", said, amount=Decimal(1_500_000)) == "breach"
