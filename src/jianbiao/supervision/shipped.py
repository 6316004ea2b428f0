"""The list of supervision matters (监督事项清单) and the templates of documents (文书) as shipped."""

import functools
import hashlib
import tomllib
from collections.abc import Iterable, Mapping
from importlib.resources import files
from typing import Any

from jianbiao.standard import canonical
from jianbiao.supervision.domain.drafting import Template, read_template


def contents() -> list[dict[str, Any]]:
    """Return the shipped matters as data, by their codes, each whole."""
    folder = files("jianbiao.supervision").joinpath("matters")
    texts = [one.read_text("utf-8") for one in folder.iterdir() if one.name.endswith(".toml")]
    whole = (_whole(tomllib.loads(text)) for text in texts)
    return sorted(whole, key=lambda one: str(one["code"]))


def digest(content: Mapping[str, Any]) -> str:
    """Return the SHA-256 of a matter's canonical bytes (RFC 8785), in hex."""
    return hashlib.sha256(canonical.canonical(content)).hexdigest()


def composed(own: Mapping[str, Any], course: Mapping[str, Any]) -> dict[str, Any]:
    """Return a matter that goes the way of a ``course`` but for what it says of its ``own``.

    ``without`` names states, acts and clocks of the course that it lacks; what an act or a clock of
    the same name says stands before the course's.
    """
    without = set(own.get("without", ()))
    states = {name: one for name, one in course["states"].items() if name not in without}
    states |= own.get("states", {})
    acts = _merged(course["acts"], own.get("acts", ()), without)
    clocks = _merged(course["clocks"], own.get("clocks", ()), without)
    names = {one["name"] for one in acts}
    said = {name: one for name, one in own.items() if name not in {"course", "without"}}
    return {
        **said,
        "states": states,
        "acts": [_among(one, "from", states) for one in acts],
        "clocks": [_among(_among(one, "starts", names), "stops", names) for one in clocks],
    }


def _whole(own: dict[str, Any]) -> dict[str, Any]:
    if "course" not in own:
        return own
    path = files("jianbiao.supervision").joinpath("matters", "courses", f"{own['course']}.toml")
    return composed(own, tomllib.loads(path.read_text("utf-8")))


def _merged(
    course: Iterable[Mapping[str, Any]], own: Iterable[Mapping[str, Any]], without: set[str]
) -> list[dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {
        one["name"]: dict(one) for one in course if one["name"] not in without
    }
    for one in own:
        found[one["name"]] = {**found.get(one["name"], {}), **one}
    return list(found.values())


def _among(one: dict[str, Any], key: str, known: Iterable[str]) -> dict[str, Any]:
    """Return ``one`` with no name under ``key`` that the matter lacks."""
    if key not in one:
        return one
    there = set(known)
    return {**one, key: [name for name in one[key] if name in there]}


@functools.cache
def templates() -> Mapping[str, Template]:
    """Return the shipped templates of documents by their kind."""
    folder = files("jianbiao.supervision").joinpath("papers")
    texts = [one.read_text("utf-8") for one in folder.iterdir() if one.name.endswith(".toml")]
    found = sorted((read_template(text) for text in texts), key=lambda one: one.kind)
    return {one.kind: one for one in found}
