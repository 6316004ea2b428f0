"""主体归并 page of the house: names that may be one entity, and mergers; a person decides each."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from jianbiao.people import queries as people
from jianbiao.people.queries import Scope
from jianbiao.people.views import require_power
from jianbiao.record import matching, profiles
from jianbiao.record.domain.parties import UNCODED
from jianbiao.standard.terms import Actor
from jianbiao.web.house import forms
from jianbiao.web.house.deeds import Deed, answer

SHOWN: Final = 8
"""Names with candidates on one page; each is compared with what it shares characters with."""


@require_power("entity.match")
@require_http_methods(["GET", "POST"])
def whois(request: HttpRequest) -> HttpResponse:
    """Show uncoded names with alike entities, one after the other; confirm, reject, merge."""
    at: datetime = request.at  # type: ignore[attr-defined]
    after = request.GET.get("after", "")

    def shown() -> dict[str, Any]:
        keys = profiles.uncoded(after=after)
        found = list(_candidates(keys, Scope.of(request.user), at))
        looked = found[-1][0] if len(found) == SHOWN else keys[-1] if keys else ""
        more = len(found) == SHOWN or len(keys) == profiles.PER_LOOK
        return {
            "candidates": found,
            "following": looked if more else "",
            "after": after,
            "acts": profiles.decisions(),
        }

    return answer(request, "house/whois.html", _WHOIS, shown)


def _candidates(
    keys: list[str], scope: Scope, at: datetime
) -> Iterator[tuple[str, str, list[profiles.Alike]]]:
    """Yield (key, name, entities it may be) of names in reach that are like something known."""
    count = 0
    for key in keys:
        if count == SHOWN or not profiles.known(key, at=at, scope=scope):
            continue
        alike = [one for one in profiles.alike(key) if profiles.known(one.key, at=at, scope=scope)]
        if alike:
            count += 1
            yield key, key.removeprefix(UNCODED), alike


def _match(verdict: str) -> Any:
    def do(said: dict[str, Any], by: Actor, at: datetime) -> int:
        _seen((said["key"], said["code"]), by, at)
        return matching.match_entity(**said, verdict=verdict, by=by, at=at)

    return do


def _merge(said: dict[str, Any], by: Actor, at: datetime) -> int:
    _seen((said["absorbed"], said["code"]), by, at)
    return matching.merge_entities(**said, by=by, at=at)


def _seen(keys: tuple[str, str], by: Actor, at: datetime) -> None:
    """Raise Refused where an entity is not there for the officer."""
    scope = Scope.of(people.officer(by.id))
    for key in keys:
        profiles.profile(key, at=at, scope=scope)


_WHOIS: Final = (
    Deed(
        name="merge",
        power="entity.match",
        word="whois.merge",
        form=forms.MergeForm,
        do=_merge,
        grave=True,
    ),
    Deed(
        name="same",
        power="entity.match",
        word="entity.confirm",
        form=forms.MatchForm,
        do=_match("same"),
    ),
    Deed(
        name="different",
        power="entity.match",
        word="entity.reject",
        form=forms.MatchForm,
        do=_match("different"),
    ),
)
