"""Every set on the pages: its fields reach whom they are open to, at their moment, and nobody else."""

import pytest
from django.urls import reverse

from jianbiao.standard.fields import ListOf, Text
from jianbiao.standard.sets import SETS
from jianbiao.standard.sets.definition import platform_fields
from tests.make import LOT, PROJECT, TENDER, envelope, opening
from tests.standard.samples import right
from tests.stories.scene import award
from tests.web.make import AFTER, BEFORE

pytestmark = pytest.mark.django_db(databases="__all__")
CODES = {"PROJECT_CODE": PROJECT, "TENDER_PROJECT_CODE": TENDER, "BID_SECTION_CODE": LOT}
HERE = {"PROJECT", "TENDER_PROJECT", "SECTION", "BID_OPENING_RECORD", "BID_OPEN_DETAIL"}
AWARDS = {"WIN_RESULT_ANNO", "BID_WINNING_NOTICE", "TENDER_CANDIDATE_ANNOUNCE"}
SENT = [n for n, s in SETS.items() if s.parent and not s.own and n not in HERE | AWARDS]


def marked(name, field):
    """Return a value of ``field`` that tells its set and class wherever it is shown."""
    kind = field.kind
    if isinstance(kind, Text) and kind.longest >= 50:
        return f"{field.open_to}-{name}"[:50]
    if isinstance(kind, ListOf) and isinstance(kind.of, tuple):
        return [{one.name: marked(name, one) for one in kind.of}]
    return right(kind)


def whole(name):
    """Return a message of ``name`` with every field but when it would move a deadline."""
    aside = {f.name for f in platform_fields()} | {"POST_REFER_END_TIME", "BID_DOC_REFER_END_TIME"}
    data = {f.name: marked(name, f) for f in SETS[name].fields if f.name not in aside}
    places = {code: said for code, said in CODES.items() if code in SETS[name].by_name}
    return envelope(name, data | places, happened_at=BEFORE)


def text(client, path):
    answer = client.get(path)
    assert answer.status_code == 200, (path, answer.content[:300])
    return answer.content.decode()


@pytest.fixture
def full(scene):
    scene.called()
    scene.post(*(whole(name) for name in SENT))
    return scene


def shown(page, kind, until=None):
    sets = [n for n in SENT if until is None or SETS[n].secret_until == until]
    return {n for n in sets if f"{kind}-{n}"[:50] in page}


def test_before_the_opening_nobody_reads_what_is_secret(full, client):
    public = text(client, f"/tenders/{TENDER}")
    staff = text(full.signed_in(client), f"/desk/tenders/{TENDER}")
    for page in (public, staff):
        for until in ("opening", "award"):
            for kind in ("open", "government", "closed"):
                assert not shown(page, kind, until)
    assert "NOTICE_PUBLICATION" in str(shown(public, "open"))


def test_after_the_award_each_field_reaches_its_readers_and_nobody_else(full, client):
    full.at(AFTER)
    full.post(opening())
    between = text(full.signed_in(client), f"/desk/tenders/{TENDER}")
    assert shown(between, "government", "opening")
    assert not shown(between, "government", "award")
    full.post(award(sent="20260324110000"))
    staff = text(client, f"/desk/tenders/{TENDER}")
    client.logout()
    public = text(client, f"/tenders/{TENDER}")
    assert not shown(public, "government")
    assert not shown(public, "closed")
    assert not shown(staff, "closed")
    panel = {n for n in SENT if SETS[n].secret_until == "award"} - {"BID_DECISION_INFO"}
    assert shown(staff, "government", "award") >= panel
    for name in shown(public, "open"):
        assert SETS[name].public
    assert "评标委员会成员" in staff
    assert "评标委员会成员" not in public


@pytest.mark.parametrize("name", ["EXPERT_INFO", "PARTY_RELATION", "PLATFORM_ACCOUNT_INFO"])
def test_the_entry_of_a_person_s_record_tells_the_public_its_leaf_only(scene, client, name):
    data = {f.name: marked(name, f) for f in SETS[name].fields if f not in platform_fields()}
    (number,) = scene.post(envelope(name, data, happened_at=BEFORE))
    page = text(client, reverse("publish:entry", args=["official", number]))
    assert name not in page
    assert "依法还没有到公开的时候" in page
