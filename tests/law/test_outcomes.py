from datetime import date

from jianbiao.law.outcomes import Undecidable


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
