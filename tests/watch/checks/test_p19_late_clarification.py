import pytest

from tests.watch.checks.make import CLARIFICATION, NOTICE, answer, word


def clarified(at, *, end="20260420093000", affects=True, **more):
    return {
        f"{CLARIFICATION}CLARIFY_TIME": at,
        f"{CLARIFICATION}BID_DOC_REFER_END_TIME": end,
        f"{CLARIFICATION}x_affects_bids": affects,
        **{f"{CLARIFICATION}{name}": value for name, value in more.items()},
    }


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param(clarified("20260407090000"), "breach", id="thirteen days"),
        pytest.param(clarified("20260421090000"), "breach", id="after the deadline"),
        pytest.param(clarified("20260406090000"), "yellow", id="fourteen dates"),
        pytest.param(clarified("20260405160000"), "yellow", id="fifteen dates, fewer hours"),
        pytest.param(clarified("20260405093000"), "compliant", id="fifteen days to the minute"),
        pytest.param(clarified("20260407090000", affects=None), "yellow", id="effect unknown"),
        pytest.param(clarified("20260401090000", affects=None), "compliant", id="early anyway"),
        pytest.param(clarified("20260407090000", affects=False), "not_applicable", id="harmless"),
        pytest.param(clarified(None), "undecidable", id="time unknown"),
        pytest.param(clarified("20260407090000", end=None), "undecidable", id="deadline unknown"),
        pytest.param({f"{NOTICE}NOTICE_NAME": "公告"}, "not_applicable", id="no clarification"),
    ],
)
def test_a_clarification_before_the_deadline(facts, expected):
    assert word("P19", facts) == expected


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        pytest.param({"IS_POSTPONE": "0"}, "breach", id="not extended"),
        pytest.param(
            {"IS_POSTPONE": "1", "x_new_deadline": "20260427093000"}, "compliant", id="enough"
        ),
        pytest.param(
            {"IS_POSTPONE": "1", "x_new_deadline": "20260422093000"}, "breach", id="too little"
        ),
        pytest.param({"IS_POSTPONE": "1"}, "undecidable", id="to an unknown time"),
    ],
)
def test_an_extension_cures_only_what_it_reaches(more, expected):
    assert word("P19", clarified("20260410090000", **more)) == expected


def test_the_deadline_of_the_notice_stands_where_the_clarification_names_none():
    facts = clarified("20260410090000", end=None)
    facts[f"{NOTICE}BID_DOC_REFER_END_TIME"] = "20260420093000"
    assert word("P19", facts) == "breach"


def test_only_what_is_missing_is_counted():
    assert answer("P19", clarified(None)).missing == (f"{CLARIFICATION}CLARIFY_TIME",)
