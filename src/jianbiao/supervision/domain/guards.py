"""Conditions of acts (办理条件): a closed list of names, each a pure question about case and attempt."""

from collections.abc import Callable, Mapping
from typing import Final

from jianbiao.supervision.domain.cases import Attempt, Case
from jianbiao.supervision.domain.matters import Guard, Said

Question = Callable[[Case, Attempt, Guard, Mapping[str, str]], bool]
"""(case, attempt, guard, standing of its clocks by name) -> whether the act may go on."""


def _done(case: Case, name: str) -> int:
    return sum(one.act == name for one in case.done)


def _another(case: Case, attempt: Attempt, guard: Guard, _: Mapping[str, str]) -> bool:
    last = next((one for one in reversed(case.done) if one.act == guard.of), None)
    return last is None or last.by != attempt.by


def _names(attempt: Attempt, field: str) -> list[str]:
    return [name for part in attempt.fields.get(field, "").split("\n") if (name := part.strip())]


def _lines(case: Case, place: str) -> set[str]:
    """Return the lines that an act listed in a field, ``place`` being ``act.field``."""
    act, _, field = place.partition(".")
    return {line for one in case.done if one.act == act for line in _split(one.fields, field)}


def _split(fields: Mapping[str, str], field: str) -> list[str]:
    return [line for line in fields.get(field, "").split("\n") if line]


GUARDS: Final[Mapping[str, tuple[Question, Said]]] = {
    "another": (
        _another,
        Said(zh="须由另一人办理", en="another person has to do it"),
    ),
    "did": (
        lambda case, _attempt, guard, _clocks: _done(case, guard.of) > 0,
        Said(zh="须先办理前一事项", en="something has to be done before"),
    ),
    "did_not": (
        lambda case, _attempt, guard, _clocks: _done(case, guard.of) == 0,
        Said(zh="已经办理，不得再办", en="what was done rules it out"),
    ),
    "at_most": (
        lambda case, _attempt, guard, _clocks: _done(case, guard.of) < guard.least,
        Said(zh="次数已满", en="it was done as often as it may be"),
    ),
    "says": (
        lambda _case, attempt, guard, _clocks: attempt.fields.get(guard.of) == "1",
        Said(zh="须确认该事实", en="the fact has to be affirmed"),
    ),
    "denies": (
        lambda _case, attempt, guard, _clocks: attempt.fields.get(guard.of) == "0",
        Said(zh="与所述事实不符", en="the fact has to be denied"),
    ),
    "people": (
        lambda _case, attempt, guard, _clocks: len(set(_names(attempt, guard.of))) >= guard.least,
        Said(zh="人数不足", en="there are too few persons"),
    ),
    "count": (
        lambda _case, attempt, guard, _clocks: (
            int(attempt.fields.get(guard.of, "0")) >= guard.least
        ),
        Said(zh="数目不足", en="the number is too small"),
    ),
    "listed": (
        lambda case, attempt, guard, _clocks: (
            attempt.fields.get(guard.of, "") in _lines(case, guard.within)
        ),
        Said(zh="不在名单之内", en="it is not on the list"),
    ),
    "each": (
        lambda case, _attempt, guard, _clocks: _lines(case, guard.within) <= _lines(case, guard.of),
        Said(zh="名单所列尚未全部办理", en="not everything on the list was done"),
    ),
    "over": (
        lambda _case, _attempt, guard, clocks: clocks.get(guard.of) in {"over", "late"},
        Said(zh="期限未满", en="the period has not gone by"),
    ),
    "runs": (
        lambda _case, _attempt, guard, clocks: clocks.get(guard.of) == "running",
        Said(zh="期限已过或者尚未起算", en="the period is over or has not begun"),
    ),
    "competent": (
        lambda _case, attempt, _guard, _clocks: attempt.competent,
        Said(zh="不在本部门职责范围内", en="it is outside the department's competence"),
    ),
    "holder": (
        lambda case, attempt, _guard, _clocks: case.body in {"", attempt.body},
        Said(zh="该件由其他部门办理", en="another department handles the case"),
    ),
}
"""Every guard a matter may name: its question and what is said where the answer is no."""
