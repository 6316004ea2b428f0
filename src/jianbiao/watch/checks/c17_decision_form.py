"""C17 处理决定的形式: dismissed or handled, in writing, sent to the parties.

Law: 工程建设项目招标投标活动投诉处理办法 第二十条 to 第二十四条. Binds the regulator; a reminder.
Reading: a decision of a known kind, with its number and sent out, is clear. A kind outside the list
is a breach. Without a number, or sent before it was made, it is doubtful.
Undecidable: kind or sending unknown. Not applicable: not decided yet.
"""

from typing import Final

from jianbiao.law.calendar import Calendar
from jianbiao.law.facts import Facts
from jianbiao.law.outcomes import Breach, Clear, Doubt, NotApplicable, Outcome, Undecidable

NUMBER: Final = "C17"
UNIT: Final = "complaint"

_DECIDED: Final = "x_decision"
_RESULT: Final = "x_decision_result"
_NO: Final = "x_decision_number"
_SENT: Final = "x_decision_sent"
_KINDS: Final = {"dismissed": "驳回", "handled": "依法处理", "withdrawn": "撤回终止"}
_OTHER: Final = "other"
_NONE: Final = NotApplicable(zh="尚无处理决定。", en="Not decided yet.")


def check(facts: Facts, *, calendar: Calendar) -> Outcome:  # noqa: ARG001
    """Look at the kind of the decision, its number and its sending."""
    if not facts.speaks_of(_RESULT, _SENT) and facts.get(_DECIDED) is None:
        return _NONE
    result, sent, decided = facts.text(_RESULT), facts.moment(_SENT), facts.moment(_DECIDED)
    if result is not None and result not in _KINDS:
        return _other_kind(result)
    if result is None or sent is None:
        told = ((_RESULT, result), (_SENT, sent))
        return Undecidable(missing=tuple(name for name, said in told if said is None))
    numbers = {"result": result, "sent_on": f"{sent:%Y-%m-%d}"}
    zh, en = (
        f"处理结果：{_KINDS[result]}，送达{numbers['sent_on']}",
        f"Decided as {result}, sent on {numbers['sent_on']}",
    )
    if decided is not None and sent.date() < decided.date():
        return Doubt(numbers=numbers, zh=f"{zh}，早于决定之日。", en=f"{en}, before it was made.")
    if facts.text(_NO) is None:
        return Doubt(
            numbers=numbers,
            zh=f"{zh}，未见文号，是否书面须由人核对。",
            en=f"{en}, without a number; a person must see whether it is in writing.",
        )
    return Clear(numbers=numbers, zh=f"{zh}。", en=f"{en}.")


def _other_kind(result: str) -> Outcome:
    if result == _OTHER:
        return Doubt(
            numbers={"result": result},
            zh="处理结果为“其他”，须由人核对。",
            en="The result is another one; a person must look.",
        )
    return Breach(
        numbers={"result": result},
        zh=f"处理结果“{result}”不在所列之内。",
        en=f"The result {result!r} is none of the list.",
    )
