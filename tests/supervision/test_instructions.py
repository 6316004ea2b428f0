"""Instructions on the ledger: numbered, delivered, sealed, answered with evidence, reminded of."""

from datetime import timedelta

import pytest

from jianbiao.errors import Refused
from jianbiao.intake.models import File, Filed
from jianbiao.ledger import queries as ledger
from jianbiao.supervision import documents, queries, reminders, services, showing
from jianbiao.supervision.domain.cases import Subject
from jianbiao.supervision.models import IssuedDocument, PlatformAnswer, Reminder, ReminderTry
from tests import make
from tests.record.make import settle
from tests.supervision.make import (
    ABOUT,
    LIN,
    NOON,
    WANG,
    act,
    adopt,
    answer,
    attempt,
    drafted,
    fold,
    issued,
)

pytestmark = pytest.mark.django_db(databases="__all__")

OPENING = {
    "addressee": "云禾供水有限公司",
    "facts": "招标文件限定品牌",
    "basis": "实施条例第三十二条",
    "order": "修改招标文件",
}
BY = "2026-03-13"
ABOUT_LOT = Subject(
    tender=make.TENDER, lot=make.LOT, region="690100", industry="A07", platform=make.PLATFORM
)


@pytest.fixture(autouse=True)
def adopted():
    adopt()


def order(about=ABOUT, **more):
    return issued("rectification", about=about, opening=OPENING, answer_by=BY, **more)


def test_numbers_of_a_body_and_kind_have_no_gap_and_no_double():
    first = order()
    second = order(ABOUT_LOT)
    stop = issued()
    found = [IssuedDocument.objects.get(case=one).number for one in (first, second, stop)]
    assert found == [
        "690100-zj责改〔2026〕1号",
        "690100-zj责改〔2026〕2号",
        "690100-zj暂停〔2026〕1号",
    ]


def test_the_first_number_typed_in_begins_the_series():
    order(document_number="朔建责改〔2026〕12号")
    assert IssuedDocument.objects.get(case=order(ABOUT_LOT)).number == "朔建责改〔2026〕13号"


def test_a_wrong_number_issues_nothing_and_uses_none_up():
    order()
    id = drafted("rectification", about=ABOUT_LOT, **OPENING)
    act(id, "approve", WANG)
    with pytest.raises(Refused) as refused:
        act(id, "issue", answer_by=BY, document_number="690100-zj责改〔2026〕9号")
    assert refused.value.code == "case_number"
    assert queries.case(id).state == "approved"
    act(id, "issue", answer_by=BY)
    assert IssuedDocument.objects.get(case=id).serial == 2


def test_the_next_year_begins_with_one():
    order()
    later = NOON + timedelta(days=365)
    id = drafted("rectification", about=ABOUT_LOT, at=later, **OPENING)
    act(id, "approve", WANG, later)
    act(id, "issue", LIN, later, answer_by="2027-03-13")
    assert IssuedDocument.objects.get(case=id).number == "690100-zj责改〔2027〕1号"


def test_a_notice_to_correct_needs_no_second_person_but_an_order_does():
    notice = drafted("notice_to_correct", **OPENING)
    act(notice, "issue", answer_by=BY)
    assert queries.case(notice).state == "issued"
    formal = drafted("rectification", **OPENING)
    for name in ("issue", "approve"):
        with pytest.raises(Refused):
            act(formal, name, LIN, **({"answer_by": BY} if name == "issue" else {}))


def test_what_the_platform_fetched_is_delivered_once():
    id = order()
    row = queries.case(id)
    assert services.deliver(make.PLATFORM, row.last_number - 1, at=NOON) == 0
    assert services.deliver("E6900000999", row.last_number, at=NOON) == 0
    assert services.deliver(make.PLATFORM, row.last_number, at=NOON) == 1
    assert services.deliver(make.PLATFORM, row.last_number, at=NOON) == 0
    row.refresh_from_db()
    assert (row.state, row.done[-1]["by"]) == ("delivered", make.PLATFORM)


def test_evidence_is_a_file_that_the_platform_sent():
    id, digest = order(), "ab" * 32
    settle(answer(id, "2", ANSWER_TEXT="已改正", ATTACHMENT_SHA256=f"sha256:{digest}"))
    fold()
    services.take_answers(at=NOON)
    fold()
    assert queries.case(id).state == "issued"
    refused = ledger.entries([PlatformAnswer.objects.get().taken]).popitem()[1]
    assert refused.event["code"] == "case_evidence"
    File.objects.create(sha256=digest, sm3="cd" * 32, size=1, number=1)
    Filed.objects.create(
        sha256=digest, platform=make.PLATFORM, file_class="government", about="", name="x", number=1
    )
    settle(answer(id, "2", ANSWER_TEXT="已改正", ATTACHMENT_SHA256=digest.upper()))
    fold()
    services.take_answers(at=NOON)
    row = queries.case(id)
    assert (row.state, row.done[-1]["fields"]["evidence"]) == ("answered", f"sha256:{digest}")


