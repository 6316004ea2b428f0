"""查毒: the slot for a malware scanner, and the client of ClamAV's daemon (clamd, INSTREAM).

Without a scanner files are given out as not scanned, and every status says so.
"""

import pathlib
import re
import socket
from dataclasses import dataclass
from typing import BinaryIO, Final, Literal, Protocol
from urllib.parse import urlsplit

from jianbiao.errors import Malformed

CHUNK = 1 << 18
LONGEST_REPLY = 4096
SECONDS: Final = 60.0
"""How long one step of a conversation with the daemon may take."""

_FOUND = re.compile(r"stream: (?P<threat>.+) FOUND")


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What a scanner says: clean, infected with ``threat``, or unscannable because of it."""

    verdict: Literal["clean", "infected", "unscannable"]
    threat: str = ""


class Scanner(Protocol):
    """Whatever looks for malicious code in a file."""

    def name(self) -> str:
        """Return the scanner with its version and that of its signatures."""
        ...

    def scan(self, path: pathlib.Path) -> Verdict:
        """Return the verdict on a file. Raise OSError while the scanner is away."""
        ...


class Clamd:
    """ClamAV's daemon at ``unix:/run/clamav/clamd.ctl`` or ``tcp:host:port``."""

    def __init__(self, address: str) -> None:
        """Raise Malformed when ``address`` has neither form."""
        kind, _, rest = address.partition(":")
        self._path = rest if kind == "unix" else ""
        parts = urlsplit(f"//{rest}") if kind == "tcp" else None
        try:
            self._host = (parts.hostname or "", parts.port or 0) if parts else ("", 0)
        except ValueError:
            self._host = ("", 0)
        if not self._path and not all(self._host):
            raise Malformed(
                f"{address!r} is neither unix:PATH nor tcp:HOST:PORT", where="JIANBIAO_CLAMD"
            )

    def name(self) -> str:
        """Return what the daemon says of its version."""
        with self._connected() as daemon:
            daemon.sendall(b"zVERSION\x00")
            return _reply(daemon)

    def scan(self, path: pathlib.Path) -> Verdict:
        """Stream a file to the daemon. One that is too long for it is unscannable.

        The daemon hangs up on such a file, and its reason may be lost with the connection: when it
        answers another question at once, it was the file.
        """
        with self._connected() as daemon, path.open("rb") as file:
            daemon.sendall(b"zINSTREAM\x00")
            whole = _streamed(file, daemon)
            try:
                return _verdict(_reply(daemon))
            except ConnectionError:
                if whole:
                    raise
        self.name()
        return Verdict(verdict="unscannable", threat="the scanner hung up")

    def _connected(self) -> socket.socket:
        if self._path:
            daemon = socket.socket(socket.AF_UNIX)
            daemon.settimeout(SECONDS)
            try:
                daemon.connect(self._path)
            except OSError:
                daemon.close()
                raise
            return daemon
        return socket.create_connection(self._host, timeout=SECONDS)


def _streamed(file: BinaryIO, daemon: socket.socket) -> bool:
    """Send a file in chunks and say whether the daemon heard all of it."""
    try:
        while chunk := file.read(CHUNK):
            daemon.sendall(len(chunk).to_bytes(4, "big") + chunk)
        daemon.sendall(bytes(4))
    except (BrokenPipeError, ConnectionResetError):
        return False
    return True


def _reply(daemon: socket.socket) -> str:
    """Return the daemon's answer up to its NUL. Raise ConnectionError when it ends before."""
    said = bytearray()
    while b"\x00" not in said:
        chunk = daemon.recv(1024)
        if not chunk or len(said) > LONGEST_REPLY:
            raise ConnectionError(f"clamd ended after {bytes(said[:80])!r}")
        said += chunk
    text = said.split(b"\x00", 1)[0].decode("utf-8", "replace").strip()
    return "".join(c if c.isprintable() else "?" for c in text)[:300]


def _verdict(reply: str) -> Verdict:
    if reply == "stream: OK":
        return Verdict(verdict="clean")
    if found := _FOUND.fullmatch(reply):
        return Verdict(verdict="infected", threat=found["threat"])
    if reply.endswith("ERROR"):
        return Verdict(verdict="unscannable", threat=reply)
    raise ConnectionError(f"clamd answers {reply!r}")


_slot: list[Scanner] = []


def use(scanner: Scanner | None) -> None:
    """Let ``scanner`` look at files from now on; None: nobody."""
    _slot[:] = [scanner] if scanner else []


def scanner() -> Scanner | None:
    """Return who looks at files, None when nobody does."""
    return _slot[0] if _slot else None
