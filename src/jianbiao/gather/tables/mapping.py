"""对照表 (MAP.toml): which column says what, checked before a row is read.

A mapping is data: what is wrong with it is told with the line of the file where it stands.
"""

import re
import tomllib
import unicodedata
from collections.abc import Mapping as AnyMapping
from dataclasses import dataclass, field
from datetime import timedelta, timezone
from decimal import Decimal
from hashlib import sha256
from typing import Any, Final

from jianbiao.errors import Malformed

UNITS: Final = {
    "元": Decimal(1),
    "千元": Decimal(1000),
    "万元": Decimal(10_000),
    "百万元": Decimal(1_000_000),
    "亿元": Decimal(100_000_000),
}
"""What one of a column's unit is in the currency itself."""

WRITTEN: Final = "written"
"""The unit of a column whose cells say their own: ``23.5万元``, ``贰拾万元整``."""

TEXT, AMOUNT, MOMENT, COUNT = "text", "amount", "moment", "count"

TARGETS: Final[dict[str, str]] = {
    "release.date": MOMENT,
    "tender.title": TEXT,
    "tender.description": TEXT,
    "tender.status": TEXT,
    "tender.procurementMethod": TEXT,
    "tender.procurementMethodDetails": TEXT,
    "tender.mainProcurementCategory": TEXT,
    "tender.numberOfTenderers": COUNT,
    "tender.value.amount": AMOUNT,
    "tender.value.currency": TEXT,
    "tender.datePublished": MOMENT,
    "tender.tenderPeriod.startDate": MOMENT,
    "tender.tenderPeriod.endDate": MOMENT,
    "tender.bidOpening.date": MOMENT,
    "tender.procuringEntity.id": TEXT,
    "tender.procuringEntity.name": TEXT,
    "lot.id": TEXT,
    "lot.title": TEXT,
    "lot.status": TEXT,
    "lot.value.amount": AMOUNT,
    "lot.value.currency": TEXT,
    "bid.id": TEXT,
    "bid.date": MOMENT,
    "bid.status": TEXT,
    "bid.rank": COUNT,
    "bid.bidder.id": TEXT,
    "bid.bidder.name": TEXT,
    "bid.value.amount": AMOUNT,
    "bid.value.currency": TEXT,
    "award.id": TEXT,
    "award.title": TEXT,
    "award.date": MOMENT,
    "award.status": TEXT,
    "award.supplier.id": TEXT,
    "award.supplier.name": TEXT,
    "award.value.amount": AMOUNT,
    "award.value.currency": TEXT,
    "contract.id": TEXT,
    "contract.dateSigned": MOMENT,
    "contract.status": TEXT,
    "contract.value.amount": AMOUNT,
    "contract.value.currency": TEXT,
}
"""What a column can say, in the words of OCDS 1.1 with bids, and how its cells are read."""

CODES: Final[dict[str, frozenset[str]]] = {
    "tender.status": frozenset(
        ["planning", "planned", "active", "cancelled", "unsuccessful", "complete", "withdrawn"]
    ),
    "tender.procurementMethod": frozenset(["open", "selective", "limited", "direct"]),
    "tender.mainProcurementCategory": frozenset(["goods", "works", "services"]),
    "lot.status": frozenset(
        ["planning", "planned", "active", "cancelled", "unsuccessful", "complete", "withdrawn"]
    ),
    "bid.status": frozenset(["invited", "pending", "valid", "disqualified", "withdrawn"]),
    "award.status": frozenset(["pending", "active", "cancelled", "unsuccessful"]),
    "contract.status": frozenset(["pending", "active", "cancelled", "terminated"]),
}
"""Closed code lists of the standard: a cell says one of them once ``values`` has translated it."""

