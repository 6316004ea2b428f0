"""复核 (checking): what a notice's release may not say, whoever wrote it: the reader's own checks again."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from jianbiao.gather.amounts.judging import placeholder, ratio_impossible


def faults(release: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield (reason, JSON pointer) of each contradiction in a release of the notices' shape.

    The reasons are those that set a notice aside: an impossible ratio, a placeholder for a price, a
    winner who is the buyer, a period that ends before it begins.
    """
    tender = _object(release.get("tender"))
    whole = _yuan(tender.get("x_ceiling")) or _yuan(tender.get("value"))
    lots = len(_list(tender.get("lots"))) > 1
    for path, one in _priced(release):
        yuan = _yuan(one.get("value"))
        if yuan is None:
            continue
        if placeholder(yuan, "award"):
            yield "placeholder", f"{path}/value/amount"
        elif whole and ratio_impossible(yuan, whole) and (not lots or yuan > whole):
            yield "ratio_impossible", f"{path}/value/amount"
    buyer = _object(tender.get("procuringEntity")).get("name")
    for i, award in enumerate(_list(release.get("awards"))):
        for j, supplier in enumerate(_list(award.get("suppliers"))):
            if buyer and supplier.get("name") == buyer:
                yield "winner_is_buyer", f"/awards/{i}/suppliers/{j}/name"
    period = _object(tender.get("tenderPeriod"))
    start, end = str(period.get("startDate") or ""), str(period.get("endDate") or "")
    if start and end and end[:10] < start[:10]:
        yield "times_reversed", "/tender/tenderPeriod/endDate"


def unreadable(release: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield (reason, JSON pointer) of moments and sums that the standard has no field for and cannot be read.

    The standard's own fields are read by the reader of releases.
    """
    tender = _object(release.get("tender"))
    at = _object(tender.get("bidOpening")).get("date")
    if at not in (None, "") and not _moment(at):
        yield "moment_unreadable", "/tender/bidOpening/date"
    for name in ("x_ceiling", "x_deposit", "x_documentPrice"):
        said = _object(tender.get(name)).get("amount")
        if said not in (None, "") and _number(said) is None:
            yield "amount_unreadable", f"/tender/{name}/amount"


def _moment(said: Any) -> bool:
    try:
        return datetime.fromisoformat(str(said)).tzinfo is not None
    except ValueError:
        return False


def _priced(release: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for i, award in enumerate(_list(release.get("awards"))):
        yield f"/awards/{i}", award
    for i, bid in enumerate(_list(_object(release.get("bids")).get("details"))):
        if bid.get("x_role") in {"winner", "candidate"}:
            yield f"/bids/details/{i}", bid


def _yuan(value: Any) -> Decimal | None:
    said = _object(value)
    if said.get("currency", "CNY") != "CNY" or said.get("amount") in (None, ""):
        return None
    return _number(said["amount"])


def _number(said: Any) -> Decimal | None:
    try:
        found = Decimal(str(said))
    except InvalidOperation:
        return None
    return found if found.is_finite() else None


def _object(said: Any) -> Mapping[str, Any]:
    return said if isinstance(said, Mapping) else {}


def _list(said: Any) -> list[Mapping[str, Any]]:
    return [one for one in said if isinstance(one, Mapping)] if isinstance(said, list) else []
