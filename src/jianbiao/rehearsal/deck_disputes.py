"""Planted after the evaluation (公示内容、谈判、投诉处理): what is published, told, complained of, decided."""

from collections.abc import Mapping
from datetime import timedelta
from decimal import Decimal
from typing import Final

from jianbiao.rehearsal.plans import CASE, DOUBT, LOOK, NEAR, UNDECIDABLE, Plan, also, plan
from jianbiao.rehearsal.shape import After, Said

_COMPLAINT: Final = "COMPLAINT_INFO"
_UNDECIDED: Final = dict.fromkeys(
    (
        "DECISION_TIME",
        "DECISION_RESULT",
        "DECISION_NO",
        "DECISION_CONTENT",
        "DECISION_SEND_TIME",
        "DECISION_PUBLISH_TIME",
        "IS_VIOLATION_FOUND",
    )
)
_NOTHING: Final[Mapping[str, Said]] = {}
_REFUSED: Final[Mapping[str, Said]] = {**_UNDECIDED, "ACCEPT_RESULT": "2", "INVESTIGATOR_SET": None}
_DAY: Final = timedelta(days=1)
_HOUR: Final = timedelta(hours=1)


def _told(
    rule: str,
    case: str,
    also_said: Mapping[str, Said] = _NOTHING,
    *,
    expected: str = "",
    others: str = "",
    **said: Said,
) -> Plan:
    """Return a plan of what a complaint's record says; ``others`` are rules that cannot tell then."""
    return plan(
        rule,
        case,
        expected=expected,
        complaint=True,
        says={f"{_COMPLAINT}.{name}": value for name, value in {**said, **also_said}.items()},
        also=[effect for other in others.split() for effect in also(other, UNDECIDABLE)],
    )


def _investigated(*people: tuple[str, str, str]) -> tuple[dict[str, str], ...]:
    names = ("INVESTIGATOR_NAME", "HAS_RELATION", "IS_RECUSED")
    return tuple(dict(zip(names, one, strict=True)) for one in people)


_TWO: Final = (("季明远", "0", "0"), ("江听雨", "0", "0"))