def test_the_whole_course_ends_with_a_verified_answer():
    id = order()
    services.deliver(make.PLATFORM, queries.case(id).last_number, at=NOON)
    settle(answer(id), answer(id, "2", ANSWER_TEXT="已改正"))
    fold()
    assert services.take_answers(at=NOON) == 2
    act(id, "verify", outcome="corrected", finding="核查属实")
    assert [one["act"] for one in queries.case(id).done] == [
        *("open", "approve", "issue", "deliver", "acknowledge", "answer", "verify")
    ]


def test_another_channel_of_service_is_recorded_with_its_proof():
    id = order()
    said = {"channel": "hand", "served_on": "2026-03-03", "proof": "ef" * 32}
    act(id, "serve", **said)
    row = queries.case(id)
    assert (row.state, row.done[-1]["fields"]["proof"]) == ("acknowledged", f"sha256:{'ef' * 32}")
    act(id, "record_answer", text="书面回复")
    assert queries.case(id).state == "answered"


def test_an_order_is_passed_on_only_when_its_time_is_over():
    id = order()
    with pytest.raises(Refused) as refused:
        act(id, "escalate", WANG, reason="逾期")
    assert refused.value.code == "case_guard"
    act(id, "escalate", WANG, NOON + timedelta(days=11), reason="逾期未改正")
    assert queries.case(id).ended


def test_a_document_is_sealed_once_and_holds(tmp_path):
    id = order()
    assert documents.seal_issued(str(tmp_path), at=NOON) == 1
    assert documents.seal_issued(str(tmp_path), at=NOON) == 0
    row = IssuedDocument.objects.get(case=id)
    assert documents.valid(row)
    assert row.content["addressee"] == "云禾供水有限公司"
    assert {one["heading"] for one in row.content["sections"]} >= {"要求", "改正期限"}
    row.content = {**row.content, "addressee": "他人"}
    assert not documents.valid(row)


def test_a_withdrawn_order_keeps_its_document_as_it_was(tmp_path):
    id = order()
    documents.seal_issued(str(tmp_path), at=NOON)
    before = IssuedDocument.objects.get(case=id).digest
    act(id, "withdraw", WANG, reason="依据有误")
    assert documents.compose(IssuedDocument.objects.get(case=id)).digest == before


class Gateway:
    """A gateway, the world outside: it takes messages, or is away."""

    name = "fake"

    def __init__(self, *, away=False):
        self.away, self.taken = away, []

    def send(self, message):
        if self.away:
            raise ConnectionRefusedError("away")
        self.taken.append(message)
        return "HTTP 202"


def test_a_reminder_is_sent_once_and_tells_no_content():
    order()
    gateway = Gateway()
    assert reminders.send(gateway, at=NOON) == 1
    assert reminders.send(gateway, at=NOON) == 0
    (message,) = gateway.taken
    assert message.platform == make.PLATFORM
    assert "限定品牌" not in message.zh + message.en
    assert Reminder.objects.get().outcome == "sent"


def test_a_gateway_that_is_away_blocks_no_act_and_is_given_up_at_last():
    id = order()
    gateway, at = Gateway(away=True), NOON
    assert reminders.send(gateway, at=at) == 0
    assert reminders.send(gateway, at=at) == 0
    assert ReminderTry.objects.get().tries == 1
    act(id, "withdraw", WANG, reason="依据有误")
    for _ in range(reminders.TRIES):
        at += timedelta(hours=4)
        reminders.send(gateway, at=at)
    row = Reminder.objects.get()
    assert (row.outcome, row.tries) == ("failed", reminders.TRIES)
    assert reminders.of_case(id) == [(row, None)]


@pytest.mark.parametrize(
    ("more", "code"),
    [
        pytest.param({"powers": frozenset({"case.read"})}, "case_power", id="out of power"),
        pytest.param({"competent": False}, "case_competence", id="out of competence"),
        pytest.param({"seen": 1}, "case_stale", id="stale form"),
    ],
)
def test_what_may_not_be_issued_uses_up_no_number(more, code):
    id = drafted("rectification", **OPENING)
    act(id, "approve", WANG)
    with pytest.raises(Refused) as refused:
        services.act(id, attempt("issue", answer_by=BY, **more), by=LIN, at=NOON)
    assert refused.value.code == code
    assert not IssuedDocument.objects.exists()
    assert ledger.entries([ledger.last_number()]).popitem()[1].event["code"] == code


def test_a_suspension_tells_the_public_its_ground_and_number_and_nothing_more():
    opening = {"ground": "涉嫌串通，线索来自举报", "public_ground": "招标文件有争议"}
    id = issued(opening=opening)
    (stop,) = showing.suspensions(make.TENDER)
    assert (stop.ground, stop.until) == ("招标文件有争议", None)
    act(id, "lift", WANG, NOON + timedelta(days=2), reason="已更正")
    (stop,) = showing.suspensions(make.TENDER)
    assert stop.until == NOON + timedelta(days=2)
    assert len(stop.numbers) == 2
