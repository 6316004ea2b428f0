"""`jianbiao inspect draw`: repeat a draw of inspection objects and officers from what is public."""

import argparse
import base64
import json
import pathlib
import sys
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final

from jianbiao.errors import JianbiaoError, Tampered
from jianbiao.ledger import verify
from jianbiao.ledger.domain import merkle
from jianbiao.ledger.domain import tiles as shapes
from jianbiao.supervision.domain import drawing
from jianbiao.supervision.domain.drawing import Pools

WHOLE, TAMPERED, UNREADABLE = 0, 1, 2
Fetch = Callable[[str], bytes]
_LONGEST: Final = 64 * 1024 * 1024


def draw(argv: Sequence[str]) -> int:
    """Repeat the draw that the arguments name; return 0 equal, 1 not, 2 unreadable."""
    parser = argparse.ArgumentParser(
        prog="jianbiao inspect draw", description="repeat a random draw from public data"
    )
    parser.add_argument("what", help="address of an inspection's data: …/inspections/ID.json")
    parser.add_argument("--key", help="file of trusted verifier keys, one a line")
    said = parser.parse_args(argv)
    try:
        for line in check(said.what, keys=said.key):
            print(line)
    except (Tampered, verify.NotWhole) as error:
        print(f"不相符 NOT EQUAL: {error}", file=sys.stderr)
        return TAMPERED
    except (JianbiaoError, verify.NotReadable, OSError, ValueError, KeyError, TypeError) as error:
        print(f"无法读取 UNREADABLE: {type(error).__name__}: {error}", file=sys.stderr)
        return UNREADABLE
    return WHOLE


def check(address: str, *, keys: str | None, fetch: Fetch | None = None) -> Iterator[str]:
    """Yield what was checked of a draw. Raise Tampered or NotWhole where something does not fit."""
    read = fetch or _fetch
    said = json.loads(read(address))
    if said["algorithm"] != drawing.ALGORITHM:
        raise Tampered(f"no algorithm {said['algorithm']}")
    if "fixed" not in said:
        raise verify.NotReadable("the pools are not fixed yet")
    pools = _pools(said)
    yield f"名单 pools: {len(pools.objects)} objects, {len(pools.officers)} officers"
    place = address.split("/inspections/", 1)[0]
    base = f"{place}/log/official"
    number = int(said["fixed"]["number"])
    _check_fixed(said, pools)
    proof = read(f"{base}/entries/{number}.tlog-proof").decode()
    body = base64.b64decode(said["fixed"]["body"], validate=True)
    yield from verify.check_proof(proof, body=body, leaf=None, keys=keys, shown_at=place)
    if verify.parse_proof(proof)[0] != number - 1:
        raise Tampered(f"the proof is not of entry {number}")
    yield f"先入账 fixed first: entry {number}"
    if "drawn" not in said:
        raise verify.NotReadable("nothing is drawn yet")
    size = int(said["drawn"]["size"])
    if size != number + pools.wait:
        raise Tampered(f"the seed is of size {size}, {number + pools.wait} was named")
    seed = _root(base, size, keys=keys, shown_at=place, read=read)
    if seed != said["drawn"]["root"]:
        raise Tampered(f"the root over {size} entries is {seed}, not {said['drawn']['root']}")
    yield f"种子 seed: the root over {size} entries, under the signed checkpoint"
    yield from _repeat(said, pools, seed)


def _repeat(said: dict[str, Any], pools: Pools, seed: str) -> Iterator[str]:
    told = said["drawn"]
    recused = [(str(one), str(who)) for one, who in told["recused"]]
    right = drawing.draw(pools, seed, recused=recused)
    if list(told["objects"]) != list(right.objects):
        raise Tampered(f"objects {told['objects']}, the seed draws {list(right.objects)}")
    if {k: tuple(v) for k, v in told["teams"].items()} != dict(right.teams):
        raise Tampered(f"teams {told['teams']}, the seed draws {dict(right.teams)}")
    for one in right.objects:
        yield f"  {one}: {', '.join(right.teams[one])}"
    yield f"相符 EQUAL: {len(right.objects)} objects and their officers are what the seed draws"


def _pools(said: dict[str, Any]) -> Pools:
    fixed = said["fixed"]
    return Pools(
        id=str(said["id"]),
        objects=tuple(map(str, fixed["objects"])),
        officers=tuple(map(str, fixed["officers"])),
        draw=int(fixed["draw"]),
        team=int(fixed["team"]),
        wait=int(fixed["wait"]),
    )


_TEXTS: Final = ("draw", "team", "wait", "digest")


def _check_fixed(said: dict[str, Any], pools: Pools) -> None:
    """Raise Tampered unless the entry holds these pools and their digest."""
    event = json.loads(base64.b64decode(said["fixed"]["body"], validate=True))["event"]
    fields = event["fields"]
    if event["case"] != pools.id or event["act"] != "fix":
        raise Tampered("the entry does not fix the pools of this inspection")
    if (
        tuple(fields["pool"].split("\n")) != pools.objects
        or tuple(fields["officers"].split("\n")) != pools.officers
        or any(fields[name] != str(said["fixed"][name]) for name in _TEXTS)
    ):
        raise Tampered("the pools are not those that the entry holds")
    if fields["digest"] != pools.digest():
        raise Tampered("the digest is not that of the pools")


def _root(base: str, size: int, *, keys: str | None, shown_at: str, read: Fetch) -> str:
    """Return the root over ``size`` entries, from tiles that give the signed root too."""
    note = read(f"{base}/checkpoint").decode()
    _, sealed, root, _ = verify.check_note(note, keys=keys, shown_at=shown_at)
    if size > sealed:
        raise verify.NotReadable(f"the checkpoint covers {sealed} entries, not {size} yet")

    def tile(level: int, index: int, width: int) -> bytes:
        return read(f"{base}/{shapes.path(level, index, width)}")

    node = shapes.node(tile, sealed)
    if merkle.subtree(node, 0, sealed) != root:
        raise Tampered("the tiles do not give the signed root")
    return merkle.subtree(node, 0, size).hex()


def _fetch(address: str) -> bytes:
    if not address.startswith(("http://", "https://")):
        return pathlib.Path(address).read_bytes()
    with urllib.request.urlopen(address, timeout=30) as answer:  # noqa: S310 - http(s) only
        raw: bytes = answer.read(_LONGEST)
    return raw
