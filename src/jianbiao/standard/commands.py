"""命令 (commands): `jianbiao standard …` at the command line. The door: reads the clock, prints."""

import argparse
import json
import pathlib
import sys
import time
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from jianbiao.errors import Malformed, Refused
from jianbiao.standard import canonical, identifiers, pages
from jianbiao.standard import dictionary as dictionary_of
from jianbiao.standard import overlay as overlay_of
from jianbiao.standard.sets import SETS
from jianbiao.standard.terms import SHANGHAI

_DEEPEST = 500
"""Nesting that `standard canonical` reads: far beyond any message."""


def check_codes(argv: Sequence[str]) -> int:
    """Judge identifiers: `standard check [--kind K] CODE…`. Return 0 when all are valid, else 2."""
    parser = argparse.ArgumentParser(prog="jianbiao standard check")
    parser.add_argument("code", nargs="*")
    parser.add_argument("--kind", choices=identifiers.KINDS)
    parser.add_argument("--on", type=date.fromisoformat, help="day of asking; today when left out")
    _add_cases(parser)
    said = parser.parse_args(argv)
    on = said.on or _today()
    if said.cases:
        _print_json([_judged(case, on) for case in _cases(said.cases)])
        return 0
    verdicts = [_judge_by_hand(code, said.kind, on) for code in said.code]
    if said.json:
        _print_json(verdicts)
    else:
        for verdict in verdicts:
            mark = "✓" if verdict["valid"] else "✗"
            print(f"{mark} {verdict['code']} [{verdict['kind'] or '?'}] {verdict['reason']}")
    return 0 if verdicts and all(verdict["valid"] for verdict in verdicts) else 2


def canonicalise(argv: Sequence[str]) -> int:
    """Write the RFC 8785 bytes of standard input, or of the `input_hex` of each case."""
    parser = argparse.ArgumentParser(prog="jianbiao standard canonical")
    _add_cases(parser)
    said = parser.parse_args(argv)
    if said.cases:
        _print_json([_canonicalised(case) for case in _cases(said.cases)])
        return 0
    sys.stdout.buffer.write(canonical_of(sys.stdin.buffer.read()))
    return 0


def dictionary(argv: Sequence[str]) -> int:
    """Print the data dictionary, or bring the derived pages of the specification up to date."""
    parser = argparse.ArgumentParser(prog="jianbiao standard dictionary")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--errors", action="store_true", help="the error codes instead")
    parser.add_argument("--language", choices=("zh", "en"), default="zh")
    parser.add_argument(
        "--write", type=pathlib.Path, metavar="DIR", help="bring the pages up to date"
    )
    said = parser.parse_args(argv)
    if said.write:
        for name, text in pages.written().items():
            (said.write / name).write_text(text, encoding="utf-8")
    elif said.json:
        _print_json({"versions": dictionary_of.versions(), "sets": dictionary_of.rows()})
    else:
        page = pages.errors if said.errors else pages.dictionary_page
        print(page(said.language), end="")
    return 0


def schema(argv: Sequence[str]) -> int:
    """Print the JSON Schema of a set; without a set the names of all."""
    parser = argparse.ArgumentParser(prog="jianbiao standard schema")
    parser.add_argument("set", nargs="?", choices=SETS)
    said = parser.parse_args(argv)
    if said.set is None:
        print("\n".join(SETS))
    else:
        _print_json(dictionary_of.json_schema(said.set))
    return 0


def overlay(argv: Sequence[str]) -> int:
    """Check a province's overlay file and print what it adds, with the digest it is adopted by."""
    parser = argparse.ArgumentParser(prog="jianbiao standard overlay")
    parser.add_argument("file", type=pathlib.Path)
    path: pathlib.Path = parser.parse_args(argv).file
    over = overlay_of.read(_bytes(path))
    print(f"{over.prefix} {over.zh} · {over.en} {over.version}\nsha256:{over.digest}")
    for name in over.names:
        print(f"+ {name}")
    for name, values in over.codes.items():
        print(f"+ {name}: {', '.join(values)}")
    print(f"+ {len(over.regions)} regions")
    return 0


def canonical_of(raw: bytes) -> bytes:
    """Return the RFC 8785 bytes of JSON text. Raise Malformed when it has no single reading."""
    return canonical.canonical(canonical.parse(raw, deepest=_DEEPEST, last_wins=True))


def _add_cases(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--cases", type=pathlib.Path, metavar="FILE", help="a file of cases")
    parser.add_argument("--json", action="store_true", help="print a JSON list")


def _cases(path: pathlib.Path) -> list[dict[str, Any]]:
    raw = _bytes(path)
    try:
        cases: list[dict[str, Any]] = json.loads(raw)["cases"]
    except (ValueError, KeyError, TypeError) as error:
        raise Malformed(
            f"{path} holds no cases: {error}", code="file_broken", where=str(path)
        ) from error
    return cases


def _bytes(path: pathlib.Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise Refused(f"{path}: {error.strerror}", code="file_broken", where=str(path)) from error


def _judged(case: dict[str, Any], on: date) -> dict[str, Any]:
    kind, code = case["kind"], case["code"]
    if kind not in identifiers.KINDS:
        return {"id": case["id"], "valid": False, "reason": f"未知类型 · unknown kind: {kind}"}
    if not isinstance(code, str):
        return {"id": case["id"], "valid": False, "reason": f"不是文本 · not text: {code!r}"}
    verdict = identifiers.check(kind, code, on=on)
    return {"id": case["id"], "valid": verdict.valid, "reason": verdict.reason}


def _judge_by_hand(code: str, kind: str | None, on: date) -> dict[str, Any]:
    known = kind or identifiers.guess(code)
    if known is None:
        return {
            "code": code,
            "kind": None,
            "valid": False,
            "reason": "无法识别的代码 · no kind has this form",
        }
    verdict = identifiers.check(known, code, on=on)
    return {"code": code, "kind": known, "valid": verdict.valid, "reason": verdict.reason}


def _canonicalised(case: dict[str, Any]) -> dict[str, Any]:
    try:
        return {
            "id": case["id"],
            "canonical_hex": canonical_of(bytes.fromhex(case["input_hex"])).hex(),
        }
    except Malformed as error:
        reason = f"{error.code}: {error}"
        return {"id": case["id"], "rejected": True, "reason": reason}


def _today() -> date:
    """Return the day it is in China: the command line is a door, and a door reads the clock."""
    return datetime.fromtimestamp(time.time(), SHANGHAI).date()


def _print_json(value: Any) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=1))
