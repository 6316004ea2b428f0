"""Versions of one process merged (合并) by the rules of the Open Contracting Data Standard.

Objects are merged field by field, lists of objects by the ids of their elements, every other list
is replaced whole, and null takes away. Source: standard.open-contracting.org, schema/merging.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any, Final

from jianbiao.gather.ocds.rules import OMIT, WHOLE, Path, Rule, standard

Release = Mapping[str, Any]

COMPILED: Final = "compiled"
_VERSION: Final = frozenset({"releaseID", "releaseDate", "releaseTag", "value"})
_FIRST: Final = datetime.min.replace(tzinfo=UTC)


def compiled(releases: Iterable[Release], *, rule: Rule = standard) -> dict[str, Any]:
    """Return the latest state that ``releases`` of one process come to.

    Where values of different kinds meet, the later one stands.
    """
    now: dict[str, Any] = {"tag": [COMPILED]}
    for release in in_order(releases):
        _take(now, release, rule)
    return now


def _take(now: dict[str, Any], release: Release, rule: Rule) -> None:
    ocid, date = release.get("ocid"), release.get("date")
    _merge(now, {n: v for n, v in release.items() if n != "tag"}, (), rule)
    now |= {"id": f"{ocid}-{date}", "date": date, "ocid": ocid}


@dataclass(slots=True)
class Growing:
    """A process whose releases come one by one: what was merged before is not merged again.

    What it returns is its own and goes on changing: it is read before the next call.
    """

    _taken: list[Hashable] = field(default_factory=list)
    _now: dict[str, Any] = field(default_factory=dict)

    def current(self, named: Iterable[tuple[Hashable, Release]]) -> Release:
        """Return what ``current`` returns of releases, each with a name that is never another's.

        Raise ValueError where there is no release.
        """
        ordered = sorted(named, key=lambda one: dated(one[1]))
        left = ordered[len(ordered) - len(_left([one for _, one in ordered])) :]
        if len(left) == 1:
            return left[0][1]
        done = len(self._taken)
        if not done or self._taken != [name for name, _ in left[:done]]:
            self._taken, self._now, done = [], {"tag": [COMPILED]}, 0
        for name, release in left[done:]:
            _take(self._now, release, standard)
            self._taken.append(name)
        return self._now


def versioned(releases: Iterable[Release], *, rule: Rule = standard) -> dict[str, Any]:
    """Return every value that fields of ``releases`` of one process ever had, with release and date."""
    now: dict[str, Any] = {}
    for release in in_order(releases):
        names = (("releaseID", "id"), ("releaseDate", "date"), ("releaseTag", "tag"))
        about = {name: release.get(said) for name, said in names}
        content = {n: v for n, v in release.items() if n not in {"tag", "ocid"}}
        _version(now, content, (), rule, about)
        now["ocid"] = release.get("ocid")
    return now


def current(releases: Iterable[Release]) -> Release:
    """Return what the releases of one process that have come so far say today.

    A compiled release says everything: what is dated before the last one is left behind. A release
    that is alone stays as it is. Raise ValueError where there is none.
    """
    left = _left(in_order(releases))
    return left[0] if len(left) == 1 else compiled(left)


def _left(ordered: list[Release]) -> list[Release]:
    """Return the last compiled release and what is dated after it; all where there is none."""
    if not ordered:
        raise ValueError("a process has a release")
    whole = [place for place, one in enumerate(ordered) if is_compiled(one)]
    return ordered[whole[-1] if whole else 0 :]


def is_compiled(release: Release) -> bool:
    """Say whether a release is a process's whole state."""
    tags = release.get("tag")
    return isinstance(tags, list) and COMPILED in tags


def latest(said: Any) -> Any:
    """Return the last state of a versioned release, or of a part of one."""
    if isinstance(said, Mapping):
        found = {name: latest(value) for name, value in said.items()}
        return {name: value for name, value in found.items() if value is not None}
    if isinstance(said, list):
        if said and all(
            isinstance(one, Mapping) and one.keys() >= {"value"} <= _VERSION for one in said
        ):
            return said[-1]["value"]
        return [latest(one) for one in said]
    return said


