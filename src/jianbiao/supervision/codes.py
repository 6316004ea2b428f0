"""Feedback codes (反馈码): made here, shown once, kept as a digest; compared in constant time."""

import hmac
import re
import secrets
from hashlib import sha256
from typing import Final

LETTERS: Final = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
LONG: Final = 25
"""A code of 25 letters of 31 holds 123 bits: it cannot be guessed, only lost."""

_FORM: Final = re.compile(f"[{LETTERS}]{{{LONG}}}")
_BLANKS: Final = re.compile(r"[\s-]+")


def new() -> str:
    """Return a code that nobody has yet."""
    return "".join(secrets.choice(LETTERS) for _ in range(LONG))


def derived(key: str, *about: str) -> str:
    """Return the code that belongs to ``about`` for whoever holds ``key``: the same each time."""
    said = hmac.digest(key.encode(), "\x1f".join(("feedback", *about)).encode(), "sha256")
    number, letters = int.from_bytes(said, "big"), []
    for _ in range(LONG):
        number, rest = divmod(number, len(LETTERS))
        letters.append(LETTERS[rest])
    return "".join(letters)


def written(code: str) -> str:
    """Return a code as it is kept, however somebody wrote it: blanks, hyphens and case aside."""
    return _BLANKS.sub("", code).upper()


def well_formed(code: str) -> bool:
    """Say whether it could be a code: a slip of the pen is no forgery."""
    return bool(_FORM.fullmatch(written(code)))


def digest(code: str) -> str:
    """Return the SHA-256 of a code in hex: all that is kept of it."""
    return sha256(written(code).encode()).hexdigest()


def same(one: str, other: str) -> bool:
    """Compare two digests in a time that tells nothing of where they differ."""
    return hmac.compare_digest(one.encode(), other.encode())
