"""来源 (sources): one row's bytes as a title, a text and what its source filed beside them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import orjson

from jianbiao.errors import Malformed
from jianbiao.gather.notices.pages import page

_MARKS = re.compile(r"</?[a-zA-Z][^<>]{0,200}>")
_CHARSET = re.compile(rb"charset\s{0,3}=\s{0,3}[\"']?([a-zA-Z0-9_-]{2,20})", re.IGNORECASE)
_CODINGS = ("utf-8", "gb18030")
_MARKED = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
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


def source(raw: bytes) -> Source:
    """Return the source of a row; raise Unreadable with the reason."""
    if raw.lstrip()[:1] == b"{":
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
    try:
        said: Any = orjson.loads(raw)
    except orjson.JSONDecodeError as error:
        raise Unreadable(str(error), reason="not_json", where="/") from error
    if not isinstance(said, dict):
        raise Unreadable(type(said).__name__, reason="not_an_object", where="/")
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
        )
    raise Unreadable(
        "neither a platform's nor an aggregator's row", reason="layout_unknown", where="/"
    )


def _text(said: Mapping[str, Any], name: str) -> str:
    value = said.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise Unreadable(f"{name} is not text", reason="not_text", where=f"/{name}")
    return value


def _decoded(raw: bytes) -> str:
    """Return text of UTF-8, GB18030 or marked UTF-16; raise Unreadable for bytes of none."""
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