def _merge(now: dict[str, Any], said: Mapping[str, Any], path: Path, rule: Rule) -> None:
    for name, value in said.items():
        here = (*path, name)
        holds = rule(here)
        if holds == OMIT:
            continue
        if value is None:
            now.pop(name, None)
        elif holds == WHOLE or not _is_merged(value):
            now[name] = value
        elif isinstance(value, Mapping):
            inner = _inner(now, name, dict)
            _merge(inner, value, here, rule)
            _keep(now, name, inner)
        elif value:
            inner = _inner(now, name, list)
            _merge_list(inner, value, here, rule)
            _keep(now, name, inner)


def _merge_list(
    now: list[dict[str, Any]], said: Sequence[Mapping[str, Any]], path: Path, rule: Rule
) -> None:
    known = {str(one["id"]): one for one in now if "id" in one}
    for one in said:
        code = None if one.get("id") is None else str(one["id"])
        target = known.get(code) if code is not None else None
        if target is None:
            target = {} if code is None else {"id": one["id"]}
            now.append(target)
            if code is not None:
                known[code] = target
        _merge(target, {n: v for n, v in one.items() if n != "id"}, path, rule)


def _version(
    now: dict[str, Any], said: Mapping[str, Any], path: Path, rule: Rule, about: Mapping[str, Any]
) -> None:
    for name, value in said.items():
        here = (*path, name)
        holds = rule(here)
        if holds == OMIT:
            continue
        if holds == WHOLE or not _is_merged(value):
            _note(now, name, value, about)
        elif isinstance(value, Mapping):
            inner = _inner(now, name, dict)
            _version(inner, value, here, rule, about)
            _keep(now, name, inner)
        elif value:
            inner = _inner(now, name, list)
            _version_list(inner, value, here, rule, about)
            _keep(now, name, inner)


def _version_list(
    now: list[dict[str, Any]],
    said: Sequence[Mapping[str, Any]],
    path: Path,
    rule: Rule,
    about: Mapping[str, Any],
) -> None:
    known = {str(one["id"]): one for one in now if "id" in one}
    for one in said:
        code = None if one.get("id") is None else str(one["id"])
        target = known.get(code) if code is not None else None
        if target is None:
            target = {} if code is None else {"id": one["id"]}
            now.append(target)
            if code is not None:
                known[code] = target
        _version(target, {n: v for n, v in one.items() if n != "id"}, path, rule, about)


def _note(now: dict[str, Any], name: str, value: Any, about: Mapping[str, Any]) -> None:
    """Add a value to a field's history unless it is the last one there."""
    history = now.setdefault(name, [])
    if not isinstance(history, list) or (history and not _is_history(history)):
        history = now[name] = []
    if not history or history[-1]["value"] != value:
        history.append({**about, "value": value})


def _inner(now: dict[str, Any], name: str, kind: type) -> Any:
    """Return what is merged into under ``name``; begin anew where something of another kind stood."""
    found = now.get(name)
    return found if isinstance(found, kind) and _is_merged(found) else kind()


def _keep(now: dict[str, Any], name: str, inner: Any) -> None:
    """Put what was merged in its place; of what is empty nothing is told."""
    if inner:
        now[name] = inner


def _is_merged(value: Any) -> bool:
    """Say whether a value is merged by its parts: an object, or a list of nothing but objects."""
    if isinstance(value, list):
        return all(isinstance(one, dict) for one in value)
    return isinstance(value, Mapping)


def _is_history(value: list[Any]) -> bool:
    return all(isinstance(one, Mapping) and one.keys() == _VERSION for one in value)


def in_order(releases: Iterable[Release]) -> list[Release]:
    """Return releases by their date; undated ones first, those of one date as they came."""
    return sorted(releases, key=dated)


def dated(release: Release) -> datetime:
    """Return the moment of a release; the beginning of time where it has none."""
    said = release.get("date")
    return _moment(said) if isinstance(said, str) else _FIRST


@lru_cache(maxsize=4096)
def _moment(said: str) -> datetime:
    try:
        at = datetime.fromisoformat(said)
        return (at if at.tzinfo else at.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return _FIRST
