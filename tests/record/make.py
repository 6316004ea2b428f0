"""Makers: envelopes as items of the record, and as entries of a real ledger."""

import contextlib
from datetime import datetime, timedelta

from django.db import connections, transaction
from hypothesis import strategies as st

from jianbiao.intake import services as intake
from jianbiao.intake.domain import Effective
from jianbiao.law.outcomes import verdict
from jianbiao.record.domain import facts
from jianbiao.record.domain.items import Item, after, item, standing
from jianbiao.standard.messages import check_message
from jianbiao.standard.terms import SHANGHAI
from jianbiao.watch.judge import judge
from tests import make
from tests.intake.make import real

NOON = datetime(2026, 3, 25, 12, tzinfo=SHANGHAI)
PLATFORM = make.PLATFORM


def effective(number, envelope, *, platform=PLATFORM, at=NOON, log="official"):
    """Return the message in effect that ``envelope`` makes as entry ``number``."""
    return Effective(
        log=log,
        number=number,
        proof=number,
        received_at=at,
        happened_at=datetime.fromisoformat(envelope.get("happened_at", at.isoformat())),
        platform=platform,
        message=envelope,
    )


def fold(*envelopes, **more) -> list[Item]:
    """Return the items of a tender after ``envelopes`` came as entries 1, 2, …"""
    items: list[Item] = []
    for number, envelope in enumerate(envelopes, start=1):
        items = after(items, item(effective(number, envelope, **more)))
    return items


def settle(*envelopes, platform=PLATFORM, at=NOON):
    """Append ``envelopes`` to the ledger as if the door had read them; return the answers."""
    return intake.settle([real(one, platform=platform) for one in envelopes], at=at)


def changed(envelope, **data):
    """Return the change of the record that ``envelope`` added; a field of None is left out."""
    said = {k: v for k, v in (envelope["data"] | data).items() if v is not None}
    return make.envelope(
        envelope["set"],
        said,
        data_key=envelope["data_key"],
        happened_at=later(envelope),
        data_type="2",
    )


def deleted(envelope):
    """Return the deletion of the record that ``envelope`` added."""
    names = ("PROJECT_CODE", "TENDER_PROJECT_CODE", "BID_SECTION_CODE")
    said = {name: envelope["data"][name] for name in names if name in envelope["data"]}
    return make.envelope(
        envelope["set"],
        said,
        data_key=envelope["data_key"],
        happened_at=later(envelope),
        data_type="3",
    )


def later(envelope):
    """Return a minute after ``envelope`` happened."""
    return datetime.fromisoformat(envelope["happened_at"]) + timedelta(minutes=1)


@contextlib.contextmanager
def undone():
    """Undo whatever is written inside, in every database: one example of a law leaves no trace."""
    with contextlib.ExitStack() as stack:
        for alias in connections:
            stack.enter_context(transaction.atomic(using=alias))
        yield
        for alias in connections:
            transaction.set_rollback(True, using=alias)


def history(draw):
    """Return additions, changes and deletions about two tenders of one project, as they came."""
    other = make.PROJECT + "002"
    said = [make.project(), make.tender(), make.tender(other), make.lot()]
    standing = list(said)
    for _ in range(draw(st.integers(0, 12))):
        kind = draw(st.sampled_from(["notice", "bid", "opening", "change", "delete", "move"]))
        said.append(_next(kind, standing, other, draw))
    return said


def _next(kind, standing, other, draw):
    if kind in {"change", "delete", "move"}:
        one = draw(st.sampled_from(standing))
        if kind == "delete":
            return deleted(one)
        moved = one["set"] == "TENDER_ANN_QUA_INQUERY_ANN" and kind == "move"
        return changed(one, **({"TENDER_PROJECT_CODE": other} if moved else {}))
    limit = draw(st.sampled_from(["20260324093000", "20260310093000"]))
    made = {
        "notice": lambda: make.notice(
            draw(st.sampled_from([make.TENDER, other])), BID_DOC_REFER_END_TIME=limit
        ),
        "bid": lambda: make.bid(name=draw(st.sampled_from(["甲公司", "乙公司"]))),
        "opening": make.opening,
    }
    standing.append(made[kind]())
    return standing[-1]


def clarification(at, code=make.TENDER, **data):
    """Return 澄清修改 made at ``at``."""
    said = {"TENDER_PROJECT_CODE": code, "CLARIFY_TIME": at, "DOC_NAME": "澄清"}
    return make.envelope("TENDER_FILE_CLARI_MODI", said | data)


def row(set_name, code=make.LOT, *, at=None, **data):
    """Return a record of a lot in any set; it must be one that the door would take."""
    said = {
        "TENDER_PROJECT_CODE": code[:20],
        **({"BID_SECTION_CODE": code} if len(code) > 20 else {}),
    }
    one = make.envelope(set_name, said | data, **({"happened_at": at} if at else {}))
    faults = check_message(one)
    assert not faults, [(fault.path, fault.code) for fault in faults]
    return one


def facts_of(unit, *envelopes, lot=""):
    """Return the facts of the only subject of ``unit``, of ``lot`` where it is named."""
    held = fold(*envelopes)
    found = facts.subjects(standing(held), units=(unit,), history=held)
    [subject] = [one for one in found if not lot or one.lot == lot]
    return subject.facts


def answer(number, unit, *envelopes, lot=""):
    """Return the public word of what rule ``number`` says of the messages ``envelopes``."""
    said = facts_of(unit, *envelopes, lot=lot)
    return verdict(judge(number, said, jurisdiction="690100"))
