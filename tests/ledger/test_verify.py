"""The single-file verifier: receipts, evidence, signatures."""

import base64
import hashlib
import json
import pathlib
import shutil
import subprocess
import sys

import pytest

from jianbiao.ledger import proofs, queries, verify
from jianbiao.ledger.domain import notes
from jianbiao.ledger.verify import TAMPERED, UNREADABLE, WHOLE, ed25519_verify, main
from jianbiao.seal.keys import ED25519, PrivateKey
from tests.ledger.make import ORIGIN, flip

pytestmark = [pytest.mark.django_db(databases="__all__"), pytest.mark.usefixtures("pins")]


@pytest.fixture
def receipt(home, tmp_path):
    """Return the file of entry 7's receipt."""
    file = tmp_path / "7.tlog-proof"
    file.write_text(proofs.proof(str(home), "official", 7))
    return file


@pytest.fixture
def body(home):
    """Return the file of entry 7's exact bytes."""
    file = home / "7.json"
    file.write_bytes(queries.stored(7).body)
    return file


# --- receipts ------------------------------------------------------------------------------------


def test_a_receipt_is_whole_offline(receipt, trusted, capsys):
    assert main([str(receipt), *trusted]) == WHOLE
    said = capsys.readouterr().out
    assert "entry 7 of 300" in said
    assert "(Ed25519)" in said


def test_a_receipt_with_its_body_is_whole(receipt, body, trusted, capsys):
    assert main([str(receipt), "--body", str(body), *trusted]) == WHOLE
    assert "原文相符" in capsys.readouterr().out


def test_the_sm2_line_is_checked_where_openssl_is(receipt, trusted, capsys):
    if shutil.which("openssl") is None:
        pytest.skip("no openssl command here")
    assert main([str(receipt), *trusted]) == WHOLE
    assert f"{ORIGIN} (SM2)" in capsys.readouterr().out.splitlines()[1].split(", ")


def test_the_sm2_line_alone_is_enough(receipt, trusted):
    if shutil.which("openssl") is None:
        pytest.skip("no openssl command here")
    shown = pathlib.Path(trusted[1])
    shown.write_text(shown.read_text().split()[1])
    assert main([str(receipt), *trusted]) == WHOLE


def test_without_openssl_the_sm2_line_is_passed_over_aloud(receipt, trusted, capsys, monkeypatch):
    monkeypatch.setenv("PATH", "")
    assert main([str(receipt), *trusted]) == WHOLE
    assert "not checked" in capsys.readouterr().out


def test_what_cannot_be_checked_here_is_neither_whole_nor_tampered(receipt, trusted, monkeypatch):
    monkeypatch.setenv("PATH", "")
    shown = pathlib.Path(trusted[1])
    shown.write_text(shown.read_text().split()[1])
    assert main([str(receipt), *trusted]) == UNREADABLE


def test_a_trusted_key_of_a_type_to_come_is_passed_over_aloud(receipt, trusted, capsys):
    raw = b"\x06" + bytes(40)
    hint = hashlib.sha256(f"{ORIGIN}\n".encode() + raw).digest()[:4]
    with pathlib.Path(trusted[1]).open("a") as out:
        out.write(f"\n{ORIGIN}+{hint.hex()}+{base64.b64encode(raw).decode()}")
    with receipt.open("a") as out:
        out.write(f"— {ORIGIN} {base64.b64encode(hint + bytes(9)).decode()}\n")
    assert main([str(receipt), *trusted]) == WHOLE
    assert "(signature type 06): not checked" in capsys.readouterr().out


