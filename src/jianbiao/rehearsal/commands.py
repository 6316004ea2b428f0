"""`jianbiao rehearse`: an invented province's people, messages and truth (演练命令)."""

import argparse
import json
import os
import pathlib
from collections.abc import Sequence
from contextlib import ExitStack
from datetime import timedelta

from jianbiao.rehearsal import kinds, province, run
from jianbiao.rehearsal.profiles import PROFILES

_STOPPED = 130


def rehearse(argv: Sequence[str]) -> int:
    """Write the province's people, or send its tenders into an instance or a file."""
    if argv and argv[0] == "calibrate":
        return _calibrate(argv[1:])
    if argv and argv[0] == "kinds":
        return kinds.kinds(argv[1:])
    said = _arguments(argv)
    home = pathlib.Path(os.environ.get("JIANBIAO_HOME", "home"))
    if said.province:
        _write_province(pathlib.Path(said.province), home)
        return 0
    with ExitStack() as stack:
        truth = None
        if said.truth:
            truth = stack.enter_context(run.opened(pathlib.Path(said.truth)))
        try:
            count = run.rehearse(
                said.seed,
                said.tenders,
                speed=said.speed,
                into=said.into,
                home=home,
                profile=said.profile,
                truth=truth,
                every=timedelta(minutes=said.every),
                workers=said.workers,
            )
        except KeyboardInterrupt:
            return _STOPPED
    print(f"{count} messages of {said.tenders} tenders, seed {said.seed}: {said.into}")
    return 0


def _calibrate(argv: Sequence[str]) -> int:
    """Print every figure of the province beside its target; 1 where one fails."""
    from jianbiao.rehearsal import calibration

    parser = argparse.ArgumentParser(prog="jianbiao rehearse calibrate")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--lots", type=int, default=calibration.LOTS)
    said = parser.parse_args(argv)
    if said.lots < calibration.FEWEST:
        parser.error(f"--lots from {calibration.FEWEST} on: fewer have no shape")
    failed = calibration.calibrate(said.seed, lots=said.lots)
    print(f"{failed} figures off" if failed else "every figure within its range")
    return int(bool(failed))


def _write_province(path: pathlib.Path, home: pathlib.Path) -> None:
    """Write departments, officers, platforms and keys, and the names of divisions beside them."""
    people = {**province.people(), "keys": run.public_keys(home)}
    path.write_text(json.dumps(people, ensure_ascii=False, indent=1))
    regions = json.dumps(province.regions(), ensure_ascii=False, indent=1)
    path.with_name("regions.json").write_text(regions)


def _arguments(argv: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="jianbiao rehearse")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--tenders", type=int, default=100)
    parser.add_argument(
        "--speed",
        type=float,
        help="how fast time runs; 0 sends tenders that are all over; without it, as the instance's clock",
    )
    parser.add_argument("--into", default="", help="address of an instance, or a file (.gz)")
    parser.add_argument("--truth", help="file for what was planted, JSON lines")
    parser.add_argument(
        "--every", type=float, default=240.0, help="minutes between tenders in a file"
    )
    parser.add_argument(
        "--workers", type=int, default=os.cpu_count() or 1, help="processes that write a file"
    )
    parser.add_argument("--profile", choices=sorted(PROFILES), default="lively")
    parser.add_argument("--province", help="write departments, officers, platforms and keys here")
    said = parser.parse_args(argv)
    if not said.province and not said.into:
        parser.error("--into URL or FILE, or --province FILE, is needed")
    if said.tenders < 1 or (said.speed or 0) < 0 or said.every <= 0 or said.workers < 1:
        parser.error("--tenders and --workers from 1, --speed from 0 on, --every above 0")
    return said
