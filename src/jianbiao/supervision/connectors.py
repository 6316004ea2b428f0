"""Messaging (短信、消息网关): what a reminder says, and the way it leaves us. One way is an HTTP POST.

A gateway of the province turns it into a text message or a mail; which, is its affair. What it is told
is no more than that a document waits: its content stays here.
"""

import hmac
import json
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import asdict, dataclass
from typing import Protocol

from jianbiao.errors import Malformed

TIMEOUT = 10
_GOOD = range(200, 300)


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A reminder: to whom, about which case and entry, in both languages. No content, no secret."""

    id: str
    to: str
    platform: str
    case: str
    entry: int
    zh: str
    en: str


class Connector(Protocol):
    """A way out. ``send`` returns what the gateway answered; raise OSError where it did not take it."""

    name: str

    def send(self, message: Message) -> str:
        """Hand over one message; the same ``id`` handed over twice is one message."""
        ...


class Webhook:
    """A gateway that takes JSON by POST, signed with a shared secret (HMAC-SHA256 of the body)."""

    name = "webhook"

    def __init__(self, url: str, *, secret: str = "") -> None:
        """``url`` is http or https. Raise Malformed on anything else."""
        if urllib.parse.urlsplit(url).scheme not in {"http", "https"}:
            raise Malformed(f"{url!r} is no http address", where="JIANBIAO_MESSAGING_URL")
        self._url, self._secret = url, secret.encode()

    def send(self, message: Message) -> str:
        """POST one message. Raise OSError on any answer but 2xx, and where nobody answers."""
        body = json.dumps(asdict(message), ensure_ascii=False, sort_keys=True).encode()
        headers = {"Content-Type": "application/json", "Idempotency-Key": message.id}
        if self._secret:
            headers["X-Jianbiao-Signature"] = hmac.digest(self._secret, body, "sha256").hex()
        request = urllib.request.Request(self._url, data=body, headers=headers, method="POST")  # noqa: S310
        try:
            with urllib.request.urlopen(request, timeout=TIMEOUT) as answer:  # noqa: S310
                if answer.status not in _GOOD:
                    raise OSError(f"HTTP {answer.status}")
                return f"HTTP {answer.status}"
        except urllib.error.HTTPError as error:
            raise OSError(f"HTTP {error.code}") from error
