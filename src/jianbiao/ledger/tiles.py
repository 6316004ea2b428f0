"""The log's files (日志文件): tiles, entry bundles and the checkpoint, as the sealer wrote them.

They follow C2SP tlog-tiles and can be served by any web server; here they are also read to prove.
A partial tile of an older size is cut from the fuller one that replaced it.
"""

import pathlib
import re

from jianbiao.errors import Refused
from jianbiao.ledger.logs import LOGS

HASH = 32
WIDTH = 256
_PATH = re.compile(r"tile/(entries|[0-9]{1,2})/((?:x[0-9]{3}/)*[0-9]{3})(?:\.p/([0-9]{1,3}))?")


def folder(home: str, log: str) -> pathlib.Path:
    """Return where ``log``'s files stand. Raise Refused for a log that is not there."""
    if log not in LOGS:
        raise Refused(f"no log {log}", code="log_unknown", where=log)
    return pathlib.Path(home) / "log" / log


def checkpoint(home: str, log: str) -> str:
    """Return the newest signed checkpoint. Raise Refused while nothing is sealed yet."""
    path = folder(home, log) / "checkpoint"
    try:
        return path.read_text()
    except FileNotFoundError:
        raise Refused(f"log {log} has no checkpoint yet", code="not_sealed", where=log) from None


def read(home: str, log: str, path: str) -> bytes:
    """Return the bytes of a tile or entry bundle by its C2SP path. Raise Refused when absent."""
    said = _PATH.fullmatch(path)
    if said is None or said[3] in {"0", "00", "000"}:
        raise Refused(f"no tile path: {path[:80]}", code="tile_unknown", where=path[:80])
    level, index, width = said.groups()
    base = folder(home, log) / "tile" / level
    whole = base / index
    wanted = int(width) if width else WIDTH
    for candidate in (whole, *_partials(base, index)):
        have = WIDTH if candidate == whole else int(candidate.name)
        if have >= wanted and candidate.is_file():
            return _cut(candidate.read_bytes(), wanted, entries=level == "entries")
    raise Refused(f"log {log} has no {path}", code="tile_unknown", where=path)


def _partials(base: pathlib.Path, index: str) -> list[pathlib.Path]:
    partial = base / f"{index}.p"
    if not partial.is_dir():
        return []
    return sorted((p for p in partial.iterdir() if p.name.isdigit()), key=lambda p: int(p.name))


def _cut(raw: bytes, width: int, *, entries: bool) -> bytes:
    if not entries:
        return raw[: width * HASH]
    end = 0
    for _ in range(width):
        end += 2 + int.from_bytes(raw[end : end + 2], "big")
    return raw[:end]
