from datetime import date, datetime

from jianbiao.law.outcomes import Breach, Clear, Doubt, Undecidable, verdict
from jianbiao.standard.terms import SHANGHAI


def test_a_gap_is_named_in_both_languages():
    gap = Undecidable(missing=("x_now", "SECTION.PRICE_UNIT"))
    assert gap.zh == "未报核对时间、估算价单位，无从判断。"
    assert gap.en == "Not decidable; not reported: time of the check, unit of the estimate."


def test_an_unknown_name_stands_for_itself():
    assert "x_new" in Undecidable(missing=("x_new",)).zh


def test_a_running_period_tells_its_end():
    running = Undecidable(until=date(2026, 4, 9))
    assert running.zh == "期限尚在进行，至2026-04-09止。"
    assert running.en == "The period still runs, until 2026-04-09."


def test_words_are_put_together_once_and_only_when_read():
    calls = []

    def tell():
        calls.append(1)
        return {"days": "3"}, "三日。", "Three days."

    said = Clear(tell=tell)
    assert verdict(said) == "compliant"
    assert not calls
    assert (said.numbers, said.zh, said.en) == ({"days": "3"}, "三日。", "Three days.")
    assert calls == [1]


def test_an_answer_told_later_equals_one_told_at_once():
    at = datetime(2026, 3, 9, tzinfo=SHANGHAI)
    later = Breach(tell=lambda: ({"days": "3"}, "三日。", "Three days."), at=at)
    assert later == Breach(numbers={"days": "3"}, zh="三日。", en="Three days.", at=at)
    assert repr(later) == repr(Breach(numbers={"days": "3"}, zh="三日。", en="Three days.", at=at))
    assert later != Doubt(numbers={"days": "3"}, zh="三日。", en="Three days.", at=at)
    assert later != "三日。"


def test_no_answer_shares_its_numbers_with_another():
    one, other = Clear(zh="无。", en="None."), Clear(zh="无。", en="None.")
    assert one.numbers == {}
    assert one.numbers is not other.numbers


def test_a_kind_of_answer_has_the_word_of_its_answers():
    assert verdict(Undecidable) == verdict(Undecidable(missing=("x",))) == "undecidable"
