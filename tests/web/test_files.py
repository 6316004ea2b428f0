"""Who is given a file, how, and what a program is told about the doors."""

import time
from datetime import datetime

import pytest

from jianbiao.intake import files, scanning
from jianbiao.intake.blobs import Blobs
from jianbiao.intake.filing import read_digest
from jianbiao.intake.scanning import Verdict
from jianbiao.ledger import keys
from jianbiao.ledger import queries as ledger
from jianbiao.seal import requests
from jianbiao.standard.events import FileRead
from jianbiao.standard.terms import SHANGHAI
from jianbiao.web import files as web
from tests.intake.test_scanning import Saying
from tests.make import LOT, TENDER, opening
from tests.people.make import appointed, granted, opened
from tests.posting import OTHER, dock
from tests.uploading import name_of, open_file_door, put
from tests.web.make import AFTER, DEADLINE

pytestmark = pytest.mark.django_db(databases="__all__")

RAW = b"<script>alert(1)</script>" * 9000
URL = f"/api/v1/files/{name_of(RAW)}"


@pytest.fixture(autouse=True)
def fresh(tmp_path, settings):
    """Let each test have its own door at its own home."""
    settings.JIANBIAO_HOME = str(tmp_path)
    keys.load_or_make(str(tmp_path))
    web.door.cache_clear()
    yield
    web.door.cache_clear()
    scanning.use(None)


@pytest.fixture
def called(scene):
    """Return a scene whose tender is called."""
    scene.called()
    return scene


def sent(scene, **terms):
    terms.setdefault("about", LOT)
    answered = put(open_file_door(scene.home), scene.platform, RAW, **terms)
    assert answered.status == 200, answered.said
    return answered


def get(client, path=URL, **more):
    """Return an answer whose bytes were read and whose file is closed."""
    answer = client.get(path, **more)
    answer.read = answer.getvalue()
    closed(answer)
    return answer


def closed(answer):
    """Close what an answer holds, without ending the test's transaction as a whole close would."""
    for closer in answer._resource_closers:
        closer()


def code(answer):
    return answer.json()["error"]["code"]


def signed(platform, method="GET", path=URL):
    headers = requests.sign_request(
        platform.key,
        method=method,
        path=path,
        created=int(time.time()),
        key_id=f"{platform.code}/k1",
    )
    return {"headers": headers}


def test_an_open_file_is_given_to_anybody_as_an_attachment_of_no_type(called, client):
    sent(called, name="a%3Cb%3E%E6%A0%87.html")
    answer = get(client)
    assert answer.status_code == 200
    assert answer.read == RAW
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"].startswith("attachment; filename*=utf-8''a%3Cb%3E%E6")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert (answer["Content-Length"], answer["File-Scanned"]) == (str(len(RAW)), "no")


def test_a_file_without_a_name_is_given_one(called, client):
    sent(called)
    assert f'filename="{name_of(RAW)[7:23]}.bin"' in get(client)["Content-Disposition"]


@pytest.mark.parametrize("file_class", ["open", "government", "licensed", "closed", "sealed"])
def test_before_its_moment_a_file_is_nobodys(called, client, file_class):
    sent(called, file_class=file_class, earliest_open=DEADLINE.isoformat())
    assert (get(client).status_code, code(get(client))) == (404, "file_unknown")
    assert code(get(client, **signed(called.platform))) == "file_sealed"
    assert code(get(called.signed_in(client))) == "file_sealed"


@pytest.mark.parametrize(
    ("file_class", "public"),
    [("open", 200), ("government", 404), ("licensed", 404), ("closed", 404), ("sealed", 404)],
)
def test_after_it_everybody_has_what_the_class_says(called, client, file_class, public):
    sent(called, file_class=file_class, earliest_open=DEADLINE.isoformat())
    called.at(AFTER)
    called.post(opening(), at=AFTER)
    assert get(client).status_code == public
    assert get(client, **signed(called.platform)).status_code == 200
    assert get(client, **signed(dock(OTHER))).status_code == public
    assert get(called.signed_in(client)).status_code == 200


def test_a_sealed_file_stays_shut_until_the_bids_were_opened(called, client):
    sent(called, file_class="sealed", earliest_open=DEADLINE.isoformat())
    called.at(AFTER)
    staff = called.signed_in(client)
    assert code(get(staff)) == "file_sealed"
    called.post(opening(), at=AFTER)
    assert get(staff).status_code == 200


def test_an_officer_outside_the_scope_is_told_there_is_nothing(called, client):
    sent(called, file_class="closed")
    opened(code="far", region="690300", level="city", industries=("*",))
    appointed("far", department="far", password="")
    assert code(get(called.signed_in(client, "far"))) == "file_unknown"


@pytest.mark.parametrize("role", ["system_admin", "security_admin", "auditor"])
def test_an_officer_without_the_power_is_told_there_is_nothing(called, client, role):
    sent(called, file_class="government")
    appointed(role, role=role, password="")
    assert code(get(called.signed_in(client, role))) == "file_unknown"


@pytest.mark.parametrize("due", ["second", "password"])
def test_an_officer_who_has_not_signed_in_to_the_end_is_nobody_yet(called, client, due):
    sent(called, file_class="closed")
    staff = called.signed_in(client)
    session = staff.session
    now = time.time()
    session["jb"] = {"began": now, "seen": now, "idle": 900, "longest": 3600, "must": due}
    session.save()
    assert code(get(staff)) == "file_unknown"


