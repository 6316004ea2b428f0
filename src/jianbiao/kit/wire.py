"""The wire (连接): one connection to an instance, requests signed with the key in force, errors read.

What is safe to repeat is repeated while the instance is away or busy.
"""

import http.client
import itertools
import json
import pathlib
import random
import ssl
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from jianbiao.errors import JianbiaoError, Malformed, Refused, Tampered
from jianbiao.kit.queue import keep
from jianbiao.seal import requests
from jianbiao.seal.keys import ED25519, PrivateKey, PublicKey

_AGAIN = {429, 502, 503, 504}
_CLIENT_ERROR = 500
_OVER = {"key_expired", "key_not_yet", "key_revoked"}

_EVER = datetime.min.replace(tzinfo=UTC)

Answer = tuple[dict[str, str], bytes]
"""Headers with lower-case names, and body."""

Body = bytes | Iterable[bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class SigningKey:
    """One of a platform's keys under its registered ``name``, and when it may sign (换钥).

    Register the next key before the present one ends and give both: each signs in its window.
    """

    name: str
    key: PrivateKey
    valid_from: datetime | None = None
    valid_until: datetime | None = None

    def in_force(self, at: datetime) -> bool:
        """Say whether it may sign at ``at``: from its first moment until before its last."""
        begun = self.valid_from is None or self.valid_from <= at
        return begun and (self.valid_until is None or at < self.valid_until)


class Wire:
    """A connection of one platform to one instance. Not shared between threads."""

    def __init__(
        self,
        url: str,
        *,
        platform: str,
        keys: Sequence[SigningKey],
        patience: float,
        folder: pathlib.Path | None,
        chance: random.Random | None,
    ) -> None:
        """Speak to ``url`` as ``platform``; see ``Client``."""
        parts = urlsplit(url)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise Malformed(f"not an address: {url}", where="url")
        if not keys:
            raise Malformed("no key to sign with", code="key_bad", where="keys")
        self._parts, self.prefix = parts, parts.path.rstrip("/")
        self._platform, self._signers = platform, list(keys)
        self._patience = patience
        self._folder = folder
        self._chance = chance or random.Random()  # noqa: S311 - spreads retries, guards nothing
        self._connection: http.client.HTTPConnection | None = None
        self._receipt: PublicKey | None = None
        self._vkeys: list[str] = []
        self._shown: tuple[float, datetime, float] | None = None

    def clock(self) -> tuple[datetime, float]:
        """Return what the instance's clock shows and how fast it runs."""
        said = self.ask("/api/v1/clock", signed=False)
        return datetime.fromisoformat(said["at"]), float(said["factor"])

    def close(self) -> None:
        """Close the connection; the next call opens one."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    # --- for the rest of the kit -------------------------------------------------------------

    def patiently(self, once: Callable[[], Answer]) -> Answer:
        """Return what ``once`` returns, repeating it while the instance is away or busy."""
        limit = time.monotonic() + self._patience
        for turn in itertools.count():
            try:
                return once()
            except Refused as error:
                if self._give_up_key(error):
                    continue
                pause = min(5.0, 0.05 * 2 ** min(turn, 10)) * (0.5 + self._chance.random())
                if error.code != "busy" or time.monotonic() + pause > limit:
                    raise
                time.sleep(pause)
        raise AssertionError("counting ended")

    def signing(self) -> SigningKey:
        """Return the key to sign with: of several the one in force by the instance's clock.

        Raise Refused ``key_expired`` when none is.
        """
        if len(self._signers) == 1:
            return self._signers[0]
        if self._shown is None:
            at, factor = self.clock()
            self._shown = (time.monotonic(), at, factor)
        read, at, factor = self._shown
        now = at + timedelta(seconds=(time.monotonic() - read) * factor)
        fit = [one for one in self._signers if one.in_force(now)]
        if not fit:
            names = ", ".join(one.name for one in self._signers)
            raise Refused(f"none of {names} may sign at {now}", code="key_expired", where="keys")
        return max(fit, key=lambda one: one.valid_from or _EVER)

    def _give_up_key(self, error: JianbiaoError) -> bool:
        """Say whether another key is left to try after ``error`` said that this one is over."""
        if error.code not in _OVER or len(self._signers) == 1:
            return False
        self._signers.remove(self.signing())
        return True

    def ask(self, path: str, query: str = "", *, signed: bool = True) -> Any:
        """Return the JSON that a reading request is answered with."""
        raw = self._read(path, query, signed=signed)
        try:
            return json.loads(raw)
        except ValueError as error:
            raise Malformed(
                f"{self._parts.netloc} answers {path} with what is not JSON: {raw[:60]!r}",
                code="bad_json",
                where=path,
            ) from error

    def _read(self, path: str, query: str = "", *, signed: bool = True) -> bytes:
        """Return the body of a reading request."""
        return self.patiently(
            lambda: self.open(
                "GET", path, b"", self.signed("GET", path, query) if signed else {}, query
            )
        )[1]

    def signed(
        self, method: str, path: str, query: str = "", *, root: bytes | None = None
    ) -> dict[str, str]:
        """Return the headers that sign a request: a posting one with ``root``, else a reading one."""
        one = self.signing()
        return requests.sign_request(
            one.key,
            method=method,
            path=self.prefix + path,
            query=query,
            root=root,
            created=int(time.time()),
            key_id=f"{self._platform}/{one.name}",
        )

    def key_id(self) -> str:
        """Return the registered id of the key that signs now."""
        return f"{self._platform}/{self.signing().name}"

    def open(
        self, method: str, path: str, body: Body, headers: dict[str, str], query: str = ""
    ) -> Answer:
        """Return (headers in lower case, body) of a 2xx. Raise what the instance's error says."""
        target = self.prefix + path + (f"?{query}" if query else "")
        if method == "POST":
            headers = {**headers, "Content-Type": "application/json"}
        try:
            connection = self._connected()
            _ask(connection, method, target, body, headers)
            answer = connection.getresponse()
            raw = answer.read()
        except (OSError, http.client.HTTPException) as error:
            self.close()
            raise Refused(f"{self._parts.netloc}: {error}", code="busy") from error
        if answer.status in {200, 202}:
            return {k.lower(): v for k, v in answer.getheaders()}, raw
        if answer.status >= 400 and method == "PUT":  # noqa: PLR2004
            self.close()  # the rest of a body nobody wants may still be on its way
        raise self._told(error_of(answer.status, raw))

    def _told(self, error: JianbiaoError) -> JianbiaoError:
        """Say with which key was signed, where that is what went wrong."""
        if error.code not in {"signature_bad", "key_unknown", *_OVER}:
            return error
        one = self.signing()
        said = (
            f"{error} 签名所用 signed with: {self._platform}/{one.name} ({one.key.algorithm}, "
            f"public key {one.key.public.raw.hex()[:16]}…)"
        )
        return type(error)(said, code=error.code, where=error.where)

    def _connected(self) -> http.client.HTTPConnection:
        if self._connection is None:
            host, port = self._parts.hostname or "", self._parts.port
            if self._parts.scheme == "https":
                context = ssl.create_default_context()
                self._connection = http.client.HTTPSConnection(
                    host, port, timeout=30, context=context
                )
            else:
                self._connection = http.client.HTTPConnection(host, port, timeout=30)
        return self._connection

    def receipt_key(self) -> PublicKey:
        """Return the key that signs answers: pinned when it was first seen."""
        if self._receipt is None:
            said = self.ask("/api/v1/keys", signed=False)
            self._pin(said)
            self._receipt = PublicKey(algorithm=ED25519, raw=bytes.fromhex(said["receipt"]))
            self._vkeys = said["official"]
        return self._receipt

    def _pin(self, said: dict[str, Any]) -> None:
        if self._folder is None:
            return
        path = self._folder / "instance.json"
        if not path.exists():
            keep(path, json.dumps(said).encode())
        elif json.loads(path.read_text()) != said:
            raise Tampered(
                f"the instance shows other keys than those pinned in {path}", where=str(path)
            )


def _ask(
    connection: http.client.HTTPConnection,
    method: str,
    target: str,
    body: Body,
    headers: dict[str, str],
) -> None:
    """Send a request. An instance that refuses early may stop reading: its answer is read then."""
    try:
        connection.request(method, target, body or None, headers)
    except (BrokenPipeError, ConnectionResetError):
        if method != "PUT":
            raise


def error_of(status: int, raw: bytes) -> JianbiaoError:
    """Return the error that an instance, or a proxy before it, answered."""
    try:
        said = json.loads(raw)["error"]
        code, where = str(said["code"]), str(said["where"])
        message = f"{said['zh']} {said['en']} {said.get('said', '')}".strip()
    except (ValueError, KeyError, TypeError):
        code, where, message = "error", "", f"HTTP {status}"
    if status in _AGAIN:
        return Refused(message, code="busy", where=where)
    if status == 400:  # noqa: PLR2004
        return Malformed(message, code=code, where=where)
    if status >= _CLIENT_ERROR:
        return Tampered(message, code=code, where=where)
    return Refused(message, code=code, where=where)


def read_key(key: PrivateKey | str | pathlib.Path) -> PrivateKey:
    """Return a key, or that of a PEM file. Raise Malformed ``key_bad``."""
    if isinstance(key, PrivateKey):
        return key
    try:
        return PrivateKey.load(pathlib.Path(key).read_bytes())
    except OSError as error:
        raise Malformed(
            f"the key cannot be read: {error}", code="key_bad", where=str(key)
        ) from error
