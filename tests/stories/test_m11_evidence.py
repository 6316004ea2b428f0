"""From a signed message to a closed alert, and what anybody can check of it afterwards."""

import base64
import json

import pytest

from jianbiao.errors import Refused
from jianbiao.ledger import keys, proofs, queries, verify
from jianbiao.people.queries import Scope, actor
from jianbiao.record import queries as record
from jianbiao.watch import queries as watch
from jianbiao.watch import services
from tests.make import LOT, TENDER, lot, notice, project, tender
from tests.posting import ORIGIN, dock, open_door
from tests.stories.scene import days, fold, folded, seal, short_sale, staffed
from tests.web.test_rebuilding import compared

pytestmark = pytest.mark.django_db(databases="__all__", transaction=True)


@pytest.fixture
def story(tmp_path):
    """Return (home, supervisor, platform, the answer to the notice that sells for two days)."""
    supervisor, platform = staffed(), dock()
    door = open_door(tmp_path)
    platform.post(door, project(), tender(), lot())
    answered = platform.post(door, short_sale())
    fold()
    return tmp_path, supervisor, platform, answered.results[0]


def test_a_notice_that_sells_for_two_days_raises_one_alert(story):
    _, supervisor, platform, result = story
    [alert] = watch.needs_me(Scope.of(supervisor), days(30))
    assert (alert.rule, alert.grade, alert.platform) == ("P16", "breach", platform.code)
    assert alert.opened_number == result["number"]
    page = watch.alert_page(alert.id, Scope.of(supervisor), days(30))
    assert "5" in page.finding.held_zh
    assert page.tender.code == TENDER


def test_a_notice_that_keeps_every_limit_raises_none(tmp_path):
    supervisor, platform = staffed(), dock()
    platform.post(open_door(tmp_path), project(), tender(), lot(), notice())
    fold()
    assert list(watch.needs_me(Scope.of(supervisor), days(30))) == []
    assert {f.rule: f.verdict for f in watch.findings_of(TENDER)}["P16"] == "compliant"


def test_an_officer_closes_it_with_a_reason_and_it_stays_closed(story):
    home, supervisor, platform, _ = story
    by = actor(supervisor, "10.0.0.8")
    [alert] = watch.needs_me(Scope.of(supervisor), days(30))
    with pytest.raises(Refused):
        services.close_alert(alert.id, verdict="confirmed", reason=" ", by=by, at=days(1))
    number = services.close_alert(
        alert.id, verdict="confirmed", reason="发售期不足五日，已责令改正", by=by, at=days(1)
    )
    fold()
    said = queries.entries([number])[number]
    assert (said.by, said.address) == ("lin", "10.0.0.8")
    assert list(watch.needs_me(Scope.of(supervisor), days(30))) == []
    row = watch.alerts(Scope.of(supervisor), days(30)).get(id=alert.id)
    assert (row.state, row.closed_by, row.closed_number) == ("closed", "lin", number)
    with pytest.raises(Refused) as refused:
        services.close_alert(
            alert.id, verdict="unfounded", reason="不成立的理由", by=by, at=days(2)
        )
    assert refused.value.code == "alert_closed"
    platform.post(open_door(home, at=days(2)), lot(LOT[:-1] + "2"))
    fold()
    assert list(watch.needs_me(Scope.of(supervisor), days(30))) == []


def test_everything_derived_comes_back_from_the_ledger(story):
    _, supervisor, _, _ = story
    [alert] = watch.needs_me(Scope.of(supervisor), days(30))
    services.close_alert(
        alert.id,
        verdict="confirmed",
        reason="发售期不足五日",
        by=actor(supervisor, "::1"),
        at=days(1),
    )
    fold()
    before = folded()
    text = compared()
    assert "DIFFERS" not in text
    assert folded() == before


def test_the_receipt_of_the_message_is_verified_by_the_one_file_verifier(
    story, monkeypatch, tmp_path_factory, capsys
):
    home, _, _, result = story
    seal(home)
    outside = tmp_path_factory.mktemp("outside")
    monkeypatch.setenv("JIANBIAO_HOME", str(outside))
    trusted = outside / "vkeys"
    trusted.write_text("\n".join(keys.public(str(home), ORIGIN)["official"]))
    number = result["number"]
    receipt = {
        "origin": ORIGIN,
        "number": number,
        "body": base64.b64encode(queries.stored(number).body).decode(),
        "proof": proofs.proof(str(home), "official", number),
    }
    file = outside / "evidence.json"
    file.write_text(json.dumps(receipt))
    assert verify.main([str(file), "--key", str(trusted)]) == verify.WHOLE
    assert f"entry {number} of {queries.last_number()}" in capsys.readouterr().out
    body = bytearray(queries.stored(number).body)
    body[len(body) // 2] ^= 1
    file.write_text(json.dumps(receipt | {"body": base64.b64encode(body).decode()}))
    assert verify.main([str(file), "--key", str(trusted)]) == verify.TAMPERED


def test_the_leaf_hash_of_the_answer_is_the_one_in_the_tree(story):
    _, _, _, result = story
    leaf = verify.leaf_of(queries.stored(result["number"]).body)
    assert verify.leaf_hash(leaf).hex() == result["leaf_hash"]


def test_the_page_of_the_tender_shows_what_was_reported(story):
    _, supervisor, platform, result = story
    page = record.tender_page(TENDER, scope=Scope.of(supervisor))
    assert [item.set for item in page.items][-1] == "TENDER_ANN_QUA_INQUERY_ANN"
    assert page.items[-1].proof == result["number"]
    assert page.tender.platform == platform.code
    assert page.shown == queries.last_number()
