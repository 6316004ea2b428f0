"""Alerts and cases (预警、线索、案件): what an act takes up, what it says of alerts, a lead made a case."""

from collections.abc import Sequence
from typing import Any, Final

from jianbiao.errors import Refused
from jianbiao.standard.case_events import CaseActed, CaseOpened
from jianbiao.standard.casefile_events import CaseLinked
from jianbiao.standard.events import AlertClosed
from jianbiao.standard.terms import Actor
from jianbiao.supervision.domain.cases import Attempt, Case
from jianbiao.supervision.domain.engine import follows
from jianbiao.supervision.domain.matters import Act
from jianbiao.supervision.models import CaseAlert, CaseRow
from jianbiao.watch import domain as watching
from jianbiao.watch import queries as watch

LONGEST: Final = 1900
"""Characters of a case's reason that an alert's closing repeats."""


def following(
    case: Case | None, act: Act, event: CaseOpened | CaseActed, attempt: Attempt, *, by: Actor
) -> Sequence[Any]:
    """Return the events that an act brings about beside it: moves, alerts taken up, alerts closed.

    Raise Refused where an alert there is not, or is another open case's, would be taken up.
    """
    more = follows(act, event.case, attempt)
    for one in more:
        if isinstance(one, CaseLinked) and case is not None:
            check_free(one.alert, matter=case.matter, tender=case.subject.tender)
    if case is None or act.feeds is None:
        return more
    verdict = act.feeds.verdicts[event.fields[act.feeds.of]]
    return (*more, *_closings(case, verdict, event.fields.get("reason", ""), by))


def check_free(alert: str, *, matter: str, tender: str = "") -> None:
    """Refuse an alert that there is not, or of another tender, or in an open case of the matter."""
    row = watch.alert(alert)
    if tender and row.tender != tender:
        raise Refused(
            f"{alert} 不属于同一招标项目 · it is about another tender",
            code="alert_elsewhere",
            where="alert",
        )
    held = CaseAlert.objects.filter(alert=alert).values_list("case", flat=True)
    rows = CaseRow.objects.filter(id__in=list(held), matter=matter, ended=False)
    if (open_one := rows.first()) is not None:
        raise Refused(
            f"{alert} 已并入 {open_one.id} · {open_one.id} has taken it up",
            code="case_exists",
            where="alert",
        )


def _closings(case: Case, verdict: str, reason: str, by: Actor) -> list[AlertClosed]:
    """Return the closings of those alerts of a case that are open still."""
    said = f"{case.id}：{reason}"[:LONGEST]
    found = [watch.alert(one) for one in case.alerts]
    return [
        watching.close(one, said=verdict, reason=said, by=by)
        for one in found
        if one.state != "closed"
    ]