def test_an_officer_who_may_not_see_what_is_not_open_is_told_there_is_nothing(called, client):
    sent(called, file_class="government")
    appointed("few", password="", grants=False)
    granted("few", "supervise")
    assert code(get(called.signed_in(client, "few"))) == "file_unknown"


def test_a_file_about_nothing_goes_to_those_who_see_the_platform(called, client):
    put(open_file_door(called.home), called.platform, RAW, file_class="government")
    assert get(called.signed_in(client)).status_code == 200


def test_a_look_at_a_restricted_file_is_on_the_ledger(called, client):
    sent(called, file_class="closed")
    before = ledger.last_number()
    get(called.signed_in(client))
    entry = ledger.entries_after(before)[0]
    assert (entry.kind, entry.by, entry.event["digest"]) == (FileRead.kind, "lin", name_of(RAW)[7:])
    client.get(f"/api/v1/files/{name_of(b'nothing')}")
    client.logout()
    get(client)
    assert ledger.last_number() == before + 1


def test_each_sender_s_terms_stand_for_themselves(called, client):
    sent(called, file_class="closed")
    other = dock(OTHER)
    put(open_file_door(called.home), other, RAW)
    assert get(client).status_code == 200


def test_where_there_is_a_scanner_only_clean_files_go_out(called, client):
    sent(called)
    scanning.use(Saying(Verdict(verdict="clean")))
    assert code(get(client)) == "file_not_scanned"
    blobs = Blobs(str(called.home))
    files.scan_next(scanning.scanner(), blobs, at=datetime(2026, 3, 21, tzinfo=SHANGHAI))
    assert get(client)["File-Scanned"] == "clean"


def test_an_infected_file_is_given_to_nobody(called, client):
    sent(called)
    scanner = Saying(Verdict(verdict="infected", threat="T"))
    files.scan_next(scanner, Blobs(str(called.home)), at=datetime(2026, 3, 21, tzinfo=SHANGHAI))
    for answer in (get(client), get(client, **signed(called.platform))):
        assert (answer.status_code, code(answer)) == (409, "file_infected")


def test_an_erased_file_says_so(called, client):
    sent(called)
    files.forget(read_digest(name_of(RAW)), Blobs(str(called.home)))
    assert (get(client).status_code, code(get(client))) == (410, "file_forgotten")


def test_readers_give_their_place_back(called, client, settings):
    sent(called)
    for _ in range(settings.JIANBIAO_FILE_THREADS + 2):
        get(client)
    held = [client.get(URL) for _ in range(settings.JIANBIAO_FILE_THREADS)]
    assert code(get(client)) == "busy"
    for one in held:
        closed(one)
    assert get(client).status_code == 200


def test_the_state_of_ones_own_file_is_told(called, client):
    path = URL + "/status"
    none = client.get(path, **signed(called.platform, path=path)).json()
    assert none == {"offset": 0, "complete": False, "scanner": False, "file": None}
    sent(called)
    there = client.get(path, **signed(called.platform, path=path)).json()
    assert (there["offset"], there["file"]["scan"]) == (len(RAW), "not_scanned")
    assert there["file"]["class"] == "open"
    other = client.get(path, **signed(dock(OTHER), path=path)).json()
    assert other["file"] is None
    assert client.get(path).status_code == 401


@pytest.mark.parametrize(
    "name", ["x", "sha256:00", "sha256:" + "A" * 64, "%2e%2e", "sm3:" + "0" * 65]
)
def test_what_names_no_file_is_malformed(client, name):
    answer = client.get(f"/api/v1/files/{name}")
    assert (answer.status_code, code(answer)) == (400, "digest_malformed")


def test_django_hands_uploads_to_the_door(client, scene):
    path = URL
    headers = requests.sign_upload(
        scene.platform.key,
        path=path,
        terms=f"size={len(RAW)}; class=open",
        offset=0,
        created=int(time.time()),
        key_id=f"{scene.platform.code}/k1",
    )
    answer = client.put(path, RAW, "application/octet-stream", headers=headers)
    assert (answer.status_code, answer.json()["file"]["size"]) == (200, len(RAW))
    head = client.head(path, **signed(scene.platform, "HEAD"))
    assert (head.status_code, head["Upload-Complete"], head.content) == (200, "?1", b"")
    gone = client.delete(path, **signed(scene.platform, "DELETE"))
    assert (gone.status_code, code(gone)) == (409, "file_stored")


def test_the_documents_of_the_interface_name_the_doors(client):
    paths = client.get("/api/v1/openapi.json").json()["paths"]
    door = paths["/api/v1/files/{digest}"]
    assert set(door) == {"put", "get", "head", "delete"}
    assert {p["name"] for p in door["put"]["parameters"]} >= {"File-Terms", "Upload-Offset"}
    assert "get" in paths["/api/v1/files/{digest}/status"]


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [
        ("get", "messages", "POST"),
        ("put", "messages", "POST"),
        ("post", "clock", "GET"),
        ("delete", f"tenders/{TENDER}", ""),
        ("patch", f"files/{name_of(RAW)}", "PUT"),
    ],
)
def test_a_method_an_address_does_not_know_is_a_public_error(client, method, path, allowed):
    answer = getattr(client, method)(f"/api/v1/{path}")
    assert answer["Content-Type"] == "application/json"
    error = answer.json()["error"]
    assert (answer.status_code, error["code"]) == (
        (405, "method_unknown") if allowed else (404, "address_unknown")
    )
    assert allowed in answer.get("Allow", "")
    assert error["zh"]
    assert error["en"]


def test_a_page_keeps_its_own_answer_to_a_wrong_method(client):
    assert "json" not in client.post("/rules")["Content-Type"]
