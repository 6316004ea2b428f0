"""The fast reader (快速读取): a clean line straight into typed objects, anything else refused.

Classes are made from ``shapes``, so both readers agree about what is clean. Fields that no shape
names are skipped, and checked for nothing but being JSON.
"""

import re
from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from functools import cache
from operator import attrgetter
from typing import Annotated, Any, Final

import msgspec

from jianbiao.gather.ocds.figures import LEAST, WIDEST
from jianbiao.gather.ocds.shapes import (
    MOMENT,
    NAME,
    NUMBER,
    RELEASE,
    TEXT,
    TEXTS,
    WHOLE,
    Kind,
    Many,
    Shape,
)

LONGEST_OCID: Final = 500
"""Characters of an ocid that can be an index's key; real ones have some thirty."""
SECTIONS: Final = ("planning", "tender", "bids", "awards", "contracts", "parties", "buyer")
RECORD: Final = ("compiledRelease", "versionedRelease", "releases", "records")
"""Fields of a record or a package: what has one is not a release."""

Clean = Callable[[Any], bool]

_KINDS: Final[dict[str, Any]] = {
    TEXT: str,
    NAME: Annotated[str, msgspec.Meta(min_length=1)],
    MOMENT: Annotated[datetime, msgspec.Meta(tz=True)],
    NUMBER: Decimal,
    WHOLE: int,
    TEXTS: list[str],
}
_AMOUNT_SAID: Final = re.compile(rb'amount"\s*:\s*"')
_QUANTITY_SAID: Final = re.compile(rb'quantity"\s*:\s*"')
"""Numbers written as text, which the decoder would take for numbers. Two: each is looked for fast."""


@cache
def of(shape: Shape) -> type[msgspec.Struct]:
    """Return the class of a shape; every field may be absent or null."""
    fields: list[Any] = [(name, _type(kind) | None, None) for name, kind in shape.fields.items()]
    if shape is RELEASE:
        ocid = Annotated[str, msgspec.Meta(min_length=1, max_length=LONGEST_OCID)]
        fields = [("ocid", ocid), *(one for one in fields if one[0] != "ocid")]
        fields += [(name, None, None) for name in RECORD]
    fields += [(f"no_{name}", None, None) for name in shape.alien]
    spelled = {f"no_{name}": name for name in shape.alien}
    return msgspec.defstruct(shape.name, fields, gc=False, rename=spelled, module=__name__)


def _type(kind: Kind) -> Any:
    if isinstance(kind, Shape):
        return of(kind)
    if isinstance(kind, Many):
        return list[of(kind.of)]  # type: ignore[misc]
    return _KINDS[kind]


_DECODER: Final = msgspec.json.Decoder(of(RELEASE))


def decode(raw: bytes) -> Any:
    """Return a clean line as an object of the class ``of(RELEASE)``, None where it is not clean."""
    try:
        said = _DECODER.decode(raw)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None
    if _AMOUNT_SAID.search(raw) or _QUANTITY_SAID.search(raw):
        return None
    return said if _clean(said) else None


def typed(release: dict[str, Any]) -> Any:
    """Return a mended release as the same kind of object.

    Raise msgspec.ValidationError, which names the place, for one that is not clean.
    """
    said = msgspec.convert(release, of(RELEASE))
    if not _clean(said):
        raise msgspec.ValidationError(
            "repeated ids, an amount out of range or nothing said - at `$`"
        )
    return said


def _clean(said: Any) -> bool:
    """Say whether a decoded release tells of something, every id once and numbers in range."""
    try:
        return any(getattr(said, name) for name in SECTIONS) and _CLEAN(said)
    except ArithmeticError:
        return False


def _checker(shape: Shape) -> Clean | None:
    """Return what is still to be checked of an object of ``shape``; None where nothing is."""
    checks: dict[str, Callable[[Any], bool]] = {}
    for name, kind in shape.fields.items():
        if kind == NUMBER:
            checks[name] = _in_range
        elif isinstance(kind, Shape) and (inner := _checker(kind)):
            checks[name] = inner
        elif isinstance(kind, Many):
            checks[name] = _list_checker(kind)
    if not checks:
        return None
    if len(checks) == 1:
        [(name, check)] = checks.items()
        return lambda one: (value := getattr(one, name)) is None or check(value)
    fields, inner_checks = attrgetter(*checks), tuple(checks.values())

    def clean(one: Any) -> bool:
        for value, check in zip(fields(one), inner_checks, strict=True):
            if value is not None and not check(value):
                return False
        return True

    return clean


def _list_checker(kind: Many) -> Clean:
    named, check = kind.named, _checker(kind.of)

    def clean(values: list[Any]) -> bool:
        if named and len(values) > 1:
            ids = [code for value in values if (code := value.id) is not None]
            if len(set(ids)) != len(ids):
                return False
        if check is not None:
            for value in values:
                if not check(value):
                    return False
        return True

    return clean


def _in_range(number: Decimal) -> bool:
    return LEAST < number < WIDEST


_CLEAN: Final[Clean] = _checker(RELEASE) or (lambda _: True)
