import pytest

from jianbiao.errors import Refused
from jianbiao.people.domain.departments import open_department, opened
from tests.people.make import as_said, department


@pytest.mark.parametrize(
    ("level", "region"),
    [
        ("province", "690000"),
        ("city", "690100"),
        ("city", "692900"),
        ("county", "690102"),
        ("county", "699001"),
    ],
)
def test_a_department_stands_in_a_division_of_its_level(level, region):
    facts = department(level=level, region=region)
    assert opened(open_department(None, **as_said(facts))) == facts


@pytest.mark.parametrize(
    ("wrong", "where"),
    [
        ({"level": "city"}, "region"),
        ({"level": "county", "region": "690100"}, "region"),
        ({"level": "province", "region": "690100"}, "region"),
        ({"level": "village"}, "level"),
        ({"region": "69"}, "region"),
        ({"region": "６９００００"}, "region"),
        ({"industries": ()}, "industries"),
        ({"industries": ("*", "A01")}, "industries"),
        ({"industries": ("A1",)}, "industries"),
        ({"industries": ("A01", "A01")}, "industries"),
        ({"function": "housing"}, "function"),
        ({"code": ""}, "code"),
        ({"code": "a b"}, "code"),
        ({"zh": " "}, "zh"),
        ({"en": ""}, "zh"),
    ],
    ids=str,
)
def test_an_unreadable_department_is_refused_with_its_field(wrong, where):
    with pytest.raises(Refused) as caught:
        open_department(None, **as_said(department(**wrong)))
    assert (caught.value.code, caught.value.where) == ("department_malformed", where)


def test_a_department_is_registered_once():
    facts = department()
    with pytest.raises(Refused) as caught:
        open_department(facts, **as_said(facts))
    assert caught.value.code == "department_exists"
