"""SM2 signatures (GB/T 32918.2) through the system's OpenSSL 3; the pure-Python ones are unsafe.

libcrypto is called while holding the GIL (``PyDLL``): a verification takes a quarter of a
millisecond, and giving the lock away lets one busy thread starve all verifying ones (measured: 66
a second against 1,453). Processes, not threads, use more cores.

Where libcrypto lends its curve arithmetic, signatures are verified with tables (``seal.curve``).
Certified hardware (PKCS#11, GM/T 0018) takes the place of OpenSSL through ``use``.
"""

import ctypes
import ctypes.util
import functools
from typing import Any, Protocol

from jianbiao.errors import Malformed, Refused
from jianbiao.seal.curve import IDENTITY, POINT, SCALAR, Curve

CURVE = bytes.fromhex("06082a811ccf5501822d")
"""The curve's object identifier, as it stands in every encoded SM2 key."""

_SPKI = bytes.fromhex("3059301306072a8648ce3d020106082a811ccf5501822d034200")
_EC_HEAD = bytes.fromhex("30770201010420")
_EC_TAIL = bytes.fromhex("a00a06082a811ccf5501822da144034200")
_PKCS8_HEAD = bytes.fromhex(
    "308187020100301306072a8648ce3d020106082a811ccf5501822d046d306b0201010420"
)
_PKCS8_TAIL = bytes.fromhex("a144034200")


class Provider(Protocol):
    """What makes and checks SM2 signatures: OpenSSL, or a certified device."""

    def generate(self) -> tuple[bytes, bytes]:
        """Return (private scalar, 32 bytes; public point 04‖x‖y, 65 bytes)."""
        ...

    def sign(self, scalar: bytes, point: bytes, said: bytes) -> bytes:
        """Return an ASN.1 signature (SM2 with SM3) over ``said``."""
        ...

    def verify(self, point: bytes, signature: bytes, said: bytes) -> bool:
        """Say whether ``signature`` over ``said`` is by the key with this public point."""
        ...


