"""A place may set a parameter for one kind of evaluation method: tenders judged by it follow."""

from datetime import timedelta

import pytest

from jianbiao.people import queries as people
from jianbiao.record import parting, parts
from jianbiao.register import queries as register
from jianbiao.register import services as acts
from jianbiao.watch import bulk
from jianbiao.watch.models import Finding
from tests.make import LOT, TENDER, lot, notice, project, tender
from tests.record.make import NOON, changed, row, settle
from tests.stories.scene import MARCH, emptied, fold, folded, staffed

pytestmark = pytest.mark.django_db(databases="__all__")

SECOND = LOT[:-3] + "002"
BY_METHOD = {"jurisdiction": "690100@2", "effective_on": MARCH.date(), "basis": "试点办法"}


@pytest.fixture
def piloted():
    """Let a city that separates evaluation from decision say so for tenders by lowest price."""
    staffed()
    legal = people.legal_officer()
    acts.set_parameter(
        "B23", "regime", value="separated", by=legal, role="legal_officer", at=MARCH, **BY_METHOD
    )


def documents(code, where=TENDER):
    return row(
        "TENDER_FILE_CLARI_MODI",
        where,
        EVALUATING_METHOD_CODE=code,
        EVALUATING_METHOD="候选人不排序",
    )


def candidates(where=LOT):
    return [row("TENDER_CANDIDATE", where, BIDDER_NAME=name) for name in ("甲", "乙", "丙")]


def answers():
    fold()
    return {
        f.subject: (f.verdict, f.parameters["regime"]) for f in Finding.objects.filter(rule="B23")
    }


HEAD = [project(), tender(), lot(), lot(SECOND), notice()]


@pytest.mark.usefixtures("piloted")
def test_the_method_of_the_documents_selects_the_parameter():
    settle(
        *HEAD,
        documents("2", LOT),
        documents("1", SECOND),
        *candidates(),
        *candidates(SECOND),
        at=NOON,
    )
    assert answers() == {SECOND: ("yellow", "ranked")}


@pytest.mark.usefixtures("piloted")
def test_a_method_told_or_corrected_later_asks_again(tmp_path):
    told = documents("1")
    settle(*HEAD[:3], notice(), *candidates(), told, at=NOON)
    assert answers()[LOT][1] == "ranked"
    settle(changed(told, EVALUATING_METHOD_CODE="2"), at=NOON)
    assert answers()[LOT][1] == "separated"
    settle(
        changed(told, EVALUATING_METHOD_CODE=None, DOC_NAME="文件"), at=NOON + timedelta(hours=1)
    )
    assert answers()[LOT][1] == "ranked"
    live = folded()
    emptied()
    fold()
    assert folded() == live
    parting.write(str(tmp_path), "official")
    done = bulk.tally(
        parts.groups(str(tmp_path), "official"), register.book(), log="official", at=NOON
    )
    assert done.verdicts["B23", Finding.objects.get(rule="B23").verdict] == 1
