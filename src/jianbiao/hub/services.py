"""Pass what platforms sent us to another instance, in ledger order, with their own evidence."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Protocol

from django.conf import settings

from jianbiao.hub import domain
from jianbiao.hub.models import Peer
from jianbiao.ledger import queries as ledger_queries
from jianbiao.ledger.queries import Said
from jianbiao.standard.events import MessageAccepted, MessageHeld

SLICE = 100


class Sender(Protocol):
    """What sends: a ``kit.Client`` with this instance's key, or a fake of the world outside."""

    def send(self, messages: Sequence[dict[str, Any]]) -> Sequence[Any]:
        """Send envelopes and return one result with an ``outcome`` for each."""
        ...


def forward(url: str, sender: Sender, *, at: datetime) -> int:
    """Send one slice of what ``url`` has not answered yet; return how many entries were passed.

    Progress is stored after the answer: a crash between them sends the slice again, and the same
    message ids get the same answers.
    """
    peer, _ = Peer.objects.get_or_create(url=url)
    said = ledger_queries.entries_after(peer.number, limit=SLICE)
    if not said:
        return 0
    wrapped = [_wrap(entry) for entry in said if _ours(entry)]
    results = sender.send(wrapped) if wrapped else []
    peer.refused += sum(1 for result in results if result.outcome == "rejected")
    peer.number, peer.told_at = said[-1].number, at
    peer.save()
    return len(said)


def _ours(entry: Said) -> bool:
    """Say whether a platform sent it to us: what another instance passed on goes no further."""
    return (
        entry.kind in {MessageAccepted.kind, MessageHeld.kind}
        and entry.event["message"]["set"] != domain.SET
    )


def _wrap(entry: Said) -> dict[str, Any]:
    return domain.wrap(
        entry.event["message"],
        entry.event["evidence"],
        origin=settings.JIANBIAO_ORIGIN,
        number=entry.number,
        at=entry.at,
    )
