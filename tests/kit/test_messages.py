from datetime import datetime

import pytest

from jianbiao.errors import Malformed
from jianbiao.kit import make, new_id, validate
from jianbiao.kit import messages as module
from tests.make import NOON, PROJECT, project

DATA = {"PROJECT_CODE": PROJECT, "PROJECT_NAME": "供水工程", "REGION_CODE": "690100"}


def test_ids_are_in_the_order_they_were_made():
    made = [new_id() for _ in range(5000)]
    assert made == sorted(made)
    assert len(set(made)) == 5000


def test_ids_stay_in_order_when_the_clock_goes_back_and_the_counter_runs_over(monkeypatch):
    monkeypatch.setattr(module, "_last", [2**45, 0xFFFE])
    made = [new_id() for _ in range(5)]
    assert made == sorted(made)
    assert len({one[:16] for one in made}) == 5


def test_an_id_is_one_that_the_standard_takes():
    assert validate(project() | {"message_id": new_id()}) == []


def test_an_envelope_is_whole_and_readable():
    said = make("PROJECT", DATA, data_key="P1", happened_at=NOON)
    assert said["happened_at"] == "2026-03-02T12:00:00+08:00"
    assert (said["version"], said["data_type"]) == ("2026-11", "1")
    assert "replaces" not in said
    assert validate(said) == []


def test_a_repair_names_what_it_replaces():
    said = make("PROJECT", DATA, data_key="P1", happened_at=NOON, replaces="m0000001")
    assert said["replaces"] == "m0000001"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        pytest.param({"set_name": "NOTHING"}, "set_unknown", id="set"),
        pytest.param({"data": {**DATA, "OTHER": "x"}}, "field_unknown", id="field"),
        pytest.param({"data": {"PROJECT_CODE": PROJECT}}, "field_missing", id="missing"),
        pytest.param(
            {"happened_at": datetime(2026, 3, 2)},  # noqa: DTZ001 - the point of the case
            "envelope_field_format",
            id="no zone",
        ),
    ],
)
def test_what_cannot_be_read_is_not_made(change, code):
    said = {"set_name": "PROJECT", "data": DATA, "data_key": "P1", "happened_at": NOON} | change
    with pytest.raises(Malformed) as caught:
        make(**said)
    assert caught.value.code == code


def test_what_cannot_be_read_names_its_field_and_how_many_more():
    with pytest.raises(Malformed, match=r"^PROJECT/data/PROJECT_NAME: .* \(\+1\)$"):
        make("PROJECT", {"PROJECT_CODE": PROJECT}, data_key="P1", happened_at=NOON)