class OpenSSL:
    """SM2 of the system's libcrypto."""

    def __init__(self, library: ctypes.PyDLL) -> None:
        """Declare the functions of ``library``; Refused when it has no SM2."""
        self._c = library
        self._declare()
        self._sm3 = library.EVP_sm3()
        if not self._sm3:
            raise Refused("this OpenSSL has no SM3", code="algorithm_unavailable")
        try:
            self._curve: Curve | None = Curve(library)
        except Refused:
            self._curve = None

    def generate(self) -> tuple[bytes, bytes]:
        """Return a new (private scalar, public point)."""
        key = self._c.EVP_PKEY_Q_keygen(None, None, b"SM2")
        if not key:
            raise Refused("this OpenSSL makes no SM2 keys", code="algorithm_unavailable")
        try:
            size = self._c.i2d_PrivateKey(key, None)
            out = ctypes.create_string_buffer(size)
            place = ctypes.c_void_p(ctypes.addressof(out))
            self._c.i2d_PrivateKey(key, ctypes.byref(place))
        finally:
            self._c.EVP_PKEY_free(key)
        return from_der(out.raw)

    def sign(self, scalar: bytes, point: bytes, said: bytes) -> bytes:
        """Return an ASN.1 signature over ``said``."""
        key = self._private(scalar, point)
        context, key_context = self._context(key)
        try:
            self._c.EVP_DigestSignInit(context, None, self._sm3, None, key)
            size = ctypes.c_size_t(80)
            out = ctypes.create_string_buffer(80)
            done = self._c.EVP_DigestSign(context, out, ctypes.byref(size), said, len(said))
        finally:
            self._free(context, key_context)
        if done != 1:
            raise Refused("OpenSSL would not sign with SM2", code="algorithm_unavailable")
        return out.raw[: size.value]

    def verify(self, point: bytes, signature: bytes, said: bytes) -> bool:
        """Say whether ``signature`` fits; a signature that cannot be parsed does not."""
        if self._curve is not None:
            return self._curve.verify(point, signature, said)
        return self.verify_plainly(point, signature, said)

    def verify_plainly(self, point: bytes, signature: bytes, said: bytes) -> bool:
        """Say the same by libcrypto's own verification, which is slower."""
        key = self._public(point)
        context, key_context = self._context(key)
        try:
            if self._c.EVP_DigestVerifyInit(context, None, self._sm3, None, key) != 1:
                raise Refused("this OpenSSL verifies no SM2", code="algorithm_unavailable")
            done = self._c.EVP_DigestVerify(context, signature, len(signature), said, len(said))
            if done != 1:
                self._c.ERR_clear_error()
            return bool(done == 1)
        finally:
            self._free(context, key_context)

    @functools.lru_cache(maxsize=4096)  # noqa: B019 - one provider lives as long as the process
    def _public(self, point: bytes) -> int:
        if len(point) != POINT or point[0] != 4:  # noqa: PLR2004
            raise Malformed(f"an SM2 point has 65 bytes 04‖x‖y, not {len(point)}", code="key_bad")
        return self._decoded(self._c.d2i_PUBKEY, _SPKI + point, "not a point of the SM2 curve")

    @functools.lru_cache(maxsize=256)  # noqa: B019
    def _private(self, scalar: bytes, point: bytes) -> int:
        der = _EC_HEAD + scalar + _EC_TAIL + point
        return self._decoded(self._c.d2i_AutoPrivateKey, der, "not an SM2 private key")

    def _decoded(self, decode: Any, der: bytes, otherwise: str) -> int:
        held = ctypes.create_string_buffer(der, len(der))
        place = ctypes.c_void_p(ctypes.addressof(held))
        key: int | None = decode(None, ctypes.byref(place), len(der))
        if not key:
            self._c.ERR_clear_error()
            raise Malformed(otherwise, code="key_bad")
        return key

    def _context(self, key: int) -> tuple[int, int]:
        context = self._c.EVP_MD_CTX_new()
        key_context = self._c.EVP_PKEY_CTX_new(key, None)
        self._c.EVP_PKEY_CTX_set1_id(key_context, IDENTITY, len(IDENTITY))
        self._c.EVP_MD_CTX_set_pkey_ctx(context, key_context)
        return context, key_context

    def _free(self, context: int, key_context: int) -> None:
        self._c.EVP_MD_CTX_free(context)
        self._c.EVP_PKEY_CTX_free(key_context)

    def _declare(self) -> None:
        pointer, size, number, text = (
            ctypes.c_void_p,
            ctypes.c_size_t,
            ctypes.c_int,
            ctypes.c_char_p,
        )
        for name, returns, takes in (
            ("EVP_sm3", pointer, []),
            ("EVP_MD_CTX_new", pointer, []),
            ("EVP_MD_CTX_free", None, [pointer]),
            ("EVP_PKEY_CTX_new", pointer, [pointer, pointer]),
            ("EVP_PKEY_CTX_free", None, [pointer]),
            ("EVP_PKEY_CTX_set1_id", number, [pointer, text, number]),
            ("EVP_MD_CTX_set_pkey_ctx", None, [pointer, pointer]),
            ("EVP_DigestSignInit", number, [pointer] * 5),
            ("EVP_DigestSign", number, [pointer, text, ctypes.POINTER(size), text, size]),
            ("EVP_DigestVerifyInit", number, [pointer] * 5),
            ("EVP_DigestVerify", number, [pointer, text, size, text, size]),
            ("EVP_PKEY_Q_keygen", pointer, [pointer, text, text]),
            ("EVP_PKEY_free", None, [pointer]),
            ("i2d_PrivateKey", number, [pointer, pointer]),
            ("d2i_PUBKEY", pointer, [pointer, pointer, ctypes.c_long]),
            ("d2i_AutoPrivateKey", pointer, [pointer, pointer, ctypes.c_long]),
            ("ERR_clear_error", None, []),
        ):
            function = getattr(self._c, name, None)
            if function is None:
                raise Refused(f"this OpenSSL lacks {name}", code="algorithm_unavailable")
            function.restype, function.argtypes = returns, takes


def provider() -> Provider:
    """Return what makes SM2 signatures here. Raise Refused ``algorithm_unavailable`` when nothing."""
    return _slot[0] if _slot else _openssl()


def use(other: Provider) -> None:
    """Let ``other``, such as certified hardware, make and check SM2 signatures from now on."""
    _slot[:] = [other]


def unavailable() -> str:
    """Return why SM2 is not available here; empty when it is."""
    try:
        one = provider()
        scalar, point = one.generate()
        return "" if one.verify(point, one.sign(scalar, point, b"probe"), b"probe") else "wrong"
    except Refused as error:
        return str(error)


_slot: list[Provider] = []


@functools.cache
def _openssl() -> OpenSSL:
    return OpenSSL(library())


def library() -> ctypes.PyDLL:
    """Return the system's libcrypto. Raise Refused when there is none."""
    name = ctypes.util.find_library("crypto") or "libcrypto.so.3"
    try:
        return ctypes.PyDLL(name)
    except OSError as error:
        raise Refused(f"no OpenSSL here: {error}", code="algorithm_unavailable") from error


def to_der(scalar: bytes, point: bytes) -> bytes:
    """Return an ECPrivateKey (RFC 5915) that the OpenSSL command line reads too."""
    return _EC_HEAD + scalar + _EC_TAIL + point


def from_der(der: bytes) -> tuple[bytes, bytes]:
    """Return (scalar, point) of an ECPrivateKey or of one in PKCS#8, both of one length.

    Raise Malformed when it is another key.
    """
    for head, tail in ((_EC_HEAD, _EC_TAIL), (_PKCS8_HEAD, _PKCS8_TAIL)):
        scalar, point = der[len(head) : len(head) + SCALAR], der[-POINT:]
        if der == head + scalar + tail + point and len(scalar) == SCALAR:
            return scalar, point
    raise Malformed("not an SM2 private key", code="key_bad")
