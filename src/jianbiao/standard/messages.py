"""消息 (messages): is one message readable, what must exist before it, what exists after it.

``check_message`` is on the hot path of intake: one compiled validation and a few comparisons. Only
a message with a fault pays for finding its words (``diagnosis``).
"""

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import ValidationError

from jianbiao.standard import canonical, diagnosis, identifiers
from jianbiao.standard.envelope import ADD, CHANGE, DELETE, reader
from jianbiao.standard.faults import Fault
from jianbiao.standard.sets import SETS, VERSIONS, SetDefinition
from jianbiao.standard.sets.definition import LETTER

MOST_FIELDS = 200
"""Fields of one object that are looked at: a set has at most forty, and telling faults costs time."""

__all__ = ["ADD", "CHANGE", "DELETE", "brings", "check_message", "parents"]


def check_message(value: Any) -> list[Fault]:
    """Return why a message cannot be read; empty when it can.

    What is unlawful, late, contradictory or absurd is no fault here: it is recorded and found.
    """
    if not isinstance(value, dict):
        return [Fault(code="not_an_object", path="", said=type(value).__name__)]
    data = value.get("data")
    if len(value) > MOST_FIELDS or (isinstance(data, dict) and len(data) > MOST_FIELDS):
        return [Fault(code="too_many_fields", path="", said=f"> {MOST_FIELDS}")]
    try:
        reading = reader(value["set"], value["data_type"])
    except (KeyError, TypeError):
        return diagnosis.of_envelope(value)
    try:
        reading.validate_python(value)
    except ValidationError as refused:
        return diagnosis.of_reading(value, refused)
    return list(_crossed(SETS[value["set"]], value))


def parents(value: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the name that must exist before a readable message: a ``P:``, ``T:`` or ``L:`` code.

    The narrowest code given is asked for; it stands for those it continues. In a set that hangs
    under nothing a code only refers.
    """
    definition, data = SETS[value["set"]], value["data"]
    if definition.parent is None and definition.brings is None:
        return ()
    if value["data_type"] == DELETE and definition.brings:
        return (f"{LETTER[definition.brings]}:{data[definition.brings]}",)
    given = [f"{LETTER[f]}:{data[f]}" for f in LETTER if f in data and f != definition.brings]
    return tuple(given[-1:])


def brings(value: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the name that exists after a readable message; a deletion brings none."""
    field = SETS[value["set"]].brings
    if field is None or value["data_type"] == DELETE:
        return ()
    return (f"{LETTER[field]}:{value['data'][field]}",)


def _crossed(definition: SetDefinition, value: Mapping[str, Any]) -> Iterator[Fault]:
    """Yield what no field shows alone. Called when every field alone is right."""
    data = value["data"]
    if value["version"] not in VERSIONS:
        yield Fault(code="version_unknown", path="/version", said=value["version"])
    for wide, narrow in definition.chains:
        if narrow in data and wide in data and not data[narrow].startswith(data[wide]):
            said = f"{narrow} {data[narrow]}, {wide} {data[wide]}"
            yield Fault(code="parent_mismatch", path=f"/data/{narrow}", said=said)
    for code, type_ in definition.parties:
        if code in data and (bad := _bad_party(data[code], data.get(type_, "97"))):
            yield Fault(code="identifier_bad", path=f"/data/{code}", said=bad)
    for name in definition.objects:
        for path, leaf in canonical.leaves(data.get(name, {}), f"/data/{name}"):
            if forbidden := canonical.plain_fault(leaf):
                yield Fault(code=forbidden, path=path, said=repr(leaf)[:60])


def _bad_party(code: str, type_: str) -> str:
    """Return what is wrong with a party's code of ``type_`` (97: uscc, 98: organisation code)."""
    kind = {"97": "uscc", "98": "org_code"}.get(type_)
    if kind is None or identifiers.valid(kind, code):
        return ""
    return f"{code}: {identifiers.check(kind, code).reason}"
