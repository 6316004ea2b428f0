from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.contrib.auth.models import AnonymousUser
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from jianbiao.errors import Refused
from jianbiao.people import domain, queries, services
from jianbiao.people.models import Platform
from jianbiao.people.queries import Scope
from tests.people.make import (
    LATER,
    NOON,
    OPERATOR,
    added,
    appointed,
    department,
    opened,
    registered,
)

REGIONS = [
    "690000",
    "690100",
    "690102",
    "690200",
    "691000",
    "699001",
    "620100",
    "",
    "69",
    "%",
    "6_01",
]
INDUSTRIES = ["A01", "A02", "A07", "A99", "", "*", "a01"]
GRID = [(r, i) for r in REGIONS for i in INDUSTRIES]


def grid():
    """Rows of a table with two free columns: every region with every industry."""
    Platform.objects.bulk_create(
        Platform(code=f"{n:03}", zh="", en="", uscc="", region=r, function=i, number=n)
        for n, (r, i) in enumerate(GRID)
    )


departments = st.builds(
    department,
    region=st.sampled_from(["690000", "690100", "690102", "620000"]),
    industries=st.one_of(
        st.just(("*",)),
        st.lists(st.sampled_from(["A01", "A02", "A07"]), min_size=1, unique=True).map(tuple),
    ),
)


class TheScopeInTheDatabase(TestCase):
    @classmethod
    def setUpTestData(cls):
        grid()

    @given(departments, st.sampled_from(["690000", "690100", "", "somewhere"]))
    @settings(max_examples=60, deadline=None)
    def test_is_the_pure_rule_on_both_sides(self, one, home):
        scope = Scope(reach=domain.reach(one, home=home))
        found = scope.filter(Platform.objects.all(), industry="function")
        seen = set(found.values_list("region", "function"))
        wanted = {(r, i) for r, i in GRID if domain.visible(one, r, i, home=home)}
        assert seen == wanted
        assert {pair for pair in GRID if scope.sees(*pair)} == wanted


@pytest.mark.django_db
def test_rows_of_no_industry_are_scoped_by_region_alone():
    grid()
    scope = Scope(reach=domain.reach(department(level="city", region="690100")))
    found = scope.filter(Platform.objects.all(), industry=None)
    assert set(found.values_list("region", flat=True)) == {"690100", "690102"}


@pytest.mark.django_db
def test_the_instance_s_own_division_comes_from_its_origin(settings):
    settings.JIANBIAO_ORIGIN = "690000.supervision"
    opened(code="YH-FG", industries=("*",))
    opened(code="SN-FG", level="city", region="690100", industries=("*",))
    province = Scope.of(appointed("lin", department="YH-FG", password=None))
    city = Scope.of(appointed("lu", department="SN-FG", password=None))
    assert province.sees("620100", "")
    assert not city.sees("620100", "")


@pytest.mark.django_db
@pytest.mark.parametrize("who", ["visitor", "left", "anything"])
def test_nobody_but_an_officer_in_office_sees_anything(who):
    opened(industries=("*",))
    lin = appointed("lin", password=None)
    services.end_officer("lin", reason="调任", by=OPERATOR, at=LATER)
    lin.refresh_from_db()
    grid()
    user = {"visitor": AnonymousUser(), "left": lin, "anything": SimpleNamespace(is_active=True)}
    scope = Scope.of(user[who])
    assert not scope.sees("690100", "A01")
    assert not scope.filter(Platform.objects.all(), industry="function").exists()


@pytest.mark.django_db
def test_a_key_is_in_force_from_its_first_moment_until_before_its_last():
    registered()
    added(valid_from=NOON, valid_until=LATER)
    second = timedelta(seconds=1)
    found = queries.key("E6901000001/k1", NOON)
    assert (found.public.algorithm, found.public.raw) == ("ed25519", b"\x01" * 32)
    assert (found.uscc, found.relays) == ("91690100MA0000007Y", False)
    queries.key("E6901000001/k1", LATER - second)
    for at, code in ((NOON - second, "key_not_yet"), (LATER, "key_expired")):
        with pytest.raises(Refused) as caught:
            queries.key("E6901000001/k1", at)
        assert caught.value.code == code


@pytest.mark.django_db
def test_a_revoked_key_says_so_even_past_its_window():
    registered()
    added(valid_until=LATER)
    services.revoke_key("E6901000001/k1", revoked_at=NOON, reason="泄露", by=OPERATOR, at=NOON)
    for at in (NOON, LATER):
        with pytest.raises(Refused) as caught:
            queries.key("E6901000001/k1", at)
        assert caught.value.code == "key_revoked"


@pytest.mark.django_db
def test_an_unknown_key_is_refused():
    with pytest.raises(Refused) as caught:
        queries.key("E6901000001/k1", NOON)
    assert caught.value.code == "key_unknown"


@pytest.mark.django_db
def test_the_version_of_the_keys_moves_with_every_change_to_them():
    assert queries.keys_version() == 0
    seen = []
    registered()
    seen.append(added())
    assert queries.keys_version() == seen[-1]
    seen.append(
        services.revoke_key("E6901000001/k1", revoked_at=LATER, reason="泄露", by=OPERATOR, at=NOON)
    )
    assert queries.keys_version() == seen[-1]
    seen.append(services.end_platform("E6901000001", reason="停业", by=OPERATOR, at=NOON))
    assert queries.keys_version() == seen[-1]
    opened()
    assert queries.keys_version() == seen[-1]
    assert set(queries.keys()) == {"E6901000001/k1"}


@pytest.mark.django_db
def test_the_legal_officer_of_a_bureau_or_who_left_confirms_nothing():
    opened()
    opened(code="GGZY", function="coordinator", industries=("*",))
    assert queries.legal_officer() is None
    appointed("he", role="legal_officer", department="GGZY", name="何一", password=None)
    appointed("gao", role="legal_officer", name="高一", password=None)
    appointed("guo", role="legal_officer", name="郭一", password=None, at=LATER)
    assert queries.legal_officer().id == "gao"
    services.end_officer("gao", reason="调任", by=OPERATOR, at=LATER)
    assert queries.legal_officer().id == "guo"


@pytest.mark.django_db
def test_one_request_reads_officer_grants_and_reach_in_three_queries(django_assert_num_queries):
    opened()
    appointed("lin")
    with django_assert_num_queries(3):
        lin = queries.officer("lin")
        assert lin.may("alert.close")
        assert lin.get_session_auth_hash()
        assert Scope.of(lin).sees("690100", "A01")
