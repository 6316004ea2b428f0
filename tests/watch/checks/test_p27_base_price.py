import pytest

from tests.watch.checks.make import CLARIFICATION, answer, word


def base(count=None, decides=None, method=None):
    said = {
        "BASE_PRICE_COUNT": count,
        "IS_BASE_PRICE_DECISIVE": decides,
        "EVALUATING_METHOD": method,
    }
    return {f"{CLARIFICATION}{name}": value for name, value in said.items() if value is not None}


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param(base("1", "0"), "compliant", id="one, for reference"),
        pytest.param(base("2", "0"), "yellow", id="two"),
        pytest.param(base("1", "1"), "yellow", id="it decides"),
        pytest.param(base("1"), "undecidable", id="decides or not"),
        pytest.param(base("0"), "not_applicable", id="none"),
        pytest.param(base(method="综合评估法"), "not_applicable", id="no word of one"),
        pytest.param(base(method="最接近标底的投标报价得满分"), "yellow", id="nearness scores"),
        pytest.param(base("1", "0", "超出标底上下浮动5%的否决"), "yellow", id="by the words"),
        pytest.param(base(method="评标基准价为各报价平均值"), "not_applicable", id="a benchmark"),
        pytest.param({}, "not_applicable", id="nothing"),
    ],
)
def test_the_use_of_a_base_price(facts, expected):
    assert word("P27", facts) == expected


def test_the_words_are_quoted():
    assert "接近标底" in answer("P27", base(method="接近标底者得分最高，推荐中标")).zh
