"""Case files on pages: evidence taken with one's own eyes, papers scanned, documents signed and checked."""

import io
import zipfile
from datetime import timedelta
from urllib.parse import quote

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from pypdf import PdfReader

from jianbiao.intake import scanning
from jianbiao.ledger import queries as ledger
from jianbiao.ledger import verify
from jianbiao.people import competences, looking
from jianbiao.supervision import docx, services
from jianbiao.supervision.models import CaseRow, Evidence, Note, SignedDocument
from jianbiao.watch.models import Alert
from tests.fakes.clamd import EICAR, FakeClamd, running
from tests.make import TENDER
from tests.people.make import OPERATOR, appointed, opened
from tests.posting import ORIGIN
from tests.stories.scene import award, short_sale
from tests.stories.scene import seal as seal_log
from tests.supervision.make import CASE, LEAD
from tests.web.make import BEFORE, Scene

pytestmark = pytest.mark.django_db(databases="__all__")
SCRIPT = "<script>alert(1)</script>"


@pytest.fixture
def scene(settings, tmp_path, monkeypatch):
    settings.JIANBIAO_ORIGIN = ORIGIN
    made = Scene(settings, tmp_path)
    services.seed(at=BEFORE - timedelta(days=10), by=OPERATOR)
    appointed("wang", name="王一", password="")
    opened(code="YH-SL", zh="云禾省水利厅", en="Yunhe Water", industries=("*",), body="water")
    appointed("qin", name="秦一", department="YH-SL", password="")
    made.called(call=short_sale())
    while competences.catch_up():
        pass
    monkeypatch.setattr("jianbiao.people.sessions.proved", lambda *_, **__: True)
    return made


@pytest.fixture
def lin(scene, client):
    return scene.signed_in(client)


def lead(client, **said):
    alert = Alert.objects.first().id
    form = {"matter": "lead", **LEAD, **said}
    answer = client.post(f"/desk/cases/new?alert={quote(alert)}", form)
    assert answer.status_code == 302
    return CaseRow.objects.get(matter="lead").id


def case(client, **said):
    answer = client.post(f"/desk/cases/{lead(client)}/case", CASE | {"lead": ""} | said)
    assert answer.status_code == 302
    return CaseRow.objects.get(matter="case").id


def test_a_lead_becomes_a_case_with_its_alert_and_both_show_it(lin):
    id = case(lin)
    alert = Alert.objects.first().id
    page = lin.get(f"/desk/cases/{id}").content.decode()
    assert alert in page
    assert "处罚时效（二年）" in page
    assert CaseRow.objects.get(matter="lead").state == "filed"
    assert id in lin.get(f"/desk/alerts/{quote(alert)}").content.decode()
    assert "当前状态" not in lin.get(f"/desk/cases/{id}/file").content.decode()


def test_a_finding_goes_into_the_file_with_the_records_it_rests_on(lin):
    id = case(lin)
    alert = Alert.objects.first()
    assert lin.post(f"/desk/cases/{id}/evidence", {"source": alert.id}).status_code == 302
    rows = list(Evidence.objects.order_by("added"))
    assert [one.what for one in rows] == ["finding", *["entry"] * (len(rows) - 1)]
    assert len(rows) > 1
    assert rows[0].content["rule"] == alert.rule
    page = lin.get(f"/desk/cases/{id}/file").content.decode()
    assert all(one.name in page for one in rows)


@pytest.mark.parametrize(
    ("source", "status"),
    [
        ("999999", 404),
        ("gathered/1", 404),
        ("sha256:" + "0" * 64, 404),
        ("sha256:../../etc", 400),
        ("A-none", 404),
        ("'; drop table x", 404),
        ("1" * 200, 400),
    ],
)
def test_what_there_is_not_is_no_evidence(lin, source, status):
    id = case(lin)
    answer = lin.post(f"/desk/cases/{id}/evidence", {"source": source})
    assert answer.status_code == status
    assert not Evidence.objects.exists()


def test_script_in_any_text_is_only_text(lin):
    id = case(lin)
    number = CaseRow.objects.get(id=id).done[0]["number"]
    said = {"source": str(number), "name": SCRIPT, "shows": SCRIPT}
    assert lin.post(f"/desk/cases/{id}/evidence", said).status_code == 302
    assert lin.post(f"/desk/cases/{id}/notes", {"text": SCRIPT}).status_code == 302
    draft = {"number": SCRIPT, "addressee": SCRIPT, "more": SCRIPT, "preview": "1"}
    pages = [
        lin.get(f"/desk/cases/{id}/file"),
        lin.post(f"/desk/cases/{id}/documents/filing", draft),
        lin.get("/desk/sharing", {"q": SCRIPT}),
        lin.get("/documents", {"number": SCRIPT, "digest": SCRIPT}),
    ]
    for page in pages:
        assert SCRIPT not in page.content.decode()
        assert "&lt;script&gt;" in page.content.decode()


