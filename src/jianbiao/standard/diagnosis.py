"""诊断 (diagnosis): what exactly is wrong with a message that its reader refused, field by field."""

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from jianbiao.standard import canonical
from jianbiao.standard.envelope import Envelope
from jianbiao.standard.faults import Fault
from jianbiao.standard.fields import AnyObject, FieldDefinition, Kind, ListOf
from jianbiao.standard.sets import SETS, VERSIONS

MOST = 50
"""Faults told of one message; more help nobody, and an answer stays small."""

_LONGEST_PATH = 200


def of_envelope(value: Mapping[str, Any]) -> list[Fault]:
    """Return the faults of a message whose set is unknown, so that only its envelope is read."""
    found = [_of_error(error, ()) for error in _errors(Envelope, value)]
    name = value.get("set")
    if isinstance(name, str) and name not in SETS:
        found.append(_fault("set_unknown", "/set", name))
    return found[:MOST]


def of_reading(value: Mapping[str, Any], refused: ValidationError) -> list[Fault]:
    """Return the faults that the reader of the message's set ``refused`` it for.

    Of an unknown version only the envelope is told: nobody knows its fields.
    """
    errors = _details(refused)
    version = value.get("version")
    if isinstance(version, str) and version not in VERSIONS:
        known = [_fault("version_unknown", "/version", version)]
        errors = [error for error in errors if error["loc"][0] != "data"]
    else:
        known = []
    fields = SETS[value["set"]].fields
    return [*known, *(_of_error(error, fields) for error in errors)][:MOST]


def _of_error(error: Mapping[str, Any], fields: tuple[FieldDefinition, ...]) -> Fault:
    loc, type_, met = error["loc"], error["type"], error["input"]
    where = "".join(f"/{canonical.pointer(str(step))}" for step in loc)
    prefix = "field" if len(loc) > 1 else "envelope_field"
    if type_ == "missing":
        return _fault(f"{prefix}_missing", where)
    if type_ == "extra_forbidden":
        return _fault(f"{prefix}_unknown", where)
    if len(loc) > 1:
        return _fault(*_of_value(_kind(fields, loc[1:]), met, where))
    return _fault(canonical.plain_fault(met) or "envelope_field_format", where, _short(met))


def _of_value(kind: Kind | ListOf | AnyObject | None, met: Any, where: str) -> tuple[str, str, str]:
    """Return code, path and what was met of a value that its field refused."""
    if code := canonical.plain_fault(met):
        return code, where, _short(met)
    if isinstance(kind, ListOf) and isinstance(met, list):
        return "field_format", where, f"{len(met)} ∉ {kind.fewest}..{kind.most}"
    if kind is None or isinstance(kind, ListOf | AnyObject) or not isinstance(met, str):
        return "field_type", where, type(met).__name__
    if not met:
        return "field_empty", where, ""
    code, said = kind.fault(met)
    return code, where, said


def _kind(
    fields: tuple[FieldDefinition, ...], loc: tuple[int | str, ...]
) -> Kind | ListOf | AnyObject | None:
    """Return the kind of the value that ``loc`` leads to, None for an item that is an object."""
    kind: Any = fields
    for step in loc:
        if isinstance(step, int):
            kind = kind.of
        else:
            kind = next(field.kind for field in kind if field.name == step)
    return None if isinstance(kind, tuple) else kind


def _errors(model: type[Envelope], value: Mapping[str, Any]) -> list[Any]:
    try:
        model.model_validate(value)
    except ValidationError as refused:
        return _details(refused)
    return []


def _details(refused: ValidationError) -> list[Any]:
    found: list[Any] = refused.errors(include_url=False, include_context=False)
    return found


def _short(met: Any) -> str:
    said = (
        met
        if isinstance(met, str)
        else repr(met)
        if isinstance(met, int | float)
        else type(met).__name__
    )
    return said if len(said) <= 60 else said[:57] + "…"  # noqa: PLR2004


def _fault(code: str, path: str, said: str = "") -> Fault:
    return Fault(code=code, path=path[:_LONGEST_PATH], said=said)
