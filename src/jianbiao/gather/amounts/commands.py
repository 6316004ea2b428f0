"""命令 (commands): `jianbiao standard amount`, what texts of money say."""

import argparse
import json
import pathlib
from collections.abc import Sequence
from typing import Any

from jianbiao.errors import Malformed
from jianbiao.gather.amounts.reading import read


def amount(argv: Sequence[str]) -> int:
    """Read each TEXT, or each case of a file; return 0 when every one could be read."""
    parser = argparse.ArgumentParser(prog="jianbiao standard amount")
    parser.add_argument("text", nargs="*")
    parser.add_argument("--field", default="", help="award, budget, deposit, winner, …")
    parser.add_argument("--context", default="", help="column heads, joined by ' / '")
    parser.add_argument("--cases", type=pathlib.Path, metavar="FILE")
    parser.add_argument("--json", action="store_true")
    said = parser.parse_args(argv)
    if said.cases is not None:
        print(json.dumps([_answered(case) for case in cases(said.cases)], ensure_ascii=False))
        return 0
    told = [
        {"text": text} | read(text, context=said.context, field=said.field).said(text)
        for text in said.text
    ]
    if said.json:
        print(json.dumps(told, ensure_ascii=False))
    else:
        for one in told:
            print(_line(one))
    return 2 if any(one["kind"] == "quarantine" for one in told) or not told else 0


def cases(path: pathlib.Path) -> list[dict[str, Any]]:
    """Return the cases of a JSON file ``{"cases": […]}`` or a bare list; raise Malformed."""
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise Malformed(f"{path}: {error}", where=str(path)) from error
    found = said.get("cases") if isinstance(said, dict) else said
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        raise Malformed("the file holds no list of cases", where=f"{path}/cases")
    return found


def _answered(case: dict[str, Any]) -> dict[str, Any]:
    texts = {name: case.get(name) or "" for name in ("text", "context", "field")}
    for name, value in texts.items():
        if not isinstance(value, str):
            raise Malformed(f"{name} is not text", where=f"/cases/{case.get('id')}/{name}")
    told = read(texts["text"], context=texts["context"], field=texts["field"])
    return {"id": case.get("id")} | told.said(texts["text"])


def _line(one: dict[str, Any]) -> str:
    rest = {
        name: value
        for name, value in one.items()
        if name not in {"text", "kind", "yuan", "reading"} and value is not None
    }
    more = "  " + json.dumps(rest, ensure_ascii=False) if rest else ""
    return f"{one['kind']}  {one['yuan'] or '-'}  「{one['reading']['text']}」{more}"
