"""文件 acts and reading: store what a platform sent, postpone, scan, give out, erase; ``fold``.

The bytes stand in ``blobs`` before an entry speaks of them; an entry that speaks of them is what the
platform's answer acknowledges.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256 as hash_of
from typing import Any

from django.db import transaction
from django.db.models import F, Q

from jianbiao.errors import Refused
from jianbiao.intake import filing, queries
from jianbiao.intake.blobs import Blobs, Digests
from jianbiao.intake.filing import Digest, FileClass, Terms
from jianbiao.intake.models import File, Filed, FileSpace, Notice
from jianbiao.intake.scanning import Scanner, Verdict
from jianbiao.ledger import queries as ledger_queries
from jianbiao.ledger import services as ledger
from jianbiao.ledger.queries import Said
from jianbiao.standard import events
from jianbiao.standard.events import FilePostponed, FileRead, FileScanned, FileStored
from jianbiao.standard.terms import SHANGHAI, SYSTEM, Actor

WAITING, INFECTED, UNSCANNABLE = "waiting", "infected", "unscannable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """How a platform's file stands: what was stored on which terms, its entry, its scan."""

    digests: Digests
    terms: Terms
    number: int
    leaf_hash: bytes
    scan: str
    replayed: bool

    def said(self) -> dict[str, Any]:
        """Return it as JSON values, the moment in Beijing time."""
        moment = self.terms.earliest_open
        return {
            "digest": f"sha256:{self.digests.sha256}",
            "sm3": f"sm3:{self.digests.sm3}",
            "size": self.terms.size,
            "class": self.terms.file_class.value,
            "earliest_open": moment.astimezone(SHANGHAI).isoformat() if moment else None,
            "about": self.terms.about,
            "name": self.terms.name,
            "number": self.number,
            "leaf_hash": self.leaf_hash.hex(),
            "scan": "not_scanned" if self.scan == WAITING else self.scan,
            "replayed": self.replayed,
        }


# --- reading -------------------------------------------------------------------------------------


def file_of(digest: Digest) -> File | None:
    """Return the file that ``digest`` names, None when nobody has sent it."""
    column = "sha256" if digest.algorithm == "sha256" else "sm3"
    return File.objects.filter(**{column: digest.hex}).first()


def received(digests: Collection[str], *, platform: str) -> set[str]:
    """Return those of ``digests`` (``sha256:…`` or ``sm3:…``) of which ``platform`` sent the file."""
    plain = {one.partition(":")[2]: one for one in digests}
    rows = File.objects.filter(Q(sha256__in=plain) | Q(sm3__in=plain))
    found = {row.sha256: row.sm3 for row in rows}
    mine = Filed.objects.filter(sha256__in=found, platform=platform, erased=False)
    sent = {name for one in mine for name in (one.sha256, found[one.sha256])}
    return {said for hex_, said in plain.items() if hex_ in sent}


def filed(digest: Digest) -> list[tuple[str, Terms]]:
    """Return (platform, terms) of everybody who sent the file and whose entry was not erased."""
    found = file_of(digest)
    if found is None:
        return []
    rows = Filed.objects.filter(sha256=found.sha256, erased=False).order_by("platform")
    return [(row.platform, _terms(row, found)) for row in rows]


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One file as its platform sent it, with what the scanner found of the bytes."""

    platform: str
    number: int
    digests: Digests
    terms: Terms
    scan: str


def about(codes: Collection[str], *, most: int = 200) -> list[Listed]:
    """Return the files about these tenders or lots, the oldest first; erased ones are left out."""
    rows = Filed.objects.filter(about__in=sorted(codes), erased=False).order_by("number")
    return _listed(rows[:most])


def named(sha256: Collection[str]) -> dict[str, Listed]:
    """Return the files of these digests that somebody sent, by SHA-256."""
    rows = Filed.objects.filter(sha256__in=sorted(sha256), erased=False).order_by("-number")
    return {one.digests.sha256: one for one in _listed(rows)}


def _listed(rows: Iterable[Filed]) -> list[Listed]:
    some = list(rows)
    found = File.objects.in_bulk({row.sha256 for row in some})
    return [
        Listed(
            platform=row.platform,
            number=row.number,
            digests=Digests(sha256=row.sha256, sm3=found[row.sha256].sm3),
            terms=_terms(row, found[row.sha256]),
            scan=found[row.sha256].scan,
        )
        for row in some
    ]


def receipt(digest: Digest, platform: str) -> Receipt | None:
    """Return how ``platform``'s file stands, None when it has not stored it."""
    found = file_of(digest)
    row = found and Filed.objects.filter(sha256=found.sha256, platform=platform).first()
    if not found or not row:
        return None
    leaf = ledger_queries.stored(row.number).leaf
    return Receipt(
        digests=Digests(sha256=found.sha256, sm3=found.sm3),
        terms=_terms(row, found),
        number=row.number,
        leaf_hash=hash_of(b"\x00" + leaf).digest(),
        scan=found.scan,
        replayed=True,
    )


