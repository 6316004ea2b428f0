"""Acts of officers with their files and codes (办理): the file stands, the code is made, the act decides."""

from dataclasses import replace

from django.http import HttpRequest

from jianbiao.people.views import actor
from jianbiao.supervision import codes, services
from jianbiao.supervision.domain.cases import Attempt, Subject
from jianbiao.supervision.domain.matters import Act, Kind, Matter, Side
from jianbiao.web.cases.moments import at_of
from jianbiao.web.cases.uploads import taking


def act_on(request: HttpRequest, id: str, attempt: Attempt, act: Act) -> tuple[int, str]:
    """Do an act of a case; return its entry and the feedback code it issues, to be shown once."""
    by, at, code = actor(request), at_of(request), _code(act)
    with taking(request, act, by=by.id) as taken:
        tried = replace(
            attempt,
            fields={**attempt.fields, **taken.fields},
            secret=codes.digest(code) if code else "",
        )
        return services.act(id, tried, by=by, at=at, papers=taken.files), code


def open_with(
    request: HttpRequest, matter: Matter, attempt: Attempt, act: Act, *, subject: Subject
) -> tuple[str, int, str]:
    """Open a case; return its id, its entry, and a code to be handed over, shown once.

    Whoever wrote or came instead of filing here gets a code too, where the public files such cases.
    """
    by, at = actor(request), at_of(request)
    public = any(one.side is Side.PUBLIC for one in matter.openings())
    code = codes.new() if public and act.side is Side.AUTHORITY else ""
    with taking(request, act, by=by.id) as taken:
        tried = replace(
            attempt,
            fields={**attempt.fields, **taken.fields},
            secret=codes.digest(code) if code else "",
        )
        id, number = services.open_case(
            matter.code, tried, subject=subject, by=by, at=at, papers=taken.files
        )
    return id, number, code


def _code(act: Act) -> str:
    return codes.new() if any(one.kind is Kind.DIGEST for one in act.fields) else ""
