"""The instance's own keys (平台密钥): two sign checkpoints (Ed25519, SM2), one signs answers.

PEM files under ``keys`` in the instance's home, readable by their owner only. Where SM2 is missing
the checkpoints go without its line, which is said aloud once.
"""

import os
import pathlib
from typing import Any

import structlog

from jianbiao.errors import Refused
from jianbiao.ledger.domain.notes import Verifier
from jianbiao.ledger.logs import LOGS
from jianbiao.seal import sm2
from jianbiao.seal.keys import ED25519, SM2, PrivateKey

log = structlog.get_logger(__name__)


def load_or_make(home: str) -> None:
    """Make whichever key the instance at ``home`` does not have yet."""
    folder = pathlib.Path(home) / "keys"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for name, algorithm in (("receipt", ED25519), ("log-ed25519", ED25519), ("log-sm2", SM2)):
        path = folder / f"{name}.pem"
        if path.exists():
            continue
        if algorithm == SM2 and (why := sm2.unavailable()):
            log.warning("sm2_unavailable", why=why)
            continue
        _write(path, PrivateKey.generate(algorithm).pem())


def receipt(home: str) -> PrivateKey:
    """Return the key that signs answers."""
    return _load(home, "receipt")


def signers(home: str, origin: str) -> list[tuple[str, PrivateKey]]:
    """Return (name, key) of each line of a checkpoint of the log ``origin``."""
    names = [n for n in ("log-ed25519", "log-sm2") if _path(home, n).exists()]
    return [(origin, _load(home, name)) for name in names]


def public(home: str, origin: str) -> dict[str, Any]:
    """Return the verifier keys of both logs and the key of answers, as texts."""
    logs = {
        log.name: [
            str(Verifier(name=name, public=key.public))
            for name, key in signers(home, origin + log.suffix)
        ]
        for log in LOGS.values()
    }
    return {**logs, "receipt": receipt(home).public.raw.hex()}


def _path(home: str, name: str) -> pathlib.Path:
    return pathlib.Path(home) / "keys" / f"{name}.pem"


def _load(home: str, name: str) -> PrivateKey:
    try:
        return PrivateKey.load(_path(home, name).read_bytes())
    except FileNotFoundError:
        raise Refused(f"no key {name} under {home}: run `jianbiao init`", where=name) from None


def _write(path: pathlib.Path, pem: bytes) -> None:
    file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(file, "wb") as out:
        out.write(pem)
        out.flush()
        os.fsync(out.fileno())
