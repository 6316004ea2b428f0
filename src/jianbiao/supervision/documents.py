"""Documents that acts issued (监督文书): composed from the case, sealed once by the key of their body.

A key is made when its body first seals something; it stands with the instance's own keys, and every
seal brings the public one into the ledger. Sealing follows the act: it never holds one up.
"""

import contextlib
import functools
import os
import pathlib
from datetime import datetime
from hashlib import sha256
from typing import Final

from django.db import transaction

from jianbiao.errors import Refused
from jianbiao.ledger import services as ledger
from jianbiao.people.models import Department, Platform
from jianbiao.record import queries as record
from jianbiao.seal import sm2
from jianbiao.seal.keys import ED25519, SM2, PrivateKey, PublicKey
from jianbiao.standard.instruction_events import DocumentSealed
from jianbiao.standard.terms import SYSTEM
from jianbiao.supervision import queries
from jianbiao.supervision.domain.documents import Document, read_document
from jianbiao.supervision.domain.instructions import document
from jianbiao.supervision.models import CaseRow, IssuedDocument

SLICE: Final = 50
CONTEXT: Final = "jianbiao/document/1 sha256:"
"""What stands before the digest in the bytes that are signed: a signature serves nothing else."""


def signed_bytes(digest: str) -> bytes:
    """Return the bytes a signature of a document is over."""
    return f"{CONTEXT}{digest}".encode()


def compose(row: IssuedDocument) -> Document:
    """Return the document that an act issued, as its case tells it up to that act."""
    case_row = CaseRow.objects.get(id=row.case)
    case = case_row.facts(upto=row.entry)
    done = next(one for one in case.done if one.number == row.entry)
    titles = record.titles([case_row.tender]) if case_row.tender else {}
    return document(
        case,
        queries.matter(case.matter, case.version),
        done,
        issuer=_name(row.body),
        title=titles.get(case_row.tender, ""),
        receiver=_platform(case_row.platform) or case_row.party,
    )


def seal_issued(home: str, *, at: datetime) -> int:
    """Seal what was issued and has no seal yet, each once; return how many were sealed."""
    waiting = IssuedDocument.objects.filter(sealed_by=0).order_by("entry")[:SLICE]
    return sum(_seal(row, home, at) for row in waiting)


def _seal(row: IssuedDocument, home: str, at: datetime) -> bool:
    made = compose(row)
    key = body_key(home, row.body)
    event = DocumentSealed(
        number=row.number,
        case=row.case,
        entry=row.entry,
        body=row.body,
        digest=made.digest,
        algorithm=key.algorithm,
        public_key=key.public.raw.hex(),
        signature=key.sign(signed_bytes(made.digest)).hex(),
        content=made.content(),
    )
    return _append(event, at)


def _append(event: DocumentSealed, at: datetime) -> bool:
    with transaction.atomic():
        number = ledger.append_once(event, key=f"seal/{event.entry}", by=SYSTEM, at=at)
        if number is not None:
            take(event, number=number, using="default")
    return number is not None


def take(event: DocumentSealed, *, number: int, using: str) -> None:
    """Fold the entry of a seal."""
    IssuedDocument.objects.using(using).filter(entry=event.entry).update(
        sealed_by=number,
        digest=event.digest,
        algorithm=event.algorithm,
        public_key=event.public_key,
        signature=event.signature,
        content=dict(event.content),
    )


def sealed(number: str) -> IssuedDocument:
    """Return an issued document by its number. Raise Refused where there is none."""
    row = IssuedDocument.objects.filter(number=number.strip()).first()
    if row is None:
        raise Refused(
            f"没有文号 {number[:60]} · no such document", code="document_unknown", where="number"
        )
    return row


def valid(row: IssuedDocument) -> bool:
    """Say whether the seal of a document is over what it says: digest and signature both hold."""
    if not row.sealed_by:
        return False
    said = read_document(row.content)
    key = PublicKey(algorithm=row.algorithm, raw=bytes.fromhex(row.public_key))
    signed = key.verify(bytes.fromhex(row.signature), signed_bytes(row.digest))
    return said.digest == row.digest and signed


def body_key(home: str, body: str) -> PrivateKey:
    """Return the sealing key of a body, made at first use: SM2 where it is available."""
    name = sha256(body.encode()).hexdigest()[:32]
    path = pathlib.Path(home) / "keys" / "bodies" / f"{name}.pem"
    if not path.exists():
        _make(path)
    return _read(path, path.stat().st_mtime_ns)


@functools.lru_cache(maxsize=256)
def _read(path: pathlib.Path, _changed: int) -> PrivateKey:
    return PrivateKey.load(path.read_bytes())


def _make(path: pathlib.Path) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    fresh = path.with_suffix(f".{os.getpid()}")
    file = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(file, "wb") as out:
        out.write(PrivateKey.generate(ED25519 if sm2.unavailable() else SM2).pem())
        out.flush()
        os.fsync(out.fileno())
    with contextlib.suppress(FileExistsError):
        os.link(fresh, path)  # whoever comes first: one key for a body
    fresh.unlink()


def _platform(code: str) -> str:
    row = Platform.objects.filter(code=code).first()
    return row.zh if row is not None else code


def _name(body: str) -> str:
    row = Department.objects.filter(code=body).first()
    return row.zh if row is not None else body
