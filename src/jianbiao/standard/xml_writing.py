"""国家交换格式 (XML), written: TITLE says what a record is, CONTEXT holds its fields.

Root, TITLE and CONTEXT follow what provincial platforms exchange; the national text is to be
confirmed. What that form lacks is ours: four elements in TITLE, ITEM inside arrays, DES_LIST around
several messages.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from jianbiao.errors import Malformed
from jianbiao.standard import canonical
from jianbiao.standard.fields import AnyObject, FieldDefinition, Kind, ListOf
from jianbiao.standard.messages import check_message
from jianbiao.standard.sets import SETS

ONE: Final = "DES"
SEVERAL: Final = "DES_LIST"
TITLE: Final = "TITLE"
CONTEXT: Final = "CONTEXT"
ITEM: Final = "ITEM"
OURS: Final = {
    "MESSAGE_ID": "message_id",
    "VERSION": "version",
    "HAPPENED_AT": "happened_at",
    "REPLACES": "replaces",
}
"""Elements of TITLE beyond the national ones, and what they are in a message."""

_ESCAPES: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
"""A bare carriage return would be read as a line feed (XML 1.0, 2.11)."""
_NO_CHARACTER: Final = {0xFFFE: "\\ufffe", 0xFFFF: "\\uffff"}
"""Characters that JSON holds and XML does not, as JSON spells them inside a text."""


def write(messages: Sequence[Mapping[str, Any]], *, route_way: str = "0", ca_key: str = "") -> str:
    """Return readable messages as one XML document.

    ``route_way`` and ``ca_key`` are the national ROUTE_WAY and CA_KEY, which no message holds. Raise
    Malformed with the code and place of the first fault of a message that is not readable: XML could
    not say it back.
    """
    for place, message in enumerate(messages):
        for fault in check_message(message):
            where = f"/{place}{fault.path}"
            raise Malformed(f"{fault.said or fault.en}", code=fault.code, where=where)
    extra = {"CA_KEY": ca_key, "ROUTE_WAY": route_way}
    pieces = [line for message in messages for line in _message(message, extra)]
    if len(messages) != 1:
        pieces = [f"<{SEVERAL}>\n", *pieces, f"</{SEVERAL}>\n"]
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + "".join(pieces)


def _message(message: Mapping[str, Any], extra: Mapping[str, str]) -> Iterator[str]:
    definition = SETS[message["set"]]
    title = {
        "DATA_NO": definition.number,
        "DATA_EN": definition.name,
        "DATA_CN": definition.zh,
        "DATA_TYPE": message["data_type"],
        "DATA_KEY": message["data_key"],
        **extra,
        **{name: message.get(key, "") for name, key in OURS.items()},
    }
    yield f"<{ONE}>\n<{TITLE}>\n"
    yield from (_leaf(name, text) for name, text in title.items() if text)
    yield f"</{TITLE}>\n<{CONTEXT}>\n"
    yield from _fields(definition.fields, message["data"])
    yield f"</{CONTEXT}>\n</{ONE}>\n"


def _fields(fields: Sequence[FieldDefinition], data: Mapping[str, Any]) -> Iterator[str]:
    for field in fields:
        if field.name in data:
            yield from _value(field.name, field.kind, data[field.name])


def _value(name: str, kind: Kind | ListOf | AnyObject, value: Any) -> Iterator[str]:
    if isinstance(kind, AnyObject):
        text = canonical.canonical(value).decode().translate(_NO_CHARACTER)
        yield _leaf(name, text)
    elif isinstance(kind, ListOf):
        yield f"<{name}>\n"
        for one in value:
            yield from _item(kind, one)
        yield f"</{name}>\n"
    else:
        yield _leaf(name, value)


def _item(kind: ListOf, one: Any) -> Iterator[str]:
    if not isinstance(kind.of, tuple):
        yield _leaf(ITEM, one)
        return
    yield f"<{ITEM}>\n"
    yield from _fields(kind.of, one)
    yield f"</{ITEM}>\n"


def _leaf(name: str, text: str) -> str:
    return f"<{name}>{text.translate(_ESCAPES)}</{name}>\n"
