import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianbiao.law.catalogue import RULES
from jianbiao.law.facts import Facts
from jianbiao.law.outcomes import Doubt, verdict
from jianbiao.watch.checks import CHECKS, EXPECTING
from jianbiao.watch.judge import awaited, judge

SHORT = {
    "TENDER_ANN_QUA_INQUERY_ANN.DOC_GET_START_TIME": "20260309090000",
    "TENDER_ANN_QUA_INQUERY_ANN.DOC_GET_END_TIME": "20260312170000",
}
ABSURD = {"SECTION.CONTRACT_RECKON_PRICE": "5.00"}


def test_every_rule_has_a_check_of_its_unit_and_every_check_a_rule():
    assert set(CHECKS) == set(RULES)
    assert {n: c.UNIT for n, c in CHECKS.items()} == {n: r.unit for n, r in RULES.items()}
    assert set(EXPECTING) == {n for n, rule in RULES.items() if rule.expects_zh}


@pytest.mark.parametrize("place", ["CN", "690000", "690100/A03"])
def test_chinese_rules_hold_under_chinese_law(place):
    assert verdict(judge("P16", Facts(SHORT), jurisdiction=place)) == "breach"


@pytest.mark.parametrize("place", ["IN-AS", "", "in-as/69"])
def test_foreign_data_are_outside_chinese_rules(place):
    assert verdict(judge("P16", Facts(SHORT), jurisdiction=place)) == "not_applicable"
    assert verdict(judge("X12", Facts(ABSURD), jurisdiction=place)) == "yellow"
    assert awaited("A09", Facts({}), jurisdiction=place) is None


def test_a_comparison_is_never_a_breach():
    compared = judge("P16", Facts(SHORT), jurisdiction="IN-AS", compare=True)
    assert isinstance(compared, Doubt)
    assert compared.zh.startswith("仅作比较")
    assert compared.en.startswith("For comparison only")
    long = {**SHORT, "TENDER_ANN_QUA_INQUERY_ANN.DOC_GET_END_TIME": "20260323170000"}
    clear = judge("P16", Facts(long), jurisdiction="IN-AS", compare=True)
    assert verdict(clear) == "compliant"


def test_what_the_register_leaves_out_has_its_default():
    assert verdict(judge("P16", Facts(SHORT), jurisdiction="CN", parameters={})) == "breach"
    lenient = {"days": 3, "unknown": 1}
    assert verdict(judge("P16", Facts(SHORT), jurisdiction="CN", parameters=lenient)) == "compliant"


@pytest.mark.parametrize(
    ("rule", "example"),
    [(rule, one) for rule in RULES.values() for one in rule.examples],
    ids=[f"{r.number}-{one.verdict}" for r in RULES.values() for one in r.examples],
)
def test_the_published_examples_are_answered_as_published(rule, example):
    outcome = judge(rule.number, Facts(example.fields), jurisdiction="690000")
    assert verdict(outcome) == example.verdict


@pytest.mark.parametrize("number", RULES)
def test_every_rule_publishes_each_kind_of_answer(number):
    shown = {example.verdict for example in RULES[number].examples}
    never_doubtful = {"X14"}  # what was done under an order was done under it, or it is not known
    wanted = {"compliant", "undecidable"} | (set() if number in never_doubtful else {"yellow"})
    assert shown >= wanted
    assert ("breach" in shown) is (RULES[number].severity != "Y")


MESSY = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-5, 10**20),
    st.sampled_from(
        ["", "0", "1", "2", "20260309090000", "20261231240000", "99991231235959", "00010101000000"]
    ),
    st.text(max_size=20),
    st.lists(st.one_of(st.none(), st.integers(), st.text(max_size=3)), max_size=5),
    st.dictionaries(st.text(max_size=3), st.text(max_size=3), max_size=4),
)


@pytest.mark.parametrize("number", RULES)
@given(data=st.data())
def test_a_check_answers_whatever_it_is_told(number, data):
    names = (*RULES[number].reads, "x_now")
    said = data.draw(st.dictionaries(st.sampled_from(names), MESSY))
    outcome = judge(number, Facts(said), jurisdiction="CN")
    assert outcome.zh
    assert outcome.en
    assert "违法" not in outcome.zh
