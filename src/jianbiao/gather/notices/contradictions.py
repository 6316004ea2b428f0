"""矛盾 (contradictions): what in a notice cannot all be true, so that a person must look."""

from collections.abc import Iterator
from decimal import Decimal

from jianbiao.gather.amounts.judging import ratio_impossible
from jianbiao.gather.notices.offers import Offer
from jianbiao.gather.notices.values import Notice

GRAVE = {
    "ratio_impossible",
    "contradiction",
    "total_contradicts",
    "placeholder",
    "unit_implausible",
    "size_implausible",
    "unit_lost",
    "winner_is_buyer",
    "budget_contradicts",
    "times_reversed",
}
"""Doubts that set the whole notice aside; the others only leave their value out."""


def contradictions(notice: Notice) -> Iterator[tuple[str, str]]:
    """Yield (reason, where) of each contradiction in ``notice``, the gravest doubts first."""
    for doubt in notice.doubts:
        if doubt.reason in GRAVE:
            yield doubt.reason, f"{doubt.place.member}:{doubt.place.start}-{doubt.place.end}"
    for offer in unbelieved(notice):
        if _grave(notice, offer):
            start, end = offer.spans.get("price", (0, 0))
            yield (
                offer.price.reason if offer.price and offer.price.reason else "unclear",
                (f"{notice.member}:{start}-{end}"),
            )
    yield from _buyers(notice)
    yield from _ratios(notice)
    yield from _times(notice)


def _buyers(notice: Notice) -> Iterator[tuple[str, str]]:
    """Yield winners and candidates who are the procuring entity itself."""
    buyer = notice.says("procuring_entity")
    for offer in notice.offers:
        if buyer and offer.role in {"winner", "candidate"} and buyer in offer.parties.names:
            start, end = offer.spans.get("name", (0, 0))
            yield "winner_is_buyer", f"{notice.member}:{start}-{end}"


def unbelieved(notice: Notice) -> list[Offer]:
    """Return the offers whose price is set aside: their price is left out, or worse."""
    return [
        one for one in notice.offers if one.price is not None and one.price.kind == "quarantine"
    ]


def _grave(notice: Notice, offer: Offer) -> bool:
    """Say whether a price that cannot be is more than one losing bid's.

    Records of opening print 0 for bids that could not be decrypted, and a bidder may write in
    another unit; among priced bids that costs its own price, of a winner or candidate the notice.
    """
    if offer.price is None or offer.price.reason not in GRAVE:
        return False
    priced = any(one.price is not None and one.price.yuan for one in notice.offers)
    return not (priced and offer.role in {"bidder", "rejected"})


def _ratios(notice: Notice) -> Iterator[tuple[str, str]]:
    """Compare what was awarded or offered with what was budgeted for it."""
    whole = notice.money("ceiling") or notice.money("budget")
    if not whole:
        return
    lots = len(notice.lots) > 1 or any(one.lot for one in notice.offers)
    for offer in notice.offers:
        yuan = (
            offer.price.yuan if offer.price is not None and offer.price.kind == "amount" else None
        )
        if yuan is None:
            continue
        start, end = offer.spans.get("price", (0, 0))
        if end and ratio_impossible(yuan, whole) and (not lots or yuan > whole):
            yield "ratio_impossible", f"{notice.member}:{start}-{end}"
    award = notice.money("award") or Decimal(0)
    if award and ratio_impossible(award, whole) and (not lots or award > whole):
        place = notice.values["award"].place
        yield "ratio_impossible", f"{place.member}:{place.start}-{place.end}"


def _times(notice: Notice) -> Iterator[tuple[str, str]]:
    """Yield periods in reverse: one that ends before it begins has one of its days misread or miswritten."""
    for first, last in (("documents_from", "documents_until"), ("publicity_from", "publicity_to")):
        begin, end = notice.says(first), notice.says(last)
        if begin and end and end < begin[: len(end)] and end[:10] < begin[:10]:
            place = notice.values[last].place
            yield "times_reversed", f"{place.member}:{place.start}-{place.end}"
