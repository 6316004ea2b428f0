"""Documents as .docx (OOXML, ECMA-376): our own plain one, or a department's template filled in.

A template's fields are looked for paragraph by paragraph, for a word processor breaks a text into
runs wherever it likes. Nothing but the texts of runs changes; the same template and document give
the same bytes.
"""

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from typing import Final
from xml.etree import ElementTree as ET
from xml.sax.saxutils import escape

from jianbiao.errors import Malformed
from jianbiao.supervision.domain.documents import Document, fields, fill, places

LARGEST: Final = 512 * 1024
"""Bytes of a template."""
UNPACKED: Final = 8 * 1024 * 1024
MEMBERS: Final = 200
TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

_W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TEXTS: Final = re.compile(r"word/(document|header\d*|footer\d*)\.xml")
_XML: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_TAG: Final = re.compile(r"<[A-Za-z][^>]*>")
_DECLARED: Final = re.compile(r'xmlns:[A-Za-z0-9]+="[^"]*"')
_WHEN: Final = (1980, 1, 1, 0, 0, 0)
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"


def docx(document: Document, template: bytes = b"") -> bytes:
    """Return a document as .docx: ``template`` with its {{fields}} filled in, or our plain layout.

    Raise Malformed with template_malformed or template_field where the template cannot be used.
    """
    if template:
        return _filled(template, fields(document))
    return _zip([(name, text.encode()) for name, text in _plain(document)])


def check_template(template: bytes) -> list[str]:
    """Return the fields a template asks for. Raise Malformed where it is no usable .docx."""
    found: list[str] = []
    for name, raw in _members(template):
        if _TEXTS.fullmatch(name):
            for paragraph in _parsed(name, raw).iter(f"{{{_W}}}p"):
                found += places("".join(run.text or "" for run in paragraph.iter(f"{{{_W}}}t")))
    return found


def _filled(template: bytes, said: Mapping[str, str]) -> bytes:
    done = []
    for name, raw in _members(template):
        if not _TEXTS.fullmatch(name):
            done.append((name, raw))
            continue
        root = _parsed(name, raw)
        for paragraph in root.iter(f"{{{_W}}}p"):
            _fill_paragraph(paragraph, said)
        done.append((name, _written(root, raw)))
    return _zip(done)


def _written(root: ET.Element, raw: bytes) -> bytes:
    """Return a part as bytes, its first tag as it was: mc:Ignorable names prefixes nothing else uses."""
    text = ET.tostring(root, encoding="unicode")
    before, now = _first_tag(raw.decode()), _first_tag(text)
    new = [one for one in _DECLARED.findall(now) if one not in before]
    tag = f"{before[:-1]} {' '.join(new)}>" if new else before
    return f"{_XML}\n{text.replace(now, tag, 1)}".encode()


def _first_tag(text: str) -> str:
    found = _TAG.search(text)
    if found is None:
        raise _bad("a part is empty")
    return found[0]


def _fill_paragraph(paragraph: ET.Element, said: Mapping[str, str]) -> None:
    """Fill a paragraph's fields into its first run; lines of a text become breaks."""
    runs = list(paragraph.iter(f"{{{_W}}}t"))
    whole = "".join(run.text or "" for run in runs)
    if not places(whole):
        return
    lines = fill(whole, said).split("\n")
    for run in runs[1:]:
        run.text = ""
    first = runs[0]
    first.text, first.attrib[_SPACE] = lines[0], "preserve"
    parent = next(one for one in paragraph.iter() if first in list(one))
    at = list(parent).index(first) + 1
    for n, line in enumerate(lines[1:]):
        more = ET.Element(f"{{{_W}}}t", {_SPACE: "preserve"})
        more.text = line
        parent.insert(at + 2 * n, ET.Element(f"{{{_W}}}br"))
        parent.insert(at + 2 * n + 1, more)


