"""What strangers and officers send that they should not: refused with a reason, nothing half-done, noted."""

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from jianbiao.intake import scanning
from jianbiao.intake.models import Filed
from jianbiao.ledger import queries as ledger
from jianbiao.supervision.domain.papers import LONGEST
from jianbiao.supervision.models import CaseRow
from tests.fakes.clamd import EICAR, FakeClamd, running
from tests.make import TENDER
from tests.web.cases.make import (
    DRAFT,
    FORM,
    PDF,
    accepted,
    act,
    code_of,
    filed,
    notified,
    pdf,
    scene_of,
)

pytestmark = [pytest.mark.django_db(databases="__all__"), pytest.mark.usefixtures("scene")]

SCRIPT = "<script>alert(1)</script>"
MORE = "：以下为足够长的事实说明，以下为足够长的事实说明。"
TEXTS = [k for k in FORM if k not in {"matter", "respondent_kind", "before_court", "interested"}]
TEXTS = [k for k in TEXTS if not k.endswith("_on") and k != "signed"]


@pytest.fixture
def scene(settings, tmp_path, monkeypatch):
    cache.clear()
    monkeypatch.setattr("jianbiao.people.sessions.proved", lambda *_, **__: True)
    return scene_of(settings, tmp_path)


@pytest.fixture
def lin(scene):
    return scene.signed_in(Client())


def text(answer):
    return answer.content.decode()


def last_refused():
    number = ledger.last_number()
    return ledger.entries([number])[number]


@pytest.mark.parametrize("field", TEXTS)
def test_a_script_is_only_text_wherever_it_stands(lin, client, field):
    said = {field: (SCRIPT + MORE)[:50]}
    review = filed(client, send="", **said)
    assert "<script>alert" not in text(review)
    code = code_of(filed(client, **said))
    row = CaseRow.objects.get()
    pages = [client.post("/follow", {"code": code}), lin.get(f"/desk/cases/{row.id}")]
    assert not any("<script>alert" in text(page) for page in pages)
    assert any("&lt;script&gt;alert" in text(page) for page in pages)


def test_a_script_of_an_officer_is_only_text_for_the_respondent_and_the_public(lin, scene, client):
    filed(client)
    accepted(lin)
    code = code_of(notified(lin, points=SCRIPT, respondent=SCRIPT))
    assert "<script>alert" not in text(client.post("/respond", {"code": code}))
    act(lin, "draft", **(DRAFT | {"found": SCRIPT, "grounds": SCRIPT, "result": SCRIPT}))
    act(scene.signed_in(Client(), "zhao"), "decide", document_number=SCRIPT)
    act(lin, "serve", served_on="2026-03-20", channel="2", persons="")
    row = CaseRow.objects.get()
    assert row.state == "closed"
    for path in ("/decisions", f"/decisions/{row.id}"):
        assert "<script>alert" not in text(client.get(path))


@pytest.mark.parametrize("door", ["follow", "respond"])
def test_a_forged_code_is_noted_with_its_address_and_cannot_be_tried_for_ever(client, door):
    before = ledger.last_number()
    assert client.post(f"/{door}", {"code": "abc"}).status_code == 404
    assert ledger.last_number() == before  # a slip of the pen is no forgery
    forged = client.post(f"/{door}", {"code": "A" * 25}, REMOTE_ADDR="10.9.8.7")
    noted = last_refused()
    assert forged.status_code == 404
    assert (noted.event["code"], noted.event["act"]) == ("feedback_unknown", door)
    assert "A" * 25 not in str(noted.event)
    answers = [client.post(f"/{door}", {"code": "B" * 25}).status_code for _ in range(22)]
    assert answers[-1] == 429
    assert ledger.last_number() <= noted.number + 20


def test_a_code_opens_one_door_for_one_purpose(lin, client):
    mine = code_of(filed(client))
    accepted(lin)
    theirs = code_of(notified(lin))
    assert client.post("/respond", {"code": mine}).status_code == 404
    assert client.post("/follow", {"code": theirs}).status_code == 404
    row = CaseRow.objects.get()
    for name in ("draft", "ask_withdrawal", "complete", "decide"):
        stolen = client.post("/respond", {"code": theirs, "act": name, **DRAFT, "reason": "x"})
        assert stolen.status_code in {400, 403, 409}
    row.refresh_from_db()
    assert row.state == "handling"
    again = code_of(notified(lin))
    assert client.post("/respond", {"code": theirs}).status_code == 404
    assert client.post("/respond", {"code": again}).status_code == 200


def test_two_gigabytes_are_refused_before_a_byte_is_read():
    class Never:
        def read(self, *_):
            raise AssertionError("the body was read")

        readline = readlines = read

    answer = Client().generic(
        "POST",
        f"/complain?tender={TENDER}",
        b"",
        content_type="multipart/form-data; boundary=x",
        CONTENT_LENGTH=str(2 << 30),
        **{"wsgi.input": Never()},
    )
    assert answer.status_code == 413
    assert "至多" in text(answer)


