"""Every error Jianbiao raises on purpose.

JianbiaoError
├── Malformed   bytes that do not follow the published standard   -> HTTP 400
├── Refused     a request the law or the record does not allow    -> HTTP 409
└── Tampered    evidence that does not match the ledger           -> HTTP 500, page a human
"""


class JianbiaoError(Exception):
    """Base of every error raised on purpose. ``code`` is public and never changes.

    ``code`` is a key of ``standard.faults.FAULTS`` (words in Chinese and English);
    ``where`` is a field path or another place a person can look at; the message says the value.
    """

    code = "error"

    def __init__(self, message: str, *, code: str | None = None, where: str = "") -> None:
        """Keep the public ``code`` and the place beside the message."""
        super().__init__(message)
        self.code = code or type(self).code
        self.where = where


class Malformed(JianbiaoError):
    """The bytes do not follow the published standard."""

    code = "malformed"


class Refused(JianbiaoError):
    """The act is not allowed in the present state."""

    code = "refused"


class Tampered(JianbiaoError):
    """The evidence does not match the ledger."""

    code = "tampered"
