"""Erasure: two persons, a body that goes, a leaf that stays, and everything derived from it anew."""

import pytest
from django.db import transaction

from jianbiao.errors import Refused
from jianbiao.intake import erasing, forms, gathering, services
from jianbiao.intake import queries as intake
from jianbiao.ledger import queries as ledger
from jianbiao.ledger import services as writing
from jianbiao.ledger.models import Bookmark
from jianbiao.record import services as record
from jianbiao.record.models import Item, Party, Tender
from jianbiao.standard.events import AlertClosed
from jianbiao.standard.terms import Actor
from jianbiao.watch import services as watch
from jianbiao.watch.models import Alert, Finding
from tests import make
from tests.intake.make import real
from tests.make import LOT, NOON, TENDER
from tests.people.make import OPERATOR
from tests.record.make import changed, settle
from tests.stories.scene import award, days, emptied, fold, folded, short_sale, staffed

pytestmark = pytest.mark.django_db(databases="__all__")

ONE = Actor(id="lin", body="fgw", address="10.0.0.1")
TWO = Actor(id="gao", body="fgw", address="10.0.0.2")
WHY = {"basis": "个人信息保护法第四十七条", "reason": "当事人申请删除"}


def erase(*numbers, log="official"):
    asked = erasing.ask(numbers, **WHY, by=ONE, at=NOON, log=log)
    return erasing.agree(asked, by=TWO, at=NOON, log=log)


def code(act, *args, **kwargs):
    with pytest.raises(Refused) as caught, transaction.atomic():
        act(*args, **kwargs)
    return caught.value.code


def bid(name="朔宁某某建筑有限公司", **more):
    return make.bid(LOT, name=name, **more)


@pytest.fixture
def told():
    """Report a tender with a bid; return the number of each entry by set."""
    staffed()
    answers = settle(make.project(), make.tender(), make.lot(), short_sale(), bid())
    fold()
    names = ("PROJECT", "TENDER_PROJECT", "SECTION", "NOTICE", "BID")
    return dict(zip(names, (one.number for one in answers), strict=True))


def test_the_content_goes_and_the_leaf_stays(told):
    before = ledger.stored(told["BID"])
    done = erase(told["BID"])
    after = ledger.stored(told["BID"])
    assert (after.leaf, after.body) == (before.leaf, None)
    said = ledger.entries([told["BID"]])[told["BID"]]
    assert (said.erased, said.body, said.address) == (done, b"", "")
    assert said.event["message"]["data"] == {
        "TENDER_PROJECT_CODE": TENDER,
        "BID_SECTION_CODE": LOT,
    }


def test_nothing_derived_says_it_any_more(told):
    assert Party.objects.filter(role="bidder").exists()
    erase(told["BID"])
    fold()
    assert not Party.objects.filter(role="bidder").exists()
    assert "朔宁某某" not in repr(folded())
    assert Item.objects.get(number=told["BID"]).set == "TENDER_LIST"
    assert Tender.objects.get(code=TENDER).bids == 1


def test_what_is_derived_is_what_a_fresh_fold_derives(told):
    settle(changed(bid(), BIDDER_NAME="另一名称"), award())
    fold()
    alert = Alert.objects.first()
    with transaction.atomic():
        event = AlertClosed(alert=alert.id, verdict="confirmed", reason="已核实情况")
        writing.append(event, by=TWO, at=NOON)
    fold()
    assert watch.pass_deadlines(at=days(90))
    fold()
    erase(told["BID"], told["NOTICE"], told["TENDER_PROJECT"])
    settle(bid("又一家公司"))
    fold()
    live = folded()
    emptied()
    fold()
    assert folded() == live
    assert Bookmark.objects.get(name="record/official").number == ledger.last_number()


def test_a_finding_about_what_is_gone_goes_too(told):
    assert Finding.objects.filter(rule="P16", verdict="breach").exists()
    assert Alert.objects.filter(rule="P16").exists()
    erase(told["NOTICE"])
    fold()
    assert not Finding.objects.filter(rule="P16", verdict="breach").exists()
    assert not Alert.objects.filter(rule="P16").exists()


def test_the_message_is_answered_as_before_and_placed_as_before(told):
    message = bid(data_key="B2")
    (first,) = settle(message)
    erase(first.number)
    (again,) = settle(message)
    assert (again.number, again.replayed, again.leaf_hash) == (first.number, True, first.leaf_hash)
    (more,) = settle(changed(message, BIDDER_NAME="改名后的公司"))
    assert more.outcome == "accepted"
    assert told


