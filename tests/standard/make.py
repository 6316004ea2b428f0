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
_B = {**_L, "BIDDER_NAME": "云禾路桥有限公司"}
_P = {"PROJECT_CODE": PROJECT}
_CREDIT = {"GUID": "0" * 36, "SUBJECT_NAME": "云禾路桥有限公司"}
BEYOND: dict[str, dict[str, Any]] = {
    "TENDER_INVITATION": {**_T, "BIDDER_NAME": "云禾路桥有限公司"},
    "BID_INVITE_LIST": {**_T, "BIDDER_NAME": "云禾路桥有限公司"},
    "QUALI_INQUERY_CLARI": _T,
    "QUALI_INQUERY_APP_FILE": {**_L, "APPLICANT_NAME": "云禾路桥有限公司"},
    "QUALI_INQUERY_RESULT": _L,
    "SITE_VISIT_INFO": _T,
    "NOTICE_PUBLICATION": {**_T, "MEDIA_NAME": "云禾公共资源交易网"},
    "TENDER_FILE_BUYYER_INFO": {**_T, "BIDDER_NAME": "云禾路桥有限公司"},
    "BIDDER_MARGIN_INFO": _B,
    "LETTER_OF_GUARANTEE": _B,
    "BID_DOC_CHARACT_CODE": _B,
    "BIDDER_MAKE_TOOL_INFO": _B,
    "BIDDER_PROJECT_MEMBER": {**_B, "MEMBER_NAME": "阿依古丽·买买提"},
    "BIDDER_QUALIFICATION": {**_B, "QUALI_NAME": "公路工程施工总承包"},
    "BIDDER_PERFORMANCE": {**_B, "PERFORMANCE_NAME": "旧桥改造"},
    "BIDDER_CREDIT_INFO": {**_B, "CREDIT_NAME": "信用评价"},
    "SUSPENSION_ORDER": {**_T, "CASE_NO": "suspension-1", "SUSPEND_TIME": "20261124093000"},
    "RESUMPTION_ORDER": {**_T, "CASE_NO": "suspension-1", "RESUME_TIME": "20261125093000"},
    "SUPERVISION_ANSWER": {**_T, "CASE_NO": "suspension-20260302-0a1b2c3d", "CASE_ACT": "1"},
    "ENTITY_DECISION": {**_T, "DECISION_KIND": "6"},
    "ADMIN_FILING": {
        **_P,
        "FILING_NO": "2026-7",
        "FILING_MATTER": "self_tendering",
        "FILING_ACT": "1",
    },
    "BID_WITHDRAW_INFO": _B,
    "BID_FILE_ACCESS_LOG": {**_L, "ACCESS_TIME": "20261124093000"},
    "EVALUATION_BUILD_APPLY": _T,
    "AVOID_ENTERPRISE_LIST": {**_T, "AVOID_NAME": "云禾路桥有限公司"},
    "BID_EVALUATION_EXPERT": {**_L, "EXPERT_NAME": "甲"},
    "EVALUATION_REPORT": _L,
    "REJECTED_BID_INFO": _B,
    "TENDER_EVALUATION": _B,
    "EVALUATION_SCORE_DETAIL": _B,
    "EVALUATION_RESULT": _B,
    "BID_DECISION_INFO": {**_L, "WIN_BIDDER_NAME": "云禾路桥有限公司"},
    "BID_RESULT_NOTICE": _B,
    "WRITTEN_REPORT": _T,
    "PERFORMANCE": _L,
    "CONTRACT_CHANGE": {**_L, "CHANGE_NO": "1"},
    "DIRECT_CONTRACT_INFO": {**_P, "CONTRACT_NAME": "抢险工程"},
    "T_ASKANSWER": _T,
    "PROJECT_ATTACHMENTS": {**_P, "ATTACHMENT_CODE": "A1"},
    "ADMIN_SUPER_ITEM_INFO": _T,
    "PROJECT_ALERTING_INFO": _T,
    "COMPLAINT_INFO": {**_T, "COMPLAINT_NO": "1"},
    "ADMIN_SUPER_ATTACHMENTS": {**_T, "ATTACHMENT_CODE": "A1"},
    "LEGAL_PERSON_BASE": {"LEGAL_NAME": "云禾路桥有限公司"},
    "PARTY_RELATION": {"PARTY_A_NAME": "甲公司", "PARTY_B_NAME": "乙公司"},
    "PLATFORM_ACCOUNT_INFO": {"ACCOUNT_NO": "a1"},
    "EXPERT_INFO": {"EXPERT_CODE": "1"},
    "EXPERT_SPECIALTY": {"EXPERT_CODE": "1"},
    "EXPERT_PUNISH_INFO": {"EXPERT_CODE": "1"},
    "QUALI_PERSON_BASE": {"PERSON_NAME": "阿依古丽·买买提"},
    "QUALI_PERSON_QUALI": {"QUAL_NAME": "一级建造师（公路工程）"},
    "QUALI_PERSON_PERFORME": {"SECTION_NAME": "旧桥改造"},
    "VIOLATING_LAWS_RULES_INFO": _CREDIT,
    "BLACK_LIST": _CREDIT,
    "WITHDRAW_BLACK_LIST": _CREDIT,
    "AWARD_INFO": _CREDIT,
    "PERFORMANCE_INFO": _CREDIT,
    "SOCIAL_CREDIT_INFO": _CREDIT,
    "CREDIT_ATTACHMENTS": {"ATTACHMENT_CODE": "A1"},
}
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
    **BEYOND,
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