_TOP: Final = {
    "prefix", "key", "currency", "encoding", "delimiter", "quote", "header", "sheets", "hidden",
    "blank", "constants", "column",
}  # fmt: skip
_COLUMN: Final = {"name", "to", "unit", "format", "zone", "values"}
_PREFIX: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{1,60}")
_ZONE: Final = re.compile(r"([+-])([01][0-9]|2[0-3]):([0-5][0-9])")
_ENCODINGS: Final = {
    "utf-8": "utf-8",
    "gb18030": "gb18030",
    "gbk": "gb18030",
    "gb2312": "gb18030",
    "utf-16": "utf-16",
}
_BLANK: Final = ("", "-", "—", "－", "/", "无")
SERIAL: Final = "serial"
"""The format of a column whose cells are Excel's day numbers without the format of a date."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: its name in the file, what it says, how its cells are read, its line in the map."""

    name: str
    to: str
    unit: str = ""
    formats: tuple[str, ...] = ()
    zone: timezone = timezone(timedelta(hours=8))
    values: AnyMapping[str, str] = field(default_factory=dict)
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Mapping:
    """A checked mapping; ``digest`` names it. Empty ``encoding`` and ``delimiter`` are found out."""

    digest: str
    prefix: str
    key: tuple[str, ...]
    currency: str
    encoding: str
    delimiter: str
    quote: str
    header: int
    sheets: tuple[str, ...]
    hidden: str
    blank: frozenset[str]
    constants: AnyMapping[str, str]
    columns: tuple[Column, ...]

    @property
    def names(self) -> dict[str, int]:
        """Every column that must be there, with its line in the map."""
        return {one.name: one.line for one in reversed(self.columns)} | {
            name: next((c.line for c in self.columns if c.name == name), 0) for name in self.key
        }

    def says(self, group: str) -> bool:
        """Say whether a row can tell of a ``lot``, a ``bid``, an ``award`` or a ``contract``."""
        return any(one.to.startswith(f"{group}.") for one in self.columns)


def folded(name: str) -> str:
    """Return a column's name as it is compared: no white space, no full-width letters."""
    return "".join(unicodedata.normalize("NFKC", name).split())


