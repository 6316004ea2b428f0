"""读公告 (reading): one row of a file of notices as a release, or the reason it is set aside."""

from typing import Any

import orjson

from jianbiao.gather.readings import Reading


def read(raw: bytes) -> Reading:
    """Read one row: JSON of the national platform's or an aggregator's layout, or plain text."""
    if not raw.lstrip().startswith(b"{"):
        return Reading(release=None, reason="no_title", where="/")
    try:
        said: Any = orjson.loads(raw)
    except orjson.JSONDecodeError as error:
        return Reading(release=None, reason="not_json", where=str(error))
    title = said.get("title")
    if not isinstance(title, str) or not title.strip():
        return Reading(release=None, reason="no_title", where="/title")
    return Reading(release=None, reason="not_read", where="/title")
