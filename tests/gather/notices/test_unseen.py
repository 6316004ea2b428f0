"""Layouts written down from how offices announce, before the reader was tried on them."""

import pathlib
import tomllib
from decimal import Decimal

import pytest

from jianbiao.gather.notices import read
from tests.gather.notices.test_reading import platform

CASES = tomllib.loads(pathlib.Path(__file__).with_name("unseen.toml").read_text("utf-8"))["case"]


def money(value):
    if value is None:
        return "-"
    currency = "" if value["currency"] == "CNY" else value["currency"] + " "
    return f"{currency}{Decimal(str(value['amount'])):.2f}"


def price(bid):
    terms = bid.get("x_terms", {})
    if "value" not in bid and terms.get("kind") == "rate":
        return "rate:" + terms["rate_percent"]
    if "value" not in bid and terms.get("kind") == "unit_price":
        return "unit:" + terms["yuan"]
    return money(bid.get("value"))


def offer(bid):
    names = "；".join(one["name"] for one in bid["tenderers"])
    return f"{names}|{price(bid)}|{bid.get('x_rank', '')}|{''.join(bid.get('relatedLots', []))}"


def said(reading):
    """Return what a reading says, flat: one text per field, one per offer, award and lot."""
    release = reading.release or reading.suggestion or {}
    tender = release.get("tender", {})
    earlier = release.get("relatedProcesses", [{}])[0].get("identifier", "")
    contract = (release.get("contracts") or [release.get("x_contract", {})])[0]
    lots = tender.get("lots", [])
    return {
        "reason": reading.reason,
        "kind": release.get("x_notice", {}).get("kind", ""),
        "code": tender.get("id", ""),
        "entity": tender.get("procuringEntity", {}).get("name", ""),
        "agency": tender.get("x_agency", {}).get("name", ""),
        "budget": money(tender.get("value")),
        "ceiling": money(tender.get("x_ceiling")),
        "deposit": money(tender.get("x_deposit")),
        "deadline": tender.get("tenderPeriod", {}).get("endDate", ""),
        "opening": tender.get("bidOpening", {}).get("date", ""),
        "earlier": earlier,
        "contract": money(contract.get("value")).strip("-"),
        "signed": contract.get("dateSigned", ""),
        "offers": [offer(one) for one in release.get("bids", {}).get("details", [])],
        "awards": [
            offer(one | {"tenderers": one["suppliers"]}).rsplit("|", 2)[0]
            for one in release.get("awards", [])
        ],
        "failed": [one["id"] for one in lots if one.get("status") == "unsuccessful"],
        "lots": [
            f"{one['id']}|{money(one.get('value'))}|{money(one.get('x_ceiling'))}" for one in lots
        ],
    }


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_a_notice_says_what_it_says(case):
    found = said(read(platform(case["title"], case["text"], case.get("shelf", ""))))
    wanted = {"reason": ""} | case["expect"]
    assert {name: found[name] for name in wanted} == wanted
