"""Request signatures (请求签名): RFC 9421 in the one form of the interface specification.

A posting request covers ``@method``, ``@path`` and ``message-root``; a reading one ``@method``,
``@path`` and ``@query``; an upload, whose path names the digest of the file, ``@method``, ``@path``,
``file-terms`` and ``upload-offset``; an answer ``@status`` and ``content-digest`` (RFC 9530). There
is no ``alg``: the key id says which key, and the key which algorithm.
"""

import base64
import binascii
import re
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

from jianbiao.errors import Malformed, Refused
from jianbiao.seal.keys import PrivateKey, PublicKey

POSTING = '("@method" "@path" "message-root")'
READING = '("@method" "@path" "@query")'
UPLOADING = '("@method" "@path" "file-terms" "upload-offset")'
ANSWERING = '("@status" "content-digest")'

_PARAMETERS = r';created=(?P<created>[0-9]{1,12});keyid="(?P<key>[0-9A-Za-z._/\-]{1,128})"'
_INPUT = re.compile(r"sig1=(?P<form>\([^)]*\))" + _PARAMETERS)
_SIGNATURE = re.compile(r"sig1=:(?P<bytes>[0-9A-Za-z+/]{1,400}={0,2}):")
_ROOT = re.compile(r":(?P<bytes>[0-9A-Za-z+/]{43}=):")
_LONGEST = 2048


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """A signature as it came: not verified yet. ``root`` is empty for a reading request."""

    key_id: str
    created: int
    base: str
    signature: bytes
    signature_text: str
    root: bytes


def sign_request(
    key: PrivateKey,
    *,
    method: str,
    path: str,
    query: str = "",
    root: bytes | None = None,
    created: int,
    key_id: str,
) -> dict[str, str]:
    """Return the headers that sign a request: with ``root`` a posting one, without a reading one."""
    form = READING if root is None else POSTING
    covered = f'"@query": ?{query}' if root is None else f'"message-root": {_bytes(root)}'
    parameters = f'{form};created={created};keyid="{key_id}"'
    base = _base(method, path, covered, parameters)
    headers = {"Message-Root": _bytes(root)} if root is not None else {}
    return headers | {
        "Signature-Input": f"sig1={parameters}",
        "Signature": f"sig1={_bytes(key.sign(base.encode()))}",
    }


def sign_upload(
    key: PrivateKey, *, path: str, terms: str, offset: int, created: int, key_id: str
) -> dict[str, str]:
    """Return the headers that sign a PUT of a file, or of the rest of one from ``offset`` on."""
    parameters = f'{UPLOADING};created={created};keyid="{key_id}"'
    base = _base("PUT", path, _uploaded(terms, str(offset)), parameters)
    return {
        "File-Terms": terms,
        "Upload-Offset": str(offset),
        "Signature-Input": f"sig1={parameters}",
        "Signature": f"sig1={_bytes(key.sign(base.encode()))}",
    }


def read_signature(
    *,
    method: str,
    path: str,
    query: str,
    message_root: str | None,
    signature_input: str,
    signature: str,
) -> Signed:
    """Return the signature of a request; ``message_root`` is None for a reading request.

    Raise Refused ``signature_missing`` or Malformed ``signature_malformed``; cheap, verifies nothing.
    """
    if not signature_input or not signature or message_root == "":
        raise _missing("Signature-Input, Signature and, to post, Message-Root")
    root, covered = b"", f'"@query": ?{query}'
    if message_root is not None:
        root = _root(message_root)
        covered = f'"message-root": {message_root}'
    return _read(
        READING if message_root is None else POSTING,
        method=method,
        path=path,
        covered=covered,
        signature_input=signature_input,
        signature=signature,
        root=root,
    )


def read_upload(
    *, path: str, terms: str, offset: str, signature_input: str, signature: str
) -> Signed:
    """Return the signature of a PUT of a file; raise as ``read_signature`` does."""
    if not (terms and offset and signature_input and signature):
        raise _missing("File-Terms, Upload-Offset, Signature-Input and Signature")
    return _read(
        UPLOADING,
        method="PUT",
        path=path,
        covered=_uploaded(terms, offset),
        signature_input=signature_input,
        signature=signature,
    )


