import copy
import json

import pytest

from jianbiao.errors import Malformed
from jianbiao.ledger import vectors
from jianbiao.ledger.domain import merkle, notes, proofs
from jianbiao.ledger.domain.notes import Checkpoint, Verifier
from jianbiao.ledger.vectors import Tree, judge, leaf_of, main, tile_of
from jianbiao.seal.keys import PrivateKey
from tests.ledger.domain.make import recursive

SEED = bytes(range(32))
LOG = PrivateKey.of_seed(SEED)
NAME = "log.test"


def root(size):
    return merkle.root_of([merkle.leaf_hash(leaf_of(i)) for i in range(size)])


def inclusion(size, index):
    return {
        "size": size,
        "index": index,
        "leaf_hash_hex": merkle.leaf_hash(leaf_of(index)).hex(),
        "proof_hex": [p.hex() for p in merkle.inclusion(Tree().node(size), index, size)],
        "root_hex": root(size).hex(),
        "valid": True,
        "id": "I1",
    }


def consistency(old, size):
    return {
        "from_size": old,
        "to_size": size,
        "from_root_hex": root(old).hex(),
        "to_root_hex": root(size).hex(),
        "proof_hex": [p.hex() for p in merkle.consistency(Tree().node(size), old, size)],
        "valid": True,
        "id": "C1",
    }


def signed(size=5):
    text = Checkpoint(origin=NAME, size=size, root=root(size)).text()
    return {"note": notes.sign(text, [(NAME, LOG)]), "valid": True, "id": "N1"}


def receipt(index=3, size=9):
    path = tuple(merkle.inclusion(Tree().node(size), index, size))
    text = proofs.Proof(index=index, path=path, checkpoint=signed(size)["note"]).text()
    return {"text": text, "leaf_hex": leaf_of(index).hex(), "valid": True, "id": "R1"}


def key():
    verifier = Verifier(name=NAME, public=LOG.public)
    return {
        "name": NAME,
        "seed_hex": SEED.hex(),
        "public_hex": LOG.public.raw.hex(),
        "key_id_hex": verifier.hint.hex(),
        "vkey": str(verifier),
    }


def tile(path):
    raw = tile_of(path)
    return {"path": path, "bytes": len(raw), "sha256": vectors.sha256(raw).hexdigest(), "id": "T1"}


WHOLE = {
    "about": "leaf i of the main tree …",
    "leaf_rule_samples": [
        {"i": 1, "leaf_hex": leaf_of(1).hex(), "leaf_hash_hex": merkle.leaf_hash(leaf_of(1)).hex()}
    ],
    "tree_heads": [
        {"size": 0, "root_hex": root(0).hex()},
        {"size": 300, "root_hex": root(300).hex()},
    ],
    "ct_tree": {
        "leaves_hex": ["", "00"],
        "heads": [{"size": 1, "root_hex": merkle.leaf_hash(b"").hex()}],
    },
    "inclusion": [inclusion(300, 257), inclusion(1, 0)],
    "consistency": [consistency(33, 65), consistency(300, 300)],
    "negative": [
        {**inclusion(300, 257), "index": 256, "valid": False},
        {**consistency(33, 65), "proof_hex": [], "valid": False},
    ],
    "tiles": [tile("tile/0/001.p/44"), tile("tile/1/000.p/3"), tile("tile/0/x001/000")],
    "entry_bundles": [tile("tile/entries/001.p/44")],
    "tile_paths": [{"index": 1234067, "path": "tile/0/x001/x234/067"}],
    "keys": {"log": key()},
    "checkpoints": [signed(), {**signed(), "note": "nothing", "valid": False}],
    "tlog_proof": [receipt(), {**receipt(), "leaf_hex": leaf_of(4).hex(), "valid": False}],
    "go_note_vector": {"note": signed()["note"], "vkey": key()["vkey"]},
}
SECTIONS = [name for name in WHOLE if name != "about"]


@pytest.mark.shared
def test_every_published_case_passes(shared, capsys):
    assert main([str(shared("vectors/tlog_public.json"))]) == 0
    said = capsys.readouterr().out.splitlines()
    assert len(said) == 1
    assert said[0].startswith("通过 passed ")
    assert said[0].endswith("failed 0")


def test_cases_of_every_section_pass_when_they_are_right():
    assert judge(WHOLE) == (21, [])


def spoiled(section, **change):
    said = copy.deepcopy(WHOLE)
    held = said[section]
    case = (
        held[0] if isinstance(held, list) else held.get("log") or (held.get("heads") or [held])[0]
    )
    case.update(change)
    return judge(said)[1]


