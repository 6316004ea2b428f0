"""Sanctions (罚则) of the tendering law as a table: computed ranges for whoever drafts, never a verdict.

招标投标法 49–60, 招标投标法实施条例 64–76; their words stand in ``law.sanctions``. Amounts are in 元; a percentage is of the contract's amount or
of the award's, and whoever reads the range is told which. A range is where the law lets a fine lie:
what is just inside it a person decides and says why (行政处罚法 5, 32–34).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Final

from jianbiao.supervision.domain.matters import Said

_CENT: Final = Decimal("0.01")
_NOTHING: Final = Said(zh="", en="")
_PERSONS: Final = (Decimal(5), Decimal(10))
"""单位罚款数额百分之五以上百分之十以下."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """Where a fine lies by law, in 元 with two places: from ``low`` to ``high``, both allowed."""

    low: Decimal
    high: Decimal

    def holds(self, fine: Decimal) -> bool:
        """Say whether ``fine`` lies inside."""
        return self.low <= fine <= self.high


@dataclass(frozen=True, slots=True, kw_only=True)
class Sanction:
    """What the law lays down for one conduct.

    ``low`` and ``high`` are per mille of ``base`` (contract, award) or, where ``base`` is empty, 元.
    ``persons`` says that those responsible pay 5 to 10 per cent of the unit's fine. ``ban`` is in
    months, ``more`` what else follows; ``may`` that the law leaves it open whether to fine at all.
    """

    code: str
    words: Said
    law: str
    low: Decimal = Decimal(0)
    high: Decimal = Decimal(0)
    base: str = ""
    persons: bool = False
    ban: tuple[int, int] = (0, 0)
    more: Said = _NOTHING
    may: bool = False

    def fine(self, amount: Decimal | None) -> Range | None:
        """Return the range of the unit's fine; None where it needs an amount that nobody named."""
        if not self.high:
            return Range(low=Decimal(0), high=Decimal(0))
        if not self.base:
            return Range(low=self.low.quantize(_CENT), high=self.high.quantize(_CENT))
        if amount is None:
            return None
        return Range(
            low=(amount * self.low / 1000).quantize(_CENT, ROUND_CEILING),
            high=(amount * self.high / 1000).quantize(_CENT, ROUND_FLOOR),
        )

    def of_persons(self, fine: Decimal) -> Range | None:
        """Return the range of each responsible person's fine once the unit's is ``fine``."""
        if not self.persons:
            return None
        low, high = (fine * share / 100 for share in _PERSONS)
        return Range(low=low.quantize(_CENT, ROUND_CEILING), high=high.quantize(_CENT, ROUND_FLOOR))


def _thousands(low: int, high: int) -> tuple[Decimal, Decimal]:
    return Decimal(low * 1000), Decimal(high * 1000)


_AGENCY = _thousands(50, 250)
_DISCRIMINATE = _thousands(10, 50)
_LEAK = _thousands(10, 100)
_EXPERT = _thousands(3, 50)
_FIVE, _TEN = Decimal(5), Decimal(10)
_SUSPEND = Said(zh="可以暂停项目执行或者资金拨付", en="the project or its funds may be suspended")
_VOID = Said(
    zh="中标无效；情节特别严重的吊销营业执照",
    en="the award is void; in the gravest cases the licence is revoked",
)

