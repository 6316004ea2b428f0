"""P23 投标保证金上限: the bid bond against the absolute cap of its kind of contract.

Law: 工程建设项目施工招标投标办法 第三十七条, 货物招标投标办法 第二十七条 (800,000 yuan),
勘察设计招标投标办法 第二十四条 (100,000). Binds every tender.
Reading: exactly the cap is clear. The kind is the one named, else the lot's class; where both are
given and contradict each other about the cap, it is doubtful. Services of an unnamed kind may be
survey and design or none with a cap: clear up to the lower cap, undecidable above it. A class unknown
is clear up to the lower cap and undecidable above.
Undecidable: bond or kind missing where it decides. Not applicable: nothing about a bond; supervision
or another service without a cap.
"""

import re
from decimal import Decimal
from typing import Final, Literal

from jianbiao.law.amounts import yuan
from jianbiao.law.calendar import Calendar
from jianbiao.law.classes import class_of
from jianbiao.law.facts import Facts
from jianbiao.law.outcomes import Breach, Clear, Doubt, NotApplicable, Outcome, Told, Undecidable

NUMBER: Final = "P23"
UNIT: Final = "lot"

Kind = Literal["works", "design", "uncapped"]

_BOND: Final = "TENDER_FILE_CLARI_MODI.MARGIN_AMOUNT"
_CLASS: Final = "SECTION.CLASSIFY_CODE"
_KIND: Final = "x_kind"
_DESIGN: Final = re.compile(r"survey|design|勘察|设计", re.IGNORECASE)
_WORKS: Final = re.compile(
    r"works|construction|goods|equipment|material|施工|工程|货物|设备|材料", re.IGNORECASE
)
_NONE: Final = NotApplicable(
    zh="没有投标保证金的信息。", en="Nothing about a bid bond was reported."
)
_UNCAPPED: Final = NotApplicable(
    zh="该类标段没有绝对数上限。", en="This kind of lot has no absolute cap."
)


def check(facts: Facts, *, calendar: Calendar, works: Decimal, design: Decimal) -> Outcome:  # noqa: ARG001
    """Compare the bond with the cap of its kind (元); ``calendar`` is every check's."""
    if not facts.speaks_of(_BOND):
        return _NONE
    bond = facts.amount(_BOND)
    if bond is None or bond < 0:
        return Undecidable(missing=(_BOND,))
    caps: dict[Kind, Decimal] = {"works": works, "design": design}
    said, classed = _named(facts.text(_KIND)), _classed(facts.text(_CLASS))
    if said is None and len(classed) > 1 and bond > min(works, design):
        return Undecidable(missing=facts.missing(_CLASS) or (_KIND,))
    kind = said or classed[0]
    if kind == "uncapped":
        return _UNCAPPED
    judged = _compared(bond, kind, caps[kind])
    other = [k for k in classed if k in caps] if said is not None else []
    if (
        other
        and said not in classed
        and type(_compared(bond, other[0], caps[other[0]])) is not type(judged)
    ):
        return _contradiction(judged)
    return judged


def _named(said: str | None) -> Kind | None:
    if said is None:
        return None
    if _DESIGN.search(said):
        return "design"
    return "works" if _WORKS.search(said) else "uncapped"


def _classed(code: str | None) -> tuple[Kind, ...]:
    """Return the kinds a class code may mean, the lowest cap first."""
    found = class_of(code)
    if found is None:
        return ("design", "works", "uncapped") if code is None else ("uncapped",)
    return ("design", "uncapped") if found.letter == "C" else ("works",)


def _compared(bond: Decimal, kind: Kind, cap: Decimal) -> Outcome:
    judged = Breach if bond > cap else Clear
    return judged(tell=lambda: _told(bond, kind, cap))


def _told(bond: Decimal, kind: Kind, cap: Decimal) -> Told:
    return (
        {"bond": f"{bond:f}", "limit": f"{cap:f}"},
        f"投标保证金{yuan(bond)}元；{'勘察、设计' if kind == 'design' else '施工、货物'}不得超过{yuan(cap)}元。",
        f"The bid bond is {yuan(bond)} yuan; for {'survey and design' if kind == 'design' else 'works and goods'} at most {yuan(cap)} is allowed.",
    )


def _contradiction(judged: Outcome) -> Outcome:
    match judged:
        case Breach() | Clear():
            return Doubt(
                numbers=judged.numbers,
                zh=f"{judged.zh}标段分类与所报类别不一致，须由人判断。",
                en=f"{judged.en} The class of the lot and the kind reported contradict each other: a person must judge.",
            )
    return judged
