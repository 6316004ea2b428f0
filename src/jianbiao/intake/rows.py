"""采集条目: a gathered row as its event keeps it: exact bytes, reading, what stays once erased. Pure."""

import base64
from collections.abc import Mapping
from typing import Any, Final

import orjson

from jianbiao.gather.releases import parsed, plain
from jianbiao.standard.gathering_events import GATHERED, LineGathered, LineQuarantined

BASE64: Final = "base64"


def kept(raw: bytes) -> tuple[str, str]:
    """Return (text, coding) that hold exactly these bytes."""
    try:
        return raw.decode(), ""
    except UnicodeDecodeError:
        return base64.b64encode(raw).decode(), BASE64


def bytes_of(event: Mapping[str, Any]) -> bytes:
    """Return the exact bytes of a row, empty where none were kept."""
    if event.get("coding") == BASE64:
        return base64.b64decode(event["raw"])
    return str(event["raw"]).encode("utf-8", "surrogatepass")


def release_of(event: Mapping[str, Any]) -> dict[str, Any]:
    """Return the release that a gathered or mended row brings into the record."""
    text = event.get("release") or event.get("reading")
    return parsed(text.encode() if text else bytes_of(event))


def remains(event: Mapping[str, Any]) -> dict[str, Any]:
    """Return what may stay of a row that is erased: where it came from, what names its process."""
    blank = {k: "" for k in ("raw", "where", "context", "suggestion", "coding") if k in event}
    if "repairs" in event:
        blank["repairs"] = []  # type: ignore[assignment]
    named = _named(event)
    if event["kind"] in {LineGathered.kind, LineQuarantined.kind}:
        return {**event, **blank, "raw": named}
    name = "reading" if event["kind"] in GATHERED else "release" if "release" in event else ""
    return {**event, **blank, **({name: named} if name else {})}


def _named(event: Mapping[str, Any]) -> str:
    try:
        said = release_of(event)
    except ValueError:
        return ""
    return orjson.dumps({k: plain(said[k]) for k in ("ocid",) if k in said}).decode()
