"""来源 (sources): one row's bytes as a title, a text and what its source filed beside them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import orjson

from jianbiao.errors import Malformed
from jianbiao.gather import repeats
from jianbiao.gather.encodings import text_of
from jianbiao.gather.notices.pages import page
from jianbiao.gather.readings import Repair

_MARKS = re.compile(r"</?[a-zA-Z][^<>]{0,200}>")
_CHARSET = re.compile(rb"charset\s{0,3}=\s{0,3}[\"']?([a-zA-Z0-9_-]{2,20})", re.IGNORECASE)
_CODINGS = ("utf-8", "gb18030")
_MARKED = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
"""Marks of codings; a text in UTF-16 that ends in the midst of a character has no other way out."""
_TITLE_LINE = 200


class Unreadable(Malformed):
    """A row that is no notice in any layout; ``reason`` is a quarantine's, not an interface's code."""

    def __init__(self, message: str, *, reason: str, where: str) -> None:
        """Keep the reason beside the message and the place."""
        super().__init__(message, where=where)
        self.reason = reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A row: ``layout`` ggzy, jianyu or text; ``member`` the JSON pointer of its text."""

    layout: str
    title: str
    text: str
    shelf: str
    member: str
    said: Mapping[str, Any] = field(default_factory=dict)
    repairs: tuple[Repair, ...] = ()


def source(raw: bytes) -> Source:
    """Return the source of a row; raise Unreadable with the reason."""
    wide = text_of(raw)
    if raw.lstrip()[:1] == b"{" or (wide is not None and wide.lstrip()[:1] == "{"):
        return _of_json(raw)
    text = _decoded(raw)
    lines = page(text).lines
    if not lines:
        raise Unreadable("no text", reason="no_text", where="/")
    title = next(
        (one.text for one in lines if re.search(r"公告|公示|合同|记录|通知|结果|答疑", one.text)),
        "",
    )
    title = title if 0 < len(title) <= _TITLE_LINE else lines[0].text[:_TITLE_LINE]
    return Source(layout="text", title=title, text=text, shelf="", member="/")


def _of_json(raw: bytes) -> Source:
    said, repairs = _object(raw)
    title = said.get("title")
    if not isinstance(title, str) or not title.strip():
        raise Unreadable("a notice needs a title", reason="no_title", where="/title")
    title = _MARKS.sub("", title).strip()
    if "content_text" in said or "info_type" in said:
        text = _text(said, "content_text")
        return Source(
            layout="ggzy",
            title=title,
            text=text,
            shelf=_text(said, "info_type"),
            member="/content_text",
            said=said,
            repairs=repairs,
        )
    if "subtype" in said or "publishTime" in said or "buyer" in said:
        text = _text(said, "detail")
        return Source(
            layout="jianyu",
            title=title,
            text=text,
            shelf=_text(said, "subtype"),
            member="/detail",
            said=said,
            repairs=repairs,
        )
    raise Unreadable(
        "neither a platform's nor an aggregator's row", reason="layout_unknown", where="/"
    )


def _object(raw: bytes) -> tuple[dict[str, Any], tuple[Repair, ...]]:
    """Return the object of a line in any coding, and what was mended to read it."""
    repairs: list[Repair] = []
    try:
        raw.decode()
    except UnicodeDecodeError as error:
        raw = _decoded(raw).encode("utf-8", "replace")
        where = f"byte {error.start}"
        repairs.append(Repair(kind="encoding", path="", before=where, after="gb18030"))
    if (wide := text_of(raw)) is not None:
        raw = wide.encode("utf-8", "replace")
        repairs.append(Repair(kind="encoding", path="", before="byte 0", after="utf-16"))
    try:
        said: Any = orjson.loads(raw)
    except orjson.JSONDecodeError as error:
        raise Unreadable(str(error), reason="not_json", where="/") from error
    if not isinstance(said, dict):
        raise Unreadable(type(said).__name__, reason="not_an_object", where="/")
    for one in repeats.repeats(raw.decode()) if repeats.suspected(raw, said) else ():
        if not one.alike:
            raise Unreadable(one.path, reason="name_repeated", where=one.path)
        before = str(one.said[0])[:200]
        repairs.append(Repair(kind="name_repeated", path=one.path, before=before, after=""))
    return said, tuple(repairs)


def _text(said: Mapping[str, Any], name: str) -> str:
    value = said.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise Unreadable(f"{name} is not text", reason="not_text", where=f"/{name}")
    return value


def _decoded(raw: bytes) -> str:
    """Return text of UTF-8, GB18030 or marked UTF-16; raise Unreadable for bytes of none."""
    if (wide := text_of(raw)) is not None:
        return wide
    for mark, coding in _MARKED:
        if raw.startswith(mark):
            return _as(raw, coding)
    named = _CHARSET.search(raw[:2048])
    gb = named is not None and named[1].lower().startswith(b"gb")
    for coding in reversed(_CODINGS) if gb else _CODINGS:
        try:
            return raw.decode(coding)
        except UnicodeDecodeError:
            continue
    raise Unreadable("neither UTF-8 nor GB18030", reason="encoding_unknown", where="/")


def _as(raw: bytes, coding: str) -> str:
    try:
        return raw.decode(coding)
    except UnicodeDecodeError as error:
        raise Unreadable(str(error), reason="encoding_unknown", where="/") from error
