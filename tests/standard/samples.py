"""Samples: for each kind of field a value that it holds, and values that it cannot hold."""

import re

from jianbiao.standard import fields
from jianbiao.standard.fields import AnyObject, Calendar, Code, Identifier, ListOf, Text
from jianbiao.standard.sets import SETS, sketches
from tests.standard.make import LOT, PLATFORM, PROJECT, TENDER, USCC, message

CODES = {
    "project_code": PROJECT,
    "tender_code": TENDER,
    "lot_code": LOT,
    "uscc": USCC,
    "platform_code": PLATFORM,
    "investment_code": "2512-411481-04-01-225421",
    "deal_code": "A02-123100007847653857-20161012-000015-Q",
}
PATTERNS = {
    "[01]": "1",
    "[0-9]{6}": "690100",
    fields.COUNT.pattern: "7",
    fields.AMOUNT.pattern: "-12.50",
    fields.PERCENT.pattern: "2.5",
    fields.PARTY_CODE.pattern: USCC,
    fields.DIGEST.pattern: "0f" * 32,
    fields.SCORE.pattern: "95.5",
    "[0-9a-fA-F]{32}": "0F" * 16,
    "[0-9A-Za-z-]{36}": "0123abcd-" * 4,
    "[0-9A-Z]{2}": "17",
    "[0-9A-Za-z]{1,26}": "D1",
    "[A-Za-z0-9+/]+={0,2}": "AAAA",
    "ed25519|sm2": "sm2",
    sketches.DIGEST.pattern: "sm3:" + "0f" * 32,
    sketches.SIZE.pattern: "1048576",
    sketches.TEXT_SKETCH.pattern: "jbtext/1:0:",
    sketches.BILL_SKETCH.pattern: "jbbill/1:" + "0" * 16 + ":",
}


def right(kind):
    """Return a value that ``kind`` holds."""
    match kind:
        case Text():
            said = "㐂𠮷"
        case Code(codes=codes):
            fit = (v for v in codes.values if not codes.form or re.fullmatch(codes.form, v))
            said = next(fit, "E47")
        case Calendar(digits=digits):
            said = "20260324093000"[:digits]
        case Identifier(kind=of):
            said = CODES[of]
        case ListOf(of=tuple() as inside):
            said = [{field.name: right(field.kind) for field in inside}]
        case ListOf(of=inside):
            said = [right(inside)]
        case AnyObject():
            said = {"a": "1"}
        case _:
            said = PATTERNS[kind.pattern]
    return said


def wrong(kind):
    """Yield (value, fault code) for values that ``kind`` cannot hold."""
    yield from ((1.5, "float_forbidden"), (None, "null_forbidden"), (2**60, "integer_too_large"))
    if isinstance(kind, AnyObject):
        yield from (("x", "field_type"), ([], "field_type"))
        return
    if isinstance(kind, ListOf):
        yield from (("x", "field_type"), ({}, "field_type"))
        yield right(kind) * (kind.most + 1), "field_format"
        return
    yield from ((7, "field_type"), (True, "field_type"), ([], "field_type"), ({}, "field_type"))
    yield "", "field_empty"
    for text in _misfits(kind):
        yield text, kind.fault(text)[0]


def _misfits(kind):
    match kind:
        case Text(longest=longest):
            return ("字" * (longest + 1), "a\x00b", "a\ufffeb", "a\x1fb")
        case Calendar(digits=8):
            return ("20260230", "2026-03-24", "20261301", "20260324093000", "00000101")
        case Calendar():
            return ("20260230093000", "20260324", "20260324240000", "2026032409300", "中" * 14)
    return ("中", "！", " ", right(kind) + "\n")


def whole(name):
    """Return a message of set ``name`` in which every field has a value."""
    return message(name, data={field.name: right(field.kind) for field in SETS[name].fields})
