"""Facts of a lot's panel (评标委员会): what rules B13 to B20, B24 and B25 read."""

from typing import Any, Final

from jianbiao.record.domain.items import Item
from jianbiao.record.domain.mentions import PERSON
from jianbiao.record.domain.view import EVALUATED, Group, View, accepted, bidder, flag, group

_EXPERT: Final = "BID_EVALUATION_EXPERT"
_REPORT: Final = "EVALUATION_REPORT"
_DRAW: Final = "EVALUATION_BUILD_APPLY"
_AVOID: Final = "AVOID_ENTERPRISE_LIST"
_SCORES: Final = "EVALUATION_SCORE_DETAIL"
_DOCUMENTS: Final = "TENDER_FILE_CLARI_MODI"
_POOLS: Final = {
    "1": "national pool",
    "2": "provincial pool",
    "3": "agency's pool",
    "4": "appointed by the procuring entity",
    "9": "other",
}
_TITLES: Final = {
    "1": "高级 senior",
    "2": "副高级 deputy senior",
    "3": "中级",
    "4": "初级",
    "9": "其他",
}
_GROUNDS: Final = {"1": "回避", "2": "擅离职守", "3": "健康等原因不能继续评标", "9": "其他"}
_HEAD: Final = "LEGAL_REPRESENT_ID"
_TENDERERS: Final = "1"
_TECHNICAL: Final = {"2", "3"}
PANEL_SETS: Final = frozenset({_EXPERT, _REPORT, _DRAW, _SCORES})
"""Sets that make a panel a subject."""


def _members(seen: View) -> dict[str, Any]:
    """Count those who sit: a member who left was replaced by another row."""
    rows = seen.of(_EXPERT)
    sitting = [one for one in rows if "LEAVE_TIME" not in one.data]
    size = len(sitting) if rows else seen.said(_REPORT, "PANEL_SIZE")
    if not seen.has(*EVALUATED) or (size is None and not seen.has(_REPORT)):
        return {}
    kinds = [one.data.get("EXPERT_TYPE") for one in sitting]
    known = bool(kinds) and None not in kinds
    return {
        "x_BID_EVALUATION_EXPERT_count": size,
        "x_replaced_count": len(rows) - len(sitting),
        "x_panel": size,
        "x_technical_economic": sum(kind in _TECHNICAL for kind in kinds) if known else None,
    }


def _drawn(seen: View) -> dict[str, Any]:
    if not seen.has(_DRAW):
        return {}
    return {
        "x_EXTRACT_TIME": seen.said(_DRAW, "EXTRACT_TIME"),
        "x_EXTRACT_RULE": seen.said(_DRAW, "EXTRACT_RULE"),
        "x_panel_source": _POOLS.get(str(seen.said(_DRAW, "EXPERT_POOL"))),
        "x_special_project": flag(seen.said(_DRAW, "IS_SPECIAL_PROJECT")) or False,
        f"{_REPORT}.END_TIME": seen.said(_REPORT, "END_TIME"),
    }


def _experts(seen: View) -> dict[str, Any]:
    """Return years and title of each expert; the procuring entity's own people are none."""
    rows = [one.data for one in seen.of(_EXPERT) if one.data.get("EXPERT_TYPE") != _TENDERERS]
    told = [row for row in rows if {"SPECIALTY_YEARS", "TITLE_LEVEL", "EXPERT_TITLE"} & row.keys()]
    if not told:
        return {}
    return {
        "x_experts": [{"years": row.get("SPECIALTY_YEARS"), "title": _title(row)} for row in rows]
    }


def _title(row: Any) -> str | None:
    if row.get("IS_EQUIVALENT") == "1":
        return "同等专业水平（视为高级）"
    title: str | None = row.get("EXPERT_TITLE")
    return _TITLES.get(str(row.get("TITLE_LEVEL")), title)


def _recusals(seen: View) -> dict[str, Any]:
    """Return relations the rows show: employers among the bidders, supervisors, relatives."""
    rows = [one.data for one in seen.of(_EXPERT) if "LEAVE_TIME" not in one.data]
    if not rows:
        return {}
    bids = seen.of("TENDER_LIST")
    codes = {bidder(one) for one in bids if accepted(one)}
    names = {str(one.data.get("BIDDER_NAME")) for one in bids if accepted(one)}
    avoid = seen.of(_AVOID)
    codes |= {str(one.data["AVOID_CODE"]) for one in avoid if "AVOID_CODE" in one.data}
    names |= {str(one.data.get("AVOID_NAME")) for one in avoid}
    people = _people(seen, codes)
    found = [relation for row in rows if (relation := _relation(row, codes, names, people))]
    told = any({"EMPLOYER_CODE", "EMPLOYER_NAME"} & row.keys() for row in rows)
    return {"x_recusals": found if found or told else None}


def _people(seen: View, codes: set[str]) -> set[str]:
    """Return the identity numbers of heads and managers of ``codes``, as registers tell them."""
    found: set[str] = set()
    for one in seen.of(PERSON):
        if one.data.get("LEGAL_CODE") in codes:
            rows = one.data.get("MANAGER_SET")
            told = [row.get("ID_CARD_NO") for row in rows] if isinstance(rows, list) else []
            found |= {str(said).strip().upper() for said in (*told, one.data.get(_HEAD)) if said}
    return found


