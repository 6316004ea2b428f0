"""The folder of the Parquet parts (分片目录): one writer at a time, and only parts that can be trusted.

Parts are derived: whatever cannot be read, was left half written, reaches beyond the record, leaves a
gap or was written from tables of another code goes, and all of it is written anew.
"""

import contextlib
import fcntl
import os
import pathlib
from collections.abc import Iterator
from typing import Final

import pyarrow as pa
import pyarrow.parquet as pq

from jianbiao.errors import Refused
from jianbiao.record import parts

_BY: Final = ".folded_by"
"""The file that says from which code's tables the parts were written."""
_LOCK: Final = ".lock"


@contextlib.contextmanager
def alone(home: str, log: str) -> Iterator[None]:
    """Be the only writer of the parts of ``log``. Raise Refused while another writes."""
    where = parts.folder(home, log)
    where.mkdir(parents=True, exist_ok=True)
    held = os.open(where / _LOCK, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError as error:
        said = f"{where}: 另一进程正在写分片 · another process is writing parts"
        raise Refused(said, code="busy", where=str(where)) from error
    finally:
        os.close(held)


def prepare(home: str, log: str, *, folded_by: str, shown: int) -> str:
    """Clear drafts and, where the parts are not to be trusted, everything; return why, or nothing."""
    where = parts.folder(home, log)
    for left in where.glob("*.tmp"):
        _remove(left)
    why = _doubt(home, log, folded_by=folded_by, shown=shown)
    if why:
        for _, _, path in parts.listed(home, log):
            _remove(path)
    note(home, log, folded_by=folded_by)
    return why


def note(home: str, log: str, *, folded_by: str) -> None:
    """Write down from which code's tables the parts are written."""
    where = parts.folder(home, log)
    draft = where / f"{_BY}.tmp"
    try:
        draft.write_text(folded_by)
        draft.rename(where / _BY)
    except OSError as error:
        raise Refused(f"{where}: {error}", code="storage_full", where=str(where)) from error


def _doubt(home: str, log: str, *, folded_by: str, shown: int) -> str:
    listed = parts.listed(home, log)
    if not listed:
        return ""
    mark = parts.folder(home, log) / _BY
    if not mark.exists() or mark.read_text() != folded_by:
        return "写自另一版本的表 · written from the tables of another release"
    if broken := [path.name for _, _, path in listed if not _whole(path)]:
        return f"无法读取 · cannot be read: {', '.join(broken)[:200]}"
    covered = 0
    for first, last, _ in sorted(listed):
        if first > covered:
            return f"缺条目 {covered} 至 {first} · entries {covered} to {first} are missing"
        covered = max(covered, last)
    if covered > shown:
        return f"超出记录所至条目 {shown} · they reach beyond entry {shown} of the record"
    return ""


def _whole(path: pathlib.Path) -> bool:
    """Say whether a part can be read and has the columns of ours."""
    try:
        return bool(pq.read_schema(path).names == parts.SCHEMA.names)
    except (pa.ArrowInvalid, OSError):
        return False


def _remove(path: pathlib.Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        said = f"{path}: {error.strerror}: 请移走后重试 · take it away and try again"
        raise Refused(said, code="file_broken", where=str(path)) from error
