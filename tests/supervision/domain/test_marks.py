"""What cases add up to: a case that moves on takes its old marks with it; quantiles that occurred."""

from collections import Counter
from dataclasses import replace
from datetime import date, datetime

from hypothesis import given
from hypothesis import strategies as st

from jianbiao.standard.terms import SHANGHAI
from jianbiao.supervision.domain import marks
from jianbiao.supervision.domain.cases import Case, Done, Subject
from jianbiao.supervision.domain.marks import Kind, Mark, Ran
from jianbiao.supervision.domain.matters import Act, Matter, Milestone, Said, State

WORDS = Said(zh="某", en="x")
MATTER = Matter(
    code="m",
    version="1",
    words=WORDS,
    object=WORDS,
    basis=(),
    states={n: State(name=n, words=WORDS, ends=n == "over") for n in ("new", "taken", "over")},
    acts={
        name: Act(name=name, words=WORDS, sources=frozenset(), milestone=milestone)
        for name, milestone in (
            ("open", Milestone.NONE),
            ("accept", Milestone.ACCEPTED),
            ("decide", Milestone.DECIDED),
            ("note", Milestone.NONE),
        )
    },
)


def done(number, act, year=2026):
    at = datetime(year, 3, number, 10, tzinfo=SHANGHAI)
    return Done(number=number, act=act, by="lin", body="zj", at=at)


CASE = Case(
    id="c",
    matter="m",
    version="1",
    subject=Subject(),
    state="new",
    body="zj",
    done=(done(1, "open", 2025),),
)


def mark(kind, name, year=0, days=0, body="zj"):
    return Mark(body=body, matter="m", kind=kind, name=name, year=year, days=days)


def test_a_case_is_received_stands_somewhere_and_its_clocks_run():
    ran = [Ran(name="acceptance", since=date(2026, 3, 1), stopped=None, kept=False)]
    assert marks.of_case(CASE, MATTER, ran) == Counter(
        [
            mark(Kind.STANDS, "new"),
            mark(Kind.REACHED, "received", 2025),
            mark(Kind.RUNS, "acceptance"),
        ]
    )


def test_a_milestone_counts_once_in_the_year_in_which_it_was_reached_first():
    case = replace(
        CASE, done=(*CASE.done, done(2, "accept"), done(3, "accept", 2027), done(4, "decide", 2027))
    )
    found = marks.of_case(case, MATTER, ())
    assert found[mark(Kind.REACHED, "accepted", 2026)] == 1
    assert found[mark(Kind.REACHED, "accepted", 2027)] == 0
    assert found[mark(Kind.REACHED, "decided", 2027)] == 1


def test_a_stopped_clock_tells_its_days_and_whether_it_was_kept():
    since, stopped = date(2026, 3, 1), date(2026, 3, 31)
    for kept, kind in ((True, Kind.KEPT), (False, Kind.BROKEN)):
        ran = [Ran(name="decision", since=since, stopped=stopped, kept=kept)]
        assert marks.of_case(CASE, MATTER, ran)[mark(kind, "decision", 2026, 30)] == 1
    long = [Ran(name="decision", since=since, stopped=date(2036, 1, 1), kept=False)]
    assert marks.of_case(CASE, MATTER, long)[mark(Kind.BROKEN, "decision", 2036, 1000)] == 1


def test_what_changes_is_taken_back_and_what_stays_is_left_alone():
    before = marks.of_case(CASE, MATTER, ())
    moved = replace(CASE, state="taken", done=(*CASE.done, done(2, "accept")))
    change = marks.added(before, marks.of_case(moved, MATTER, ()))
    assert change == {
        mark(Kind.STANDS, "new"): -1,
        mark(Kind.STANDS, "taken"): 1,
        mark(Kind.REACHED, "accepted", 2026): 1,
    }


@given(st.lists(st.integers(0, 60), min_size=1), st.sampled_from((0.5, 0.9, 1.0)))
def test_a_quantile_is_the_least_that_so_many_took_no_longer_than(days, share):
    found = marks.quantile(Counter(days), share)
    within = sum(one <= found for one in days)
    assert found in days
    assert within >= share * len(days)
    assert sum(one < found for one in days) < share * len(days)


def test_nothing_has_no_quantile():
    assert marks.quantile({}, 0.5) is None
