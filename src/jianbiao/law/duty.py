"""The duty to tender (必须招标): one judgement for the three thresholds of 规模标准 第五条.

A contract at or above the threshold, on a project whose funds bring it under the duty, that was let
without a tender and claims no exemption, is over the limit. Whoever tendered has done what is asked.
"""

import re
from decimal import Decimal
from typing import Final

from jianbiao.law.amounts import estimates, yuan
from jianbiao.law.classes import SERVICES, Class, class_of, unspecified
from jianbiao.law.facts import Facts
from jianbiao.law.outcomes import Breach, Clear, Doubt, NotApplicable, Outcome, Undecidable
from jianbiao.law.procedures import procedure

CODE: Final = "SECTION.CLASSIFY_CODE"
ESTIMATE: Final = "SECTION.CONTRACT_RECKON_PRICE"
UNIT: Final = "SECTION.PRICE_UNIT"
FUNDS: Final = "x_fund_test"
PROCEDURE: Final = "x_procedure"
EXEMPTION: Final = "x_exemption"

_UNMET: Final = re.compile(r"not met|unmet|未达|不满足|不属于", re.IGNORECASE)
_MET: Final = re.compile(r"\bmet\b|达到|满足|属于", re.IGNORECASE)
_OTHER_CLASS: Final = NotApplicable(
    zh="标段属其他类别，另有界限。", en="The lot is of another class, with a threshold of its own."
)
_NO_DUTY: Final = NotApplicable(
    zh="项目资金不在必须招标范围内。",
    en="The funds of the project do not bring it under the duty to tender.",
)
_TENDERED: Final = Clear(zh="合同经招标订立。", en="The contract was tendered.")


def untendered(facts: Facts, *, kind: Class, limit: Decimal) -> Outcome:
    """Judge a lot of ``kind`` against ``limit`` (元)."""
    code = facts.text(CODE)
    found, let = class_of(code), procedure(facts.text(PROCEDURE))
    funded = fund_test(facts)
    if (found is None and code is not None) or (found is not None and found is not kind):
        return _OTHER_CLASS
    if let == "tendered":
        return _TENDERED
    if funded is False:
        return _NO_DUTY
    sums = estimates(facts)
    if sums and max(sums) < limit:
        return _below(max(sums), kind, limit)
    gaps = {
        CODE: found is None,
        ESTIMATE: not sums,
        UNIT: bool(sums) and min(sums) < limit,
        FUNDS: funded is None,
        PROCEDURE: let is None,
    }
    if any(gaps.values()):
        return Undecidable(missing=tuple(name for name, gap in gaps.items() if gap))
    return _over(facts, min(sums), kind, limit)


def fund_test(facts: Facts) -> bool | None:
    """Return whether the project's funds bring it under the duty (规模标准 第二条); None: unknown."""
    said = facts.get(FUNDS)
    if isinstance(said, str) and _UNMET.search(said):
        return False
    if isinstance(said, str) and _MET.search(said):
        return True
    return facts.flag(FUNDS)


def _below(estimate: Decimal, kind: Class, limit: Decimal) -> Clear:
    return Clear(
        numbers={"estimate": f"{estimate:f}", "limit": f"{limit:f}"},
        zh=f"{kind.zh}估算价{yuan(estimate)}元，未达{yuan(limit)}元。",
        en=f"The estimate for {kind.en} is {yuan(estimate)} yuan, below {yuan(limit)}.",
    )


def _over(facts: Facts, estimate: Decimal, kind: Class, limit: Decimal) -> Outcome:
    numbers = {"estimate": f"{estimate:f}", "limit": f"{limit:f}"}
    zh = f"{kind.zh}估算价{yuan(estimate)}元，达到{yuan(limit)}元，未经招标"
    en = f"The estimate for {kind.en} is {yuan(estimate)} yuan, at least {yuan(limit)}, and nothing was tendered"
    claimed = facts.text(EXEMPTION)
    if claimed is not None:
        return Doubt(
            numbers=numbers,
            zh=f"{zh}；所称例外“{claimed}”须由人判断。",
            en=f"{en}; a person must judge the exemption claimed, “{claimed}”.",
        )
    if kind is SERVICES and unspecified(facts.text(CODE)):
        return Doubt(
            numbers=numbers,
            zh=f"{zh}；是否勘察、设计、监理须由人判断。",
            en=f"{en}; a person must judge whether it is survey, design or supervision.",
        )
    return Breach(numbers=numbers, zh=f"{zh}。", en=f"{en}.")
