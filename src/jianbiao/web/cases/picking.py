"""取证: what an officer may take from the ledger into a case's file, read with their own eyes.

Nothing goes into a file that its officer could not open on a page of their own.
"""

import re
from collections.abc import Sequence
from hashlib import sha256
from typing import Any, Final

from django.http import HttpRequest

from jianbiao.errors import Refused
from jianbiao.intake import files, filing
from jianbiao.law.catalogue import RULES
from jianbiao.ledger.queries import Said, Stored
from jianbiao.people.queries import Scope
from jianbiao.publish import domain as public
from jianbiao.record import queries as record
from jianbiao.standard import canonical
from jianbiao.standard.bodies import LOOKED
from jianbiao.supervision.domain.evidence import Piece
from jianbiao.watch import queries as watch
from jianbiao.watch.domain import Finding
from jianbiao.web import files as filepages
from jianbiao.web.cases.staff import moment_of_request, officer_of
from jianbiao.web.staff import entries, evidence
from jianbiao.web.staff.timeline import classes

_ENTRY: Final = re.compile(r"(?:(?P<log>official|gathered)/)?(?P<number>[1-9][0-9]{0,17})")
_LEAF: Final = re.compile(rb"sha256:([0-9a-f]{64})")


def pieces(request: HttpRequest, source: str, *, name: str, shows: str) -> list[Piece]:
    """Return the pieces that ``source`` names: one entry, one file, or a finding and its records.

    Raise Refused where there is none, or the officer may not read it.
    """
    said = source.strip()
    if found := _ENTRY.fullmatch(said.removeprefix("№").replace(" ", "")):
        log = found["log"] or "official"
        return [entry(request, log, int(found["number"]), name=name, shows=shows)]
    if said.startswith(("sha256:", "sm3:")):
        return [_file(request, said, name=name, shows=shows)]
    return _finding(request, said, shows=shows)


def entry(request: HttpRequest, log: str, number: int, *, name: str = "", shows: str = "") -> Piece:
    """Return one entry as a piece. Raise Refused where the officer may not read it."""
    officer = officer_of(request)
    page = entries.entry_page(log, number, officer, moment_of_request(request))
    if page.said is None:
        raise Refused(
            f"无权查阅条目 {number} · you may not read it", code="evidence_shut", where="source"
        )
    title = name or (public.headline(page.item).zh if page.item else page.said.kind)
    if page.said.kind in LOOKED:
        title = name or "查阅记录"
    return Piece(
        what="entry",
        log=log,
        number=number,
        digest=_digest(page.stored, page.said),
        name=title,
        shows=shows,
    )


def _digest(stored: Stored, said: Said) -> str:
    """Return the SHA-256 of an entry's bytes, as its leaf commits to it."""
    found = _LEAF.search(stored.leaf)
    if found is None:
        raise Refused(f"条目 {said.number} 没有摘要 · it has no digest", code="evidence_shut")
    return found[1].decode()


def _file(request: HttpRequest, digest: str, *, name: str, shows: str) -> Piece:
    """Return a platform's file as a piece; only where the officer could get its bytes."""
    found, terms = filepages.readable(request, digest, moment_of_request(request))
    held = files.receipt(filing.read_digest(digest), found)
    if held is None:
        raise filing.unknown()
    return Piece(
        what="file",
        log="official",
        number=held.number,
        digest=held.digests.sha256,
        name=name or terms.name or "文件",
        shows=shows,
    )


def _finding(request: HttpRequest, alert: str, *, shows: str) -> list[Piece]:
    """Return a finding as it stands, and every record it rests on."""
    at, scope = moment_of_request(request), Scope.of(request.user)
    page = watch.alert_page(alert, scope, at)
    said = content(page.finding)
    rule = RULES[page.finding.rule]
    finding = Piece(
        what="finding",
        log=page.finding.log,
        number=page.finding.seen,
        digest=canonical_digest(said),
        name=f"{rule.number} {rule.zh}",
        shows=shows or page.finding.held_zh or page.finding.zh,
        content=said,
    )
    items = record.items_of([page.alert.tender], log=page.alert.log)[page.alert.tender]
    rests = evidence.pieces(page.finding, items, at, classes(request.user))
    return [finding, *_records(request, [one.item for one in rests], shows=rule.zh)]


def _records(request: HttpRequest, items: Sequence[Any], *, shows: str) -> list[Piece]:
    return [entry(request, one.log, one.proof, shows=shows) for one in items]


def content(finding: Finding) -> dict[str, Any]:
    """Return a finding as JSON values: what the rule found, on which numbers, as of which entry."""
    names = ("rule", "subject", "tender", "lot", "standing", "verdict", "worst", "seen", "since")
    texts = {name: getattr(finding, name) for name in ("zh", "en", "held_zh", "held_en")}
    numbers = finding.held_numbers or finding.numbers
    return {
        **{name: getattr(finding, name) for name in names},
        **texts,
        "numbers": {key: str(value) for key, value in numbers.items()},
        "parameters": {key: str(value) for key, value in finding.parameters.items()},
    }


def canonical_digest(said: dict[str, Any]) -> str:
    """Return the SHA-256 of a value's canonical bytes, in hex."""
    return sha256(canonical.canonical(said)).hexdigest()
