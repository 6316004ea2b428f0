"""How one tender goes (走法): what plans bend, and what its records say otherwise.

Everything is decided before a message is told; nothing is changed in what was said.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any, Final

from jianbiao.standard.terms import SHANGHAI

_WIRE: Final = "%Y%m%d%H%M%S"


@dataclass(frozen=True, slots=True, kw_only=True)
class After:
    """A moment that follows another field of the same record by ``wait``."""

    field: str
    wait: timedelta


Said = str | timedelta | After | tuple[Mapping[str, str], ...] | None
"""A value; rows; how far a moment is moved; a moment after another; None where it is left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """How one tender goes; the defaults keep every limit. None leaves it to chance, lawfully.

    Days are counted with the first left out. ``missing`` names fields that are not reported; ``says``
    has what the planted lot's records say instead, by ``SET.FIELD`` (see ``bent``).
    """

    mandatory: bool | None = None
    wan: bool | None = None
    sale_days: int | None = None
    sale_ends_at_rest: bool = False
    sale_backwards: bool = False
    issue_days: int | None = None
    prequalified: bool | None = None
    prequalified_days: int | None = None
    prequalified_sale: int | None = None
    clarified_days: int | None = None
    clarified_later: bool = False
    unclarified: bool = False
    affects: str | None = "1"
    postponed: str | None = "0"
    postponed_days: int | None = None
    postponed_apart: bool = False
    bond: Decimal | None = None
    bond_over: Decimal = Decimal(0)
    bond_percent: str | None = None
    bidders: int | None = None
    consortium: bool = False
    listed: bool = True
    unlisted: int = 0
    failed: bool = False
    silent: bool = False
    late_seconds: int | None = None
    late_accepted: bool = True
    encrypted: bool = True
    opening_seconds: int | None = None
    candidates: int | None = None
    ranked: bool = True
    tied: bool = False
    separated: bool | None = None
    method: str = ""
    lots: int | None = None
    another_code: bool = False
    approved_after: int | None = None
    approved_mode: str | None = None
    invited: bool = False
    invitees: int = 4
    invite_ground: str | None = "1"
    invite_document: bool = True
    declined: bool = False
    state_funds: bool | None = None
    media: str = ""
    medium_hours: int = 2
    medium_synced: bool = True
    dropped: tuple[str, ...] = ()
    registration: str = ""
    validity: str | None = None
    guarantee_off: int | None = None
    least_price: bool = False
    warning_line: bool = False
    clause: str = ""
    bare: bool = False
    let: str = ""
    subject: str = ""
    modest: bool = False
    huge: bool = False
    unread: bool = False
    union_untold: bool = False
    unseated: bool = False
    withdrawn: bool = False
    locked: str = ""
    early_minutes: int = 0
    own_copy: bool = False
    heads: str = ""
    agency_tie: str = ""
    entity_tie: str = ""
    agency_bids: bool = False
    member_twice: bool = False
    over: Decimal | None = None
    over_rejected: bool = False
    unpriced: bool = False
    rejected: int = 0
    reason_untold: str = ""
    panel: int = 0
    own_seats: int | None = None
    draw: str = ""
    recusal: str = ""
    replaced: bool = False
    extended: bool = False
    publicity_after: int | None = None
    winner_rank: int = 0
    ground: str = ""
    gives_up: bool = False
    outsider: bool = False
    renamed: bool = False
    terminated: str = ""
    contract_factor: Decimal = Decimal(1)
    contract_off: Decimal = Decimal(0)
    period_off: int = 0
    bond_share: Decimal | None = None
    cash: bool = False
    letters: bool = False
    refund_days: int | None = None
    refund_none: bool = False
    written_days: int | None = None
    written_late: int = 0
    unreported: bool = False
    own_decision: str = ""
    amendments: tuple[Decimal, ...] = ()
    subcontracted: str = ""
    stops: bool = False
    edited: str = ""
    reply_days: int | None = None
    reply_reported: int = 0
    complaint: bool = False
    objected_before: bool = True
    filed_days: int = 5
    accepted_days: int = 2
    decided_days: int = 20
    reviewed_days: int = 0
    decision_published: int | None = 3
    group: int = 0
    trace: str = ""
    publicity_days: int | None = None
    publicity_ends_at_rest: bool = False
    award_days: int | None = None
    award_hours: int | None = None
    objection: str = ""
    contract_days: int | None = None
    contract_on_last_day: bool = False
    contract_none: bool = False
    contract_reported: int = 0
    contract_price: str = ""
    prequal_clarified: int | None = None
    prequal_reported: bool = False
    visit: bool = False
    shown: str = ""
    panel_named: str = ""
    objects: str = ""
    objects_days: int = 0
    raised_days: int = 0
    award_factor: Decimal = Decimal(1)
    losers_untold: bool = False
    violation: str = ""
    back_days: int | None = None
    back_none: bool = False
    missing: frozenset[str] = field(default_factory=frozenset)
    says: Mapping[str, Said] = field(default_factory=dict)


PLAIN: Final = Shape()
"""The shape of a tender in which nothing is planted."""


def bent(data: Mapping[str, Any], says: Mapping[str, Said]) -> dict[str, Any]:
    """Return what a record says where ``says`` (by field) has it otherwise.

    A field that this record leaves out stays out, but for rows; one it does not know is added.
    """
    changed = {
        name: _value(data, name, value)
        for name, value in says.items()
        if name not in data or data[name] is not None or isinstance(value, tuple)
    }
    return {**data, **changed}


def _value(data: Mapping[str, Any], name: str, value: Said) -> Any:
    match value:
        case timedelta():
            return _moved(data[name], value)
        case After():
            return _moved(data[value.field], value.wait)
        case tuple():
            return [dict(row) for row in value]
    return value


def _moved(moment: str, by: timedelta) -> str:
    return (datetime.strptime(moment, _WIRE).replace(tzinfo=SHANGHAI) + by).strftime(_WIRE)
