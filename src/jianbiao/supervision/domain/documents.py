"""Documents (行政执法文书、公文): one plain shape, whatever it is printed as. Pure.

GB/T 9704 is the layout of the printed form: issuer, title, number, addressee, body, basis, signature
and date. What is signed is the digest of the canonical bytes of this shape, so a page, a PDF and a
file of a word processor can all be held against one signature.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any, Final

from jianbiao.errors import Malformed
from jianbiao.standard.canonical import canonical

LONGEST: Final = 40_000
"""Characters of one paragraph; a decision of the longest form fits in one."""

MOST: Final = 200
"""Sections of a document, and paragraphs of a section."""

_BAD: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What no XML file and no page can hold (XML 1.0, Char)."""

_PLACE: Final = re.compile(r"\{\{\s*([a-z][a-z0-9_]{0,39})\s*\}\}")
"""A field of a template: ``{{addressee}}``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One part of a document: its heading, which may be empty, and its paragraphs."""

    heading: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Signing:
    """落款: the body that issues it by its full name, who approved it, and the day."""

    body: str
    name: str
    by: str
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A document before it is printed.

    ``kind`` names its template, ``number`` is its 文号, ``basis`` its articles one by one,
    ``about`` the case, the tender or whatever else it belongs to. Raise Malformed with code
    document_text where a text is too long or holds what no file can.
    """

    kind: str
    title: str
    number: str
    addressee: str
    sections: tuple[Section, ...]
    basis: tuple[str, ...]
    signing: Signing
    about: str = ""

    def __post_init__(self) -> None:
        for where, text in _texts(self):
            if len(text) > LONGEST or _BAD.search(text):
                raise Malformed(
                    f"{where}: {len(text)} characters, {LONGEST} at most, no control characters",
                    code="document_text",
                    where=where,
                )
        if not self.title.strip() or not self.sections or len(self.sections) > MOST:
            raise Malformed("a document has a title and sections", code="document_text")

    def content(self) -> dict[str, Any]:
        """Return it as JSON: what ``digest`` is of, and what ``read_document`` reads."""
        return {
            "about": self.about,
            "addressee": self.addressee,
            "basis": list(self.basis),
            "kind": self.kind,
            "number": self.number,
            "sections": [
                {"heading": one.heading, "paragraphs": list(one.paragraphs)}
                for one in self.sections
            ],
            "signing": {
                "body": self.signing.body,
                "by": self.signing.by,
                "name": self.signing.name,
                "on": self.signing.on.isoformat(),
            },
            "title": self.title,
        }

    def canonical(self) -> bytes:
        """Return the bytes that are signed: RFC 8785 of ``content``."""
        return canonical(self.content())

    @property
    def digest(self) -> str:
        """Return the SHA-256 of the canonical bytes, in hex."""
        return sha256(self.canonical()).hexdigest()


def read_document(said: Mapping[str, Any]) -> Document:
    """Return the document that ``content`` printed. Raise Malformed with code document_malformed."""
    try:
        signing = said["signing"]
        read = Document(
            kind=str(said["kind"]),
            title=str(said["title"]),
            number=str(said["number"]),
            addressee=str(said["addressee"]),
            sections=tuple(
                Section(
                    heading=str(one["heading"]),
                    paragraphs=tuple(str(text) for text in one["paragraphs"]),
                )
                for one in said["sections"]
            ),
            basis=tuple(str(one) for one in said["basis"]),
            signing=Signing(
                body=str(signing["body"]),
                name=str(signing["name"]),
                by=str(signing["by"]),
                on=date.fromisoformat(signing["on"]),
            ),
            about=str(said["about"]),
        )
    except (KeyError, TypeError, ValueError) as error:
        said_wrong = f"{type(error).__name__}: {error}"
        raise Malformed(said_wrong, code="document_malformed", where="document") from error
    if read.content() != dict(said):
        raise Malformed(
            "it holds more than a document", code="document_malformed", where="document"
        )
    return read


def paragraphs(text: str) -> tuple[str, ...]:
    """Return the lines of a text that say something, each a paragraph."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def chinese_day(on: date) -> str:
    """Return a day as a document prints it: 2026年3月2日."""
    return f"{on.year}年{on.month}月{on.day}日"


def fields(document: Document) -> dict[str, str]:
    """Return what a department's own template may ask for, by the name in its ``{{…}}``."""
    whole = [
        line
        for one in document.sections
        for line in ((one.heading,) if one.heading else ()) + one.paragraphs
    ]
    return {
        "title": document.title,
        "number": document.number,
        "addressee": document.addressee,
        "body": "\n".join(whole),
        "basis": "；".join(document.basis),
        "issuer": document.signing.name,
        "issued_on": chinese_day(document.signing.on),
        "digest": document.digest,
        "about": document.about,
    }


def places(text: str) -> list[str]:
    """Return the names of the fields that a template's text asks for, in order."""
    return _PLACE.findall(text)


def fill(text: str, said: Mapping[str, str]) -> str:
    """Return a template's text with its fields filled in; what is filled in is never read again.

    Raise Malformed with code template_field where it asks for a field that there is not.
    """
    if unknown := [name for name in places(text) if name not in said]:
        raise Malformed(
            f"no field {unknown[0]}; there are {', '.join(sorted(said))}",
            code="template_field",
            where=unknown[0],
        )
    return _PLACE.sub(lambda found: said[found[1]], text)


def _texts(document: Document) -> Iterable[tuple[str, str]]:
    for where in ("kind", "title", "number", "addressee", "about"):
        yield where, getattr(document, where)
    for n, one in enumerate(document.sections):
        yield f"sections/{n}", one.heading
        for text in one.paragraphs:
            yield f"sections/{n}", text
    for text in document.basis:
        yield "basis", text
    for text in (document.signing.body, document.signing.name, document.signing.by):
        yield "signing", text
