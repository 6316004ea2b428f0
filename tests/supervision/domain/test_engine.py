"""One engine for every matter: no path outside the table, clocks as the law counts them."""

import itertools
import pathlib
import time
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jianbiao.errors import Refused
from jianbiao.law.calendar import Calendar
from jianbiao.standard.terms import SHANGHAI
from jianbiao.supervision.domain import clocks as timing
from jianbiao.supervision.domain.cases import Attempt, Case, Subject
from jianbiao.supervision.domain.engine import after, decide
from jianbiao.supervision.domain.listing import read_toml
from jianbiao.supervision.domain.matters import Kind, Matter

HERE = pathlib.Path(__file__).parent
SHIPPED = pathlib.Path("src/jianbiao/supervision/matters")
CALENDAR = Calendar.official()
DAY = date(2026, 3, 2)
ABOUT = Subject(tender="E6900000101000001001", region="690100")
MATTERS = {m.code: m for f in sorted(SHIPPED.glob("*.toml")) for m in [read_toml(f.read_text())]}
SAS = read_toml((HERE / "monitoring.toml").read_text())


def at(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 10, tzinfo=SHANGHAI)


def filled(matter: Matter, act: str, **said: str) -> dict[str, str]:
    """Return a form with every field filled in."""
    made = {
        Kind.TEXT: "某事",
        Kind.DAY: DAY.isoformat(),
        Kind.MOMENT: at(DAY).isoformat(),
        Kind.AMOUNT: "1.00",
        Kind.COUNT: "3",
        Kind.FLAG: "1",
        Kind.NAMES: "甲\n乙",
    }
    fields = matter.acts[act].fields
    return {f.name: next(iter(f.codes), "") or made[f.kind] for f in fields} | said


def attempt(matter: Matter, act: str, *, on: date = DAY, by: str = "a", **said: str) -> Attempt:
    made = matter.acts[act]
    return Attempt(
        act=act,
        by=by,
        body="690100-zj",
        at=at(on),
        side=made.side,
        powers=frozenset({made.power}),
        competent=True,
        fields=filled(matter, act, **said),
        papers=len(made.papers),
    )


def go(matter: Matter, case: Case | None, act: str, **said) -> Case:
    tried = attempt(matter, act, **said)
    event = decide(case, matter, tried, id="C1", subject=ABOUT, calendar=CALENDAR)
    number = case.seen + 1 if case else 1
    return after(case, event, number=number, by=tried.by, at=tried.at)


def walk(matter: Matter, *acts) -> Case:
    case = None
    for act in acts:
        name, said = act if isinstance(act, tuple) else (act, {})
        case = go(matter, case, name, **said)
    assert case is not None
    return case


YES, NO = {"violation": "1"}, {"violation": "0"}
LATER = DAY + timedelta(days=60)
WAYS = {
    "draft": ["open"],
    "active": ["open", "activate"],
    "addressed": ["open", "activate", ("address", YES)],
    "declined": ["open", "activate", ("decline", NO)],
    "completed": ["open", "activate", ("address", YES), "resolve", ("complete", {"on": LATER})],
    "closed": ["open", "activate", ("decline", NO), ("close", {"on": LATER})],
    "stopped": ["open", "activate", "stop"],
    "cancelled": ["open", "cancel"],
}
LEGAL = {
    ("draft", "active"),
    ("draft", "cancelled"),
    ("active", "addressed"),
    ("active", "declined"),
    ("active", "stopped"),
    ("stopped", "active"),
    ("addressed", "completed"),
    ("declined", "closed"),
}


def _reaches(case: Case, goal: str) -> bool:
    """Say whether any one act, on its best terms, leads from the case to ``goal``."""
    for name in SAS.acts:
        for said in (YES, NO):
            form = {k: v for k, v in said.items() if k in {f.name for f in SAS.acts[name].fields}}
            prepared = go(SAS, case, "resolve") if _can(case, "resolve") else case
            try:
                if go(SAS, prepared, name, on=LATER, **form).state == goal != case.state:
                    return True
            except Refused:
                continue
    return False


def _can(case: Case, act: str) -> bool:
    return case.state in SAS.acts[act].sources


def test_the_published_monitoring_procedure_has_8_of_56_transitions():
    found = {(a, b) for a, b in itertools.permutations(WAYS, 2) if _reaches(walk(SAS, *WAYS[a]), b)}
    assert found == LEGAL


def _last(case: Case, name: str, *, on: date) -> date | None:
    running = timing.clocks(case, SAS, on=on, calendar=CALENDAR)
    return next(one.last for one in running if one.clock.name == name)


