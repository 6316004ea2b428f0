import json
import struct
import subprocess

import pytest
import rfc8785
from hypothesis import given, settings
from hypothesis import strategies as st

from jianbiao.errors import Malformed
from jianbiao.standard import canonical
from jianbiao.standard.commands import canonical_of

TEXT = st.text(st.characters(exclude_categories=("Cs",)))
SAFE = st.integers(-(2**53) + 1, 2**53 - 1)
LEAVES = st.none() | st.booleans() | SAFE | st.floats(allow_nan=False, allow_infinity=False) | TEXT
JSON = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4)
)
BMP = st.text(st.characters(max_codepoint=0xFFFF, exclude_categories=("Cs",)))
PLAIN = st.recursive(
    st.booleans() | SAFE | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(BMP, inner, max_size=4),
)


def code_of(raw, **limits):
    with pytest.raises(Malformed) as caught:
        canonical.parse(raw, **limits)
    return caught.value.code


@given(JSON)
def test_an_independent_implementation_writes_the_same_bytes(value):
    assert canonical.canonical(value) == rfc8785.dumps(value)


@given(JSON)
def test_canonical_bytes_are_read_back_and_written_the_same(value):
    once = canonical.canonical(value)
    assert canonical.canonical(canonical.parse(once)) == once


@given(PLAIN)
def test_the_fast_way_writes_the_same_bytes_for_what_messages_hold(value):
    assert canonical.canonical_fast(value) == canonical.canonical(value)


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_reads_back_as_the_same_double(value):
    read = float(canonical.number(value))
    assert struct.pack(">d", read) == struct.pack(">d", value + 0.0)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("9007199254740993", "9007199254740992"),
        ("18446744073709551616", "18446744073709552000"),
        ("1000000000000000000000", "1e+21"),
        ("-123456789012345678901234567890", "-1.2345678901234568e+29"),
        ("295147905179352830000", "295147905179352830000"),
        ("1" + "0" * 308, "1e+308"),
        ("-0", "0"),
        ("1E30", "1e+30"),
        ("0.0000001", "1e-7"),
        ("0.000001", "0.000001"),
    ],
)
def test_large_and_small_numbers_are_written_as_ecmascript_does(text, said):
    assert canonical_of(text.encode()).decode() == said


def test_keys_are_ordered_by_utf_16_units():
    value = {"\ufb33": 1, "\U0001f600": 2, "\u20ac": 3}
    assert list(json.loads(canonical.canonical(value))) == ["\u20ac", "\U0001f600", "\ufb33"]


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"\xff", "not_utf8"),
        (b'"\xed\xa0\x80"', "not_utf8"),
        (b"\xef\xbb\xbf1", "bad_json"),
        (b'{"a":1,"a":1}', "duplicate_key"),
        (b'{"a":1,"\\u0061":2}', "duplicate_key"),
        (b"[NaN]", "bad_json"),
        (b"-Infinity", "bad_json"),
        (b"1e400", "number_range"),
        (b"1" + b"0" * 309, "number_range"),
        (b"1" * 5000, "number_range"),
        (b'"\\ud800"', "lone_surrogate"),
        (b'{"\\udc00":1}', "lone_surrogate"),
        (b"[1,]", "bad_json"),
        (b"[1] 2", "bad_json"),
        (b"[01]", "bad_json"),
        (b"[+1]", "bad_json"),
        (b"[1.]", "bad_json"),
        (b"['a']", "bad_json"),
        (b"[True]", "bad_json"),
        (b'"\x00"', "bad_json"),
        (b'"\\x41"', "bad_json"),
        (b'"\\u12"', "bad_json"),
        (b"[1]//", "bad_json"),
        (b"\x0c1", "bad_json"),
        (b"\xc2\xa01", "bad_json"),
        (b"", "bad_json"),
        (b'{"a"', "bad_json"),
        (b"{1:2}", "bad_json"),
        (b"[" * 33 + b"]" * 33, "too_deep"),
        (b"[" * 100_000, "too_deep"),
    ],
    ids=lambda said: said[:16] if isinstance(said, bytes) else said,
)
def test_text_with_no_or_several_readings_is_refused(raw, code):
    assert _refusal(raw) == code


