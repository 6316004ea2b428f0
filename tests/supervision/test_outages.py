"""Outages of our own: one states, another settles, running clocks are counted anew in slices."""

from datetime import date, datetime, timedelta

import pytest

from jianbiao.errors import Refused
from jianbiao.ledger import services as ledger
from jianbiao.standard.terms import SHANGHAI
from jianbiao.supervision import clockwork, outages, services
from jianbiao.supervision.domain.cases import Subject
from jianbiao.supervision.models import CaseClock, Outage, Recount
from tests import make
from tests.supervision.make import LIN, WANG, adopt, fold, issued

pytestmark = pytest.mark.django_db(databases="__all__")

SINCE = datetime(2026, 3, 4, 9, tzinfo=SHANGHAI)
UNTIL = SINCE + timedelta(hours=5)
AT = UNTIL + timedelta(hours=1)


@pytest.fixture(autouse=True)
def adopted():
    adopt()


def stated(by=LIN):
    outages.state(SINCE, UNTIL, what="接收服务", cause="机房断电", by=by, at=AT)
    return Outage.objects.get().id


def acknowledgement():
    return CaseClock.objects.get(name="acknowledgement").last


def test_a_confirmed_outage_moves_the_clocks_that_run():
    issued()
    fold()
    assert acknowledgement() == date(2026, 3, 4)
    outages.settle(stated(), confirmed=True, note="属实", by=WANG, at=AT)
    fold()
    assert acknowledgement() == date(2026, 3, 5)
    assert outages.days() == ((date(2026, 3, 4), date(2026, 3, 4)),)


def test_what_nobody_confirmed_moves_nothing():
    issued()
    id = stated()
    fold()
    assert acknowledgement() == date(2026, 3, 4)
    outages.settle(id, confirmed=False, note="演练", by=WANG, at=AT)
    fold()
    assert acknowledgement() == date(2026, 3, 4)
    assert outages.confirmed() == []


def test_nobody_settles_their_own_statement_nor_settles_twice():
    id = stated()
    with pytest.raises(Refused) as refused:
        outages.settle(id, confirmed=True, note="", by=LIN, at=AT)
    assert refused.value.code == "outage_own"
    outages.settle(id, confirmed=True, note="", by=WANG, at=AT)
    with pytest.raises(Refused) as refused:
        outages.settle(id, confirmed=False, note="", by=WANG, at=AT)
    assert refused.value.code == "outage_unknown"


def test_clocks_are_counted_anew_slice_by_slice_and_come_out_as_at_once(monkeypatch):
    for n in range(1, 6):
        lot = f"{make.TENDER}{n:03d}"
        about = Subject(
            tender=make.TENDER, lot=lot, region="690100", industry="A07", platform=make.PLATFORM
        )
        issued(about=about)
    fold()
    monkeypatch.setattr(clockwork, "SLICE", 2)
    outages.settle(stated(), confirmed=True, note="", by=WANG, at=AT)
    while not Recount.objects.exists():
        assert services.catch_up()
    seen = []
    while services.catch_up():
        seen.append(CaseClock.objects.filter(name="acknowledgement", last="2026-03-05").count())
    assert seen[:3] == [2, 4, 5]
    kept = list(CaseClock.objects.order_by("pk").values())
    CaseClock.objects.all().delete()
    ledger.set_bookmark("supervision", "official", 0)
    monkeypatch.setattr(clockwork, "SLICE", 200)
    fold()
    assert list(CaseClock.objects.order_by("pk").values()) == kept
