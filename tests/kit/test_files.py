import hashlib
import json
from datetime import datetime

import pytest

from jianbiao.__main__ import main
from jianbiao.errors import Malformed, Refused
from jianbiao.kit import Client
from jianbiao.seal.keys import ED25519, PrivateKey
from jianbiao.standard.terms import SHANGHAI
from tests.make import LOT, PLATFORM

RAW = bytes(range(256)) * 1000
OPENING = datetime(2026, 3, 24, 9, 30, tzinfo=SHANGHAI)
NAME = "sha256:" + hashlib.sha256(RAW).hexdigest()


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "投标文件 1.pdf"
    path.write_bytes(RAW)
    return path


def puts(fake):
    return [len(body) for verb, _, body in fake.asked if verb == "PUT"]


def sealed(client, path, **more):
    return client.put_file(path, file_class="sealed", earliest_open=OPENING, about=LOT, **more)


def test_a_file_is_sent_in_parts_and_its_receipt_checked(client, fake, file):
    receipt = sealed(client, file, part=100_000)
    assert puts(fake) == [100_000, 100_000, 56_000]
    assert (receipt.digest, receipt.size, receipt.file_class) == (NAME, len(RAW), "sealed")
    assert (receipt.earliest_open, receipt.about) == (OPENING.isoformat(), LOT)
    assert fake.files[NAME]["name"] == "%E6%8A%95%E6%A0%87%E6%96%87%E4%BB%B6%201.pdf"
    assert client.verify(receipt).index == receipt.number - 1


def test_it_goes_on_where_the_instance_s_bytes_end(client, fake, file):
    fake.uploads[NAME] = bytearray(RAW[:250_000])
    sealed(client, file)
    assert puts(fake) == [6_000]


def test_a_stored_file_sends_no_byte_again(client, fake, file):
    sealed(client, file)
    assert sealed(client, file).number == 1
    assert puts(fake) == [len(RAW), 0]


@pytest.mark.parametrize(
    "accidents",
    [
        ["503"],
        ["cut"],
        ["cut", "cut", "503"],
        ["lose"],
        ["409 upload_running"],
        ["409 offset_mismatch"],
        ["408 upload_slow"],
        ["400 truncated"],
    ],
    ids=" ".join,
)
def test_whatever_breaks_on_the_way_the_file_arrives_once(client, fake, file, accidents):
    fake.accidents = accidents
    receipt = sealed(client, file)
    assert receipt.digest == NAME
    assert bytes(fake.uploads[NAME]) == RAW
    assert len(fake.leaves) == 1


@pytest.mark.parametrize("code", ["413 quota_exceeded", "409 terms_conflict", "403 not_owner"])
def test_what_more_tries_do_not_mend_is_told_at_once(client, fake, file, code):
    fake.accidents = [code]
    with pytest.raises(Refused) as caught:
        sealed(client, file)
    assert caught.value.code == code[4:]
    assert len(puts(fake)) == 1


def test_a_receipt_the_instance_did_not_sign_is_refused(client, fake, file):
    fake.accidents = ["forge"]
    with pytest.raises(Refused) as caught:
        sealed(client, file)
    assert caught.value.code == "signature_bad"


def test_an_empty_file_is_sent(client, fake, tmp_path):
    (tmp_path / "empty").touch()
    assert client.put_file(tmp_path / "empty", file_class="open").size == 0
    assert len(fake.leaves) == 1


def test_a_file_that_is_not_there_is_said(client, tmp_path):
    with pytest.raises(Malformed) as caught:
        client.put_file(tmp_path / "none", file_class="open")
    assert caught.value.code == "file_broken"


def test_a_moment_needs_a_zone(client, file):
    with pytest.raises(Malformed, match="zone"):
        client.put_file(file, file_class="open", earliest_open=OPENING.replace(tzinfo=None))


def test_the_state_of_a_file_is_told_and_an_upload_given_up(client, fake, file):
    fake.uploads[NAME] = bytearray(RAW[:7])
    assert (client.file_state(NAME).offset, client.file_state(NAME).receipt) == (7, None)
    client.discard_file(NAME)
    assert client.file_state(NAME).offset == 0
    sealed(client, file)
    assert client.file_state(NAME).receipt.number == 1


def test_an_address_below_a_path_is_signed_as_it_is_asked(address, key, file):
    below = Client(address + "/jb/", platform=PLATFORM, key=key)
    assert below.put_file(file, file_class="open").digest == NAME
    below.close()


def test_a_file_is_sent_by_command(fake, address, file, tmp_path, capsys):
    made = PrivateKey.generate(ED25519)
    fake.trust(f"{PLATFORM}/k1", made)
    (tmp_path / "key.pem").write_bytes(made.pem())
    words = ["kit", "put", "--url", address, "--platform", PLATFORM]
    words += ["--key", str(tmp_path / "key.pem"), "--class", "sealed", "--about", LOT]
    assert main([*words, "--earliest-open", OPENING.isoformat(), str(file)]) == 0
    assert json.loads(capsys.readouterr().out)["digest"] == NAME
    for wrong in ("2026-03-24", "soon"):
        assert main([*words, "--earliest-open", wrong, str(file)]) == 2
