"""P29 不合理条件: clauses that may shut out or favour bidders, found by their wording.

Law: 招标投标法 第十八条, 第二十条, 实施条例 第三十二条 (seven kinds); fine in 第五十一条. Binds every tender;
kinds 3 and 6 only 依法必须招标.
Reading: the wordings of ``law.clauses`` are looked for in the texts of notice and documents; a sentence
that forbids them is passed over. What is found is doubtful and quoted with its place, never a breach:
whether the condition fits the contract a person judges.
Undecidable: no text reported. Not applicable: no notice and no documents.
"""

from collections.abc import Mapping
from typing import Final

from jianbiao.law.calendar import Calendar
from jianbiao.law.clauses import Found, found_in
from jianbiao.law.facts import Facts
from jianbiao.law.outcomes import Clear, Doubt, NotApplicable, Outcome, Undecidable
from jianbiao.law.scope import MANDATORY
from jianbiao.law.words import name_en, name_zh

NUMBER: Final = "P29"
UNIT: Final = "tender"

_TEXTS: Final = "x_document_text"
_SHOWN: Final = 5
_NONE: Final = NotApplicable(
    zh="尚无公告或者招标文件。", en="Neither notice nor documents have been reported yet."
)
_NOTHING: Final = Clear(
    zh="文本中未见所列的限制、排斥用语。", en="None of the listed wordings was found in the texts."
)


def check(facts: Facts, *, calendar: Calendar) -> Outcome:  # noqa: ARG001 - every check is given it
    """Look for the listed wordings in ``x_document_text``: a text, or texts by ``SET.FIELD#key``."""
    if not facts.speaks_of(_TEXTS):
        return _NONE
    texts = _texts(facts)
    if not texts:
        return Undecidable(missing=(_TEXTS,))
    mandatory = facts.flag(MANDATORY) is not False
    found = [
        (place, one) for place, text in texts.items() for one in found_in(text, mandatory=mandatory)
    ]
    return _told(found) if found else _NOTHING


def _texts(facts: Facts) -> dict[str, str]:
    said = facts.get(_TEXTS)
    if isinstance(said, Mapping):
        return {str(k): v for k, v in said.items() if isinstance(v, str) and v.strip()}
    text = facts.text(_TEXTS)
    return {_TEXTS: text} if text is not None else {}


def _field(place: str) -> str:
    return place.partition("#")[0]


def _told(found: list[tuple[str, Found]]) -> Doubt:
    shown = found[:_SHOWN]
    items = dict.fromkeys(one.clause.item for _, one in found)
    zh = "；".join(
        f"{name_zh(_field(place))}第{one.at + 1}字起“{one.words}”（{one.clause.zh}）"
        for place, one in shown
    )
    en = "; ".join(
        f"{name_en(_field(place))}, from character {one.at + 1}, “{one.words}” ({one.clause.en})"
        for place, one in shown
    )
    return Doubt(
        numbers={"clauses": str(len(found)), "items": " ".join(f"IR32({item})" for item in items)},
        zh=f"可能限制、排斥投标人的用语{len(found)}处：{zh}。须由人判断。",
        en=f"Wordings that may shut out bidders, {len(found)} in all: {en}. A person must judge.",
    )
