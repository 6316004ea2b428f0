"""Drafts of documents (文书拟制): a document of a kind, filled from a case. Pure.

Templates are data: a title, and sections whose texts have {{fields}}; a section of which every
field is empty is left out. Nothing is signed here and nothing decided.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from jianbiao.errors import Malformed
from jianbiao.supervision.domain.cases import Case
from jianbiao.supervision.domain.documents import (
    Document,
    Section,
    Signing,
    chinese_day,
    fill,
    paragraphs,
    places,
)
from jianbiao.supervision.domain.matters import Kind, Matter, Said


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """A kind of document: its words, its title, its sections (heading, text), its articles.

    ``matters`` are the codes of matters it belongs to; ``open`` that the law makes it public.
    """

    kind: str
    words: Said
    title: str
    addressee: str
    sections: tuple[tuple[str, str], ...]
    basis: tuple[str, ...]
    matters: tuple[str, ...]
    open: bool


def read_template(text: str) -> Template:
    """Return the template in a TOML text. Raise Malformed with code template_malformed."""
    try:
        said = tomllib.loads(text)
        return Template(
            kind=str(said["kind"]),
            words=Said(zh=str(said["zh"]), en=str(said["en"])),
            title=str(said["title"]),
            addressee=str(said["addressee"]),
            sections=tuple((str(one["heading"]), str(one["text"])) for one in said["sections"]),
            basis=tuple(str(one) for one in said.get("basis", ())),
            matters=tuple(str(one) for one in said["matters"]),
            open=bool(said.get("open", False)),
        )
    except (KeyError, TypeError, ValueError) as error:
        told = f"{type(error).__name__}: {error}"
        raise Malformed(told, code="template_malformed", where="template") from error


def draft(
    template: Template,
    said: Mapping[str, str],
    *,
    number: str,
    signing: Signing,
    about: str,
) -> Document:
    """Return a document of the template with its fields filled from ``said``; empty sections go."""
    known = {**dict.fromkeys(_asked(template), ""), **said}
    sections = [
        Section(heading=heading, paragraphs=paragraphs(fill(text, known)))
        for heading, text in template.sections
        if not places(text) or any(known[name].strip() for name in places(text))
    ]
    return Document(
        kind=template.kind,
        title=fill(template.title, known),
        number=number,
        addressee=fill(template.addressee, known),
        sections=tuple(one for one in sections if one.paragraphs),
        basis=template.basis,
        signing=signing,
        about=about,
    )


def said_of(case: Case, matter: Matter, **more: str) -> dict[str, str]:
    """Return what a case says, by field: the last act that says something counts; codes by their words.

    Days are printed as a document prints them, amounts in 元. Who is kept from others is left out:
    a person who writes a document may name whom it goes to.
    """
    found: dict[str, str] = {}
    for one in case.done:
        act = matter.acts[one.act]
        for field in act.fields:
            text = one.fields.get(field.name, "")
            if not text or field.closed:
                continue
            if field.kind is Kind.CODE:
                text = field.codes[text].zh
            elif field.kind is Kind.DAY:
                text = chinese_day(date.fromisoformat(text))
            elif field.kind is Kind.AMOUNT:
                text = f"{Decimal(text):,.2f}元"
            found[field.name] = text
            found[f"{one.act}_{field.name}"] = text
    return {**found, "case": case.id, "tender": case.subject.tender, **more}


def _asked(template: Template) -> set[str]:
    texts: list[Any] = [
        template.title,
        template.addressee,
        *(text for _, text in template.sections),
    ]
    return {name for text in texts for name in places(text)}
