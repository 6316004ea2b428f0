import threading

import orjson
import pytest
from django.db import connections

from jianbiao.errors import Malformed, Refused
from jianbiao.intake import docking, erasing, quarantine, queries
from jianbiao.ledger import queries as ledger
from jianbiao.standard.terms import Actor
from tests.intake.test_gathering import gather, lines, release
from tests.make import NOON
from tests.people.make import OPERATOR

pytestmark = pytest.mark.django_db(databases="__all__")
LIN = Actor(id="lin", body="b", address="10.0.0.1")
GOOD = orjson.dumps(release(9, tender={"id": "9", "value": {"amount": 12.50}})).decode()


@pytest.fixture
def aside(tmp_path):
    gather(tmp_path / "open.jsonl", lines(release(1), b"nonsense", b"{", b"still no"), source="kg")
    fold()


def fold():
    while docking.catch_up(log="gathered"):
        pass


def mend(number=2, text=GOOD, reason="照原文补全"):
    return quarantine.mend(number, release=text, reason=reason, by=LIN, at=NOON)


@pytest.mark.usefixtures("aside")
def test_a_mended_row_goes_into_the_record_under_its_source():
    number = mend()
    entry = ledger.entries([number], log="gathered")[number]
    assert (entry.kind, entry.by) == ("intake:record:mended/1", "lin")
    [message] = queries.effective([entry], "gathered")
    assert message.platform == "kg"
    assert message.message["data"]["RELEASE"]["tender"]["value"]["amount"] == "12.5"
    fold()
    row = quarantine.aside(2)
    assert (row.row.state, row.row.settled_by, row.act.number) == ("mended", number, number)


@pytest.mark.usefixtures("aside")
def test_a_row_is_settled_once_whoever_comes_second():
    mend()
    with pytest.raises(Refused) as refused:
        mend()
    assert refused.value.code == "row_settled"
    with pytest.raises(Refused) as refused:
        quarantine.dismiss([2], reason="不是公告", by=LIN, at=NOON)
    assert refused.value.code == "row_settled"


@pytest.mark.parametrize(
    "text",
    ["", "no json", "[]", "{}", '{"ocid":"x"}', '{"ocid":5}', "null", '"' + "x" * 100, "{" * 5000],
    ids=["empty", "words", "list", "nothing", "bare", "number", "null", "text", "deep"],
)
@pytest.mark.usefixtures("aside")
def test_a_mended_reading_that_cannot_be_read_is_refused_and_leaves_no_trace(text):
    before = ledger.last_number("gathered")
    with pytest.raises(Malformed) as refused:
        mend(text=text)
    assert refused.value.code == "row_unreadable"
    assert ledger.last_number("gathered") == before


@pytest.mark.usefixtures("aside")
def test_a_reading_beyond_the_limit_is_refused(monkeypatch):
    monkeypatch.setattr(quarantine, "LONGEST", 10)
    with pytest.raises(Malformed) as refused:
        mend()
    assert refused.value.code == "too_large"


@pytest.mark.parametrize("number", [1, 0, 99, 2**70])
@pytest.mark.usefixtures("aside")
def test_only_what_was_set_aside_can_be_settled(number):
    with pytest.raises(Refused) as refused:
        mend(number)
    assert refused.value.code == "entry_unknown"
    with pytest.raises(Refused):
        quarantine.dismiss([number], reason="不是公告", by=LIN, at=NOON)


@pytest.mark.usefixtures("aside")
def test_an_act_needs_its_reason():
    with pytest.raises(Refused) as refused:
        mend(reason=" x ")
    assert refused.value.code == "reason_missing"


@pytest.mark.usefixtures("aside")
def test_many_are_dismissed_at_once_each_with_an_entry_of_its_own():
    mend(3)
    done = quarantine.dismiss([2, 3, 4], reason="广告，不是公告", by=LIN, at=NOON)
    assert set(done) == {2, 4}
    fold()
    assert [row.number for row in quarantine.listed(state="dismissed")] == [2, 4]
    assert not quarantine.listed(state="open").exists()


@pytest.mark.usefixtures("aside")
def test_rows_are_found_by_source_reason_and_place():
    assert [r.number for r in quarantine.listed(state="open", source="kg")] == [2, 3, 4]
    assert not quarantine.listed(state="open", source="else").exists()
    first = quarantine.aside(2).row.reason
    assert 2 in [r.number for r in quarantine.listed(state="open", reason=first)]
    assert [r.number for r in quarantine.listed(state="open", after=2)] == [3, 4]


@pytest.mark.usefixtures("aside")
def test_what_is_erased_is_neither_read_nor_mended():
    erasing.ask(
        [2], basis="个人信息保护法第47条", reason="本人申请", by=OPERATOR, at=NOON, log="gathered"
    )
    asked = ledger.last_number("gathered")
    erasing.agree(asked, by=LIN, at=NOON, log="gathered")
    entry = ledger.entries([2], log="gathered")[2]
    assert entry.event["raw"] == ""
    assert entry.event["reason"]
    with pytest.raises(Refused) as refused:
        mend()
    assert refused.value.code == "entry_erased"


@pytest.mark.usefixtures("aside")
def test_a_mended_row_can_be_erased_down_to_what_names_its_process():
    number = mend()
    erasing.ask(
        [number],
        basis="个人信息保护法第47条",
        reason="本人申请",
        by=OPERATOR,
        at=NOON,
        log="gathered",
    )
    erasing.agree(ledger.last_number("gathered"), by=LIN, at=NOON, log="gathered")
    left = ledger.entries([number], log="gathered")[number].event
    assert orjson.loads(left["release"]) == {"ocid": "ocds-xx-9"}


@pytest.mark.django_db(databases="__all__", transaction=True)
def test_two_officers_at_once_settle_a_row_once(tmp_path):
    gather(tmp_path / "open.jsonl", lines(b"nonsense"))
    outcomes = []
    start = threading.Barrier(2)

    def settle(act):
        start.wait()
        try:
            act()
            outcomes.append("done")
        except Refused as error:
            outcomes.append(error.code)
        finally:
            connections.close_all()

    acts = (lambda: mend(1), lambda: quarantine.dismiss([1], reason="不是公告", by=LIN, at=NOON))
    threads = [threading.Thread(target=settle, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["done", "row_settled"]
