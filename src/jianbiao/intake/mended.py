"""更正 (mended): a reading changed field by field, and what was changed between two readings. Pure."""

import copy
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from jianbiao.gather.amounts.reading import read
from jianbiao.gather.notices.dates import moments
from jianbiao.gather.notices.release import id_of

_MOST: Final = 400
"""Fields that are changed at once."""
_DEEPEST: Final = 12
_INDEXES: Final = 10_000

Changes = Mapping[str, str]
"""JSON pointers to what shall stand there, as text; empty takes the field away."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One field that differs: its JSON pointer, what it said, what it says; empty where it is absent."""

    path: str
    before: str
    after: str


def leaves(said: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Yield each text, number or boolean of JSON with its pointer, in the order in which they stand."""
    if isinstance(said, Mapping):
        for name, one in said.items():
            yield from leaves(one, f"{path}/{name.replace('~', '~0').replace('/', '~1')}")
    elif isinstance(said, list):
        for i, one in enumerate(said):
            yield from leaves(one, f"{path}/{i}")
    elif said is not None:
        yield path, said if isinstance(said, str) else str(said).lower()


def changed(release: Mapping[str, Any], changes: Changes) -> dict[str, Any]:
    """Return a release with ``changes`` made. Raise ValueError for a pointer that leads nowhere.

    A party renamed in one place is renamed wherever its id stands: a reader that knows parties by
    their names alone makes the id of the name.
    """
    made = copy.deepcopy(dict(release))
    if len(changes) > _MOST:
        raise ValueError(f"{len(changes)} fields at once, {_MOST} at most")
    for path, text in changes.items():
        _set(made, path, read_as(path, text.strip()))
    return made


def read_as(path: str, text: str) -> str:
    """Return what a person wrote as a release spells it: 57.5万元 in yuan, 2026年3月1日9时 in Beijing time.

    What is neither stays as it was written, for the reader to judge.
    """
    name = path.rpartition("/")[2]
    if name == "amount" and "元" in text:
        answer = read(text)
        return f"{answer.yuan:f}" if answer.kind == "amount" and answer.yuan is not None else text
    if name.lower().endswith("date") or name == "dateSigned":
        said = moments(text)
        if len(said) == 1 and not text[: said[0].start].strip() and not text[said[0].end :].strip():
            return said[0].iso()
    return text


def lost(release: Mapping[str, Any], changes: Changes) -> list[str]:
    """Return the pointers of what a person wrote and a reader of ``release`` left out."""
    kept = dict(leaves(release))
    return [path for path, text in changes.items() if text.strip() and not kept.get(path)]


def _set(release: dict[str, Any], path: str, text: str) -> None:
    steps = [one.replace("~1", "/").replace("~0", "~") for one in path.split("/")[1:]]
    if not steps or len(steps) > _DEEPEST:
        raise ValueError(f"{path!r} is no field")
    at: Any = release
    for i, step in enumerate(steps[:-1]):
        at = _step(at, step, path, make=[] if steps[i + 1].isdecimal() else {})
    if not isinstance(at, dict):
        raise ValueError(f"{path!r} is no field")  # noqa: TRY004 - as of any other bad pointer
    name = steps[-1]
    if not text:
        at.pop(name, None)
        return
    if name == "name" and at.get("id") == id_of(str(at.get("name", ""))):
        _rename(release, at["id"], text)
    at[name] = text
    if name == "amount":
        at.setdefault("currency", "CNY")


def _step(at: Any, step: str, path: str, *, make: Any) -> Any:
    """Return what ``step`` leads to, made where it is not there yet; a list only grows by one."""
    if isinstance(at, dict):
        if not isinstance(at.get(step), (dict, list)):
            at[step] = make
        return at[step]
    if isinstance(at, list) and step.isdecimal() and int(step[:6]) <= min(len(at), _INDEXES):
        if int(step) == len(at):
            at.append({})
        return at[int(step)]
    raise ValueError(f"{path!r} leads nowhere")


def _rename(said: Any, known: str, name: str) -> None:
    if isinstance(said, dict):
        if said.get("id") == known and "name" in said:
            said["id"], said["name"] = id_of(name), name
        if said.get("lead") == known:
            said["lead"] = id_of(name)
        for one in said.values():
            _rename(one, known, name)
    elif isinstance(said, list):
        for one in said:
            _rename(one, known, name)


def differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Change]:
    """Return the fields that two readings say differently, those of ``before`` first."""
    was, now = dict(leaves(before)), dict(leaves(after))
    return [
        Change(path=path, before=was.get(path, ""), after=now.get(path, ""))
        for path in dict.fromkeys([*was, *now])
        if was.get(path, "") != now.get(path, "")
    ]
