"""Recusal: the own body, an earlier decision, a relation declared or ordered."""

from datetime import datetime

import pytest

from jianbiao.standard.terms import SHANGHAI
from jianbiao.supervision.domain.cases import Case, Done, Person, Subject
from jianbiao.supervision.domain.recusal import conflicts, plain, recused

AT = datetime(2026, 3, 20, tzinfo=SHANGHAI)


def case(*done):
    acts = tuple(
        Done(number=n, act=act, by=by, body="B", at=AT, fields=fields)
        for n, (act, by, fields) in enumerate(done)
    )
    return Case(
        id="C", matter="complaint", version="1", subject=Subject(), state="filed", done=acts
    )


def person(login="lin", called="朔宁市水务局", *, judged=False):
    return Person(login=login, name="林一", body="B", called=frozenset({called}), judged=judged)


@pytest.mark.parametrize(
    ("called", "concerned", "found"),
    [
        ("朔宁市水务局", {"朔宁市水务局"}, 1),
        ("朔宁市水务局", {"朔宁市 水务局（本级）"}, 0),
        ("朔宁市水务局监督科", {"朔宁市水务局"}, 1),
        ("朔宁市水务局", {"朔宁市水务局建设处"}, 0),
        ("朔宁市住房和城乡建设局", {"朔宁市水务局"}, 0),
        ("朔宁市水务局", {"朔宁"}, 0),
        ("ＳＮ水务局", {"SN水务局"}, 1),
        ("朔宁市水务局", {""}, 0),
        ("朔宁市水务局", set(), 0),
    ],
)
def test_the_own_body_is_the_respondent_or_part_of_it(called, concerned, found):
    assert len(conflicts(person(called=called), case(), concerned)) == found


def test_who_judged_before_or_declared_or_was_told_stands_aside():
    told = case(
        ("declare", "wang", {"relation": "relative"}),
        ("recuse", "gao", {"recused": "feng\nzhao"}),
        ("refuse", "li", {"reason": "x"}),
    )
    assert recused(told) == {"wang", "feng", "zhao"}
    assert conflicts(person("zhao"), told, ())
    assert conflicts(person("li", judged=True), case(), ())
    assert not conflicts(person("li"), told, ())


def test_names_are_compared_without_width_blanks_and_brackets():
    assert plain("（ＡＢ） 公司") == plain("AB公司")
