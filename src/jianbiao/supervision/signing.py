"""签发 of documents: the department's electronic seal signs the digest of the canonical document.

Keys of departments are PEM files under ``keys/bodies`` in the instance's home, readable by their
owner only; the public half is an act in the ledger before the first signature, so that a document
can be checked long after the key is gone. A certified signing device would stand in ``_key``.
"""

import os
import pathlib
from datetime import datetime
from hashlib import sha256
from typing import Final

from django.db import IntegrityError, transaction

from jianbiao.errors import Refused, Tampered
from jianbiao.ledger import services as ledger
from jianbiao.seal.keys import ED25519, PrivateKey, PublicKey
from jianbiao.standard import events
from jianbiao.standard.casefile_events import DocumentSigned, SealMade
from jianbiao.standard.terms import Actor
from jianbiao.supervision import casefile
from jianbiao.supervision.domain.documents import Document, read_document
from jianbiao.supervision.models import BodySeal, CaseRow, SignedDocument

CONTEXT: Final = "jianbiao/document/1 sha256:"
"""What stands before the digest in the bytes that are signed: a signature serves nothing else."""

LONGEST_NUMBER: Final = 60


def signed_bytes(digest: str) -> bytes:
    """Return the bytes a signature of a document is over."""
    return f"{CONTEXT}{digest}".encode()


def sign_document(
    document: Document, *, home: str, open: bool, by: Actor, at: datetime
) -> SignedDocument:
    """Sign a document with the seal of the signer's department and record it, whole, for ever.

    Raise Refused where it is not of that department or its number was given already.
    """
    if document.signing.body != by.body:
        raise Refused(
            "须由出具机关签发 · the issuing department signs", code="document_body", where="body"
        )
    row = CaseRow.objects.filter(id=document.about).first()
    if row is not None and by.body not in row.facts().bodies:
        raise Refused(
            "该件由其他部门办理 · another department handles the case",
            code="case_competence",
            where=document.about,
        )
    number = document.number.strip()
    if not number or len(number) > LONGEST_NUMBER:
        raise Refused("须有文号 · a document has a number", code="document_number", where="number")
    key = _seal(home, by, at)
    event = DocumentSigned(
        case=document.about,
        number=document.number,
        body=by.body,
        digest=document.digest,
        algorithm=key.algorithm,
        public_key=key.public.raw.hex(),
        signature=key.sign(signed_bytes(document.digest)).hex(),
        open=open,
        document=document.content(),
    )
    try:
        with transaction.atomic():
            ledger.take_turn("official")  # two at once: the second sees the first's number
            _check_new(document)
            entry = ledger.append(event, by=by, at=at)
            casefile.keep_signed(events.to_dict(event), entry, by.id, at)
    except IntegrityError as error:
        raise _taken(document.number) from error
    return SignedDocument.objects.get(entry=entry)


def by_number(number: str) -> SignedDocument:
    """Return the document of a 文号. Raise Refused where there is none."""
    row = SignedDocument.objects.filter(number=number.strip()).first()
    if row is None:
        raise Refused(
            "没有该文书 · there is no such document", code="document_unknown", where="number"
        )
    return row


def documents_of(case: str) -> list[SignedDocument]:
    """Return the documents of a case, the oldest first."""
    return list(SignedDocument.objects.filter(case=case).order_by("entry"))


def check(row: SignedDocument) -> Document:
    """Return a document that is what was signed. Raise Tampered where digest or signature differ."""
    document = read_document(row.document)
    if document.digest != row.digest:
        raise Tampered(f"{row.number} is not what was signed", where=row.number)
    key = PublicKey(algorithm=row.algorithm, raw=bytes.fromhex(row.public_key))
    if not key.verify(bytes.fromhex(row.signature), signed_bytes(row.digest)):
        raise Tampered(f"the signature of {row.number} does not fit", where=row.number)
    return document


def _check_new(document: Document) -> None:
    taken = SignedDocument.objects.filter(number=document.number).exists()
    if taken or SignedDocument.objects.filter(digest=document.digest).exists():
        raise _taken(document.number)


def _taken(number: str) -> Refused:
    return Refused(
        f"文号 {number} 已签发，不能更改 · {number} was signed and cannot change",
        code="document_exists",
        where="number",
    )


def _seal(home: str, by: Actor, at: datetime) -> PrivateKey:
    """Return the key of a department, making it and telling the ledger the first time."""
    key = _key(home, by.body)
    row = BodySeal.objects.filter(body=by.body).first()
    if row is None or row.public_key != key.public.raw.hex():
        with transaction.atomic():
            event = SealMade(body=by.body, algorithm=key.algorithm, public_key=key.public.raw.hex())
            number = ledger.append(event, by=by, at=at)
            casefile.keep_seal(events.to_dict(event), number, by.id, at)
    return key


def _key(home: str, body: str) -> PrivateKey:
    name = sha256(body.encode()).hexdigest()[:32]
    path = pathlib.Path(home) / "keys" / "bodies" / f"{name}.pem"
    try:
        return PrivateKey.load(path.read_bytes())
    except FileNotFoundError:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    made = PrivateKey.generate(ED25519)
    fresh = path.with_suffix(f".{os.getpid()}")
    file = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(file, "wb") as out:
        out.write(made.pem())
        out.flush()
        os.fsync(out.fileno())
    try:
        os.link(fresh, path)  # whoever comes first: one key for a department
    except FileExistsError:
        pass
    finally:
        fresh.unlink()
    return PrivateKey.load(path.read_bytes())
