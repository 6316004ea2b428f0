"""`jianbiao law …`: the last day of a period, and the rule catalogue (期限、规则目录)."""

import argparse
import json
import pathlib
from collections.abc import Mapping, Sequence
from typing import Any

from jianbiao.errors import Malformed
from jianbiao.law.calendar import Calendar
from jianbiao.law.cases import answer, asked
from jianbiao.law.catalogue import RULES, digest, edition, outlined, version
from jianbiao.law.clocks import CLOCKS
from jianbiao.law.pages import index, page
from jianbiao.law.periods import Direction, Kind, Unit
from jianbiao.law.periods import due as counted

_STANDING = {"final": "确定", "provisional": "暂定，该年放假安排尚未公布"}


def due(argv: Sequence[str]) -> int:
    """Print the last day of a period: of one by hand, or of each case of a file."""
    said = _due_arguments().parse_args(argv)
    calendar = Calendar.official()
    if said.cases is not None:
        answers = [_answered(case, calendar) for case in read_cases(said.cases)]
        _print_cases(answers, as_json=said.json)
        return 0
    question = asked(_by_hand(said))
    told = answer(question, calendar)
    if said.json:
        print(json.dumps(told, ensure_ascii=False))
        return 0
    print(f"{told['last_day'] or '-'}  {told['standing']}  {_STANDING[told['standing']]}")
    if question.period is not None:
        last = counted(question.start, question.period, calendar)
        print(f"起算日计入则为 · if the start day counted: {last.if_start_counted}")
    if "verdict" in told:
        print(f"判断 · verdict: {told['verdict']}")
    return 0


def rules(argv: Sequence[str]) -> int:
    """Print the rule catalogue, one rule in full, or write the page of each rule."""
    parser = argparse.ArgumentParser(prog="jianbiao law rules")
    parser.add_argument("number", nargs="*")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--write-docs", type=pathlib.Path, metavar="DIR")
    said = parser.parse_args(argv)
    chosen = [_rule(number) for number in said.number] or list(RULES.values())
    if said.write_docs is not None:
        _write(said.write_docs)
    elif said.json:
        data = [outlined(rule) for rule in chosen]
        whole = {"version": version(), "digest": digest(), "rules": data}
        print(json.dumps(data if said.number else whole, ensure_ascii=False, indent=1))
    elif said.number:
        print("\n".join(page(rule, edition(rule.number)) for rule in chosen))
    else:
        for rule in chosen:
            print(f"{rule.number}  {rule.zh}  {rule.en}  [{rule.basis_zh}]")
    return 0


def read_cases(path: pathlib.Path) -> list[dict[str, Any]]:
    """Return the ``cases`` of a file of vectors. Raise Malformed where there are none."""
    try:
        cases = json.loads(path.read_bytes())["cases"]
    except OSError as error:
        raise Malformed(f"cannot read {path}: {error.strerror}", where=str(path)) from error
    except (ValueError, KeyError, TypeError) as error:
        raise Malformed(f"{path} holds no cases: {error}", where=str(path)) from error
    if not isinstance(cases, list) or not all(isinstance(one, dict) for one in cases):
        raise Malformed(f"the cases of {path} are no list of objects", where=str(path))
    return cases


def _due_arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="jianbiao law due")
    parser.add_argument("--cases", type=pathlib.Path, metavar="FILE")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--rule", choices=CLOCKS, help="take the period of this rule")
    parser.add_argument("--unit", choices=[unit.value for unit in Unit])
    parser.add_argument("--direction", choices=[direction.value for direction in Direction])
    parser.add_argument("--length", type=int, metavar="DAYS")
    parser.add_argument("--from", dest="start", metavar="TIME", help="RFC 3339, or a day")
    parser.add_argument("--suspended", action="append", default=[], metavar="A..B")
    parser.add_argument("--roll", action="store_true", help="a last day of rest gives way")
    parser.add_argument("--kind", choices=[kind.value for kind in Kind])
    parser.add_argument("--until", metavar="TIME", help="the end of a window")
    parser.add_argument("--act", metavar="TIME", help="judge this act")
    return parser


def _by_hand(said: argparse.Namespace) -> dict[str, Any]:
    """Return the arguments in the form of a case; a named rule brings its own roll-over."""
    case = {
        "rule": said.rule,
        "unit": said.unit,
        "direction": said.direction,
        "length": said.length,
        "start": said.start,
        "kind": said.kind,
        "window_end": said.until,
        "suspended_inclusive": [span.split("..") for span in said.suspended],
        "roll_over_on_holiday": said.roll or (None if said.rule else False),
        "probe": {"act": said.act},
    }
    return {name: value for name, value in case.items() if value is not None}


def _answered(case: Mapping[str, Any], calendar: Calendar) -> dict[str, Any]:
    try:
        return {"id": case.get("id"), **answer(asked(case), calendar)}
    except Malformed as error:
        raise Malformed(str(error), where=f"{case.get('id')}/{error.where}") from error


def _print_cases(answers: list[dict[str, Any]], *, as_json: bool) -> None:
    if as_json:
        print(json.dumps(answers, ensure_ascii=False, indent=1))
        return
    for told in answers:
        print(
            f"{told['id']}  {told['last_day'] or '-'}  {told['standing']}  {told.get('verdict', '')}"
        )


def _rule(number: str) -> Any:
    if number not in RULES:
        raise Malformed(f"目录中没有 {number} · no rule {number}", where=number)
    return RULES[number]


def _write(folder: pathlib.Path) -> None:
    """Write one page per rule and their index, and remove pages of rules that are no more."""
    folder.mkdir(parents=True, exist_ok=True)
    pages = {f"{rule.number}.md": page(rule, edition(rule.number)) for rule in RULES.values()}
    for name, text in {**pages, "index.md": index(RULES.values(), version())}.items():
        (folder / name).write_text(text, encoding="utf-8")
    for old in folder.glob("[A-Z][0-9][0-9].md"):
        if old.name not in pages:
            old.unlink()