def test_a_receipt_that_was_cut_is_unreadable(receipt, trusted):
    text = receipt.read_text()
    for end in (-1, -2, -9, len(text) // 2):
        receipt.write_text(text[:end])
        assert main([str(receipt), *trusted]) == UNREADABLE


def test_base64_in_another_spelling_is_tampered(receipt, trusted):
    lines = receipt.read_text().split("\n")
    place = next(i for i, line in enumerate(lines) if len(line) == 44 and line.endswith("="))
    digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    other = digits[digits.index(lines[place][-2]) ^ 1]
    assert base64.b64decode(lines[place]) == base64.b64decode(lines[place][:-2] + other + "=")
    lines[place] = lines[place][:-2] + other + "="
    receipt.write_text("\n".join(lines))
    assert main([str(receipt), *trusted]) == TAMPERED


def resigned(receipt, line, change):
    """Change the bytes of one signature line of a receipt."""
    lines = receipt.read_text().splitlines()
    place = [i for i, one in enumerate(lines) if one.startswith("— ")][line]
    head, _, value = lines[place].rpartition(" ")
    raw = bytearray(base64.b64decode(value))
    raw[-1] ^= change
    lines[place] = f"{head} {base64.b64encode(raw).decode()}"
    receipt.write_text("\n".join(lines) + "\n")


def test_a_changed_ed25519_signature_is_tampered(receipt, trusted):
    resigned(receipt, 0, 1)
    assert main([str(receipt), *trusted]) == TAMPERED


def test_a_changed_sm2_signature_is_tampered(receipt, trusted):
    if shutil.which("openssl") is None:
        pytest.skip("no openssl command here")
    resigned(receipt, 1, 1)
    assert main([str(receipt), *trusted]) == TAMPERED


@pytest.mark.parametrize("place", [0, 40, -1])
def test_one_changed_byte_of_the_body_is_tampered(receipt, body, trusted, place, capsys):
    flip(body, place)
    assert main([str(receipt), "--body", str(body), *trusted]) == TAMPERED
    assert "TAMPERED" in capsys.readouterr().err


def test_a_changed_leaf_is_tampered(receipt, trusted):
    text = receipt.read_text()
    leaf = queries.stored(7).leaf
    other = queries.stored(8).leaf
    assert base64.b64encode(leaf).decode() in text
    receipt.write_text(
        text.replace(base64.b64encode(leaf).decode(), base64.b64encode(other).decode())
    )
    assert main([str(receipt), *trusted]) == TAMPERED


def test_the_receipt_of_one_place_proves_no_other(receipt, trusted):
    receipt.write_text(receipt.read_text().replace("index 6\n", "index 7\n"))
    assert main([str(receipt), *trusted]) == TAMPERED


def test_a_changed_checkpoint_is_tampered(receipt, trusted):
    receipt.write_text(receipt.read_text().replace("\n300\n", "\n299\n"))
    assert main([str(receipt), *trusted]) == TAMPERED


def test_a_stranger_does_not_sign_for_the_log(receipt, trusted):
    stranger = PrivateKey.generate(ED25519)
    verifier = notes.Verifier(name="stranger", public=stranger.public)
    text = receipt.read_text()
    head, checkpoint = text.split("\n\n", 1)
    signed = notes.sign(notes.parse(checkpoint).text, [("stranger", stranger)])
    receipt.write_text(f"{head}\n\n{signed}")
    pathlib.Path(trusted[1]).write_text(str(verifier))
    assert main([str(receipt), *trusted]) == TAMPERED


def test_a_receipt_without_leaf_takes_it_from_outside(receipt, trusted, tmp_path):
    lines = receipt.read_text().split("\n")
    receipt.write_text("\n".join(line for line in lines if not line.startswith("extra ")))
    assert main([str(receipt), *trusted]) == UNREADABLE
    leaf = tmp_path / "leaf"
    leaf.write_bytes(queries.stored(7).leaf)
    assert main([str(receipt), "--leaf", str(leaf), *trusted]) == WHOLE


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="empty"),
        pytest.param("nothing", id="no proof"),
        pytest.param("c2sp.org/tlog-proof@v1\nindex x\n\nnote", id="no index"),
        pytest.param("c2sp.org/tlog-proof@v1\nextra %\nindex 1\n\nnote", id="not base64"),
        pytest.param("c2sp.org/tlog-proof@v1\nindex 1\nAAAA\n\nnote", id="short hash"),
        pytest.param("{", id="no JSON"),
        pytest.param("{}", id="evidence without proof"),
        pytest.param('{"a":' * 100_000, id="deep JSON"),
        pytest.param('{"origin":"a","number":1,"body":7,"proof":"x"}', id="body a number"),
        pytest.param("\ud800", id="not UTF-8"),
    ],
)
def test_what_is_no_evidence_is_unreadable(tmp_path, trusted, text):
    file = tmp_path / "said"
    file.write_bytes(text.encode("utf-8", "surrogatepass"))
    assert main([str(file), *trusted]) == UNREADABLE


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("— ", "- ", id="hyphen"),
        pytest.param("\n300\n", "\n0300\n", id="leading zero"),
        pytest.param("\n\n— ", "\n— ", id="no empty line"),
    ],
)
def test_a_checkpoint_that_is_none_is_unreadable(receipt, trusted, old, new):
    receipt.write_text(receipt.read_text().replace(old, new))
    assert main([str(receipt), *trusted]) == UNREADABLE


