"""`jianbiao ledger check FILE`: judge a file of test vectors (测试向量) by the log's own mathematics.

Sections: leaf samples, tree heads, inclusion and consistency proofs, tiles, entry bundles, keys,
checkpoints, receipts. The main tree is not in the file: its leaves follow a rule.
"""

import argparse
import base64
import functools
import pathlib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from jianbiao.errors import JianbiaoError, Malformed, Tampered
from jianbiao.ledger.domain import merkle, notes, proofs
from jianbiao.ledger.domain import tiles as shapes
from jianbiao.ledger.domain.notes import Verifier
from jianbiao.seal.keys import PrivateKey
from jianbiao.standard import canonical

MOST = 2_000_000
_PATH = re.compile(r"tile/(entries|[0-9]{1,2})/((?:x[0-9]{3}/)*[0-9]{3})(?:\.p/([0-9]{1,3}))?")

Case = Mapping[str, Any]


def main(argv: Sequence[str]) -> int:
    """Print one line for each case that fails, then how many passed; 0 only when all did."""
    parser = argparse.ArgumentParser(prog="jianbiao ledger check")
    parser.add_argument("file", type=pathlib.Path)
    file = parser.parse_args(argv).file
    try:
        raw = file.read_bytes()
    except OSError as error:
        raise Malformed(f"cannot be read: {error}", where=str(file)) from error
    passed, failures = judge(canonical.parse(raw, str(file)))
    for line in failures:
        print(line)
    print(f"通过 passed {passed}, 未通过 failed {len(failures)}")
    return 1 if failures else 0


def judge(said: Any) -> tuple[int, list[str]]:
    """Return how many cases pass and one line for each that does not.

    Raise Malformed for a file without cases.
    """
    if not isinstance(said, dict):
        raise Malformed("vectors are an object of sections")
    bench = _Bench(tree=Tree(), said=said)
    answers = [_answer(section, case, bench) for section, case in _cases(said)]
    if not answers:
        raise Malformed("the file holds no case")
    return answers.count(""), [answer for answer in answers if answer]


class Tree:
    """A growing tree: ``leaf`` gives each leaf; complete subtrees are hashed once and kept."""

    def __init__(self, leaf: Callable[[int], bytes] | None = None) -> None:
        """Grow by ``leaf``, else by the main tree's rule."""
        self._leaf = leaf or leaf_of
        self._levels: list[list[bytes]] = [[]]

    def root(self, size: int) -> bytes:
        """Return the tree head over the first ``size`` leaves."""
        return merkle.subtree(self.node(size), 0, size) if size else merkle.EMPTY

    def node(self, size: int) -> merkle.Node:
        """Return how complete subtrees of a tree of ``size`` are read. Raise Malformed if too big."""
        if not 0 <= size <= MOST:
            raise Malformed(f"trees here have at most {MOST} leaves, not {size}")
        for index in range(len(self._levels[0]), size):
            self._put(0, merkle.leaf_hash(self._leaf(index)))
        return lambda level, index: self._levels[level][index]

    def _put(self, level: int, hashed: bytes) -> None:
        if level == len(self._levels):
            self._levels.append([])
        row = self._levels[level]
        row.append(hashed)
        if len(row) % 2 == 0:
            self._put(level + 1, merkle.node_hash(row[-2], row[-1]))


def leaf_of(index: int) -> bytes:
    """Return leaf ``index`` of the main tree, as the file's ``about`` says."""
    if index % 7 == 0:
        return bytes([index & 255]) * (index % 97)
    return b'{"kind":"probe","n":%d,"v":1}' % index


def tile_of(path: str) -> bytes:
    """Return the bytes of the main tree's tile or entry bundle at ``path``."""
    level, index, width = place_of(path)
    first = index * shapes.WIDTH
    if level == "entries":
        return shapes.bundle([leaf_of(i) for i in range(first, first + width)])
    span = shapes.WIDTH ** int(level)
    if width * span > MOST:
        raise Malformed(f"{path} stands over more than {MOST} leaves")
    return b"".join(_over(i * span, span) for i in range(first, first + width))


def place_of(path: str) -> tuple[str, int, int]:
    """Return (level, index, width) of a tile's path. Raise Malformed when it is none."""
    said = _PATH.fullmatch(path)
    if said is None:
        raise Malformed(f"no tile path: {path[:80]}")
    level, parts, width = said.groups()
    return level, int(parts.replace("x", "").replace("/", "")), int(width or shapes.WIDTH)


