"""Rows of an earlier version are said as today's; nothing else changes."""

from jianbiao.standard import events
from jianbiao.standard.gathering_events import (
    LineGathered,
    LineQuarantined,
    RecordDismissed,
    RecordGathered,
    RecordQuarantined,
    today,
)

LINE = {"source": "kg", "line": 7, "digest": "d", "raw": "{}"}


def test_a_line_of_version_one_is_a_row_of_open_data_that_nobody_mended():
    said = today(events.to_dict(LineGathered(**LINE)))
    row = events.from_dict(said)
    assert isinstance(row, RecordGathered)
    assert (row.form, row.file, row.reading, row.repairs, row.raw) == ("ocds", "kg", "", [], "{}")
    aside = events.from_dict(today(events.to_dict(LineQuarantined(**LINE, reason="r", where="w"))))
    assert isinstance(aside, RecordQuarantined)
    assert (aside.reason, aside.where, aside.suggestion) == ("r", "w", "")


def test_every_other_event_stays_as_it_is():
    said = events.to_dict(RecordDismissed(quarantined=7, reason="广告"))
    assert today(said) == said
