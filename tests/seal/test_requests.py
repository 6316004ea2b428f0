"""Our one form of RFC 9421, held against the http-message-signatures library."""

import datetime as dt
from dataclasses import dataclass, field

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from http_message_signatures import (
    HTTPMessageSigner,
    HTTPMessageVerifier,
    HTTPSignatureAlgorithm,
    HTTPSignatureKeyResolver,
    InvalidSignature,
    algorithms,
)

from jianbiao.errors import Malformed, Refused
from jianbiao.seal.keys import ED25519, SM2, PrivateKey
from jianbiao.seal.requests import (
    check_answer,
    content_digest,
    read_signature,
    root_of_base,
    sign_answer,
    sign_request,
)

KEY_ID = "E6900000101/k1"
URL = "http://127.0.0.1/api/v1/messages"
ROOT = bytes(range(32))
POSTING = ("@method", "@path", "message-root")
READING = ("@method", "@path", "@query")
KEYS = {ED25519: PrivateKey.generate(ED25519), SM2: PrivateKey.generate(SM2)}
both = pytest.mark.parametrize("algorithm", [ED25519, SM2])


def now():
    return int(dt.datetime.now(dt.UTC).timestamp())


class Sm2Plugin(HTTPSignatureAlgorithm):
    """SM2 as the library lets others add algorithms."""

    algorithm_id = "sm2-sm3"

    def __init__(self, public_key=None, private_key=None):
        self.public_key, self.private_key = public_key, private_key

    def sign(self, message):
        return self.private_key.sign(message)

    def verify(self, signature, message):
        if not self.public_key.verify(signature, message):
            raise InvalidSignature("SM2")


class Resolver(HTTPSignatureKeyResolver):
    """The test's key in the form its algorithm takes."""

    def __init__(self, key):
        self.key = key

    def resolve_public_key(self, key_id):
        assert key_id == KEY_ID
        if self.key.algorithm == SM2:
            return self.key.public
        return Ed25519PublicKey.from_public_bytes(self.key.public.raw)

    def resolve_private_key(self, key_id):
        assert key_id == KEY_ID
        if self.key.algorithm == SM2:
            return self.key
        return Ed25519PrivateKey.from_private_bytes(self.key.secret)


@dataclass
class Request:
    """What the library asks of a request."""

    method: str = "POST"
    url: str = URL
    headers: dict = field(default_factory=dict)


@dataclass
class Answer:
    """What the library asks of a response."""

    status_code: int
    headers: dict


def library(kind, key):
    algorithm = algorithms.ED25519 if key.algorithm == ED25519 else Sm2Plugin
    return kind(signature_algorithm=algorithm, key_resolver=Resolver(key))


def read(headers, *, method="POST", path="/api/v1/messages", query=""):
    return read_signature(
        method=method,
        path=path,
        query=query,
        message_root=headers.get("Message-Root"),
        signature_input=headers.get("Signature-Input", ""),
        signature=headers.get("Signature", ""),
    )


def posted(algorithm=ED25519, created=None):
    return sign_request(
        KEYS[algorithm],
        method="POST",
        path="/api/v1/messages",
        root=ROOT,
        created=created or now(),
        key_id=KEY_ID,
    )


@both
def test_the_library_verifies_what_we_sign(algorithm):
    message = Request(headers=posted(algorithm))
    found = library(HTTPMessageVerifier, KEYS[algorithm]).verify(
        message, require_components=POSTING
    )
    assert found[0].parameters["keyid"] == KEY_ID
    assert "alg" not in found[0].parameters


@both
def test_the_library_verifies_our_reading_requests(algorithm):
    headers = sign_request(
        KEYS[algorithm],
        method="GET",
        path="/api/v1/inbox",
        query="after=7&x=%E9%89%B4",
        created=now(),
        key_id=KEY_ID,
    )
    message = Request("GET", "http://127.0.0.1/api/v1/inbox?after=7&x=%E9%89%B4", headers)
    library(HTTPMessageVerifier, KEYS[algorithm]).verify(message, require_components=READING)


@both
def test_we_read_and_verify_what_the_library_signs(algorithm):
    message = Request(headers={"Message-Root": posted()["Message-Root"]})
    library(HTTPMessageSigner, KEYS[algorithm]).sign(
        message, key_id=KEY_ID, label="sig1", include_alg=False, covered_component_ids=POSTING
    )
    signed = read(message.headers)
    assert (signed.key_id, signed.root) == (KEY_ID, ROOT)
    assert abs(signed.created - now()) < 5
    assert KEYS[algorithm].public.verify(signed.signature, signed.base.encode())


@both
def test_we_read_the_librarys_reading_requests(algorithm):
    message = Request("GET", "http://127.0.0.1/api/v1/inbox")
    library(HTTPMessageSigner, KEYS[algorithm]).sign(
        message, key_id=KEY_ID, label="sig1", include_alg=False, covered_component_ids=READING
    )
    signed = read(message.headers, method="GET", path="/api/v1/inbox")
    assert KEYS[algorithm].public.verify(signed.signature, signed.base.encode())


