"""双随机检查: the program fixes the pools, waits for a root nobody knew, draws; anybody can repeat it."""

import base64
from collections.abc import Iterable
from datetime import datetime
from hashlib import sha256
from secrets import token_hex
from typing import Any, Final

from django.conf import settings
from django.db import transaction

from jianbiao.errors import Refused
from jianbiao.ledger import proofs
from jianbiao.ledger import queries as ledger_queries
from jianbiao.ledger import services as ledger
from jianbiao.people import queries as people
from jianbiao.people.models import Department, Officer
from jianbiao.people.queries import Scope
from jianbiao.record.models import Item, Party, Tender
from jianbiao.register import queries as register
from jianbiao.standard.terms import SHANGHAI, SYSTEM
from jianbiao.supervision import queries
from jianbiao.supervision.domain import drawing
from jianbiao.supervision.domain.cases import Attempt, Case, Done
from jianbiao.supervision.domain.drawing import Drawn, Pools
from jianbiao.supervision.domain.engine import after, decide
from jianbiao.supervision.domain.matters import Side
from jianbiao.supervision.models import CaseRow, DrawTag

INSPECTION: Final = "inspection"
WAIT: Final = 16
"""Entries between the pools and the seed: whoever fixes the pools cannot know what comes until then."""

MOST: Final = 20_000
"""Objects in one pool at most."""

_TENDERS, _AGENCIES, _PLATFORMS, _EVALUATORS = "1", "2", "3", "4"
Named = tuple[str, str]
"""(who, name)."""


def go_on(*, at: datetime) -> int:
    """Fix the pools of what was planned, draw where the seed is there; return how many went on."""
    rows = CaseRow.objects.filter(matter=INSPECTION, ended=False, state__in=("planned", "fixed"))
    moved = 0
    for row in rows.order_by("opened_number"):
        moved += _fix(row.facts(), at) if row.state == "planned" else _draw(row.facts(), at)
    return moved


def pools(case: Case) -> Pools | None:
    """Return what was fixed; None before."""
    if (done := _last(case, "fix")) is None:
        return None
    said = done.fields
    return Pools(
        id=case.id,
        objects=tuple(said["pool"].split("\n")),
        officers=tuple(said["officers"].split("\n")),
        draw=int(said["draw"]),
        team=int(said["team"]),
        wait=int(said["wait"]),
    )


def drawn(case: Case) -> Drawn | None:
    """Return what is drawn with the recusals so far; None before the draw.

    Raise Tampered where the objects recorded are not what the seed draws.
    """
    fixed, done = pools(case), _last(case, "draw")
    if fixed is None or done is None:
        return None
    drawing.check_drawn(fixed, done.fields["root"], done.fields["drawn"].split("\n"))
    return drawing.draw(fixed, done.fields["root"], recused=recusals(case))


def recusals(case: Case) -> list[tuple[str, str]]:
    """Return (object, officer's tag) of each recusal."""
    return [(d.fields["object"], d.fields["officer"]) for d in case.done if d.act == "recuse"]


def check_recusal(case: Case, object: str, officer: str) -> None:
    """Raise Refused unless the officer is in the team of the object and somebody else is left."""
    now, fixed, done = drawn(case), pools(case), _last(case, "draw")
    if now is None or fixed is None or done is None:
        raise Refused("尚未抽取 · nothing is drawn yet", code="case_state", where="act")
    if officer not in now.teams.get(object, ()):
        raise Refused(
            "该人员不在该对象的检查组 · that officer is not in the team of that object",
            code="case_guard",
            where="officer",
        )
    then = drawing.draw(fixed, done.fields["root"], recused=[*recusals(case), (object, officer)])
    if len(then.teams[object]) < fixed.team:
        raise Refused(
            "没有其他人员可以递补 · nobody is left to take the place",
            code="case_guard",
            where="officer",
        )


def names(case: str) -> dict[str, str]:
    """Return who stands behind the tags of a draw, for those who may know."""
    return dict(DrawTag.objects.filter(case=case).values_list("tag", "name"))


def public_data(row: CaseRow) -> dict[str, Any]:
    """Return everything a citizen needs to repeat the draw; persons are tags."""
    case = row.facts()
    fixed, done = pools(case), _last(case, "draw")
    said: dict[str, Any] = {
        "algorithm": drawing.ALGORITHM,
        "origin": settings.JIANBIAO_ORIGIN,
        "id": case.id,
        "plan": _open(case.done[0], case),
        "state": case.state,
    }
    if fixed and (act := _last(case, "fix")):
        said["fixed"] = {
            "number": act.number,
            "objects": fixed.objects,
            "officers": fixed.officers,
            "draw": fixed.draw,
            "team": fixed.team,
            "wait": fixed.wait,
            "digest": act.fields["digest"],
            "body": _body(act.number),
        }
    if done and (now := drawn(case)):
        said["drawn"] = {
            "number": done.number,
            "size": int(done.fields["size"]),
            "root": done.fields["root"],
            "objects": now.objects,
            "teams": now.teams,
            "recused": recusals(case),
        }
    said["results"] = [_open(d, case) for d in case.done if d.act in {"record", "publish"}]
    return said


def _body(number: int) -> str:
    """Return the bytes of an entry of the program's own, which holds nothing that is not open."""
    body = ledger_queries.stored(number).body
    return base64.b64encode(body).decode() if body else ""


