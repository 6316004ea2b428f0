"""Cases on the ledger: opened, acted on, answered by platforms; refused attempts leave a trace."""

from datetime import datetime, timedelta

import pytest

from jianbiao.errors import Malformed, Refused
from jianbiao.intake import queries as intake
from jianbiao.intake.models import Notice, Suspension
from jianbiao.ledger import queries as ledger
from jianbiao.record import services as record
from jianbiao.register import services as register
from jianbiao.standard.terms import SHANGHAI, Actor
from jianbiao.supervision import queries, services, tallying
from jianbiao.supervision.domain.cases import Attempt, Subject
from jianbiao.supervision.models import CaseClock, CaseRow, MatterVersion, PlatformAnswer
from jianbiao.watch.permission import may
from jianbiao.web import rooms
from tests import make
from tests.record.make import settle
from tests.register.make import LEGAL

pytestmark = pytest.mark.django_db(databases="__all__")

LIN = Actor(id="lin", body="690100-zj", address="10.0.0.9")
WANG = Actor(id="wang", body="690100-zj", address="10.0.0.8")
NOON = datetime(2026, 3, 3, 12, tzinfo=SHANGHAI)
ABOUT = Subject(tender=make.TENDER, region="690100", industry="A07", platform=make.PLATFORM)
POWERS = frozenset({"case.handle", "case.approve"})


@pytest.fixture(autouse=True)
def adopted():
    register.seed(at=datetime(2026, 1, 1, tzinfo=SHANGHAI), by=LIN, legal=LEGAL)
    services.seed(at=datetime(2026, 1, 1, tzinfo=SHANGHAI), by=LIN)
    settle(make.project(), make.tender(), make.lot())


def attempt(act, by=LIN, at=NOON, **fields):
    return Attempt(
        act=act,
        by=by.id,
        body=by.body,
        at=at,
        side="authority",
        powers=POWERS,
        competent=True,
        fields=fields,
    )


def suspend():
    id, _ = services.open_case(
        "suspension", attempt("open", ground="评标标准涉嫌改动"), subject=ABOUT, by=LIN, at=NOON
    )
    services.act(
        id, attempt("approve", WANG, document_number="朔建监〔2026〕1号"), by=WANG, at=NOON
    )
    services.act(id, attempt("issue"), by=LIN, at=NOON)
    return id


def answer(case, act="1", **data):
    said = {"TENDER_PROJECT_CODE": make.TENDER, "CASE_NO": case, "CASE_ACT": act}
    return make.envelope("SUPERVISION_ANSWER", said | {"HANDLE_TIME": "20260303130000"} | data)


def fold():
    while record.catch_up(seconds=9) or services.catch_up():
        pass


def test_a_suspension_reaches_the_platform_which_obeys_answers_and_goes_on():
    case = suspend()
    told = Notice.objects.get(platform=make.PLATFORM)
    assert ledger.entries([told.number])[told.number].event["effect"] == "suspend"
    refused = may("award", make.LOT, platform=make.PLATFORM, at=NOON)
    assert not refused.may
    assert [one.rule for one in refused.reasons] == ["IR62"]
    settle(answer(case))
    fold()
    assert services.take_answers(at=NOON + timedelta(hours=1)) == 1
    fold()
    assert services.take_answers(at=NOON + timedelta(hours=2)) == 0
    row = queries.case(case)
    assert (row.state, row.done[-1]["by"]) == ("acknowledged", make.PLATFORM)
    services.act(case, attempt("lift", reason="已更正"), by=LIN, at=NOON + timedelta(days=2))
    assert intake.suspended(make.LOT) is None
    assert may("award", make.LOT, platform=make.PLATFORM, at=NOON).may
    assert queries.case(case).ended


def test_what_a_platform_may_not_answer_is_refused_in_its_inbox_once():
    case = suspend()
    settle(answer(case, act="2", ANSWER_TEXT="已改正"))
    fold()
    assert services.take_answers(at=NOON) == 1
    fold()
    assert services.take_answers(at=NOON) == 0
    last = Notice.objects.filter(platform=make.PLATFORM).order_by("-number").first()
    said = ledger.entries([last.number])[last.number].event
    assert (said["kind"], said["code"]) == ("supervision:attempt:refused/1", "case_state")
    assert PlatformAnswer.objects.get().taken == last.number


def test_another_platform_cannot_answer():
    case = suspend()
    CaseRow.objects.filter(id=case).update(platform="E6900000999")
    settle(answer(case))
    fold()
    assert services.take_answers(at=NOON) == 1
    assert queries.case(case).state == "issued"


def test_a_refused_act_changes_nothing_and_is_noted():
    case = suspend()
    before = CaseRow.objects.values().get(id=case)
    with pytest.raises(Refused) as refused:
        services.act(case, attempt("approve", document_number="x"), by=LIN, at=NOON)
    assert refused.value.code == "case_state"
    assert CaseRow.objects.values().get(id=case) == before
    noted = ledger.entries([ledger.last_number()])[ledger.last_number()]
    assert (noted.event["code"], noted.by) == ("case_state", "lin")


def test_a_form_that_cannot_be_read_leaves_no_trace():
    case = suspend()
    last = ledger.last_number()
    with pytest.raises(Malformed) as malformed:
        services.act(case, attempt("lift", reason=" "), by=LIN, at=NOON)
    assert (malformed.value.code, malformed.value.where) == ("case_field", "reason")
    assert ledger.last_number() == last


def test_the_same_cannot_be_opened_twice():
    suspend()
    with pytest.raises(Refused) as refused:
        suspend()
    assert refused.value.code == "case_exists"


def test_clocks_follow_acts_and_a_published_year():
    case = suspend()
    fold()
    clock = CaseClock.objects.get(case=case)
    assert (clock.last.isoformat(), clock.stopped) == ("2026-03-04", None)
    late_on = (NOON + timedelta(days=3)).date()
    assert [k.late for k in tallying.times(late_on)] == [1]
    settle(answer(case))
    fold()
    services.take_answers(at=NOON + timedelta(days=3))
    fold()
    clock.refresh_from_db()
    assert (clock.stopped.isoformat(), clock.kept) == ("2026-03-06", False)


def test_everything_comes_back_from_the_ledger():
    case = suspend()
    settle(answer(case))
    fold()
    services.take_answers(at=NOON)
    with pytest.raises(Refused):
        services.act(case, attempt("issue"), by=LIN, at=NOON)
    rooms.catch_up(log="official")
    tables = (MatterVersion, CaseRow, CaseClock, PlatformAnswer, Suspension, Notice)
    kept = [list(t.objects.order_by("pk").values()) for t in tables]
    assert all(kept)
    for table in tables:
        table.objects.all().delete()
    from jianbiao.intake import fold as intake_fold
    from jianbiao.ledger import services as writing

    writing.set_bookmark("supervision", "official", 0)
    said = ledger.entries_after(0)
    Notice.objects.all().delete()
    for entry in (e for e in said if e.kind.startswith("supervision:")):
        intake_fold.fold([entry], using="default")
        services.fold([entry], using="default")
    while services.catch_up():
        pass
    assert [list(t.objects.order_by("pk").values()) for t in tables] == kept
