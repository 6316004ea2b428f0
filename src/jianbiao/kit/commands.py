"""`jianbiao kit …`: make a key, validate, send, read the inbox."""

import argparse
import json
import os
import pathlib
import sys
from collections.abc import Sequence
from contextlib import closing
from typing import Any

from jianbiao.errors import Malformed, Refused
from jianbiao.kit.client import Client
from jianbiao.kit.messages import validate as faults_of
from jianbiao.seal.keys import PrivateKey
from jianbiao.standard import canonical, overlay


def key(argv: Sequence[str]) -> int:
    """Write a new private key and print the public one, to be registered."""
    parser = argparse.ArgumentParser(prog="jianbiao kit key")
    parser.add_argument("--algorithm", choices=("sm2", "ed25519"), default="sm2")
    parser.add_argument("file", help="where the private key is kept (PEM)")
    said = parser.parse_args(argv)
    path = pathlib.Path(said.file)
    if path.exists():
        raise Refused(f"{path} exists: a key is never overwritten", where=str(path))
    made = PrivateKey.generate(said.algorithm)
    file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(file, "wb") as out:
        out.write(made.pem())
    print(json.dumps({"algorithm": said.algorithm, "public_key": made.public.raw.hex()}))
    return 0


def validate(argv: Sequence[str]) -> int:
    """Check envelopes of a file (JSON array or JSON lines) and print what is wrong."""
    parser = argparse.ArgumentParser(prog="jianbiao kit validate")
    parser.add_argument("file")
    parser.add_argument("--overlay", help="the file of what the province adds to the national sets")
    said = parser.parse_args(argv)
    if said.overlay:
        overlay.lay(overlay.read(pathlib.Path(said.overlay).read_bytes()))
    bad = 0
    for place, message in enumerate(_read(said.file)):
        for fault in faults_of(message):
            bad += 1
            print(f"{place}{fault.path} {fault.code} {fault.zh} {fault.en} {fault.said}")
    return 2 if bad else 0


def send(argv: Sequence[str]) -> int:
    """Sign and send the envelopes of a file; print one JSON line for each answer."""
    parser = _connecting("jianbiao kit send")
    parser.add_argument("file")
    said = parser.parse_args(argv)
    with closing(_client(said)) as client:
        results = client.send(_read(said.file))
    for result in results:
        faults = [{"code": f.code, "path": f.path, "said": f.said} for f in result.faults]
        line = {"message_id": result.message_id, "outcome": result.outcome}
        print(json.dumps({**line, "number": result.number, "faults": faults}, ensure_ascii=False))
    return 3 if any(result.outcome == "rejected" for result in results) else 0


def inbox(argv: Sequence[str]) -> int:
    """Print what the instance tells the platform, one JSON line each."""
    parser = _connecting("jianbiao kit inbox")
    parser.add_argument("--after", type=int, default=0)
    said = parser.parse_args(argv)
    with closing(_client(said)) as client:
        for notice in client.inbox(said.after):
            print(json.dumps(notice, ensure_ascii=False))
    return 0


def _connecting(name: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog=name)
    parser.add_argument("--url", required=True)
    parser.add_argument("--platform", required=True)
    parser.add_argument("--key", required=True, help="PEM file")
    parser.add_argument("--name", default="k1", help="the key's name in the register")
    parser.add_argument("--folder", help="where the instance's key is pinned")
    return parser


def _client(said: argparse.Namespace) -> Client:
    return Client(
        said.url, platform=said.platform, key=said.key, key_name=said.name, folder=said.folder
    )


def _read(file: str) -> list[Any]:
    """Return the envelopes of a file as strictly as the instance reads them."""
    try:
        raw = sys.stdin.buffer.read() if file == "-" else pathlib.Path(file).read_bytes()
    except OSError as error:
        raise Malformed(f"cannot be read: {error}", where=file) from error
    if raw.lstrip().startswith(b"["):
        said: list[Any] = canonical.parse(raw, file)
        return said
    lines = enumerate(raw.split(b"\n"), 1)
    return [canonical.parse(line, f"{file}:{number}") for number, line in lines if line.strip()]
