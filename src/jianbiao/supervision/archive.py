"""案卷导出: a case's file as one zip that can be checked years later without this instance.

Entries with their exact bytes and receipts under one checkpoint, files, documents as signed and as
printed, everything as JSON, the verifier itself and how to use it in both languages. Names are made
of numbers and digests alone: what somebody called a file stands in ``case.json``. The same case
under the same checkpoint gives the same bytes.
"""

import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from importlib.resources import files as resources
from typing import IO, Any, Final

from jianbiao.intake.blobs import Blobs
from jianbiao.ledger import keys, proofs, tiles
from jianbiao.ledger import queries as ledger
from jianbiao.ledger.logs import LOGS
from jianbiao.standard import canonical
from jianbiao.supervision import casefile, signing, storing
from jianbiao.supervision.domain.documents import read_document
from jianbiao.supervision.models import (
    BodySeal,
    CaseRow,
    Evidence,
    MatterVersion,
    Share,
    SignedDocument,
)
from jianbiao.supervision.printing import pdf

FORMAT: Final = "jianbiao/casefile/1"
_WHEN: Final = (1980, 1, 1, 0, 0, 0)
_PIECE: Final = 1 << 20
_BYTES: Final = ("file", "paper")


@dataclass(slots=True)
class _Archive:
    """A zip being written, with the digest of every member."""

    out: zipfile.ZipFile
    digests: dict[str, str] = field(default_factory=dict)

    def write(self, name: str, said: bytes | Iterable[bytes]) -> None:
        """Add a member as it comes, stored as it is: packing would differ from library to library."""
        hashing = sha256()
        info = zipfile.ZipInfo(name, _WHEN)
        info.external_attr = 0o644 << 16
        with self.out.open(info, "w", force_zip64=True) as member:
            for piece in (said,) if isinstance(said, bytes) else said:
                hashing.update(piece)
                member.write(piece)
        self.digests[name] = hashing.hexdigest()


def export(row: CaseRow, out: IO[bytes], *, home: str, origin: str, body: str = "") -> None:
    """Write a case's file as a zip into ``out``.

    ``body`` adds the internal notes that this department may read; without it there are none. Raise
    Refused ``not_sealed`` while an entry is newer than the checkpoint (a second or two).
    """
    evidence = casefile.evidence_of(row.id)
    documents = signing.documents_of(row.id)
    notes = casefile.notes_of(row, body) if body else []
    blobs = Blobs(home)
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as package:
        archive = _Archive(package)
        archive.write("README.txt", _README.encode())
        said = _said(row, evidence, documents, blobs)
        said["notes"] = [_row(one, "number", "body", "by", "text", "own") for one in notes]
        archive.write("case.json", canonical.canonical(said))
        numbers = {*_entries(row, evidence, documents), *(("official", n.number) for n in notes)}
        checkpoints = {log: tiles.checkpoint(home, log) for log in {log for log, _ in numbers}}
        for log, number in sorted(numbers):
            _entry(archive, home, log, number, checkpoints[log])
        for n, one in enumerate(documents, 1):
            _document(archive, n, one)
        for piece in evidence:
            if _held(piece, blobs) and f"files/{piece.digest}" not in archive.digests:
                archive.write(f"files/{piece.digest}", _pieces(blobs, piece.digest))
        archive.write("keys.txt", _keys(home, origin).encode())
        verifier = resources("jianbiao.ledger").joinpath("verify.py").read_bytes()
        archive.write("verify.py", verifier)
        listed = "".join(f"{digest}  {name}\n" for name, digest in sorted(archive.digests.items()))
        archive.write("MANIFEST.txt", listed.encode())


def _said(
    row: CaseRow, evidence: list[Evidence], documents: list[SignedDocument], blobs: Blobs
) -> dict[str, Any]:
    """Return everything of a case as JSON values."""
    matter = MatterVersion.objects.get(matter=row.matter, version=row.version)
    names = ("id", "matter", "version", "tender", "lot", "party", "region", "industry", "platform")
    return {
        "format": FORMAT,
        **{name: getattr(row, name) for name in names},
        "state": row.state,
        "ended": row.ended,
        "body": row.body,
        "joint": row.joint,
        "alerts": row.alerts,
        "opened_at": row.opened_at.isoformat(),
        "acts": row.done,
        "procedure": matter.content,
        "evidence": [
            {
                **_row(one, "piece", "what", "log", "number", "digest", "name", "shows", "content"),
                **_row(one, "body", "by", "added", "removed", "reason"),
                "at": one.at.isoformat(),
                "bytes": _held(one, blobs),
            }
            for one in evidence
        ],
        "documents": [
            {
                **_row(one, "number", "entry", "digest", "algorithm", "public_key", "signature"),
                **_row(one, "body", "by", "open"),
                "at": one.at.isoformat(),
            }
            for one in documents
        ],
    }


