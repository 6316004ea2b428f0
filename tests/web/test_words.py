"""The house rules of words and templates: both languages, known keys, a strict CSP, the right marks."""

import pathlib
import re
import string
from collections import Counter

import pytest

from jianbiao import web
from jianbiao.law.catalogue import RULES
from jianbiao.law.facts import Facts
from jianbiao.law.words import NAMES
from jianbiao.standard import events
from jianbiao.watch.domain import Verdict
from jianbiao.watch.judge import judge
from jianbiao.web.seals import MACHINE, SEALS
from jianbiao.web.staff.forms import VERDICTS
from jianbiao.web.words import WORDS

HOME = pathlib.Path(web.__file__).parent
TEMPLATES = sorted((HOME / "templates").rglob("*.html"))
USED = re.compile(r"{%\s*w\s+[\"']([^\"']+)[\"']")
DYNAMIC = (
    "verdict.",
    "filter.",
    "standing.",
    "number.",
    "closed.",
    "role.",
    "kind.",
    "grant_state.",
    "signer.",
    "quarantine_state.",
    "form.",
    "offer.",
    "matter.days.",
    "matter.side.",
    "matter.nature.",
    "own.limit.",
    "stage.",
    "case.standing.",
    "file.what.",
    "file.base.",
    "share.what.",
    "share.state.",
    "class.",
    "part.",
    "checks.",
    "chain.",
    "looked.",
)
"""Keys that a tag puts together from what the rooms say."""


def named(path):
    return str(path.relative_to(HOME / "templates"))


def fields(text):
    chosen = re.findall(r"\[(\w+)\|", text)
    plain = re.sub(r"\[\w+\|[^\]]*\]", "", text)
    return {f for _, f, _, _ in string.Formatter().parse(plain) if f} | set(chosen)


@pytest.mark.parametrize("key", sorted(WORDS))
def test_every_word_has_both_languages_and_fills_the_same_blanks(key):
    zh, en = WORDS[key]
    assert zh.strip()
    assert en.strip()
    assert fields(zh) >= fields(en) or fields(en) >= fields(zh)
    assert {f for f in fields(en) if "{" + f in en} == {f for f in fields(zh) if "{" + f in zh}
    assert not re.search(r"[\u4e00-\u9fff]", en), "English is written in English"
    assert "！" not in zh
    assert "!" not in en


@pytest.mark.parametrize("key", sorted(WORDS))
def test_no_word_is_smart_or_empowers(key):
    zh, _ = WORDS[key]
    for banned in ("智慧", "赋能", "一键", "请注意", "暂无数据", "涉案", "围标"):
        assert banned not in zh


@pytest.mark.parametrize("path", TEMPLATES, ids=named)
def test_a_template_uses_known_words_only(path):
    assert set(USED.findall(path.read_text(encoding="utf-8"))) <= WORDS.keys()


def test_no_word_is_kept_that_no_page_says():
    texts = [p.read_text(encoding="utf-8") for p in TEMPLATES]
    texts += [p.read_text(encoding="utf-8") for p in HOME.rglob("*.py") if "words" not in p.parts]
    said = "\n".join(texts)
    kept = [k for k in WORDS if not k.startswith(DYNAMIC)]
    assert [k for k in kept if f'"{k}"' not in said and f"'{k}'" not in said] == []


@pytest.mark.parametrize("path", TEMPLATES, ids=named)
def test_a_template_holds_no_inline_style_or_script_and_no_foreign_host(path):
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"\sstyle\s*=", text)
    assert not re.search(r"<[^>%]*\son[a-z]+\s*=", text)
    assert "<style" not in text
    assert not re.search(r"<script(?![^>]*\ssrc=)", text)
    assert not re.search(r"(?:src|href|action)=[\"'](?:https?:)?//", text)


@pytest.mark.parametrize("path", TEMPLATES, ids=named)
def test_a_page_has_one_heading_of_the_first_order(path):
    text = path.read_text(encoding="utf-8")
    page = "{% block main %}" in text and "{% block main %}{% endblock %}" not in text
    assert text.count("<h1") == (1 if page or path.name == "500.html" else 0)


@pytest.mark.parametrize("path", TEMPLATES, ids=named)
def test_only_the_seals_of_the_table_are_stamped(path):
    assert set(re.findall(r"{% seal \"(\w+)\"", path.read_text(encoding="utf-8"))) <= SEALS.keys()


@pytest.mark.parametrize("folder", ["publish", "people", "web"])
def test_no_public_page_carries_a_mark_of_suspicion(folder):
    for path in (HOME / "templates" / folder).glob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert not set(re.findall(r"{% seal \"(\w+)\"", text)) & MACHINE, path
        said = re.search(r"finding|alert\.|staff/", text.replace("desk", ""))
        # The filters are shared with the staff pages: which groups stand there comes from the view.
        assert said is None or path.name == "_filters.html", path


def test_no_rule_can_stamp_a_decided_case():
    assert all(one.character != "违" for one in SEALS.values())


def test_every_kind_of_entry_and_every_verdict_has_its_words():
    assert {f"kind.{k.partition('/')[0]}" for k in events.KINDS} <= WORDS.keys()
    assert set(VERDICTS) == set(Verdict)
    assert {f"closed.{v.value}" for v in Verdict} | set(VERDICTS.values()) <= WORDS.keys()


def test_the_stylesheet_and_the_script_load_nothing_from_elsewhere():
    for name in ("jb.css", "jb.js"):
        text = (HOME / "static/jb" / name).read_text(encoding="utf-8")
        assert "//" not in re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL).replace("'//'", "")
        assert "@import" not in text
        assert "eval(" not in text


@pytest.mark.parametrize("number", RULES)
def test_every_number_a_rule_tells_has_its_words(number):
    for example in RULES[number].examples:
        told = judge(number, Facts(example.fields), jurisdiction="CN")
        for name in getattr(told, "numbers", ()):
            assert f"number.{name}" in WORDS or name in NAMES, name


def test_no_key_stands_for_two_things():
    folder = HOME / "words"
    found = Counter(
        key
        for path in folder.glob("*.py")
        for key in re.findall(r'^    "([a-z0-9_.]+)": ', path.read_text(), re.MULTILINE)
    )
    assert [key for key, n in found.items() if n > 1] == []
