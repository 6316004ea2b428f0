"""One engine for every matter: no path outside the table, clocks as the law counts them."""

import itertools
import pathlib
import random
import time
from datetime import date, datetime, timedelta

import pytest

from jianbiao.errors import Refused
from jianbiao.law.calendar import Calendar
from jianbiao.standard.terms import SHANGHAI
from jianbiao.supervision import shipped
from jianbiao.supervision.domain import clocks as timing
from jianbiao.supervision.domain.cases import Attempt, Case, Person, Subject
from jianbiao.supervision.domain.engine import after, beside, decide, follows
from jianbiao.supervision.domain.listing import read_matter, read_toml
from jianbiao.supervision.domain.matters import Kind, Matter
from jianbiao.supervision.domain.numbering import FIELD, Series

HERE = pathlib.Path(__file__).parent
CALENDAR = Calendar.official()
DAY = date(2026, 3, 2)
ABOUT = Subject(tender="E6900000101000001001", region="690100")
MATTERS = {said["code"]: read_matter(said) for said in shipped.contents()}
SAS = read_toml((HERE / "monitoring.toml").read_text())


OFFICERS = {
    login: Person(login=login, name=login, body="690100-zj", powers=frozenset({"case.handle"}))
    for login in "abc"
}


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
        Kind.OFFICERS: "a\nb",
        Kind.FILES: f"sha256:{'ab' * 32}",
        Kind.CASE: "C1",
    }
    fields = [f for f in matter.acts[act].fields if f.kind is not Kind.DIGEST]
    form = {f.name: next(iter(f.codes), "") or made[f.kind] for f in fields}
    closed = {f.name: f"{f.name}某" for f in fields if f.closed and f.kind is Kind.TEXT}
    aside = {f.name: "z" for f in fields if f.name == "recused"}
    numbered = {FIELD: ""} if matter.acts[act].series else {}
    return form | closed | aside | numbered | said


BODIES = frozenset({"690100-zj", "某事"})
"""Departments that may be named in a form filled in by ``filled``."""


def attempt(
    matter: Matter,
    act: str,
    *,
    on: date = DAY,
    by: str = "a",
    body: str = "690100-zj",
    **said: str,
) -> Attempt:
    made = matter.acts[act]
    return Attempt(
        act=act,
        by=by,
        body=body,
        at=at(on),
        side=made.side,
        powers=frozenset({made.power}),
        competent=True,
        fields=filled(matter, act, **said),
        papers=len(made.papers),
        persons={login: OFFICERS[login] for login in "ab"},
        cases=frozenset({"C1"}),
        able=BODIES,
        known=BODIES,
        below=BODIES,
    )


def go(matter: Matter, case: Case | None, act: str, **said) -> Case:
    tried = attempt(matter, act, **said)
    series = Series(prefix="朔建监", year=2026)
    event = decide(case, matter, tried, id="C1", subject=ABOUT, calendar=CALENDAR, series=series)
    number = case.seen + 1 if case else 1
    now = after(case, event, number=number, by=tried.by, at=tried.at)
    for one in follows(matter.acts[act], now.id, tried):
        now = beside(now, one)
    return now


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
    case = walk(matter, "open", "accept", ("draft", {"by": "b"}))
    with pytest.raises(Refused) as refused:
        go(matter, case, "decide", by="b")
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
    matter, seen, chance = MATTERS[code], set(), random.Random(code)
    for _ in range(1500):
        if seen == matter.acts.keys():
            break
        case, on = None, DAY
        for step in range(30):
            can = matter.may_follow(case.state) if case else matter.openings()
            if not can:
                break
            new = [one for one in can if one.name not in seen] or can
            act = chance.choice(new if chance.random() < 0.5 else can).name
            by, on = (
                chance.choice((*"abab", *"cd", f"p{step}")),
                on + timedelta(days=chance.choice((0, 9, 15))),
            )
            body = chance.choice(("690100-zj", "690100-zj", "690100-zj", "某事"))
            flag = chance.choice("01")
            form = {f.name: flag for f in matter.acts[act].fields if f.kind is Kind.FLAG}
            form |= {f.name: str(on) for f in matter.acts[act].fields if f.kind is Kind.DAY}
            listed = [g.of for g in matter.acts[act].guards if g.name == "listed"]
            form |= {name: chance.choice("甲乙") for name in listed}
            try:
                after_it = go(matter, case, act, by=by, on=on, body=body, **form)
            except Refused:
                continue
            seen.add(act)
            case = after_it
    assert seen == matter.acts.keys()


def test_twenty_thousand_acts_a_second_is_no_dream():
    """A bound far below the target, so that a slow machine does not fail: `make bench` measures."""
    matter = MATTERS["rectification"]
    case = walk(matter, "open", ("approve", {"by": "b"}), "issue", "acknowledge", "answer")
    began = time.process_time()
    for _ in range(500):
        go(matter, case, "ask_again")
    assert time.process_time() - began < 2
