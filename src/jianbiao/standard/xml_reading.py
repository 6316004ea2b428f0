"""国家交换格式 (XML), read: documents of TITLE and CONTEXT become messages, nothing is guessed.

No document type, entity, attribute or processing instruction is read, so that a document can name
no file and no address and cannot grow; sizes are bounded before and while it is read.
"""

import hashlib
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final, NoReturn
from xml.parsers import expat

from jianbiao.errors import Malformed
from jianbiao.standard import canonical
from jianbiao.standard.fields import AnyObject, FieldDefinition, Kind, ListOf
from jianbiao.standard.sets import SETS, VERSIONS, SetDefinition
from jianbiao.standard.terms import SHANGHAI
from jianbiao.standard.xml_writing import CONTEXT, ITEM, ONE, OURS, SEVERAL, TITLE

LARGEST: Final = 8 * 1024 * 1024
"""Bytes of one document: what a request may hold."""
MOST: Final = 200_000
"""Elements of one document: a thousand messages of sixty fields have a third of it."""
DEEPEST: Final = 6
"""DES_LIST, DES, CONTEXT, a field, ITEM, a field of it."""

_DECLARED: Final = re.compile(
    rb"""\s*<\?xml\s[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']"""
)
_BOM: Final = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_CODECS: Final = {"utf-8": "utf-8", "utf8": "utf-8"} | dict.fromkeys(
    ("gb18030", "gbk", "gb2312", "gb18030-2022"), "gb18030"
)
"""Encodings that are read by declaration; GB 18030 holds its predecessors."""
_NATIONAL: Final = ("DATA_EN", "DATA_NO", "DATA_CN", "DATA_TYPE", "DATA_KEY", "CA_KEY", "ROUTE_WAY")


@dataclass(slots=True)
class _Node:
    """One element: its name and line, and either elements or text."""

    name: str
    line: int
    below: "list[_Node]" = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(self.pieces)


def read(raw: bytes) -> list[dict[str, Any]]:
    """Return the messages of a document, as they are sent; whether each is readable is asked apart.

    An element without content is a field left out. Where TITLE lacks what is ours: the version is
    the newest, ``happened_at`` is DATA_TIMESTAMP, ``message_id`` follows from the content, so that
    the same document makes the same messages. CA_KEY and ROUTE_WAY concern another way of sending
    and are dropped. Raise Malformed with a public code and the place.
    """
    root = _tree(_text(raw))
    if root.name not in {ONE, SEVERAL}:
        _refuse(f"the root is {root.name[:60]}, not {ONE} or {SEVERAL}", root)
    documents = [root] if root.name == ONE else root.below
    return [_message(one, f"/{place}") for place, one in enumerate(documents)]


def _text(raw: bytes) -> str:
    """Return the document's text. Raise Malformed for a size or an encoding that is not read."""
    if len(raw) > LARGEST:
        raise Malformed(f"more than {LARGEST} bytes", code="xml_too_large")
    codec = next((codec for mark, codec in _BOM if raw.startswith(mark)), "")
    declared = _DECLARED.match(raw)
    name = declared[1].decode().lower() if declared else "utf-8"
    if not codec and name not in _CODECS:
        raise Malformed(f"encoding {name}", code="xml_encoding")
    try:
        return raw.decode(codec or _CODECS[name]).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        said = f"byte {error.start}: {error.reason}"
        raise Malformed(said, code="xml_encoding") from error


def _tree(text: str) -> _Node:
    """Return the root element of well-formed XML. Raise Malformed."""
    parser = expat.ParserCreate(encoding="utf-8")
    building = _Building(parser)
    parser.buffer_text = True
    parser.ordered_attributes = True
    parser.StartElementHandler = building.start
    parser.EndElementHandler = building.end
    parser.CharacterDataHandler = building.say
    for name in _FORBIDDEN:
        setattr(parser, name, building.forbid(name.removesuffix("Handler")))
    try:
        parser.Parse(text.encode(), True)
    except expat.ExpatError as error:
        where = f"line {error.lineno} column {error.offset + 1}"
        raise Malformed(expat.ErrorString(error.code), code="xml_malformed", where=where) from error
    return building.root.below[0]


_FORBIDDEN: Final = (
    "StartDoctypeDeclHandler",
    "EntityDeclHandler",
    "ExternalEntityRefHandler",
    "SkippedEntityHandler",
    "ProcessingInstructionHandler",
)


class _Building:
    """What expat tells, as elements; bounds are held while it is told."""

    def __init__(self, parser: expat.XMLParserType) -> None:
        self.parser, self.count = parser, 0
        self.root = _Node("", 1)
        self.open = [self.root]

    def start(self, name: str, attributes: Sequence[str]) -> None:
        self.count += 1
        if self.count > MOST or len(self.open) > DEEPEST:
            said = f"more than {MOST} elements or {DEEPEST} levels"
            raise Malformed(said, code="xml_too_large", where=self._where)
        for attribute in attributes[::2]:
            if attribute != "xmlns":
                said = f"attribute {attribute[:60]} of {name[:60]}"
                raise Malformed(said, code="xml_forbidden", where=self._where)
        node = _Node(name, self.parser.CurrentLineNumber)
        self.open[-1].below.append(node)
        self.open.append(node)

    def end(self, _: str) -> None:
        node = self.open.pop()
        if node.below:
            if node.text.strip():
                _refuse(f"text beside the elements of {node.name[:60]}", node)
            node.pieces.clear()

    def say(self, text: str) -> None:
        self.open[-1].pieces.append(text)

    def forbid(self, what: str) -> Callable[..., NoReturn]:
        def met(*_: Any) -> NoReturn:
            raise Malformed(what, code="xml_forbidden", where=self._where)

        return met

    @property
    def _where(self) -> str:
        return f"line {self.parser.CurrentLineNumber}"


