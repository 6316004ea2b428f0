"""Start-up roll (初始登记): what a file says is missing from what stands, decided in its order."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from jianbiao.errors import Malformed
from jianbiao.people.domain import departments, officers, platforms
from jianbiao.people.domain.departments import Department
from jianbiao.people.domain.officers import Officer
from jianbiao.people.domain.platforms import Key, Platform
from jianbiao.standard.events import (
    DepartmentOpened,
    KeyAdded,
    OfficerAppointed,
    PlatformRegistered,
)
from jianbiao.standard.terms import Actor

_FIELDS = {
    "departments": ({"code", "zh", "en", "level", "region", "industries", "function"}, set()),
    "officers": ({"login", "name", "department", "role"}, set()),
    "platforms": ({"code", "zh", "en", "uscc", "region"}, {"function", "keys"}),
    "keys": ({"platform", "name", "algorithm", "public_key", "valid_from", "valid_until"}, set()),
}
"""Lists of the file, and the fields that an object of each must and may have."""


@dataclass(slots=True, kw_only=True)
class Roll:
    """Everybody registered, by natural key; grows as the file is read."""

    departments: dict[str, Department] = field(default_factory=dict)
    officers: dict[str, Officer] = field(default_factory=dict)
    platforms: dict[str, Platform] = field(default_factory=dict)
    keys: dict[str, Key] = field(default_factory=dict)

    def missing(self, said: Mapping[str, Any], *, by: Actor, at: datetime) -> Iterator[Any]:
        """Yield one event for each department, officer, platform and key that is not there yet.

        Who is there already stays as they are. Raise Refused where the file may not stand, also
        where it gives a known key's name to other key material; Malformed where it is unreadable.
        """
        for one in _objects(said, "departments"):
            yield from self._department(one)
        for one in _objects(said, "officers"):
            yield from self._officer(one, by, at)
        for one in _objects(said, "platforms"):
            yield from self._platform(one, at)
        for one in _keys(said):
            yield from self._key(one)

    def _department(self, one: dict[str, Any]) -> Iterator[DepartmentOpened]:
        if one["code"] not in self.departments:
            event = departments.open_department(None, **one)
            self.departments[event.code] = departments.opened(event)
            yield event

    def _officer(self, one: dict[str, Any], by: Actor, at: datetime) -> Iterator[OfficerAppointed]:
        if one["login"] not in self.officers:
            department = self.departments.get(one["department"])
            event = officers.appoint(None, **{**one, "department": department}, by=by)
            self.officers[event.login] = officers.after(None, event, at=at)
            yield event

    def _platform(self, one: dict[str, Any], at: datetime) -> Iterator[PlatformRegistered]:
        if one["code"] not in self.platforms:
            event = platforms.register_platform(
                None, **{k: v for k, v in one.items() if k != "keys"}
            )
            self.platforms[event.code] = platforms.platform_after(None, event, at=at)
            yield event

    def _key(self, one: dict[str, Any]) -> Iterator[KeyAdded]:
        known = self.keys.get(f"{one['platform']}/{one['name']}")
        if known is None or known.public_key != one["public_key"]:
            event = platforms.add_key(
                self.platforms.get(one["platform"]),
                **one,
                taken=self._taken(known, one["public_key"]),
            )
            key = platforms.key_after(None, event)
            self.keys[key.id] = key
            yield event

    def _taken(self, known: Key | None, public_key: str) -> str | None:
        if known is not None:
            return known.id
        return next((k.id for k in self.keys.values() if k.public_key == public_key), None)


def _keys(said: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield keys that stand in a list of their own and keys that stand with their platform."""
    yield from _objects(said, "keys")
    for platform in _objects(said, "platforms"):
        held = [{"platform": platform["code"], **key} for key in platform.get("keys", ())]
        yield from _objects({"keys": held}, "keys")


def _objects(said: Mapping[str, Any], name: str) -> Iterator[dict[str, Any]]:
    needed, allowed = _FIELDS[name]
    found: Sequence[Any] = said.get(name, ())
    for index, one in enumerate(found):
        where = f"{name}/{index}"
        if not isinstance(one, dict):
            raise Malformed(f"应为对象 · not an object: {one!r}", where=where)
        if missing := needed - one.keys():
            raise Malformed(f"缺少字段 · fields missing: {sorted(missing)}", where=where)
        if unknown := one.keys() - needed - allowed:
            raise Malformed(f"字段未知 · fields unknown: {sorted(unknown)}", where=where)
        yield one
