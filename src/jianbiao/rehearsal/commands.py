"""`jianbiao rehearse`: an invented province's people, messages and truth (演练命令)."""

import argparse
import json
import os
import pathlib
from collections.abc import Sequence
from contextlib import ExitStack
from datetime import datetime, timedelta

from jianbiao.rehearsal import province, run
from jianbiao.rehearsal.plans import PROFILES
from jianbiao.standard.terms import SHANGHAI

START = datetime(2026, 3, 2, 9, tzinfo=SHANGHAI)
"""When a province written into a file begins."""

EVERY = timedelta(hours=4)
"""How often a tender begins: about six a day, as in a small province's one trade."""


def rehearse(argv: Sequence[str]) -> int:
    """Write the province's people, or send its tenders into an instance or a file."""
    said = _arguments(argv)
    home = pathlib.Path(os.environ.get("JIANBIAO_HOME", "home"))
    if said.province:
        people = {**province.people(), "keys": run.public_keys(home)}
        pathlib.Path(said.province).write_text(json.dumps(people, ensure_ascii=False, indent=1))
        return 0
    with ExitStack() as stack:
        truth = stack.enter_context(open(said.truth, "w", encoding="utf-8")) if said.truth else None
        if said.into.startswith(("http://", "https://")):
            rehearsal = run.Rehearsal(said.into, home=home, seed=said.seed)
            count = rehearsal.run(
                run.schedule(
                    said.seed,
                    said.tenders,
                    start=rehearsal.start(),
                    every=EVERY,
                    profile=said.profile,
                    truth=truth,
                )
            )
        else:
            out = stack.enter_context(open(said.into, "w", encoding="utf-8"))
            messages = run.schedule(
                said.seed,
                said.tenders,
                start=START,
                every=EVERY,
                profile=said.profile,
                truth=truth,
            )
            count = run.into_file(out, messages)
    print(f"{count} messages of {said.tenders} tenders, seed {said.seed}: {said.into}")
    return 0


def _arguments(argv: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="jianbiao rehearse")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--tenders", type=int, default=100)
    parser.add_argument("--speed", type=float, default=1800.0, help="how fast the clock runs")
    parser.add_argument("--into", default="", help="address of an instance, or a file")
    parser.add_argument("--truth", help="file for what was planted")
    parser.add_argument("--profile", choices=sorted(PROFILES), default="lively")
    parser.add_argument("--province", help="write departments, officers, platforms, keys here")
    said = parser.parse_args(argv)
    if not said.province and not said.into:
        parser.error("--into URL or FILE, or --province FILE, is needed")
    return said
