"""Forms (办理表单): what an act asks for, read strictly; what it does not ask for is refused."""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Final

from jianbiao.errors import Malformed
from jianbiao.standard.terms import SHANGHAI
from jianbiao.supervision.domain.matters import Act, Field, Kind

_LARGEST: Final = Decimal(10) ** 15
_MOST: Final = 10**9
_MOST_FILES: Final = 50
_DIGEST: Final = re.compile(r"(?:sha256:|sm3:)?[0-9a-f]{64}")


def read_form(act: Act, said: Mapping[str, str]) -> dict[str, str]:
    """Return the fields of ``act`` as they are kept; empty ones are left out.

    Days are ISO days, moments ISO moments of Beijing, amounts decimal text in 元 with two places,
    files digests like ``sha256:…``, one a line.
    Raise Malformed with code case_field and ``where`` naming the first field that does not fit.
    """
    asked = [field for field in act.fields if field.kind is not Kind.DIGEST]
    known = {field.name for field in asked}
    if unknown := sorted(said.keys() - known):
        raise Malformed(f"{act.name} asks for no {unknown[0]}", code="case_field", where=unknown[0])
    read = {}
    for field in asked:
        text = said.get(field.name, "").strip()
        if text:
            read[field.name] = _read(field, text)
        elif field.required:
            raise Malformed(f"{field.name} is missing", code="case_field", where=field.name)
    return read


def _read(field: Field, text: str) -> str:
    if len(text) > field.longest or "\x00" in text:
        raise Malformed(
            f"{len(text)} characters of {field.longest} at most",
            code="case_field",
            where=field.name,
        )
    try:
        return _READERS[field.kind](field, text)
    except (ValueError, InvalidOperation) as error:
        raise Malformed(
            f"{text[:40]!r} is no {field.kind}", code="case_field", where=field.name
        ) from error


def _moment(_: Field, text: str) -> str:
    said = datetime.fromisoformat(text)
    there = said.replace(tzinfo=SHANGHAI) if said.tzinfo is None else said.astimezone(SHANGHAI)
    return there.isoformat(timespec="seconds")


def _amount(_: Field, text: str) -> str:
    said = Decimal(text.replace(",", ""))
    if not said.is_finite() or not 0 <= said < _LARGEST or said != round(said, 2):
        raise ValueError(text)
    return f"{said:.2f}"


def _count(_: Field, text: str) -> str:
    if not (text.isascii() and text.isdigit()) or int(text) > _MOST:
        raise ValueError(text)
    return str(int(text))


def _code(field: Field, text: str) -> str:
    if text not in field.codes:
        raise ValueError(text)
    return text


def _flag(_: Field, text: str) -> str:
    if text not in {"0", "1"}:
        raise ValueError(text)
    return text


def _names(_: Field, text: str) -> str:
    names = [name for line in text.splitlines() if (name := line.strip())]
    return "\n".join(dict.fromkeys(names))


def _officers(_: Field, text: str) -> str:
    logins = [login for line in text.replace(",", "\n").splitlines() if (login := line.strip())]
    if not all(login.isascii() and login.isprintable() and " " not in login for login in logins):
        raise ValueError(text)
    return "\n".join(dict.fromkeys(logins))


def _files(_: Field, text: str) -> str:
    said = list(dict.fromkeys(text.lower().replace(",", " ").split()))
    if len(said) > _MOST_FILES or not all(_DIGEST.fullmatch(one) for one in said):
        raise ValueError(text)
    return "\n".join(one if ":" in one else f"sha256:{one}" for one in said)


def _case(_: Field, text: str) -> str:
    if not text.isascii() or not text.replace("-", "").isalnum():
        raise ValueError(text)
    return text


_READERS: Final[Mapping[Kind, Callable[[Field, str], str]]] = {
    Kind.TEXT: lambda _, text: text,
    Kind.DAY: lambda _, text: date.fromisoformat(text).isoformat(),
    Kind.MOMENT: _moment,
    Kind.CODE: _code,
    Kind.AMOUNT: _amount,
    Kind.COUNT: _count,
    Kind.FLAG: _flag,
    Kind.NAMES: _names,
    Kind.OFFICERS: _officers,
    Kind.FILES: _files,
    Kind.CASE: _case,
}
