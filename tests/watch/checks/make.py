"""Makers of facts: say only what the test is about."""

from jianbiao.law.facts import Facts
from jianbiao.law.outcomes import verdict
from jianbiao.watch.judge import judge

NOTICE = "TENDER_ANN_QUA_INQUERY_ANN."
CLARIFICATION = "TENDER_FILE_CLARI_MODI."
MANDATORY = "TENDER_PROJECT.IS_TO_LAW"


def answer(number, fields, **parameters):
    """Return the outcome of rule ``number`` in an invented province."""
    return judge(number, Facts(fields), jurisdiction="690100", parameters=parameters)


def word(number, fields, **parameters):
    """Return the public word of the outcome."""
    return verdict(answer(number, fields, **parameters))


def contract(code, estimate, unit="0", *, funds="P01 met", let="direct award", exemption=None):
    """Return a contract let as said, for the rules of the thresholds."""
    return {
        "SECTION.CLASSIFY_CODE": code,
        "SECTION.CONTRACT_RECKON_PRICE": estimate,
        "SECTION.PRICE_UNIT": unit,
        "x_fund_test": funds,
        "x_procedure": let,
        "x_exemption": exemption,
    }
