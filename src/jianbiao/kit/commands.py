"""`jianbiao kit …`: make a key, validate, send messages and files, read the inbox."""

import argparse
import json
import os
import pathlib
import sys
from collections.abc import Sequence
from contextlib import closing
from dataclasses import asdict
from datetime import datetime
from typing import Any

from jianbiao.errors import Malformed, Refused
from jianbiao.kit.client import Client
from jianbiao.kit.messages import validate as faults_of
from jianbiao.kit.wire import SigningKey, read_key
from jianbiao.seal.keys import PrivateKey
from jianbiao.standard import canonical, overlay

CLASSES = ("open", "government", "licensed", "closed", "sealed")


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
    parser.add_argument("file", help="JSON array or JSON lines; - reads from a pipe")
    parser.add_argument("--overlay", help="the file of what the province adds to the national sets")
    said = parser.parse_args(argv)
    if said.overlay:
        overlay.lay(overlay.read(pathlib.Path(said.overlay).read_bytes()))
    messages = _read(said.file)
    wrong = 0
    for place, message in enumerate(messages):
        faults = faults_of(message)
        wrong += bool(faults)
        for fault in faults:
            print(f"{place}{fault.path} {fault.code} {fault.zh} {fault.en} {fault.said}")
    right = len(messages) - wrong
    _tell(
        f"{said.file}: {len(messages)} messages 条消息, {right} readable 可读, {wrong} wrong 有误"
    )
    return 2 if wrong else 0


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
    parser.add_argument("--after", type=int, default=0, help="entry number to go on from")
    said = parser.parse_args(argv)
    count, last = 0, said.after
    with closing(_client(said)) as client:
        for notice in client.inbox(said.after):
            count, last = count + 1, notice["number"]
            print(json.dumps(notice, ensure_ascii=False))
    _tell(
        f"{count} notices 条回执 after entry 自条目 {said.after}; go on with 下次用 --after {last}"
    )
    return 0


def put(argv: Sequence[str]) -> int:
    """Send a file, or go on where an earlier try ended; print its receipt as JSON."""
    parser = _connecting("jianbiao kit put")
    parser.add_argument("file")
    parser.add_argument("--class", dest="file_class", required=True, choices=CLASSES)
    parser.add_argument(
        "--earliest-open", type=_moment, help="nobody reads it before; RFC 3339 with offset"
    )
    parser.add_argument("--about", default="", help="tender or lot code; a sealed file needs it")
    parser.add_argument("--as", dest="shown", help="name that a reader sees")
    said = parser.parse_args(argv)
    with closing(_client(said)) as client:
        receipt = client.put_file(
            said.file,
            file_class=said.file_class,
            earliest_open=said.earliest_open,
            about=said.about,
            name=said.shown,
        )
    print(json.dumps(asdict(receipt), ensure_ascii=False))
    return 0


def _connecting(name: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog=name)
    parser.add_argument("--url", required=True, help="address of the instance")
    parser.add_argument("--platform", required=True, help="the platform's code")
    signing = parser.add_mutually_exclusive_group(required=True)
    signing.add_argument("--key", help="PEM file")
    signing.add_argument(
        "--keys",
        help='JSON of several keys: [{"name", "file", "valid_from", "valid_until"}, …]',
    )
    parser.add_argument("--name", default="k1", help="the key's name in the register")
    parser.add_argument("--folder", help="where the instance's key is pinned")
    return parser


def _client(said: argparse.Namespace) -> Client:
    return Client(
        said.url,
        platform=said.platform,
        key=said.key,
        key_name=said.name,
        keys=_keys(pathlib.Path(said.keys)) if said.keys else (),
        folder=said.folder,
    )


def _keys(path: pathlib.Path) -> list[SigningKey]:
    """Return the keys that a file names; their files stand beside it."""
    try:
        rows = json.loads(path.read_bytes())
        return [
            SigningKey(
                name=row["name"],
                key=read_key(path.parent / row["file"]),
                valid_from=_window(row.get("valid_from")),
                valid_until=_window(row.get("valid_until")),
            )
            for row in rows
        ]
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise Malformed(
            f"keys cannot be read: {error!r}", code="key_bad", where=str(path)
        ) from error


def _window(text: str | None) -> datetime | None:
    return _moment(text) if text else None


def _moment(text: str) -> datetime:
    """Return a moment. Raise Malformed without an offset."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError as error:
        raise Malformed(f"not a moment: {error}", where=text) from error
    if found.tzinfo is None:
        raise Malformed("a moment needs an offset, such as +08:00", where=text)
    return found


def _tell(said: str) -> None:
    """Tell the person; what a program reads goes to standard output alone."""
    print(said, file=sys.stderr)


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