def _parsed(name: str, raw: bytes) -> ET.Element:
    if b"<!DOCTYPE" in raw or b"<!ENTITY" in raw:
        raise _bad(f"{name} declares entities")
    try:
        raw.decode()
        root = ET.fromstring(raw)  # noqa: S314 - no entities, and of bounded length
    except (ET.ParseError, UnicodeDecodeError) as error:
        raise _bad(f"{name}: {error}") from error
    for prefix, uri in _prefixes(raw):
        ET.register_namespace(prefix, uri)
    return root


def _prefixes(raw: bytes) -> Sequence[tuple[str, str]]:
    """Return the prefixes a part declares: mc:Ignorable names them, so they have to stay."""
    found = re.findall(rb'xmlns:([A-Za-z][A-Za-z0-9]*)="([^"]+)"', raw)
    pairs = [(prefix.decode(), uri.decode()) for prefix, uri in found]
    return [(prefix, uri) for prefix, uri in pairs if not re.fullmatch(r"ns\d+", prefix)]


def _members(template: bytes) -> list[tuple[str, bytes]]:
    """Return a package's members in their order. Raise Malformed where it is none, or too large."""
    if len(template) > LARGEST:
        raise _bad(f"{len(template)} bytes, {LARGEST} at most")
    try:
        with zipfile.ZipFile(io.BytesIO(template)) as package:
            found = package.infolist()
            if len(found) > MEMBERS or sum(one.file_size for one in found) > UNPACKED:
                raise _bad(f"it unpacks to more than {UNPACKED} bytes or {MEMBERS} parts")
            parts = [(one.filename, package.read(one)) for one in found]
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError) as error:
        raise _bad(f"no .docx: {error}") from error
    names = [name for name, _ in parts]
    if "word/document.xml" not in names or len(set(names)) != len(names):
        raise _bad("it has no word/document.xml, or a part twice")
    if any("vbaProject" in name for name in names):
        raise _bad("it holds macros")
    return parts


def _bad(said: str) -> Malformed:
    return Malformed(
        f"模板不可用 · the template cannot be used: {said}",
        code="template_malformed",
        where="template",
    )


def _zip(parts: Sequence[tuple[str, bytes]]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as package:
        for name, raw in parts:
            package.writestr(zipfile.ZipInfo(name, _WHEN), raw)
    return out.getvalue()


_TYPES: Final = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS: Final = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)


def _plain(document: Document) -> list[tuple[str, str]]:
    said = fields(document)
    lines = [
        _paragraph(said["issuer"], align="center", size=44),
        _paragraph(said["title"], align="center", size=44),
        _paragraph(said["number"], align="center"),
        *([_paragraph(f"{said['addressee']}：")] if said["addressee"] else []),
        *(_paragraph(line, indent=True) for line in said["body"].split("\n")),
        *([_paragraph(f"依据：{said['basis']}。", indent=True)] if said["basis"] else []),
        _paragraph(said["issuer"], align="right"),
        _paragraph(said["issued_on"], align="right"),
        _paragraph(f"文书摘要（SHA-256） {said['digest']}", size=18),
    ]
    page = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587" w:header="851" w:footer="992" w:gutter="0"/></w:sectPr>'
    body = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="{_W}"><w:body>{"".join(lines)}{page}</w:body></w:document>'
    return [
        ("[Content_Types].xml", _TYPES),
        ("_rels/.rels", _RELATIONS),
        ("word/document.xml", body),
    ]


def _paragraph(text: str, *, align: str = "both", size: int = 32, indent: bool = False) -> str:
    first = '<w:ind w:firstLineChars="200" w:firstLine="640"/>' if indent else ""
    run = f'<w:rPr><w:rFonts w:ascii="FangSong" w:eastAsia="仿宋" w:hAnsi="FangSong"/><w:sz w:val="{size}"/></w:rPr>'
    return f'<w:p><w:pPr><w:spacing w:line="560" w:lineRule="exact"/>{first}<w:jc w:val="{align}"/></w:pPr><w:r>{run}<w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'
