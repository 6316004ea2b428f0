"""A platform that sends files through the real door without a server, broken off at will."""

import hashlib
import io
import time
from typing import Any

import orjson

from jianbiao.intake.filedoor import PREFIX, FileDoor, Gate
from jianbiao.intake.filing import Limits
from jianbiao.ledger import keys
from jianbiao.seal import requests
from tests.make import NOON
from tests.posting import ORIGIN, Answered

ROOMY = {"longest": 1 << 20, "quota": 4 << 20, "uploads": 4, "free": 0}


def open_file_door(home, *, at=NOON, most=3, each=2, **limits):
    """Return a door for files of the instance at ``home``."""
    keys.load_or_make(str(home))
    return FileDoor(
        home=str(home),
        origin=ORIGIN,
        now=at if callable(at) else lambda: at,
        limits=Limits(**{**ROOMY, **limits}),
        gate=Gate(most=most, each=each),
    )


def name_of(raw, algorithm="sha256"):
    """Return the digest that names ``raw``."""
    return f"{algorithm}:{hashlib.new(algorithm, raw).hexdigest()}"


def terms_of(raw, *, size=None, file_class="open", **more):
    """Return the File-Terms of ``raw``; keywords with _ for -."""
    said = {"size": len(raw) if size is None else size, "class": file_class}
    said |= {k.replace("_", "-"): v for k, v in more.items()}
    return "; ".join(f"{k}={v}" for k, v in said.items())


def put(door, platform, raw, *, offset=0, sent=None, length=None, named=None, terms=None, **more):
    """Put ``raw`` from ``offset`` on; ``sent`` are the bytes that really come."""
    body = raw[offset:] if sent is None else sent
    path = PREFIX + (named or name_of(raw))
    headers = requests.sign_upload(
        platform.key,
        path=path,
        terms=terms_of(raw, **more) if terms is None else terms,
        offset=offset,
        created=int(time.time()),
        key_id=f"{platform.code}/{platform.name}",
    )
    return call(door, "PUT", path, headers, body, length=length)


def ask(door, platform, method, name):
    """Return the answer to a signed HEAD or DELETE."""
    headers = requests.sign_request(
        platform.key,
        method=method,
        path=PREFIX + name,
        created=int(time.time()),
        key_id=f"{platform.code}/{platform.name}",
    )
    return call(door, method, PREFIX + name, headers, b"")


def call(door, method, path, headers, body, *, length=None):
    """Return what ``door`` answers; ``body`` is bytes or anything with ``read``."""
    environ = {
        "REQUEST_METHOD": method,
        "SCRIPT_NAME": "",
        "PATH_INFO": path,
        "QUERY_STRING": "",
        "REMOTE_ADDR": "10.0.0.7",
        "CONTENT_LENGTH": str(len(body)) if length is None else length,
        "wsgi.input": io.BytesIO(body) if isinstance(body, bytes) else body,
        **{f"HTTP_{k.upper().replace('-', '_')}": v for k, v in headers.items()},
    }
    started: dict[str, Any] = {}

    def start(status, fields):
        started["status"] = int(status.split()[0])
        started["headers"] = {key.lower(): value for key, value in fields}

    raw = b"".join(door.answer(environ, start))
    return Answered(**started, said=orjson.loads(raw) if raw else {}, raw=raw)
