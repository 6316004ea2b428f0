"""Acts of officers with their files and codes (办理): the file stands, the code is made, the act decides."""

from dataclasses import replace

from django.http import HttpRequest

from jianbiao.people.views import actor
from jianbiao.supervision import codes, services
from jianbiao.supervision.domain.cases import Attempt, Subject
from jianbiao.supervision.domain.matters import Act, Kind
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
    request: HttpRequest, matter: str, attempt: Attempt, act: Act, *, subject: Subject
) -> tuple[str, int]:
    """Open a case; return its id and its entry."""
    by, at = actor(request), at_of(request)
    with taking(request, act, by=by.id) as taken:
        tried = replace(attempt, fields={**attempt.fields, **taken.fields})
        return services.open_case(matter, tried, subject=subject, by=by, at=at, papers=taken.files)


def _code(act: Act) -> str:
    return codes.new() if any(one.kind is Kind.DIGEST for one in act.fields) else ""
