"""An inspection from its plan to its publication, and a citizen who repeats the draw."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from jianbiao.errors import Tampered
from jianbiao.ledger import keys as ledger_keys
from jianbiao.ledger import verify
from jianbiao.ledger.sealer import Sealer
from jianbiao.supervision import commands, inspecting, services
from jianbiao.supervision.models import CaseRow, DrawTag
from tests.make import PROJECT, TENDER, lot, tender
from tests.people.make import OPERATOR, appointed
from tests.record.make import row as record_row
from tests.stories.scene import ORIGIN
from tests.web.make import BEFORE, Scene

pytestmark = pytest.mark.django_db(databases="__all__")
PLAN = {
    "title": "三月招标项目检查",
    "kind": "1",
    "since": "2026-03-01",
    "until": "2026-03-31",
    "industry": "",
    "objects": "1",
    "officers": "2",
    "inspect_by": "2026-04-30",
}


@pytest.fixture(autouse=True)
def proved(monkeypatch):
    """Let every officer have shown the password just now."""
    monkeypatch.setattr("jianbiao.people.sessions.proved", lambda *_, **__: True)


@pytest.fixture
def scene(settings, tmp_path):
    settings.JIANBIAO_ORIGIN = ORIGIN
    made = Scene(settings, tmp_path)
    services.seed(at=BEFORE - timedelta(days=10), by=OPERATOR)
    for login, name in (("wang", "王一"), ("zhao", "赵二"), ("qian", "钱三")):
        appointed(login, name=name, password="")
    made.called()
    return made


def seal(scene):
    Sealer(home=str(scene.home), origin=ORIGIN, log="official").step()


def planned(scene, client, **said):
    answer = scene.signed_in(client).post("/desk/inspections", PLAN | said)
    assert answer.status_code == 302, answer.content.decode()
    title = (PLAN | said)["title"]
    return CaseRow.objects.get(matter="inspection", party__endswith=f"/{title}")


def drawn(scene, client, **said):
    row = planned(scene, client, **said)
    inspecting.go_on(at=BEFORE)
    more = (
        record_row("ENTITY_DECISION", TENDER, DECISION_KIND="4") for _ in range(inspecting.WAIT)
    )
    scene.post(*more)
    seal(scene)
    inspecting.go_on(at=BEFORE)
    row.refresh_from_db()
    assert row.state == "drawn"
    return row


def fetched(client):
    """Return how a citizen's program reads our pages."""

    def fetch(address):
        path = address.removeprefix("http://here")
        answer = client.get(path)
        if answer.status_code != 200:
            raise OSError(f"{path}: {answer.status_code}")
        return answer.content

    return fetch


def keys(scene, tmp_path):
    path = tmp_path / "keys.txt"
    path.write_text("\n".join(ledger_keys.public(str(scene.home), ORIGIN)["official"]))
    return str(path)


def repeated(client, scene, tmp_path, row, **changed):
    seal(scene)
    fetch = fetched(client)

    def read(address):
        raw = fetch(address)
        if address.endswith(".json"):
            said = json.loads(raw)
            for path, value in changed.items():
                part, _, name = path.partition("__")
                said[part][name] = value
            return json.dumps(said).encode()
        return raw

    address = f"http://here/inspections/{row.id}.json"
    return list(commands.check(address, keys=keys(scene, tmp_path), fetch=read))


def test_a_citizen_repeats_the_draw_from_public_data_alone(scene, client, tmp_path):
    row = drawn(scene, client)
    told = repeated(client, scene, tmp_path, row)
    assert told[-1].startswith("相符 EQUAL: 1 objects")
    assert TENDER in "".join(told)


@pytest.mark.parametrize(
    "changed",
    [
        pytest.param({"drawn__objects": ["E6900000901000001002"]}, id="objects"),
        pytest.param({"drawn__root": "0" * 64}, id="root"),
        pytest.param({"drawn__size": 3}, id="another size"),
        pytest.param({"fixed__objects": [TENDER, "E6900000901000001002"]}, id="pool"),
        pytest.param({"fixed__wait": 3}, id="wait"),
        pytest.param({"fixed__digest": "0" * 64}, id="digest"),
        pytest.param({"drawn__teams": {TENDER: ["lin", "wang"]}}, id="teams"),
        pytest.param(
            {"drawn__recused": [[TENDER, "x"], [TENDER, "y"]], "drawn__teams": {}}, id="recusals"
        ),
    ],
)
def test_what_was_changed_after_the_commitment_is_found(scene, client, tmp_path, changed):
    row = drawn(scene, client)
    with pytest.raises(Tampered):
        repeated(client, scene, tmp_path, row, **changed)


def test_a_body_that_is_not_in_the_ledger_is_found(scene, client, tmp_path):
    row = drawn(scene, client)
    with pytest.raises((Tampered, verify.NotWhole)):
        repeated(client, scene, tmp_path, row, fixed__number=1)


def test_nobody_draws_before_the_seed_is_there_and_nobody_twice(scene, client):
    row = planned(scene, client)
    assert inspecting.go_on(at=BEFORE) == 1
    assert inspecting.go_on(at=BEFORE) == 0  # the ledger is not long enough
    row.refresh_from_db()
    assert row.state == "fixed"
    pool = row.done[-1]["fields"]["pool"]
    scene.post(tender(PROJECT + "002"), lot(PROJECT + "002001"))
    inspecting.go_on(at=BEFORE)
    row.refresh_from_db()
    assert row.done[-1]["fields"]["pool"] == pool


