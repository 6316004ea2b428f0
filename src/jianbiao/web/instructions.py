"""监督指令接口: what a platform is told to do, whole, as its inbox names it."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema

from jianbiao.errors import Refused
from jianbiao.intake.door import caller
from jianbiao.intake.models import Notice
from jianbiao.ledger import queries as ledger
from jianbiao.supervision import queries, showing
from jianbiao.web import clock

router = Router(tags=["instructions"])
_SUPERVISION = "supervision:"


class DocumentSaid(Schema):
    """A document of a case: its content and the seal, empty until it was sealed."""

    number: str
    entry: int
    digest: str
    algorithm: str
    public_key: str
    signature: str
    content: dict[str, Any]


class InstructionSaid(Schema):
    """A case as the platform sees it: its matter, where it stands, what may be answered, its documents."""

    case: str
    matter: str
    zh: str
    en: str
    state: str
    tender: str
    lot: str
    answers: list[str]
    documents: list[DocumentSaid]


@router.get("/{case}", response=InstructionSaid, summary="监督指令 An instruction")
def show_instruction(request: HttpRequest, case: str) -> dict[str, Any]:
    """Return an instruction to the caller, with its documents and their seals.

    ``answers`` are the acts that a ``SUPERVISION_ANSWER`` may do now.
    """
    platform = caller(request.META, at=clock.now())
    row = queries.case(case)
    if row.platform != platform or not _told(row.done, row.matter, row.version):
        raise Refused(f"没有案件 {case} · no case {case}", code="case_unknown", where=case)
    matter = queries.matter(row.matter, row.version)
    may = (act.name for act in matter.may_follow(row.state) if act.side in {"platform", "party"})
    return {
        "case": row.id,
        "matter": row.matter,
        "zh": matter.words.zh,
        "en": matter.words.en,
        "state": row.state,
        "tender": row.tender,
        "lot": row.lot,
        "answers": [name for name in may if name in _ANSWERED],
        "documents": [
            {name: getattr(one, name) for name in DocumentSaid.model_fields}
            for one in showing.documents_of(row.id)
        ],
    }


def cases_of(notices: Iterable[Notice]) -> dict[int, str]:
    """Return the cases that notices of supervision are about, by their entries."""
    numbers = [one.number for one in notices if one.kind.startswith(_SUPERVISION)]
    said = ledger.entries(numbers) if numbers else {}
    return {number: str(entry.event["case"]) for number, entry in said.items()}


def _told(done: Iterable[Mapping[str, Any]], code: str, version: str) -> bool:
    """Say whether the platform was told of a case: drafts are the department's own."""
    acts = queries.matter(code, version).acts
    return any(acts[one["act"]].tells for one in done if one["act"] in acts)


_ANSWERED = frozenset({"acknowledge", "answer", "appeal"})