SANCTIONS: Final[Mapping[str, Sanction]] = {
    one.code: one
    for one in (
        Sanction(
            code="evasion",
            words=Said(zh="规避招标", en="Tendering evaded"),
            law="招标投标法 49",
            low=_FIVE,
            high=_TEN,
            base="contract",
            may=True,
            more=_SUSPEND,
        ),
        Sanction(
            code="agency",
            words=Said(zh="代理机构泄密、串通", en="Agency leaks or colludes"),
            law="招标投标法 50",
            low=_AGENCY[0],
            high=_AGENCY[1],
            persons=True,
            ban=(12, 24),
        ),
        Sanction(
            code="discrimination",
            words=Said(zh="限制、排斥潜在投标人", en="Bidders shut out"),
            law="招标投标法 51",
            low=_DISCRIMINATE[0],
            high=_DISCRIMINATE[1],
            may=True,
        ),
        Sanction(
            code="leak",
            words=Said(zh="泄露保密情况、标底", en="Secrets or the base price leaked"),
            law="招标投标法 52",
            low=_LEAK[0],
            high=_LEAK[1],
            may=True,
            more=Said(zh="给予警告", en="a warning"),
        ),
        Sanction(
            code="collusion",
            words=Said(zh="串通投标、行贿谋取中标", en="Collusion or bribery, award"),
            law="招标投标法 53、实施条例 67",
            low=_FIVE,
            high=_TEN,
            base="award",
            persons=True,
            ban=(12, 24),
            more=_VOID,
        ),
        Sanction(
            code="collusion_lost",
            words=Said(zh="串通投标、行贿而未中标", en="Collusion or bribery without the award"),
            law="实施条例 67",
            low=_FIVE,
            high=_TEN,
            base="contract",
            persons=True,
            ban=(12, 24),
        ),
        Sanction(
            code="falsification",
            words=Said(zh="弄虚作假骗取中标", en="Award won by falsification"),
            law="招标投标法 54、实施条例 68",
            low=_FIVE,
            high=_TEN,
            base="award",
            persons=True,
            ban=(12, 36),
            more=_VOID,
        ),
        Sanction(
            code="procedure",
            words=Said(
                zh="期限不符、应公开而邀请、接收应拒收的文件",
                en="Wrong time limits, invited instead of open, late bids accepted",
            ),
            law="实施条例 64",
            high=Decimal(100_000),
            may=True,
        ),
        Sanction(
            code="bond",
            words=Said(zh="保证金超额或者不退还", en="Bonds over the limit or not returned"),
            law="实施条例 66",
            high=Decimal(50_000),
            may=True,
        ),
        Sanction(
            code="panel",
            words=Said(zh="评标委员会组成违规", en="Panel wrongly formed"),
            law="实施条例 70",
            high=Decimal(100_000),
            may=True,
            more=Said(zh="评审结论无效，重新评审", en="its opinion is void; evaluated anew"),
        ),
        Sanction(
            code="expert",
            words=Said(zh="评标专家收受好处", en="Expert takes benefits"),
            law="招标投标法 56、实施条例 72",
            low=_EXPERT[0],
            high=_EXPERT[1],
            may=True,
            more=Said(zh="取消资格，不得再参加评标", en="struck off for good"),
        ),
        Sanction(
            code="award",
            words=Said(
                zh="不发中标通知书、改变结果、不订合同", en="No award notice, changed, no contract"
            ),
            law="实施条例 73、74",
            high=_TEN,
            base="award",
            may=True,
        ),
        Sanction(
            code="outside",
            words=Said(
                zh="在候选人以外定标、否决全部投标后自行定标",
                en="Award outside the candidates, or after all bids were rejected",
            ),
            law="招标投标法 57",
            low=_FIVE,
            high=_TEN,
            base="award",
            may=True,
            more=Said(zh="中标无效", en="the award is void"),
        ),
        Sanction(
            code="passing_on",
            words=Said(zh="转让中标项目、违法分包", en="Contract passed on or sublet unlawfully"),
            law="招标投标法 58、实施条例 76",
            low=_FIVE,
            high=_TEN,
            base="contract",
            more=Said(
                zh="转让、分包无效；没收违法所得；可以责令停业整顿",
                en="it is void; gains are confiscated; business may be suspended",
            ),
        ),
        Sanction(
            code="contract",
            words=Said(zh="合同背离招标投标文件", en="Contract deviates"),
            law="招标投标法 59、实施条例 75",
            low=_FIVE,
            high=_TEN,
            base="award",
            may=True,
        ),
        Sanction(
            code="performance",
            words=Said(zh="不履行合同，情节严重", en="Contract not performed, serious"),
            law="招标投标法 60",
            ban=(24, 60),
        ),
    )
}
"""Every conduct of the table by its code."""


def fits(conduct: str, *, base: str, fine: str) -> bool:
    """Say whether a fine lies where the law lets it lie; also where there is no fine.

    ``base`` and ``fine`` are decimal text as a form keeps it, ``conduct`` a code of the table. Where
    the conduct is not on the table, or the amount its percentage is of is not named, nothing fits.
    """
    if not fine:
        return True
    sanction = SANCTIONS.get(conduct)
    if sanction is None:
        return False
    found = sanction.fine(Decimal(base) if base else None)
    return found is not None and found.holds(Decimal(fine))
