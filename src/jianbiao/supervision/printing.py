"""Documents as PDF (文书打印): the layout of GB/T 9704 on A4, the same bytes for the same document.

Chinese is set in the font STSong-Light that every reader of PDF has for Adobe-GB1: none is shipped,
none is looked for on the machine. Characters beyond it stand as 〓, the mark of a missing type: what
is signed is the document, not its print.
"""

import io
from typing import Any, Final

from jianbiao.supervision.domain.documents import Document, chinese_day

_FONT: Final = "STSong-Light"
_MM: Final = 72 / 25.4
_TOP, _BOTTOM, _LEFT, _RIGHT = 37 * _MM, 35 * _MM, 28 * _MM, 26 * _MM
"""Margins of GB/T 9704: 天头 37 mm, 订口 28 mm, 版心 156 × 225 mm."""
_BODY: Final = 16
"""三号字."""
_LEADING: Final = 28
_INDENT: Final = 2 * _BODY
_MISSING: Final = "〓"


def pdf(document: Document, *, signature: str = "", verify: str = "") -> bytes:
    """Return a document as PDF; ``signature`` and ``verify`` (where to check it) are printed below."""
    _fonts()
    from reportlab.lib.pagesizes import A4
    from reportlab.platypus import SimpleDocTemplate

    out = io.BytesIO()
    page = SimpleDocTemplate(
        out,
        pagesize=A4,
        topMargin=_TOP,
        bottomMargin=_BOTTOM,
        leftMargin=_LEFT,
        rightMargin=_RIGHT,
        title=_set(f"{document.title} {document.number}"),
        author=_set(document.signing.name),
        subject=f"sha256:{document.digest}",
        lang="zh-CN",
        invariant=1,
    )
    page.build(_story(document, signature, verify), onFirstPage=_numbered, onLaterPages=_numbered)
    return out.getvalue()


def _story(document: Document, signature: str, verify: str) -> list[Any]:
    from reportlab.platypus import Spacer

    issuer = document.signing.name
    said = [
        _line(issuer, size=22, leading=34, alignment=1),
        _line(document.title, size=22, leading=34, alignment=1),
        _line(document.number, alignment=1),
        Spacer(1, _LEADING / 2),
        *([_line(f"{document.addressee}：")] if document.addressee else []),
    ]
    for section in document.sections:
        if section.heading:
            said.append(_line(section.heading, indent=_INDENT, keep=True))
        said += [_line(text, indent=_INDENT) for text in section.paragraphs]
    if document.basis:
        said.append(_line(f"依据：{'；'.join(document.basis)}。", indent=_INDENT))
    said += [
        Spacer(1, _LEADING),
        _line(issuer, alignment=2, keep=True),
        _line(chinese_day(document.signing.on), alignment=2),
        Spacer(1, _LEADING),
        _line(f"文书摘要（SHA-256） {document.digest}", size=9, leading=13),
    ]
    if signature:
        said.append(_line(f"电子印章签名 {signature}", size=9, leading=13))
    if verify:
        said.append(_line(f"核验 {verify}", size=9, leading=13))
    return said


def _line(
    text: str,
    *,
    size: int = _BODY,
    leading: int = _LEADING,
    alignment: int = 4,
    indent: int = 0,
    keep: bool = False,
) -> Any:
    from xml.sax.saxutils import escape

    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph

    style = ParagraphStyle(
        name=f"{size}-{alignment}-{indent}-{keep}",
        fontName=_FONT,
        fontSize=size,
        leading=leading,
        alignment=alignment,
        firstLineIndent=indent,
        wordWrap="CJK",
        keepWithNext=keep,
    )
    return Paragraph(escape(_set(text)), style)


def _set(text: str) -> str:
    """Return a text as far as the font goes: characters beyond it marked, breaks as spaces."""
    return "".join(_MISSING if ord(c) > 0xFFFF else c for c in " ".join(text.split()))  # noqa: PLR2004 - UCS-2


def _numbered(canvas: Any, page: Any) -> None:
    """Print the page's number as official documents have it: — 1 —."""
    canvas.saveState()
    canvas.setFont(_FONT, 14)
    canvas.drawCentredString(page.pagesize[0] / 2, _BOTTOM - 7 * _MM, f"— {page.page} —")
    canvas.restoreState()


def _fonts() -> None:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont

    if _FONT not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(UnicodeCIDFont(_FONT))