def test_the_library_verifies_our_answers():
    body = b'{"results":[]}'
    key = KEYS[ED25519]
    headers = sign_answer(key, status=200, body=body, created=now(), key_id=KEY_ID)
    library(HTTPMessageVerifier, key).verify(
        Answer(200, headers), require_components=("@status", "content-digest"), body=body
    )


def test_the_base_is_what_the_specification_shows():
    created = 1763950000
    assert read(posted(created=created)).base == (
        '"@method": POST\n"@path": /api/v1/messages\n'
        '"message-root": :AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=:\n'
        '"@signature-params": ("@method" "@path" "message-root")'
        f';created={created};keyid="{KEY_ID}"'
    )


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"method": "PUT"}, id="method"),
        pytest.param({"path": "/api/v1/other"}, id="path"),
    ],
)
def test_a_signature_for_one_place_does_not_fit_another(change):
    signed = read(posted(), **change)
    assert not KEYS[ED25519].public.verify(signed.signature, signed.base.encode())


@pytest.mark.parametrize("name", ["Signature-Input", "Signature"])
def test_a_missing_header_is_an_unsigned_request(name):
    headers = posted()
    del headers[name]
    with pytest.raises(Refused) as caught:
        read(headers)
    assert caught.value.code == "signature_missing"


def test_a_posting_request_with_an_empty_root_is_unsigned():
    with pytest.raises(Refused) as caught:
        read(posted() | {"Message-Root": ""})
    assert caught.value.code == "signature_missing"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        pytest.param("Message-Root", "AAEC", id="root without colons"),
        pytest.param("Message-Root", ":" + "A" * 40 + "====:", id="root too short"),
        pytest.param("Signature", "sig1=abc", id="no byte sequence"),
        pytest.param("Signature", "sig2=:AAAA:", id="other label"),
        pytest.param("Signature", "sig1=:AAA:", id="wrong padding"),
        pytest.param("Signature", "sig1=:AAAA:, sig2=:AAAA:", id="two signatures"),
        pytest.param("Signature", "sig1=:" + "A" * 3000 + ":", id="too long"),
        pytest.param("Signature-Input", "nonsense", id="no form"),
        pytest.param(
            "Signature-Input", f'sig1=("@method");created=1;keyid="{KEY_ID}"', id="covers less"
        ),
        pytest.param(
            "Signature-Input",
            f'sig1=("@method" "@path" "@query");created=1;keyid="{KEY_ID}"',
            id="form of reading",
        ),
        pytest.param(
            "Signature-Input",
            f'sig1=("@method" "@path" "message-root");created=1;keyid="{KEY_ID}";alg="ed25519"',
            id="algorithm named",
        ),
        pytest.param(
            "Signature-Input",
            'sig1=("@method" "@path" "message-root");created=1;keyid="a\nb"',
            id="line feed in the key",
        ),
        pytest.param(
            "Signature-Input",
            f'sig1=("@method" "@path" "message-root");created=-1;keyid="{KEY_ID}"',
            id="negative time",
        ),
        pytest.param(
            "Signature-Input",
            f'sig1=("@method" "@path" "message-root");created=１;keyid="{KEY_ID}"',
            id="full-width digit",
        ),
    ],
)
def test_another_form_is_malformed_and_says_where(name, value):
    with pytest.raises(Malformed) as caught:
        read(posted() | {name: value})
    assert (caught.value.code, caught.value.where) == ("signature_malformed", name)


def test_the_root_is_found_again_in_the_kept_base():
    assert root_of_base(read(posted()).base) == ROOT


def test_a_base_without_a_root_is_malformed():
    with pytest.raises(Malformed):
        root_of_base('"@method": GET')


def lower(headers):
    return {name.lower(): value for name, value in headers.items()}


def answered(body=b"{}", status=200):
    headers = sign_answer(KEYS[ED25519], status=status, body=body, created=1, key_id=KEY_ID)
    return lower(headers)


def test_an_answer_fits_its_bytes_and_status():
    check_answer(KEYS[ED25519].public, status=200, body=b"{}", headers=answered())


@pytest.mark.parametrize(
    ("status", "body", "headers"),
    [
        pytest.param(200, b"{} ", answered(), id="other bytes"),
        pytest.param(409, b"{}", answered(), id="other status"),
        pytest.param(200, b"{}", {}, id="unsigned"),
        pytest.param(
            200, b"x", answered() | {"content-digest": content_digest(b"x")}, id="other digest"
        ),
        pytest.param(200, b"{}", answered() | {"signature": "sig1=:AAAA:"}, id="other signature"),
        pytest.param(200, b"{}", answered() | {"signature-input": "sig1=()"}, id="covers nothing"),
        pytest.param(
            200, b"{}", answered() | {"signature": "sig1=:AAA:"}, id="signature of no bytes"
        ),
    ],
)
def test_an_answer_that_was_changed_is_refused(status, body, headers):
    with pytest.raises((Refused, Malformed)) as caught:
        check_answer(KEYS[ED25519].public, status=status, body=body, headers=headers)
    assert caught.value.code in {"signature_bad", "signature_malformed"}


def test_a_request_signature_is_no_answer():
    headers = lower(posted()) | {"content-digest": content_digest(b"{}")}
    with pytest.raises(Refused):
        check_answer(KEYS[ED25519].public, status=200, body=b"{}", headers=headers)
