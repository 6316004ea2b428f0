"""Lay the overlay of the invented province 69 for a while, and take it away again."""

import json
import pathlib
from collections.abc import Iterator
from contextlib import contextmanager

from jianbiao.standard import overlay
from jianbiao.standard.codes import WORKS_TYPE
from jianbiao.standard.envelope import reader
from jianbiao.standard.sets import SETS

FILE = pathlib.Path(__file__).with_name("overlay69.json")


def file(**parts):
    """Return the file's bytes with some of its parts changed."""
    return json.dumps({**json.loads(FILE.read_bytes()), **parts}).encode()


@contextmanager
def laying(raw=None) -> Iterator[overlay.Overlay]:
    """Work with the overlay of ``raw``, or of the file, inside."""
    before, types = dict(SETS), dict(WORKS_TYPE.values)
    over = overlay.read(raw or FILE.read_bytes())
    overlay.lay(over)
    try:
        yield over
    finally:
        overlay._laid.clear()
        SETS.update(before)
        WORKS_TYPE.values.clear()
        WORKS_TYPE.values.update(types)
        reader.cache_clear()