def _row(one: Any, *names: str) -> dict[str, Any]:
    return {name: getattr(one, name) for name in names}


def _entries(
    row: CaseRow, evidence: list[Evidence], documents: list[SignedDocument]
) -> Iterator[tuple[str, int]]:
    """Yield (log, number) of every entry a case's file rests on."""
    acts = [one["number"] for one in row.done]
    near = ledger.entries([n + more for n in acts for more in range(len(row.alerts) + 3)])
    for number in acts:
        for one in storing.together(number, near, row.id):
            yield "official", one
        if message := near[number].event.get("message"):
            yield "official", message
    for piece in evidence:
        yield piece.log, piece.number
        yield "official", piece.added
        if piece.removed:
            yield "official", piece.removed
    for document in documents:
        yield "official", document.entry
    for seal in BodySeal.objects.filter(body__in={one.body for one in documents}):
        yield "official", seal.number
    matter = MatterVersion.objects.get(matter=row.matter, version=row.version)
    yield "official", matter.number
    for share in Share.objects.filter(given=row.id):
        yield from (("official", n) for n in (share.asked, share.decided))


def _entry(archive: _Archive, home: str, log: str, number: int, checkpoint: str) -> None:
    stored = ledger.stored(number, log=log)
    if stored.body is not None:
        archive.write(f"entries/{log}-{number}.json", stored.body)
    receipt = proofs.proof(home, log, number, checkpoint=checkpoint)
    archive.write(f"entries/{log}-{number}.tlog-proof", receipt.encode())


def _document(archive: _Archive, n: int, row: SignedDocument) -> None:
    document = read_document(row.document)
    name = f"documents/{n:03}-{row.digest[:16]}"
    archive.write(f"{name}.json", document.canonical())
    archive.write(f"{name}.pdf", pdf(document, signature=row.signature))


def _held(one: Evidence, blobs: Blobs) -> bool:
    """Say whether the bytes of a piece are here to be exported: not erased, not kept apart."""
    return one.what in _BYTES and blobs.path(one.digest).exists()


def _pieces(blobs: Blobs, digest: str) -> Iterator[bytes]:
    with blobs.path(digest).open("rb") as file:
        while piece := file.read(_PIECE):
            yield piece


def _keys(home: str, origin: str) -> str:
    said = keys.public(home, origin)
    return "".join(f"{line}\n" for log in LOGS for line in said[log])


_README: Final = """案卷 · A case file
=====================

case.json            案卷全部内容 · everything in the file, as JSON
entries/             台账条目原文及其在册证明 · entries of the ledger, exact bytes, each with its receipt (C2SP tlog-proof)
documents/           签发的文书：签名所及的原文（JSON）与打印件（PDF） · documents as signed (JSON) and as printed (PDF)
files/               附件原文，以 SHA-256 命名 · files, named by their SHA-256
keys.txt             台账验证公钥 · keys that sign the ledger's checkpoints
verify.py            验证程序，只需 Python · the verifier; nothing but Python is needed
MANIFEST.txt         各文件的 SHA-256 · the SHA-256 of every file

如何离线核验（不需要联网，也不需要原系统）
1. 从公开渠道核对 keys.txt 与该平台公布的公钥一致（平台 /api/v1/keys，或者当年纸质公告），另存为 trusted.txt。
2. 运行：jianbiao verify 案卷.zip --key trusted.txt
   没有安装本软件时：解压后运行 python verify.py 案卷.zip --key trusted.txt
3. 结果“完整”说明：每个文件与清单一致，每个条目的原文都在台账内且未改动，每份文书与签发时一致。
   单独核验一个条目：python verify.py entries/official-N.tlog-proof --body entries/official-N.json --key trusted.txt

How to check it offline (no network, none of the original system)
1. Compare keys.txt with the keys the platform publishes (/api/v1/keys, or a notice on paper of the time); keep them as trusted.txt.
2. Run: jianbiao verify FILE.zip --key trusted.txt
   Without this software: unpack, then python verify.py FILE.zip --key trusted.txt
3. "whole" says: every file is what the manifest lists, every entry's bytes stand in the ledger unchanged, every document is what was signed.
   One entry alone: python verify.py entries/official-N.tlog-proof --body entries/official-N.json --key trusted.txt

已按程序删除正文的条目只有在册证明，没有原文；内部办案笔记除另行选择外不在案卷内。
An entry whose content was erased has its receipt only; internal notes are left out unless asked for.
"""