def root_of_base(base: str) -> bytes:
    """Return the message root that a kept signature base covers. Raise Malformed without one."""
    for line in base.split("\n"):
        if line.startswith('"message-root": '):
            return _root(line.removeprefix('"message-root": '))
    raise _malformed("the signature base covers no message-root", "SIGNATURE_BASE")


def sign_answer(
    key: PrivateKey, *, status: int, body: bytes, created: int, key_id: str
) -> dict[str, str]:
    """Return the headers that sign an answer: what we said, to be held against us."""
    digest = content_digest(body)
    parameters = f'{ANSWERING};created={created};keyid="{key_id}"'
    base = _answer_base(status, digest, parameters)
    return {
        "Content-Digest": digest,
        "Signature-Input": f"sig1={parameters}",
        "Signature": f"sig1={_bytes(key.sign(base.encode()))}",
    }


def check_answer(key: PublicKey, *, status: int, body: bytes, headers: Mapping[str, str]) -> None:
    """Raise Refused ``signature_bad`` unless the answer is signed by ``key`` over these bytes.

    ``headers`` has lower-case names.
    """
    said = _INPUT.fullmatch(headers.get("signature-input", "")[:_LONGEST])
    value = _SIGNATURE.fullmatch(headers.get("signature", "")[:_LONGEST])
    digest = content_digest(body)
    if said is None or value is None or headers.get("content-digest") != digest:
        raise Refused("the answer is not signed over its bytes", code="signature_bad")
    parameters = headers["signature-input"].removeprefix("sig1=")
    base = _answer_base(status, digest, parameters)
    if said["form"] != ANSWERING or not key.verify(
        _decoded(value["bytes"], "Signature"), base.encode()
    ):
        raise Refused("the answer's signature does not fit", code="signature_bad")


def content_digest(body: bytes) -> str:
    """Return the Content-Digest header of ``body`` (RFC 9530)."""
    return f"sha-256={_bytes(sha256(body).digest())}"


def _read(
    form: str,
    *,
    method: str,
    path: str,
    covered: str,
    signature_input: str,
    signature: str,
    root: bytes = b"",
) -> Signed:
    said = _INPUT.fullmatch(signature_input[:_LONGEST])
    if said is None or said["form"] != form:
        raise _malformed(
            f"Signature-Input must be sig1={form};created=…;keyid=…", "Signature-Input"
        )
    value = _SIGNATURE.fullmatch(signature[:_LONGEST])
    if value is None:
        raise _malformed("Signature must be sig1=:base64:", "Signature")
    return Signed(
        key_id=said["key"],
        created=int(said["created"]),
        base=_base(method, path, covered, signature_input.removeprefix("sig1=")),
        signature=_decoded(value["bytes"], "Signature"),
        signature_text=value["bytes"],
        root=root,
    )


def _uploaded(terms: str, offset: str) -> str:
    return f'"file-terms": {terms}\n"upload-offset": {offset}'


def _missing(headers: str) -> Refused:
    said = f"a request is signed with {headers}"
    return Refused(said, code="signature_missing", where="Signature-Input")


def _base(method: str, path: str, covered: str, parameters: str) -> str:
    return f'"@method": {method}\n"@path": {path}\n{covered}\n"@signature-params": {parameters}'


def _answer_base(status: int, digest: str, parameters: str) -> str:
    return f'"@status": {status}\n"content-digest": {digest}\n"@signature-params": {parameters}'


def _bytes(said: bytes) -> str:
    return f":{base64.b64encode(said).decode()}:"


def _root(said: str) -> bytes:
    found = _ROOT.fullmatch(said)
    if found is None:
        raise _malformed("Message-Root must be :base64 of 32 bytes:", "Message-Root")
    return _decoded(found["bytes"], "Message-Root")


def _decoded(said: str, where: str) -> bytes:
    try:
        return base64.b64decode(said, validate=True)
    except binascii.Error as error:
        raise _malformed(f"not base64: {error}", where) from error


def _malformed(message: str, where: str) -> Malformed:
    return Malformed(message, code="signature_malformed", where=where)