DISPUTES: Final = (
    plan("A03", CASE, expected="yellow", ranked=True, says={"TENDER_CANDIDATE.PM_CODE": None}),
    plan("A03", CASE, expected="yellow", ranked=True, says={"TENDER_CANDIDATE.BID_MANAGER": None}),
    plan(
        "A03",
        UNDECIDABLE,
        ranked=True,
        says={"TENDER_CANDIDATE.PM_CODE": None},
        without="IS_TO_LAW",
        sole=True,
    ),
    plan(
        "A03",
        NEAR,
        ranked=True,
        candidates=3,
        says={"TENDER_CANDIDATE.QUALITY": "符合国家验收规范合格标准"},
    ),
    plan(
        "A03",
        LOOK,
        ranked=True,
        says={"TENDER_CANDIDATE_ANNOUNCE.OBJECTION_METHOD": "向招标人书面提出，电话12069000003"},
        candidates=3,
    ),
    plan("A06", CASE, expected="yellow", says={"BID_DECISION_INFO.IS_NEGOTIATED": "1"}),
    plan(
        "A06",
        CASE,
        expected="yellow",
        award_factor=Decimal("0.97"),
        contract_factor=Decimal("0.97"),
    ),
    plan("A06", NEAR, says={"BID_DECISION_INFO.IS_NEGOTIATED": "0"}),
    plan("A06", UNDECIDABLE, over=None, says={"BID_OPEN_DETAIL.BID_PRICE": None}, bidders=4),
    plan("A08", CASE, bidders=5, says={"BID_RESULT_NOTICE.SEND_TIME": _DAY * 15}),
    plan("A08", NEAR, bidders=5, says={"BID_RESULT_NOTICE.SEND_TIME": timedelta(minutes=2)}),
    plan("A08", UNDECIDABLE, bidders=5, losers_untold=True),
    plan("A14", CASE, expected="yellow", subcontracted="main"),
    plan("A14", CASE, expected="yellow", subcontracted="loser", sole=True),
    plan("A14", NEAR, subcontracted="specialist"),
    plan("A14", UNDECIDABLE, subcontracted="untold"),
    plan("C04", CASE, objection="answered", raised_days=3, award_days=8),
    plan("C04", NEAR, objection="answered"),
    plan(
        "C04",
        UNDECIDABLE,
        objection="answered",
        without="OBJECTION_TIME",
        also=also("C05", UNDECIDABLE),
    ),
    _told("C10", CASE, OTHER_RECEIVE_TIME=After(field="RECEIVE_TIME", wait=-_DAY * 2)),
    _told("C10", NEAR, OTHER_RECEIVE_TIME=After(field="RECEIVE_TIME", wait=_DAY * 2)),
    _told("C10", DOUBT, OTHER_RECEIVE_TIME=After(field="RECEIVE_TIME", wait=timedelta(hours=1))),
    _told(
        "C10",
        UNDECIDABLE,
        others="C08",
        OTHER_RECEIVE_TIME=After(field="COMPLAINT_TIME", wait=_DAY),
        RECEIVE_TIME=None,
    ),
    _told("C11", CASE, expected="yellow", IS_FABRICATED="1"),
    _told("C11", NEAR, IS_FABRICATED="1", DECISION_RESULT="1"),
    _told("C11", LOOK, expected="not_applicable", IS_FABRICATED="0", DECISION_RESULT="1"),
    _told("C11", UNDECIDABLE, others="C17", IS_FABRICATED="1", DECISION_RESULT=None),
    _told(
        "C12",
        CASE,
        SUSPEND_TIME=After(field="ACCEPT_TIME", wait=_DAY * 3),
        RESUME_TIME=After(field="ACCEPT_TIME", wait=_DAY),
    ),
    _told(
        "C12",
        DOUBT,
        SUSPEND_TIME=After(field="DECISION_TIME", wait=_DAY + _HOUR * 6),
        RESUME_TIME=After(field="DECISION_TIME", wait=_DAY + _HOUR * 7),
    ),
    _told(
        "C12",
        NEAR,
        SUSPEND_TIME=After(field="DECISION_TIME", wait=-timedelta(minutes=1)),
        RESUME_TIME=After(field="DECISION_TIME", wait=timedelta(0)),
    ),
    plan(
        "C12",
        UNDECIDABLE,
        complaint=True,
        says={
            f"{_COMPLAINT}.SUSPEND_TIME": After(field="ACCEPT_TIME", wait=_DAY),
            **{f"{_COMPLAINT}.{name}": None for name in _UNDECIDED},
        },
        also=also("C09", CASE) + also("X01", CASE),
    ),
    _told(
        "X14",
        CASE,
        SUSPEND_TIME=After(field="KNOWN_TIME", wait=_HOUR),
        RESUME_TIME=After(field="DECISION_TIME", wait=timedelta(0)),
    ),
    _told(
        "X14",
        NEAR,
        SUSPEND_TIME=After(field="KNOWN_TIME", wait=_HOUR),
        RESUME_TIME=After(field="KNOWN_TIME", wait=_HOUR * 2),
    ),
    plan(
        "X14",
        UNDECIDABLE,
        complaint=True,
        says={f"{_COMPLAINT}.SUSPEND_TIME": After(field="KNOWN_TIME", wait=_HOUR)},
        also=also("C12", DOUBT),
    ),
    _told("C13", CASE, IS_SIGNED="0"),
    _told("C13", CASE, COMPLAINT_REQUEST=None),
    _told("C13", NEAR, IS_SIGNED="1"),
    _told("C13", DOUBT, COMPLAINANT_CONTACT=None),
    _told("C13", UNDECIDABLE, IS_COMPLETE=None),
    _told("C14", NEAR, _REFUSED, REFUSE_GROUND="4"),
    _told("C14", LOOK, _REFUSED, REFUSE_GROUND="2"),
    _told("C14", DOUBT, _REFUSED, REFUSE_GROUND="9"),
    _told("C14", UNDECIDABLE, _REFUSED),
    _told("C15", CASE, INVESTIGATOR_SET=_investigated(_TWO[0])),
    _told("C15", CASE, INVESTIGATOR_SET=_investigated(*_TWO, ("关山月", "1", "0"))),
    _told("C15", NEAR, INVESTIGATOR_SET=_investigated(*_TWO)),
    _told("C15", LOOK, INVESTIGATOR_SET=_investigated(*_TWO, ("关山月", "1", "1"))),
    _told("C15", DOUBT, INVESTIGATOR_SET=_investigated(_TWO[0], ("关山月", "1", "1"))),
    _told("C15", UNDECIDABLE, INVESTIGATOR_SET=None),
    _told(
        "C16",
        CASE,
        WITHDRAW_TIME=After(field="ACCEPT_TIME", wait=_DAY * 5),
        WITHDRAW_REASON="经沟通自愿撤回",
        WITHDRAW_RESULT="1",
    ),
    _told(
        "C16",
        CASE,
        WITHDRAW_TIME=After(field="ACCEPT_TIME", wait=_DAY * 5),
        WITHDRAW_RESULT="1",
        IS_VIOLATION_FOUND="0",
    ),
    _told(
        "C16",
        NEAR,
        WITHDRAW_TIME=After(field="ACCEPT_TIME", wait=_DAY * 5),
        WITHDRAW_REASON="经沟通自愿撤回",
        WITHDRAW_RESULT="1",
        IS_VIOLATION_FOUND="0",
        DECISION_RESULT="3",
    ),
    _told(
        "C16",
        LOOK,
        WITHDRAW_TIME=After(field="ACCEPT_TIME", wait=_DAY * 5),
        WITHDRAW_REASON="经沟通自愿撤回",
        WITHDRAW_RESULT="2",
    ),
    _told(
        "C16",
        UNDECIDABLE,
        WITHDRAW_TIME=After(field="ACCEPT_TIME", wait=_DAY * 5),
        WITHDRAW_REASON="经沟通自愿撤回",
    ),
    _told("C17", CASE, expected="yellow", DECISION_NO=None),
    _told("C17", CASE, expected="yellow", DECISION_RESULT="9"),
    _told("C17", CASE, expected="yellow", DECISION_SEND_TIME=-_DAY * 2),
    _told("C17", NEAR, DECISION_RESULT="1"),
    _told("C17", UNDECIDABLE, DECISION_SEND_TIME=None),
    plan(
        "C18",
        LOOK,
        expected="not_applicable",
        complaint=True,
        decision_published=None,
        says={f"{_COMPLAINT}.IS_SECRET": "1"},
    ),
    plan("C19", CASE, violation="late"),
    plan("C19", CASE, violation="never", also=also("X01", CASE)),
    plan("C19", CASE, violation="unknown_late"),
    plan("C19", NEAR, violation="in_time"),
    plan("C19", NEAR, violation="unknown_in_time"),
    plan("C19", UNDECIDABLE, violation="undated"),
    _told("C20", CASE, CHANNEL="9"),
    _told("C20", NEAR, CHANNEL="1"),
    _told("C20", DOUBT, CHANNEL="2"),
    _told("C20", UNDECIDABLE, CHANNEL=None),
)
"""Planted from the publication of the candidates on, and in what regulators do about complaints."""
