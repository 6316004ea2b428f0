"""The document of an act (监督文书): what an instruction says, in the plain shape of documents. Pure.

Everything follows from the case and its matter: one part for each thing that its acts said so far,
under the words of the form. What the public is shown of it is its open fields alone.
"""

from collections.abc import Iterator

from jianbiao.law.periods import day_of
from jianbiao.supervision.domain.cases import Case, Done
from jianbiao.supervision.domain.documents import (
    Document,
    Section,
    Signing,
    paragraphs,
)
from jianbiao.supervision.domain.matters import Act, Field, Kind, Matter
from jianbiao.supervision.domain.numbering import FIELD

_APART = frozenset({FIELD, "addressee", "basis", "opinion", "contact"})
"""Fields that stand elsewhere in a document, or are no part of it."""
_INNER = frozenset({"approve", "send_back"})
"""Acts within the body, of which no document tells."""


def document(
    case: Case, matter: Matter, done: Done, *, issuer: str, title: str, receiver: str
) -> Document:
    """Return the document that the act ``done`` of ``case`` issued.

    ``issuer`` is the full name of its body, ``title`` that of the tender, ``receiver`` whom it goes
    to where no form names the addressee.
    """
    before = [one for one in case.done if one.number <= done.number]
    said = {name: text for one in before for name, text in one.fields.items()}
    act = matter.acts[done.act]
    return Document(
        kind=matter.code,
        title=f"{issuer}关于{title or case.subject.party or '有关事项'}的{_kind(matter, act)}",
        number=done.fields[FIELD],
        addressee=said.get("addressee", "") or receiver,
        sections=tuple(_sections(case, matter, before, title)),
        basis=tuple(_basis(matter, said.get("basis", ""))),
        signing=Signing(body=done.body, name=issuer, by=_approver(before), on=day_of(done.at)),
        about=case.id,
    )


def public_sections(document: Document, matter: Matter) -> list[Section]:
    """Return the parts of a document that everybody may read."""
    names = {field.words.zh for act in matter.acts.values() for field in act.fields if field.public}
    return [one for one in document.sections if one.heading in names | {_ABOUT}]


_ABOUT = "招标项目"


def _kind(matter: Matter, act: Act) -> str:
    """Return the name of the kind; of an act that ends another, its own words with it."""
    opening = next((one for one in matter.acts.values() if one.series), act)
    return matter.words.zh if act is opening else f"{act.words.zh}（{matter.words.zh}）"


def _sections(case: Case, matter: Matter, before: list[Done], title: str) -> Iterator[Section]:
    subject = case.subject
    about = [text for text in (title, subject.tender, subject.lot) if text]
    if about:
        yield Section(heading=_ABOUT, paragraphs=tuple(about))
    latest: dict[str, tuple[Field, str]] = {}
    for one in before:
        if one.act in _INNER or one.act not in matter.acts:
            continue
        for field in matter.acts[one.act].fields:
            if field.name not in _APART and (text := one.fields.get(field.name)):
                latest[field.name] = (field, text)
    for field, text in latest.values():
        yield Section(heading=field.words.zh, paragraphs=paragraphs(_said(field, text)))


def _said(field: Field, text: str) -> str:
    if field.kind is Kind.CODE and text in field.codes:
        return field.codes[text].zh
    if field.kind is Kind.DAY:
        year, month, day = text.split("-")
        return f"{int(year)}年{int(month)}月{int(day)}日"
    if field.kind is Kind.FLAG:
        return "是" if text == "1" else "否"
    return text


def _basis(matter: Matter, said: str) -> Iterator[str]:
    for one in matter.basis:
        yield f"《{one.law}》第{one.article}条"
    if said:
        yield said


def _approver(before: list[Done]) -> str:
    """Return who approved it; who drafted it where nobody had to."""
    found = [one.by for one in before if one.act == "approve"]
    return (found or [before[-1].by])[-1]
