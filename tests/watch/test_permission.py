from datetime import UTC, timedelta

import pytest

from jianbiao.errors import Malformed, Refused
from jianbiao.record import services as record
from jianbiao.watch import permission
from tests.make import LOT, NOON, PLATFORM, TENDER, bid, envelope, lot, notice, project, tender
from tests.record.make import settle

pytestmark = pytest.mark.django_db(databases="__all__")
OPENING = NOON.replace(month=3, day=24, hour=9, minute=30)


@pytest.fixture(autouse=True)
def _told():
    tell(project(), tender(), lot(), notice())


def tell(*messages):
    settle(*messages)
    while record.catch_up():
        pass


def rules(act="open_bids", code=LOT, at=OPENING):
    answer = permission.may(act, code, platform=PLATFORM, at=at)
    assert answer.may is (not answer.reasons)
    assert all(reason.zh and reason.en for reason in answer.reasons)
    return [reason.rule for reason in answer.reasons]


def rows(count):
    """Return ``count`` bids without codes: names alone count as well."""
    found = []
    for i in range(count):
        row = bid(name=f"公司{i}")
        del row["data"]["BIDDER_ORG_CODE"]
        found.append(row)
    return found


def test_three_bids_at_the_time_may_be_opened():
    tell(*rows(3))
    assert rules() == []
    assert rules(code=TENDER) == []


def test_fewer_than_three_bids_may_not_be_opened():
    tell(*rows(2))
    assert "B01" in rules()


def test_bids_may_not_be_opened_before_the_deadline():
    tell(*rows(3))
    assert rules(at=OPENING - timedelta(hours=2)) == ["B04"]


def test_the_moment_is_the_same_in_any_zone():
    tell(*rows(3))
    assert rules(at=OPENING.astimezone(UTC)) == []


def test_no_award_while_an_objection_is_open():
    said = {
        "TENDER_PROJECT_CODE": TENDER,
        "BID_SECTION_CODE": LOT,
        "OBJECTION_NO": "1",
        "OBJECTION_TIME": "20260326090000",
    }
    published = {
        "TENDER_PROJECT_CODE": TENDER,
        "BID_SECTION_CODE": LOT,
        "PUBLICITY_NAME": "公示",
        "PUBLICITY_START_TIME": "20260325000000",
        "PUBLICITY_END_TIME": "20260330000000",
    }
    tell(envelope("TENDER_CANDIDATE_ANNOUNCE", published))
    assert rules("award", at=NOON + timedelta(days=60)) == []
    tell(envelope("OBJECTION", said))
    assert rules("award", at=NOON + timedelta(days=60)) == ["A07"]


def test_the_answer_says_up_to_which_entry_it_saw():
    assert permission.may("open_bids", LOT, platform=PLATFORM, at=OPENING).seen == 4


@pytest.mark.parametrize(
    ("act", "code", "platform", "error", "said"),
    [
        ("bribe", LOT, PLATFORM, Malformed, "act_unknown"),
        ("open_bids", "", PLATFORM, Malformed, "code_missing"),
        ("open_bids", TENDER[:-1] + "9", PLATFORM, Refused, "tender_unknown"),
        ("open_bids", LOT, "E6900000999", Refused, "not_yours"),
    ],
)
def test_what_cannot_be_asked_is_refused(act, code, platform, error, said):
    with pytest.raises(error) as refused:
        permission.may(act, code, platform=platform, at=OPENING)
    assert refused.value.code == said
