import pytest

from tests.watch.checks.make import answer, word

ORDER = "TENDER_CANDIDATE.ORDER"


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param({ORDER: ["1", "2", "3"]}, "compliant", id="three ranked"),
        pytest.param({ORDER: [1]}, "compliant", id="one"),
        pytest.param({ORDER: ["1", "2", "3", "4"]}, "breach", id="four ranked"),
        pytest.param({ORDER: [1, 2, 2, 3]}, "breach", id="four with a tie"),
        pytest.param({"x_candidates": 4}, "breach", id="four by number"),
        pytest.param({"x_candidates": {"1": "甲", "2": "乙"}}, "compliant", id="ranks as keys"),
        pytest.param({"x_candidates": 3, ORDER: ["1", "2", "3"]}, "compliant", id="both"),
        pytest.param({"x_candidates": 3, ORDER: ["1", "2"]}, "undecidable", id="one unranked"),
        pytest.param({"x_candidates": 3}, "undecidable", id="order not reported"),
        pytest.param({ORDER: [None, None, None]}, "undecidable", id="ranks empty"),
        pytest.param({"x_candidates": ["甲", "乙"]}, "undecidable", id="names only"),
        pytest.param({ORDER: None}, "undecidable", id="nothing reported"),
        pytest.param({"x_candidates": 0}, "undecidable", id="none at all"),
        pytest.param({ORDER: ["1", "1", "2"]}, "yellow", id="a tie"),
        pytest.param({ORDER: ["1", "2", "4"]}, "yellow", id="a gap above the limit"),
        pytest.param({"x_candidates": 20, "x_text": "评定分离，定标候选人"}, "yellow", id="regime"),
        pytest.param({"x_candidates": 3, "x_text": "排名不分先后"}, "yellow", id="no order meant"),
        pytest.param({"x_candidates": 5, "x_text": "按得分排序"}, "breach", id="ranked in words"),
        pytest.param({"x_deadline": "20260324093000"}, "not_applicable", id="no candidates yet"),
    ],
)
def test_the_list_of_candidates(facts, expected):
    assert word("B23", facts) == expected


@pytest.mark.parametrize(
    "text",
    ["推荐候选人不排序", "未排名", "名单无排序", "候选人不作排名", "入围单位", "unranked list"],
)
def test_words_that_say_the_order_means_nothing(text):
    assert word("B23", {"x_candidates": 5, "x_text": text}) == "yellow"


def test_where_the_place_separates_evaluation_from_award_an_unranked_list_is_outside_the_article():
    facts = {"x_candidates": 20, "x_text": "评定分离"}
    assert word("B23", facts, regime="separated") == "not_applicable"
    assert word("B23", {ORDER: [1, 2, 3, 4]}, regime="separated") == "breach"


def test_it_says_how_many():
    assert answer("B23", {ORDER: [1, 2, 3, 4]}).numbers["candidates"] == "4"
