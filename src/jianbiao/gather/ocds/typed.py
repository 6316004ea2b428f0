"""The fast reader (快速读取): a clean line straight into typed objects, anything else refused.

Classes are made from ``shapes``, so both readers agree about what is clean. Fields that no shape
names are skipped, and checked for nothing but being JSON.
"""

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

_WIDE: Final = float(WIDEST)
"""To compare doubles and whole numbers with: a decimal would make it slow."""
_SURE: Final = 16
"""Characters of a number of fifteen digits with its point."""


class Figure(Decimal):
    """A number as it was written: a class of its own, so that no text is taken for one."""

    __slots__ = ()


def _figure(_: type, said: Any) -> Figure:
    """Return a number of JSON. Raise ValueError for a text, and for what a double may not hold.

    A double gives back fifteen digits as they were written; longer ones the repairing reader reads.
    """
    kind = type(said)
    if kind is float:
        text = repr(said)
        if len(text) <= _SURE and -_WIDE < said < _WIDE:
            return Figure(text)
    elif kind is int:
        if -_WIDE < said < _WIDE:
            return Figure(said)
    elif isinstance(said, Decimal) and LEAST < said < WIDEST:
        return Figure(said)
    raise ValueError(f"{said!r} is no number, or may not be what was written")


_KINDS: Final[dict[str, Any]] = {
    TEXT: str,
    NAME: Annotated[str, msgspec.Meta(min_length=1)],
    MOMENT: Annotated[datetime, msgspec.Meta(tz=True)],
    NUMBER: Figure,
    WHOLE: int,
    TEXTS: list[str],
}


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


_DECODER: Final = msgspec.json.Decoder(of(RELEASE), dec_hook=_figure)


def decode(raw: bytes) -> Any:
    """Return a clean line as an object of the class ``of(RELEASE)``, None where it is not clean."""
    try:
        said = _DECODER.decode(raw)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError, ArithmeticError):
        return None
    return said if _clean(said) else None


def typed(release: dict[str, Any]) -> Any:
    """Return a mended release as the same kind of object.

    Raise msgspec.ValidationError, which names the place, for one that is not clean.
    """
    said = msgspec.convert(release, of(RELEASE), dec_hook=_figure)
    if not _clean(said):
        raise msgspec.ValidationError("repeated ids or nothing said - at `$`")
    return said


def _clean(said: Any) -> bool:
    """Say whether a decoded release tells of something and has every id once."""
    return any(getattr(said, name) for name in SECTIONS) and _CLEAN(said)


def _checker(shape: Shape) -> Clean | None:
    """Return what is still to be checked of an object of ``shape``; None where nothing is."""
    checks: dict[str, Callable[[Any], bool]] = {}
    for name, kind in shape.fields.items():
        if isinstance(kind, Shape) and (inner := _checker(kind)):
            checks[name] = inner
        elif isinstance(kind, Many):
            checks[name] = _list_checker(kind)
    if not checks:
        return None
    if len(checks) == 1:
        [(name, check)] = checks.items()
        return lambda one: not (value := getattr(one, name)) or check(value)
    fields, inner_checks = attrgetter(*checks), tuple(checks.values())

    def clean(one: Any) -> bool:
        for value, check in zip(fields(one), inner_checks, strict=False):  # strict costs more
            if value and not check(value):
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


_CLEAN: Final[Clean] = _checker(RELEASE) or (lambda _: True)
