"""表头: the row that names the columns, and what is said where it is not found."""

from collections.abc import Sequence
from typing import Final

from jianbiao.errors import Malformed
from jianbiao.gather.tables.mapping import Mapping, folded

HEADER_WITHIN: Final = 50
"""Rows among which the header is looked for: above it stand titles and notes."""

_SHOWN: Final = 40


def found_header(seen: Sequence[Sequence[str]], mapping: Mapping, name: str) -> Malformed:
    """Return the error of a file without header: which columns lack, and those of the nearest row."""
    wanted = {folded(one): line for one, line in mapping.names.items()}
    best: set[str] = set()
    shown: list[str] = []
    for row in seen:
        here = {folded(cell) for cell in row}
        if not shown or len(here & wanted.keys()) > len(best & wanted.keys()):
            best, shown = here, [cell.strip() for cell in row if cell.strip()]
    lacking = [one for one in mapping.names if folded(one) not in best]
    lines = ", ".join(f"{one} ({_told(wanted[folded(one)])})" for one in lacking)
    there = ", ".join(shown[:_SHOWN])
    where = f"line {wanted[folded(lacking[0])]}" if lacking else name
    return Malformed(
        f"{name}: no row with the columns {lines}; the nearest row has: {there}",
        code="column_unknown",
        where=where,
    )


def _told(line: int) -> str:
    return f"line {line} of the map" if line else "the map's key"


def check_once(columns: Sequence[str], mapping: Mapping, name: str) -> None:
    """Raise Malformed where a mapped column stands twice in the header."""
    names = [folded(one) for one in columns]
    for one, line in mapping.names.items():
        if names.count(folded(one)) > 1:
            raise Malformed(
                f"{name}: column {one!r} (line {line} of the map) stands twice",
                code="column_twice",
                where=f"line {line}",
            )
