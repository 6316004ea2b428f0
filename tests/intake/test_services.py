from datetime import timedelta

import pytest

from jianbiao.intake import fold, queries, services
from jianbiao.intake.models import Notice, Place, Waiting, WaitingFor
from jianbiao.ledger import queries as ledger
from jianbiao.standard.faults import Fault
from tests import make
from tests.intake.make import NOON, OTHER, PLATFORM, incoming, real

pytestmark = pytest.mark.django_db(databases="__all__")


def settle(*items, at=NOON):
    return services.settle(items, at=at)


def kinds():
    return [said.kind.split(":")[2] for said in ledger.entries_after(0)]


def test_one_entry_for_each_message_in_the_order_they_came():
    answers = settle(incoming("m0000001"), incoming("m0000002"))
    assert [(a.outcome, a.number) for a in answers] == [("accepted", 1), ("accepted", 2)]
    said = ledger.entries_after(0)
    assert [s.event["message"]["message_id"] for s in said] == ["m0000001", "m0000002"]
    assert {(s.by, s.address, s.at) for s in said} == {(PLATFORM, "127.0.0.1", NOON)}


def test_the_same_message_gets_the_same_answer_and_no_second_entry():
    first = settle(incoming())[0]
    again = settle(incoming(), incoming())
    assert {(a.number, a.leaf_hash, a.replayed) for a in again} == {
        (first.number, first.leaf_hash, True)
    }
    assert ledger.last_number() == 1


def test_twice_in_one_request_is_once_in_the_ledger():
    answers = settle(incoming(), incoming())
    assert {a.number for a in answers} == {1}
    assert ledger.last_number() == 1


def test_other_content_under_the_same_id_is_recorded_once_as_a_conflict():
    settle(incoming())
    first = settle(incoming(said="别的"))[0]
    second = settle(incoming(said="别的"))[0]
    assert first.outcome == second.outcome == "rejected"
    assert first.number == second.number == 2
    assert [f.code for f in second.faults] == ["message_conflict"]
    assert queries.message_state(PLATFORM, "m0000001").outcome == "accepted"


def test_two_platforms_may_use_the_same_id():
    assert [a.number for a in settle(incoming(), incoming(platform=OTHER))] == [1, 2]


def test_a_rejected_message_is_kept_with_its_reason():
    fault = Fault(code="set_unknown", path="/set", said="X")
    answer = settle(incoming(faults=(fault,)))[0]
    assert (answer.outcome, answer.faults) == ("rejected", (fault,))
    assert ledger.entries_after(0)[0].event["faults"] == [
        {"code": "set_unknown", "path": "/set", "said": "X"}
    ]
    assert queries.message_state(PLATFORM, "m0000001").faults == (fault,)


def test_a_message_waits_for_its_parent_and_is_released_with_it():
    child = settle(incoming("child001", needs=("T:1",), brings=("L:1",)))[0]
    assert (child.outcome, child.missing) == ("held", ("T:1",))
    settle(incoming("parent01", brings=("T:1",)))
    assert kinds() == ["held/1", "accepted/1", "released/1"]
    assert queries.message_state(PLATFORM, "child001").outcome == "accepted"
    assert queries.owner("L:1") == PLATFORM
    assert [(n.number, n.about) for n in queries.inbox(PLATFORM, 0)] == [(3, 1)]
    assert not WaitingFor.objects.exists()


def test_a_chain_is_released_at_once():
    settle(incoming("grandchi", needs=("L:1",)))
    settle(incoming("child001", needs=("T:1",), brings=("L:1",)))
    settle(incoming("parent01", brings=("T:1",)))
    assert kinds() == ["held/1", "held/1", "accepted/1", "released/1", "released/1"]


def test_a_held_message_under_anothers_name_is_refused_when_the_name_comes():
    other = settle(incoming("stranger", platform="E6900000902", needs=("T:1",), brings=("L:1",)))[0]
    assert other.outcome == "held"
    settle(incoming("parent01", brings=("T:1",)))
    assert kinds() == ["held/1", "accepted/1", "refused/1"]
    assert queries.owner("L:1") is None
    state = queries.message_state("E6900000902", "stranger")
    assert (state.outcome, state.missing, state.ended_by) == ("rejected", (), 3)
    assert [f.code for f in state.faults] == ["not_owner"]
    [notice] = queries.inbox("E6900000902", 0)
    assert (notice.kind, notice.about) == ("intake:message:refused/1", 1)
    assert not WaitingFor.objects.exists()


def test_of_two_held_messages_with_one_key_the_first_is_released():
    for name in ("first001", "second01"):
        settle(incoming(name, needs=("T:1",), brings=("K:p/1",)))
    settle(incoming("parent01", brings=("T:1",)))
    assert kinds() == ["held/1", "held/1", "accepted/1", "released/1", "refused/1"]
    state = queries.message_state(PLATFORM, "second01")
    assert (state.outcome, [f.code for f in state.faults]) == ("rejected", ["key_exists"])


def test_a_message_refused_in_its_own_request_is_answered_so():
    answers = settle(
        incoming("stranger", platform="E6900000902", needs=("T:1",)),
        incoming("parent01", brings=("T:1",)),
    )
    assert [a.outcome for a in answers] == ["rejected", "accepted"]
    assert [f.code for f in answers[0].faults] == ["not_owner"]


def test_order_inside_a_request_does_not_matter():
    child, parent = settle(
        incoming("child001", needs=("T:1",)), incoming("parent01", brings=("T:1",))
    )
    assert (child.outcome, parent.outcome) == ("accepted", "accepted")
    assert kinds() == ["held/1", "accepted/1", "released/1"]


def test_what_waits_too_long_expires_with_an_entry_and_a_notice():
    settle(incoming("child001", needs=("T:1",)))
    assert services.expire(at=NOON + services.HELD_FOR) == []
    late = NOON + services.HELD_FOR + timedelta(seconds=1)
    assert services.expire(at=late) == [2]
    assert services.expire(at=late) == []
    assert queries.message_state(PLATFORM, "child001").outcome == "expired"
    assert [n.kind for n in queries.inbox(PLATFORM, 0)] == ["intake:message:expired/1"]


def test_an_expired_message_is_not_released_later():
    settle(incoming("child001", needs=("T:1",)))
    services.expire(at=NOON + services.HELD_FOR + timedelta(seconds=1))
    settle(incoming("parent01", brings=("T:1",)))
    assert "released/1" not in kinds()


def test_the_tables_come_back_from_the_ledger_alone():
    project, tender, orphan = make.project(), make.tender(), make.lot("E6900000901000009001001")
    settle(real(orphan), real(tender))
    settle(real(project), real(make.lot()))
    tables = (Place, Waiting, WaitingFor, Notice)
    before = [list(t.objects.order_by("pk").values()) for t in tables]
    assert all(before)
    for table in tables:
        table.objects.all().delete()
    fold.fold(ledger.entries_after(0), using="default")
    assert [list(t.objects.order_by("pk").values()) for t in tables] == before


def test_a_million_names_cost_no_scan(django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        settle(*(incoming(f"m{i:07d}", brings=(f"T:{i}",)) for i in range(1000)))
