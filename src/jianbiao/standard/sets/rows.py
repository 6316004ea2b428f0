"""行 (rows): the short spelling in which a set lists its fields."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Final

from jianbiao.standard.fields import (
    AnyObject,
    FieldClass,
    FieldDefinition,
    Kind,
    ListOf,
    Owner,
    Text,
)
from jianbiao.standard.sets.definition import (
    SetDefinition,
    lot_code,
    party,
    platform_fields,
    project_code,
    tender_code,
)

UNTIL_OPENING: Final = "opening"
"""招标投标法 第二十二条: names and number of those who got the documents."""
UNTIL_AWARD: Final = "award"
"""招标投标法 第三十七条: the members of the panel; with them what they judged."""

NAME: Final = Text(longest=200)
SHORT: Final = Text(longest=100)
LINE: Final = Text(longest=500)
PARAGRAPH: Final = Text(longest=4000)
DOCUMENT: Final = Text(longest=1_000_000)


def row(
    name: str,
    zh: str,
    en: str,
    kind: Kind | ListOf | AnyObject,
    *,
    required: bool = False,
    note: str = "",
) -> FieldDefinition:
    """Return a field of the national set, open, the procuring entity's statement."""
    return FieldDefinition(name=name, zh=zh, en=en, kind=kind, required=required, note=note)


def extra(
    name: str,
    zh: str,
    en: str,
    kind: Kind | ListOf | AnyObject,
    *,
    required: bool = False,
    note: str = "",
) -> FieldDefinition:
    """Return a field of ours for what the national set lacks."""
    return FieldDefinition(
        name=name, zh=zh, en=en, kind=kind, required=required, note=note, extension=True
    )


def ours(*fields: FieldDefinition) -> tuple[FieldDefinition, ...]:
    """Return ``fields`` as ours, beyond the national set."""
    return tuple(replace(field, extension=True) for field in fields)


def superseded(by: str, *fields: FieldDefinition) -> tuple[FieldDefinition, ...]:
    """Return ``fields`` as said by the set ``by`` under the same names now; they are still read."""
    return tuple(replace(field, superseded_by=f"{by}.{field.name}") for field in fields)


def by(owner: Owner, *fields: FieldDefinition) -> tuple[FieldDefinition, ...]:
    """Return ``fields`` as the statement of ``owner``, those inside arrays with them."""
    return _each(fields, lambda field: replace(field, owner=owner))


def government(*fields: FieldDefinition) -> tuple[FieldDefinition, ...]:
    """Return ``fields`` as 政务共享, but those that are narrower; those inside arrays with them."""
    return _of_class(FieldClass.GOVERNMENT, *fields)


def closed(*fields: FieldDefinition) -> tuple[FieldDefinition, ...]:
    """Return ``fields`` as 不公开: accounts, identity numbers, phones."""
    return _of_class(FieldClass.CLOSED, *fields)


def bidder(*, required: bool = True) -> tuple[FieldDefinition, ...]:
    """Return who bids, under the names by which every set about bids is joined."""
    return party(
        "BIDDER",
        "投标人",
        "bidder",
        suffix="ORG_CODE",
        owner=Owner.BIDDER,
        open_to=FieldClass.GOVERNMENT,
        required=required,
    )


def array(*fields: FieldDefinition, most: int = 100, fewest: int = 0) -> ListOf:
    """Return an array of objects of ``fields``."""
    return ListOf(of=fields, most=most, fewest=fewest)


def of_lot(
    name: str,
    number: str,
    zh: str,
    en: str,
    *fields: FieldDefinition,
    secret_until: str | None = None,
) -> SetDefinition:
    """Return a set whose records belong to one lot."""
    return SetDefinition(
        name=name,
        number=number,
        zh=zh,
        en=en,
        parent="BID_SECTION_CODE",
        secret_until=secret_until,
        fields=(tender_code(), lot_code(), *fields, *platform_fields()),
    )


def of_tender(
    name: str,
    number: str,
    zh: str,
    en: str,
    *fields: FieldDefinition,
    secret_until: str | None = None,
    unconfirmed: bool = False,
    own: bool = False,
) -> SetDefinition:
    """Return a set whose records belong to a tender, or to one lot of it."""
    return SetDefinition(
        name=name,
        number=number,
        zh=zh,
        en=en,
        parent="TENDER_PROJECT_CODE",
        secret_until=secret_until,
        unconfirmed=unconfirmed,
        own=own,
        fields=(tender_code(), lot_code(required=False), *fields, *platform_fields()),
    )


def of_project(name: str, number: str, zh: str, en: str, *fields: FieldDefinition) -> SetDefinition:
    """Return a set whose records belong to a project, or to a tender or lot of it."""
    return SetDefinition(
        name=name,
        number=number,
        zh=zh,
        en=en,
        parent="PROJECT_CODE",
        fields=(
            project_code(),
            tender_code(required=False),
            lot_code(required=False),
            *fields,
            *platform_fields(),
        ),
    )


def of_nothing(
    name: str, number: str, zh: str, en: str, *fields: FieldDefinition, unconfirmed: bool = False
) -> SetDefinition:
    """Return a set whose records hang under nothing: persons, experts, credit records."""
    return SetDefinition(
        name=name,
        number=number,
        zh=zh,
        en=en,
        unconfirmed=unconfirmed,
        fields=(*fields, *platform_fields()),
    )


def every_field(fields: Iterable[FieldDefinition]) -> Iterator[FieldDefinition]:
    """Yield ``fields``, each followed by the fields inside its array."""
    for field in fields:
        yield field
        if isinstance(field.kind, ListOf) and isinstance(field.kind.of, tuple):
            yield from every_field(field.kind.of)


def _of_class(to: FieldClass, *fields: FieldDefinition) -> tuple[FieldDefinition, ...]:
    return _each(
        fields,
        lambda field: replace(field, open_to=to) if field.open_to is FieldClass.OPEN else field,
    )


def _each(
    fields: tuple[FieldDefinition, ...], change: Callable[[FieldDefinition], FieldDefinition]
) -> tuple[FieldDefinition, ...]:
    """Return ``fields`` with ``change`` made to each and to those inside arrays."""
    return tuple(_deep(change(field), change) for field in fields)


def _deep(
    field: FieldDefinition, change: Callable[[FieldDefinition], FieldDefinition]
) -> FieldDefinition:
    kind = field.kind
    if not isinstance(kind, ListOf) or not isinstance(kind.of, tuple):
        return field
    return replace(field, kind=replace(kind, of=_each(kind.of, change)))
