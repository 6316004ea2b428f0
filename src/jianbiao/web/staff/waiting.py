"""After an act (办后等待): the page waits for the folds to reach it, then says how far it shows."""

import time
from typing import Final

from jianbiao.ledger import queries as ledger

LONGEST: Final = 1.0
_STEP: Final = 0.05


def reached(number: int, *, room: str = "watch", log: str = "official") -> bool:
    """Wait up to a second for ``room`` to have folded entry ``number`` of ``log``; say whether it has."""
    limit = time.monotonic() + LONGEST
    while ledger.bookmark(room, log) < number:
        if time.monotonic() >= limit:
            return False
        time.sleep(_STEP)
    return True
