"""SM2 verification with tables (验签): the equation is ours, the curve's arithmetic is OpenSSL's.

A platform signs everything with one key, so the multiples of its point are worth keeping, as those
of the base point are: 85 µs a signature where libcrypto alone, which knows neither, takes 235 µs.
Verification holds no secrets, so nothing here needs constant time; signing stays with libcrypto.
"""

import ctypes
import functools
import threading
import weakref
from typing import Any

from jianbiao.errors import Malformed, Refused
from jianbiao.seal.digests import sm3

IDENTITY = b"1234567812345678"
"""The default distinguishing identifier of GB/T 35276."""

POINT = 65
SCALAR = 32
LONGEST = 127
"""Bytes of a signature whose length DER writes in one byte."""
KEYS = 512
"""Keys whose tables are kept, some 70 kB each."""

ORDER = 0xFFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFF7203DF6B21C6052B53BBF40939D54123
_A = "FFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF00000000FFFFFFFFFFFFFFFC"
_B = "28E9FA9E9D9F5E344D5A9E4BCF6509A7F39789F515AB8F92DDBCBD414D940E93"
_GX = "32C4AE2C1F1981195F9904466A39C9948FE30BBFF2660BE1715A4589334C74C7"
_GY = "BC3736A2F4F6779C59BDCEE36B692153D0A9877CC62A474002DF32E52139F0A0"
_WHO = (len(IDENTITY) * 8).to_bytes(2, "big") + IDENTITY + bytes.fromhex(_A + _B + _GX + _GY)


class Curve:
    """The SM2 curve of one libcrypto, with the multiples of its base point."""

    def __init__(self, library: ctypes.PyDLL) -> None:
        """Declare the functions of ``library``; Refused when it has no such arithmetic."""
        self._c = library
        self._declare()
        self._number = library.OBJ_txt2nid(b"SM2")
        self._at_work = threading.local()
        self._base = self._group()
        self._generator = library.EC_GROUP_get0_generator(self._base)
        self._zero, self._one = library.BN_bin2bn(b"", 0, None), library.BN_bin2bn(b"\1", 1, None)
        self._tabulate(self._base)

    def verify(self, point: bytes, signature: bytes, said: bytes) -> bool:
        """Say whether ``signature`` over ``said`` fits (GB/T 32918.2 clause 7.1).

        ``point`` is 04‖x‖y; Malformed ``key_bad`` when it is not on the curve.
        """
        key = self._key(point)
        r, s = _parse(signature)
        t = (r + s) % ORDER
        if not (0 < r < ORDER and 0 < s < ORDER and t):
            return False
        digest = int.from_bytes(sm3(key.who + said), "big")
        x = self._sum(s, t, key)
        return x is not None and (digest + x) % ORDER == r

    def _sum(self, s: int, t: int, key: "_Key") -> int | None:
        """Return x of s·G + t·P; None at infinity."""
        c, work = self._c, self._work()
        c.BN_bin2bn(s.to_bytes(SCALAR, "big"), SCALAR, work.s)
        c.BN_bin2bn(t.to_bytes(SCALAR, "big"), SCALAR, work.t)
        # A second term keeps libcrypto from its constant-time ladder, which uses no tables.
        one = c.EC_POINT_mul(
            key.group, work.part, work.t, self._generator, self._zero, work.context
        )
        two = c.EC_POINT_mul(self._base, work.sum, work.s, work.part, self._one, work.context)
        if one != 1 or two != 1:
            raise Refused("libcrypto could not multiply", code="algorithm_unavailable")
        found = c.EC_POINT_get_affine_coordinates(self._base, work.sum, work.x, None, work.context)
        if found != 1:
            c.ERR_clear_error()
            return None
        c.BN_bn2binpad(work.x, work.out, SCALAR)
        return int.from_bytes(work.out.raw, "big")

    @functools.lru_cache(maxsize=KEYS)  # noqa: B019 - one curve lives as long as the process
    def _key(self, point: bytes) -> "_Key":
        if len(point) != POINT or point[0] != 4:  # noqa: PLR2004
            raise Malformed(f"an SM2 point has 65 bytes 04‖x‖y, not {len(point)}", code="key_bad")
        group, place = self._group(), self._c.EC_POINT_new(self._base)
        key = _Key(group, sm3(_WHO + point[1:]))
        weakref.finalize(key, self._c.EC_GROUP_free, group)
        try:
            if self._c.EC_POINT_oct2point(group, place, point, POINT, None) != 1:
                self._c.ERR_clear_error()
                raise Malformed("not a point of the SM2 curve", code="key_bad")
            order = self._c.EC_GROUP_get0_order(self._base)
            cofactor = self._c.EC_GROUP_get0_cofactor(self._base)
            self._c.EC_GROUP_set_generator(group, place, order, cofactor)
        finally:
            self._c.EC_POINT_free(place)
        self._tabulate(group)
        return key

    def _group(self) -> int:
        group: int | None = self._c.EC_GROUP_new_by_curve_name(self._number)
        if not group:
            raise Refused("this OpenSSL has no SM2 curve", code="algorithm_unavailable")
        return group

    def _tabulate(self, group: int) -> None:
        if self._c.EC_GROUP_precompute_mult(group, None) != 1:
            raise Refused("this OpenSSL keeps no tables", code="algorithm_unavailable")

    def _work(self) -> "_Work":
        """Return this thread's numbers and points: another may run between two calls."""
        if not hasattr(self._at_work, "own"):
            self._at_work.own = _Work(self._c, self._base)
        own: _Work = self._at_work.own
        return own

    def _declare(self) -> None:
        pointer, number, text = ctypes.c_void_p, ctypes.c_int, ctypes.c_char_p
        for name, returns, takes in (
            ("OBJ_txt2nid", number, [text]),
            ("ERR_clear_error", None, []),
            ("BN_new", pointer, []),
            ("BN_free", None, [pointer]),
            ("BN_bin2bn", pointer, [text, number, pointer]),
            ("BN_bn2binpad", number, [pointer, text, number]),
            ("BN_CTX_new", pointer, []),
            ("BN_CTX_free", None, [pointer]),
            ("EC_GROUP_new_by_curve_name", pointer, [number]),
            ("EC_GROUP_free", None, [pointer]),
            ("EC_GROUP_get0_generator", pointer, [pointer]),
            ("EC_GROUP_get0_order", pointer, [pointer]),
            ("EC_GROUP_get0_cofactor", pointer, [pointer]),
            ("EC_GROUP_set_generator", number, [pointer] * 4),
            ("EC_GROUP_precompute_mult", number, [pointer, pointer]),
            ("EC_POINT_new", pointer, [pointer]),
            ("EC_POINT_free", None, [pointer]),
            ("EC_POINT_oct2point", number, [pointer, pointer, text, ctypes.c_size_t, pointer]),
            ("EC_POINT_mul", number, [pointer] * 6),
            ("EC_POINT_get_affine_coordinates", number, [pointer] * 5),
        ):
            function = getattr(self._c, name, None)
            if function is None:
                raise Refused(f"this OpenSSL lacks {name}", code="algorithm_unavailable")
            function.restype, function.argtypes = returns, takes


