import itertools
import json
import pathlib
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianbiao.errors import Malformed
from jianbiao.kit.sketching import bills
from jianbiao.kit.sketching.bills import Item

KEY, OTHER = bytes(range(32)), bytes(32)
GOLDEN = json.loads((pathlib.Path(__file__).parent / "golden.json").read_text(encoding="utf-8"))
AMOUNT = st.decimals(min_value=0, max_value=10**9, places=2)
BILL = st.lists(
    st.builds(
        Item, code=st.sampled_from(["010101001001", "A-1", "x"]), quantity=AMOUNT, price=AMOUNT
    ),
    max_size=8,
)


def bill(factor="1", *, count=200, step=7):
    """Return a bill of ``count`` items at the same prices times ``factor``, rounded to fen."""
    return [
        Item(
            code=f"0101{i:08d}",
            quantity=Decimal(i % 90 + 1),
            price=round(Decimal(i * step + 113) / 4 * Decimal(factor), 2),
        )
        for i in range(count)
    ]


def same(a, b, key=KEY):
    return bills.compare(bills.sketch(a, key), bills.sketch(b, key))


@given(BILL)
def test_a_sketch_reads_back_and_is_the_same_each_time(items):
    one = bills.sketch(items, KEY)
    assert bills.parse(str(one)) == one == bills.sketch(items, KEY)


@given(BILL)
def test_a_bill_is_the_same_as_itself_item_by_item(items):
    said = same(items, items)
    assert said.items == said.quantity == said.price == len(items)


def test_the_spelling_of_a_number_does_not_count():
    a = [Item(code="1", quantity=Decimal(10), price=Decimal("1.50"))]
    b = [Item(code="1", quantity=Decimal("1E+1"), price=Decimal("1.5000"))]
    assert bills.sketch(a, KEY) == bills.sketch(b, KEY)


def test_a_price_list_times_a_factor_has_the_same_shares_and_no_same_price():
    said = same(bill(), bill("0.97"))
    assert (said.items, said.price) == (200, 0)
    assert said.share >= 195


def test_bills_priced_apart_have_hardly_a_share_in_common():
    other = [
        Item(code=one.code, quantity=one.quantity, price=one.price * (80 + i * 37 % 50) / 100)
        for i, one in enumerate(bill())
    ]
    said = same(bill(), other)
    assert (said.price <= 10, said.share <= 20) == (True, True)


def test_the_same_slip_at_the_same_item_is_found():
    def slipped(*places, by="1"):
        some = bill(count=50)
        return [
            Item(
                code=one.code,
                quantity=one.quantity,
                price=one.price,
                total=one.quantity * one.price + (Decimal(by) if i in places else 0),
            )
            for i, one in enumerate(some)
        ]

    assert same(slipped(3, 9), slipped(3, 9, 11)).slip == 2
    assert same(slipped(3), slipped(3, by="2")).slip == 0
    assert same(slipped(), slipped()).slip == 0


def test_items_of_one_code_are_told_apart_by_their_order():
    items = [Item(code="1", quantity=Decimal(1), price=Decimal(n)) for n in (1, 2)]
    assert same(items, items).price == 2
    assert same(items, items[::-1]).price == 0


def test_another_key_tells_nothing():
    one, two = bills.sketch(bill(), KEY), bills.sketch(bill(), OTHER)
    assert bills.compare(one, two) is None
    hashes = [{part for row in sketch.rows for part in row} for sketch in (one, two)]
    assert hashes[0] & hashes[1] <= {bills.NONE}


def test_equal_values_of_two_items_do_not_show():
    items = [Item(code=str(n), quantity=Decimal(1), price=Decimal(5)) for n in range(20)]
    rows = bills.sketch(items, KEY).rows
    parts = [part for row in rows for part in row if part != bills.NONE]
    assert len(parts) == len(set(parts))


@given(AMOUNT.filter(bool), st.integers(1, 40))
def test_a_share_near_a_step_is_met_on_one_of_the_grids(price, tenth):
    whole = Decimal(10**9)
    share = price / whole
    near = share * (1 + Decimal(tenth) / 100_000)
    assert any(a == b for a, b in zip(bills._grids(share), bills._grids(near), strict=True))


@pytest.mark.parametrize("case", GOLDEN["bills"], ids=lambda case: case["name"])
def test_golden_vectors(case):
    items = [
        Item(
            code=code,
            quantity=Decimal(quantity),
            price=Decimal(price),
            total=Decimal(total) if total else None,
        )
        for code, quantity, price, total in case["items"]
    ]
    assert str(bills.sketch(items, bytes.fromhex(case["key"]))) == case["sketch"]


@pytest.mark.parametrize("number", ["NaN", "Infinity", "1e14", "-1e14", "1e-11", "sNaN"])
@pytest.mark.parametrize("name", ["quantity", "price", "total"])
def test_what_is_no_amount_is_malformed_with_its_place(name, number):
    said = {"quantity": Decimal(1), "price": Decimal(1), name: Decimal(number)}
    items = [*bill(count=2), Item(code="1", **said)]
    with pytest.raises(Malformed) as caught:
        bills.sketch(items, KEY)
    assert (caught.value.code, caught.value.where) == ("amount_format", f"/items/2/{name}")


def test_what_cannot_be_sketched_is_malformed():
    for items, key in (
        ([Item(code="", quantity=Decimal(1), price=Decimal(1))], KEY),
        (bill(), b"short"),
        (itertools.repeat(bill(count=1)[0], bills.MOST + 1), KEY),
    ):
        with pytest.raises(Malformed):
            bills.sketch(items, key)


@pytest.mark.parametrize(
    "said", ["", "jbbill/1:00:", "jbbill/1:" + "0" * 16 + ":AAAA", "jbbill/2:" + "0" * 16 + ":"]
)
def test_what_is_no_sketch_is_malformed(said):
    with pytest.raises(Malformed):
        bills.parse(said)


def test_keys_are_new_each_time_and_their_names_commit_to_them():
    keys = {bills.new_key() for _ in range(20)}
    assert len(keys) == len({bills.key_id(key) for key in keys}) == 20