def read(raw: bytes, file: str = "MAP.toml") -> Mapping:
    """Return the mapping that TOML says. Raise Malformed with the line of what is wrong."""
    try:
        text = raw.decode("utf-8-sig")
        said = tomllib.loads(text)
    except UnicodeDecodeError as error:
        raise Malformed(f"{file}: byte {error.start} is no UTF-8", code="map_malformed") from error
    except tomllib.TOMLDecodeError as error:
        raise Malformed(f"{file}: {error}", code="map_malformed", where=file) from error
    return _Reader(file=file, text=text).mapping(said, sha256(raw).hexdigest())


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reader:
    """Checks one mapping; knows on which line things stand."""

    file: str
    text: str

    def mapping(self, said: dict[str, Any], digest: str) -> Mapping:
        self._known(said, _TOP, 0)
        columns = tuple(self._column(one, i) for i, one in enumerate(self._listed(said)))
        self._once(columns)
        mapping = Mapping(
            digest=digest,
            prefix=self._matching(said, "prefix", _PREFIX, "letters, digits, '.', '_', '-'"),
            key=self._texts(said, "key"),
            currency=self._text(said, "currency", "CNY"),
            encoding=self._encoding(said),
            delimiter=self._one_character(said, "delimiter", ""),
            quote=self._one_character(said, "quote", '"'),
            header=self._header(said),
            sheets=self._texts(said, "sheets") if "sheets" in said else (),
            hidden=self._choice(said, "hidden", ("set_aside", "read")),
            blank=frozenset(self._texts(said, "blank", empty=True) if "blank" in said else _BLANK),
            constants=self._constants(said, columns),
            columns=columns,
        )
        self._complete(mapping)
        return mapping

    def _listed(self, said: dict[str, Any]) -> list[dict[str, Any]]:
        found = said.get("column")
        if not isinstance(found, list) or not found:
            raise self._fault("no [[column]]: a map names at least one", 0)
        return [one if isinstance(one, dict) else {} for one in found]

    def _column(self, said: dict[str, Any], i: int) -> Column:
        line = self._line(i, "")
        self._known(said, _COLUMN, line)
        name, to = self._text(said, "name", "", i), self._text(said, "to", "", i)
        if not name.strip():
            raise self._fault("a [[column]] without name", line)
        if to not in TARGETS:
            near = ", ".join(sorted(t for t in TARGETS if t.split(".")[0] == to.split(".")[0]))
            raise self._fault(
                f"to = {to!r} is no target; known: {near or ', '.join(TARGETS)}",
                self._line(i, "to"),
            )
        kind = TARGETS[to]
        unit = self._text(said, "unit", "", i)
        if unit and (kind != AMOUNT or unit not in {*UNITS, WRITTEN}):
            units = ", ".join((*UNITS, WRITTEN))
            raise self._fault(
                f"unit = {unit!r}: an amount's unit is {units}", self._line(i, "unit")
            )
        if kind == AMOUNT and not unit:
            raise self._fault(f"{name}: an amount needs its unit", line)
        return Column(
            name=name,
            to=to,
            unit=unit,
            formats=self._formats(said, i, kind),
            zone=self._zone(said, i),
            values=self._values(said, i, to),
            line=line,
        )

    def _formats(self, said: dict[str, Any], i: int, kind: str) -> tuple[str, ...]:
        if "format" not in said:
            return ()
        found = said["format"] if isinstance(said["format"], list) else [said["format"]]
        line = self._line(i, "format")
        for one in found:
            if kind != MOMENT or not isinstance(one, str) or not (one == SERIAL or "%Y" in one):
                raise self._fault(
                    f"format = {one!r}: a moment's is like %Y-%m-%d %H:%M, or {SERIAL}", line
                )
        return tuple(found)

    def _zone(self, said: dict[str, Any], i: int) -> timezone:
        text = self._text(said, "zone", "+08:00", i)
        found = _ZONE.fullmatch(text)
        if found is None:
            raise self._fault(f"zone = {text!r}: like +08:00", self._line(i, "zone"))
        shift = timedelta(hours=int(found[2]), minutes=int(found[3]))
        return timezone(-shift if found[1] == "-" else shift)

    def _values(self, said: dict[str, Any], i: int, to: str) -> dict[str, str]:
        found = said.get("values", {})
        line = self._line(i, "values")
        if not isinstance(found, dict) or not all(isinstance(v, str) for v in found.values()):
            raise self._fault("values is a table of text to text", line)
        self._coded(to, found.values(), line)
        return found

    def _constants(self, said: dict[str, Any], columns: tuple[Column, ...]) -> dict[str, str]:
        found = said.get("constants", {})
        if not isinstance(found, dict):
            raise self._fault("[constants] is a table of target to text", 0)
        taken = {one.to for one in columns}
        for to, value in found.items():
            line = self._place(rf'^\s*"?{re.escape(to)}"?\s*=')
            if TARGETS.get(to) != TEXT or not isinstance(value, str):
                raise self._fault(f"constant {to!r}: text of a known target in quotes", line)
            if to in taken:
                raise self._fault(f"constant {to!r} is said by a column too", line)
            self._coded(to, [value], line)
        return found

    def _coded(self, to: str, values: Any, line: int) -> None:
        for value in values:
            if to in CODES and value not in CODES[to]:
                known = ", ".join(sorted(CODES[to]))
                raise self._fault(f"{value!r} is no code of {to}; known: {known}", line)

    def _once(self, columns: tuple[Column, ...]) -> None:
        seen: dict[str, Column] = {}
        for i, one in enumerate(columns):
            if one.to in seen:
                first = seen[one.to].line
                raise self._fault(
                    f"to = {one.to!r} twice, first on line {first}", self._line(i, "to")
                )
            seen[one.to] = one

    def _complete(self, said: Mapping) -> None:
        for group, needed in (("lot", "id"), ("bid", "bidder"), ("award", "supplier")):
            names = {one.to for one in said.columns}
            if said.says(group) and not any(n.startswith(f"{group}.{needed}") for n in names):
                first = next(c.line for c in said.columns if c.to.startswith(f"{group}."))
                raise self._fault(f"columns of a {group} need {group}.{needed}", first)

    def _encoding(self, said: dict[str, Any]) -> str:
        text = self._text(said, "encoding", "").lower()
        if text and text not in _ENCODINGS:
            line = self._place(r"^\s*encoding\s*=")
            raise self._fault(f"encoding = {text!r}; known: {', '.join(_ENCODINGS)}", line)
        return _ENCODINGS.get(text, "")

    def _header(self, said: dict[str, Any]) -> int:
        found = said.get("header", 0)
        if type(found) is not int or not 0 <= found <= 1000:  # noqa: PLR2004
            raise self._fault(f"header = {found!r}: the number of a row", self._place("header"))
        return found

    def _one_character(self, said: dict[str, Any], name: str, default: str) -> str:
        text = self._text(said, name, default)
        if name in said and (len(text) != 1 or ord(text) > 0x7F or text.isalnum()):  # noqa: PLR2004
            line = self._place(rf"^\s*{name}\s*=")
            raise self._fault(f"{name} = {text!r}: one sign, like ',' or '\\t'", line)
        return text

    def _choice(self, said: dict[str, Any], name: str, known: tuple[str, ...]) -> str:
        text = self._text(said, name, known[0])
        if text not in known:
            line = self._place(rf"^\s*{name}\s*=")
            raise self._fault(f"{name} = {text!r}; known: {', '.join(known)}", line)
        return text

    def _matching(self, said: dict[str, Any], name: str, form: re.Pattern[str], hint: str) -> str:
        text = self._text(said, name, "")
        if form.fullmatch(text) is None:
            line = self._place(rf"^\s*{name}\s*=")
            raise self._fault(f"{name} = {text!r}: {hint}", line)
        return text

    def _texts(self, said: dict[str, Any], name: str, *, empty: bool = False) -> tuple[str, ...]:
        found = said.get(name)
        found = [found] if isinstance(found, str) else found
        good = isinstance(found, list) and found and all(isinstance(o, str) for o in found)
        if not good or not (empty or all(o.strip() for o in found or ())):
            line = self._place(rf"^\s*{name}\s*=")
            raise self._fault(f"{name}: text, or a list of texts", line)
        return tuple(found or ())

    def _text(self, said: dict[str, Any], name: str, default: str, i: int | None = None) -> str:
        found = said.get(name, default)
        if not isinstance(found, str):
            line = self._place(rf"^\s*{name}\s*=") if i is None else self._line(i, name)
            raise self._fault(f"{name} = {found!r}: text in quotes", line)
        return found

    def _known(self, said: dict[str, Any], names: set[str], line: int) -> None:
        for name in said.keys() - names:
            at = line or self._place(rf'^\s*\[*"?{re.escape(name)}"?')
            raise self._fault(f"{name!r} is not known here; known: {', '.join(sorted(names))}", at)

    def _line(self, i: int, name: str) -> int:
        """Return the line of ``name`` in the ``i``-th [[column]], of its head where it has none."""
        lines = self.text.splitlines()
        heads = [n for n, line in enumerate(lines) if re.match(r"\s*\[\[\s*column\s*\]\]", line)]
        if i >= len(heads):
            return 0
        for n in range(heads[i] + 1, len(lines)):
            if lines[n].lstrip().startswith("["):
                break
            if name and re.match(rf"\s*{name}\s*=", lines[n]):
                return n + 1
        return heads[i] + 1

    def _place(self, pattern: str) -> int:
        for n, line in enumerate(self.text.splitlines()):
            if re.match(pattern, line):
                return n + 1
        return 0

    def _fault(self, words: str, line: int) -> Malformed:
        where = f"line {line}" if line else ""
        told = f"{self.file}, line {line}: {words}" if line else f"{self.file}: {words}"
        return Malformed(told, code="map_malformed", where=where)
