"""The worked example of docs/spec, computed with the standard library and one Ed25519 library.

It uses none of our own sealing code, so it is also an independent check of it.
`python -m tests.standard.worked_example` writes docs/spec/example.json and the blocks in README.
"""

import base64
import hashlib
import json
import pathlib
import re
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

SPEC = pathlib.Path(__file__).resolve().parents[2] / "docs" / "spec"
SEED = bytes(range(32))
KEY_ID = "E6900000001/2026"
CREATED = 1795483800
PROJECT = {
    "message_id": "20261124T093000-000001",
    "set": "PROJECT",
    "version": "2026-11",
    "data_type": "1",
    "data_key": "E690000000150000000001",
    "happened_at": "2026-11-24T09:30:00+08:00",
    "data": {
        "PROJECT_CODE": "E6900000001000001",
        "PROJECT_NAME": "云禾大桥",
        "REGION_CODE": "690100",
        "RELATE_CODE": "1",
        "INVEST_PROJECT_CODE": "2601-690100-04-01-000001",
    },
}
TENDER = {
    "message_id": "20261124T093000-000002",
    "set": "TENDER_PROJECT",
    "version": "2026-11",
    "data_type": "1",
    "data_key": "E690000000150100000001",
    "happened_at": "2026-11-24T09:30:00+08:00",
    "data": {
        "PROJECT_CODE": "E6900000001000001",
        "TENDER_PROJECT_CODE": "E6900000001000001001",
        "TENDER_PROJECT_NAME": "云禾大桥施工招标",
        "REGION_CODE": "690100",
        "INDUSTRIES_TYPE": "E48",
        "IS_TO_LAW": "1",
        "TENDERER_NAME": "云禾市交通运输局",
        "TENDER_MODE": "1",
    },
}


def canonical(message: dict[str, Any]) -> bytes:
    """Return RFC 8785 bytes: enough for ASCII keys and text values."""
    return json.dumps(message, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def example() -> dict[str, Any]:
    """Return every number of the example, hex and base64 as text."""
    exact = [canonical(message) for message in (PROJECT, TENDER)]
    digests = [hashlib.sha256(raw).digest() for raw in exact]
    leaves = [hashlib.sha256(b"\x00" + digest).digest() for digest in digests]
    root = hashlib.sha256(b"\x01" + leaves[0] + leaves[1]).digest()
    header = f":{base64.b64encode(root).decode()}:"
    parameters = f'("@method" "@path" "message-root");created={CREATED};keyid="{KEY_ID}"'
    base = "\n".join(
        (
            '"@method": POST',
            '"@path": /api/v1/messages',
            f'"message-root": {header}',
            f'"@signature-params": {parameters}',
        )
    )
    key = Ed25519PrivateKey.from_private_bytes(SEED)
    signature = base64.b64encode(key.sign(base.encode())).decode()
    public = key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    return {
        "private_key_seed": SEED.hex(),
        "public_key": public.hex(),
        "exact_bytes": [raw.decode() for raw in exact],
        "digests": [digest.hex() for digest in digests],
        "leaf_hashes": [leaf.hex() for leaf in leaves],
        "paths": [[leaves[1].hex()], [leaves[0].hex()]],
        "message_root": root.hex(),
        "signature_base": base,
        "headers": {
            "Content-Type": "application/json",
            "Message-Root": header,
            "Signature-Input": f"sig1={parameters}",
            "Signature": f"sig1=:{signature}:",
        },
        "body": "[" + ",".join(raw.decode() for raw in exact) + "]",
    }


def as_json() -> str:
    """Return the text of example.json."""
    return json.dumps(example(), ensure_ascii=False, indent=1) + "\n"


def block() -> str:
    """Return the block that stands in both README files."""
    said = example()
    lines = ["```text", "exact bytes of message 0", said["exact_bytes"][0], ""]
    for i in (0, 1):
        lines.append(f"digest of message {i}     {said['digests'][i]}")
        lines.append(f"leaf hash of message {i}  {said['leaf_hashes'][i]}")
    lines += [f"message root            {said['message_root']}", "", "signature base"]
    lines += [said["signature_base"], "", "POST /api/v1/messages"]
    lines += [f"{name}: {value}" for name, value in said["headers"].items()]
    return "\n".join((*lines, "```"))


def with_block(text: str) -> str:
    """Return a README with the block between its markers brought up to date."""
    return re.sub(
        r"(<!-- example:begin -->\n).*?(<!-- example:end -->)",
        lambda found: found[1] + block() + "\n" + found[2],
        text,
        flags=re.DOTALL,
    )


def write() -> None:
    """Bring example.json and the README blocks up to date."""
    (SPEC / "example.json").write_text(as_json(), encoding="utf-8")
    for name in ("README.md", "README.zh-CN.md"):
        page = SPEC / name
        page.write_text(with_block(page.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    write()
