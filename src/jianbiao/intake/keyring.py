"""Whose key is it (公钥校验): find the key of a request, ask whether it is in force, verify once.

Keys are read from the tables of ``people`` at most every second; a key that is not known makes the
ring look again at once, but no more than ten times a second whoever knocks.
"""

import time
from dataclasses import dataclass
from datetime import datetime

from django.db import DatabaseError, InterfaceError, connections

from jianbiao.errors import Refused
from jianbiao.people import queries as people
from jianbiao.people.queries import KeyInForce
from jianbiao.seal import requests
from jianbiao.seal.keys import check_key_in_force

WINDOW = 300
"""Seconds that a signature's ``created`` may differ from our clock, either way."""

FRESH = 1.0
RETRY = 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class Caller:
    """Who signed a request: the platform, its key, and the evidence that is kept."""

    platform: str
    uscc: str
    key_id: str
    algorithm: str
    base: str
    signature: str
    root: bytes
    at: datetime
    relays: bool


class Keyring:
    """The platforms' keys, read again when they may have changed."""

    def __init__(self) -> None:
        """Begin empty: the first request reads the keys."""
        self._keys: dict[str, KeyInForce] = {}
        self._read = float("-inf")

    def find(self, key_id: str) -> KeyInForce:
        """Return the key named ``platform/name``. Raise Refused ``key_unknown``."""
        age = time.monotonic() - self._read
        if age > FRESH or (key_id not in self._keys and age > RETRY):
            self._keys = _all_keys()
            self._read = time.monotonic()
        if key_id not in self._keys:
            raise Refused(
                f"no key {key_id[:80]!r} is registered", code="key_unknown", where="keyid"
            )
        return self._keys[key_id]


def _all_keys() -> dict[str, KeyInForce]:
    """Return every registered key. Raise Refused ``busy`` while the database is away."""
    try:
        return people.keys()
    except (DatabaseError, InterfaceError) as error:
        # The door stands before Django: nobody else renews this thread's connection.
        connections.close_all()
        raise Refused(f"the register cannot be read: {error}", code="busy") from error


_ring = Keyring()


def find(key_id: str) -> KeyInForce:
    """Return a registered key."""
    return _ring.find(key_id)


def check(signed: requests.Signed, *, real: float, at: datetime) -> Caller:
    """Return the caller of a request signed within WINDOW of ``real`` (Unix seconds).

    ``at`` is the instance's clock: a key's validity is counted by it. Raise Refused otherwise.
    """
    if abs(signed.created - real) > WINDOW:
        raise Refused(
            f"created is {signed.created}, our clock says {int(real)}",
            code="clock_skew",
            where="Signature-Input",
        )
    key = find(signed.key_id)
    check_key_in_force(key.window, at)
    if not key.public.verify(signed.signature, signed.base.encode()):
        raise Refused(
            f"it does not fit {signed.key_id} ({key.public.algorithm}, registered public key "
            f"{key.public.raw.hex()[:16]}…): check that the private key is that one's, and that "
            "method, path and the signed headers were sent as they were signed",
            code="signature_bad",
            where="Signature",
        )
    return Caller(
        platform=key.platform,
        uscc=key.uscc,
        key_id=signed.key_id,
        algorithm=key.public.algorithm,
        base=signed.base,
        signature=signed.signature_text,
        root=signed.root,
        at=at,
        relays=key.relays,
    )
