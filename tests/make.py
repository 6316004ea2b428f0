"""Makers: the smallest readable envelope of each kind. Say only what a test is about."""

import itertools
from datetime import datetime

from jianbiao.kit.messages import make
from jianbiao.standard.terms import SHANGHAI

PLATFORM = "E6900000901"
PROJECT = PLATFORM + "000001"
TENDER = PROJECT + "001"
LOT = TENDER + "001"
NOON = datetime(2026, 3, 2, 12, tzinfo=SHANGHAI)
USCC = "91690000MA70000189"

_serial = itertools.count(1)


def envelope(set_name, data, *, happened_at=NOON, data_key=None, **more):
    """Return an envelope of ``set_name`` with ``data``."""
    key = data_key or f"{next(_serial):010d}"
    return make(set_name, data, data_key=key, happened_at=happened_at, **more)


def project(code=PROJECT, number=None, **data):
    """Return 项目; ``number`` makes its data key."""
    key = {"data_key": f"P{number:09d}"} if number is not None else {}
    said = {"PROJECT_CODE": code, "PROJECT_NAME": "供水工程", "REGION_CODE": "690100"}
    return envelope("PROJECT", said | data, **key)


def tender(code=TENDER, **data):
    """Return 招标项目 of the project its code continues."""
    said = {
        "PROJECT_CODE": code[:17],
        "TENDER_PROJECT_CODE": code,
        "TENDER_PROJECT_NAME": "供水工程施工",
        "REGION_CODE": "690100",
        "TENDER_PROJECT_TYPE": "A07",
        "IS_TO_LAW": "1",
        "TENDERER_NAME": "朔宁市水务局",
        "TENDERER_CODE": USCC,
    }
    return envelope("TENDER_PROJECT", said | data)


def lot(code=LOT, **data):
    """Return 标段(包)."""
    said = {
        "TENDER_PROJECT_CODE": code[:20],
        "BID_SECTION_CODE": code,
        "BID_SECTION_NAME": "一标段",
        "CONTRACT_RECKON_PRICE": "8000000.00",
        "PRICE_UNIT": "0",
    }
    return envelope("SECTION", said | data)


def notice(code=TENDER, **data):
    """Return 招标公告 that keeps every limit."""
    said = {
        "TENDER_PROJECT_CODE": code,
        "NOTICE_NAME": "供水工程施工招标公告",
        "NOTICE_SEND_TIME": "20260302090000",
        "BULLETIN_TYPE": "1",
        "DOC_GET_START_TIME": "20260302090000",
        "DOC_GET_END_TIME": "20260309170000",
        "BID_DOC_REFER_END_TIME": "20260324093000",
    }
    return envelope("TENDER_ANN_QUA_INQUERY_ANN", said | data)


def bid(code=LOT, *, name="云禾建筑有限公司", uscc=USCC, data_key=None, **data):
    """Return one row of 投标人名单."""
    said = {
        "TENDER_PROJECT_CODE": code[:20],
        "BID_SECTION_CODE": code,
        "BIDDER_NAME": name,
        "BIDDER_ORG_CODE": uscc,
        "BID_PRICE": "7600000.00",
        "PRICE_UNIT": "0",
        "CHECKIN_TIME": "20260324090000",
    }
    return envelope("TENDER_LIST", said | data, data_key=data_key)


def opening(code=LOT, time="20260324093000", **data):
    """Return 开标记录."""
    said = {"TENDER_PROJECT_CODE": code[:20], "BID_SECTION_CODE": code, "TIME": time}
    return envelope("BID_OPENING_RECORD", said | data)
