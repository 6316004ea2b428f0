"""The single-file verifier over a whole log behind a server of plain files."""

import json
import shutil

import pytest

from jianbiao.ledger import keys, proofs, queries
from jianbiao.ledger.domain import merkle, notes
from jianbiao.ledger.domain.tiles import bundle, path
from jianbiao.ledger.verify import TAMPERED, UNREADABLE, WHOLE, main
from tests.fakes.files import serving
from tests.ledger.make import ORIGIN, append, flip, sealer

pytestmark = [pytest.mark.django_db(databases="__all__"), pytest.mark.usefixtures("pins")]


@pytest.fixture
def site(home):
    """Serve the log's files and the keys; return the log's address."""
    shown = home / "api" / "v1"
    shown.mkdir(parents=True)
    (shown / "keys").write_text(json.dumps(keys.public(str(home), ORIGIN)))
    with serving(home) as address:
        yield f"{address}/log/official"


def grow(home, count):
    append(count)
    sealer(home).step()


def test_a_whole_log_is_checked_over_the_network(site, pins, capsys):
    assert main([site]) == WHOLE
    said = capsys.readouterr().out
    assert "300 entries, 3 tiles" in said
    assert "first seen" in said
    assert len(json.loads((pins / f"{ORIGIN}.json").read_text())["keys"]) == 2


def test_a_log_that_grew_continues_what_was_seen(site, home, capsys):
    main([site])
    grow(home, 250)
    assert main([site]) == WHOLE
    assert "consistent with the 300 entries" in capsys.readouterr().out
    assert main([site]) == WHOLE


def test_an_empty_log_is_whole(tmp_path):
    folder = tmp_path / "empty"
    sealer(folder).step()
    shown = tmp_path / "vkeys"
    shown.write_text("\n".join(keys.public(str(folder), ORIGIN)["official"]))
    with serving(folder) as address:
        assert main([f"{address}/log/official", "--key", str(shown)]) == WHOLE


@pytest.mark.parametrize(
    "name",
    [
        "tile/0/000",
        "tile/0/001.p/44",
        "tile/1/000.p/1",
        "tile/entries/000",
        "tile/entries/001.p/44",
    ],
)
@pytest.mark.parametrize("place", [20, -1])
def test_one_changed_byte_of_any_file_is_tampered(site, home, name, place):
    flip(home / "log/official" / name, place)
    assert main([site]) == TAMPERED


def test_a_lost_file_is_unreadable(site, home):
    (home / "log/official/tile/0/000").unlink()
    assert main([site]) == UNREADABLE


def rewritten(home, size, change):
    """Let the log's own keys sign a tree of ``size`` leaves in which one was changed."""
    leaves = [leaf for _, leaf in queries.leaves_after(0, log="official")][:size]
    if change:
        leaves[0] = leaves[1]
    folder = home / "log/official"
    hashes = [merkle.leaf_hash(leaf) for leaf in leaves]
    checkpoint = notes.Checkpoint(origin=ORIGIN, size=size, root=merkle.root_of(hashes))
    signed = notes.sign(checkpoint.text(), keys.signers(str(home), ORIGIN))
    (folder / "checkpoint").write_text(signed)
    for level, parts in ((0, b"".join(hashes)), ("entries", bundle(leaves))):
        file = folder / path(level, 0, size)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(parts)


def test_a_log_that_shrank_is_tampered_though_its_own_keys_signed(site, home, capsys):
    main([site])
    rewritten(home, 100, change=False)
    assert main([site]) == TAMPERED
    assert "had 300 entries before" in capsys.readouterr().err


def test_a_past_that_was_rewritten_is_tampered_though_its_own_keys_signed(site, home, capsys):
    rewritten(home, 100, change=False)
    assert main([site]) == WHOLE
    rewritten(home, 120, change=True)
    assert main([site]) == TAMPERED
    assert "first 100 entries" in capsys.readouterr().err


def test_what_was_seen_stays_pinned_when_keys_are_given_first(site, home, trusted):
    assert main([site, *trusted]) == WHOLE
    rewritten(home, 100, change=False)
    assert main([site]) == TAMPERED


def test_other_keys_than_those_pinned_are_not_believed(site, home):
    main([site])
    shutil.rmtree(home / "keys")
    keys.load_or_make(str(home))
    (home / "api/v1/keys").write_text(json.dumps(keys.public(str(home), ORIGIN)))
    rewritten(home, 100, change=False)
    assert main([site]) == TAMPERED


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"official":7,"gathered":[]}'])
def test_an_instance_that_shows_no_keys_is_unreadable(site, home, text):
    (home / "api/v1/keys").write_text(text)
    assert main([site]) == UNREADABLE


def test_keys_that_did_not_sign_are_not_pinned(site, home, pins):
    shown = home / "api/v1/keys"
    right = shown.read_text()
    shown.write_text('{"official":[],"gathered":[]}')
    assert main([site]) == TAMPERED
    assert not pins.exists()
    shown.write_text(right)
    assert main([site]) == WHOLE


@pytest.mark.parametrize("text", ["7", "[7]", "nothing"])
def test_a_pin_that_is_none_is_unreadable(site, pins, text):
    main([site])
    (pins / f"{ORIGIN}.json").write_text(text)
    assert main([site]) == UNREADABLE


def test_a_broken_pin_is_unreadable_not_forgotten(site, pins):
    main([site])
    (pins / f"{ORIGIN}.json").write_text("{")
    assert main([site]) == UNREADABLE


def test_a_receipt_is_read_over_the_network(site, home):
    folder = home / "log/official/entries"
    folder.mkdir()
    (folder / "7.tlog-proof").write_text(proofs.proof(str(home), "official", 7))
    assert main([f"{site}/entries/7.tlog-proof"]) == WHOLE
    assert main([f"{site}/entries/8.tlog-proof"]) == UNREADABLE


def test_a_server_that_is_not_there_is_unreadable():
    assert main(["http://127.0.0.1:1/log/official"]) == UNREADABLE
