"""Items of a tender (过程条目): each message in effect, and which of them hold as of an entry."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from jianbiao.intake.domain import Effective
from jianbiao.standard.messages import CHANGE, DELETE

OCDS = "OCDS_RELEASE"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One message in effect. ``ended_by`` is the entry that replaced or withdrew it, 0 while it holds.

    ``number`` is the entry since which it counts, ``proof`` the entry that holds its bytes.
    """

    log: str
    number: int
    proof: int
    set: str
    platform: str
    data_key: str
    data_type: str
    project: str
    tender: str
    lot: str
    happened_at: datetime
    received_at: datetime
    data: Mapping[str, Any]
    ended_by: int = 0
    carried_by: str = ""

    def holds(self, at: int) -> bool:
        """Say whether the item holds as of entry ``at``."""
        here = self.number <= at and (self.ended_by == 0 or self.ended_by > at)
        return here and self.data_type != DELETE


def item(message: Effective) -> Item:
    """Return the item that a message in effect makes."""
    said = message.message
    data = said["data"]
    lot = str(data.get("BID_SECTION_CODE", ""))
    tender = str(data.get("TENDER_PROJECT_CODE", "")) or lot[:20]
    if said["set"] == OCDS:
        tender = str(data["RELEASE"]["ocid"])
    return Item(
        log=message.log,
        number=message.number,
        proof=message.proof,
        set=said["set"],
        platform=message.platform,
        data_key=str(said.get("data_key", tender)),
        data_type=said["data_type"],
        project=str(data.get("PROJECT_CODE", "")) or tender[:17],
        tender="" if said["set"] == "PROJECT" else tender,
        lot=lot,
        happened_at=message.happened_at,
        received_at=message.received_at,
        data=data,
        carried_by=message.carried_by,
    )


def after(items: Sequence[Item], new: Item) -> list[Item]:
    """Return a tender's items once ``new`` has come: a change or deletion ends what it is about.

    A second addition under the same data key, which only gathered data can bring, is a change.
    """
    ends = new.data_type in {CHANGE, DELETE} or new.set == OCDS
    key = (new.platform, new.data_key)
    return [
        replace(old, ended_by=new.number)
        if ends and not old.ended_by and (old.platform, old.data_key) == key
        else old
        for old in items
    ] + [new]


def holding(items: Iterable[Item], at: int) -> list[Item]:
    """Return the items that hold as of entry ``at``, in the order they came."""
    return [one for one in items if one.holds(at)]