def paper(client, id, said=b"%PDF-1.7 x", name="笔录.pdf"):
    form = {"file": SimpleUploadedFile(name, said), "name": "", "shows": "询问笔录"}
    return client.post(f"/desk/cases/{id}/papers", form)


def test_a_paper_is_kept_by_its_digest_and_given_to_who_handles_the_case(lin, scene, client):
    id = case(lin)
    assert paper(lin, id, name="..\\..\\etc/笔录\u202e.pdf").status_code == 302
    row = Evidence.objects.get()
    assert (row.what, row.name) == ("paper", "笔录.pdf")
    answer = lin.get(f"/desk/cases/{id}/papers/{row.piece}")
    assert b"".join(answer) == b"%PDF-1.7 x"
    assert answer["Content-Disposition"].startswith("attachment")
    scene.signed_in(client, "qin")
    assert client.get(f"/desk/cases/{id}/papers/{row.piece}").status_code == 403
    assert client.get(f"/desk/cases/{id}/archive").status_code == 403


def test_what_the_scanner_finds_is_refused_and_nothing_of_it_stays(lin, scene):
    id = case(lin)
    before = ledger.last_number()
    with running(FakeClamd()) as address:
        scanning.use(scanning.Clamd(address))
        try:
            answer = paper(lin, id, EICAR, "eicar.com")
            clean = paper(lin, id)
        finally:
            scanning.use(None)
    assert answer.status_code == 409
    assert "恶意代码" in answer.content.decode()
    assert clean.status_code == 302
    held = [one for one in (scene.home / "blobs").rglob("*") if one.is_file()]
    assert [one.read_bytes() for one in held] == [b"%PDF-1.7 x"]
    assert ledger.last_number() == before + 2  # the clean one's


def test_while_the_scanner_is_away_nothing_is_taken_unseen(lin, scene):
    id = case(lin)
    scanning.use(scanning.Clamd(f"unix:{scene.home}/none"))
    try:
        assert paper(lin, id).status_code == 409
    finally:
        scanning.use(None)
    assert not Evidence.objects.exists()


def test_a_paper_of_two_gigabytes_is_refused_before_a_byte_is_read(lin, client):
    id = case(lin)

    class Never(io.RawIOBase):
        def read(self, *_):
            raise AssertionError("a byte was read")

    answer = client.generic(
        "POST",
        f"/desk/cases/{id}/papers",
        b"",
        content_type="multipart/form-data; boundary=x",
        CONTENT_LENGTH=str(2 << 30),
        **{"wsgi.input": Never()},
    )
    assert answer.status_code == 413
    assert "至多" in answer.content.decode()


@pytest.mark.parametrize("size", ["-1", "x", "9" * 30])
def test_a_length_that_is_none_is_refused(client, size):
    answer = client.generic("POST", "/complain", b"", CONTENT_LENGTH=size)
    assert answer.status_code == 413


def test_a_paper_beyond_the_limit_is_refused_with_the_limit(lin, settings):
    id = case(lin)
    settings.JIANBIAO_PAPER_LONGEST = 10
    answer = paper(lin, id, b"x" * 11)
    assert answer.status_code == 413
    assert not Evidence.objects.exists()
    assert paper(lin, id, b"").status_code == 400


def signed(client, id, number="朔建立〔2026〕1号", kind="filing"):
    return client.post(f"/desk/cases/{id}/documents/{kind}", {"number": number})


def test_a_document_is_drafted_signed_once_and_checked_by_everybody(lin, client):
    id = case(lin)
    draft = lin.get(f"/desk/cases/{id}/documents/filing").content.decode()
    assert "涉嫌串通投标" in draft
    assert signed(lin, id).status_code == 302
    row = SignedDocument.objects.get()
    assert signed(lin, id).status_code == 409
    shown = lin.get(f"/desk/documents/{row.entry}").content.decode()
    assert row.digest in shown
    text = PdfReader(io.BytesIO(lin.get(f"/desk/documents/{row.entry}.pdf").content))
    assert "立案审批表" in text.pages[0].extract_text()
    client.logout()
    asked = {"number": row.number}
    assert client.get("/documents", asked).status_code == 404  # not open: its digest is needed
    told = client.get("/documents", asked | {"digest": row.digest}).content.decode()
    assert "真实" in told
    assert "涉嫌串通投标" not in told
    assert client.get(f"/documents/{row.digest}.pdf").status_code == 404
    assert client.get(f"/desk/documents/{row.entry}.pdf").status_code == 302


