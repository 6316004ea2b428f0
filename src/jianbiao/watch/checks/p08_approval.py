"""P08 审批核准在先: the approval of scope, mode and form before the notice, and the mode approved.

Law: 招标投标法 第九条, 实施条例 第七条. Binds 依法必须招标 projects that need an approval.
Reading: an approval after the notice is over the limit; at the same moment it is doubtful. Inviting
where an open tender was approved is over the limit; the other way round, and a form of organisation
other than approved, is doubtful. Whether a project needs an approval nobody says on the wire:
without a word of one nothing can be decided.
Undecidable: the time of the approval or of the notice missing.
Not applicable: no notice and no mode; a tender that need not be held.
"""

from typing import Final

from jianbiao.law.calendar import Calendar
from jianbiao.law.facts import Facts
from jianbiao.law.outcomes import Breach, Clear, Doubt, NotApplicable, Outcome, Told, Undecidable
from jianbiao.law.procedures import MODE_WORDS, mode
from jianbiao.law.scope import where_mandatory

NUMBER: Final = "P08"
UNIT: Final = "tender"

_APPROVED: Final = "PROJECT.x_APPROVAL_TIME"
_NUMBER: Final = "PROJECT.APPROVAL_NUMBER"
_NOTICED: Final = "TENDER_ANN_QUA_INQUERY_ANN.NOTICE_SEND_TIME"
_MODE: Final = "TENDER_PROJECT.TENDER_MODE"
_FORM: Final = "TENDER_PROJECT.TENDER_ORGANIZE_FORM"
_APPROVED_MODE: Final = "x_approved_mode"
_APPROVED_FORM: Final = "TENDER_PROJECT.APPROVED_ORGANIZE_FORM"
_EARLY: Final = NotApplicable(zh="尚无公告。", en="No notice has been reported yet.")


def check(facts: Facts, *, calendar: Calendar) -> Outcome:  # noqa: ARG001 - every check is given it
    """Compare the approval with the notice, and the mode approved with the one chosen."""
    return where_mandatory(facts, _judged(facts))


def _judged(facts: Facts) -> Outcome:
    by_mode, by_time = _by_mode(facts), _by_time(facts)
    if isinstance(by_mode, Breach) or isinstance(by_time, NotApplicable):
        return by_mode or by_time
    return by_time if isinstance(by_time, Breach | Undecidable) else by_mode or by_time


def _by_time(facts: Facts) -> Outcome:
    if not facts.speaks_of("TENDER_ANN_QUA_INQUERY_ANN."):
        return _EARLY
    approved, noticed = facts.moment(_APPROVED), facts.moment(_NOTICED)
    if approved is None or noticed is None:
        return Undecidable(missing=facts.unread(_APPROVED, _NOTICED))
    number = facts.text(_NUMBER) or ""

    def told(zh: str, en: str) -> Told:
        first, then = f"{approved:%Y-%m-%d %H:%M}", f"{noticed:%Y-%m-%d %H:%M}"
        return (
            {"approved_at": first, "noticed_at": then},
            f"审批{number}于{first}作出，公告于{then}发布{zh}",
            f"The approval {number} dates from {first}, the notice from {then}{en}",
        )

    if approved < noticed:
        return Clear(tell=lambda: told("。", "."))
    if approved == noticed:
        return Doubt(tell=lambda: told("，同时而不在先。", ": not before it, but together."))
    return Breach(tell=lambda: told("，公告在先。", ", which came first."), at=noticed)


def _by_mode(facts: Facts) -> Outcome | None:
    """Return what the modes say; None where they agree or one of them is unknown."""
    chosen, approved = mode(facts.text(_MODE)), mode(facts.text(_APPROVED_MODE))
    if chosen is not None and approved is not None and chosen != approved:
        (zh, en), (was_zh, was_en) = MODE_WORDS[chosen], MODE_WORDS[approved]
        said = {
            "numbers": {"mode": chosen, "approved_mode": approved},
            "zh": f"批准的是{was_zh}，实际采用{zh}。",
            "en": f"Approved was {was_en}; chosen was {en}.",
        }
        return Doubt(**said) if chosen == "open" else Breach(**said)  # type: ignore[arg-type]
    form, approved_form = facts.text(_FORM), facts.text(_APPROVED_FORM)
    if form is not None and approved_form is not None and form != approved_form:
        return Doubt(
            numbers={},
            zh="招标组织形式与批准的不同，须由人判断。",
            en="The form of organisation differs from the one approved: a person must judge.",
        )
    return None