@pytest.mark.parametrize(
    ("section", "change", "says"),
    [
        ("leaf_rule_samples", {"leaf_hex": "00"}, "leaf"),
        ("tree_heads", {"root_hex": "00"}, "root"),
        ("tree_heads", {"root_base64": "AA=="}, "root"),
        ("ct_tree", {"root_hex": "00"}, "root"),
        ("inclusion", {"index": 256}, "leaf 256"),
        ("inclusion", {"valid": False, "why": "a test"}, "in spite of: a test"),
        ("consistency", {"from_size": 34}, "does not continue"),
        ("negative", {"index": 257}, "taken for valid"),
        ("tiles", {"bytes": 1}, "length"),
        ("tiles", {"path": "tile/0/000"}, "length"),
        ("tiles", {"path": "nothing"}, "no tile path"),
        ("tiles", {"first_hash_hex": "00", "last_hash_hex": "00"}, "first hash"),
        ("entry_bundles", {"sha256": "00"}, "SHA-256"),
        ("tile_paths", {"index": 7}, "index"),
        ("keys", {"key_id_hex": "00000000"}, "key id"),
        ("keys", {"seed_hex": bytes(32).hex()}, "seed"),
        ("checkpoints", {"size": 6}, "size"),
        ("checkpoints", {"text": "x"}, "text"),
        ("checkpoints", {"valid": False}, "taken for valid"),
        ("tlog_proof", {"leaf_hex": "00"}, "leaf 3 of 9"),
        ("tlog_proof", {"valid": False}, "taken for valid"),
        ("go_note_vector", {"note": "x"}, "note"),
    ],
)
def test_a_wrong_case_is_named_with_its_reason(section, change, says):
    failures = [one for one in spoiled(section, **change) if section in one]
    assert len(failures) == 1
    assert says in failures[0]


def test_a_checkpoint_over_another_tree_or_by_another_key_is_not_valid():
    other = Checkpoint(origin=NAME, size=5, root=root(6)).text()
    strange = Checkpoint(origin="other", size=5, root=root(5)).text()
    for note in (notes.sign(other, [(NAME, LOG)]), notes.sign(strange, [(NAME, LOG)])):
        assert spoiled("checkpoints", note=note)
        assert not spoiled("checkpoints", note=note, valid=False)


def test_the_witness_and_its_time_are_compared():
    witness = Verifier(name="witness.test", public=LOG.public, cosigns=True)
    text = Checkpoint(origin=NAME, size=5, root=root(5)).text()
    stamp = (7).to_bytes(8, "big")
    line = notes.base64.b64encode(
        witness.hint + stamp + LOG.sign(f"cosignature/v1\ntime 7\n{text}".encode())
    ).decode()
    said = copy.deepcopy(WHOLE)
    said["keys"]["witness"] = {
        **key(),
        "name": "witness.test",
        "vkey": str(witness),
        "key_id_hex": witness.hint.hex(),
    }
    case = {**signed(), "cosigned_by": "witness.test", "time": 7}
    case["note"] += f"— witness.test {line}\n"
    said["checkpoints"] = [case]
    assert judge(said)[1] == []
    case["time"] = 8
    assert "times of the witness" in judge(said)[1][0]


def test_an_unknown_section_or_a_lacking_field_is_a_failure_not_a_pass():
    assert judge({"other": [{}]}) == (0, ["other: this section is not known"])
    assert judge({"tree_heads": [{"id": "X"}]}) == (0, ["X tree_heads: the case lacks 'size'"])


@pytest.mark.parametrize("said", [[], {}, {"about": "x"}])
def test_a_file_without_cases_is_malformed(said):
    with pytest.raises(Malformed):
        judge(said)


def test_a_file_that_is_not_there_is_malformed(tmp_path):
    with pytest.raises(Malformed):
        main([str(tmp_path / "none")])


def test_a_failure_is_printed_and_ends_with_one(tmp_path, capsys):
    file = tmp_path / "vectors.json"
    file.write_text(json.dumps({"tree_heads": [{"id": "X", "size": 1, "root_hex": "00"}]}))
    assert main([str(file)]) == 1
    said = capsys.readouterr().out.splitlines()
    assert said[0].startswith("X tree_heads: root ")
    assert said[1] == "通过 passed 0, 未通过 failed 1"


@pytest.mark.parametrize("size", [10**12, -1])
def test_a_tree_of_any_claimed_size_is_not_grown(size):
    assert "at most" in judge({"tree_heads": [{"size": size, "root_hex": ""}]})[1][0]
    assert "more than" in judge({"tiles": [{"path": "tile/9/000"}]})[1][0]


def test_a_growing_tree_may_be_asked_in_any_order():
    tree = Tree(lambda i: b"leaf %d" % i)
    of = [merkle.leaf_hash(b"leaf %d" % i) for i in range(40)]
    for size in (7, 40, 1, 0, 33):
        assert tree.root(size) == recursive(of[:size])


def test_a_tree_of_a_hundred_thousand_leaves_is_quick():
    tree = Tree()
    assert tree.root(100_000) == tree.root(100_000)
    assert tile_of("tile/1/000")[:32] == tree.node(100_000)(8, 0)
