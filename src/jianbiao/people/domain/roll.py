"""Start-up roll (初始登记): what a file says is missing from what stands, decided in its order.

Powers are written down as two persons signed them on paper. Once a department's own people grant,
a roll adds no power there any more.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from jianbiao.errors import Malformed, Refused
from jianbiao.people.domain import departments, grants, officers, platforms
from jianbiao.people.domain.departments import Department
from jianbiao.people.domain.grants import ALIVE, Draft, Grant, Holder
from jianbiao.people.domain.officers import Officer
from jianbiao.people.domain.platforms import Key, Platform
from jianbiao.people.domain.powers import usual
from jianbiao.standard.bodies import BodyOpened, PolicySet
from jianbiao.standard.events import KeyAdded, OfficerAppointed, PlatformRegistered
from jianbiao.standard.terms import SHANGHAI, Actor

_FIELDS = {
    "departments": (
        {"code", "zh", "en", "level", "region", "industries"},
        {"function", "body", "policies"},
    ),
    "officers": ({"login", "name", "department", "role"}, set()),
    "powers": ({"login", "power", "from_on", "basis", "proposed_by", "confirmed_by"}, {"until_on"}),
    "platforms": ({"code", "zh", "en", "uscc", "region"}, {"function", "keys"}),
    "keys": ({"platform", "name", "algorithm", "public_key", "valid_from", "valid_until"}, set()),
}
"""Lists of the file, and the fields that an object of each must and may have."""

_BASIS: Final = "初始登记：按岗位 · start-up roll: as the post commonly holds"
_DRAFTED: Final = "初始登记拟定 · drafted in the roll"
_CHECKED: Final = "初始登记复核 · checked in the roll"


@dataclass(slots=True, kw_only=True)
class Roll:
    """Everybody registered, by natural key; grows as the file is read."""

    departments: dict[str, Department] = field(default_factory=dict)
    officers: dict[str, Officer] = field(default_factory=dict)
    platforms: dict[str, Platform] = field(default_factory=dict)
    keys: dict[str, Key] = field(default_factory=dict)
    grants: dict[str, Grant] = field(default_factory=dict)
    policies: dict[tuple[str, str], int] = field(default_factory=dict)

    def missing(self, said: Mapping[str, Any], *, by: Actor, at: datetime) -> Iterator[Any]:
        """Yield one event for each department, officer, power, platform and key not there yet.

        Who is there already stays as they are. A file without ``powers`` gives whoever it appoints
        what their post commonly holds. Raise Refused where the file may not stand, also where it
        gives a known key's name to other key material; Malformed where it is unreadable.
        """
        for one in _objects(said, "departments"):
            yield from self.department(one)
        for one in _objects(said, "officers"):
            yield from self.officer(one, by=by, at=at, usually="powers" not in said)
        for one in _objects(said, "powers"):
            yield from self.power(one, by=by, at=at)
        for one in _objects(said, "platforms"):
            yield from self.platform(one, at=at)
        for one in _keys(said):
            yield from self.key(one)

    def department(self, one: Mapping[str, Any]) -> Iterator[BodyOpened | PolicySet]:
        """Yield what registers a body that is not there yet, and rules for its accounts not set yet."""
        if one["code"] not in self.departments:
            event = departments.open_department(
                None, **{k: v for k, v in one.items() if k != "policies"}
            )
            self.departments[event.code] = departments.opened(event)
            yield event
        for name, value in one.get("policies", {}).items():
            if (one["code"], name) not in self.policies:
                now = self.departments[one["code"]]
                said = departments.set_policy(now, department=one["code"], name=name, value=value)
                self.policies[one["code"], name] = value
                yield said

    def officer(
        self, one: Mapping[str, Any], *, by: Actor, at: datetime, usually: bool
    ) -> Iterator[Any]:
        """Yield what appoints an officer who is not there yet; ``usually`` with the post's powers."""
        if one["login"] in self.officers:
            return
        department = self.departments.get(one["department"])
        event: OfficerAppointed = officers.appoint(None, **{**one, "department": department}, by=by)
        self.officers[event.login] = officers.after(None, event, at=at)
        yield event
        if usually and department is not None:
            today = at.astimezone(SHANGHAI).date().isoformat()
            for name in usual(event.role, department.function):
                signed = {"proposed_by": _DRAFTED, "confirmed_by": _CHECKED}
                said = {"login": event.login, "power": name, "from_on": today, "basis": _BASIS}
                yield from self.power({**said, **signed}, by=by, at=at)

    def power(self, one: Mapping[str, Any], *, by: Actor, at: datetime) -> Iterator[Any]:
        """Yield the proposal and the confirmation of a grant that two persons signed on paper."""
        holder = self._holder(one["login"])
        if any(g.power == one["power"] and g.state in ALIVE for g in holder.grants):
            return
        if holder.department is not None:
            self._check_beginning(holder.department)
        draft = Draft(
            login=one["login"],
            power=one["power"],
            from_on=one["from_on"],
            until_on=one.get("until_on", ""),
            basis=one["basis"],
            signed_by=one["proposed_by"],
        )
        proposed = grants.propose(holder, draft, by=by, at=at)
        now = grants.after(None, proposed, holder, by=by.id, at=at)
        second = one["confirmed_by"]
        confirmed = grants.confirm(now, holder, id=now.id, by=by, signed_by=second)
        self.grants[now.id] = grants.after(now, confirmed, holder, by=by.id, at=at)
        yield from (proposed, confirmed)

    def platform(self, one: Mapping[str, Any], *, at: datetime) -> Iterator[PlatformRegistered]:
        """Yield what registers a platform that is not there yet."""
        if one["code"] not in self.platforms:
            event = platforms.register_platform(
                None, **{k: v for k, v in one.items() if k != "keys"}
            )
            self.platforms[event.code] = platforms.platform_after(None, event, at=at)
            yield event

    def key(self, one: Mapping[str, Any]) -> Iterator[KeyAdded]:
        """Yield what adds a key that is not there yet."""
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

    def _holder(self, login: str) -> Holder:
        person = self.officers.get(login)
        return Holder(
            officer=person,
            department=self.departments.get(person.department) if person else None,
            grants=tuple(g for g in self.grants.values() if g.login == login),
        )

    def _check_beginning(self, department: Department) -> None:
        """Raise Refused where the department's own people have granted powers already."""
        for one in self.grants.values():
            granter = self.officers.get(one.proposed_by)
            if granter is not None and granter.department == department.code:
                raise Refused(
                    f"{department.zh}已自行授权，初始登记不再适用 · {department.en} grants by itself now",
                    code="start_up_over",
                    where=department.code,
                )

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
