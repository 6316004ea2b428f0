import copy

import pytest

from jianbiao.errors import Malformed, Refused
from jianbiao.people.domain.roll import Roll
from tests.people.make import LATER, NOON, OPERATOR, as_said, department, key, platform, public_key


def file(**said):
    texts = {"valid_from": NOON.isoformat(), "valid_until": LATER.isoformat()}
    mine = {k: v for k, v in key(**texts).items() if k != "platform"}
    return {
        "departments": [{**as_said(department()), "industries": ["A01", "A02"]}],
        "officers": [{"login": "lin", "name": "林一", "department": "YH-ZJ", "role": "supervisor"}],
        "platforms": [{**platform(), "keys": [mine]}],
        **said,
    }


def missing(roll, said):
    return [e.kind.split("/")[0] for e in roll.missing(said, by=OPERATOR, at=NOON)]


def test_a_file_registers_departments_before_officers_and_platforms_before_keys():
    assert missing(Roll(), file()) == [
        "people:department:opened",
        "people:officer:appointed",
        *["people:power:proposed", "people:power:confirmed"] * 6,
        "people:platform:registered",
        "people:key:added",
    ]


def test_a_file_read_twice_adds_nothing():
    roll = Roll()
    assert missing(roll, file())
    assert missing(roll, file()) == []


def test_keys_may_stand_in_a_list_of_their_own():
    said = file()
    [mine] = said["platforms"][0].pop("keys")
    said["keys"] = [{"platform": "E6901000001", **mine}]
    assert missing(Roll(), said)[-1] == "people:key:added"


def test_a_known_name_with_other_key_material_is_refused_and_not_passed_over():
    roll, said = Roll(), file()
    missing(roll, said)
    other = copy.deepcopy(said)
    other["platforms"][0]["keys"][0]["public_key"] = public_key(2)
    with pytest.raises(Refused) as caught:
        missing(roll, other)
    assert caught.value.code == "key_taken"


def test_one_key_never_speaks_for_two_platforms():
    said = file()
    second = {**platform(code="E6901000002"), "keys": said["platforms"][0]["keys"]}
    said["platforms"].append(second)
    with pytest.raises(Refused, match="E6901000001/k1"):
        missing(Roll(), said)


@pytest.mark.parametrize(
    ("said", "where"),
    [
        ({"departments": [{"code": "X"}]}, "departments/0"),
        ({"officers": ["lin"]}, "officers/0"),
        (
            {"officers": [{"login": "lin", "name": "林", "department": "X", "role": "y", "x": 1}]},
            "officers/0",
        ),
        ({"platforms": [{**platform(), "keys": [{}]}]}, "keys/0"),
    ],
    ids=["field missing", "no object", "field unknown", "key without fields"],
)
def test_an_unreadable_file_is_malformed_at_its_place(said, where):
    with pytest.raises(Malformed) as caught:
        missing(Roll(), said)
    assert caught.value.where == where