def test_two_workers_draw_once(scene, client):
    row = drawn(scene, client)
    stale = CaseRow.objects.get(id=row.id).facts()
    before = replace(stale, state="fixed", done=stale.done[:2])
    assert not inspecting._draw(before, BEFORE)
    row.refresh_from_db()
    assert [one["act"] for one in row.done].count("draw") == 1


def test_pools_too_small_end_the_plan_in_public(scene, client):
    row = planned(scene, client, since="2020-01-01", until="2020-01-02")
    inspecting.go_on(at=BEFORE)
    row.refresh_from_db()
    assert (row.state, row.ended) == ("void", True)
    assert "名单为空" in client.get(f"/inspections/{row.id}").content.decode()


def test_whoever_is_recused_is_replaced_by_the_next_in_order(scene, client, tmp_path):
    row = drawn(scene, client)
    before = inspecting.drawn(row.facts()).teams[TENDER]
    said = {"act": "recuse", "object": TENDER, "officer": before[0], "ground": "1"}
    assert client.post(f"/desk/inspections/{row.id}", said).status_code == 302
    row.refresh_from_db()
    now = inspecting.drawn(row.facts()).teams[TENDER]
    assert before[0] not in now
    assert now[0] == before[1]
    assert repeated(client, scene, tmp_path, row)[-1].startswith("相符 EQUAL")
    again = client.post(f"/desk/inspections/{row.id}", said)
    assert again.status_code == 409
    assert "不在该对象的检查组" in again.content.decode()


def test_nobody_is_recused_where_nobody_is_left(scene, client):
    row = drawn(scene, client, officers="4")
    said = {"act": "recuse", "object": TENDER, "ground": "1"}
    officer = inspecting.drawn(row.facts()).teams[TENDER][0]
    answer = client.post(f"/desk/inspections/{row.id}", said | {"officer": officer})
    assert answer.status_code == 409
    assert "没有其他人员" in answer.content.decode()


def test_results_are_recorded_concluded_by_another_and_published_without_names(scene, client):
    row = drawn(scene, client)
    page = f"/desk/inspections/{row.id}"
    early = {"act": "conclude", "document_number": "朔检〔2026〕1号"}
    scene.signed_in(client, "wang")
    assert client.post(page, early).status_code == 409  # nothing is recorded yet
    record = {
        "act": "record",
        "object": TENDER,
        "result": "2",
        "inspected_on": "2026-04-02",
        "notes": "<script>alert(1)</script>资料不全",
    }
    assert client.post(page, record | {"object": "E6900000901000001009"}).status_code == 400
    assert client.post(page, record).status_code == 302
    own = scene.signed_in(client, "lin").post(page, early)
    assert own.status_code == 409  # whoever planned does not conclude
    assert scene.signed_in(client, "wang").post(page, early).status_code == 302
    assert (
        client.post(
            page, {"act": "publish", "summary": "一个项目资料不全，已责令改正。"}
        ).status_code
        == 302
    )
    client.logout()
    shown = client.get(f"/inspections/{row.id}").content.decode()
    assert "一个项目资料不全" in shown
    assert "发现问题，责令改正" in shown
    data = client.get(f"/inspections/{row.id}.json").content.decode()
    for secret in ("王一", "赵二", "钱三", "林一", "wang", "资料不全</", "<script>alert"):
        assert secret not in shown
    for secret in ("王一", '"wang"', "alert(1)"):
        assert secret not in data


def test_evaluators_are_drawn_by_tags(scene, client):
    scene.post(record_row("BID_EVALUATION_EXPERT", EXPERT_NAME="孙评委", EXPERT_CODE="Z1"))
    row = drawn(scene, client, kind="4")
    assert DrawTag.objects.filter(case=row.id, name="孙评委").exists()
    assert "孙评委" in client.get(f"/desk/inspections/{row.id}").content.decode()
    assert "孙评委" not in client.get(f"/inspections/{row.id}").content.decode()
    assert "孙评委" not in client.get(f"/inspections/{row.id}.json").content.decode()


def test_agencies_and_platforms_are_pools_too(scene, client):
    for kind in ("2", "3"):
        row = planned(scene, client, kind=kind, title=f"检查{kind}")
        inspecting.go_on(at=BEFORE)
        row.refresh_from_db()
        if row.state == "fixed":
            assert row.done[-1]["fields"]["pool"] == "E6900000901"
    assert CaseRow.objects.filter(state="fixed").count() == 1  # the tender names no agency


def test_officers_of_another_place_neither_see_nor_plan(scene, client):
    row = drawn(scene, client)
    assert client.get("/desk/inspections").status_code == 200
    client.logout()
    assert client.get("/desk/inspections").status_code in {302, 403}
    assert client.get(f"/desk/inspections/{row.id}").status_code in {302, 403}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_page_speaks_both_languages(scene, client, lang):
    row = drawn(scene, client)
    for path in (
        f"/desk/inspections/{row.id}",
        "/desk/inspections",
        "/inspections",
        f"/inspections/{row.id}",
        "/matters/inspection",
        "/matters",
    ):
        assert client.get(f"{path}?lang={lang}").status_code == 200, path
