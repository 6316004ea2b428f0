import pytest

from jianbiao.errors import Malformed
from jianbiao.law.calendar import Calendar
from jianbiao.law.cases import answer, asked

OFFICIAL = Calendar.official()


def told(**case):
    return answer(asked(case), OFFICIAL)


def test_a_rule_alone_brings_its_clock():
    assert told(rule="A09", start="2026-03-10T10:00:00+08:00")["last_day"] == "2026-04-09"
    assert told(rule="C08", start="2025-09-26T15:00:00+08:00")["last_day"] == "2025-09-30"


def test_a_kind_is_known_by_its_words_or_its_rule():
    probe = {"act": "2026-03-20T16:00:00+08:00"}
    start = "2026-03-16T09:00:00+08:00"
    assert told(rule="P16", start=start, probe=probe)["verdict"] == "yellow"
    words = "the fixed date must not be earlier than last day"
    case = {"unit": "calendar", "direction": "forward", "length": 5, "kind": words}
    assert told(**case, start=start, probe=probe)["verdict"] == "yellow"
    assert told(rule="P16", kind="ours", start=start, probe=probe)["verdict"] == "yellow"


def test_a_verdict_is_given_only_where_an_act_is_asked_about():
    assert "verdict" not in told(rule="A09", start="2026-03-10")
    assert "verdict" not in told(rule="C03", start="2026-03-16T09:30:00+08:00")


def test_a_window_has_its_own_last_day():
    start = "2026-03-16T18:00:00+08:00"
    window = told(rule="C04", start=start, window_end="2026-03-19T18:00:00+08:00")
    assert window == {"last_day": "2026-03-19", "standing": "final"}
    assert told(rule="C03", start=start)["last_day"] == "2026-03-16"


def test_a_window_whose_end_nobody_told_is_provisional():
    case = {"rule": "C04", "start": "2026-03-16T18:00:00+08:00"}
    assert told(**case) == {"last_day": None, "standing": "provisional"}
    assert told(**case, probe={"act": "2026-03-17T18:00:00+08:00"})["verdict"] == "yellow"


@pytest.mark.parametrize(
    ("case", "where"),
    [
        pytest.param({"rule": "A09"}, "start", id="no start"),
        pytest.param({"rule": "A09", "start": "soon"}, "start", id="no time"),
        pytest.param({"start": "2026-03-10", "length": 3}, "unit", id="no unit"),
        pytest.param({"rule": "A09", "start": "2026-03-10", "unit": "moon"}, "unit", id="moon"),
        pytest.param({"rule": "A09", "start": "2026-03-10", "length": "3"}, "length", id="text"),
        pytest.param({"rule": "A09", "start": "2026-03-10", "length": True}, "length", id="truth"),
        pytest.param({"start": "2026-03-10", "kind": "ours", "length": 3}, "kind", id="kind"),
        pytest.param(
            {"rule": "A09", "start": "2026-03-10", "suspended_inclusive": [["2026-03-11"]]},
            "suspended_inclusive",
            id="half a span",
        ),
        pytest.param(
            {"rule": "A09", "start": "2026-03-10", "probe": {"act": "soon"}}, "probe/act", id="act"
        ),
    ],
)
def test_what_cannot_be_read_names_its_field(case, where):
    with pytest.raises(Malformed) as caught:
        asked(case)
    assert caught.value.where == where
