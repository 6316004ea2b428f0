"""Keys (密钥): public and private, Ed25519 or SM2, and the window in which a key is in force."""

import base64
import binascii
import functools
import re
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Self

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)

from jianbiao.errors import Malformed, Refused
from jianbiao.seal import sm2

ED25519: Final = "ed25519"
SM2: Final = "sm2"
_BEGIN = "-----BEGIN EC PRIVATE KEY-----"
_END = "-----END EC PRIVATE KEY-----"
_PEM = re.compile(rb"-----BEGIN ((?:EC )?PRIVATE KEY)-----([^-]*)-----END \1-----")


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicKey:
    """A public key: ``raw`` is 32 bytes (Ed25519) or the 65-byte point 04‖x‖y (SM2)."""

    algorithm: str
    raw: bytes

    def verify(self, signature: bytes, said: bytes) -> bool:
        """Say whether ``signature`` over ``said`` is by this key."""
        if self.algorithm == SM2:
            return sm2.provider().verify(self.raw, signature, said)
        try:
            _ed25519(self.raw).verify(signature, said)
        except InvalidSignature:
            return False
        return True

    def check(self) -> None:
        """Raise Malformed ``key_bad`` when this is no key of its algorithm."""
        if self.algorithm == SM2:
            sm2.provider().verify(self.raw, b"", b"")
        elif self.algorithm == ED25519:
            _ed25519(self.raw)
        else:
            raise Malformed(f"no algorithm {self.algorithm}", code="key_bad", where="algorithm")


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class PrivateKey:
    """A private key; ``secret`` is the Ed25519 seed or the SM2 scalar, 32 bytes. Never printed."""

    algorithm: str
    secret: bytes
    public: PublicKey

    @classmethod
    def generate(cls, algorithm: str) -> Self:
        """Return a new key. Raise Refused when SM2 is not available here."""
        if algorithm == SM2:
            scalar, point = sm2.provider().generate()
            return cls(algorithm=SM2, secret=scalar, public=PublicKey(algorithm=SM2, raw=point))
        return cls.of_seed(Ed25519PrivateKey.generate().private_bytes_raw())

    @classmethod
    def of_seed(cls, seed: bytes) -> Self:
        """Return the Ed25519 key of a 32-byte seed."""
        raw = Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw()
        return cls(algorithm=ED25519, secret=seed, public=PublicKey(algorithm=ED25519, raw=raw))

    @classmethod
    def load(cls, pem: bytes) -> Self:
        """Return the key of an unencrypted PEM: PKCS#8, or SM2 as EC PRIVATE KEY too."""
        der = _der(pem)
        if sm2.CURVE in der:
            scalar, point = sm2.from_der(der)
            return cls(algorithm=SM2, secret=scalar, public=PublicKey(algorithm=SM2, raw=point))
        try:
            key = serialization.load_pem_private_key(pem, None)
        except (ValueError, TypeError, UnsupportedAlgorithm) as error:
            raise Malformed(f"not a PEM key: {error}", code="key_bad") from error
        if not isinstance(key, Ed25519PrivateKey):
            raise Malformed("a private key must be Ed25519 or SM2", code="key_bad")
        return cls.of_seed(key.private_bytes_raw())

    def pem(self) -> bytes:
        """Return the key as unencrypted PEM: keep it where only its owner reads."""
        if self.algorithm == SM2:
            der = base64.b64encode(sm2.to_der(self.secret, self.public.raw)).decode()
            lines = [der[i : i + 64] for i in range(0, len(der), 64)]
            return "\n".join([_BEGIN, *lines, _END, ""]).encode()
        return Ed25519PrivateKey.from_private_bytes(self.secret).private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )

    def sign(self, said: bytes) -> bytes:
        """Return a signature over ``said``: 64 bytes (Ed25519) or ASN.1 (SM2)."""
        if self.algorithm == SM2:
            return sm2.provider().sign(self.secret, self.public.raw, said)
        return _ed25519_private(self.secret).sign(said)

    def __repr__(self) -> str:
        return f"PrivateKey({self.algorithm}, public {self.public.raw.hex()[:16]}…)"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyWindow:
    """When a key may sign: from ``valid_from`` until before ``valid_until`` or its revocation."""

    valid_from: datetime
    valid_until: datetime
    revoked_at: datetime | None = None


def check_key_in_force(window: KeyWindow, at: datetime) -> None:
    """Raise Refused key_not_yet, key_expired or key_revoked unless the key may sign at ``at``."""
    if window.revoked_at is not None and at >= window.revoked_at:
        said = f"revoked at {window.revoked_at.isoformat()}"
        raise Refused(said, code="key_revoked", where="keyid")
    if at < window.valid_from:
        said = f"valid from {window.valid_from.isoformat()}"
        raise Refused(said, code="key_not_yet", where="keyid")
    if at >= window.valid_until:
        said = f"valid until {window.valid_until.isoformat()}"
        raise Refused(said, code="key_expired", where="keyid")


def _der(pem: bytes) -> bytes:
    found = _PEM.search(pem)
    try:
        return base64.b64decode(b"".join(found[2].split()), validate=True) if found else b""
    except binascii.Error as error:
        raise Malformed(f"not a PEM key: {error}", code="key_bad") from error


@functools.lru_cache(maxsize=64)
def _ed25519_private(secret: bytes) -> Ed25519PrivateKey:
    """Return the key of ``secret``: expanding it costs as much as signing."""
    return Ed25519PrivateKey.from_private_bytes(secret)


@functools.lru_cache(maxsize=4096)
def _ed25519(raw: bytes) -> Ed25519PublicKey:
    try:
        return Ed25519PublicKey.from_public_bytes(raw)
    except ValueError as error:
        raise Malformed(f"an Ed25519 key has 32 bytes, not {len(raw)}", code="key_bad") from error
