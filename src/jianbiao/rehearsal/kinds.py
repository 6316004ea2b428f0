"""The kinds of the calibration (预置类别): each is planted as a case, lawfully, and undecidably.

Where one of the three cannot be planted, it is said why. `jianbiao rehearse kinds TRUTH` counts them.
"""

import argparse
import gzip
import json
import pathlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from jianbiao.rehearsal.plans import CASE, LOOK, NEAR, UNDECIDABLE

KINDS: Final = (
    *("P05", "P07", "P08", "P09", "P10", "P12", "P14", "P15", "P16"),
    *("P18", "P19", "P22/P23", "P24", "P26", "P29", "P30", "P32"),
    *("B01", "B03", "B04", "B05", "B06", "B09", "B11", "B13/B14", "B15"),
    *("B17", "B21", "B22", "B23", "B27"),
    *("A01", "A02", "A04", "A05", "A07", "A09", "A10", "A11", "A12"),
    *("A13", "A15", "A16"),
    *("C05", "C06/C07", "C08/C09", "C18"),
    *("X01", "X02"),
    *("K01a", "K01b", "K01c", "K02a", "K02b", "K02c", "K02d", "K03", "K04a"),
    *("K04b", "K04c", "K05", "K06", "K07a", "K07b", "K07c", "K07d", "K07e"),
    *("K07f", "K08a", "K08b", "K09"),
    *("E01", "E02"),
)
"""Every kind that the calibration names, by its id."""

LEAST: Final[Mapping[str, int]] = {CASE: 8, NEAR: 8, UNDECIDABLE: 4}
"""How often each is planted at least; near misses and look-alikes are lawful both."""

_PRICES: Final = (
    "价格、次序在开标和公示时已经公布，不存在看不见的情形",
    "prices and ranks are read out and published: none is out of sight",
)
_MANY: Final = (
    "由多个项目共同显示，单个项目缺少数据并不使其无从判断",
    "many tenders together show it: what one of them leaves out does not make it undecidable",
)
_TOLD: Final = (
    "保证金来源未报的，与没有共同来源无从区分，按无线索处理",
    "a bond of which nobody tells the payer is not told from one of its own: there is no trace",
)
_AWAITED: Final = (
    "所待事项由其他规则给出；起算日未报的，无从等待，该规则自身答“无从判断”",
    "other rules say what is awaited; where the day it runs from is missing nothing is, and they say so",
)

UNPLANTED: Final[Mapping[tuple[str, str], tuple[str, str]]] = {
    ("X01", UNDECIDABLE): _AWAITED,
    **dict.fromkeys([(kind, UNDECIDABLE) for kind in ("K04a", "K07e", "K07f", "K08a")], _PRICES),
    ("K06", UNDECIDABLE): _TOLD,
    **dict.fromkeys(
        [(f"K07{letter}", UNDECIDABLE) for letter in "abcd"]
        + [(kind, UNDECIDABLE) for kind in ("K09", "E01", "E02")],
        _MANY,
    ),
}
"""What cannot be planted of a kind, and why."""

Counted = Mapping[tuple[str, str], int]
"""How often each (kind, case) was planted."""


def count(said: Counted) -> Iterator[tuple[str, dict[str, int], bool]]:
    """Yield each kind with its cases, lawful and undecidable plantings, and whether they suffice."""
    for kind in KINDS:
        found = {
            CASE: said.get((kind, CASE), 0),
            NEAR: said.get((kind, NEAR), 0) + said.get((kind, LOOK), 0),
            UNDECIDABLE: said.get((kind, UNDECIDABLE), 0),
        }
        asked = [case for case in LEAST if (kind, case) not in UNPLANTED]
        yield kind, found, all(found[case] >= LEAST[case] for case in asked)


def kinds(argv: Sequence[str]) -> int:
    """Print how often each kind is planted in a file of truth; 1 where one falls short."""
    parser = argparse.ArgumentParser(prog="jianbiao rehearse kinds")
    parser.add_argument("truth", type=pathlib.Path, metavar="TRUTH.jsonl[.gz]")
    said: Counter[tuple[str, str]] = Counter()
    path = parser.parse_args(argv).truth
    try:
        with gzip.open(path, "rt") if path.suffix == ".gz" else path.open() as lines:
            for line in lines:
                one = json.loads(line)
                said[one["kind"], one["case"]] += 1
    except (OSError, ValueError, KeyError, TypeError) as error:
        parser.error(f"{path} is no file of truth: {error!r}")
    short = 0
    for kind, found, suffices in count(said):
        short += not suffices
        word = "enough" if suffices else "FEW"
        print(f"{word:<7} {kind:<8} {' / '.join(map(str, found.values()))}")
    for (kind, case), (zh, en) in UNPLANTED.items():
        print(f"none    {kind:<8} {case}: {zh} · {en}")
    print(f"{short} of {len(KINDS)} kinds fall short of {' / '.join(map(str, LEAST.values()))}")
    return int(bool(short))
