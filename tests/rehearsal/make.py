"""Makers: one tender of the invented province, and the facts a test asks of it."""

from datetime import datetime
from functools import cache

from jianbiao.rehearsal import generator
from jianbiao.standard.terms import SHANGHAI

START = datetime(2026, 1, 5, 9, tzinfo=SHANGHAI)
MANY = 1000
"""Enough drilled tenders for every planted case to come round at least eight times."""


@cache
def planned(index, profile="drill", seed=1):
    """Return tender ``index``, told once for the whole suite."""
    return generator.tender(seed, index, start=START, profile=profile)


@cache
def stress():
    """Return many tenders in which every kind is drilled."""
    return tuple(planned(index) for index in range(MANY))


def said(tenders, name):
    """Return the data of every message of set ``name`` that is not spoilt."""
    return [
        one.message["data"]
        for tender in tenders
        for one in tender.messages
        if one.message["set"] == name and not one.flaw
    ]


def of_lot(tender, lot, name):
    """Return the data of the messages of set ``name`` about ``lot``."""
    return [data for data in said([tender], name) if data.get("BID_SECTION_CODE") == lot]
