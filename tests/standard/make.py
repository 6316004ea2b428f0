"""Makers of readable messages: say only what the test is about. Everything in them is invented."""

from typing import Any

from jianbiao.standard import identifiers

PLATFORM = "E6900000001"
PROJECT = PLATFORM + "000001"
TENDER = PROJECT + "001"
LOT = TENDER + "001"
USCC = identifiers.make_uscc("9", "1", "690100", "MA7000X1")


def message(set: str = "PROJECT", *, data: dict[str, Any] | None = None, **envelope: Any) -> Any:
    """Return a readable message of ``set``; ``data`` is laid over what the set requires."""
    return {
        "message_id": "20261124T093000-000001",
        "set": set,
        "version": "2026-11",
        "data_type": "1",
        "data_key": "E690000000150000000001",
        "happened_at": "2026-11-24T09:30:00+08:00",
        "data": {**DATA[set], **(data or {})},
        **envelope,
    }


_T = {"TENDER_PROJECT_CODE": TENDER}
_L = {**_T, "BID_SECTION_CODE": LOT}
DATA: dict[str, dict[str, Any]] = {
    "PROJECT": {"PROJECT_CODE": PROJECT, "PROJECT_NAME": "云禾大桥", "REGION_CODE": "690100"},
    "TENDER_PROJECT": {
        **_T,
        "PROJECT_CODE": PROJECT,
        "TENDER_PROJECT_NAME": "云禾大桥施工",
        "REGION_CODE": "690100",
        "TENDERER_NAME": "云禾市交通局",
    },
    "SECTION": {**_L, "BID_SECTION_NAME": "一标段"},
    "TENDER_ANN_QUA_INQUERY_ANN": {**_T, "NOTICE_NAME": "招标公告"},
    "TENDER_FILE_CLARI_MODI": _T,
    "TENDER_LIST": {**_L, "BIDDER_NAME": "云禾路桥有限公司"},
    "BID_OPENING_RECORD": _L,
    "BID_OPEN_DETAIL": {**_L, "BIDDER_NAME": "云禾路桥有限公司"},
    "TENDER_CANDIDATE": {**_L, "BIDDER_NAME": "云禾路桥有限公司"},
    "TENDER_CANDIDATE_ANNOUNCE": {**_L, "PUBLICITY_NAME": "中标候选人公示"},
    "WIN_RESULT_ANNO": {**_L, "NOTICE_NAME": "中标结果", "WIN_BIDDER_NAME": "云禾路桥有限公司"},
    "BID_WINNING_NOTICE": {**_L, "WIN_BIDDER_NAME": "云禾路桥有限公司"},
    "CONTRACT_PERFORMANCE": {**_L, "CONTRACT_NAME": "施工合同"},
    "TENDER_ABNORMITY_REPORT": {**_T, "EXCEPITON_TYPE": "1"},
    "OBJECTION": {**_T, "OBJECTION_NO": "1"},
    "OBJECTION_REPLY": {**_T, "OBJECTION_NO": "1"},
    "BID_FILE_SKETCH": {
        **_L,
        "DOCUMENT_KIND": "2",
        "FILE_DIGEST": "sha256:" + "0" * 64,
        "FILE_SIZE": "1",
    },
    "FORWARDED_MESSAGE": {
        "ORIGIN": "690000.service",
        "NUMBER": "1",
        "KEY_ID": "E6900000001/2026",
        "ALGORITHM": "ed25519",
        "SIGNATURE_BASE": '"@method": POST\n"@path": /api/v1/messages',
        "SIGNATURE": "AAAA",
        "INDEX": "0",
        "SIZE": "1",
        "PATH": [],
        "MESSAGE": "{}",
    },
    "OCDS_RELEASE": {"RELEASE": {"ocid": "ocds-1", "tender": {"value": {"amount": "1.5"}}}},
}
