"""省级扩展 (provincial overlay): fields, code values and region names that a province adds, as data.

The national sets are the base; an overlay is laid over them when a process starts, from a file that
the instance adopted with its digest. It only adds: nothing national is changed, required or taken
away, so a message that is right without the overlay is right with it.
"""

import pathlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from hashlib import sha256
from typing import Any, Final

from jianbiao.errors import Malformed, Refused
from jianbiao.standard import canonical, dictionary, fields
from jianbiao.standard.codes import CodeList
from jianbiao.standard.envelope import reader
from jianbiao.standard.fields import Code, FieldClass, FieldDefinition, Kind, Owner, Text
from jianbiao.standard.sets import SETS, SetDefinition

FILE: Final = "overlay.json"
"""Its name in the home of an instance."""

_KINDS: Final[dict[str, Kind]] = {
    "flag": fields.FLAG,
    "moment": fields.MOMENT,
    "day": fields.DAY,
    "amount": fields.AMOUNT,
    "percent": fields.PERCENT,
    "count": fields.COUNT,
    "region": fields.REGION,
    "party": fields.PARTY_CODE,
}
_PARTS: Final = frozenset({"prefix", "zh", "en", "version", "fields", "lists", "codes", "regions"})
_LONGEST: Final = 1_000_000
_LIST: Final = re.compile(r"[0-9A-Z]{1,20}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlay:
    """What one province adds. ``fields`` by set, ``codes`` by the name of an open-ended list.

    ``prefix`` is the province's two digits (GB/T 2260); ``digest`` is of the file's canonical bytes.
    """

    prefix: str
    zh: str
    en: str
    version: str
    digest: str
    fields: Mapping[str, tuple[FieldDefinition, ...]] = field(default_factory=dict)
    codes: Mapping[str, Mapping[str, tuple[str, str]]] = field(default_factory=dict)
    regions: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    @property
    def names(self) -> list[str]:
        """The fields it adds, ``SET.FIELD``."""
        return sorted(f"{name}.{one.name}" for name, added in self.fields.items() for one in added)


_laid: list[Overlay] = []


def laid() -> Overlay | None:
    """Return the overlay that this process works with."""
    return _laid[0] if _laid else None


def read(raw: bytes) -> Overlay:
    """Return the overlay that ``raw`` describes. Raise Malformed where it is none, with the place."""
    said = canonical.parse(raw)
    if not isinstance(said, dict) or not {"prefix", "zh", "en", "version"} <= said.keys() <= _PARTS:
        raise _bad("", f"keys are {sorted(_PARTS)}")
    for name in ("prefix", "zh", "en", "version"):
        _text(said[name], f"/{name}")
    if not re.fullmatch("[0-9]{2}", said["prefix"]):
        raise _bad("/prefix", "two digits")
    lists = {name: _list(name, one) for name, one in _object(said, "lists").items()}
    return Overlay(
        prefix=said["prefix"],
        zh=said["zh"],
        en=said["en"],
        version=said["version"],
        digest=sha256(canonical.canonical(said)).hexdigest(),
        fields=_fields(said, lists),
        codes={name: _added(name, one) for name, one in _object(said, "codes").items()},
        regions=dict(_regions(said)),
    )


def at_home(home: pathlib.Path) -> Overlay | None:
    """Return the overlay of the instance in ``home``, None where it has none."""
    path = home / FILE
    if not path.exists():
        return None
    raw = path.read_bytes()
    if len(raw) > _LONGEST:
        raise _bad(str(path), f"more than {_LONGEST} bytes")
    return read(raw)


def layered(base: Mapping[str, SetDefinition], over: Overlay) -> dict[str, SetDefinition]:
    """Return the sets of ``base`` with what ``over`` adds, in the order of ``base``."""
    return {
        name: replace(one, fields=(*one.fields, *over.fields[name])) if name in over.fields else one
        for name, one in base.items()
    }


def lay(over: Overlay) -> None:
    """Let this process work with ``over``. Raise Refused where it works with another already."""
    if (now := laid()) is not None:
        if now.digest == over.digest:
            return
        raise Refused(
            f"已启用扩展 {now.version} · overlay {now.version} is laid", code="overlay_exists"
        )
    _national()
    SETS.update(layered(SETS, over))
    for codes in _open_lists():
        codes.values.update(over.codes.get(codes.name, {}))
    reader.cache_clear()
    _laid.append(over)


def _fields(
    said: Mapping[str, Any], lists: Mapping[str, CodeList]
) -> dict[str, tuple[FieldDefinition, ...]]:
    found: dict[str, tuple[FieldDefinition, ...]] = {}
    rows = said.get("fields", [])
    if not isinstance(rows, list):
        raise _bad("/fields", "an array")
    for n, row in enumerate(rows):
        where = f"/fields/{n}"
        if not isinstance(row, dict) or row.get("set") not in list(SETS):
            raise _bad(where, "an object with the name of a set")
        one = _field(row, lists, where)
        if one.name in _national()[row["set"]] | {f.name for f in found.get(row["set"], ())}:
            raise _bad(where, f"{row['set']}.{one.name} exists")
        found[row["set"]] = (*found.get(row["set"], ()), one)
    return found


def _field(row: Mapping[str, Any], lists: Mapping[str, CodeList], where: str) -> FieldDefinition:
    if row.keys() != {"set", "name", "zh", "en", "kind", "class", "owner"}:
        raise _bad(where, "set, name, zh, en, kind, class, owner")
    if not re.fullmatch("[A-Z][A-Z0-9_]{1,49}", _text(row["name"], f"{where}/name")):
        raise _bad(f"{where}/name", "capital letters, digits and _")
    try:
        open_to, owner = FieldClass(row["class"]), Owner(row["owner"])
    except ValueError as error:
        raise _bad(where, str(error)) from error
    return FieldDefinition(
        name=row["name"],
        zh=_text(row["zh"], f"{where}/zh"),
        en=_text(row["en"], f"{where}/en"),
        kind=_kind(row["kind"], lists, f"{where}/kind"),
        open_to=open_to,
        owner=owner,
        extension=True,
    )


def _kind(said: Any, lists: Mapping[str, CodeList], where: str) -> Kind:
    match said:
        case str() if said in _KINDS:
            return _KINDS[said]
        case {"text": int(longest)} if len(said) == 1 and 0 < longest <= _LONGEST:
            return Text(longest=longest)
        case {"code": str(name)} if len(said) == 1 and name in lists:
            return Code(codes=lists[name])
    raise _bad(where, f'{sorted(_KINDS)}, {{"text": n}} or {{"code": a list of this file}}')


def _list(name: str, said: Any) -> CodeList:
    where = f"/lists/{name}"
    if not isinstance(said, dict) or said.keys() != {"zh", "en", "values"}:
        raise _bad(where, "zh, en, values")
    return CodeList(
        name=name,
        zh=_text(said["zh"], f"{where}/zh"),
        en=_text(said["en"], f"{where}/en"),
        values=_values(said["values"], f"{where}/values"),
    )


def _added(name: str, said: Any) -> dict[str, tuple[str, str]]:
    where = f"/codes/{name}"
    known = [codes for codes in _open_lists() if codes.name == name]
    if not known:
        raise _bad(where, "the name of an open-ended list")
    values = _values(said, where)
    for value in values:
        if value in _national()[known[0].zh] or not re.fullmatch(known[0].form, value):
            raise _bad(f"{where}/{value}", f"a new value of the form {known[0].form}")
    return values


def _regions(said: Mapping[str, Any]) -> Iterator[tuple[str, tuple[str, str]]]:
    for code, words in _values(_object(said, "regions"), "/regions").items():
        if not re.fullmatch(f"{said['prefix']}[0-9]{{4}}", code):
            raise _bad(f"/regions/{code}", f"six digits that begin with {said['prefix']}")
        yield code, words


def _values(said: Any, where: str) -> dict[str, tuple[str, str]]:
    if not isinstance(said, dict):
        raise _bad(where, "an object")
    found = {}
    for value, words in said.items():
        if not _LIST.fullmatch(value) or not isinstance(words, list) or len(words) != 2:  # noqa: PLR2004
            raise _bad(f"{where}/{value}", "a code with [中文, English]")
        found[value] = (_text(words[0], f"{where}/{value}"), _text(words[1], f"{where}/{value}"))
    return found


def _object(said: Mapping[str, Any], name: str) -> dict[str, Any]:
    found = said.get(name, {})
    if not isinstance(found, dict):
        raise _bad(f"/{name}", "an object")
    return found


def _text(said: Any, where: str) -> str:
    if not isinstance(said, str) or not 0 < len(said) <= 200:  # noqa: PLR2004
        raise _bad(where, "1 to 200 characters")
    return said


@cache
def _national() -> dict[str, frozenset[str]]:
    """Return the fields of each set and the values of each open-ended list without any overlay."""
    found = {name: frozenset(one.by_name) for name, one in SETS.items()}
    return found | {codes.zh: frozenset(codes.values) for codes in _open_lists()}


def _open_lists() -> list[CodeList]:
    return [codes for codes in dictionary.code_lists().values() if codes.open_ended]


def _bad(where: str, wanted: str) -> Malformed:
    return Malformed(
        f"省级扩展此处应为 · the overlay here wants {wanted}", code="overlay_malformed", where=where
    )
