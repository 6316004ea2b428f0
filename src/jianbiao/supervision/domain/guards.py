"""Conditions of acts (办理条件): a closed list of names, each a pure question about case and attempt."""

from collections.abc import Callable, Mapping
from typing import Final

from jianbiao.supervision.domain.cases import Attempt, Case
from jianbiao.supervision.domain.identity import told
from jianbiao.supervision.domain.matters import Guard, Said
from jianbiao.supervision.domain.recusal import conflicts
from jianbiao.supervision.domain.sanctions import fits

Question = Callable[[Case, Attempt, Guard, Mapping[str, str]], bool]
"""(case, attempt, guard, standing of its clocks by name) -> whether the act may go on."""


def _done(case: Case, name: str) -> int:
    return sum(one.act == name for one in case.done)


def _another(case: Case, attempt: Attempt, guard: Guard, _: Mapping[str, str]) -> bool:
    last = next((one for one in reversed(case.done) if one.act == guard.of), None)
    return last is None or last.by != attempt.by


def _names(attempt: Attempt, field: str) -> list[str]:
    return [name for part in attempt.fields.get(field, "").split("\n") if (name := part.strip())]


def _asked(attempt: Attempt, guard: Guard) -> list[str]:
    """Return the logins a guard asks about: those in the form, or whoever acts."""
    return _names(attempt, guard.of) if guard.of else [attempt.by]


def _staffed(_case: Case, attempt: Attempt, guard: Guard, _: Mapping[str, str]) -> bool:
    named = dict.fromkeys(_names(attempt, guard.of))
    found = [attempt.persons.get(login) for login in named]
    return len(found) >= guard.least and all(
        one is not None and one.body == attempt.body and "case.handle" in one.powers
        for one in found
    )


def _impartial(case: Case, attempt: Attempt, guard: Guard, _: Mapping[str, str]) -> bool:
    return not why_partial(case, attempt, guard)


def why_partial(case: Case, attempt: Attempt, guard: Guard) -> list[str]:
    """Return who has to stand aside and why, in both languages, of those the guard asks about."""
    return [
        f"{one.name}（{login}）{why.zh} · {why.en}"
        for login in _asked(attempt, guard)
        if (one := attempt.persons.get(login)) is not None
        for why in conflicts(one, case, attempt.concerned)
    ]


def _named(case: Case, attempt: Attempt, guard: Guard, _: Mapping[str, str]) -> bool:
    said = [one.fields[guard.of] for one in case.done if guard.of in one.fields]
    return not said or attempt.by in said[-1].split("\n")


def _hides(_case: Case, attempt: Attempt, _guard: Guard, _: Mapping[str, str]) -> bool:
    """Say whether nothing written here repeats what a closed field says."""
    return not told("\n".join(attempt.fields.values()), attempt.hidden)


def _handles(case: Case, attempt: Attempt, _: Guard, __: Mapping[str, str]) -> bool:
    return not case.bodies or attempt.body in case.bodies


def _able(case: Case, attempt: Attempt, guard: Guard, _: Mapping[str, str]) -> bool:
    """Say whether the department in field ``of`` may be given the case: it is in charge of such tenders."""
    wanted = attempt.fields.get(guard.of, "")
    return wanted in attempt.able and wanted != case.body


def _known(case: Case, attempt: Attempt, guard: Guard, _: Mapping[str, str]) -> bool:
    wanted = attempt.fields.get(guard.of, "")
    return wanted in attempt.known and wanted not in case.bodies


def _receiver(case: Case, attempt: Attempt, guard: Guard, _: Mapping[str, str]) -> bool:
    """Say whether the person's department is the one that the last act ``of`` named in its ``say``."""
    last = next((one for one in reversed(case.done) if one.act == guard.of), None)
    return last is not None and last.fields.get(guard.say) == attempt.body


def _superior(case: Case, attempt: Attempt, guard: Guard, _: Mapping[str, str]) -> bool:
    """Say whether the person's department stands above the holder, and above whom it names in ``of``."""
    wanted = attempt.fields.get(guard.of, "")
    return case.body in attempt.below and (not wanted or wanted in attempt.below)


def _heeded(_: Case, attempt: Attempt, guard: Guard, clocks: Mapping[str, str]) -> bool:
    said = attempt.fields.get(guard.say, "").strip()
    return clocks.get(guard.of) not in {"over", "late", "done_late"} or bool(said)


def _in_range(_: Case, attempt: Attempt, guard: Guard, __: Mapping[str, str]) -> bool:
    """Say whether the fine in field ``of`` is within the law for its conduct, or ``say`` says why not."""
    said = attempt.fields
    inside = fits(said.get("conduct", ""), base=said.get("base", ""), fine=said.get(guard.of, ""))
    return inside or bool(said.get(guard.say, "").strip())


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
    "staffed": (
        _staffed,
        Said(
            zh="须由本部门持有办案权限的人员担任，人数不足或者有人不符",
            en="officers of the department who may handle cases are needed; too few, or one is not",
        ),
    ),
    "impartial": (
        _impartial,
        Said(zh="应当回避", en="somebody has to stand aside"),
    ),
    "named": (
        _named,
        Said(zh="须由指定的调查人员办理", en="one of the investigators named has to do it"),
    ),
    "hides": (
        _hides,
        Said(
            zh="内容含有不得告知他人的身份信息，请改写",
            en="it tells who somebody is that others may not learn; word it without",
        ),
    ),
    "exists": (
        lambda _case, attempt, guard, _clocks: attempt.fields.get(guard.of, "") in attempt.cases,
        Said(zh="没有该案件", en="there is no such case in reach"),
    ),
    "competent": (
        lambda _case, attempt, _guard, _clocks: attempt.competent,
        Said(zh="不在本部门职责范围内", en="it is outside the department's competence"),
    ),
    "holder": (
        _handles,
        Said(zh="该件由其他部门办理", en="another department handles the case"),
    ),
    "stranger": (
        lambda case, attempt, _guard, _clocks: attempt.body not in case.bodies,
        Said(zh="本部门已在办理该件", en="the department handles the case already"),
    ),
    "able": (
        _able,
        Said(zh="该部门对此没有管辖权或者已在办理", en="that department is not in charge of it"),
    ),
    "known": (
        _known,
        Said(
            zh="没有该行政监督部门或者已在办理", en="no such department, or it handles it already"
        ),
    ),
    "receiver": (
        _receiver,
        Said(zh="该件不是移给本部门的", en="it was not passed to this department"),
    ),
    "superior": (
        _superior,
        Said(zh="须由共同的上级部门指定", en="only the common superior may say so"),
    ),
    "heeded": (
        _heeded,
        Said(zh="期限已过：须写明继续办理的理由", en="the period is over: say why it goes on"),
    ),
    "ended": (
        lambda _case, _attempt, guard, clocks: clocks.get(guard.of) not in {"running", "paused"},
        Said(zh="对方的期限尚未届满", en="the other side still has time"),
    ),
    "in_range": (
        _in_range,
        Said(
            zh="罚款不在法定幅度内：须写明从轻、减轻或者其他理由",
            en="the fine is outside the lawful range: say why",
        ),
    ),
}
"""Every guard a matter may name: its question and what is said where the answer is no."""

ASKED: Final = frozenset(
    {
        *("says", "denies", "people", "staffed", "hides", "exists", "count", "listed"),
        *("able", "known", "heeded", "in_range"),
    }
)
"""Guards that ask about the form, which is not filled in while a page offers the act."""

COMPETENCE: Final = frozenset(
    {"competent", "holder", "able", "known", "receiver", "superior", "stranger"}
)
"""Guards whose refusal is one of competence."""
