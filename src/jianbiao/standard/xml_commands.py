"""命令 (commands): `jianbiao standard xml`, the national interchange form to messages and back."""

import argparse
import json
import pathlib
import sys
from collections.abc import Sequence
from typing import Any

from jianbiao.errors import Malformed, Refused
from jianbiao.standard import canonical, overlay, xml_reading, xml_writing
from jianbiao.standard.messages import check_message


def xml(argv: Sequence[str]) -> int:
    """Read XML and print messages as JSON, or read messages and print XML.

    Return 2 when a message read from XML has faults: they are told on standard error, and the
    messages are printed all the same.
    """
    parser = argparse.ArgumentParser(prog="jianbiao standard xml")
    parser.add_argument("direction", choices=("read", "write"), help="read XML, or write it")
    parser.add_argument("file", nargs="?", default="-", help="standard input when left out")
    parser.add_argument("--route-way", default="0", help="ROUTE_WAY of the XML written")
    parser.add_argument("--ca-key", default="", help="CA_KEY of the XML written")
    parser.add_argument(
        "--overlay", type=pathlib.Path, help="the file of what the province adds to the sets"
    )
    said = parser.parse_args(argv)
    if said.overlay:
        overlay.lay(overlay.read(_bytes(str(said.overlay))))
    raw = _bytes(said.file)
    if said.direction == "read":
        return _read(raw)
    messages = _messages(raw, said.file)
    text = xml_writing.write(messages, route_way=said.route_way, ca_key=said.ca_key)
    sys.stdout.buffer.write(text.encode())
    return 0


def _read(raw: bytes) -> int:
    messages = xml_reading.read(raw)
    wrong = 0
    for place, message in enumerate(messages):
        for fault in check_message(message):
            wrong += 1
            words = f"{fault.code} {fault.said} {fault.zh} · {fault.en}"
            print(f"/{place}{fault.path}: {words}", file=sys.stderr)
    text = json.dumps(messages, ensure_ascii=False, indent=1)
    sys.stdout.buffer.write(text.encode() + b"\n")
    return 2 if wrong else 0


def _messages(raw: bytes, file: str) -> list[Any]:
    """Return the messages of a JSON array, or of one JSON object a line."""
    if raw.lstrip()[:1] == b"[":
        said: list[Any] = canonical.parse(raw, file)
        return said
    lines = enumerate(raw.split(b"\n"), 1)
    return [canonical.parse(line, f"{file}:{number}") for number, line in lines if line.strip()]


def _bytes(file: str) -> bytes:
    """Return what stands in a file or on standard input, one byte beyond the bound at most."""
    if file == "-":
        raw = sys.stdin.buffer.read(xml_reading.LARGEST + 1)
    else:
        try:
            with pathlib.Path(file).open("rb") as stream:
                raw = stream.read(xml_reading.LARGEST + 1)
        except OSError as error:
            raise Refused(f"{file}: {error.strerror}", code="file_broken", where=file) from error
    if len(raw) > xml_reading.LARGEST:
        raise Malformed(f"more than {xml_reading.LARGEST} bytes", code="xml_too_large", where=file)
    return raw
