"""Sharing between departments: found by existence, asked, granted, read until a day, taken back."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from jianbiao.errors import Malformed, Refused
from jianbiao.ledger import queries as ledger
from jianbiao.register import services as register
from jianbiao.supervision import services, sharing
from jianbiao.supervision.models import Share
from jianbiao.supervision.sharing import Found
from tests import make
from tests.record.make import settle
from tests.register.make import LEGAL
from tests.supervision.make import ABOUT, CASE, LIN, NOON, QIN, ZHOU, opened

pytestmark = pytest.mark.django_db(databases="__all__")
TODAY = NOON.date()
WHY = {"purpose": "核查同一主体的问题线索", "authority": "行政处罚法第二十六条"}


@pytest.fixture(autouse=True)
def adopted():
    start = NOON - timedelta(days=60)
    register.seed(at=start, by=LIN, legal=LEGAL)
    services.seed(at=start, by=LIN)
    settle(make.project(), make.tender(), make.lot())


@pytest.fixture
def case():
    return opened("case", about=replace(ABOUT, party=make.USCC), **CASE)


def ask(subject=make.USCC, by=QIN, until=TODAY + timedelta(days=30), **more):
    said = {"what": "case", "subject": subject, "holder": LIN.body, **WHY} | more
    return sharing.ask_share(**said, until=until, by=by, at=NOON)[0]


def grant(id, case, by=LIN, until=TODAY + timedelta(days=10)):
    return sharing.grant_share(id, given=case, until=until, by=by, at=NOON)


@pytest.mark.parametrize("words", [make.USCC, make.TENDER, "CASE"])
def test_a_search_tells_that_there_is_something_and_whose(case, words):
    opened("lead", about=ABOUT, **CASE_LEAD)
    found = sharing.find(case if words == "CASE" else words)
    assert [one for one in found if one.what == "case"] == [
        Found(what="case", subject=case if words == "CASE" else words, holder=LIN.body)
    ]


CASE_LEAD = {
    "source": "media",
    "summary": "x",
    "suspect": "y",
    "conduct_ended_on": "2026-03-01",
    "period": "2",
}


@pytest.mark.parametrize(
    "words", ["云禾建筑有限", make.USCC[:12], make.TENDER[:17], "%%%%%%%", "' or 1=1 --"]
)
@pytest.mark.usefixtures("case")
def test_a_part_of_a_name_finds_nothing(words):
    assert sharing.find(words) == []


@pytest.mark.usefixtures("case")
@pytest.mark.parametrize("words", ["", "云禾", "x" * 5000])
def test_a_search_needs_a_whole_number_or_name(words):
    with pytest.raises(Refused) as told:
        sharing.find(words)
    assert told.value.code == "share_words"


def test_what_is_granted_is_read_until_its_day_and_by_nobody_else(case):
    id = ask()
    with pytest.raises(Refused):
        sharing.readable(id, QIN.body, TODAY)
    grant(id, case)
    assert sharing.readable(id, QIN.body, TODAY + timedelta(days=10)).given == case
    for body, on in ((ZHOU.body, TODAY), (LIN.body, TODAY), (QIN.body, TODAY + timedelta(days=11))):
        with pytest.raises(Refused):
            sharing.readable(id, body, on)
    sharing.withdraw_share(id, reason="目的已达到", by=LIN, at=NOON)
    with pytest.raises(Refused) as over:
        sharing.readable(id, QIN.body, TODAY)
    assert over.value.code == "share_over"
    kinds = [ledger.entries([n])[n].kind for n in range(1, ledger.last_number() + 1)][-3:]
    assert [one.split(":")[2] for one in kinds] == ["asked/1", "granted/1", "withdrawn/1"]


@pytest.mark.usefixtures("case")
def test_what_was_not_asked_for_cannot_be_given():
    other = opened("case", about=replace(ABOUT, party="91690100MA00000099"), **CASE)
    id = ask()
    with pytest.raises(Refused) as refused:
        grant(id, other)
    assert refused.value.code == "share_nothing"


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"purpose": "看"}, "share_malformed"),
        ({"authority": ""}, "share_malformed"),
        ({"until": TODAY - timedelta(days=1)}, "share_malformed"),
        ({"until": date(2030, 1, 1)}, "share_malformed"),
        ({"holder": QIN.body}, "share_nothing"),
        ({"subject": "没有这样的主体"}, "share_nothing"),
        ({"what": "everything"}, "share_nothing"),
    ],
    ids=lambda one: next(iter(one)) if isinstance(one, dict) else one,
)
@pytest.mark.usefixtures("case")
def test_a_request_that_cannot_stand_is_refused_and_leaves_no_trace(said, code):
    last = ledger.last_number()
    with pytest.raises((Refused, Malformed)) as refused:
        ask(**said)
    assert refused.value.code == code
    assert ledger.last_number() == last


def test_only_the_holder_decides_and_once(case):
    id = ask()
    for by in (QIN, ZHOU):
        with pytest.raises(Refused) as stranger:
            grant(id, case, by=by)
        assert stranger.value.code == "share_unknown"
    with pytest.raises(Malformed):  # longer than was asked for
        grant(id, case, until=TODAY + timedelta(days=31))
    sharing.refuse_share(id, reason="调查尚未终结", by=LIN, at=NOON)
    with pytest.raises(Refused) as twice:
        grant(id, case)
    assert twice.value.code == "share_state"


def test_the_ledger_brings_shares_back(case):
    id = ask()
    grant(id, case)
    sharing.withdraw_share(id, reason="目的已达到", by=LIN, at=NOON)
    before = list(Share.objects.values())
    Share.objects.all().delete()
    said = ledger.entries_after(0, limit=10_000)
    services.fold([one for one in said if ":share:" in one.kind], using="default")
    assert list(Share.objects.values()) == before
