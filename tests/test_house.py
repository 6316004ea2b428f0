"""The house rules that a linter cannot see."""

import ast
import json
import os
import pathlib
import re
import subprocess
import sys

import pytest
from django.apps import apps
from django.urls import URLPattern, URLResolver, get_resolver

import jianbiao
from jianbiao.law.catalogue import RULES
from jianbiao.standard import events

HOME = pathlib.Path(jianbiao.__file__).parent
REPO = HOME.parents[1]
GOLDEN = pathlib.Path(__file__).parent / "golden"
MODULES = sorted(p for p in HOME.rglob("*.py") if "migrations" not in p.parts)
ONE_FILE = {"verify.py"}
"""Meant to be copied as one file, so it may be longer than a file of the house."""


def names(path):
    return str(path.relative_to(HOME))


@pytest.mark.parametrize("room", ["kit", "standard", "law", "seal", "rehearsal"])
def test_a_room_without_a_server_imports_without_django(room):
    code = f"import sys; sys.modules['django'] = None; import jianbiao.{room}"
    environ = {"PYTHONPATH": str(HOME.parent), "PATH": os.environ["PATH"]}
    subprocess.run([sys.executable, "-c", code], check=True, env=environ)


def test_every_model_says_where_its_rows_come_from():
    for model in apps.get_models():
        if model.__module__.startswith("jianbiao."):
            standing = getattr(model, "standing", "")
            kept = standing.startswith("kept: ") and len(standing) > 12
            assert standing in {"own", "pulled"} or kept, model


def test_no_derived_table_numbers_its_rows_or_reads_the_clock():
    for model in apps.get_models():
        if getattr(model, "standing", "") in {"own", "pulled"}:
            for field in model._meta.concrete_fields:
                assert field.get_internal_type() not in {"AutoField", "BigAutoField"}, model
                assert not getattr(field, "auto_now", False), model
                assert not getattr(field, "auto_now_add", False), model


def routes(resolver, prefix=""):
    for one in resolver.url_patterns:
        if isinstance(one, URLResolver):
            yield from routes(one, prefix + str(one.pattern))
        elif isinstance(one, URLPattern):
            yield prefix + str(one.pattern), one.callback


def test_every_page_names_the_power_it_needs():
    for path, view in routes(get_resolver()):
        if not path.startswith("api/v1/"):
            assert getattr(view, "power", ""), f"/{path} names no power"


@pytest.mark.parametrize("path", MODULES, ids=names)
def test_a_module_says_what_it_holds_and_stays_small(path):
    text = path.read_text(encoding="utf-8")
    tree = ast.parse(text)
    assert ast.get_docstring(tree), "the first line says what it holds"
    assert text.count("\n") <= 400 or path.name in ONE_FILE
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert node.end_lineno - node.lineno < 45, node.name
    assert not re.search(r"\b(TODO|FIXME|XXX|HACK)\b", text)


def test_every_rule_has_its_file_its_page_and_its_test():
    for number in RULES:
        stem = number.lower()
        assert list((HOME / "watch/checks").glob(f"{stem}_*.py")), number
        assert (REPO / f"docs/rules/{number}.md").exists(), number
        assert list((REPO / "tests/watch/checks").glob(f"test_{stem}_*.py")), number


@pytest.mark.parametrize("kind", sorted(events.KINDS))
def test_an_event_of_every_kind_and_version_is_read_for_ever(kind):
    path = GOLDEN / (kind.replace(":", "-").replace("/", "-v") + ".json")
    said = json.loads(path.read_text(encoding="utf-8"))
    assert said["kind"] == kind
    assert events.to_dict(events.from_dict(said)) == said


def test_pinned_requirements_name_no_host():
    for path in (REPO / "requirements").glob("*.txt"):
        text = path.read_text()
        assert "://" not in text, path
        for block in re.split(r"\n(?=[a-z0-9])", text.strip()):
            assert re.match(r"[a-z0-9._\-]+(\[[a-z,]+\])?==", block), block[:60]
            assert "--hash=sha256:" in block, block[:60]


def test_both_readmes_name_the_same_commands():
    commands = re.compile(r"^(?:jianbiao|make) [^\s#]+", re.MULTILINE)
    english = commands.findall((REPO / "README.md").read_text())
    chinese = commands.findall((REPO / "README.zh-CN.md").read_text())
    assert english == chinese
