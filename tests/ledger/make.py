"""Makers of 台账: an instance's home, acts in the log, and a sealer over them."""

from datetime import UTC, datetime

from django.db import transaction

from jianbiao.ledger import keys, services
from jianbiao.ledger.sealer import Sealer
from jianbiao.standard.events import MessageReleased
from jianbiao.standard.terms import Actor

NOON = datetime(2026, 1, 5, 4, tzinfo=UTC)
ACTOR = Actor(id="E6900000101", body="E6900000101", address="10.0.0.7")
ORIGIN = "690000.test"


def act(number=1):
    """Return an event; ``number`` makes it another one."""
    return MessageReleased(held=number, because=number)


def append(count=1, *, log="official"):
    """Append ``count`` acts in a transaction of their own and return their numbers."""
    with transaction.atomic():
        return services.append_many([act(i) for i in range(count)], by=ACTOR, at=NOON, log=log)


def sealer(home, log="official"):
    """Return a sealer of the instance at ``home``, which gets its keys here."""
    keys.load_or_make(str(home))
    return Sealer(home=str(home), origin=ORIGIN, log=log)


def sealed(home, count=3, *, log="official"):
    """Append ``count`` acts and seal them; return the sealer."""
    append(count, log=log)
    found = sealer(home, log)
    found.step()
    return found


def flip(file, place):
    """Change one bit of a file."""
    raw = bytearray(file.read_bytes())
    raw[place] ^= 1
    file.write_bytes(bytes(raw))