def kept(platform: str) -> int:
    """Return how many bytes ``platform`` keeps here."""
    row = FileSpace.objects.filter(platform=platform).first()
    return row.size if row else 0


def check_about(terms: Terms, platform: str) -> None:
    """Raise Refused ``not_owner`` when the tender or lot is known and another platform's."""
    code = terms.about
    names = [f"T:{code[: filing.TENDER]}", f"L:{code}"] if code else []
    for name, owner in queries.owners(names).items():
        if owner != platform:
            raise Refused(name, code="not_owner", where="about")


def check_given(found: File, blobs: Blobs, *, scanning: bool, concerned: bool) -> None:
    """Raise Refused when the bytes are erased, kept apart, or not scanned where they must be.

    Where there is a scanner, strangers are given clean files only; what it cannot scan goes to
    those who are ``concerned``.
    """
    if blobs.erased(found.sha256):
        raise Refused("erased", code="file_forgotten", where="path")
    if found.scan == INFECTED:
        raise Refused("quarantined", code="file_infected", where="path")
    if scanning and (found.scan == WAITING or (found.scan == UNSCANNABLE and not concerned)):
        raise Refused("waiting for the scanner", code="file_not_scanned", where="path")
    if not blobs.path(found.sha256).exists():
        raise filing.unknown()


# --- acts ----------------------------------------------------------------------------------------


@transaction.atomic
def store(
    terms: Terms, digests: Digests, *, evidence: dict[str, Any], by: Actor, at: datetime
) -> None:
    """Append that ``by`` stored a file whose bytes stand in ``blobs``; once, however often asked."""
    event = filing.store(terms, sha256=digests.sha256, sm3=digests.sm3, evidence=evidence)
    key = f"file\x1f{by.id}\x1f{digests.sha256}"
    number = ledger.append_once(event, key=key, by=by, at=at)
    if number is not None:
        _stored(events.to_dict(event), by.id, number, "default")


@transaction.atomic
def postpone(
    digest: Digest, terms: Terms, *, evidence: dict[str, Any], by: Actor, at: datetime
) -> None:
    """Append that a file not open yet opens later; nothing when the terms are what they were."""
    found = file_of(digest)
    if found is None:
        raise filing.unknown()
    row = Filed.objects.select_for_update().get(sha256=found.sha256, platform=by.id)
    event = filing.again(_terms(row, found), terms, digest=found.sha256, evidence=evidence, at=at)
    if event is not None:
        number = ledger.append(event, by=by, at=at)
        _postponed(events.to_dict(event), by.id, number, "default")


def scan_next(scanner: Scanner, blobs: Blobs, *, at: datetime) -> int:
    """Scan the file that has waited longest and append the verdict; return how many were scanned.

    Raise OSError while the scanner is away: the file waits on.
    """
    found = File.objects.filter(scan=WAITING).order_by("number").first()
    if found is None:
        return 0
    path = blobs.path(found.sha256)
    verdict = (
        scanner.scan(path)
        if path.exists()
        else Verdict(verdict="unscannable", threat="the bytes are not here")
    )
    _scan(found, verdict, scanner.name(), at)
    if verdict.verdict == INFECTED:
        blobs.set_apart(found.sha256)
    return 1


def set_apart(blobs: Blobs) -> None:
    """Move what was found infected away from what is served; safe to repeat."""
    for one in File.objects.filter(scan=INFECTED).order_by("number"):
        if blobs.path(one.sha256).exists():
            blobs.set_apart(one.sha256)


@transaction.atomic
def read(digest: str, platform: str, *, by: Actor, at: datetime) -> int:
    """Append that an officer was given a file that is not open to everybody."""
    return ledger.append(FileRead(digest=digest, platform=platform), by=by, at=at)


