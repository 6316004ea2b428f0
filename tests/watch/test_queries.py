"""What a person is shown of the watch: by scope, by gravity, and nothing of gathered data."""

from collections import Counter
from datetime import datetime

import pytest

from jianbiao.errors import Refused
from jianbiao.law.catalogue import RULES
from jianbiao.people.domain import Reach
from jianbiao.people.queries import Scope
from jianbiao.register import services as register
from jianbiao.standard.terms import SHANGHAI, Actor
from jianbiao.watch import queries, services
from jianbiao.watch.models import Alert, Finding, Gap, Tally
from jianbiao.watch.telling import TELLING_RULES
from tests import make
from tests.record.make import NOON, changed, settle
from tests.register.make import LEGAL
from tests.watch.test_services import SHORT, fold

pytestmark = pytest.mark.django_db(databases="__all__")

OFFICER = Actor(id="lin", body="YH-FG", address="10.0.0.9")
PROVINCE = Scope(reach=Reach(prefix="", industries=None))
ELSEWHERE = Scope(reach=Reach(prefix="6902", industries=None))
NOBODY = Scope(reach=None)
DOUBTFUL = "20260321093000"
"""A deadline nineteen days after the issue: one date short, where readings differ."""


@pytest.fixture(autouse=True)
def _told():
    register.seed(at=datetime(2026, 1, 1, tzinfo=SHANGHAI), by=OFFICER, legal=LEGAL)
    other = make.PROJECT + "002"
    settle(make.project(), make.tender(), make.lot(), make.tender(other))
    settle(make.notice(**SHORT))
    settle(make.notice(other, BID_DOC_REFER_END_TIME=DOUBTFUL))
    fold()


def grades(rows):
    return [row.grade for row in rows]


def test_broken_limits_come_before_doubts():
    assert grades(queries.needs_me(PROVINCE, NOON)) == ["breach", "yellow"]
    assert queries.counts(PROVINCE, NOON) == {"breach": 1, "yellow": 1, "cured": 0, "closed": 0}


def test_nobody_is_shown_what_is_not_theirs():
    for scope in (ELSEWHERE, NOBODY):
        assert not queries.needs_me(scope, NOON)
        assert queries.counts(scope, NOON) == {"breach": 0, "yellow": 0, "cured": 0, "closed": 0}
        with pytest.raises(Refused):
            queries.alert_page(queries.needs_me(PROVINCE, NOON)[0].id, scope, NOON)


def test_an_alert_shows_its_rule_finding_and_tender():
    page = queries.alert_page(queries.needs_me(PROVINCE, NOON)[0].id, PROVINCE, NOON)
    assert (page.rule.number, page.tender.code) == ("P18", make.TENDER)
    assert page.finding.numbers["days"] == "8"
    assert page.finding.seen == page.alert.opened_number


def test_what_is_cured_waits_apart_until_it_is_closed():
    first, third = queries.needs_me(PROVINCE, NOON)[0], make.PROJECT + "003"
    notice = make.notice(third, **SHORT)
    settle(make.tender(third), notice)
    fold()
    settle(changed(notice, BID_DOC_REFER_END_TIME="20260325093000"))
    fold()
    rows = list(queries.needs_me(PROVINCE, NOON))
    assert (rows[0].id, [row.cured for row in rows]) == (first.id, [False, False])
    [cured] = queries.alerts(PROVINCE, NOON, state="cured")
    assert (cured.tender, cured.state) == (third, "open")
    counts = {"breach": 1, "yellow": 1, "cured": 1, "closed": 0}
    assert queries.counts(PROVINCE, NOON) == counts
    assert queries.closed_by_rule(NOON)["P18"] == {"open": 3}
    services.close_alert(cured.id, verdict="data_error", reason="已经改正", by=OFFICER, at=NOON)
    fold()
    assert queries.counts(PROVINCE, NOON) == {**counts, "cured": 0, "closed": 1}


def test_a_closed_alert_needs_nobody_and_measures_its_rule():
    id = queries.needs_me(PROVINCE, NOON)[0].id
    services.close_alert(id, verdict="confirmed", reason="经核实无误", by=OFFICER, at=NOON)
    fold()
    assert grades(queries.needs_me(PROVINCE, NOON)) == ["yellow"]
    assert queries.counts(PROVINCE, NOON)["closed"] == 1
    assert queries.closed_by_rule(NOON)["P18"] == {"confirmed": 1, "open": 1}
    assert grades(queries.alerts(PROVINCE, NOON, state="closed")) == ["breach"]


def test_alerts_of_gathered_data_are_neither_shown_nor_closed():
    row = Alert.objects.first()
    Alert.objects.filter(id=row.id).update(log="gathered")
    with pytest.raises(Refused):
        queries.alert_page(row.id, PROVINCE, NOON)
    with pytest.raises(Refused):
        services.close_alert(row.id, verdict="confirmed", reason="经核实无误", by=OFFICER, at=NOON)


def test_findings_of_a_tender_come_in_the_order_of_the_catalogue():
    rules = [one.rule for one in queries.findings_of(make.TENDER)]
    assert rules == sorted(rules, key=list(RULES).index)
    assert {"P16", "P18"} <= set(rules)


def test_tallies_count_what_the_tables_hold():
    id = queries.needs_me(PROVINCE, NOON)[0].id
    services.close_alert(id, verdict="confirmed", reason="经核实无误", by=OFFICER, at=NOON)
    fold()
    names = ("rule", "region", "industry", "grade", "state", "verdict")
    alerts = [row.facts() for row in Alert.objects.all()]
    counted = Counter(
        tuple(one.tallied if name == "state" else getattr(one, name) for name in names)
        for one in alerts
    )
    kept = Tally.objects.filter(log="official").values_list(*names, "count")
    assert counted == {tuple(row[:-1]): row[-1] for row in kept}
    gaps = {}
    quiet = Finding.objects.exclude(rule__in=TELLING_RULES)
    for one in quiet.filter(verdict="undecidable"):
        for name in one.missing:
            key = (one.platform, one.rule, name)
            gaps[key] = gaps.get(key, 0) + 1
    assert gaps == {
        (row.platform, row.rule, row.name): row.count for row in Gap.objects.exclude(name="")
    }
