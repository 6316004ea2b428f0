"""Recusal (回避): why an officer may not handle a case, computed from what is known. Pure.

工程建设项目招标投标活动投诉处理办法 14 (recalled): relatives, a post at the respondent in the last three
years, any other relation that may touch a fair handling; whoever judged the same before.
"""

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

from jianbiao.supervision.domain.cases import Case, Person
from jianbiao.supervision.domain.matters import Said

DECLARED: Final = "relation"
"""The field in which an officer says of themselves what the relation is."""

RECUSED: Final = "recused"
"""The field in which an approver names who stands aside."""

_BLANKS: Final = re.compile(r"[\s()（）\[\]【】·,，。]+")
_SHORTEST: Final = 4
"""Characters of a name that may stand at the front of a department's: 某市水务局, 某市水务局监督科."""

_OWN: Final = Said(
    zh="所在部门是被投诉人或者招标人",
    en="the officer's own body is the respondent or the procuring entity",
)
_JUDGED: Final = Said(
    zh="参与过对同一事项、同一被投诉人的处理决定",
    en="took part in an earlier decision about the same matter and respondent",
)
_STOOD_ASIDE: Final = Said(
    zh="已声明或者被决定回避", en="declared a relation or was told to stand aside"
)


def plain(name: str) -> str:
    """Return a name as names are compared: width, blanks and brackets aside."""
    return _BLANKS.sub("", unicodedata.normalize("NFKC", name)).casefold()


def recused(case: Case) -> frozenset[str]:
    """Return the logins of those who declared a relation or were told to stand aside."""
    declared = {one.by for one in case.done if one.fields.get(DECLARED)}
    told = {
        login for one in case.done for login in one.fields.get(RECUSED, "").split("\n") if login
    }
    return frozenset(declared | told)


def conflicts(person: Person, case: Case, concerned: Iterable[str]) -> tuple[Said, ...]:
    """Return why ``person`` has to stand aside, nothing where nothing is known."""
    found = []
    if _is_one_of(person.called, concerned):
        found.append(_OWN)
    if person.judged:
        found.append(_JUDGED)
    if person.login in recused(case):
        found.append(_STOOD_ASIDE)
    return tuple(found)


def _is_one_of(called: Iterable[str], concerned: Iterable[str]) -> bool:
    """Say whether a department is one of ``concerned``, or a part of one."""
    mine = [name for one in called if (name := plain(one))]
    theirs = [name for one in concerned if (name := plain(one))]
    return any(
        own == other or (len(other) >= _SHORTEST and own.startswith(other))
        for own in mine
        for other in theirs
    )
