"""开放合同取值: open fields of the record as values of the Open Contracting Data Standard 1.1.

Only what is left of a record once its other fields are taken away is looked at, so that no mapping
can show a field that is not open.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, time
from decimal import Decimal
from typing import Any, Final

from jianbiao.law.facts import read_moment
from jianbiao.publish.domain.lines import amount
from jianbiao.record.domain.items import Item
from jianbiao.standard import identifiers
from jianbiao.standard.codes import CURRENCY
from jianbiao.standard.fields import FieldClass, FieldDefinition, ListOf
from jianbiao.standard.messages import DELETE
from jianbiao.standard.sets import SETS
from jianbiao.standard.terms import SHANGHAI

Said = dict[str, Any]

_URL: Final = re.compile(r"https?://[A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=%-]+")
_SUM: Final = "1"
_YUAN: Final = "CNY"


def openly(items: Sequence[Item]) -> list[Item]:
    """Return the records among ``items`` that hold, with their open fields alone."""
    return [
        replace(one, data=_open(SETS[one.set].fields, one.data))
        for one in items
        if one.set in SETS and not one.ended_by and one.data_type != DELETE
    ]


def tidy(said: Said) -> Said:
    """Return ``said`` without what says nothing; OCDS forbids empty values."""
    return {k: v for k, v in said.items() if v is not None and v not in ("", [], {})}


def value(data: Mapping[str, Any], *names: str) -> Said | None:
    """Return the first amount among ``names`` in whole units of its currency; a rate is none."""
    if data.get("PRICE_FORM_CODE", _SUM) != _SUM:
        return None
    said = amount(data, *names)
    currency = str(data.get("CURRENCY_CODE") or "156")
    known = CURRENCY.values.get(currency, ("", ""))[1]
    return None if said is None else {"amount": said, "currency": known or _YUAN}


def summed(values: Sequence[Said | None]) -> Said | None:
    """Return the sum of values, where each is known and all are of one currency."""
    known = [one for one in values if one is not None]
    if not known or len(known) != len(values) or len({one["currency"] for one in known}) != 1:
        return None
    total = sum((one["amount"] for one in known), Decimal(0))
    return {"amount": total, "currency": known[0]["currency"]}


def moment(data: Mapping[str, Any], *names: str) -> str | None:
    """Return the first of ``names`` that is a wire time, as RFC 3339; of a day its last second."""
    for name in names:
        said = data.get(name)
        at = read_moment(said) if isinstance(said, str) else None
        if at is not None and len(str(said)) == len("yyyyMMdd"):
            at = datetime.combine(at.date(), time(23, 59, 59), SHANGHAI)
        if at is not None:
            return at.isoformat()
    return None


def at_home(at: datetime) -> str:
    """Return a moment in Beijing time, as RFC 3339."""
    return at.astimezone(SHANGHAI).isoformat()


def period(data: Mapping[str, Any], start: str, end: str) -> Said:
    """Return a period of two wire times; empty where neither is one."""
    return tidy({"startDate": moment(data, start), "endDate": moment(data, end)})


def document(one: Item, kind: str, title: str, *, url: str = "", at: Sequence[str] = ()) -> Said:
    """Return a record as a document of ``kind``; the fields ``url`` and ``at`` say where and when."""
    address = str(one.data.get(url, ""))
    return tidy(
        {
            "id": str(one.proof),
            "documentType": kind,
            "title": one.data.get(title),
            "url": address if _URL.fullmatch(address) else None,
            "datePublished": moment(one.data, *at) or at_home(one.happened_at),
            "language": "zh",
        }
    )


def spelled(said: Any) -> str:
    """Return ``said`` as JSON; a Decimal stands as the number it is, digit by digit."""
    match said:
        case Decimal():
            return f"{said:f}"
        case dict():
            parts = (f"{json.dumps(name)}:{spelled(one)}" for name, one in said.items())
            return "{" + ",".join(parts) + "}"
        case list() | tuple():
            return "[" + ",".join(spelled(one) for one in said) + "]"
    return json.dumps(said, ensure_ascii=False)


def lots(one: Item) -> list[str]:
    """Return the lot a record is about; none where it is about the whole tender."""
    return [one.lot] if one.lot else []


class Parties:
    """The organisations of a release: each once, with every role it has."""

    def __init__(self) -> None:
        """Begin with none."""
        self._by_id: dict[str, Said] = {}

    def name(self, name: Any, code: Any, *roles: str) -> Said | None:
        """Add an organisation in ``roles`` and return the reference to it; None without a name."""
        if not isinstance(name, str) or not name:
            return None
        code = code if isinstance(code, str) else ""
        coded = identifiers.valid("uscc", code)
        key = f"CN-USCC-{code}" if coded else code or f"name:{name}"
        own: Said = {"id": key, "name": name, "roles": []}
        if coded:
            own["identifier"] = {"scheme": "CN-USCC", "id": code, "legalName": name}
        said = self._by_id.setdefault(key, own)
        said["roles"] += [role for role in roles if role not in said["roles"]]
        return {"id": key, "name": name}

    def of(self, data: Mapping[str, Any], prefix: str, *roles: str) -> Said | None:
        """Add the party whose fields begin with ``prefix``, as ``name`` does."""
        code = data.get(f"{prefix}_CODE") or data.get(f"{prefix}_ORG_CODE")
        return self.name(data.get(f"{prefix}_NAME"), code, *roles)

    def bidders(self, data: Mapping[str, Any], prefix: str, *roles: str) -> list[Said]:
        """Add a bidder and the members of its consortium."""
        found = [self.of(data, prefix, *roles)]
        for one in data.get("UNION_ORGAN_SET") or ():
            name, code = one.get("UNION_ORGAN_NAME"), one.get("UNION_ORGAN_CODE")
            found.append(self.name(name, code, *roles))
        known = {one["id"]: one for one in found if one is not None}
        return list(known.values())

    def listed(self) -> list[Said]:
        """Return them in the order they were named first."""
        return list(self._by_id.values())


def _open(fields: Sequence[FieldDefinition], data: Mapping[str, Any]) -> Said:
    return {
        field.name: _inside(field, data[field.name])
        for field in fields
        if field.open_to is FieldClass.OPEN and field.name in data
    }


def _inside(field: FieldDefinition, said: Any) -> Any:
    of = field.kind.of if isinstance(field.kind, ListOf) else None
    if not isinstance(of, tuple) or not isinstance(said, list):
        return said
    return [_open(of, one) for one in said if isinstance(one, Mapping)]
