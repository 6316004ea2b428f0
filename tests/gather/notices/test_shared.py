"""The shared real notices: what is read of them does not fall below the floor."""

import json
from collections import Counter

import pytest

from jianbiao.gather.notices import read
from tests.gather.notices import measure

pytestmark = pytest.mark.shared
SCHEMA = measure.SHARED.parent / "conformance/schema/release-schema-1__1__5.json"


@pytest.fixture(autouse=True)
def _shared():
    if not measure.SHARED.exists():
        pytest.skip("needs ../shared/data")


@pytest.mark.parametrize("name", measure.FILES)
def test_precision_and_recall_stay_above_the_floor(name):
    counts = Counter()
    measure.compare(name, counts)
    for field in {one for one, _ in counts}:
        precision, recall = measure.shares(counts, field)
        assert precision is None or precision >= 0.95, field
        assert recall is None or recall >= 0.8, field


def test_what_the_sources_filed_is_found_without_looking_at_it():
    counts = Counter()
    measure.unseen(counts)
    for field in {one for one, _ in counts}:
        precision, recall = measure.shares(counts, field)
        assert precision >= 0.94, field
        assert recall >= 0.88, field


def test_every_row_is_recorded_or_set_aside_with_a_reason():
    for name, aside in (("ggzy_2026", 1), ("jianyu_2025", 11)):
        readings = [read(raw) for raw in measure.records(name).values()]
        assert sum(1 for one in readings if one.release is None) == aside
        assert all(one.reason or one.release for one in readings)


def test_releases_keep_the_schema_of_open_contracting():
    jsonschema_rs = pytest.importorskip("jsonschema_rs")
    judge = jsonschema_rs.validator_for(json.loads(SCHEMA.read_text()))
    wrong = Counter()
    for name in measure.FILES:
        for raw in measure.records(name).values():
            release = read(raw).release
            if release is not None:
                wrong.update(error.message[:80] for error in judge.iter_errors(release))
    assert wrong == {}
