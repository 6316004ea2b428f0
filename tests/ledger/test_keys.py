import pytest

from jianbiao.errors import Refused
from jianbiao.ledger import keys
from jianbiao.ledger.domain import notes
from jianbiao.seal import sm2


def test_three_keys_are_made_once_and_only_their_owner_reads_them(tmp_path):
    keys.load_or_make(str(tmp_path))
    made = {p.name: p.read_bytes() for p in (tmp_path / "keys").iterdir()}
    assert set(made) == {"receipt.pem", "log-ed25519.pem", "log-sm2.pem"}
    assert {p.stat().st_mode & 0o777 for p in (tmp_path / "keys").iterdir()} == {0o600}
    keys.load_or_make(str(tmp_path))
    assert {p.name: p.read_bytes() for p in (tmp_path / "keys").iterdir()} == made


def test_the_public_keys_carry_the_names_of_their_logs(tmp_path):
    keys.load_or_make(str(tmp_path))
    shown = keys.public(str(tmp_path), "690000.test")
    names = {
        log: {notes.parse_verifier(v).name for v in shown[log]} for log in shown if log != "receipt"
    }
    assert names == {"official": {"690000.test"}, "gathered": {"690000.test.gathered"}}
    assert bytes.fromhex(shown["receipt"]) == keys.receipt(str(tmp_path)).public.raw


def test_where_sm2_is_missing_checkpoints_go_without_its_line(tmp_path, monkeypatch):
    monkeypatch.setattr(sm2, "unavailable", lambda: "no OpenSSL here")
    keys.load_or_make(str(tmp_path))
    assert [key.algorithm for _, key in keys.signers(str(tmp_path), "x")] == ["ed25519"]


def test_an_instance_without_keys_says_what_to_do(tmp_path):
    with pytest.raises(Refused, match="jianbiao init"):
        keys.receipt(str(tmp_path))
