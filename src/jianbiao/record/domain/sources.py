"""Which sets stand behind a fact (事实的来源): a rule is asked when one of them changes."""

from collections.abc import Mapping
from typing import Final

from jianbiao.record.domain import bid_facts, dispute_facts
from jianbiao.record.domain.award_facts import AWARDING
from jianbiao.record.domain.bidding_facts import BIDDING
from jianbiao.record.domain.changes import GUARDED_SETS
from jianbiao.record.domain.own_decisions import DECISIONS
from jianbiao.record.domain.panel_facts import PANEL
from jianbiao.record.domain.relation_facts import RELATIONS
from jianbiao.record.domain.suspension_facts import SUSPENDED

_CHANGED: Final = GUARDED_SETS | {"BID_OPENING_RECORD", "TENDER_CANDIDATE_ANNOUNCE"}


def _all() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {"x_guarded_changes": _CHANGED}
    told = [
        (name, one.sets)
        for one in (*BIDDING, *AWARDING, *DECISIONS, *PANEL, *RELATIONS, *SUSPENDED)
        for name in one.names
    ]
    for name, sets in (*told, *bid_facts.NAMED.items(), *dispute_facts.NAMED.items()):
        found[name] = found.get(name, frozenset()) | sets
    return found


SOURCES: Final[Mapping[str, frozenset[str]]] = _all()
"""Fact to sets; a fact that is not here is of the set its own name begins with."""
