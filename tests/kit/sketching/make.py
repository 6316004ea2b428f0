"""Makers: texts of a fixed recipe, documents as office programs write them, and hostile ones."""

import random
import zipfile

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def chinese(seed, length):
    """Return a text of ``length`` Han characters that no other seed's text shares a passage with."""
    chance = random.Random(seed)
    return "".join(chr(0x4E00 + chance.randrange(20_000)) for _ in range(length))


def docx(path, paragraphs, *, namespace=WORD, head="", notes=()):
    """Write a .docx; each paragraph is a list of runs."""

    def body(some, root):
        said = "".join(
            "<w:p>" + "".join(f"<w:r><w:t>{run}</w:t></w:r>" for run in runs) + "</w:p>"
            for runs in some
        )
        return f'{head}<w:{root} xmlns:w="{namespace}">{said}</w:{root}>'

    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr("[Content_Types].xml", "<Types/>")
        out.writestr("word/document.xml", body(paragraphs, "document"))
        if notes:
            out.writestr("word/footnotes.xml", body(notes, "footnotes"))
    return path


def xlsx(path, *sheets, shared=True):
    """Write an .xlsx of rows of texts; with ``shared`` texts, or inline ones."""
    texts = []

    def cell(value, place):
        if value == "":
            return ""
        if not shared:
            return f'<c r="{place}" t="inlineStr"><is><t>{value}</t></is></c>'
        texts.append(value)
        return f'<c r="{place}" t="s"><v>{len(texts) - 1}</v></c>'

    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        for number, rows in enumerate(sheets, 1):
            said = ""
            for y, row in enumerate(rows, 1):
                cells = "".join(cell(v, f"{chr(65 + x)}{y}") for x, v in enumerate(row))
                said += f'<row r="{y}">{cells}</row>'
            out.writestr(
                f"xl/worksheets/sheet{number}.xml",
                f'<worksheet xmlns="{SHEET}"><sheetData>{said}</sheetData></worksheet>',
            )
        strings = "".join(f"<si><t>{one}</t></si>" for one in texts)
        out.writestr("xl/sharedStrings.xml", f'<sst xmlns="{SHEET}">{strings}</sst>')
    return path