def forget(digest: Digest, blobs: Blobs) -> bool:
    """Erase the bytes of a file and say whether they were here; its entries and proofs stand.

    The act by two persons that orders it stands in the ledger (``erasing``); safe to repeat.
    """
    found = file_of(digest)
    if found is None:
        raise filing.unknown()
    for row in Filed.objects.filter(sha256=found.sha256):
        for algorithm, name in (("sha256", found.sha256), ("sm3", found.sm3)):
            blobs.discard(row.platform, Digest(algorithm=algorithm, hex=name))
    return blobs.erase(found.sha256)


def forget_erased(blobs: Blobs) -> int:
    """Erase the bytes of files of which every entry was erased; return how many were here."""
    wanted = set(Filed.objects.filter(erased=True).values_list("sha256", flat=True))
    held = set(
        Filed.objects.filter(sha256__in=wanted, erased=False).values_list("sha256", flat=True)
    )
    some = [sha256 for sha256 in sorted(wanted - held) if not blobs.erased(sha256)]
    return sum(forget(Digest(algorithm="sha256", hex=sha256), blobs) for sha256 in some)


def expire(blobs: Blobs, *, before: float) -> int:
    """Drop uploads into which nothing has come since ``before`` (Unix seconds); return how many."""
    count = 0
    for platform, digest in blobs.old_uploads(before):
        try:
            with blobs.upload(platform, digest) as upload:
                if upload.kept:
                    _drop_orphan(upload.digests().sha256, blobs)
                upload.end()
        except Refused:  # somebody writes it after all
            continue
        count += 1
    return count


# --- folding -------------------------------------------------------------------------------------


def fold(said: Sequence[Said], *, using: str) -> None:
    """Replay ``said`` into the tables of the database ``using``."""
    folds = {
        FileStored.kind: _stored,
        FilePostponed.kind: _postponed,
        FileScanned.kind: _scanned,
    }
    for entry in said:
        if entry.kind in folds:
            folds[entry.kind](entry.event, entry.by, entry.number, using)
            if entry.erased:
                Filed.objects.using(using).filter(number=entry.number).update(erased=True)


def _stored(event: dict[str, Any], platform: str, number: int, using: str) -> None:
    moment = event["earliest_open"]
    File.objects.using(using).get_or_create(
        sha256=event["digest"],
        defaults={"sm3": event["sm3"], "size": event["size"], "number": number},
    )
    Filed.objects.using(using).create(
        sha256=event["digest"],
        platform=platform,
        file_class=event["file_class"],
        earliest_open=datetime.fromisoformat(moment) if moment else None,
        about=event["about"],
        name=event["name"],
        number=number,
    )
    FileSpace.objects.using(using).get_or_create(platform=platform)
    FileSpace.objects.using(using).filter(platform=platform).update(
        files=F("files") + 1, size=F("size") + event["size"]
    )


def _postponed(event: dict[str, Any], platform: str, number: int, using: str) -> None:
    Filed.objects.using(using).filter(sha256=event["digest"], platform=platform).update(
        earliest_open=datetime.fromisoformat(event["earliest_open"]), changed_by=number
    )


def _scanned(event: dict[str, Any], _by: str, number: int, using: str) -> None:
    sha256 = event["digest"]
    File.objects.using(using).filter(sha256=sha256).update(scan=event["verdict"], scanned_by=number)
    if event["verdict"] == INFECTED:
        Notice.objects.using(using).bulk_create(
            Notice(
                platform=row.platform,
                number=number,
                kind=FileScanned.kind,
                about=row.number,
                message_id=f"sha256:{sha256}",
            )
            for row in Filed.objects.using(using).filter(sha256=sha256).order_by("platform")
        )


# --- inside --------------------------------------------------------------------------------------


@transaction.atomic
def _scan(found: File, verdict: Verdict, scanner: str, at: datetime) -> None:
    event = FileScanned(
        digest=found.sha256, verdict=verdict.verdict, threat=verdict.threat, scanner=scanner
    )
    key = f"scan\x1f{found.sha256}"
    number = ledger.append_once(event, key=key, by=SYSTEM, at=at)
    if number is not None:
        _scanned(events.to_dict(event), SYSTEM.id, number, "default")


def _drop_orphan(sha256: str, blobs: Blobs) -> None:
    """Remove the bytes of an upload that was kept but never acknowledged."""
    if not File.objects.filter(sha256=sha256).exists():
        blobs.remove(sha256)


def _terms(row: Filed, of: File) -> Terms:
    return Terms(
        size=of.size,
        file_class=FileClass(row.file_class),
        earliest_open=row.earliest_open,
        about=row.about,
        name=row.name,
    )
