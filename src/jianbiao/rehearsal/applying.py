"""备案与核准申报 in the rehearsal: what agencies file with a department through their platform."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Final

from jianbiao.rehearsal.case import Case
from jianbiao.rehearsal.moments import wire

_EVERY: Final = 6
"""Each matter is filed for one tender in so many: elsewhere no local rule asks for it."""


def apply(case: Case, at: datetime) -> None:
    """File what this tender's place asks for; an exemption is asked for what is let without one."""
    turn = case.index % _EVERY
    if case.shape.invited:
        _file(
            case,
            at,
            "invited_tendering",
            {"ground": "1", "facts": "技术复杂，只有少量潜在投标人可供选择。", "invitees": "4"},
        )
    elif turn == 1:
        _file(
            case,
            at,
            "tender_conditions",
            {
                "approval_number": f"发改投资〔{at.year}〕{case.index % 900 + 1}号",
                "funds": "资金已落实",
                "mode": "1",
                "drawings": "1",
            },
        )
    elif turn == 2:  # noqa: PLR2004 - the second of six
        _file(
            case,
            at,
            "tender_documents",
            {
                "document_sha256": sha256(case.tender.encode()).hexdigest(),
                "method": "1",
                "deadline": (at + timedelta(days=40)).isoformat(timespec="minutes"),
                "reviewed": "1",
            },
        )
    elif turn == 3:  # noqa: PLR2004 - the third of six
        said = {"contract_name": f"{case.title}水毁修复", "amount": "4200000", "ground": "12"}
        _file(case, at, "exemption", {**said, "facts": "汛期堤防受损，须立即修复。"}, alone=True)


def _file(
    case: Case, at: datetime, matter: str, said: Mapping[str, str], *, alone: bool = False
) -> None:
    form = {"contact": "0900-8100000", **said}
    case.say(
        "ADMIN_FILING",
        at + timedelta(hours=1),
        {
            "PROJECT_CODE": case.project,
            "TENDER_PROJECT_CODE": None if alone else case.tender,
            "FILING_NO": f"{at.year}-{case.index:06d}",
            "FILING_MATTER": matter,
            "FILING_ACT": "1",
            "APPLICANT_NAME": case.work.entity.name,
            "APPLICANT_CODE": case.work.entity.code,
            "FILING_TIME": wire(at + timedelta(hours=1)),
            "FIELD_SET": [{"FIELD_NAME": k, "FIELD_VALUE": v} for k, v in form.items()],
        },
    )
