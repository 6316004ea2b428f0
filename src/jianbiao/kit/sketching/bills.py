"""Sketches of priced bills (工程量清单特征草图) ``jbbill/1``: who priced alike, without the prices.

For each item, six keyed hashes of 8 bytes (HMAC-SHA-256 under the lot's key, cut): its code; code
with quantity; with unit price; with its share of the whole bill on two grids; with its slip, where
the total said is not quantity × price. Equal prices give equal hashes; one price list times a factor
gives equal shares (three significant digits; on the second grid half a step further, so that a
rounding between two steps is met on one of them).

Against whom: prices have few digits, so a plain hash would be undone by trying them all; the key
prevents that. The platform draws a new key for each lot and keeps it: whoever holds sketches without
it (this instance, its staff, a thief) learns before the opening how many items there are and which
bidders' items are equal, nothing else, and cannot compare lots. Whoever holds the key and a
sketch can try prices: so a sketch is made where the bid is open already, or sent sealed. After the
opening the platform shows the key to the department; anybody can then recompute the sketch from the
opened bill, and ``key_id`` tells that it was this key.
"""

import base64
import binascii
import hmac
import re
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Context, Decimal
from hashlib import sha256

from jianbiao.errors import Malformed

METHOD = "jbbill/1"
KEY = 32
HASH = 8
FIELDS = ("code", "quantity", "price", "share", "share_half", "slip")
NONE = bytes(HASH)
"""Stands for what an item does not say, or for no slip."""
MOST = 20_000
"""Items of one bill that are sketched; real ones have some thousands."""

LARGEST = Decimal("1e14")
PLACES = 10

_EXACT = Context(prec=60)
_SHARE = Context(prec=30)
_DIGITS = 3
_FORM = re.compile(r"jbbill/1:(?P<key>[0-9a-f]{16}):(?P<items>[0-9A-Za-z+/]*={0,2})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One line of a priced bill: 项目编码, 工程量, 综合单价, 合价; amounts in yuan.

    ``total`` is what the bidder wrote, None when nothing stands there.
    """

    code: str
    quantity: Decimal
    price: Decimal
    total: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BillSketch:
    """Keyed hashes of a bill's items, in the order of their codes' hashes: rows of FIELDS."""

    key_id: str
    rows: tuple[tuple[bytes, ...], ...]

    def __str__(self) -> str:
        """Return the sketch as it is sent: ``jbbill/1:<key id>:<base64 of all rows>``."""
        raw = b"".join(part for row in self.rows for part in row)
        return f"{METHOD}:{self.key_id}:{base64.b64encode(raw).decode()}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sameness:
    """How many of the items two bills share have the same quantity, price, share, slip."""

    items: int
    quantity: int
    price: int
    share: int
    slip: int


def new_key() -> bytes:
    """Return a new key for one lot: keep it secret until the opening, and keep it after that."""
    return secrets.token_bytes(KEY)


def key_id(key: bytes) -> str:
    """Return the public name of a key: it commits to the key and tells nothing of it."""
    return sha256(b"jbbill/1 key\x00" + key).hexdigest()[:16]


def sketch(items: Iterable[Item], key: bytes) -> BillSketch:
    """Return the sketch of a bill under the lot's ``key`` of 32 bytes.

    Items with the same code are told apart by their order. Raise Malformed on another key, on
    absurd numbers, or more than MOST items.
    """
    if len(key) != KEY:
        raise Malformed(f"a key has {KEY} bytes, not {len(key)}", code="key_bad", where="key")
    some = list(items)
    if len(some) > MOST:
        raise Malformed(f"{len(some)} items, at most {MOST}", code="too_many", where="items")
    for place, one in enumerate(some):
        _check(one, place)
    whole = sum((_amount(one) for one in some), Decimal(0))
    seen: dict[str, int] = {}
    rows = []
    for one in some:
        seen[one.code] = seen.get(one.code, 0) + 1
        rows.append(_row(one, f"{one.code}#{seen[one.code]}", whole, key))
    return BillSketch(key_id=key_id(key), rows=tuple(sorted(rows)))


def parse(text: str) -> BillSketch:
    """Return the sketch that ``text`` spells. Raise Malformed when it is none."""
    found = _FORM.fullmatch(text)
    width = HASH * len(FIELDS)
    try:
        raw = base64.b64decode(found["items"], validate=True) if found else b"?"
    except binascii.Error:
        raw = b"?"
    if found is None or len(raw) % width or len(raw) > width * MOST:
        raise Malformed(f"{text[:60]!r} is no {METHOD} sketch", code="field_format")
    rows = [
        tuple(raw[at + i : at + i + HASH] for i in range(0, width, HASH))
        for at in range(0, len(raw), width)
    ]
    return BillSketch(key_id=found["key"], rows=tuple(rows))


def compare(a: BillSketch, b: BillSketch) -> Sameness | None:
    """Return how alike two bills of one lot are, item by item; None when their keys differ.

    ``share`` counts items that take the same part of the whole bill on either grid: near ``items``
    where one bill is the other times a factor. ``slip`` counts the same error at the same item.
    """
    if a.key_id != b.key_id:
        return None
    there = {row[0]: row for row in b.rows}
    pairs = [(row, there[row[0]]) for row in a.rows if row[0] in there]

    def same(field: str) -> list[bool]:
        i = FIELDS.index(field)
        return [x[i] == y[i] != NONE for x, y in pairs]

    return Sameness(
        items=len(pairs),
        quantity=sum(same("quantity")),
        price=sum(same("price")),
        share=sum(map(max, zip(same("share"), same("share_half"), strict=True))),
        slip=sum(same("slip")),
    )


def _row(one: Item, name: str, whole: Decimal, key: bytes) -> tuple[bytes, ...]:
    said = {"code": "", "quantity": _plain(one.quantity), "price": _plain(one.price)}
    if whole > 0 and one.price > 0:
        share = _SHARE.divide(_amount(one), whole)
        said["share"], said["share_half"] = _grids(share)
    if one.total is not None and (slip := one.total - _amount(one).quantize(Decimal("0.01"))):
        said["slip"] = _plain(slip)
    return tuple(_keyed(key, field, name, said.get(field)) for field in FIELDS)


def _keyed(key: bytes, field: str, name: str, value: str | None) -> bytes:
    if value is None:
        return NONE
    said = f"{METHOD}\x00{field}\x00{name}\x00{value}".encode()
    return hmac.digest(key, said, "sha256")[:HASH]


def _amount(one: Item) -> Decimal:
    return _EXACT.multiply(one.quantity, one.price)


def _grids(share: Decimal) -> tuple[str, str]:
    """Return the step of a share on two grids of three significant digits, half a step apart."""
    if not share:
        return "0", "0"
    step = Decimal(1).scaleb(share.adjusted() - _DIGITS + 1)
    places = [
        (share + shift).quantize(step, rounding=ROUND_FLOOR, context=_SHARE)
        for shift in (Decimal(0), step / 2)
    ]
    return _plain(places[0]), _plain(places[1])


def _plain(number: Decimal) -> str:
    """Return a number in its one shortest spelling: no exponent, no trailing zeros."""
    text = f"{number:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text


def _check(one: Item, place: int) -> None:
    for name in ("quantity", "price", "total"):
        number = getattr(one, name)
        if number is None:
            continue
        if not number.is_finite() or abs(number) >= LARGEST or number != round(number, PLACES):
            raise Malformed(
                f"item {place}: {name} {number} is not an amount",
                code="amount_format",
                where=f"/items/{place}/{name}",
            )
    if not one.code:
        raise Malformed(f"item {place} has no code", code="code_missing", where=f"/items/{place}")