@pytest.mark.parametrize("line", ["", "a+b", "a+00000000+AAAA", "a+x+%"])
def test_keys_that_are_none_are_unreadable_or_trust_nobody(receipt, tmp_path, line):
    file = tmp_path / "vkeys"
    file.write_text(line)
    assert main([str(receipt), "--key", str(file)]) == (UNREADABLE if line else TAMPERED)


def test_a_file_that_is_not_there_is_unreadable(tmp_path):
    assert main([str(tmp_path / "none")]) == UNREADABLE


def test_without_any_key_nothing_is_believed(receipt):
    assert main([str(receipt)]) == UNREADABLE


def evidence(home, number=7, **more):
    return {
        "origin": ORIGIN,
        "number": number,
        "body": base64.b64encode(queries.stored(number).body).decode(),
        "proof": proofs.proof(str(home), "official", number),
        **more,
    }


def test_evidence_in_one_file_is_whole(home, trusted, tmp_path, capsys):
    file = tmp_path / "evidence.json"
    file.write_text(json.dumps(evidence(home)))
    assert main([str(file), *trusted]) == WHOLE
    assert "原文相符" in capsys.readouterr().out


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"number": 8}, id="number"),
        pytest.param({"origin": "other"}, id="origin"),
        pytest.param({"body": base64.b64encode(b"{}").decode()}, id="body"),
    ],
)
def test_evidence_that_says_something_else_is_tampered(home, trusted, tmp_path, change):
    file = tmp_path / "evidence.json"
    file.write_text(json.dumps(evidence(home) | change))
    assert main([str(file), *trusted]) == TAMPERED


def test_the_verifier_is_one_file_that_needs_nothing_else(receipt, body, trusted, tmp_path):
    copied = tmp_path / "elsewhere" / "verify.py"
    copied.parent.mkdir()
    shutil.copy(verify.__file__, copied)
    words = [sys.executable, "-I", "-S", str(copied), str(receipt), "--body", str(body), *trusted]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert done.returncode == WHOLE, done.stderr
    flip(body, 3)
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert done.returncode == TAMPERED


# --- Ed25519 in pure Python ----------------------------------------------------------------------


@pytest.mark.parametrize("length", [0, 1, 31, 64, 300])
def test_the_pure_ed25519_agrees_with_the_library(length):
    key = PrivateKey.generate(ED25519)
    said = bytes(range(256)) * 2
    signature = key.sign(said[:length])
    assert ed25519_verify(key.public.raw, said[:length], signature)
    assert not ed25519_verify(key.public.raw, said[: length + 1], signature)
    for place in (0, 31, 32, 63):
        changed = signature[:place] + bytes([signature[place] ^ 1]) + signature[place + 1 :]
        assert not ed25519_verify(key.public.raw, said[:length], changed)


def test_the_pure_ed25519_refuses_a_signature_in_another_guise():
    key = PrivateKey.generate(ED25519)
    signature = key.sign(b"said")
    order = 2**252 + 27742317777372353535851937790883648493
    scalar = int.from_bytes(signature[32:], "little") + order
    assert not ed25519_verify(
        key.public.raw, b"said", signature[:32] + scalar.to_bytes(32, "little")
    )
    assert not ed25519_verify(key.public.raw, b"said", signature[:-1])
    assert not ed25519_verify(key.public.raw[:-1], b"said", signature)
    assert not ed25519_verify(b"\xff" * 32, b"said", signature)