def _relation(
    row: Any, codes: set[str], names: set[str], people: set[str]
) -> dict[str, Any] | None:
    if row.get("IS_SUPERVISOR_STAFF") == "1":
        return {"kind": "supervisor", "sure": True}
    if row.get("IS_RELATIVE") == "1":
        return {"kind": "relative", "sure": True}
    if str(row.get("ID_CARD", "")).strip().upper() in people:
        return {"kind": "manager", "sure": True}
    if row.get("EMPLOYER_CODE") in codes:
        return {"kind": "employer", "sure": True}
    if row.get("EMPLOYER_NAME") in names:
        return {"kind": "employer", "sure": False}
    return None


def _replaced(seen: View) -> dict[str, Any]:
    left = [one.data for one in seen.of(_EXPERT) if "LEAVE_TIME" in one.data]
    if not left:
        return {}
    return {
        "x_replacements": [
            {
                "ground": _GROUNDS.get(str(row.get("REPLACE_GROUND"))),
                "opinion_kept": flag(row.get("IS_OPINION_VOID")) is False,
            }
            for row in left
        ]
    }


def _public(seen: View) -> dict[str, Any]:
    """Return the panel's names and what was public before the award."""
    names = [one.data["EXPERT_NAME"] for one in seen.of(_EXPERT) if "EXPERT_NAME" in one.data]
    texts = [
        str(one.data[field])
        for one in seen.of("TENDER_CANDIDATE_ANNOUNCE", "BID_OPENING_RECORD")
        for field in ("PUBLICITY_CONTENT", "CONTENT")
        if field in one.data
    ]
    judged = bool(names) or seen.has(*EVALUATED)
    return (
        {"x_panel_names": names or None, "x_texts_before_award": texts} if judged and texts else {}
    )


def _criteria(seen: View) -> dict[str, Any]:
    """Return the items really scored, by code or else name, and those of the documents."""
    used = seen.said(_REPORT, "SCORE_ITEM_SET")
    scored = _items(used) or seen.mine.by(_SCORES, _scored)
    listed = _items(seen.said(_DOCUMENTS, "SCORE_ITEM_SET"))
    items = [one for one in scored if one]
    return {"x_scored_items": items, "x_document_items": list(listed)} if items else {}


def _items(said: Any) -> dict[str, None]:
    return dict.fromkeys(_item(one) for one in said) if isinstance(said, list) else {}


def _scored(one: Item) -> str:
    return _item(one.data)


def _item(row: Any) -> str:
    return str(row.get("SCORE_ITEM_CODE") or row.get("SCORE_ITEM_NAME") or "")


def _signed(seen: View) -> dict[str, Any]:
    rows = seen.said(_REPORT, "SIGN_SET")
    if not seen.has(_REPORT):
        return {}
    unsaid = isinstance(rows, list) and [
        row for row in rows if "IS_SIGNED" not in row and not row.get("REFUSE_REASON")
    ]
    if not isinstance(rows, list) or unsaid:
        return {"x_report_signatures": None}
    dissents = [row for row in rows if row.get("IS_DISSENT") == "1"]
    unsigned = [row for row in rows if row.get("IS_SIGNED") != "1"]
    return {
        "x_report_signatures": sum(row.get("IS_SIGNED") == "1" for row in rows),
        "x_dissents": sum(row.get("IS_DISSENT") == "1" for row in unsigned),
        "x_dissent_noted": all(row.get("DISSENT_CONTENT") for row in dissents)
        if dissents
        else None,
        "x_refusals": sum(bool(row.get("REFUSE_REASON")) for row in unsigned),
    }


def _time(seen: View) -> dict[str, Any]:
    asked = seen.said(_REPORT, "TIME_REQUEST_COUNT")
    if asked is None:
        return {}
    extended = flag(seen.said(_REPORT, "IS_TIME_EXTENDED"))
    return {"x_time_requests": asked, "x_evaluation_extended": extended}


PANEL: Final[tuple[Group, ...]] = (
    group(
        _members,
        " ".join((_EXPERT, *EVALUATED)),
        "x_BID_EVALUATION_EXPERT_count x_replaced_count x_panel x_technical_economic",
    ),
    group(
        _drawn,
        f"{_DRAW} {_REPORT}",
        "x_EXTRACT_TIME x_EXTRACT_RULE x_panel_source x_special_project",
    ),
    group(_experts, _EXPERT, "x_experts"),
    group(_recusals, f"{_EXPERT} {_AVOID} {PERSON} TENDER_LIST", "x_recusals"),
    group(_replaced, _EXPERT, "x_replacements"),
    group(
        _public,
        " ".join((_EXPERT, "TENDER_CANDIDATE_ANNOUNCE BID_OPENING_RECORD", *EVALUATED)),
        "x_panel_names x_texts_before_award",
    ),
    group(_criteria, f"{_REPORT} {_SCORES} {_DOCUMENTS}", "x_scored_items x_document_items"),
    group(_signed, f"{_REPORT}", "x_report_signatures x_dissents x_dissent_noted x_refusals"),
    group(_time, _REPORT, "x_time_requests x_evaluation_extended"),
)
