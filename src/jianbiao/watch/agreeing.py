"""`jianbiao watch agreement`: what was planted against what the rules find (真值核对命令)."""

import argparse
import gzip
import json
import pathlib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

import orjson

from jianbiao.errors import Malformed
from jianbiao.record.domain import akin
from jianbiao.record.domain.items import LET_ALONE
from jianbiao.record.domain.mentions import ASIDE, VIOLATION
from jianbiao.watch.agreement import SILENCE, Agreement, answers, as_data, as_markdown

_PROJECT: Final = 17
"""Characters of a project's code, which its tenders' codes begin with."""

_TRUE: Final = ("rule", "case", "expected", "unit_id", "tender")
_TENDER: Final = 20
_SHOWN: Final = 3
_CODE: Final = re.compile(rb'"([0-9A-Z]{18}|[A-Z][0-9]{19})"')
"""A credit code, or the code of a tender."""

_VIOLATION: Final = f'"{VIOLATION}"'.encode()
_LET: Final = f'"{LET_ALONE}"'.encode()

Line = tuple[int, bytes]
"""Where an envelope stands in the file, and the envelope as JSON."""


def from_file(argv: Sequence[str]) -> int:
    """Ask all rules about the messages of a file and compare with the truth; 1 where they differ."""
    parser = _parser("jianbiao watch agreement")
    parser.add_argument("messages", type=pathlib.Path, metavar="MESSAGES.jsonl[.gz]")
    said = parser.parse_args(argv)
    truths, told = _truths(said.truth), _told(said.messages)
    aside = _by_party(told.pop("", []))
    found = Agreement()
    for projects in _joined(told, truths.keys()):
        lines = [line for project in projects for line in told.get(project, ())]
        true = [one for project in projects for one in truths.get(project, ())]
        named = _codes(lines) | {one["tender"] for one in true}
        near = {line for code in named for line in aside.get(code, ())}
        envelopes = [orjson.loads(one) for _, one in sorted([*lines, *near])]
        found.take(true, answers(envelopes) if envelopes else {})
    return _print(found, said)


def from_findings(argv: Sequence[str]) -> int:
    """Compare the truth with the findings of the instance as they stand; 1 where they differ."""
    from jianbiao.watch import queries

    parser = _parser("jianbiao watch found")
    parser.add_argument("--log", choices=("official", "gathered"), default="official")
    said = parser.parse_args(argv)
    found = Agreement()
    for project, truths in sorted(_truths(said.truth).items()):
        verdicts = queries.verdicts_of(project, log=said.log)
        silent = queries.silent_of(project, log=said.log)
        lots = {(SILENCE, code): "breach" for code in silent}
        quiet = {(SILENCE, one["unit_id"]): "compliant" for one in truths if one["rule"] == SILENCE}
        found.take(truths, {**quiet, **verdicts, **lots})
    return _print(found, said)


def _parser(name: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog=name)
    parser.add_argument("truth", type=pathlib.Path, metavar="TRUTH.jsonl[.gz]")
    kind = parser.add_mutually_exclusive_group()
    kind.add_argument("--json", action="store_true")
    kind.add_argument("--markdown", action="store_true")
    return parser


def _truths(path: pathlib.Path) -> dict[str, list[dict[str, Any]]]:
    """Return what is true by project. Raise Malformed at a line that is no truth."""
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for number, line in _lines(path):
        one = _object(line, path, number)
        if not all(isinstance(one.get(name), str) for name in _TRUE):
            wanted = "、".join(_TRUE)
            raise Malformed(f"a line of truth names {wanted}", where=f"{path}:{number}")
        found[one["tender"][:_PROJECT]].append(one)
    return found


