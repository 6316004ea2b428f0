import pytest

from jianbiao.errors import Refused
from jianbiao.people import competences, queries
from jianbiao.people.models import Competence
from jianbiao.people.queries import Scope
from jianbiao.standard.terms import Actor
from tests.people.make import NOON, appointed, opened

pytestmark = pytest.mark.django_db(databases="__all__")
GAO = Actor(id="gao", body="P-FG", address="10.0.0.7")


@pytest.fixture
def bodies():
    opened(code="P-FG", industries=("*",))
    opened(code="P-SL", industries=("A07",))
    opened(code="C-SL", level="city", region="690100", industries=("A07",))
    opened(code="C-JT", level="city", region="690100", industries=("A03",))
    opened(code="C-JY", level="city", region="690100", industries=("*",), function="trading_centre")
    appointed("gao", role="legal_officer", department="P-FG", name="高一", password="")


def assign(*departments, region="690100", sector="A07", by=GAO):
    said = {"departments": departments, "basis": "三定方案", "by": by, "at": NOON}
    return competences.set_competence(region, sector, **said)


def caught_up():
    while competences.catch_up():
        pass


def codes(region, sector, number=0):
    return [row.department for row in queries.in_charge(region, sector, number=number)]


@pytest.mark.usefixtures("bodies")
def test_the_list_says_who_is_in_charge_now_and_was_at_any_entry():
    caught_up()
    assert codes("690102", "A07") == ["C-SL"]
    moved = assign("C-JT")
    caught_up()
    assert codes("690102", "A07") == ["C-JT"]
    assert codes("690102", "A07", number=moved - 1) == ["C-SL"]
    back = assign()
    caught_up()
    assert codes("690102", "A07") == ["C-SL"]
    assert codes("690102", "A07", number=back - 1) == ["C-JT"]
    assert [row.department for row in queries.charge_history("690102", "A07")][:2] == [
        "C-SL",
        "C-JT",
    ]


@pytest.mark.usefixtures("bodies")
def test_an_act_moves_what_an_officer_sees_at_once():
    water = appointed("lu", department="C-SL", password="")
    roads = appointed("xie", department="C-JT", name="谢一", password="")
    assert Scope.of(water).sees("690102", "A07")
    assert not Scope.of(roads).sees("690102", "A07")
    assign("C-JT")
    assert not Scope.of(water).sees("690102", "A07")
    assert Scope.of(roads).sees("690102", "A07")


@pytest.mark.usefixtures("bodies")
@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"departments": ("C-JY",)}, "supervision_forbidden"),
        ({"departments": ("NOBODY",)}, "department_unknown"),
        ({"departments": ("C-JT", "C-JT")}, "competence_same"),
        ({"departments": ()}, "competence_same"),
        ({"departments": ("C-JT",), "region": "69"}, "jurisdiction_unknown"),
        ({"departments": ("C-JT",), "sector": "a07"}, "jurisdiction_unknown"),
    ],
)
def test_what_is_no_act_of_competence_is_refused(said, code):
    departments = said.pop("departments")
    with pytest.raises(Refused) as caught:
        assign(*departments, **said)
    assert caught.value.code == code


@pytest.mark.usefixtures("bodies")
def test_only_who_may_set_parameters_assigns_competence():
    appointed("lin", department="P-FG", password="")
    with pytest.raises(Refused) as caught:
        assign("C-JT", by=Actor(id="lin", body="P-FG", address=""))
    assert caught.value.code == "power_missing"


@pytest.mark.usefixtures("bodies")
def test_the_list_is_the_same_whenever_it_is_caught_up():
    caught_up()
    assign("C-JT")
    caught_up()
    assign("P-SL", region="690000")
    caught_up()
    once = list(Competence.objects.order_by("region", "sector", "department", "since").values())
    Competence.objects.all().delete()
    competences.ledger.set_bookmark(competences.ROOM, competences.LOG, 0)
    caught_up()
    again = list(Competence.objects.order_by("region", "sector", "department", "since").values())
    assert again == once


def test_a_division_nobody_is_registered_for_has_nobody_in_charge():
    assert codes("690102", "A07") == []
    assert queries.charge_history("%", "A07") == []
