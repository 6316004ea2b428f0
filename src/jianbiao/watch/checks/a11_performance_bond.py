"""A11 履约保证金: at most ten per cent of the contract.

Law: 招标投标法实施条例 第五十八条, 第六十六条. Binds every tender.
Reading: exactly the limit is clear; the bond is in 元, the contract in the unit it has. A bond as large as the contract itself is a
matter of units, and one reported together with other guarantees cannot be told apart: doubtful.
Undecidable: bond or contract price unknown. Not applicable: nothing about a performance bond.
"""

from decimal import Decimal
from typing import Final

from jianbiao.law.calendar import Calendar
from jianbiao.law.facts import Facts
from jianbiao.law.outcomes import Breach, Clear, Doubt, NotApplicable, Outcome, Told, Undecidable

NUMBER: Final = "A11"
UNIT: Final = "lot"

_BOND: Final = "x_performance_bond"
_CONTRACT: Final = "CONTRACT_PERFORMANCE.x_CONTRACT_PRICE"
_UNIT_SAID: Final = "x_contract_PRICE_UNIT"
_TEN_THOUSAND: Final = "1"
_TOGETHER: Final = "x_bond_includes_other"
_HUNDRED: Final = Decimal(100)
_NONE: Final = NotApplicable(zh="没有履约保证金的信息。", en="Nothing about a performance bond.")
_NOT_ASKED: Final = Clear(zh="不收取履约保证金。", en="No performance bond is asked for.")


def check(facts: Facts, *, calendar: Calendar, percent: Decimal) -> Outcome:  # noqa: ARG001
    """Compare the bond with ``percent`` of the contract, without dividing."""
    if not facts.speaks_of(_BOND):
        return _NONE
    bond, contract = facts.amount(_BOND), facts.amount(_CONTRACT)
    if contract is not None and facts.text(_UNIT_SAID) == _TEN_THOUSAND:
        contract *= 10_000
    if bond == 0:
        return _NOT_ASKED
    if bond is None or bond < 0 or not contract or contract < 0:
        told = ((_BOND, bond), (_CONTRACT, contract))
        return Undecidable(missing=tuple(n for n, said in told if not said or said < 0))
    return _compared(bond, contract, percent, together=facts.flag(_TOGETHER) is True)


def _compared(bond: Decimal, contract: Decimal, percent: Decimal, *, together: bool) -> Outcome:
    def told(zh: str, en: str) -> Told:
        numbers = {
            "bond": f"{bond:f}",
            "contract": f"{contract:f}",
            "limit": f"{(contract * percent / _HUNDRED).normalize():f}",
            "limit_percent": f"{percent:f}",
        }
        return (
            numbers,
            f"履约保证金{bond:,f}元，合同价{contract:,f}元，不得超过{percent:f}%{zh}",
            f"The performance bond is {bond:,f} yuan on a contract of {contract:,f} yuan; at most {percent:f} % is allowed{en}",
        )

    if bond * _HUNDRED <= contract * percent:
        return Clear(tell=lambda: told("。", "."))
    if together:
        zh = "；其中含其他保证金，须由人拆分。"
        en = "; other guarantees are in it, which a person must take apart."
        return Doubt(tell=lambda: told(zh, en))
    if bond >= contract:
        zh = "；保证金不小于合同价，单位须由人核对。"
        en = "; the bond is no smaller than the contract, so a person must look at the units."
        return Doubt(tell=lambda: told(zh, en))
    return Breach(tell=lambda: told("。", "."))