def _message(one: _Node, place: str) -> dict[str, Any]:
    if one.name != ONE:
        _refuse(f"{one.name[:60]} where {ONE} is expected", one)
    parts = _once(one.below, place)
    if TITLE not in parts or not parts.keys() <= {TITLE, CONTEXT}:
        _refuse(f"{ONE} holds {TITLE} and {CONTEXT}, not {', '.join(parts)[:200]}", one)
    title = {name: _leaf(node) for name, node in _once(parts[TITLE].below, place).items()}
    if unknown := title.keys() - {*_NATIONAL, *OURS}:
        _refuse(f"unknown in {TITLE}: {min(unknown)[:60]}", parts[TITLE])
    definition = _definition(title, place)
    fields = _once(parts[CONTEXT].below, place) if CONTEXT in parts else {}
    data = _data(definition.fields, fields.values(), f"{place}/data")
    said = {
        "set": definition.name,
        "data_type": title.get("DATA_TYPE"),
        "data_key": title.get("DATA_KEY"),
        **{key: title.get(name) for name, key in OURS.items()},
    }
    message = {key: text for key, text in said.items() if text} | {"data": data}
    message.setdefault("version", max(VERSIONS))
    if "happened_at" not in message and (at := _moment(data.get("DATA_TIMESTAMP"))):
        message["happened_at"] = at
    if "message_id" not in message:
        digest = hashlib.sha256(canonical.canonical(message))
        message["message_id"] = f"xml-{digest.hexdigest()[:40]}"
    return message


def _definition(title: dict[str, str], place: str) -> SetDefinition:
    """Return the set that TITLE names, by name or number; both must be of the same."""
    name, number = title.get("DATA_EN", ""), title.get("DATA_NO", "")
    by_number = [one for one in SETS.values() if number and one.number == number]
    found = SETS.get(name) if name else next(iter(by_number), None)
    if found is None or (number and found.number not in {number, ""}):
        said = f"DATA_EN {name[:60] or '—'}, DATA_NO {number[:60] or '—'}"
        raise Malformed(said, code="set_unknown", where=f"{place}/set")
    return found


def _data(fields: Sequence[FieldDefinition], nodes: Iterable[_Node], place: str) -> dict[str, Any]:
    kinds = {one.name: one.kind for one in fields}
    said = ((n.name, _value(kinds.get(n.name), n, f"{place}/{n.name}")) for n in nodes)
    return {name: value for name, value in said if value is not None}


def _value(kind: Kind | ListOf | AnyObject | None, node: _Node, place: str) -> Any:
    """Return what an element says; None where it says nothing and so is left out."""
    if isinstance(kind, ListOf):
        if node.text.strip():
            return node.text  # told as a value of a wrong type: how it lists is not known
        items = [_item(kind, one, f"{place}/{n}") for n, one in enumerate(node.below)]
        return items if items or not kind.fewest else None
    text = _leaf(node)
    if isinstance(kind, AnyObject) and text:
        return canonical.parse(text.encode(), place)
    return text or None


def _item(kind: ListOf, one: _Node, place: str) -> Any:
    if one.name != ITEM:
        _refuse(f"{one.name[:60]} where {ITEM} is expected", one)
    if not isinstance(kind.of, tuple):
        return _leaf(one)
    return _data(kind.of, _once(one.below, place).values(), place)


def _once(nodes: Sequence[_Node], place: str) -> dict[str, _Node]:
    """Return elements by name. Raise Malformed where one stands twice."""
    found: dict[str, _Node] = {}
    for node in nodes:
        if node.name in found:
            where = f"{place} line {node.line}"
            raise Malformed(f"{node.name[:60]} twice", code="duplicate_key", where=where)
        found[node.name] = node
    return found


def _leaf(node: _Node) -> str:
    if node.below:
        _refuse(f"elements inside {node.name[:60]}, which holds text", node)
    return node.text


def _moment(text: Any) -> str:
    """Return wire time (yyyyMMddHHmmss, 北京时间) as a message says it; empty where it is none."""
    if not isinstance(text, str) or not re.fullmatch("[0-9]{14}", text):
        return ""
    try:
        at = datetime.strptime(text, "%Y%m%d%H%M%S")  # noqa: DTZ007 - its zone is known
    except ValueError:
        return ""
    return at.replace(tzinfo=SHANGHAI).isoformat()


def _refuse(said: str, node: _Node) -> NoReturn:
    raise Malformed(said, code="xml_malformed", where=f"line {node.line}")