def _open(done: Done, case: Case) -> dict[str, str]:
    act = queries.matter(case.matter, case.version).acts[done.act]
    public = {one.name for one in act.fields if one.public}
    return {name: text for name, text in done.fields.items() if name in public}


def _last(case: Case, act: str) -> Done | None:
    return next((one for one in reversed(case.done) if one.act == act), None)


def _fix(case: Case, at: datetime) -> bool:
    """Take the pools from the record and the roll as they are now, and put them on the ledger."""
    plan = case.done[0].fields
    salt = token_hex(8)
    objects, officers = _objects(case, plan["kind"]), _officers(case.body, at)
    secret = [*officers, *(objects if plan["kind"] == _EVALUATORS else ())]
    tags = {who: _tag(salt, who) for who, _ in secret}
    fixed = Pools(
        id=case.id,
        objects=tuple(sorted(tags.get(who, name) for who, name in objects)),
        officers=tuple(sorted(tags[who] for who, _ in officers)),
        draw=int(plan["objects"]),
        team=int(plan["officers"]),
        wait=WAIT,
    )
    try:
        drawing.check_pools(fixed)
    except Refused as error:
        return _act(case, "fail", {"reason": str(error)}, at=at)
    kept = [
        DrawTag(case=case.id, tag=tags[who], salt=salt, who=who, name=name) for who, name in secret
    ]
    said = {
        "pool": "\n".join(fixed.objects),
        "officers": "\n".join(fixed.officers),
        "draw": str(fixed.draw),
        "team": str(fixed.team),
        "digest": fixed.digest(),
        "wait": str(fixed.wait),
    }
    return _act(case, "fix", said, at=at, kept=kept)


def _draw(case: Case, at: datetime) -> bool:
    """Draw once the root over the size named beforehand is sealed."""
    fixed, act = pools(case), _last(case, "fix")
    if fixed is None or act is None:
        return False
    size = act.number + fixed.wait
    if ledger_queries.last_number() < size:
        return False
    try:
        seed = proofs.root(settings.JIANBIAO_HOME, "official", size).hex()
    except Refused as error:
        if error.code != "not_sealed":
            raise
        return False
    found = drawing.draw(fixed, seed)
    said = {"size": str(size), "root": seed, "drawn": "\n".join(found.objects)}
    return _act(case, "draw", said, at=at)


def _act(
    case: Case, act: str, fields: dict[str, str], *, at: datetime, kept: Iterable[DrawTag] = ()
) -> bool:
    """Do one act of the program's own, once; False where another process did it."""
    with transaction.atomic():
        row = CaseRow.objects.select_for_update().get(id=case.id)
        now = row.facts()
        if now.seen != case.seen:
            return False
        matter = queries.matter(now.matter, now.version)
        attempt = Attempt(
            act=act,
            by=SYSTEM.id,
            body=SYSTEM.body,
            at=at,
            side=Side.SYSTEM.value,
            fields=fields,
        )
        calendar = register.book().days()
        event = decide(now, matter, attempt, id=now.id, subject=now.subject, calendar=calendar)
        number = ledger.append_once(event, key=f"{INSPECTION}/{act}/{now.id}", by=SYSTEM, at=at)
        if number is None:
            return False
        then = after(now, event, number=number, by=SYSTEM.id, at=at)
        CaseRow.row(then, ended=matter.states[then.state].ends).save(force_update=True)
        DrawTag.objects.bulk_create(kept)
        return True


def _tag(salt: str, who: str) -> str:
    return sha256(f"{salt}\n{who}".encode()).hexdigest()[:16]


def _officers(body: str, at: datetime) -> list[Named]:
    """Return the officers of a department who may handle cases now."""
    rows = Officer.objects.filter(department=body, ended_at__isnull=True).order_by("login")
    found = []
    for one in rows:
        one.at = at
        if one.may("case.handle"):
            found.append((one.login, one.name))
    return found


def _objects(case: Case, kind: str) -> list[Named]:
    """Return what a plan's filter finds in the department's reach."""
    plan = case.done[0].fields
    department = Department.objects.get(code=case.body)
    [(_, reach)] = people.reaches([department])
    begins = datetime.fromisoformat(plan["since"]).replace(tzinfo=SHANGHAI)
    ends = datetime.fromisoformat(plan["until"] + "T23:59:59.999999").replace(tzinfo=SHANGHAI)
    rows = Scope(reach=reach).filter(
        Tender.objects.filter(log="official", first_at__gte=begins, first_at__lte=ends)
    )
    if plan.get("industry"):
        rows = rows.filter(industry=plan["industry"])
    codes = rows.order_by().values("code")
    if kind == _AGENCIES:
        found = Party.objects.filter(log="official", role="agency", until=0, tender__in=codes)
        said = {(name, name) for name in found.values_list("name", flat=True)[:MOST]}
    elif kind == _EVALUATORS:
        held = Item.objects.filter(
            log="official", set="BID_EVALUATION_EXPERT", ended_by=0, tender__in=codes
        )
        people_ = held.values_list("data__EXPERT_CODE", "data__EXPERT_NAME")[:MOST]
        said = {(str(code or name), str(name)) for code, name in people_ if name}
    else:
        column = "platform" if kind == _PLATFORMS else "code"
        told = rows.order_by(column).values_list(column, flat=True).distinct()[:MOST]
        said = {(str(one), str(one)) for one in told}
    return sorted({who: (who, name) for who, name in sorted(said)}.values())