@pytest.mark.parametrize(
    ("name", "content", "status"),
    [
        pytest.param("大.pdf", PDF + b"0" * LONGEST, 413, id="long"),
        pytest.param("空.pdf", b"", 413, id="empty"),
        pytest.param("程序.exe", b"MZ\x90\x00", 415, id="program"),
        pytest.param("假.pdf", b"MZ\x90\x00" * 9, 415, id="disguised"),
        pytest.param("页.html", b"<html></html>", 415, id="html"),
        pytest.param("宏.docm", b"PK\x03\x04" + b"0" * 40, 415, id="macro"),
        pytest.param("图.svg", b"<svg/>", 415, id="svg"),
        pytest.param("无", PDF, 415, id="no ending"),
    ],
)
def test_a_file_that_is_not_taken_is_said_and_nothing_is_filed(client, name, content, status):
    answer = filed(client, SimpleUploadedFile(name, content))
    assert answer.status_code == status
    assert not CaseRow.objects.exists()
    assert not Filed.objects.exists()
    assert FORM["facts"] in text(answer)  # what was written is not lost


def test_six_files_are_one_too_many(client):
    files = [pdf(f"{n}.pdf", PDF + bytes([n])) for n in range(6)]
    assert filed(client, *files).status_code == 400
    assert not CaseRow.objects.exists()
    assert code_of(filed(client, *[pdf(f"{n}.pdf", PDF + bytes([n])) for n in range(5)]))
    assert Filed.objects.filter(file_class="closed", about="").count() == 5


def test_a_virus_is_refused_and_noted_where_there_is_a_scanner(client, tmp_path):
    with running(FakeClamd(), tmp_path / "clamd") as address:
        scanning.use(scanning.Clamd(address))
        try:
            answer = filed(client, pdf("毒.pdf", PDF + EICAR))
            assert answer.status_code >= 400
            assert not CaseRow.objects.exists()
            assert last_refused().event["code"] == "file_infected"
            assert code_of(filed(client, pdf()))
        finally:
            scanning.use(None)
    assert Filed.objects.count() == 1


def test_a_path_in_a_name_is_only_a_name(client):
    filed(client, pdf("../../etc/证据.pdf"))
    assert Filed.objects.get().name == "证据.pdf"


def test_what_is_sent_twice_is_filed_once_and_shows_the_same_code(client):
    once = "0123456789abcdef" * 2
    codes = {code_of(filed(client, pdf(), once=once)) for _ in range(3)}
    assert len(codes) == 1
    assert CaseRow.objects.count() == 1
    assert code_of(filed(client)) not in codes


def test_a_stale_form_and_two_officers_at_once(lin, scene, client):
    filed(client)
    row = CaseRow.objects.get()
    wang = scene.signed_in(Client(), "wang")
    form = {"act": "accept", "seen": "1", "investigators": "lin\nwang", "recusal_checked": "1"}
    assert lin.post(f"/desk/cases/{row.id}", form).status_code == 302
    refuse = {"act": "refuse", "seen": "1", "ground": "4", "reason": "逾期"}
    assert wang.post(f"/desk/cases/{row.id}", refuse).status_code == 409
    row.refresh_from_db()
    assert (row.state, len(row.done)) == ("handling", 2)
    assert last_refused().event["code"] in {"case_state", "case_stale"}


@pytest.mark.parametrize(
    ("said", "why"),
    [
        pytest.param({"investigators": "lin"}, "人数不足", id="one"),
        pytest.param({"investigators": "lin\nlin"}, "人数不足", id="twice"),
        pytest.param({"investigators": "lin\nnobody"}, "有人不符", id="nobody"),
        pytest.param({"investigators": "lin\ngao"}, "有人不符", id="another body"),
        pytest.param({"recusal_checked": "0"}, "须确认", id="not asked"),
    ],
)
def test_investigators_are_two_who_may(lin, client, said, why):
    filed(client)
    answer = accepted(lin, **said)
    assert answer.status_code == 409
    assert why in text(answer)
    assert CaseRow.objects.get().state == "filed"


def test_who_has_to_stand_aside_is_refused_by_name_and_cannot_act(lin, scene, client):
    filed(client)
    wang = scene.signed_in(Client(), "wang")
    act(wang, "declare", relation="relative", reason="")
    answer = accepted(lin)
    assert answer.status_code == 409
    assert "王一（wang）" in text(answer)
    assert accepted(lin, investigators="lin\nfeng").status_code == 302
    page = text(wang.get(f"/desk/cases/{CaseRow.objects.get().id}"))
    assert 'value="notify"' not in page
    assert FORM["contact"] not in page
    assert act(wang, "begin_review", what="鉴定").status_code == 409


def test_an_officer_of_the_respondent_cannot_handle_the_complaint(lin, client):
    filed(client, respondent="云禾省住房和城乡建设厅")
    assert accepted(lin).status_code == 409
    page = text(lin.get(f"/desk/cases/{CaseRow.objects.get().id}"))
    assert "所在部门是被投诉人或者招标人" in page


def test_only_an_investigator_drafts_and_another_signs(lin, scene, client):
    filed(client)
    accepted(lin, investigators="lin\nwang")
    zhao = scene.signed_in(Client(), "zhao")
    assert act(zhao, "draft", **DRAFT).status_code == 409
    assert act(lin, "draft", **DRAFT).status_code == 302
    assert act(lin, "decide", document_number="1").status_code == 409
    assert act(zhao, "decide", document_number="1").status_code == 302
    assert act(zhao, "decide", document_number="1").status_code == 409  # signed once
