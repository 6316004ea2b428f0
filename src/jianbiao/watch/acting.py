"""Acts of the register (在册行为) while entries are folded: one more act, and the book goes on."""

from jianbiao.ledger.queries import Said
from jianbiao.register.domain import Book, after
from jianbiao.standard import events
from jianbiao.standard.deadline_events import PASSED


def acted(book: Book, entry: Said) -> Book:
    """Return the book once an act of the register was done."""
    event = events.from_dict(entry.event)
    return after(book, event, number=entry.number, by=entry.by, at=entry.at)


def about(act: Said) -> str:
    """Return what names the tender of a passed deadline or of a closed alert."""
    return str(act.event["tender"] if act.kind in PASSED else act.event["alert"])
