import io
import json

import pytest

from jianbiao.__main__ import main
from jianbiao.seal.keys import ED25519, PrivateKey
from tests.make import PLATFORM, project


@pytest.fixture
def pem(fake, tmp_path):
    """Return the file of a key that the fake trusts."""
    made = PrivateKey.generate(ED25519)
    fake.trust(f"{PLATFORM}/k1", made)
    (tmp_path / "key.pem").write_bytes(made.pem())
    return str(tmp_path / "key.pem")


@pytest.mark.parametrize("algorithm", ["sm2", "ed25519"])
def test_a_key_is_made_for_its_owner_only_and_never_overwritten(tmp_path, capsys, algorithm):
    file = tmp_path / "key.pem"
    assert main(["kit", "key", "--algorithm", algorithm, str(file)]) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["public_key"] == PrivateKey.load(file.read_bytes()).public.raw.hex()
    assert file.stat().st_mode & 0o777 == 0o600
    assert main(["kit", "key", str(file)]) == 3


@pytest.mark.parametrize("lines", [True, False], ids=["JSON lines", "JSON array"])
def test_right_messages_are_counted_and_leave_the_output_to_programs_empty(tmp_path, capsys, lines):
    of = [project(), project()]
    text = "\n".join(json.dumps(m) for m in of) if lines else json.dumps(of)
    (tmp_path / "messages").write_text(text)
    assert main(["kit", "validate", str(tmp_path / "messages")]) == 0
    said = capsys.readouterr()
    assert said.out == ""
    assert "2 messages 条消息, 2 readable 可读, 0 wrong 有误" in said.err


def test_what_is_wrong_is_printed_with_its_place(tmp_path, capsys):
    wrong = project() | {"set": "NOTHING"}
    (tmp_path / "messages").write_text(json.dumps([project(), wrong]))
    assert main(["kit", "validate", str(tmp_path / "messages")]) == 2
    assert capsys.readouterr().out.startswith("1/set set_unknown ")


def test_a_file_that_is_no_json_is_malformed(tmp_path):
    (tmp_path / "messages").write_text("[{")
    assert main(["kit", "validate", str(tmp_path / "messages")]) == 2


def test_what_has_two_readings_is_malformed_with_its_line(tmp_path, capsys):
    (tmp_path / "messages").write_text(json.dumps(project()) + '\n{"set":"A","set":"B"}\n')
    assert main(["kit", "validate", str(tmp_path / "messages")]) == 2
    assert "messages:2" in capsys.readouterr().err


def test_messages_are_sent_from_a_pipe(address, pem, monkeypatch, capsys):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(json.dumps([project()]).encode())))
    words = ["kit", "send", "--url", address, "--platform", PLATFORM, "--key", pem, "-"]
    assert main(words) == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["outcome"], said["number"], said["faults"]) == ("accepted", 1, [])


def test_the_inbox_is_printed_line_by_line(address, fake, pem, capsys):
    fake.notices = [{"number": n} for n in (4, 5, 6)]
    words = ["kit", "inbox", "--url", address, "--platform", PLATFORM, "--key", pem]
    assert main([*words, "--after", "4"]) == 0
    said = capsys.readouterr()
    assert [json.loads(line)["number"] for line in said.out.splitlines()] == [5, 6]
    assert "2 notices" in said.err
    assert "--after 6" in said.err
    assert main([*words, "--after", "6"]) == 0
    assert "0 notices 条回执 after entry 自条目 6" in capsys.readouterr().err


def test_a_file_that_is_not_there_is_said_plainly(tmp_path, capsys):
    none = str(tmp_path / "none")
    assert main(["kit", "validate", none]) == 2
    words = ["kit", "send", "--url", "http://127.0.0.1:1", "--platform", PLATFORM, "--key", none]
    assert main([*words, "-"]) == 2
    assert capsys.readouterr().err.count(none) >= 2


@pytest.mark.parametrize("words", [["kit"], ["kit", "--help"], ["kit", "-h"]])
def test_the_kit_tells_what_it_can_do(words, capsys):
    assert main(words) == 0
    said = capsys.readouterr().out
    for verb in ("key", "validate", "send", "inbox", "put", "sketch"):
        assert f"kit {verb}" in said
    assert "law rules" not in said
    assert main(["kit", "nosuch"]) == 2


def test_several_keys_are_read_from_one_file(address, fake, tmp_path, capsys):
    old, new = PrivateKey.generate(ED25519), PrivateKey.generate(ED25519)
    fake.trust(f"{PLATFORM}/2026", new)
    for name, key in (("old.pem", old), ("new.pem", new)):
        (tmp_path / name).write_bytes(key.pem())
    rows = [
        {"name": "2025", "file": "old.pem", "valid_until": "2026-01-01T00:00:00+08:00"},
        {"name": "2026", "file": "new.pem", "valid_from": "2026-01-01T00:00:00+08:00"},
    ]
    (tmp_path / "keys.json").write_text(json.dumps(rows))
    (tmp_path / "m").write_text(json.dumps([project()]))
    words = ["kit", "send", "--url", address, "--platform", PLATFORM]
    assert main([*words, "--keys", str(tmp_path / "keys.json"), str(tmp_path / "m")]) == 0
    capsys.readouterr()
    for wrong in ("[{}]", "7", "{", '[{"name":"x","file":"none.pem"}]', '[{"name":"x","file":7}]'):
        (tmp_path / "keys.json").write_text(wrong)
        assert main([*words, "--keys", str(tmp_path / "keys.json"), str(tmp_path / "m")]) == 2
        assert "key_bad" in capsys.readouterr().err
