"""Forwarded messages (转发消息): another instance passes a platform's message with its evidence.

The relay's own signature says who carried it; the platform's says whose it is. Both must hold.
"""

import base64
import binascii
from typing import Any

import orjson

from jianbiao.errors import JianbiaoError, Refused
from jianbiao.intake import keyring, reading
from jianbiao.people.queries import KeyInForce
from jianbiao.seal import requests, roots
from jianbiao.seal.keys import check_key_in_force
from jianbiao.standard import canonical
from jianbiao.standard.faults import Fault


class Carried:
    """Checks the evidence of forwarded messages; a signature shared by several is verified once."""

    def __init__(self) -> None:
        """Nothing is verified yet."""
        self._good: set[tuple[str, str, str]] = set()

    def faults_of(self, value: dict[str, Any], caller: keyring.Caller) -> list[Fault]:
        """Return why a forwarded message cannot be attributed or read; empty when it can."""
        data = value["data"]
        try:
            inner = _inner(data["MESSAGE"].encode())
            self._check(data, caller)
        except JianbiaoError as error:
            return [Fault(code=error.code, path="/data", said=str(error))]
        if isinstance(inner, dict) and inner.get("set") == reading.FORWARDED:
            said = "a forwarded message is not forwarded again"
            return [Fault(code="relay_mismatch", path="/data/MESSAGE", said=said)]
        uscc = keyring.find(data["KEY_ID"]).uscc
        return [
            Fault(code=f.code, path="/data/MESSAGE" + f.path, said=f.said)
            for f in reading.faults_of(inner, uscc)
        ]

    def _check(self, data: dict[str, Any], caller: keyring.Caller) -> None:
        if not caller.relays:
            raise Refused(f"{caller.platform} is not registered as a relay", code="not_relay")
        key = keyring.find(data["KEY_ID"])
        check_key_in_force(key.window, caller.at)
        raw = data["MESSAGE"].encode()
        root = requests.root_of_base(data["SIGNATURE_BASE"])
        roots.check_path(
            key.public.algorithm,
            roots.digest(key.public.algorithm, raw),
            index=int(data["INDEX"]),
            size=int(data["SIZE"]),
            path=[bytes.fromhex(h) for h in data["PATH"]],
            root=root,
        )
        self._check_signature(data, key)

    def _check_signature(self, data: dict[str, Any], key: KeyInForce) -> None:
        name = (data["KEY_ID"], data["SIGNATURE_BASE"], data["SIGNATURE"])
        if name in self._good:
            return
        try:
            signature = base64.b64decode(data["SIGNATURE"], validate=True)
        except (binascii.Error, ValueError) as error:
            raise Refused(f"SIGNATURE is not base64: {error}", code="signature_bad") from error
        if not key.public.verify(signature, data["SIGNATURE_BASE"].encode()):
            raise Refused("the platform's signature does not fit", code="signature_bad")
        self._good.add(name)


def _inner(raw: bytes) -> Any:
    """Return the message that ``raw`` spells canonically, as its platform signed it."""
    try:
        value = orjson.loads(raw)
    except orjson.JSONDecodeError:
        value = None
    if value is None or not canonical.is_plain(raw) or canonical.canonical_fast(value) != raw:
        value = canonical.parse(raw)
        if canonical.canonical(value) != raw:
            raise Refused("MESSAGE is not in canonical form", code="relay_mismatch")
    return value
