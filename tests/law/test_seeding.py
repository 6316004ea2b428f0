import pathlib
from datetime import date

import pytest

from jianbiao.law import holidays, seeding


def test_our_table_is_what_the_package_gives(capsys):
    pytest.importorskip("chinese_calendar")
    assert seeding.main() == 0
    assert capsys.readouterr().out == pathlib.Path(holidays.__file__).read_text(encoding="utf-8")


def test_days_in_a_row_become_a_span():
    rested = [date(2026, 10, 1), date(2026, 10, 3), date(2026, 10, 2), date(2025, 1, 1)]
    text = seeding.table(rested, [date(2026, 10, 10)])
    assert '    2025: "01-01",' in text
    assert '    2026: "10-01..10-03",' in text
    assert '    2026: "10-10",' in text
