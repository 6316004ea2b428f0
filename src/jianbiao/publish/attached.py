"""附件清单: which files of a tender somebody may know of at a moment, with class, moment and digest.

A bid file is known to nobody before the bids of its lot are open, however its sender classed it; what
is shared between authorities alone is listed for officers who may get it.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from jianbiao.intake import files
from jianbiao.intake.filing import TENDER, FileClass
from jianbiao.publish.domain.opening import ATTACHED, is_open, opened
from jianbiao.record.domain.items import Item
from jianbiao.standard.messages import DELETE

DIGEST: Final = "FILE_SHA256"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attached:
    """One file: as it was sent (``sent``), as a record names it (``named``), or both.

    ``given`` says that the reader may get the bytes now.
    """

    name: str
    sent: files.Listed | None
    named: Item | None
    given: bool

    @property
    def sha256(self) -> str:
        """The digest, empty where only another was reported."""
        return self.sent.digests.sha256 if self.sent else _text(self.named, DIGEST)


def attached(
    code: str, items: Sequence[Item], at: datetime, *, staff: bool, lots: Collection[str] = ()
) -> list[Attached]:
    """Return the files about tender ``code`` and its ``lots`` that may be known at ``at``.

    ``items`` are all of the tender's; ``staff`` reads what is not open to everybody.
    """
    held = [one for one in items if not one.ended_by and one.data_type != DELETE]
    secret = {_text(one, DIGEST) for one in held if not is_open(one, items, at)}
    sent = [
        one
        for one in files.about({code, *lots})
        if one.digests.sha256 not in secret and _known(one, items, at, staff=staff)
    ]
    named = [one for one in held if one.set in ATTACHED and staff and is_open(one, items, at)]
    return together(sent, named, at)


def together(sent: Sequence[files.Listed], named: Sequence[Item], at: datetime) -> list[Attached]:
    """Return files as sent and as records name them, each once."""
    by_digest: Mapping[str, Item] = {_text(one, DIGEST): one for one in named}
    found = [
        Attached(
            name=one.terms.name or _text(by_digest.get(one.digests.sha256), "ATTACHMENT_NAME"),
            sent=one,
            named=by_digest.get(one.digests.sha256),
            given=one.scan != files.INFECTED
            and (one.terms.earliest_open is None or one.terms.earliest_open <= at),
        )
        for one in sent
    ]
    here = {one.digests.sha256 for one in sent}
    rest = [one for one in named if _text(one, DIGEST) not in here]
    return found + [
        Attached(name=_text(one, "ATTACHMENT_NAME"), sent=None, named=one, given=False)
        for one in rest
    ]


def _known(one: files.Listed, items: Sequence[Item], at: datetime, *, staff: bool) -> bool:
    """Say whether a file's being there may be known."""
    early = one.terms.earliest_open is not None and at < one.terms.earliest_open
    if one.terms.file_class is FileClass.OPEN:
        return not early
    lot = one.terms.about if len(one.terms.about) > TENDER else ""
    sealed = one.terms.file_class is FileClass.SEALED and not opened(items, lot, at)
    return staff and not sealed and not early


def _text(one: Item | None, field: str) -> str:
    said = one.data.get(field) if one is not None else None
    return said if isinstance(said, str) else ""