def _told(path: pathlib.Path) -> dict[str, list[Line]]:
    """Return the envelopes by project, as JSON: some thousand tenders fit into memory so.

    What hangs under no project is under the empty one.
    """
    found: dict[str, list[Line]] = defaultdict(list)
    spoilt: set[str] = set()
    for number, line in _lines(path):
        one = _object(line, path, number)
        message = one.get("message", one)
        data = message.get("data") if isinstance(message, dict) else None
        if not isinstance(data, dict):
            raise Malformed("a line without a message", where=f"{path}:{number}")
        if "replaces" in message:
            spoilt.add(str(message["replaces"]))
        under = message.get("set") not in ASIDE
        code = (data.get("TENDER_PROJECT_CODE") or data.get("PROJECT_CODE") or "") if under else ""
        found[str(code)[:_PROJECT]].append((number, orjson.dumps(message)))
    return {
        code: [line for line in lines if not _among(line[1], spoilt)]
        for code, lines in found.items()
    }


def _joined(told: Mapping[str, list[Line]], planted: Iterable[str]) -> Iterator[list[str]]:
    """Yield projects that are asked about together: those with contracts alike, each other alone."""
    alike: dict[str, set[str]] = defaultdict(set)
    for project, lines in told.items():
        for _, line in lines:
            if _LET in line:
                alike[akin.key_in(orjson.loads(line)["data"])].add(project)
    near: dict[str, set[str]] = defaultdict(set)
    for key, projects in alike.items():
        for project in projects if key else ():
            near[project] |= projects
    seen: set[str] = set()
    for project in sorted(told.keys() | set(planted)):
        if project in seen:
            continue
        group, new = {project}, [project]
        while new:
            more = near[new.pop()] - group
            group |= more
            new += more
        seen |= group
        yield sorted(group)


def _by_party(lines: Iterable[Line]) -> dict[str, list[Line]]:
    """Return the records of registers by the codes of the parties or the tender they speak of."""
    found: dict[str, list[Line]] = defaultdict(list)
    for line in lines:
        codes = _codes([line])
        # A violation is its tender's; whoever it names takes part in others as well.
        only_tenders = _VIOLATION in line[1]
        for code in codes:
            if not only_tenders or len(code) == _TENDER:
                found[code].append(line)
    return found


def _codes(lines: Iterable[Line]) -> set[str]:
    """Return the codes of parties and tenders that lines name."""
    return {code.decode() for _, line in lines for code in _CODE.findall(line)}


def _among(line: bytes, spoilt: set[str]) -> bool:
    """Say whether a message was rejected and repaired by another, so that it never counted."""
    return bool(spoilt) and orjson.loads(line)["message_id"] in spoilt


def _lines(path: pathlib.Path) -> Iterator[tuple[int, bytes]]:
    try:
        with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as lines:
            yield from ((n, line) for n, line in enumerate(lines, start=1) if line.strip())
    except (OSError, EOFError) as error:
        raise Malformed(f"cannot read {path}: {error}", where=str(path)) from error


def _object(line: bytes, path: pathlib.Path, number: int) -> dict[str, Any]:
    try:
        said = orjson.loads(line)
    except orjson.JSONDecodeError as error:
        raise Malformed(f"not JSON: {error}", where=f"{path}:{number}") from error
    if not isinstance(said, dict):
        raise Malformed("a line is an object", where=f"{path}:{number}")
    return said


def _print(found: Agreement, said: argparse.Namespace) -> int:
    if said.json:
        print(json.dumps(as_data(found), ensure_ascii=False, indent=1))
    elif said.markdown:
        for line in as_markdown(found):
            print(line)
    else:
        _summary(found)
    return int(not found.agrees)


def _summary(found: Agreement) -> None:
    for number, row in found.rows.items():
        many = sum(row.planted.values())
        word = ("agrees" if row.agrees else "DIFFERS") if many or row.flagged else "unplanted"
        print(f"{word:<9} {number}  {many} planted, {row.flagged} flagged")
        for one in found.differing.get(number, ())[:_SHOWN]:
            print(f"    {one['subject']} ({one['case']}): {one['expected']}, said {one['said']}")
    print("agrees" if found.agrees else "DIFFERS", f"over {found.tenders} projects")