@pytest.mark.usefixtures("told")
def test_a_held_message_is_released_after_its_content_went():
    other = TENDER[:17] + "009"
    (held,) = settle(make.notice(other))
    assert held.outcome == "held"
    erase(held.number)
    settle(make.tender(other))
    assert intake.states([held.number])[held.number].outcome == "accepted"
    fold()
    live = folded()
    emptied()
    fold()
    assert folded() == live


def test_a_rejected_message_goes_with_what_its_faults_quote(told):
    message = bid(data_key="B3")
    message["data"]["PRICE_UNIT"] = "13900001234"
    answer = services.settle([real(message)], at=NOON)[0]
    assert answer.outcome == "rejected"
    erase(answer.number)
    said = ledger.entries([answer.number])[answer.number]
    assert "13900001234" not in repr(said.event)
    assert [fault["code"] for fault in said.event["faults"]] == [f.code for f in answer.faults]
    assert told


def test_a_gathered_line_goes_too(tmp_path):
    file = tmp_path / "open.jsonl"
    file.write_bytes(
        b'{"ocid":"ocds-x-1","tender":{"title":"t"},"buyer":{"name":"Somebody"}}\nnot Somebody\n'
    )
    said = gathering.Import(form=forms.OCDS, source="open", by=OPERATOR, at=NOON)
    with file.open("rb") as stream:
        gathering.gather(stream, file.name, said, gathering.Tally())
    fold_gathered()
    erase(1, 2, log="gathered")
    fold_gathered()
    said = ledger.entries([1, 2], log="gathered")
    assert "Somebody" not in repr([one.event for one in said.values()])
    assert "Somebody" not in repr(folded())
    assert Tender.objects.get(log="gathered").code == "ocds-x-1"


def fold_gathered():
    while record.catch_up(log="gathered") or watch.catch_up(log="gathered"):
        pass


def test_one_person_cannot_do_it_alone(told):
    asked = erasing.ask([told["BID"]], **WHY, by=ONE, at=NOON, log="official")
    assert code(erasing.agree, asked, by=ONE, at=NOON, log="official") == "second_person"
    assert ledger.stored(told["BID"]).body


def test_it_is_done_once(told):
    asked = erasing.ask([told["BID"]], **WHY, by=ONE, at=NOON, log="official")
    erasing.agree(asked, by=TWO, at=NOON, log="official")
    assert code(erasing.agree, asked, by=TWO, at=NOON, log="official") == "entry_erased"
    again = code(erasing.ask, [told["BID"]], **WHY, by=ONE, at=NOON, log="official")
    assert again == "entry_erased"


def test_what_two_applications_name_is_erased_once(told):
    first = erasing.ask([told["BID"]], **WHY, by=ONE, at=NOON, log="official")
    numbers = [told["BID"], told["NOTICE"]]
    second = erasing.ask(numbers, **WHY, by=ONE, at=NOON, log="official")
    done = erasing.agree(first, by=TWO, at=NOON, log="official")
    erasing.agree(second, by=TWO, at=NOON, log="official")
    assert ledger.entries([told["BID"]])[told["BID"]].erased == done


@pytest.mark.parametrize(
    ("numbers", "more", "expected"),
    [
        pytest.param([10**9], {}, "entry_unknown", id="no such entry"),
        pytest.param([], {}, "malformed", id="none"),
        pytest.param(range(1, 1002), {}, "malformed", id="too many"),
        pytest.param([1], {}, "not_erasable", id="an act of the house"),
        pytest.param([1], {"log": "other"}, "log_unknown", id="no such log"),
        pytest.param([1], {"basis": " "}, "reason_missing", id="no basis"),
        pytest.param([1], {"reason": "因为"}, "reason_missing", id="a word is no reason"),
    ],
)
@pytest.mark.usefixtures("told")
def test_what_cannot_be_erased_is_refused(numbers, more, expected):
    said = {**WHY, "log": "official", **more}
    before = ledger.last_number()
    assert code(erasing.ask, list(numbers), by=ONE, at=NOON, **said) == expected
    assert ledger.last_number() == before


def test_what_nobody_asked_for_is_not_agreed_to(told):
    assert code(erasing.agree, told["BID"], by=TWO, at=NOON, log="official") == "entry_unknown"
    assert code(erasing.agree, 10**9, by=TWO, at=NOON, log="official") == "entry_unknown"


def test_a_deadline_that_passed_is_heard_again(told):
    settle(award())
    fold()
    numbers = watch.pass_deadlines(at=days(90))
    fold()
    assert [e.event["rule"] for e in ledger.entries(numbers).values()] == ["A09"]
    before = Finding.objects.get(rule="A09", lot=LOT).verdict
    erase(told["BID"])
    fold()
    assert Finding.objects.get(rule="A09", lot=LOT).verdict == before == "breach"
