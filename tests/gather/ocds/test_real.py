"""Real files of real publishers: nothing is lost, and both readers come to the same tables."""

import pathlib
from itertools import islice

import pytest

from jianbiao.gather.ocds import typed
from jianbiao.gather.ocds.reading import read, repaired
from jianbiao.gather.ocds.splitting import rows
from jianbiao.gather.ocds.tables import Tables

MOST = 800
"""Rows of a file: a few seconds' worth."""

DATA = pathlib.Path(__file__).parents[4] / "shared/data"
FILES = [
    *sorted(DATA.glob("ocds/*.gz")),
    *sorted(DATA.glob("conformance/cardinal/indicators/*.jsonl")),
]


@pytest.mark.shared
@pytest.mark.skipif(not FILES, reason="no ../shared/data")
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_row_is_read_or_set_aside_and_the_fast_reader_agrees(path):
    fast, slow, clean, aside = Tables(), Tables(), 0, 0
    for row in islice(rows(path, path.name), MOST):
        assert row.reason == ""
        found, quick = repaired(row.raw, row.context), typed.decode(row.raw)
        assert (found.release is None) == bool(found.reason)
        aside += bool(found.reason)
        if quick is not None:
            clean += 1
            assert found.repairs == ()
            assert read(row.raw) == found
            fast.add(quick)
            slow.add(typed.typed(dict(found.release)))
    assert clean > 0
    assert aside <= clean // 20
    assert fast.taken() == slow.taken()
