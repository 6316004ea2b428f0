"""C13 投诉书: what a letter of complaint must hold.

Law: 工程建设项目招标投标活动投诉处理办法 第七条 (complainant and contact, respondent, facts, request,
leads and evidence). Binds complainants; a reminder, so breach means: ask to complete it.
Reading: a letter reported as incomplete or unsigned, or without complainant, respondent, facts or
request, is a breach. Complete but without a contact is doubtful.
Undecidable: nothing about the letter reported. Not applicable: no complaint.
"""

from collections.abc import Mapping
from typing import Final

from jianbiao.law.calendar import Calendar
from jianbiao.law.facts import Facts
from jianbiao.law.outcomes import Breach, Clear, Doubt, NotApplicable, Outcome, Undecidable

NUMBER: Final = "C13"
UNIT: Final = "complaint"

_LETTER: Final = "x_letter"
_ITEMS: Final = {
    "signed": ("签章", "a signature"),
    "complete": ("完整的材料", "complete papers"),
    "complainant": ("投诉人", "the complainant"),
    "respondent": ("被投诉人", "the respondent"),
    "facts": ("事实", "the facts"),
    "request": ("请求", "a request"),
}
_CONTACT: Final = "contact"
_NONE: Final = NotApplicable(zh="没有投诉书。", en="There is no letter of complaint.")


def check(facts: Facts, *, calendar: Calendar) -> Outcome:  # noqa: ARG001
    """Ask for each item of the letter: true, false, or not reported."""
    if not facts.speaks_of(_LETTER):
        return _NONE
    said = facts.get(_LETTER)
    letter = Facts(said if isinstance(said, Mapping) else {})
    held = {name: letter.flag(name) for name in (*_ITEMS, _CONTACT)}
    wanting = [words for name, words in _ITEMS.items() if held[name] is False]
    if wanting:
        return Breach(
            numbers={"wanting": str(len(wanting))},
            zh=f"投诉书缺少{'、'.join(zh for zh, _ in wanting)}，应当告知补正。",
            en=f"The letter wants {', '.join(en for _, en in wanting)}; the complainant should be asked to complete it.",
        )
    if None in held.values():
        return Undecidable(missing=(_LETTER,))
    if not held[_CONTACT]:
        return Doubt(
            numbers={},
            zh="投诉书未留联系方式，须由人判断能否办理。",
            en="The letter gives no contact; a person must judge whether it can be handled.",
        )
    return Clear(zh="投诉书各项齐全。", en="The letter holds every item.")
