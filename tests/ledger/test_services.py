import json
from hashlib import new, sha256

import pytest
from django.db import IntegrityError, transaction

from jianbiao.errors import JianbiaoError, Refused
from jianbiao.ledger import queries, services
from tests.ledger.make import ACTOR, NOON, act, append

pytestmark = pytest.mark.django_db(databases="__all__")


def test_numbers_follow_each_other_from_one():
    assert append(2) == [1, 2]
    assert append(1) == [3]
    assert queries.last_number() == 3


def test_each_log_counts_for_itself():
    append(2)
    assert append(1, log="gathered") == [1]
    assert (queries.last_number(), queries.last_number("gathered")) == (2, 1)


def test_an_entry_says_what_happened_by_whom_when_and_from_where():
    append()
    said = queries.entries_after(0)[0]
    assert (said.number, said.kind, said.at) == (1, act().kind, NOON)
    assert (said.by, said.address) == (ACTOR.id, ACTOR.address)
    assert said.event == {"kind": act().kind, "held": 0, "because": 0}


def test_the_leaf_commits_to_the_exact_body_by_two_digests():
    append()
    stored = queries.stored(1)
    first, second = sha256(stored.body).hexdigest(), new("sm3", stored.body).hexdigest()
    assert stored.leaf == f"jianbiao/1 sha256:{first} sm3:{second}".encode()


def test_the_same_act_twice_has_two_bodies_because_of_the_salt():
    with transaction.atomic():
        services.append_many([act(1), act(1)], by=ACTOR, at=NOON)
    first, second = (json.loads(queries.stored(n).body) for n in (1, 2))
    assert first.pop("salt") != second.pop("salt")
    assert first == second


def test_a_body_is_its_own_canonical_form():
    append()
    body = queries.stored(1).body
    text = json.dumps(json.loads(body), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    assert body == text.encode()


def test_a_second_append_in_one_transaction_raises_and_leaves_nothing():
    def twice():
        with transaction.atomic():
            services.append(act(), by=ACTOR, at=NOON)
            services.append(act(), by=ACTOR, at=NOON)

    with pytest.raises(JianbiaoError, match="one append"):
        twice()
    assert queries.last_number() == 0
    assert append() == [1]


def test_what_is_rolled_back_takes_no_number():
    def refused():
        with transaction.atomic():
            services.append(act(), by=ACTOR, at=NOON)
            raise Refused("after all not")

    with pytest.raises(Refused):
        refused()
    assert append() == [1]


@pytest.mark.django_db(transaction=True, databases="__all__")
def test_outside_a_transaction_nothing_is_appended():
    with pytest.raises(JianbiaoError, match="atomic"):
        services.append(act(), by=ACTOR, at=NOON)
    assert queries.last_number() == 0


@pytest.mark.django_db(transaction=True, databases="__all__")
def test_two_transactions_may_append_after_each_other():
    assert (append(), append()) == ([1], [2])


def test_what_the_clock_caused_is_appended_once():
    assert services.append_once(act(), key="deadline/1", by=ACTOR, at=NOON) == 1
    assert services.append_once(act(), key="deadline/1", by=ACTOR, at=NOON) is None
    assert services.append_once(act(), key="deadline/2", by=ACTOR, at=NOON) == 2
    assert queries.numbers_of([b"deadline/1"])[b"deadline/1"][0] == 1


def test_one_number_is_never_given_twice():
    append()
    row = services.Row("x:y:z/1", b"leaf", b"{}")
    with pytest.raises(IntegrityError), transaction.atomic():
        services.insert([row], after=0, log="official")
    assert queries.stored(1).kind == act().kind


def test_a_bookmark_moves_on_by_room_and_log():
    assert queries.bookmark("record") == 0
    services.set_bookmark("record", "official", 7)
    services.set_bookmark("record", "gathered", 2)
    services.set_bookmark("record", "official", 9)
    assert (queries.bookmark("record"), queries.bookmark("record", "gathered")) == (9, 2)


def test_entries_come_in_order_and_in_parts():
    append(5)
    assert [s.number for s in queries.entries_after(1, limit=3)] == [2, 3, 4]
    assert queries.entries_after(5) == []
    assert set(queries.entries([2, 4, 9])) == {2, 4}
    assert queries.entries([]) == queries.numbers_of([]) == {}


def test_an_erased_entry_keeps_its_leaf_and_what_may_stay():
    append(3)
    before = queries.stored(2)
    services.empty({2: {"kind": before.kind}}, by=3, log="official")
    said = queries.entries([1, 2, 3])
    assert [s.number for s in queries.entries_after(0)] == [1, 2, 3]
    assert [s.erased for s in queries.entries_after(0)] == [0, 3, 0]
    assert (said[2].event, said[2].body, said[2].address) == ({"kind": before.kind}, b"", "")
    assert (queries.stored(2).leaf, queries.stored(2).body) == (before.leaf, None)
    assert [n for n, _ in queries.leaves_after(0, log="official")] == [1, 2, 3]


def test_an_entry_that_is_not_there_is_refused():
    with pytest.raises(Refused) as caught:
        queries.stored(1)
    assert caught.value.code == "entry_unknown"