def test_an_open_decision_is_read_and_a_changed_copy_is_told(lin, client):
    id = case(lin)
    assert signed(lin, id, "朔建罚〔2026〕1号", "decision").status_code == 302
    row = SignedDocument.objects.get()
    client.logout()
    page = client.get("/documents", {"number": row.number}).content.decode()
    assert "行政处罚决定书" in page
    changed = {"number": row.number, "digest": "0" * 64}
    assert "不是同一份" in client.get("/documents", changed).content.decode()
    assert client.get(f"/documents/{row.digest}.pdf")["Content-Type"] == "application/pdf"


def test_a_departments_template_is_filled(lin):
    id = case(lin)
    with io.BytesIO() as out, zipfile.ZipFile(out, "w") as package:
        w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
        run = "<w:p><w:r><w:t>厅用 {{number}}</w:t></w:r></w:p>"
        package.writestr(
            "word/document.xml", f"<w:document {w}><w:body>{run}</w:body></w:document>"
        )
        package.close()
        made = out.getvalue()
    form = {"document": "filing", "file": SimpleUploadedFile("t.docx", made)}
    assert lin.post("/desk/templates", form).status_code == 302
    bad = {"document": "filing", "file": SimpleUploadedFile("t.docx", b"PK no")}
    assert lin.post("/desk/templates", bad).status_code == 400
    signed(lin, id)
    raw = lin.get(f"/desk/documents/{SignedDocument.objects.get().entry}.docx").content
    with zipfile.ZipFile(io.BytesIO(raw)) as package:
        assert "厅用 朔建立〔2026〕1号" in package.read("word/document.xml").decode()
    assert docx.check_template(made) == ["number"]


def test_the_exported_file_verifies(lin, scene, tmp_path):
    id = case(lin)
    lin.post(f"/desk/cases/{id}/evidence", {"source": Alert.objects.first().id})
    paper(lin, id)
    signed(lin, id)
    assert lin.get(f"/desk/cases/{id}/archive").status_code == 404  # nothing is sealed yet
    seal_log(scene.home)
    answer = lin.get(f"/desk/cases/{id}/archive")
    path = tmp_path / "case.zip"
    path.write_bytes(b"".join(answer))
    with zipfile.ZipFile(path) as package:
        (tmp_path / "trusted.txt").write_bytes(package.read("keys.txt"))
    assert verify.main([str(path), "--key", str(tmp_path / "trusted.txt")]) == verify.WHOLE


def test_a_look_at_ours_by_another_department_is_told_to_us(lin, client, scene):
    id = case(lin)
    scene.signed_in(client, "qin")
    assert client.get(f"/desk/cases/{id}").status_code == 200
    assert client.get(f"/desk/tenders/{TENDER}").status_code == 200
    looking.record_looks(at=BEFORE + timedelta(minutes=5))
    scene.signed_in(client, "lin")
    page = client.get("/desk/looks").content.decode()
    assert f"cases:case {id}" in page
    assert f"staff:tender {TENDER}" in page
    assert "秦一" in page
    scene.signed_in(client, "wang")
    assert client.get("/desk/looks?own=1").status_code == 200


def test_notes_are_seen_by_who_handles_the_case_alone(lin, client, scene):
    id = case(lin)
    lin.post(f"/desk/cases/{id}/notes", {"text": "约谈前先核对账户", "own": "on"})
    assert Note.objects.get().own
    assert "约谈前先核对账户" in lin.get(f"/desk/cases/{id}/file").content.decode()
    number = Note.objects.get().number
    scene.signed_in(client, "qin")
    assert "约谈前先核对账户" not in client.get(f"/desk/cases/{id}/file").content.decode()
    assert "约谈前先核对账户" not in client.get(f"/desk/entries/official/{number}").content.decode()
    assert client.post(f"/desk/cases/{id}/notes", {"text": "不该有"}).status_code == 403


def test_the_range_of_a_fine_names_the_amount_and_where_it_stands(lin, scene):

    id = case(lin)
    scene.post(award(sent="20260319090000"))
    page = lin.get(f"/desk/cases/{id}/file").content.decode()
    assert "760.00 万元" in page
    assert "3.80 万元 – 7.60 万元" in page
    assert "0.19 万元 – 0.76 万元" in page


def test_two_officers_at_once_the_second_is_told(lin, client, scene):
    id = case(lin)
    seen = str(len(CaseRow.objects.get(id=id).done))
    scene.signed_in(client, "wang")
    said = {"act": "file", "seen": seen, "document_number": "朔建立〔2026〕1号", "late_reason": ""}
    assert client.post(f"/desk/cases/{id}", said).status_code == 302
    scene.signed_in(client, "lin")
    late = {"act": "assign", "seen": seen, "officers": "lin\nwang", "recusal_checked": "1"}
    assert client.post(f"/desk/cases/{id}", late).status_code == 409
