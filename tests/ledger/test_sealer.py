import pytest

from jianbiao.errors import JianbiaoError, Refused, Tampered
from jianbiao.ledger import keys, proofs, queries, tiles
from jianbiao.ledger.domain import merkle, notes
from jianbiao.ledger.domain import proofs as texts
from jianbiao.ledger.domain import tiles as shapes
from jianbiao.ledger.models import Entry
from tests.ledger.make import ORIGIN, append, flip, sealed, sealer

pytestmark = pytest.mark.django_db(databases="__all__")


def head(home, log="official"):
    note = notes.parse(tiles.checkpoint(str(home), log))
    shown = keys.public(str(home), ORIGIN)[log]
    notes.check(note, [notes.parse_verifier(one) for one in shown])
    return notes.parse_checkpoint(note.text)


def leaves(log="official"):
    return [leaf for _, leaf in queries.leaves_after(0, log=log)]


def files(home):
    folder = home / "log" / "official"
    return sorted(str(p.relative_to(folder)) for p in folder.rglob("*") if p.is_file())


def true_root(log="official"):
    return merkle.root_of([merkle.leaf_hash(leaf) for leaf in leaves(log)])


def test_an_empty_log_gets_a_checkpoint_too(tmp_path):
    assert sealer(tmp_path).step() == 0
    found = head(tmp_path)
    assert (found.origin, found.size, found.root) == (ORIGIN, 0, merkle.EMPTY)


def test_the_checkpoint_is_over_the_leaves_of_the_ledger(tmp_path):
    sealed(tmp_path, 300)
    assert (head(tmp_path).size, head(tmp_path).root) == (300, true_root())


def test_both_keys_sign_the_checkpoint(tmp_path):
    sealed(tmp_path)
    note = notes.parse(tiles.checkpoint(str(tmp_path), "official"))
    assert [name for name, _, _ in note.signatures] == [ORIGIN, ORIGIN]
    assert len({hint for _, hint, _ in note.signatures}) == 2


def test_the_second_log_has_an_origin_of_its_own(tmp_path):
    sealed(tmp_path, 2, log="gathered")
    assert head(tmp_path, "gathered").origin == ORIGIN + ".gathered"
    assert head(tmp_path, "gathered").root == true_root("gathered")


def test_whole_and_partial_tiles_stand_on_disk(tmp_path):
    sealed(tmp_path, 300)
    assert files(tmp_path) == [
        "checkpoint",
        "tile/0/000",
        "tile/0/001.p/44",
        "tile/1/000.p/1",
        "tile/entries/000",
        "tile/entries/001.p/44",
    ]


def test_fuller_tiles_take_the_place_of_partial_ones(tmp_path):
    found = sealed(tmp_path, 5)
    for more in (3, 248):
        append(more)
        found.step()
    assert files(tmp_path) == ["checkpoint", "tile/0/000", "tile/1/000.p/1", "tile/entries/000"]


@pytest.mark.parametrize("size", [1, 5, 200, 255])
def test_a_partial_tile_of_an_older_size_is_cut_from_the_fuller_one(tmp_path, size):
    sealed(tmp_path, 256)
    held = [merkle.leaf_hash(leaf) for leaf in leaves()[:size]]
    read = tiles.read(str(tmp_path), "official", shapes.path(0, 0, size))
    assert shapes.hashes(read) == held
    raw = tiles.read(str(tmp_path), "official", shapes.path("entries", 0, size))
    assert shapes.unbundle(raw) == leaves()[:size]


@pytest.mark.parametrize(
    "path",
    [
        "tile/0/001",
        "tile/0/000.p/200",
        "tile/9/000",
        "tile/0/0000",
        "tile/../checkpoint",
        "tile/x/000",
        "checkpoint",
        "tile/0/000.p/4/",
    ],
)
def test_a_tile_that_is_not_there_is_refused(tmp_path, path):
    sealed(tmp_path, 5)
    with pytest.raises(Refused) as caught:
        tiles.read(str(tmp_path), "official", path)
    assert caught.value.code == "tile_unknown"


def test_an_unknown_log_is_refused(tmp_path):
    with pytest.raises(Refused) as caught:
        tiles.checkpoint(str(tmp_path), "other")
    assert caught.value.code == "log_unknown"


