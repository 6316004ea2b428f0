"""参数取值: read a parameter's text by the type of its default, and hold it to the statutory floor."""

import re
from decimal import Decimal
from typing import Final

from jianbiao.errors import Refused
from jianbiao.law.rule import Parameter, Value

_FORMS: Final = {
    bool: re.compile(r"[01]"),
    int: re.compile(r"-?[0-9]{1,15}"),
    Decimal: re.compile(r"-?[0-9]{1,20}(\.[0-9]{1,10})?"),
    str: re.compile(r"\S(.{0,198}\S)?"),
}


def read(parameter: Parameter, text: str) -> Value:
    """Return ``text`` as a value of the parameter's type. Raise Refused when it is none."""
    kind = type(parameter.default)
    if not _FORMS[kind].fullmatch(text):
        raise Refused(
            f"{parameter.name} = {text!r} 不可读 · not a value of type {kind.__name__}",
            code="parameter_malformed",
            where=parameter.name,
        )
    return text == "1" if kind is bool else kind(text)


def holds(parameter: Parameter, text: str) -> bool:
    """Say whether ``text`` is a value of the parameter that the law leaves room for."""
    readable = _FORMS[type(parameter.default)].fullmatch(text) is not None
    return readable and parameter.allows(read(parameter, text))


def written(value: Value) -> str:
    """Return the text under which ``value`` stands in the ledger: ``read`` brings it back."""
    if isinstance(value, bool):
        return "1" if value else "0"
    return format(value, "f") if isinstance(value, Decimal) else str(value)


def limit(parameter: Parameter) -> str:
    """Return what the law leaves room for, as people read it."""
    if parameter.choices:
        return " / ".join(parameter.choices)
    if parameter.kept == "exactly":
        return f"= {parameter.floor} {parameter.unit}".strip()
    sign = "≤" if parameter.kept == "at_most" else "≥"
    return f"{sign} {parameter.floor or 0} {parameter.unit}".strip()
