"""Items of a tender (过程条目): each message in effect, and which of them hold as of an entry."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final

from jianbiao.gather.ocds import merging
from jianbiao.gather.releases import plain
from jianbiao.intake.domain import Effective
from jianbiao.record.domain import ocds
from jianbiao.standard.messages import CHANGE, DELETE
from jianbiao.standard.sets import SETS

OCDS = "OCDS_RELEASE"
PROJECT = "PROJECT"
UNDER_PROJECT: Final = tuple(
    name
    for name, said in SETS.items()
    if said.brings == "PROJECT_CODE" or (said.parent == "PROJECT_CODE" and not said.brings)
)
"""Sets whose records may belong to an approved project and to no tender of it."""
OF_PROJECT: Final = "P:"
"""What the name of a group begins with that hangs under an approved project and no tender."""
LET_ALONE: Final = "DIRECT_CONTRACT_INFO"
"""The set of contracts let without a tender: all of a project are told to each of its tenders."""
_ALONE: Final = frozenset(
    name for name, said in SETS.items() if not (said.parent or said.brings or name == OCDS)
)
"""Sets whose records hang under nothing: their codes only refer."""


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

    @property
    def key(self) -> tuple[str, str]:
        """What names the record: its platform and the platform's DATA_KEY."""
        return self.platform, self.data_key

    @property
    def group(self) -> str:
        """What it is folded with: its tender, its approved project, or nothing but itself.

        Of persons and credit records there are many under nothing: each is a group of its own.
        """
        if self.tender:
            return self.tender
        return (
            f"{OF_PROJECT}{self.project}" if self.project else f"K:{self.platform}/{self.data_key}"
        )

    def holds(self, at: int) -> bool:
        """Say whether the item holds as of entry ``at``."""
        here = self.number <= at and (self.ended_by == 0 or self.ended_by > at)
        return here and self.data_type != DELETE


def item(message: Effective) -> Item:
    """Return the item that a message in effect makes."""
    said = message.message
    data = said["data"]
    if said["set"] == OCDS:
        data = {"RELEASE": plain(data["RELEASE"])}
    project, tender, lot = _place(said["set"], data)
    return Item(
        log=message.log,
        number=message.number,
        proof=message.proof,
        set=said["set"],
        platform=message.platform,
        data_key=str(said.get("data_key", tender)),
        data_type=said["data_type"],
        project=project,
        tender=tender,
        lot=lot,
        happened_at=message.happened_at,
        received_at=message.received_at,
        data=data,
        carried_by=message.carried_by,
    )


def _place(name: str, data: Mapping[str, Any]) -> tuple[str, str, str]:
    """Return the codes of project, tender and lot that a record of set ``name`` belongs to."""
    if name in _ALONE:
        return "", "", ""
    if name == OCDS:
        return "", str(data["RELEASE"]["ocid"]), ""
    lot = str(data.get("BID_SECTION_CODE", ""))
    tender = str(data.get("TENDER_PROJECT_CODE", "")) or lot[:20]
    return str(data.get("PROJECT_CODE", "")) or tender[:17], tender, lot


def ends(new: Item) -> bool:
    """Say whether ``new`` ends the record of its key: a change or deletion does.

    Of gathered releases one that says everything does; one of several adds to the others.
    """
    return new.data_type in {CHANGE, DELETE} or (new.set == OCDS and ocds.is_whole(_release(new)))


def _release(one: Item) -> Mapping[str, Any]:
    """Return what a gathered release says; nothing once its content was erased."""
    said: Mapping[str, Any] = one.data.get("RELEASE", {})
    return said


def release(items: Iterable[Item]) -> Mapping[str, Any]:
    """Return what the gathered releases among ``items`` come to, merged by the standard's rules.

    Raise ValueError where there is none.
    """
    return merging.current(releases(items))


def grown(items: Iterable[Item], growing: merging.Growing) -> Mapping[str, Any]:
    """Return what ``release`` returns, with what ``growing`` has merged of the same items before.

    It is read before the next call: what is returned goes on changing.
    """
    return growing.current(
        ((one.log, one.number), _release(one)) for one in items if one.set == OCDS
    )


def releases(items: Iterable[Item]) -> list[Mapping[str, Any]]:
    """Return the gathered releases among ``items`` by their date."""
    return merging.in_order([_release(one) for one in items if one.set == OCDS])


def ended(old: Item, new: Item) -> bool:
    """Say whether ``new``, which ends records of its key, ends ``old``: a release no later one."""
    return new.set != OCDS or merging.dated(_release(old)) <= merging.dated(_release(new))


def late(new: Item, held: Iterable[Item]) -> bool:
    """Say whether a release that says everything holds already, and is no older than ``new``.

    Such a release comes too late to say anything: it never holds. Of two of one date that say
    everything the second one counts.
    """
    if new.set != OCDS:
        return False
    at, whole = merging.dated(_release(new)), ends(new)
    for one in held:
        then = merging.dated(_release(one))
        if ends(one) and (then > at or (then == at and not whole)):
            return True
    return False


def after(items: Sequence[Item], new: Item) -> list[Item]:
    """Return the items of one group once ``new`` has come, in its group or in another.

    A change may name another tender than the record it changes: that record ends all the same.
    """
    now = list(items)
    if late(new, [one for one in now if one.key == new.key and _lasts(one)]):
        return [*now, replace(new, ended_by=new.number)]
    if ends(new):
        now = [
            replace(old, ended_by=new.number)
            if old.key == new.key and _lasts(old) and ended(old, new)
            else old
            for old in now
        ]
    here = not items or items[0].group == new.group
    return [*now, new] if here else now


def holding(items: Iterable[Item], at: int) -> list[Item]:
    """Return the items that hold as of entry ``at``, in the order they came."""
    return [one for one in items if one.holds(at)]


def standing(items: Sequence[Item]) -> list[Item]:
    """Return the items that hold now."""
    return [one for one in items if _lasts(one)]


def last_stood(items: Sequence[Item]) -> list[Item]:
    """Return the items that held last: those of now, else those before everything was withdrawn."""
    if now := standing(items):
        return now
    ended = max((one.ended_by for one in items), default=0)
    return holding(items, ended - 1)


def _lasts(one: Item) -> bool:
    return not one.ended_by and one.data_type != DELETE
