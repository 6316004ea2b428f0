"""Stages of a tender (阶段): how far it has come, read from what was reported."""

from collections.abc import Iterable
from enum import StrEnum


class Stage(StrEnum):
    """From filing to contract; ``failed`` ends a lot that came to nothing."""

    PREPARED = "prepared"
    CALLED = "called"
    OPENED = "opened"
    PUBLISHED = "published"
    AWARDED = "awarded"
    CONTRACTED = "contracted"
    FAILED = "failed"


WORDS = {
    Stage.PREPARED: ("立项备案", "filed"),
    Stage.CALLED: ("公告投标", "open for bids"),
    Stage.OPENED: ("开标评标", "opened"),
    Stage.PUBLISHED: ("候选公示", "standstill"),
    Stage.AWARDED: ("定标", "awarded"),
    Stage.CONTRACTED: ("签约履约", "contract"),
    Stage.FAILED: ("流标终止", "failed"),
}
"""Each stage in Chinese and English."""

ORDER = tuple(WORDS)

_REACHED = {
    "TENDER_ANN_QUA_INQUERY_ANN": Stage.CALLED,
    "TENDER_FILE_CLARI_MODI": Stage.CALLED,
    "QUALI_INQUERY_CLARI": Stage.CALLED,
    "TENDER_LIST": Stage.CALLED,
    "BID_OPENING_RECORD": Stage.OPENED,
    "BID_OPEN_DETAIL": Stage.OPENED,
    "TENDER_CANDIDATE": Stage.PUBLISHED,
    "TENDER_CANDIDATE_ANNOUNCE": Stage.PUBLISHED,
    "WIN_RESULT_ANNO": Stage.AWARDED,
    "BID_WINNING_NOTICE": Stage.AWARDED,
    "CONTRACT_PERFORMANCE": Stage.CONTRACTED,
    "CONTRACT_CHANGE": Stage.CONTRACTED,
    "PERFORMANCE": Stage.CONTRACTED,
    "TENDER_ABNORMITY_REPORT": Stage.FAILED,
}


def stage(sets: Iterable[str]) -> Stage:
    """Return the furthest stage that one of ``sets`` shows."""
    reached = [_REACHED[name] for name in sets if name in _REACHED]
    return max(reached, key=ORDER.index, default=Stage.PREPARED)
