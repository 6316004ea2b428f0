"""`jianbiao watch check`: the built rules asked about cases or about one tender (核对)."""

import argparse
import json
import os
import pathlib
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from jianbiao.errors import Malformed
from jianbiao.law.commands import read_cases
from jianbiao.law.facts import Facts
from jianbiao.law.outcomes import NotApplicable, Outcome, Undecidable, verdict
from jianbiao.record.domain import reading
from jianbiao.record.domain.facts import Subject
from jianbiao.standard.canonical import parse
from jianbiao.standard.terms import SHANGHAI
from jianbiao.watch.checks import CHECKS
from jianbiao.watch.judge import judge

_HOME: Final = "CN"


def check(argv: Sequence[str]) -> int:
    """Print what the rules say about each case of a file, or about the messages of tenders.

    Messages are an array of envelopes, or lines as ``jianbiao rehearse --into FILE`` writes them.

    Standing does not matter here: every built rule answers, whether confirmed or in shadow.
    """
    parser = argparse.ArgumentParser(prog="jianbiao watch check")
    parser.add_argument("tender", nargs="?", type=pathlib.Path, metavar="TENDERS.json")
    parser.add_argument("--cases", type=pathlib.Path, metavar="FILE")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--as", dest="compare", metavar="PLACE", help="measure foreign data by it")
    said = parser.parse_args(argv)
    if said.cases is not None:
        _print(
            [_answered(case) for case in read_cases(said.cases) if _built(case)], as_json=said.json
        )
        return 0
    if said.tender is None:
        parser.error("TENDERS.json or --cases FILE is needed")
    told = _told(reading.subjects(_envelopes(said.tender)), said.compare)
    _print(list(told), as_json=said.json)
    return 0


def bulk(argv: Sequence[str]) -> int:
    """Ask all rules about all tenders of the instance and print how many answers of each kind."""
    from django.conf import settings
    from django.db import connections

    from jianbiao.record import parting, parts
    from jianbiao.register import queries as register
    from jianbiao.watch.bulk import spread

    parser = argparse.ArgumentParser(prog="jianbiao watch bulk")
    parser.add_argument("--log", choices=("official", "gathered"), default="official")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--json", action="store_true")
    said = parser.parse_args(argv)
    if said.workers < 1:
        parser.error("--workers from 1")
    home, log = settings.JIANBIAO_HOME, said.log
    began = time.monotonic()
    parting.write(home, log)
    book = register.book()
    connections.close_all()
    fresh = time.monotonic()
    at = datetime.now(SHANGHAI)  # noqa: TID251
    done = spread(parts.groups(home, log), book, log=log, at=at, workers=said.workers)
    told = {
        "tenders": done.tenders,
        "items": done.items,
        "upto": parts.upto(home, log),
        "rules": len(CHECKS),
        "answers": done.answers,
        "processes": said.workers,
        "seconds_parts": round(fresh - began, 2),
        "seconds": round(time.monotonic() - fresh, 2),
        "verdicts": _by_rule(done.verdicts),
    }
    if said.json:
        print(json.dumps(told, ensure_ascii=False))
    else:
        for name, value in told.items():
            print(f"{name}: {value}")
    return 0


def _by_rule(counted: Mapping[tuple[str, str], int]) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {}
    for (rule, said), count in sorted(counted.items()):
        found.setdefault(rule, {})[said] = count
    return found


def _built(case: Mapping[str, Any]) -> bool:
    return case.get("rule") in CHECKS


def _answered(case: Mapping[str, Any]) -> dict[str, Any]:
    fields = case.get("fields")
    if not isinstance(fields, dict):
        raise Malformed("a case without fields", where=str(case.get("id")))
    outcome = judge(case["rule"], Facts(fields), jurisdiction=_HOME)
    return {
        "id": case.get("id"),
        "verdict": verdict(outcome),
        "rule": case["rule"],
        **_words(outcome),
    }


def _told(subjects: Iterable[Subject], compare: str | None) -> Iterator[dict[str, Any]]:
    """Yield what each rule of a subject's unit says; rules that do not speak of it are left out."""
    for subject in subjects:
        for number, module in CHECKS.items():
            if subject.unit != module.UNIT:
                continue
            outcome = judge(
                number,
                subject.facts,
                jurisdiction=subject.jurisdiction,
                compare=compare is not None,
            )
            if not isinstance(outcome, NotApplicable):
                said = {"rule": number, "unit": subject.unit, "subject": subject.code}
                yield {**said, "verdict": verdict(outcome), **_words(outcome)}


def _words(outcome: Outcome) -> dict[str, Any]:
    said: dict[str, Any] = {"zh": outcome.zh, "en": outcome.en}
    match outcome:
        case Undecidable():
            return {**said, "missing": list(outcome.missing)}
        case NotApplicable():
            return said
    return {**said, "numbers": dict(outcome.numbers)}


def _envelopes(path: pathlib.Path) -> list[dict[str, Any]]:
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise Malformed(f"cannot read {path}: {error.strerror}", where=str(path)) from error
    said = parse(raw, str(path)) if raw.lstrip()[:1] == b"[" else _lines(raw, path)
    if not isinstance(said, list) or not said or not all(isinstance(one, dict) for one in said):
        raise Malformed("a tender is an array of envelopes, or a line for each", where=str(path))
    return said


def _lines(raw: bytes, path: pathlib.Path) -> list[Any]:
    """Return the envelope of each line, bare or beside who sends it and when."""
    lines = enumerate(raw.splitlines(), start=1)
    said = [parse(line, f"{path}:{number}") for number, line in lines if line.strip()]
    return [one["message"] if isinstance(one, dict) and "message" in one else one for one in said]


def _print(answers: list[dict[str, Any]], *, as_json: bool) -> None:
    if as_json:
        print(json.dumps(answers, ensure_ascii=False, indent=1))
        return
    for told in answers:
        print(
            f"{told.get('id') or told['subject']}  {told['rule']}  {told['verdict']}  {told['zh']} {told['en']}"
        )
