"""Rules of merging (合并规则) out of a release schema: what is omitted, which lists are replaced whole."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

Path = tuple[str, ...]
"""Names of fields from the release down; places in lists are not counted."""
Rule = Callable[[Path], str]
"""What holds at a path: "omit" (no part of a merged release), "whole" (a list replaced whole), ""."""

OMIT: Final = "omit"
WHOLE: Final = "whole"
_OMITTED: Final = frozenset({"id", "date", "tag", "publisher", "links"})
_WHOLE: Final = frozenset(
    {
        "additionalClassifications",
        "additionalIdentifiers",
        "additionalProcurementCategories",
        "changes",
        "classifications",
        "deliveryAddresses",
        "deliveryLocations",
        "identifiers",
        "languages",
        "locations",
        "relatedItems",
        "relatedLots",
        "relationship",
        "roles",
        "submissionMethod",
    }
)


def standard(path: Path) -> str:
    """Return what OCDS 1.1 says at ``path``; fields it does not know are merged by what they are."""
    if len(path) == 1 and path[0] in _OMITTED:
        return OMIT
    return WHOLE if path[-1] in _WHOLE else ""


def of_schema(schema: Mapping[str, Any]) -> Rule:
    """Return the rules of a release schema (1.0 or 1.1) with whatever extensions it was patched by."""
    found = rules_of(schema)
    return lambda path: found.get(path, "")


def rules_of(schema: Mapping[str, Any]) -> dict[Path, str]:
    """Return every path of a release schema that has a rule, with it."""
    return dict(_rules(schema, schema, (), ()))


def _rules(
    schema: Mapping[str, Any], part: Mapping[str, Any], path: Path, above: tuple[str, ...]
) -> Iterator[tuple[Path, str]]:
    for name, said in part.get("properties", {}).items():
        field, refs = _resolved(schema, said, above)
        here = (*path, name)
        types = _types(field)
        if field.get("omitWhenMerged") or field.get("mergeStrategy") == "ocdsOmit":
            yield here, OMIT
        elif "array" in types:
            yield from _list_rules(schema, field, here, refs)
        elif "object" in types or "properties" in field:
            yield from _rules(schema, field, here, refs)


def _list_rules(
    schema: Mapping[str, Any], field: Mapping[str, Any], path: Path, above: tuple[str, ...]
) -> Iterator[tuple[Path, str]]:
    element, refs = _resolved(schema, field.get("items", {}), above)
    inner = element.get("properties", {})
    others = [one for one in _types(element) if one != "object"]
    unnamed = bool(inner) and "id" not in inner
    if (
        field.get("wholeListMerge")
        or field.get("mergeStrategy") == "ocdsVersion"
        or others
        or unnamed
    ):
        yield path, WHOLE
    else:
        yield from _rules(schema, element, path, refs)


def _resolved(
    schema: Mapping[str, Any], part: Mapping[str, Any], above: tuple[str, ...]
) -> tuple[Mapping[str, Any], tuple[str, ...]]:
    """Return a part with what it refers to; nothing for a definition that contains itself."""
    name = part.get("$ref", "")
    if not name:
        return part, above
    if name in above:
        return {}, above
    target: Any = schema
    for step in name.removeprefix("#/").split("/"):
        target = target.get(step, {})
    return {**target, **part}, (*above, name)


def _types(part: Mapping[str, Any]) -> list[str]:
    said = part.get("type", [])
    return [said] if isinstance(said, str) else list(said)
