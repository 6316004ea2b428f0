"""Planted at the opening and in the evaluation (开标公布、评标委员会): records, experts, report."""

from datetime import timedelta
from typing import Final

from jianbiao.rehearsal.plans import (
    CASE,
    DOUBT,
    EVERY_BID,
    LOOK,
    NEAR,
    UNDECIDABLE,
    also,
    plan,
)
from jianbiao.rehearsal.prices import WEIGHTED

_EXPERT: Final = "BID_EVALUATION_EXPERT"
_REPORT: Final = "EVALUATION_REPORT"
_ITEMS: Final = (
    {"SCORE_ITEM_CODE": "JS", "SCORE_ITEM_NAME": "技术"},
    {"SCORE_ITEM_CODE": "XY", "SCORE_ITEM_NAME": "信誉"},
)
_OTHER: Final = (*_ITEMS, {"SCORE_ITEM_CODE": "BZ", "SCORE_ITEM_NAME": "本地服务"})
_SCORED: Final = f"{_REPORT}.SCORE_ITEM_SET"


def _signed(signed: int, **last: str) -> dict[str, tuple[dict[str, str], ...]]:
    """Return what a report says of signatures: so many, and one more member as ``last`` says."""
    rows = tuple({"EXPERT_NAME": f"成员{n + 1}", "IS_SIGNED": "1"} for n in range(signed))
    if last:
        rows = (*rows, {"EXPERT_NAME": "成员九", "IS_SIGNED": "0", **last})
    return {f"{_REPORT}.SIGN_SET": rows}


def _time(asked: str, extended: str | None) -> dict[str, str | None]:
    return {f"{_REPORT}.TIME_REQUEST_COUNT": asked, f"{_REPORT}.IS_TIME_EXTENDED": extended}


