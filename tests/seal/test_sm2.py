"""The signature example of GB/T 32918.5 annex A, and SM2 between us and the openssl command."""

import base64
import shutil
import subprocess

import pytest

from jianbiao.errors import Malformed, Refused
from jianbiao.seal import sm2
from jianbiao.seal.keys import SM2, PrivateKey, PublicKey

SCALAR = bytes.fromhex("3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8")
POINT = bytes.fromhex(
    "0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020"
    "ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13"
)
R = "f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3"
S = "b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa"
SIGNATURE = bytes.fromhex("3046022100" + R + "022100" + S)
SAID = b"message digest"

openssl = pytest.mark.skipif(shutil.which("openssl") is None, reason="no openssl command here")
DISTID = ("-pkeyopt", "distid:1234567812345678")


@pytest.fixture
def command(tmp_path):
    """Return a function that runs `openssl pkeyutl` in a folder of files."""

    def run(*words, **files):
        for name, raw in files.items():
            (tmp_path / name).write_bytes(raw)
        whole = ["openssl", "pkeyutl", "-rawin", "-digest", "sm3", *DISTID, *words]
        return subprocess.run(whole, cwd=tmp_path, capture_output=True, text=True, check=False)

    run.folder = tmp_path
    return run


def public_pem(point):
    der = bytes.fromhex("3059301306072a8648ce3d020106082a811ccf5501822d034200") + point
    body = base64.encodebytes(der)
    return b"-----BEGIN PUBLIC KEY-----\n" + body + b"-----END PUBLIC KEY-----\n"


def test_the_published_signature_fits():
    assert PublicKey(algorithm=SM2, raw=POINT).verify(SIGNATURE, SAID)


@openssl
def test_openssl_says_the_same_of_the_published_signature(command):
    files = {"key": public_pem(POINT), "sig": SIGNATURE, "text": SAID}
    done = command("-verify", "-pubin", "-inkey", "key", "-sigfile", "sig", "-in", "text", **files)
    assert "Verified Successfully" in done.stdout


@pytest.mark.parametrize("place", range(0, len(SIGNATURE), 7))
def test_one_changed_byte_of_the_signature_is_noticed(place):
    changed = SIGNATURE[:place] + bytes([SIGNATURE[place] ^ 1]) + SIGNATURE[place + 1 :]
    assert not PublicKey(algorithm=SM2, raw=POINT).verify(changed, SAID)


@pytest.mark.parametrize("signature", [b"", b"\x30", bytes(64), b"\xff" * 70])
def test_what_is_no_signature_does_not_fit(signature):
    assert not PublicKey(algorithm=SM2, raw=POINT).verify(signature, SAID)


def test_the_published_private_key_signs_for_the_published_public_one():
    key = PrivateKey(algorithm=SM2, secret=SCALAR, public=PublicKey(algorithm=SM2, raw=POINT))
    signature = key.sign(SAID)
    assert key.public.verify(signature, SAID)
    assert not key.public.verify(signature, SAID + b".")


@openssl
def test_openssl_reads_our_key_and_verifies_our_signature(command):
    key = PrivateKey.generate(SM2)
    files = {"key": key.pem(), "sig": key.sign(SAID), "text": SAID}
    done = command("-verify", "-inkey", "key", "-sigfile", "sig", "-in", "text", **files)
    assert "Verified Successfully" in done.stdout, done.stderr


@openssl
def test_we_read_a_key_and_verify_a_signature_of_openssl(command):
    made = ["openssl", "ecparam", "-name", "SM2", "-genkey", "-noout", "-out", "made"]
    subprocess.run(made, cwd=command.folder, check=True, capture_output=True)
    key = PrivateKey.load((command.folder / "made").read_bytes())
    command("-sign", "-inkey", "made", "-in", "text", "-out", "sig", text=SAID)
    assert key.public.verify((command.folder / "sig").read_bytes(), SAID)


@openssl
def test_a_key_of_openssl_in_pkcs8_is_read_too():
    made = ["openssl", "genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:SM2"]
    pem = subprocess.run(made, check=True, capture_output=True).stdout
    key = PrivateKey.load(pem)
    assert key.algorithm == SM2
    assert key.public.verify(key.sign(SAID), SAID)


@pytest.mark.parametrize(
    "point",
    [
        pytest.param(b"", id="empty"),
        pytest.param(POINT[:-1], id="too short"),
        pytest.param(b"\x05" + POINT[1:], id="not uncompressed"),
        pytest.param(POINT[:-1] + b"\x00", id="not on the curve"),
    ],
)
def test_what_is_no_point_of_the_curve_is_refused_as_a_key(point):
    with pytest.raises(Malformed) as caught:
        PublicKey(algorithm=SM2, raw=point).check()
    assert caught.value.code == "key_bad"


def test_a_private_key_whose_point_is_not_on_the_curve_does_not_sign():
    public = PublicKey(algorithm=SM2, raw=POINT[:-1] + b"\x00")
    with pytest.raises(Malformed):
        PrivateKey(algorithm=SM2, secret=SCALAR, public=public).sign(SAID)


def test_sm2_is_available_here():
    assert sm2.unavailable() == ""


class Absent:
    """A certified device that is not plugged in."""

    def generate(self):
        raise Refused("the device is away", code="algorithm_unavailable")


def test_a_device_takes_the_place_of_openssl_and_says_why_it_cannot(monkeypatch):
    monkeypatch.setattr(sm2, "_slot", [])
    sm2.use(Absent())
    assert sm2.unavailable() == "the device is away"
