"""数据字典 (data dictionary): JSON Schema and readable rows, derived from the one definition."""

from typing import Any

from jianbiao.standard.codes import CodeList
from jianbiao.standard.envelope import DATA_KEY, HAPPENED_AT, MESSAGE_ID
from jianbiao.standard.fields import AnyObject, Code, FieldDefinition, Kind, ListOf
from jianbiao.standard.mappings import OCDS
from jianbiao.standard.sets import SETS, VERSIONS, SetDefinition
from jianbiao.standard.sets.rows import every_field

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def rows() -> list[dict[str, Any]]:
    """Return every set with its fields as JSON values: the dictionary as data."""
    return [_set_row(definition) for definition in SETS.values()]


def versions() -> list[dict[str, Any]]:
    """Return every version that is read, and the day it ends (null: no end announced)."""
    return [{"version": version, "ends_on": ends} for version, ends in VERSIONS.items()]


def code_lists() -> dict[str, CodeList]:
    """Return every code list that a field uses, by its name; equal names get a number."""
    found: dict[str, CodeList] = {}
    for definition in SETS.values():
        for field in every_field(definition.fields):
            if isinstance(field.kind, Code):
                found.setdefault(f"{field.kind.codes.name}/{field.kind.codes.zh}", field.kind.codes)
    return found


def json_schema(name: str) -> dict[str, Any]:
    """Return the JSON Schema of a whole message of one set. Raise KeyError when it is unknown."""
    definition = SETS[name]
    return {
        "$schema": DIALECT,
        "$id": f"urn:jianbiao:{max(VERSIONS)}:{name}",
        "title": f"{definition.zh} {name}",
        "description": definition.en,
        "type": "object",
        "additionalProperties": False,
        "required": [key for key in _envelope(name) if key != "replaces"],
        "properties": {
            **_envelope(name),
            "data": {
                "type": "object",
                "additionalProperties": False,
                "properties": _properties(definition.fields),
            },
        },
        "if": {"properties": {"data_type": {"const": "3"}}},
        "then": _requiring([f.name for f in definition.fields if f.places]),
        "else": _requiring([f.name for f in definition.fields if f.required]),
    }


def _envelope(name: str) -> dict[str, Any]:
    return {
        "message_id": {"type": "string", "pattern": MESSAGE_ID},
        "set": {"const": name},
        "version": {"enum": list(VERSIONS)},
        "data_type": {"enum": ["1", "2", "3"], "description": "1 add, 2 change, 3 delete"},
        "data_key": {"type": "string", "pattern": DATA_KEY},
        "happened_at": {"type": "string", "format": "date-time", "pattern": HAPPENED_AT},
        "replaces": {"type": "string", "pattern": MESSAGE_ID},
        "data": {},
    }


def _requiring(names: list[str]) -> dict[str, Any]:
    return {"properties": {"data": {"required": names}}}


def _properties(fields: tuple[FieldDefinition, ...]) -> dict[str, Any]:
    return {
        field.name: {
            "title": field.zh,
            "description": field.en,
            **_value(field.kind),
            "x-class": field.open_to.value,
            "x-owner": field.owner.value,
            **({"deprecated": True} if field.superseded_by else {}),
        }
        for field in fields
    }


def _value(kind: Kind | ListOf | AnyObject) -> dict[str, Any]:
    if isinstance(kind, AnyObject):
        return {"type": "object"}
    if not isinstance(kind, ListOf):
        return kind.schema()
    return {"type": "array", "minItems": kind.fewest, "maxItems": kind.most, "items": _item(kind)}


def _item(kind: ListOf) -> dict[str, Any]:
    if not isinstance(kind.of, tuple):
        return kind.of.schema()
    return {
        "type": "object",
        "additionalProperties": False,
        "required": [field.name for field in kind.of if field.required],
        "properties": _properties(kind.of),
    }


def _set_row(definition: SetDefinition) -> dict[str, Any]:
    return {
        "name": definition.name,
        "number": definition.number,
        "zh": definition.zh,
        "en": definition.en,
        "parent": definition.parent,
        "brings": definition.brings,
        "secret_until": definition.secret_until,
        "public": definition.public,
        "ocds": OCDS.get(definition.name),
        "unconfirmed": definition.unconfirmed,
        "fields": [_field_row(field) for field in definition.fields],
    }


def _field_row(field: FieldDefinition) -> dict[str, Any]:
    codes = field.kind.codes if isinstance(field.kind, Code) else None
    below = field.kind.of if isinstance(field.kind, ListOf) else ()
    return {
        "name": field.name,
        "zh": field.zh,
        "en": field.en,
        "format_zh": field.kind.zh,
        "format_en": field.kind.en,
        "codes": None if codes is None else {k: list(v) for k, v in codes.values.items()},
        "codes_open_ended": bool(codes and codes.open_ended),
        "codes_unconfirmed": bool(codes and codes.unconfirmed),
        "class": field.open_to.value,
        "class_zh": field.open_to.zh,
        "owner": field.owner.value,
        "owner_zh": field.owner.zh,
        "required": field.required,
        "places": field.places,
        "extension": field.extension,
        "note": field.note,
        "superseded_by": field.superseded_by,
        "fields": [_field_row(item) for item in below] if isinstance(below, tuple) else [],
    }