def _refusal(raw):
    with pytest.raises(Malformed) as caught:
        canonical.canonical(canonical.parse(raw))
    return caught.value.code


def test_brackets_inside_texts_do_not_count_as_depth():
    raw = json.dumps(["[" * 100 + '"\\' + "{" * 100]).encode()
    assert canonical.parse(raw) == json.loads(raw)


def test_a_text_that_never_ends_is_read_in_linear_time():
    assert code_of(b'"' + b'\\"' * 500_000) == "bad_json"


def test_the_key_that_stands_twice_is_named():
    with pytest.raises(Malformed) as caught:
        canonical.parse(b'{"a":{"b/c":1,"b/c":2}}')
    assert caught.value.where == "/b~1c"


PUBLIC = {
    "not_utf8",
    "bad_json",
    "duplicate_key",
    "lone_surrogate",
    "number_range",
    "too_deep",
}


@given(st.binary(max_size=40) | JSON.map(lambda value: json.dumps(value)[:-1].encode()))
def test_any_bytes_are_read_or_refused_with_a_public_code(raw):
    try:
        value = canonical.parse(raw)
    except Malformed as error:
        code = error.code
    else:
        code = None
        assert value == json.loads(raw)
    assert code is None or code in PUBLIC


@pytest.mark.parametrize(
    ("leaf", "code"),
    [
        (1.5, "float_forbidden"),
        (2**53, "integer_too_large"),
        (-(2**53), "integer_too_large"),
        (None, "null_forbidden"),
        (2**53 - 1, None),
        ("x", None),
        (True, None),
    ],
)
def test_a_message_holds_no_floats_no_large_integers_and_no_nulls(leaf, code):
    assert canonical.plain_fault(leaf) == code


def test_each_leaf_is_found_by_its_json_pointer():
    value = {"a": [1, {"b/c": "x"}], "~": {}}
    assert set(canonical.leaves(value, "/data")) == {("/data/a/0", 1), ("/data/a/1/b~1c", "x")}


def test_what_is_not_json_is_refused():
    for value in ({1: 2}, {"a": object()}, float("nan"), "\ud800"):
        with pytest.raises(Malformed):
            canonical.canonical(value)


@pytest.mark.shared
def test_the_published_vectors_pass(shared):
    cases = json.loads(shared("vectors/jcs_public.json").read_text())["cases"]
    for case in cases:
        raw = bytes.fromhex(case["input_hex"])
        if case["expect"] == "reject":
            assert _refusal(raw)
        else:
            assert canonical_of(raw).hex() == case["canonical_utf8_hex"], case["id"]


@settings(max_examples=1, deadline=None)
@given(st.lists(JSON, min_size=60, max_size=60))
def test_ecmascript_itself_writes_the_same_numbers(values):
    try:
        done = subprocess.run(
            [
                "node",
                "-e",
                "process.stdout.write(JSON.stringify(JSON.parse(require('fs').readFileSync(0))))",
            ],
            input=json.dumps([v for v in values if isinstance(v, int | float)]).encode(),
            capture_output=True,
            check=True,
        )
    except FileNotFoundError:
        pytest.skip("node is not here")
    assert canonical.canonical([v for v in values if isinstance(v, int | float)]) == done.stdout


@pytest.mark.parametrize(
    "value",
    [
        {"a": 9007199254740993},
        {"a": [-9007199254740993]},
        {"a": 1.5},
        [1e21],
        {"\ue000": 1, "\U0001f600": 2},
        1.5,
    ],
)
def test_what_the_fast_way_spells_otherwise_is_not_plain(value):
    assert not canonical.is_plain(canonical.canonical_fast(value))


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
        lambda below: st.lists(below) | st.dictionaries(st.text(), below),
        max_leaves=12,
    )
)
def test_what_is_plain_is_spelled_alike_by_both_ways(value):
    try:
        slow = canonical.canonical(value)
    except Malformed:
        return
    fast = canonical.canonical_fast(value)
    assert fast == slow or not canonical.is_plain(fast)