def test_a_stopped_period_gets_back_the_days_it_had_not_used():
    begun = date(2026, 5, 11)  # a Monday; no holiday until the end of June
    plain = walk(SAS, ("open", {"on": begun}), ("activate", {"on": begun}))
    assert _last(plain, "monitoring", on=begun) == date(2026, 6, 1)
    stopped = go(SAS, plain, "stop", on=date(2026, 5, 15))  # the fourth day is used
    assert _last(stopped, "monitoring", on=date(2026, 5, 20)) is None
    again = go(SAS, stopped, "resume", on=date(2026, 5, 25))
    assert _last(again, "monitoring", on=date(2026, 5, 25)) == date(2026, 6, 9)  # eleven are left


def test_a_period_stopped_on_its_last_day_keeps_its_end():
    begun = date(2026, 5, 11)
    case = walk(SAS, ("open", {"on": begun}), ("activate", {"on": begun}))
    case = go(SAS, case, "stop", on=date(2026, 6, 1))
    case = go(SAS, case, "resume", on=date(2026, 6, 8))
    assert _last(case, "monitoring", on=date(2026, 6, 8)) == date(2026, 6, 1)


def test_what_is_stopped_once_cannot_be_stopped_again():
    case = walk(SAS, "open", "activate", "stop", "resume")
    with pytest.raises(Refused) as refused:
        go(SAS, case, "stop")
    assert refused.value.code == "case_guard"


def test_review_time_does_not_count_against_the_decision():
    matter = MATTERS["complaint"]
    case = walk(matter, "open", ("accept", {"on": date(2026, 3, 3)}))
    plain = timing.clocks(case, matter, on=DAY, calendar=CALENDAR)[-1]
    assert plain.last == date(2026, 4, 15)  # 30 working days, one of them a holiday on 6 April
    case = go(matter, case, "begin_review", on=date(2026, 3, 10))
    held = timing.clocks(case, matter, on=date(2026, 3, 12), calendar=CALENDAR)[-1]
    assert (held.last, held.standing) == (None, "paused")
    case = go(matter, case, "end_review", on=date(2026, 3, 16))
    later = timing.clocks(case, matter, on=date(2026, 3, 16), calendar=CALENDAR)[-1]
    assert later.last == date(2026, 4, 22)  # both days and what lies between: five working days


def test_a_complaint_on_paper_counts_from_the_day_it_was_received():
    matter = MATTERS["complaint"]
    case = walk(matter, ("register", {"on": date(2026, 3, 6), "received_on": "2026-03-03"}))
    clock = timing.clocks(case, matter, on=date(2026, 3, 6), calendar=CALENDAR)[0]
    assert (clock.since, clock.last) == (date(2026, 3, 3), date(2026, 3, 6))


def test_nobody_signs_what_they_drafted():
    matter = MATTERS["complaint"]
    case = walk(matter, "open", "accept", ("draft", {"by": "li"}))
    with pytest.raises(Refused) as refused:
        go(matter, case, "decide", by="li")
    assert refused.value.code == "case_guard"
    assert go(matter, case, "decide", by="wang").state == "decided"


def test_a_stale_form_changes_nothing():
    matter = MATTERS["rectification"]
    case = walk(matter, "open", ("approve", {"by": "b"}))
    tried = attempt(matter, "issue")
    stale = Attempt(**{f: getattr(tried, f) for f in tried.__slots__} | {"seen": 1})
    with pytest.raises(Refused) as refused:
        decide(case, matter, stale, id="C1", subject=ABOUT, calendar=CALENDAR)
    assert refused.value.code == "case_stale"


@pytest.mark.parametrize("code", MATTERS)
def test_every_act_of_a_shipped_matter_can_happen(code):
    """Walk at random, on best terms: nothing on the list is dead, and only its acts are done."""
    matter, seen = MATTERS[code], set()

    @settings(max_examples=200, deadline=None, derandomize=True)
    @given(st.data())
    def walks(data):
        case = None
        for step in range(14):
            can = matter.may_follow(case.state) if case else matter.openings()
            if not can:
                break
            act = data.draw(st.sampled_from(can)).name
            by, on = f"p{step}", DAY + timedelta(days=9 * step)
            flag = data.draw(st.sampled_from("01"))
            form = {f.name: flag for f in matter.acts[act].fields if f.kind is Kind.FLAG}
            listed = [g.of for g in matter.acts[act].guards if g.name == "listed"]
            form |= {name: data.draw(st.sampled_from("甲乙")) for name in listed}
            try:
                after_it = go(matter, case, act, by=by, on=on, **form)
            except Refused:
                continue
            assert act in {one.name for one in can}
            seen.add(act)
            case = after_it

    walks()
    assert seen == matter.acts.keys()


def test_twenty_thousand_acts_a_second_is_no_dream():
    """A bound far below the target, so that a slow machine does not fail: `make bench` measures."""
    matter = MATTERS["rectification"]
    case = walk(matter, "open", ("approve", {"by": "b"}), "issue", "acknowledge", "answer")
    began = time.process_time()
    for _ in range(500):
        go(matter, case, "ask_again")
    assert time.process_time() - began < 2
