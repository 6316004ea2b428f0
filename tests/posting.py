"""A platform that posts through the real door without a server: registered, signing, answered."""

import io
import time
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson

from jianbiao.intake import keyring, services
from jianbiao.intake.door import PATH, Door
from jianbiao.ledger import keys
from jianbiao.people import services as people
from jianbiao.seal import requests, roots
from jianbiao.seal.keys import PrivateKey
from jianbiao.standard import canonical
from jianbiao.standard.terms import SHANGHAI
from tests.make import NOON, PLATFORM, USCC
from tests.people.make import OPERATOR

OTHER = "E6900000902"
ORIGIN = "690000.test"
SINCE = datetime(2020, 1, 1, tzinfo=SHANGHAI)
UNTIL = datetime(2099, 1, 1, tzinfo=SHANGHAI)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """What the door said: status, JSON body, headers with lower-case names."""

    status: int
    said: dict[str, Any]
    raw: bytes
    headers: dict[str, str]

    @property
    def code(self):
        return self.said["error"]["code"]

    @property
    def results(self):
        return self.said["results"]

    @property
    def outcomes(self):
        return [one["outcome"] for one in self.results]

    @property
    def faults(self):
        return [[f["code"] for f in one.get("faults", [])] for one in self.results]


@dataclass(frozen=True, slots=True, kw_only=True)
class Platform:
    """A registered platform and its private key."""

    code: str
    key: PrivateKey
    name: str = "k1"

    def headers(self, pieces=(), *, root=None, created=None, key_id=None):
        """Return the headers that sign a request over the canonical ``pieces``."""
        digests = [roots.digest(self.key.algorithm, piece) for piece in pieces]
        if root is None:
            root = roots.message_root(self.key.algorithm, digests) if digests else bytes(32)
        return requests.sign_request(
            self.key,
            method="POST",
            path=PATH,
            root=root,
            created=int(time.time()) if created is None else created,
            key_id=key_id or f"{self.code}/{self.name}",
        )

    def post(self, door, *messages, raw=None, length=None, headers=None, **signed):
        """Post ``messages``, or the bytes ``raw`` whatever they are."""
        pieces = [canonical.canonical(message) for message in messages]
        if raw is None:
            raw = b"[" + b",".join(pieces) + b"]"
        return call(door, raw, headers or self.headers(pieces, **signed), length=length)


def call(door, raw, headers, *, length=None):
    """Return what ``door`` answers to a POST."""
    environ = {
        "REQUEST_METHOD": "POST",
        "SCRIPT_NAME": "",
        "PATH_INFO": PATH,
        "QUERY_STRING": "",
        "REMOTE_ADDR": "10.0.0.7",
        "CONTENT_LENGTH": str(len(raw)) if length is None else length,
        "wsgi.input": io.BytesIO(raw),
        **{f"HTTP_{k.upper().replace('-', '_')}": v for k, v in headers.items()},
    }
    started = {}

    def start(status, fields):
        started["status"] = int(status.split()[0])
        started["headers"] = {name.lower(): value for name, value in fields}

    body = b"".join(door.answer(environ, start))
    return Answered(**started, said=orjson.loads(body), raw=body)


def open_door(home, *, at=NOON):
    """Return a door of the instance at ``home`` that settles in this process."""
    keys.load_or_make(str(home))
    return Door(
        home=str(home),
        origin=ORIGIN,
        now=lambda: at,
        settle=lambda items: services.settle(items, at=at),
    )


def dock(code=PLATFORM, *, algorithm="ed25519", function="trading", uscc=USCC, **window):
    """Register a platform with one key and return it; the door knows it at once."""
    people.register_platform(
        code=code,
        zh=f"平台{code[-3:]}",
        en=f"Platform {code[-3:]}",
        uscc=uscc,
        region="690100",
        function=function,
        by=OPERATOR,
        at=NOON,
    )
    key = PrivateKey.generate(algorithm)
    people.add_key(
        platform=code,
        name="k1",
        algorithm=algorithm,
        public_key=key.public.raw.hex(),
        valid_from=window.get("valid_from", SINCE),
        valid_until=window.get("valid_until", UNTIL),
        by=OPERATOR,
        at=NOON,
    )
    look_again()
    return Platform(code=code, key=key)


def look_again():
    """Let the door read the keys anew, as it does by itself after a second."""
    keyring._ring = keyring.Keyring()