@dataclass(frozen=True, kw_only=True)
class _Bench:
    """What the cases of one file are judged with: its main tree, its keys, its small tree."""

    tree: Tree
    said: Case

    @functools.cached_property
    def verifiers(self) -> dict[str, Verifier]:
        keys = self.said.get("keys", {})
        return {name: notes.parse_verifier(one["vkey"]) for name, one in keys.items()}

    @functools.cached_property
    def small(self) -> list[bytes]:
        return [bytes.fromhex(leaf) for leaf in self.said["ct_tree"]["leaves_hex"]]


def _cases(said: Case) -> Iterator[tuple[str, Case]]:
    for section, held in said.items():
        if section == "ct_tree":
            yield from ((section, case) for case in held["heads"])
        elif section == "keys":
            yield from ((section, {"id": name, **case}) for name, case in held.items())
        elif isinstance(held, list):
            yield from ((section, case) for case in held)
        elif isinstance(held, dict):
            yield section, held


def _answer(section: str, case: Case, bench: _Bench) -> str:
    """Return why a case fails; nothing when it passes."""
    name = f"{case.get('id', '')} {section}".strip()
    try:
        if section not in _JUDGES:
            return f"{name}: this section is not known"
        _JUDGES[section](case, bench)
    except KeyError as error:
        return f"{name}: the case lacks {error}"
    except (JianbiaoError, ValueError, TypeError) as error:
        return f"{name}: {error}"
    return ""


def _leaf_sample(case: Case, _: _Bench) -> None:
    leaf = leaf_of(case["i"])
    _same("leaf", leaf.hex(), case["leaf_hex"])
    _same("leaf hash", merkle.leaf_hash(leaf).hex(), case["leaf_hash_hex"])


def _tree_head(case: Case, bench: _Bench) -> None:
    root = bench.tree.root(case["size"])
    _same("root", root.hex(), case["root_hex"])
    if "root_base64" in case:
        _same("root", base64.b64encode(root).decode(), case["root_base64"])


def _small_head(case: Case, bench: _Bench) -> None:
    hashes = [merkle.leaf_hash(leaf) for leaf in bench.small[: case["size"]]]
    _same("root", merkle.root_of(hashes).hex(), case["root_hex"])
    grown = shapes.Frontier()
    for hashed in hashes:
        list(grown.add(hashed))
    _same("root of the growing tree", grown.root().hex(), case["root_hex"])


def _inclusion(case: Case, bench: _Bench) -> None:
    size, index = case["size"], case["index"]
    path = _hashes(case["proof_hex"])

    def check() -> None:
        merkle.check_inclusion(
            bytes.fromhex(case["leaf_hash_hex"]),
            index=index,
            size=size,
            path=path,
            root=bytes.fromhex(case["root_hex"]),
        )

    _as_claimed(case, check)
    if case["valid"]:
        _same("root", bench.tree.root(size).hex(), case["root_hex"])
        made = merkle.inclusion(bench.tree.node(size), index, size)
        _same("proof", [one.hex() for one in made], case["proof_hex"])


def _consistency(case: Case, bench: _Bench) -> None:
    old, size = case["from_size"], case["to_size"]
    path = _hashes(case["proof_hex"])

    def check() -> None:
        merkle.check_consistency(
            old=old,
            size=size,
            old_root=bytes.fromhex(case["from_root_hex"]),
            root=bytes.fromhex(case["to_root_hex"]),
            path=path,
        )

    _as_claimed(case, check)
    if case["valid"]:
        _same("older root", bench.tree.root(old).hex(), case["from_root_hex"])
        _same("newer root", bench.tree.root(size).hex(), case["to_root_hex"])
        made = merkle.consistency(bench.tree.node(size), old, size)
        _same("proof", [one.hex() for one in made], case["proof_hex"])


def _negative(case: Case, bench: _Bench) -> None:
    (_inclusion if "index" in case else _consistency)(case, bench)


def _tile(case: Case, _: _Bench) -> None:
    raw = tile_of(case["path"])
    _bytes(raw, case)
    hashes = shapes.hashes(raw)
    if "first_hash_hex" in case:
        _same("first hash", hashes[0].hex(), case["first_hash_hex"])
        _same("last hash", hashes[-1].hex(), case["last_hash_hex"])


def _bundle(case: Case, _: _Bench) -> None:
    raw = tile_of(case["path"])
    _bytes(raw, case)
    _same("entries read back", shapes.bundle(shapes.unbundle(raw)), raw)


