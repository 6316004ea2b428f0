import ast
import pathlib

import jianbiao
from jianbiao.standard import faults
from jianbiao.web.words.gathered import REASONS

SOURCE = pathlib.Path(jianbiao.__file__).parent
RAISED = {"Malformed", "Refused", "Tampered", "Fault"}


def _codes():
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in RAISED:
                for keyword in node.keywords:
                    if keyword.arg == "code" and isinstance(keyword.value, ast.Constant):
                        yield path.relative_to(SOURCE).as_posix(), keyword.value.value


def test_every_code_that_any_room_raises_is_published():
    # What a reader of unsigned data raises is the reason of a row that is set aside.
    known = {"gather": faults.FAULTS.keys() | REASONS.keys()}
    assert [
        (path, code)
        for path, code in _codes()
        if code not in known.get(path.split("/")[0], faults.FAULTS)
    ] == []


def test_every_published_code_is_raised_somewhere():
    text = "".join(
        path.read_text(encoding="utf-8")
        for path in SOURCE.rglob("*.py")
        if path.name != "faults.py"
    )
    composed = {f"{a}_{b}" for a in ("field", "envelope_field") for b in ("missing", "unknown")}
    assert {code for code in faults.FAULTS if f'"{code}"' not in text} <= composed


def test_every_code_has_words_in_both_languages_and_a_status_of_the_door():
    for code, said in faults.FAULTS.items():
        assert said.zh, code
        assert said.en.endswith("."), code
        assert said.status in {400, 401, 403, 404, 405, 408, 409, 410, 413, 415, 429, 500, 503}, (
            code
        )


def test_no_code_means_two_things():
    groups = (faults.REQUEST, faults.MESSAGE, faults.STAFF)
    assert sum(len(group) for group in groups) == len(faults.FAULTS)


def test_an_unpublished_code_still_has_words():
    fault = faults.Fault(code="not_published", path="")
    assert (fault.zh, fault.en) == faults.REQUEST["malformed"][:2]
