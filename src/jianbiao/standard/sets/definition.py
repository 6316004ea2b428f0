"""数据集定义: what one set is, from which reader, schema and dictionary are all derived."""

from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, create_model

from jianbiao.standard.codes import CODE_TYPE, ROLE
from jianbiao.standard.fields import (
    MOMENT,
    PARTY_CODE,
    AnyObject,
    Code,
    FieldClass,
    FieldDefinition,
    Identifier,
    Kind,
    ListOf,
    Owner,
    Text,
)

_READING = ConfigDict(frozen=True, extra="forbid", strict=True)

LETTER = {"PROJECT_CODE": "P", "TENDER_PROJECT_CODE": "T", "BID_SECTION_CODE": "L"}
"""The letter under which the code of a field is known as a name, from the widest to the narrowest."""


@dataclass(frozen=True, kw_only=True)
class SetDefinition:
    """One data set of the interface.

    ``parent`` is the field whose code must exist before (None: needs nothing), ``brings`` the
    field whose code exists after it. ``secret_until`` says until when the law keeps the whole
    record secret, whatever the class of a single field: the bidders until ``opening`` (招标投标法
    第二十二条), the panel until ``award`` (第三十七条). ``unconfirmed``: nobody has compared its name
    or number with the official text. ``own``: only an instance of ours says it, no platform may send it.
    """

    name: str
    number: str
    zh: str
    en: str
    fields: tuple[FieldDefinition, ...]
    parent: str | None = None
    brings: str | None = None
    secret_until: str | None = None
    unconfirmed: bool = False
    own: bool = False

    @cached_property
    def by_name(self) -> dict[str, FieldDefinition]:
        """The fields by their national names."""
        return {field.name: field for field in self.fields}

    @cached_property
    def model(self) -> type[BaseModel]:
        """The frozen model of an added or changed record."""
        return model_of(self.name, self.fields)

    @cached_property
    def deletion(self) -> type[BaseModel]:
        """The frozen model of a deleted record: only what places it is required."""
        return model_of(f"{self.name}_DELETED", self.fields, only_places=True)

    @cached_property
    def parties(self) -> tuple[tuple[str, str], ...]:
        """Pairs of a party code's field and the field that says what kind of code it is."""
        return tuple((f.name, f"{f.name}_TYPE") for f in self.fields if f.kind is PARTY_CODE)

    @cached_property
    def public(self) -> bool:
        """Whether anybody may see a field of it beyond those that say where it stands."""
        aside = LETTER.keys() | {field.name for field in platform_fields()}
        return any(f.open_to is FieldClass.OPEN and f.name not in aside for f in self.fields)

    @cached_property
    def objects(self) -> tuple[str, ...]:
        """Fields that hold a free JSON object."""
        return tuple(f.name for f in self.fields if isinstance(f.kind, AnyObject))

    @cached_property
    def chains(self) -> tuple[tuple[str, str], ...]:
        """Pairs of fields of which the second's code must begin with the first's."""
        present = [name for name in LETTER if name in self.by_name]
        return tuple(pairwise(present))


def model_of(
    name: str, fields: tuple[FieldDefinition, ...], *, only_places: bool = False
) -> type[BaseModel]:
    """Return a frozen pydantic model of ``fields`` that reads text and converts nothing."""
    members: dict[str, Any] = {
        field.name: (
            annotation(name, field.kind),
            Field(
                default=... if (field.places if only_places else field.required) else None,
                title=field.zh,
                description=field.en,
            ),
        )
        for field in fields
    }
    return create_model(name, __config__=_READING, **members)


def annotation(name: str, kind: Kind | ListOf | AnyObject) -> Any:
    """Return the pydantic type of a kind."""
    if isinstance(kind, AnyObject):
        return dict[str, Any]
    if not isinstance(kind, ListOf):
        return kind.annotation()
    item = model_of(f"{name}_ITEM", kind.of) if isinstance(kind.of, tuple) else kind.of.annotation()
    return Annotated[list[item], Field(min_length=kind.fewest, max_length=kind.most)]  # type: ignore[valid-type]


@cache
def project_code(*, required: bool = True) -> FieldDefinition:
    """项目编号, which places a record."""
    return FieldDefinition(
        name="PROJECT_CODE",
        zh="项目编号",
        en="project code",
        kind=Identifier(kind="project_code"),
        required=required,
        places=required,
    )


@cache
def tender_code(*, required: bool = True) -> FieldDefinition:
    """招标项目编号, which places a record; left out where the record belongs to the project."""
    return FieldDefinition(
        name="TENDER_PROJECT_CODE",
        zh="招标项目编号",
        en="tender code",
        kind=Identifier(kind="tender_code"),
        required=required,
        places=required,
    )


@cache
def lot_code(*, required: bool = True) -> FieldDefinition:
    """标段（包）编号; where it may be left out, the record concerns every lot of the tender."""
    return FieldDefinition(
        name="BID_SECTION_CODE",
        zh="标段（包）编号",
        en="lot code",
        kind=Identifier(kind="lot_code"),
        required=required,
        places=required,
        note="" if required else "省略表示涉及全部标段；只涉及部分标段时每标段发一条",
    )


@cache
def platform_fields() -> tuple[FieldDefinition, ...]:
    """Return what every set carries about where it was made; the signature attributes, not these."""
    uscc = Identifier(kind="uscc")
    plat = Identifier(kind="platform_code")
    rows = (
        ("PLATFORM_CODE", "交易系统标识码", "uscc of the trading system's operator", uscc),
        (
            "PUB_SERVICE_PLAT_CODE",
            "交易服务系统标识码",
            "uscc of the service system's operator",
            uscc,
        ),
        ("TRADE_PLAT", "交易平台标识码", "code of the trading platform", plat),
        ("PUB_SERVICE_PLAT", "公共服务平台标识码", "code of the public service platform", plat),
        ("DATA_TIMESTAMP", "数据时间戳", "time the record was made", MOMENT),
    )
    return tuple(
        FieldDefinition(name=name, zh=zh, en=en, kind=kind, owner=Owner.PLATFORM)
        for name, zh, en, kind in rows
    )


def party(
    prefix: str,
    zh: str,
    en: str,
    *,
    suffix: str = "CODE",
    owner: Owner = Owner.PROCURING_ENTITY,
    open_to: FieldClass = FieldClass.OPEN,
    required: bool = False,
    role: bool = False,
) -> tuple[FieldDefinition, ...]:
    """Return name, code and type of code of a party, with its role where the set carries it."""
    rows: list[tuple[str, str, str, Any, bool]] = [
        (f"{prefix}_NAME", f"{zh}名称", f"name of the {en}", Text(longest=200), required),
        (f"{prefix}_{suffix}", f"{zh}代码", f"code of the {en}", PARTY_CODE, False),
        (
            f"{prefix}_{suffix}_TYPE",
            f"{zh}代码类型",
            "type of that code",
            Code(codes=CODE_TYPE),
            False,
        ),
    ]
    if role:
        rows.append((f"{prefix}_ROLE", f"{zh}角色", f"role of the {en}", Code(codes=ROLE), False))
    return tuple(
        FieldDefinition(
            name=name, zh=z, en=e, kind=kind, required=need, owner=owner, open_to=open_to
        )
        for name, z, e, kind, need in rows
    )
