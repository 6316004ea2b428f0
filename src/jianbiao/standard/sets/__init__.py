"""数据集: one definition for each set of the interface specification."""

from jianbiao.standard.sets import awards, bids, calls, carriers, objections, sketches, works
from jianbiao.standard.sets.definition import SetDefinition

SETS: dict[str, SetDefinition] = {
    definition.name: definition
    for definition in (
        works.PROJECT,
        works.TENDER_PROJECT,
        works.SECTION,
        calls.NOTICE,
        calls.DOCUMENTS,
        bids.TENDER_LIST,
        bids.OPENING_RECORD,
        bids.OPENING_DETAIL,
        awards.CANDIDATE,
        awards.CANDIDATE_ANNOUNCE,
        awards.RESULT,
        awards.WINNING_NOTICE,
        awards.CONTRACT,
        calls.ABNORMITY,
        objections.OBJECTION,
        objections.OBJECTION_REPLY,
        sketches.BID_FILE_SKETCH,
        carriers.FORWARDED,
        carriers.OCDS,
    )
}
"""Every set of the version in force, in the order a tender runs through them."""

VERSIONS: dict[str, str | None] = {"2026-11": None}
"""版本: every version that is read, and the day it ends (None: no end announced)."""

__all__ = ["SETS", "VERSIONS", "SetDefinition"]