def _tile_path(case: Case, _: _Bench) -> None:
    level, index, width = place_of(case["path"])
    _same("index", index, case["index"])
    _same("path", shapes.path(level, case["index"], width), case["path"])


def _key(case: Case, _: _Bench) -> None:
    found = notes.parse_verifier(case["vkey"])
    _same("name", found.name, case["name"])
    _same("public key", found.public.raw.hex(), case["public_hex"])
    _same("key id", found.hint.hex(), case["key_id_hex"])
    _same("verifier key", str(found), case["vkey"])
    if "seed_hex" in case:
        key = PrivateKey.of_seed(bytes.fromhex(case["seed_hex"]))
        _same("public key of the seed", key.public.raw.hex(), case["public_hex"])


def _checkpoint(case: Case, bench: _Bench) -> None:
    def check() -> None:
        note = notes.parse(case["note"])
        said = _trusted(note, bench)
        _same("root", said.root.hex(), bench.tree.root(said.size).hex())
        _same("text", said.text(), case.get("text", said.text()))
        _same("size", said.size, case.get("size", said.size))
        _cosigned(case, note, bench)

    _as_claimed(case, check)
    if case["valid"] and "seed_hex" in bench.said["keys"]["log"]:
        _signed_again(case["note"], bench.said["keys"]["log"])


def _trusted(note: notes.Note, bench: _Bench) -> notes.Checkpoint:
    """Return the checkpoint that the file's log signed. Raise Tampered or Malformed otherwise."""
    notes.check(note, list(bench.verifiers.values()))
    return notes.check_checkpoint(note, [bench.verifiers["log"]])


def _cosigned(case: Case, note: notes.Note, bench: _Bench) -> None:
    if "cosigned_by" not in case:
        return
    witness = next(v for v in bench.verifiers.values() if v.name == case["cosigned_by"])
    stamps = [notes.cosigned_at(s) for name, hint, s in note.signatures if hint == witness.hint]
    _same("times of the witness", stamps, [case["time"]])


def _signed_again(note: str, key: Case) -> None:
    """Compare with what the seed signs: Ed25519 signs the same text the same way."""
    text = note.rpartition("\n\n")[0] + "\n"
    made = notes.sign(text, [(key["name"], PrivateKey.of_seed(bytes.fromhex(key["seed_hex"])))])
    if not note.startswith(made):
        raise Tampered("the log's key signs this text otherwise")


def _receipt(case: Case, bench: _Bench) -> None:
    def check() -> None:
        proof = proofs.parse(case["text"])
        said = _trusted(notes.parse(proof.checkpoint), bench)
        merkle.check_inclusion(
            merkle.leaf_hash(bytes.fromhex(case["leaf_hex"])),
            index=proof.index,
            size=said.size,
            path=proof.path,
            root=said.root,
        )
        _same("receipt written again", proof.text(), case["text"])

    _as_claimed(case, check)


def _go_note(case: Case, _: _Bench) -> None:
    notes.check(notes.parse(case["note"]), [notes.parse_verifier(case["vkey"])])


_JUDGES: dict[str, Callable[[Case, _Bench], None]] = {
    "leaf_rule_samples": _leaf_sample,
    "tree_heads": _tree_head,
    "ct_tree": _small_head,
    "inclusion": _inclusion,
    "consistency": _consistency,
    "negative": _negative,
    "tiles": _tile,
    "entry_bundles": _bundle,
    "tile_paths": _tile_path,
    "keys": _key,
    "checkpoints": _checkpoint,
    "tlog_proof": _receipt,
    "go_note_vector": _go_note,
}


def _as_claimed(case: Case, check: Callable[[], None]) -> None:
    """Raise unless ``check`` passes exactly when the case says that it is valid."""
    try:
        check()
    except (JianbiaoError, ValueError):
        if case["valid"]:
            raise
        return
    if not case["valid"]:
        raise Tampered(f"taken for valid in spite of: {case.get('why', '')}")


def _same(what: str, have: object, want: object) -> None:
    if have != want:
        raise Tampered(f"{what} {str(have)[:100]}, not {str(want)[:100]}")


def _bytes(raw: bytes, case: Case) -> None:
    _same("length", len(raw), case["bytes"])
    _same("SHA-256", sha256(raw).hexdigest(), case["sha256"])


def _hashes(said: Sequence[str]) -> list[bytes]:
    return [bytes.fromhex(one) for one in said]


def _over(first: int, span: int) -> bytes:
    return merkle.root_of([merkle.leaf_hash(leaf_of(i)) for i in range(first, first + span)])
