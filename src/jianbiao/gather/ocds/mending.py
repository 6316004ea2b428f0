"""The repairing reader (修补读取): make a release of what was meant, and log every change.

A value that can be read in one way only is mended; one that could mean two things, or nothing,
sets the whole row aside. What is merely in the wrong place is kept under ``x_`` and its name.
"""

from collections.abc import Callable
from decimal import Decimal
from operator import is_
from typing import Any, Final

from jianbiao.gather.ocds import figures, moments
from jianbiao.gather.ocds.doubles import unrepeated
from jianbiao.gather.ocds.repairs import Log, Path, Unmendable
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

GONE: Final = object()
"""What a field holds after mending that is left out."""
BESIDE: Final = object()
"""What a field holds whose value is kept beside it."""
_SEPARATORS: Final = (";", "|", ",")
_WRAPPED: Final = ("$date", "$oid", "$numberLong", "$numberDecimal", "$numberInt", "$numberDouble")
"""Exports of a document database say in these which kind a value is of."""


class Mender:
    """Mends one release in place; ``log`` holds what was changed and what could not be."""

    def __init__(self, release: dict[str, Any]) -> None:
        """Begin with a release whose numbers are int or Decimal."""
        self.log = Log()
        self._release = release
        self._zone: str | None = None
        self._by: dict[str, Callable[[Any, Path], Any]] = {
            TEXT: self._text,
            NAME: self._name,
            MOMENT: self._moment,
            NUMBER: self._number,
            WHOLE: self._whole,
            TEXTS: self._texts,
        }

    def mend(self) -> None:
        """Mend everything a shape names."""
        self._fields(RELEASE, self._release, ())

    def _fields(self, shape: Shape, said: dict[str, Any], path: Path) -> None:
        changed: dict[str, Any] = {}
        known = shape.fields
        for name, value in said.items():
            kind = known.get(name)
            if kind is None or value is None:
                continue
            if type(value) is str and (kind is TEXT or (kind is NAME and value)):
                continue
            now = self._value(kind, value, (path, name))
            if now is not value:
                changed[name] = now
        for name, now in changed.items():
            before = said[name]
            if now is BESIDE:
                said[f"x_{name}"] = before
            if now is GONE or now is BESIDE:
                del said[name]
            else:
                said[name] = now

    def _value(self, kind: Kind, value: Any, path: Path) -> Any:
        try:
            if type(kind) is Shape:
                return self._object(kind, value, path)
            if type(kind) is Many:
                return self._many(kind, value, path)
            return self._scalar(str(kind), value, path)
        except Unmendable as error:
            self.log.fail(error.reason, path)
            return BESIDE

    def _scalar(self, kind: str, value: Any, path: Path) -> Any:
        if type(value) is not dict or len(value) != 1:
            return self._by[kind](value, path)
        inner = self._unwrapped(value)
        if inner is None:
            return self._by[kind](value, path)
        self.log.add("wrapped", path, value, inner)
        return self._by[kind](inner, path)

    def _unwrapped(self, value: dict[str, Any]) -> Any:
        name = next(iter(value))
        inner = value[name]
        if name not in _WRAPPED:
            return None
        if isinstance(inner, dict):
            return self._unwrapped(inner)
        digits = name.startswith("$number") and isinstance(inner, str) and inner.lstrip("-")
        return int(inner) if digits and digits.isdigit() else inner

    def _object(self, shape: Shape, value: Any, path: Path) -> Any:
        if isinstance(shape.fields.get(shape.alone), Many) and _is_content(shape, value):
            now = {shape.alone: value}
            self.log.add("list_for_object", path, value, now)
            self._fields(shape, now, path)
            return now
        if type(value) is list:
            objects = [one for one in value if one not in (None, {}, "")]
            if len(objects) > 1:
                raise Unmendable("one_expected")
            return self._instead(
                "list_for_object", value, objects[0] if objects else None, shape, path
            )
        if value == "":
            return self._empty(value, path)
        if type(value) is not dict:
            return self._instead("value_for_object", value, value, shape, path)
        self._fields(shape, value, path)
        return value

    def _instead(self, kind: str, before: Any, value: Any, shape: Shape, path: Path) -> Any:
        """Put an object in the place of ``before``, which holds or means it."""
        if value is None:
            return self._empty(before, path)
        if type(value) is not dict:
            if not shape.alone or type(value) is list:
                return self._misplaced(before, path)
            value = {shape.alone: value}
        self.log.add(kind, path, before, value)
        self._fields(shape, value, path)
        return value

    def _many(self, kind: Many, value: Any, path: Path) -> Any:
        if type(value) is not list:
            if value in ("", {}):
                return self._empty(value, path)
            listed = self._listed(kind, value)
            self.log.add("object_for_list", path, value, listed)
            value = listed
        found = []
        for place, one in enumerate(value):
            if one in (None, ""):
                self.log.add("empty_element", (path, str(place)), one, None)
                continue
            now = self._value(kind.of, one, (path, str(place)))
            if now is not GONE and now is not BESIDE:
                found.append(now)
        if len(found) == len(value) and all(map(is_, found, value)):
            found = value
        return unrepeated(kind, found, path, self._release, self.log) if kind.named else found

    def _listed(self, kind: Many, value: Any) -> list[Any]:
        """Return the elements of a list that is told as an object, keyed by place or the only one."""
        if type(value) is not dict:
            if not kind.of.alone:
                raise Unmendable("list_expected")
            return [value]
        keyed = all(key.isdigit() and isinstance(one, dict) for key, one in value.items())
        return list(value.values()) if keyed else [value]

    def _text(self, value: Any, path: Path) -> Any:
        if type(value) is list and len(value) == 1 and type(value[0]) is str:
            return self._mended("list_for_text", value, value[0], path)
        if isinstance(value, bool):
            return self._mended("flag_for_text", value, "true" if value else "false", path)
        if isinstance(value, (int, Decimal)):
            return self._mended("number_for_text", value, str(value), path)
        return self._misplaced(value, path)

    def _name(self, value: Any, path: Path) -> Any:
        if type(value) is str:
            return value or self._empty(value, path)
        if isinstance(value, bool):
            return self._misplaced(value, path)
        if isinstance(value, (int, Decimal)):
            return self._mended("number_for_id", value, str(value), path)
        if (
            type(value) is list
            and len(value) == 1
            and type(value[0]) in {str, int}
            and value != [""]
        ):
            return self._mended("list_for_text", value, str(value[0]), path)
        raise Unmendable("id_unreadable")

    def _moment(self, value: Any, path: Path) -> Any:
        if type(value) is str and moments.is_exact(value):
            return value
        if value == "":
            return self._empty(value, path)
        text, kind = moments.read(value, path[1], self._offset)
        return self._mended(kind, value, text, path) if text else self._left(kind, value, path)

    def _offset(self) -> str:
        if self._zone is None:
            self._zone = moments.offset(_texts_of(self._release))
        return self._zone

    def _number(self, value: Any, path: Path) -> Any:
        if isinstance(value, (int, Decimal)) and not isinstance(value, bool):
            figures.check(value)
            return value
        if value == "":
            return self._empty(value, path)
        number = figures.read(value)
        if number is None:
            return self._misplaced(value, path)
        figures.check(number)
        return self._mended("text_for_number", value, number, path)

    def _whole(self, value: Any, path: Path) -> Any:
        if type(value) is int:
            return value
        said = value if isinstance(value, Decimal) else None
        if type(value) is str:
            if not value:
                return self._empty(value, path)
            said = figures.read(value)
        if said is None or said != said.to_integral_value():
            return self._misplaced(value, path)
        figures.check(said)
        return self._mended(
            "text_for_number" if said is not value else "whole_number", value, int(said), path
        )

    def _texts(self, value: Any, path: Path) -> Any:
        if type(value) is list and all(type(one) is str for one in value):
            return value
        if value in ("", {}):
            return self._empty(value, path)
        if type(value) is str:
            by = next((one for one in _SEPARATORS if one in value), None)
            parts = [value] if by is None else [one.strip() for one in value.split(by)]
            return self._mended("text_for_list", value, [one for one in parts if one], path)
        told = value
        if type(value) is dict:
            told = list(value.values()) if all(key.isdigit() for key in value) else [value]
        elif type(value) is not list:
            told = [value]
        found = [text for one in told if (text := _one_text(one)) is not None]
        return self._mended("values_for_texts", value, found, path)

    def _mended(self, kind: str, before: Any, after: Any, path: Path) -> Any:
        self.log.add(kind, path, before, after)
        return after

    def _empty(self, value: Any, path: Path) -> Any:
        return self._left("empty", value, path)

    def _left(self, kind: str, value: Any, path: Path) -> Any:
        self.log.add(kind, path, value, None)
        return GONE

    def _misplaced(self, value: Any, path: Path) -> Any:
        """Leave out what has no place there; it is kept beside, under a name of its own."""
        self.log.add("misplaced", path, value, None)
        return BESIDE


def _is_content(shape: Shape, value: Any) -> bool:
    """Say whether ``value`` is what the only list of ``shape`` should hold: bids without details."""
    if type(value) is not dict:
        return type(value) is list
    return any(value.get(name) is not None for name in shape.alien)


def _one_text(one: Any) -> str | None:
    """Return the text an element means: itself, a number, or the id of an object."""
    if isinstance(one, str):
        return one or None
    if isinstance(one, bool) or one is None:
        return None
    if isinstance(one, (int, Decimal)):
        return str(one)
    if isinstance(one, dict):
        said = (
            one.get("id")
            if "id" in one
            else next(iter(one.values()), None)
            if len(one) == 1
            else None
        )
        if isinstance(said, (str, int)) and not isinstance(said, bool):
            return str(said)
    raise Unmendable("text_expected")


def _texts_of(said: Any) -> list[str]:
    """Return every text in ``said``, whatever it stands in."""
    found, ahead = [], [said]
    while ahead:
        one = ahead.pop()
        if isinstance(one, str):
            found.append(one)
        elif isinstance(one, dict):
            ahead += one.values()
        elif isinstance(one, list):
            ahead += one
    return found
