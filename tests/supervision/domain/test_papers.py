"""Files of a form: small ones of known types, told by their bytes."""

import pytest

from jianbiao.errors import Malformed
from jianbiao.supervision.domain.papers import LONGEST, LONGEST_NAME, check_paper


@pytest.mark.parametrize(
    ("name", "head"),
    [
        ("证据.pdf", b"%PDF-1.4"),
        ("图.PNG", b"\x89PNG\r\n\x1a\n"),
        ("图.jpeg", b"\xff\xd8\xff\xe0"),
        ("扫描.tif", b"II*\x00"),
        ("说明.docx", b"PK\x03\x04"),
        ("表.xlsx", b"PK\x03\x04"),
        ("文书.ofd", b"PK\x03\x04"),
        ("清单.txt", "清单，一".encode()),
        ("截断.txt", "字".encode()[:2]),
        ("a/b\\c.csv", b"1,2"),
    ],
)
def test_what_is_taken(name, head):
    kept = check_paper(name, 9, head)
    assert kept.rpartition(".")[2].lower() == name.rpartition(".")[2].lower()
    assert not set(kept) & set("/\\")


@pytest.mark.parametrize(
    ("name", "size", "head", "code"),
    [
        ("a.pdf", 0, b"", "paper_size"),
        ("a.pdf", LONGEST + 1, b"%PDF-", "paper_size"),
        ("a.pdf", 9, b"PK\x03\x04", "paper_type"),
        ("a.docx", 9, b"%PDF-", "paper_type"),
        ("a.txt", 9, b"a\x00b", "paper_type"),
        ("a.txt", 9, b"\xff\xfe\xff\xff", "paper_type"),
        ("a.exe", 9, b"MZ", "paper_type"),
        (".pdf", 9, b"%PDF-", "paper_type"),
        ("pdf", 9, b"%PDF-", "paper_type"),
        ("", 9, b"%PDF-", "paper_type"),
    ],
)
def test_what_is_not_taken(name, size, head, code):
    with pytest.raises(Malformed) as malformed:
        check_paper(name, size, head)
    assert malformed.value.code == code


def test_a_long_name_is_cut_before_its_ending():
    kept = check_paper(f"{'长' * 300}\n\x07.pdf", 9, b"%PDF-")
    assert len(kept) == LONGEST_NAME
    assert kept.endswith(".pdf")
    assert kept.isprintable()
