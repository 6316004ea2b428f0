"""Digests (杂凑): SHA-256 and SM3 (GB/T 32905), by the name of the signature they go with."""

from hashlib import new, sha256

SM3 = new("sm3")
"""Copied for each digest: fetching the algorithm anew costs more than hashing a message."""


def sm3(said: bytes) -> bytes:
    """Return the SM3 digest, 32 bytes."""
    state = SM3.copy()
    state.update(said)
    return state.digest()


def digest(algorithm: str, said: bytes) -> bytes:
    """Return the digest that goes with ``algorithm``: SM3 with sm2, SHA-256 with ed25519."""
    return sm3(said) if algorithm == "sm2" else sha256(said).digest()
