"""Makers of 在册: say only what the test is about."""

from datetime import date, datetime
from decimal import Decimal

from jianbiao.law.rule import Parameter, Rule
from jianbiao.register.domain import Book, act_of, after
from jianbiao.standard.events import ParameterSet, RuleStood
from jianbiao.standard.terms import SHANGHAI, Actor

NOON = datetime(2026, 11, 24, 12, tzinfo=SHANGHAI)
TODAY = date(2026, 11, 24)
LEGAL = Actor(id="gao", body="YH-FG", address="10.0.0.9")
OPERATOR = Actor(id="operator", body="operator", address="127.0.0.1")


def parameter(**said):
    return Parameter(
        **{
            "name": "days",
            "zh": "天数",
            "en": "days",
            "default": 20,
            "unit": "日",
            "floor": 20,
            **said,
        }
    )


def rule(number="P18", **said):
    texts = [
        "zh",
        "en",
        "compares_zh",
        "compares_en",
        "threshold_zh",
        "threshold_en",
        "basis_zh",
        "basis_en",
        "reading_zh",
        "reading_en",
        "refutes_zh",
        "refutes_en",
        "public_zh",
        "public_en",
    ]
    return Rule(
        **{
            **{text: f"{text} of {number}" for text in texts},
            "number": number,
            "severity": "R",
            "scope": "M",
            "text_status": "verified",
            "unit": "notice",
            "reads": (),
            "parameters": (
                parameter(),
                parameter(
                    name="share", default=Decimal(2), floor=Decimal(2), kept="at_most", unit="%"
                ),
                parameter(name="minutes", default=30, floor=None),
                parameter(
                    name="regime", default="ranked", floor=None, choices=("ranked", "unranked")
                ),
            ),
            **said,
        }
    )


RULES = {n: rule(n) for n in ("P18", "A02")}


def stood(number, **said):
    return _at(
        number,
        RuleStood(
            **{
                "rule": "P18",
                "standing": "in_force",
                "basis": "招标投标法 24",
                "effective_on": "2026-12-01",
                **said,
            }
        ),
    )


def setting(number, **said):
    return _at(
        number,
        ParameterSet(
            **{
                "rule": "P18",
                "name": "days",
                "value": "25",
                "jurisdiction": "690000",
                "effective_on": "2026-12-01",
                "basis": "省条例",
                **said,
            }
        ),
    )


def book(*said):
    now = Book()
    for number, event in said:
        now = after(now, event, number=number, by="gao", at=NOON)
    return now


def _at(number, event):
    assert act_of(event, number=number, by="gao", at=NOON) is not None
    return number, event
