"""The case engine (办理引擎): one for every matter. Decide with plain values, say what follows once."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from jianbiao.errors import Malformed, Refused
from jianbiao.law.calendar import Calendar
from jianbiao.law.periods import Span, day_of
from jianbiao.standard.case_events import CaseActed, CaseOpened
from jianbiao.supervision.domain import clocks as timing
from jianbiao.supervision.domain.cases import Attempt, Case, Done, Subject
from jianbiao.supervision.domain.forms import read_form
from jianbiao.supervision.domain.guards import GUARDS
from jianbiao.supervision.domain.matters import Act, Guard, Matter, Side


def decide(
    case: Case | None,
    matter: Matter,
    attempt: Attempt,
    *,
    id: str,
    subject: Subject,
    calendar: Calendar,
    outages: Sequence[Span] = (),
) -> CaseOpened | CaseActed:
    """Return the event of ``attempt``, which opens a case where ``case`` is None.

    Raise Refused with codes case_state, case_power, case_competence, case_stale, case_guard; and
    Malformed with case_field where the form cannot be read.
    """
    act = _act(case, matter, attempt)
    _check_actor(case, act, attempt)
    fields = read_form(act, attempt.fields)
    tried = replace(attempt, fields=fields)
    now = case or _blank(id, matter, subject)
    standing = _standing(now, matter, attempt, calendar, outages) if act.guards else {}
    _check_guards(now, act, tried, standing)
    if attempt.papers < len(act.papers):
        raise Malformed(f"{attempt.papers} of {len(act.papers)} papers", code="case_papers")
    return _opened(now, act, tried) if case is None else _acted(case, act, tried)


def _opened(now: Case, act: Act, attempt: Attempt) -> CaseOpened:
    subject = now.subject
    return CaseOpened(
        case=now.id,
        matter=now.matter,
        version=now.version,
        side=attempt.side,
        body=attempt.body,
        tender=subject.tender,
        lot=subject.lot,
        alert=subject.alert,
        party=subject.party,
        region=subject.region,
        industry=subject.industry,
        platform=subject.platform,
        act=act.name,
        state=act.to,
        tells=subject.platform if act.tells else "",
        effect=act.effect.value,
        secret=attempt.secret,
        fields=dict(attempt.fields),
    )


def _acted(case: Case, act: Act, attempt: Attempt) -> CaseActed:
    return CaseActed(
        case=case.id,
        act=act.name,
        side=attempt.side,
        body=attempt.body,
        tender=case.subject.tender,
        lot=case.subject.lot,
        state=act.to or case.state,
        tells=case.subject.platform if act.tells else "",
        effect=act.effect.value,
        message=attempt.message,
        fields=dict(attempt.fields),
    )


def after(
    case: Case | None, event: CaseOpened | CaseActed, *, number: int, by: str, at: datetime
) -> Case:
    """Return the case once ``event`` stands in the ledger as entry ``number``."""
    match event, case:
        case CaseOpened(), None:
            begun = Case(
                id=event.case,
                matter=event.matter,
                version=event.version,
                subject=Subject(
                    tender=event.tender,
                    lot=event.lot,
                    alert=event.alert,
                    party=event.party,
                    region=event.region,
                    industry=event.industry,
                    platform=event.platform,
                ),
                state=event.state,
                body=event.body if event.side == Side.AUTHORITY else "",
                secret=event.secret,
            )
            return replace(begun, done=(_done(event, number, by, at),))
        case CaseActed(), Case():
            return replace(
                case,
                state=event.state,
                body=case.body or (event.body if event.side == Side.AUTHORITY else ""),
                done=(*case.done, _done(event, number, by, at)),
            )
    raise Refused(f"{event.kind} cannot follow {case.state if case else 'nothing'}")


def may(
    case: Case,
    matter: Matter,
    attempt: Attempt,
    *,
    calendar: Calendar,
    outages: Sequence[Span] = (),
) -> list[Act]:
    """Return the acts the attempt's person may do now, forms aside, in the order of the list."""
    standing = _standing(case, matter, attempt, calendar, outages)
    asked = (
        "says",
        "denies",
        "people",
        "count",
        "listed",
    )  # of the form, which is not filled in yet
    return [
        act
        for act in matter.may_follow(case.state)
        if (act.side is not Side.AUTHORITY or act.power in attempt.powers)
        and act.side == attempt.side
        and all(
            g.name in asked or GUARDS[g.name][0](case, attempt, g, standing) for g in act.guards
        )
    ]


def _act(case: Case | None, matter: Matter, attempt: Attempt) -> Act:
    can = matter.openings() if case is None else matter.may_follow(case.state)
    act = matter.acts.get(attempt.act)
    if act not in can:
        here = ", ".join(one.name for one in can) or "nothing"
        raise Refused(
            f"{attempt.act} cannot follow {case.state if case else 'nothing'}; what can: {here}",
            code="case_state",
            where="act",
        )
    return act


def _check_actor(case: Case | None, act: Act, attempt: Attempt) -> None:
    if attempt.side != act.side or (act.side is Side.AUTHORITY and act.power not in attempt.powers):
        needed = act.power or act.side.value
        raise Refused(f"{act.name} needs {needed}", code="case_power", where="act")
    if case is not None and 0 <= attempt.seen != case.seen:
        raise Refused(
            f"filled in when {attempt.seen} acts were done, now there are {case.seen}",
            code="case_stale",
            where="seen",
        )


def _check_guards(case: Case, act: Act, attempt: Attempt, standing: Mapping[str, str]) -> None:
    for guard in act.guards:
        question, words = GUARDS[guard.name]
        if not question(case, attempt, guard, standing):
            said = f"{words.zh} {words.en}{_of(guard)}"
            code = "case_competence" if guard.name in {"competent", "holder"} else "case_guard"
            raise Refused(said, code=code, where=guard.of or guard.name)


def _of(guard: Guard) -> str:
    least = f" {guard.least}" if guard.least else ""
    return f": {guard.of}{least}" if guard.of else ""


def _standing(
    case: Case, matter: Matter, attempt: Attempt, calendar: Calendar, outages: Sequence[Span]
) -> Mapping[str, str]:
    on = day_of(attempt.at)
    running = timing.clocks(case, matter, on=on, calendar=calendar, outages=outages)
    return timing.standings(running)


def _blank(id: str, matter: Matter, subject: Subject) -> Case:
    return Case(id=id, matter=matter.code, version=matter.version, subject=subject, state="")


def _done(event: CaseOpened | CaseActed, number: int, by: str, at: datetime) -> Done:
    return Done(number=number, act=event.act, by=by, body=event.body, at=at, fields=event.fields)
