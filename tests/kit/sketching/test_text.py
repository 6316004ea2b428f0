import json
import math
import os
import pathlib
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianbiao.errors import Malformed
from jianbiao.kit.sketching import text
from tests.kit.sketching.make import chinese

GOLDEN = json.loads((pathlib.Path(__file__).parent / "golden.json").read_text(encoding="utf-8"))


def exact(a, b):
    """Return the Jaccard index of two texts' shingles, computed plainly."""
    sets = [
        {said[i : i + text.WIDTH] for i in range(max(1, len(said) - text.WIDTH + 1))}
        for said in (text.normalise(a), text.normalise(b))
    ]
    return len(sets[0] & sets[1]) / len(sets[0] | sets[1])


@given(st.text())
def test_equal_texts_have_equal_sketches_that_read_back(said):
    one = text.sketch(said)
    assert one == text.sketch(said)
    assert text.parse(str(one)) == one
    assert text.alike(one, one) == (1.0 if one.hashes else 0.0)


@given(st.lists(st.text()))
def test_a_text_in_lines_is_the_text_whole(lines):
    assert text.sketch(lines) == text.sketch("\n".join(lines))


@given(st.text(alphabet="投标文件abcABC123 ，。\n\t（）", min_size=0), st.integers(0, 30))
def test_spaces_signs_width_and_case_do_not_count(said, place):
    wide = said.translate({code: code + 0xFEE0 for code in range(0x21, 0x7F)})
    for other in (said.upper(), wide, said[:place] + " 、\n" + said[place:]):
        assert text.sketch(other) == text.sketch(said)


@pytest.mark.parametrize("share", [0.0, 0.05, 0.3, 0.5, 0.8, 0.95, 1.0])
def test_the_estimate_is_within_four_standard_errors_of_the_exact_index(share):
    for seed in range(6):
        common = chinese(seed, int(4000 * share))
        a = common + chinese(seed + 100, 4000 - len(common))
        b = common + chinese(seed + 200, 4000 - len(common))
        index = exact(a, b)
        error = 4 * math.sqrt(max(index * (1 - index), 1e-9) / text.K)
        assert abs(text.alike(text.sketch(a), text.sketch(b)) - index) <= error + 1e-9


def test_disjoint_texts_are_not_alike_at_all():
    assert text.alike(text.sketch(chinese(1, 20_000)), text.sketch(chinese(2, 20_000))) == 0.0


@given(st.text(max_size=300), st.text(max_size=300))
def test_of_short_texts_the_index_is_exact_and_the_same_both_ways(a, b):
    one, two = text.sketch(a), text.sketch(b)
    if one.hashes and two.hashes:
        assert text.alike(one, two) == pytest.approx(exact(a, b))
        assert text.alike(one, two) == text.alike(two, one)


def test_a_short_text_inside_a_long_one_is_contained_in_it():
    short, long = chinese(1, 3000), chinese(2, 60_000)
    a, b = text.sketch(short), text.sketch(long[:30_000] + short + long[30_000:])
    assert text.contained(a, b) > 0.6
    assert text.contained(b, a) < 0.15
    assert text.contained(text.sketch(""), b) == 0.0


def test_what_the_tender_documents_say_does_not_make_bids_alike():
    common, own = chinese(1, 5000), [chinese(n, 2000) for n in (2, 3)]
    bids = [common + "。" + one for one in own]
    assert text.alike(*map(text.sketch, bids)) > 0.4
    left_out = text.shingles(common)
    assert text.alike(*(text.sketch(one, without=left_out) for one in bids)) == 0.0
    copied = [bids[0], bids[0]]
    assert text.alike(*(text.sketch(one, without=left_out) for one in copied)) == 1.0


def test_how_many_shingles_a_text_has_is_estimated():
    assert text.sketch(chinese(1, 100)).shingles == 96
    assert text.sketch(chinese(1, 50_000)).shingles == pytest.approx(50_000, rel=0.2)


@pytest.mark.parametrize("case", GOLDEN["text"], ids=lambda case: case["name"])
def test_golden_vectors(case):
    assert text.normalise(case["text"]) == case["normalised"]
    assert str(text.sketch(case["text"])) == case["sketch"]


ALONE = """if True:
    import importlib.util, json, sys
    from decimal import Decimal

    def load(path):
        spec = importlib.util.spec_from_file_location(path, path)
        sys.modules[path] = module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        return module

    text, bills = map(load, sys.argv[1:])
    golden = json.load(sys.stdin)
    for case in golden["text"]:
        assert str(text.sketch(case["text"])) == case["sketch"], case["name"]
    for case in golden["bills"]:
        items = [
            bills.Item(code=c, quantity=Decimal(q), price=Decimal(p), total=Decimal(t) if t else None)
            for c, q, p, t in case["items"]
        ]
        assert str(bills.sketch(items, bytes.fromhex(case["key"]))) == case["sketch"], case["name"]
    print("held by", sys.version_info[:2])"""
"""Runs in a Python that has none of the kit's dependencies: the two files alone."""


@pytest.mark.parametrize("python", ["python3.12", "python3.13", sys.executable])
@pytest.mark.parametrize("seed", ["0", "1"])
def test_golden_vectors_hold_in_every_python_and_under_every_hash_seed(python, seed):
    place = pathlib.Path(text.__file__)
    source = place.parents[3]
    environ = {**os.environ, "PYTHONPATH": str(source), "PYTHONHASHSEED": seed}
    try:
        done = subprocess.run(
            [python, "-c", ALONE, str(place), str(place.with_name("bills.py"))],
            input=json.dumps(GOLDEN),
            env=environ,
            capture_output=True,
            text=True,
            check=False,
        )
    except FileNotFoundError:
        pytest.skip(f"{python} is not here")
    if "command not found" in done.stderr:
        pytest.skip(f"{python} is not here: {done.stderr[:100]}")
    assert done.stdout.startswith("held by"), done.stderr


@pytest.mark.parametrize(
    "said",
    [
        "",
        "jbtext/2:0:",
        "jbtext/1::",
        "jbtext/1:x:",
        "jbtext/1:01:",
        "jbtext/1:5:AAAA",
        "jbtext/1:5:====",
        "jbtext/1:9:" + "A" * 8,
        "jbtext/1:9:AAAAAAAAAAIAAAAAAAAAAQ==",
        "jbtext/1:9:AAAAAAAAAAEAAAAAAAAAAQ==",
    ],
)
def test_what_is_no_sketch_is_malformed(said):
    with pytest.raises(Malformed):
        text.parse(said)
