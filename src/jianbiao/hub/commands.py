"""`jianbiao hub forward`: pass messages to another instance until it has them all."""

import argparse
import pathlib
import sys
from collections.abc import Sequence
from datetime import UTC, datetime

from jianbiao.hub import services
from jianbiao.kit import Client
from jianbiao.seal.keys import PrivateKey


def forward(argv: Sequence[str]) -> int:
    """Send what the instance at ``--to`` has not answered yet, signed by ``--key``."""
    parser = argparse.ArgumentParser(prog="jianbiao hub forward")
    parser.add_argument("--to", required=True, help="address of the other instance")
    parser.add_argument("--as", dest="code", required=True, help="our code in its register")
    parser.add_argument("--key", required=True, help="PEM file of our private key")
    parser.add_argument("--name", default="k1", help="name of that key in its register")
    said = parser.parse_args(argv)
    key = PrivateKey.load(pathlib.Path(said.key).read_bytes())
    client = Client(said.to, platform=said.code, key=key, key_name=said.name)
    total = 0
    while passed := services.forward(said.to, client, at=datetime.now(UTC)):  # noqa: TID251
        total += passed
    print(f"{total} entries passed to {said.to}", file=sys.stdout)
    return 0