PANEL: Final = (
    plan("B07", NEAR, on="last", locked="2", honest=True, also=also("B05", LOOK)),
    plan("B07", LOOK, on="last", locked="3", honest=True, also=also("B05", LOOK)),
    plan(
        "B07",
        UNDECIDABLE,
        on=EVERY_BID,
        says={
            "BID_OPEN_DETAIL.DECRYPT_RESULT": None,
            "BID_OPEN_DETAIL.DECRYPT_TIME": None,
            "BID_OPEN_DETAIL.BID_PRICE": None,
        },
        honest=True,
    ),
    plan("B08", CASE, cash=True, withdrawn=True, back_days=13, honest=True),
    plan(
        "B08",
        CASE,
        cash=True,
        withdrawn=True,
        back_none=True,
        alone=True,
        honest=True,
        also=also("A12", CASE) + also("X01", CASE),
    ),
    plan("B08", NEAR, cash=True, withdrawn=True, back_days=5, honest=True),
    plan(
        "B08",
        LOOK,
        expected="not_applicable",
        withdrawn=True,
        letters=True,
        back_days=13,
        honest=True,
    ),
    plan(
        "B08",
        UNDECIDABLE,
        cash=True,
        withdrawn=True,
        says={"BID_WITHDRAW_INFO.WITHDRAW_TIME": None},
        honest=True,
    ),
    plan("B10", CASE, expected="yellow", entity_tie="interest", honest=True),
    plan("B10", CASE, expected="yellow", entity_tie="employment", honest=True),
    plan("B10", NEAR, heads="own", honest=True),
    plan("B10", UNDECIDABLE, says={"TENDER_PROJECT.TENDERER_CODE": None}, honest=True),
    plan("B10", LOOK, entity_tie="elsewhere", honest=True),
    plan("B12", CASE, expected="yellow", says={"BID_OPENING_RECORD.PUBLISH_TIME": None}),
    plan("B12", CASE, says={"BID_OPENING_RECORD.PUBLISH_TIME": timedelta(hours=-3)}),
    plan(
        "B12",
        NEAR,
        says={"BID_OPENING_RECORD.PUBLISH_TIME": timedelta(hours=-1)},
        opening_seconds=0,
    ),
    plan("B12", UNDECIDABLE, without="OPENING_TIME", also=also("B04", UNDECIDABLE)),
    plan("B16", CASE, says={f"{_EXPERT}.SPECIALTY_YEARS": "7"}),
    plan("B16", NEAR, says={f"{_EXPERT}.SPECIALTY_YEARS": "8"}),
    plan("B16", LOOK, says={f"{_EXPERT}.TITLE_LEVEL": "3", f"{_EXPERT}.IS_EQUIVALENT": "1"}),
    plan("B16", DOUBT, says={f"{_EXPERT}.TITLE_LEVEL": "3"}),
    plan("B16", UNDECIDABLE, says={f"{_EXPERT}.SPECIALTY_YEARS": None}),
    plan("B18", CASE, expected="yellow", replaced=True, says={f"{_EXPERT}.REPLACE_GROUND": "9"}),
    plan("B18", CASE, expected="yellow", replaced=True, says={f"{_EXPERT}.IS_OPINION_VOID": "0"}),
    plan("B18", NEAR, replaced=True),
    plan("B18", LOOK, replaced=True, says={f"{_EXPERT}.REPLACE_GROUND": "1"}),
    plan("B18", UNDECIDABLE, replaced=True, says={f"{_EXPERT}.REPLACE_GROUND": None}),
    plan("B19", CASE, panel_named="members"),
    plan("B19", NEAR, panel_named="formed"),
    plan("B19", DOUBT, panel_named="contact"),
    plan("B19", UNDECIDABLE, unseated=True),
    plan("B20", CASE, expected="yellow", method=WEIGHTED, says={_SCORED: _OTHER}),
    plan("B20", NEAR, method=WEIGHTED),
    plan("B20", LOOK, method=WEIGHTED, says={_SCORED: _ITEMS}),
    plan("B20", UNDECIDABLE, method=WEIGHTED, says={"TENDER_FILE_CLARI_MODI.SCORE_ITEM_SET": None}),
    plan("B24", CASE, panel=5, says=_signed(4)),
    plan("B24", CASE, panel=5, says=_signed(4, IS_DISSENT="1")),
    plan("B24", NEAR, panel=5, says=_signed(5)),
    plan(
        "B24",
        LOOK,
        panel=5,
        says=_signed(4, IS_DISSENT="1", DISSENT_CONTENT="对业绩评分有不同意见"),
    ),
    plan("B24", LOOK, panel=5, says=_signed(4, REFUSE_REASON="对否决理由有保留")),
    plan("B24", DOUBT, panel=5, says=_signed(6)),
    plan("B24", UNDECIDABLE, panel=5, says={f"{_REPORT}.SIGN_SET": None}),
    plan("B25", CASE, expected="yellow", panel=5, says=_time("2", "0")),
    plan("B25", NEAR, panel=5, says=_time("1", "0")),
    plan("B25", LOOK, panel=5, says=_time("3", "1")),
    plan("B25", UNDECIDABLE, panel=5, says=_time("2", None)),
    plan("B26", CASE, expected="yellow", bidders=3, says={f"{_REPORT}.VALID_BID_COUNT": "2"}),
    plan("B26", NEAR, bidders=3),
    plan(
        "B26",
        UNDECIDABLE,
        listed=False,
        says={f"{_REPORT}.VALID_BID_COUNT": None},
        honest=True,
        also=also("B01", UNDECIDABLE) + also("B05", UNDECIDABLE),
    ),
    plan(
        "B26",
        LOOK,
        bidders=3,
        says={f"{_REPORT}.VALID_BID_COUNT": "2", f"{_REPORT}.IS_COMPETITIVE": "1"},
    ),
    plan("C03", CASE, objects="opening", objects_days=1),
    plan("C03", CASE, objects="opening", objects_days=2),
    plan("C03", NEAR, objects="opening"),
    plan(
        "C03",
        UNDECIDABLE,
        objects="opening",
        says={"OBJECTION.OBJECTION_TIME": None},
        alone=True,
    ),
)
"""Planted between the deadline and the list of candidates: what is public, who sits, who signs."""