def test_a_log_without_checkpoint_is_not_sealed_yet(tmp_path):
    with pytest.raises(Refused) as caught:
        tiles.checkpoint(str(tmp_path), "official")
    assert caught.value.code == "not_sealed"


def test_nothing_new_signs_nothing_new(tmp_path):
    found = sealed(tmp_path)
    before = tiles.checkpoint(str(tmp_path), "official")
    assert found.step() == 0
    assert tiles.checkpoint(str(tmp_path), "official") == before


@pytest.mark.parametrize("first", [0, 1, 255, 256, 300])
def test_after_a_restart_the_tree_grows_on(tmp_path, first):
    if first:
        append(first)
    sealer(tmp_path).step()
    append(20)
    assert sealer(tmp_path).step() == 20
    assert (head(tmp_path).size, head(tmp_path).root) == (first + 20, true_root())


def test_a_crash_between_tiles_and_checkpoint_is_made_good(tmp_path):
    sealed(tmp_path, 3)
    checkpoint = tmp_path / "log/official/checkpoint"
    before = checkpoint.read_bytes()
    append(4)
    sealer(tmp_path).step()
    checkpoint.write_bytes(before)
    (tmp_path / "log/official/tile/0/000.p/9.new").write_bytes(b"half")
    assert sealer(tmp_path).step() == 4
    assert head(tmp_path).root == true_root()


@pytest.mark.parametrize("name", ["tile/0/001.p/44", "tile/1/000.p/1"])
def test_a_changed_tile_stops_the_sealer_at_its_start(tmp_path, name):
    sealed(tmp_path, 300)
    flip(tmp_path / "log/official" / name, -1)
    with pytest.raises(Tampered):
        sealer(tmp_path)


def test_a_lost_tile_stops_the_sealer_at_its_start(tmp_path):
    sealed(tmp_path, 300)
    (tmp_path / "log/official/tile/0/001.p/44").unlink()
    with pytest.raises(JianbiaoError):
        sealer(tmp_path)


def test_a_checkpoint_that_is_not_ours_stops_the_sealer(tmp_path):
    sealed(tmp_path, 3)
    path = tmp_path / "log/official/checkpoint"
    forged = notes.Checkpoint(origin=ORIGIN, size=0, root=merkle.EMPTY)
    signature = path.read_text().rpartition("\n\n")[2]
    path.write_text(forged.text() + "\n" + signature)
    with pytest.raises(Tampered):
        sealer(tmp_path)


def test_a_changed_entry_of_the_unfinished_bundle_is_noticed(tmp_path):
    sealed(tmp_path, 300)
    Entry.objects.filter(number=299).update(leaf=b"jianbiao/1 other")
    with pytest.raises(Tampered, match="changed"):
        sealer(tmp_path)


def test_lost_entries_are_noticed(tmp_path):
    sealed(tmp_path, 3)
    Entry.objects.filter(number=3).delete()
    with pytest.raises(Tampered, match="lost"):
        sealer(tmp_path)


def test_a_gap_in_the_numbers_is_not_sealed(tmp_path):
    found = sealed(tmp_path, 1)
    append(2)
    Entry.objects.filter(number=2).delete()
    with pytest.raises(Tampered, match="follows"):
        found.step()
    assert head(tmp_path).size == 1


@pytest.mark.parametrize("number", [1, 256, 257, 300])
def test_every_entry_gets_a_proof_that_carries_its_leaf(tmp_path, number):
    sealed(tmp_path, 300)
    proof = texts.parse(proofs.proof(str(tmp_path), "official", number))
    assert proof.extra == queries.stored(number).leaf
    merkle.check_inclusion(
        merkle.leaf_hash(proof.extra),
        index=number - 1,
        size=300,
        path=proof.path,
        root=head(tmp_path).root,
    )


def test_an_entry_newer_than_the_checkpoint_has_no_proof_yet(tmp_path):
    sealed(tmp_path, 3)
    append()
    with pytest.raises(Refused) as caught:
        proofs.proof(str(tmp_path), "official", 4)
    assert caught.value.code == "not_sealed"
