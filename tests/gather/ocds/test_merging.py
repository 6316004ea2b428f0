import json
import pathlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianbiao.gather.ocds import merging, rules

CONFORMANCE = pathlib.Path(__file__).parents[4] / "shared/data/conformance"
FIXTURES = CONFORMANCE / "ocds-merge/tests/fixtures"
SCHEMAS = {
    "1.0": "release-schema-1__0__3.json",
    "1.1": "release-schema-1__1__4.json",
    "schema": "schema.json",
}
CASES = sorted(
    (path.parent.name, path.name.removesuffix(f"-{kind}.json"), kind)
    for kind in ("compiled", "versioned")
    for path in FIXTURES.glob(f"*/*-{kind}.json")
)


def load(path):
    return json.loads(path.read_text())


@pytest.mark.shared
@pytest.mark.skipif(not CASES, reason="no ../shared/data/conformance")
def test_the_standards_own_fixtures_are_merged_as_they_ask():
    failed = []
    for version, name, kind in CASES:
        rule = rules.of_schema(load(FIXTURES / SCHEMAS[version]))
        merge = merging.compiled if kind == "compiled" else merging.versioned
        found = merge(load(FIXTURES / version / f"{name}.json"), rule=rule)
        if found != load(FIXTURES / version / f"{name}-{kind}.json"):
            failed.append((version, name, kind))
    assert len(CASES) >= 50
    assert failed == []


@pytest.mark.shared
@pytest.mark.skipif(not CASES, reason="no ../shared/data/conformance")
@pytest.mark.parametrize("version", ["1__1__4", "1__1__5"])
def test_our_own_rules_are_those_of_the_schema(version):
    schema = load(CONFORMANCE / f"schema/release-schema-{version}.json")
    said = rules.rules_of(schema)
    assert len(said) > 20
    assert {path: rules.standard(path) for path in said} == said


def one(id, date, **said):
    return {"ocid": "o", "id": id, "date": date, "tag": ["tender"], **said}


def test_objects_merge_by_field_lists_by_id_other_lists_whole_and_null_takes_away():
    first = one(
        "1", "2021-01-01T00:00:00Z",
        tender={
            "title": "a", "status": "active", "value": {"amount": 1, "currency": "X"},
            "items": [{"id": 1, "description": "x", "quantity": 2}, {"id": "2"}],
            "submissionMethod": ["written", "inPerson"],
        },
    )  # fmt: skip
    second = one(
        "2", "2021-02-01T00:00:00Z",
        tender={
            "title": None, "value": {"amount": 2}, "submissionMethod": ["inPerson"],
            "items": [{"id": "3"}, {"id": 1, "quantity": None}],
        },
    )  # fmt: skip
    assert merging.compiled([second, first]) == {
        "ocid": "o", "id": "o-2021-02-01T00:00:00Z", "date": "2021-02-01T00:00:00Z",
        "tag": ["compiled"],
        "tender": {
            "status": "active", "value": {"amount": 2, "currency": "X"},
            "items": [{"id": 1, "description": "x"}, {"id": "2"}, {"id": "3"}],
            "submissionMethod": ["inPerson"],
        },
    }  # fmt: skip


def test_whole_objects_are_taken_away_by_null():
    first = one("1", "2021-01-01T00:00:00Z", tender={"value": {"amount": 1}, "id": "T"})
    second = one("2", "2021-01-02T00:00:00Z", tender={"value": None})
    assert merging.compiled([first, second])["tender"] == {"id": "T"}


def test_releases_are_put_in_order_by_moment_not_by_spelling():
    late = one("1", "2021-01-01T01:00:00+00:00", tender={"title": "late"})
    early = one("2", "2021-01-01T05:00:00+08:00", tender={"title": "early"})
    assert merging.compiled([late, early])["tender"]["title"] == "late"
    undated = {"ocid": "o", "tender": {"title": "undated"}}
    assert merging.compiled([late, undated])["tender"]["title"] == "late"


def test_what_changes_its_kind_is_what_it_was_last():
    versions = [{"a": 1}, {"a": {"b": 1}}, {"a": [{"id": 1}]}, {"a": ["x"]}, {"a": [{"id": "2"}]}]
    releases = [one(str(n), f"2021-01-0{n + 1}T00:00:00Z", **v) for n, v in enumerate(versions)]
    for upto in range(1, 6):
        assert merging.compiled(releases[:upto])["a"] == versions[upto - 1]["a"]
        merging.versioned(releases[:upto])


def test_what_is_dated_before_the_last_compiled_release_is_left_behind():
    old = one("1", "2021-01-01T00:00:00Z", tender={"title": "old", "status": "x"})
    whole = one("2", "2021-02-01T00:00:00Z", tender={"title": "whole"}) | {"tag": ["compiled"]}
    update = one("3", "2021-03-01T00:00:00Z", tender={"status": "y"})
    assert merging.current([old]) is old
    assert merging.current([whole, old]) is whole
    assert merging.current([update, whole, old])["tender"] == {"title": "whole", "status": "y"}
    with pytest.raises(ValueError, match="a process has a release"):
        merging.current([])


def test_a_schema_that_contains_itself_has_rules_all_the_same():
    schema = {
        "properties": {"a": {"$ref": "#/definitions/A"}},
        "definitions": {"A": {"type": "object", "properties": {"a": {"$ref": "#/definitions/A"}, "b": {"type": "array", "wholeListMerge": True}}}},
    }  # fmt: skip
    assert rules.rules_of(schema) == {("a", "b"): "whole"}


VALUES = st.recursive(
    st.none() | st.integers(0, 3) | st.sampled_from("xy"),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["id", "a", "b", "roles"]), inner, max_size=3)
    ),
    max_leaves=8,
)
RELEASES = st.lists(st.dictionaries(st.sampled_from(["a", "b", "tender"]), VALUES), max_size=4)


@given(RELEASES)
def test_a_growing_process_says_what_all_its_releases_say(values):
    said = [one(str(n), f"2021-01-0{n + 1}T00:00:00Z", **v) for n, v in enumerate(values)]
    growing = merging.Growing()
    for many in (*range(1, len(said) + 1), *range(1, len(said) + 1)):
        some = said[:many]
        assert growing.current(enumerate(some)) == merging.current(some)


@given(RELEASES)
def test_any_values_can_be_merged_and_the_last_version_is_the_merged_state(values):
    releases = [one(str(n), f"2021-01-0{n + 1}T00:00:00Z", **v) for n, v in enumerate(values)]
    merged = merging.compiled(releases)
    merging.versioned(releases)
    if releases:
        assert merged["id"] == f"o-{releases[-1]['date']}"
        assert merging.compiled([*releases, releases[-1]])["ocid"] == "o"


def test_a_versioned_release_is_read_back_as_its_last_state():
    first = one("1", "2021-01-01T00:00:00Z", tender={"title": "a", "items": [{"id": "1", "q": 1}]})
    second = one(
        "2", "2021-02-01T00:00:00Z", tender={"title": "b", "items": [{"id": "1", "q": None}]}
    )
    found = merging.latest(merging.versioned([first, second]))
    assert found == {"ocid": "o", "tender": {"title": "b", "items": [{"id": "1"}]}}
