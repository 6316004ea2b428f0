import io
import json
import sys

import pytest

from jianbiao.errors import Malformed, Refused
from jianbiao.standard import commands, pages
from jianbiao.standard.sets import SETS
from tests.standard.make import USCC


@pytest.fixture
def cases(tmp_path):
    def write(*said):
        path = tmp_path / "cases.json"
        path.write_text(json.dumps({"cases": said}))
        return str(path)

    return write


class Stream:
    def __init__(self, raw=b""):
        self.buffer = io.BytesIO(raw)


def test_codes_of_a_file_are_judged_one_by_one(cases, capsys):
    path = cases(
        {"id": "1", "kind": "uscc", "code": USCC},
        {"id": "2", "kind": "uscc", "code": ""},
        {"id": "3", "kind": "passport", "code": "x"},
        {"id": "4", "kind": "uscc", "code": None},
    )
    assert commands.check_codes(["--cases", path, "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert [(one["id"], one["valid"]) for one in said] == [
        ("1", True),
        ("2", False),
        ("3", False),
        ("4", False),
    ]
    assert all("·" in one["reason"] for one in said)


def test_codes_by_hand_are_judged_by_the_kind_they_look_like(capsys):
    assert commands.check_codes([USCC]) == 0
    assert capsys.readouterr().out.startswith(f"✓ {USCC} [uscc]")
    assert commands.check_codes([USCC, "nonsense"]) == 2
    assert "✗ nonsense [?]" in capsys.readouterr().out
    assert commands.check_codes(["--kind", "org_code", "--json", "78476538-5"]) == 0
    assert json.loads(capsys.readouterr().out)[0]["kind"] == "org_code"


def test_a_birth_is_judged_on_the_day_of_asking(capsys):
    code = "62010220990101003X"
    assert commands.check_codes(["--kind", "id_card", code]) == 2
    assert commands.check_codes(["--kind", "id_card", "--on", "2099-06-01", code]) == 0
    capsys.readouterr()


def test_canonical_bytes_come_from_standard_input(monkeypatch):
    monkeypatch.setattr(sys, "stdin", Stream(b' {"b": 1e3, "a": "\xc3\xa9"} '))
    monkeypatch.setattr(sys, "stdout", out := Stream())
    assert commands.canonicalise([]) == 0
    assert out.buffer.getvalue() == b'{"a":"\xc3\xa9","b":1000}'


def test_text_without_one_reading_is_refused_at_the_door(monkeypatch):
    monkeypatch.setattr(sys, "stdin", Stream(b'{"a":NaN}'))
    with pytest.raises(Malformed):
        commands.canonicalise([])


def test_canonical_cases_are_written_or_rejected(cases, capsys):
    path = cases(
        {"id": "1", "input_hex": b"[1e1]".hex()},
        {"id": "2", "input_hex": b"\xef\xbb\xbf1".hex()},
        {"id": "3", "input_hex": (b"[" * 100 + b"]" * 100).hex()},
    )
    assert commands.canonicalise(["--cases", path, "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert said[0] == {"id": "1", "canonical_hex": b"[10]".hex()}
    assert said[1]["rejected"] is True
    assert "canonical_hex" in said[2]


def test_a_file_of_cases_that_cannot_be_read_is_refused(tmp_path):
    with pytest.raises(Refused):
        commands.check_codes(["--cases", str(tmp_path / "none.json")])
    (tmp_path / "bad.json").write_text("[]")
    with pytest.raises(Malformed):
        commands.check_codes(["--cases", str(tmp_path / "bad.json")])


def test_the_dictionary_is_printed_in_both_languages_and_as_json(capsys):
    assert commands.dictionary(["--language", "en"]) == 0
    assert capsys.readouterr().out == pages.dictionary_page("en")
    assert commands.dictionary(["--errors"]) == 0
    assert capsys.readouterr().out == pages.errors("zh")
    assert commands.dictionary(["--json"]) == 0
    assert len(json.loads(capsys.readouterr().out)["sets"]) == len(SETS)


def test_the_derived_pages_are_written(tmp_path):
    assert commands.dictionary(["--write", str(tmp_path)]) == 0
    assert {path.name for path in tmp_path.iterdir()} == set(pages.written())


def test_a_schema_is_printed_and_without_a_set_the_names(capsys):
    assert commands.schema(["PROJECT"]) == 0
    assert json.loads(capsys.readouterr().out)["title"] == "项目 PROJECT"
    assert commands.schema([]) == 0
    assert capsys.readouterr().out.split() == list(SETS)