class _Key:
    """A group whose generator is the key's point, and the digest of who signs (Z of GB/T 32918.2)."""

    __slots__ = ("__weakref__", "group", "who")

    def __init__(self, group: int, who: bytes) -> None:
        self.group, self.who = group, who


class _Work:
    """Numbers and points one thread computes with."""

    def __init__(self, library: Any, group: int) -> None:
        self.s, self.t, self.x = (library.BN_new() for _ in range(3))
        self.part, self.sum = library.EC_POINT_new(group), library.EC_POINT_new(group)
        self.context = library.BN_CTX_new()
        self.out = ctypes.create_string_buffer(SCALAR)
        for free, some in (
            (library.BN_free, (self.s, self.t, self.x)),
            (library.EC_POINT_free, (self.part, self.sum)),
            (library.BN_CTX_free, (self.context,)),
        ):
            for one in some:
                weakref.finalize(self, free, one)


def _parse(signature: bytes) -> tuple[int, int]:
    """Return (r, s) of a strict DER SEQUENCE of two INTEGERs; (0, 0), which never fits, otherwise."""
    numbers = []
    rest = signature[2:]
    if len(rest) > LONGEST or signature[:2] != bytes([0x30, len(rest)]):
        return 0, 0
    while rest:
        size = rest[1] if len(rest) > 1 else 0
        raw, head, rest = rest[2 : 2 + size], rest[:1], rest[2 + size :]
        if head != b"\x02" or len(raw) != size or not size or _spelled_long(raw):
            return 0, 0
        numbers.append(int.from_bytes(raw, "big", signed=True))
    return (numbers[0], numbers[1]) if len(numbers) == 2 else (0, 0)  # noqa: PLR2004


def _spelled_long(raw: bytes) -> bool:
    """Say whether an INTEGER has a leading byte DER does not allow."""
    return len(raw) > 1 and (raw[0], raw[1] >> 7) in {(0, 0), (0xFF, 1)}
