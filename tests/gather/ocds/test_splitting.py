import gzip
import io
import json
import tracemalloc
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianbiao.gather.ocds.splitting import rows

RELEASES = [{"ocid": f"o-{n}", "tender": {"title": 'a]}{["\\ 甲'}} for n in range(5)]
CONTEXT = '{"publisher":{"name":"P"},"uri":"https://p/1"}'
PACKAGE = {"uri": "https://p/1", "publisher": {"name": "P"}, "releases": RELEASES, "license": "L"}
RECORDS = {"publisher": {"name": "P"}, "records": [{"ocid": "o-1", "releases": RELEASES[:2]}]}


def split(data, **more):
    return list(rows(io.BytesIO(data), "file.json", **more))


def said(found):
    return [json.loads(row.raw) for row in found]


def j(value, **more):
    return json.dumps(value, ensure_ascii=False, **more).encode()


@pytest.mark.parametrize(
    "data",
    [
        b"\n".join(map(j, RELEASES)),
        b"\r\n".join(map(j, RELEASES)) + b"\r\n",
        b"\xef\xbb\xbf" + b"\n\n".join(map(j, RELEASES)),
        j(RELEASES),
        j(RELEASES, indent=2),
        b"[\n" + b",\n".join(map(j, RELEASES)) + b"\n]\n",
        j(PACKAGE),
        j(PACKAGE, indent=4),
        b"\xef\xbb\xbf" + j(PACKAGE, indent="\t"),
        b"".join(j(one, indent=2) for one in RELEASES),
        b"".join(map(j, RELEASES)),
        j(PACKAGE | {"releases": RELEASES[:3]}) + b"\n" + j(PACKAGE | {"releases": RELEASES[3:]}),
        j([PACKAGE | {"releases": RELEASES[:3]}, PACKAGE | {"releases": RELEASES[3:]}]),
        j({"results": RELEASES, "next": None}),
        j({"arrayReleasePackage": [PACKAGE | {"releases": RELEASES[:2]}, PACKAGE | {"releases": RELEASES[2:]}]}),
        j({"status": "ok", "releasePackage": PACKAGE, "code": 1}, indent=1),
        j({"result": PACKAGE}),
        b"\x1e" + b"\n\x1e".join(map(j, RELEASES)),
    ],
    ids=[
        "lines", "crlf", "bom and empty lines", "list", "indented list", "list of lines", "package",
        "indented package", "package with bom", "indented objects", "objects without space",
        "packages on lines", "list of packages", "page of an interface", "list of packages in an object", "package in an object", "package as a result", "text sequence",
    ],
)  # fmt: skip
def test_every_form_of_a_file_has_the_same_rows_with_their_exact_bytes(data):
    for whole in (data, gzip.compress(data), gzip.compress(data[:99]) + gzip.compress(data[99:])):
        found = split(whole)
        assert said(found) == RELEASES
        assert [row.number for row in found] == [1, 2, 3, 4, 5] or b"\n\n" in data
        assert all(row.raw in data for row in found)


def test_rows_of_a_package_know_what_is_said_of_all_of_them():
    assert {row.context for row in split(j(PACKAGE))} == {CONTEXT}
    assert [row.context for row in split(j(RELEASES))] == [""] * 5


def test_a_record_is_one_row_whatever_it_holds():
    assert said(split(j(RECORDS))) == RECORDS["records"]
    assert said(split(j(RECORDS["records"][0]))) == RECORDS["records"]


def test_the_number_is_the_line_in_a_file_of_lines():
    data = j(RELEASES[0]) + b"\n\n\n" + j(RELEASES[1]) + b"\n" + j(PACKAGE) + b"\n" + j(RELEASES[2])
    assert [row.number for row in split(data)] == [1, 4, 5, 6, 7, 8, 9, 10]


@pytest.mark.parametrize(
    "data", [b"", b"\n\n", b"[]", b'{"releases":[]}', b"\xef\xbb\xbf", gzip.compress(b"", mtime=0)]
)
def test_nothing_has_no_rows(data):
    assert split(data) == []


def test_a_broken_line_does_not_break_its_neighbours():
    data = b"\n".join([j(RELEASES[0]), b'{"ocid":"o-9', b"<html>", j(RELEASES[1])])
    assert [row.raw[:12] for row in split(data)] == [
        b'{"ocid": "o-', b'{"ocid":"o-9', b"<html>", b'{"ocid": "o-',
    ]  # fmt: skip
    assert [row.raw for row in split(b'{"ocid":"a"\n{"ocid":"b"}\n')] == [
        b'{"ocid":"a"',
        b'{"ocid":"b"}',
    ]


def test_a_lost_quotation_mark_in_an_indented_package_costs_one_row():
    data = j(PACKAGE, indent=1).replace(b'"o-2"', b'"o-2', 1)
    found = split(data)
    assert len(found) == 5
    assert [json.loads(found[n].raw)["ocid"] for n in (0, 1, 3, 4)] == ["o-0", "o-1", "o-3", "o-4"]


def test_line_breaks_within_texts_belong_to_them():
    data = j(PACKAGE).replace(b'"title": "', b'"title": "one\ntwo\n')
    found = split(data)
    assert len(found) == 5
    assert [json.loads(row.raw, strict=False)["ocid"] for row in found] == [
        r["ocid"] for r in RELEASES
    ]


def test_a_cut_package_keeps_what_came_before_and_says_where_it_ends():
    data = j(PACKAGE)
    found = split(data[: data.index(b"o-3")])
    assert said(found[:3]) == RELEASES[:3]
    [cut] = found[3:]
    assert (cut.reason, cut.where) == ("cut_off", f"byte {data.index(b'o-3') - 10}")
    [end] = split(data[: data.index(b'{"ocid"')])
    assert end.reason == "cut_off"


def test_a_cut_gzip_keeps_what_came_before_and_says_where_it_ends():
    data = b"\n".join(j(one) for one in RELEASES * 400)
    packed = gzip.compress(data)
    found = split(packed[: len(packed) // 2])
    assert found[-1].reason == "gzip_cut"
    assert found[-1].where.startswith("file.json byte ")
    assert said(found[:-1]) == (RELEASES * 400)[: len(found) - 1]
    assert len(found) > 100
    broken = bytearray(packed)
    broken[len(broken) // 2 : len(broken) // 2 + 40] = b"\xff" * 40
    assert split(bytes(broken))[-1].reason == "gzip_broken"
    assert split(packed + b"not gzip")[-1].reason == "gzip_broken"
    assert split(packed[:-8])[-1].reason == "gzip_cut"


@pytest.mark.parametrize("form", ["line", "list", "text"])
def test_a_row_that_is_too_long_is_left_behind_in_constant_memory(form):
    def pieces():
        before, after = {"line": (b"", b"\n"), "list": (b"[", b","), "text": (b"", b"\n")}[form]
        yield before + j(RELEASES[0]) + after
        yield b'{"ocid":"long","x":"' if form != "text" else b"x"
        for _ in range(400):
            yield b"y\\\\" * 33000
        yield (b'"}' if form != "text" else b"") + after + j(RELEASES[1])
        yield b"]" if form == "list" else b"\n"

    tracemalloc.start()
    found = list(rows(Stream(pieces()), "f", longest=1 << 20))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert [row.reason for row in found] == ["", "row_too_long", ""]
    assert "byte" in found[1].where
    assert said([found[0], found[2]]) == RELEASES[:2]
    assert most < 30 << 20


def test_a_huge_package_on_one_line_is_read_in_constant_memory():
    def pieces():
        yield b'{"uri":"https://p/1","publisher":{"name":"P"},"releases":['
        for n in range(8000):
            yield j(RELEASES[0] | {"ocid": f"o-{n}", "x": "y" * 500}) + b","
        yield j(RELEASES[0]) + b"]}"

    tracemalloc.start()
    count = sum(1 for row in rows(Stream(pieces()), "f") if row.context == CONTEXT)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == 8001
    assert most < 16 << 20


def test_a_bomb_is_let_go_of():
    packed = gzip.compress(b"0" * (1 << 20), 9) * 300
    found = split(packed)
    assert [row.reason for row in found] == ["bomb"]


def zipped(*files):
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files:
            archive.writestr(name, data)
    return whole.getvalue()


def test_a_zip_is_the_rows_of_its_files_one_after_the_other():
    data = zipped(
        ("a.jsonl", b"\n".join(map(j, RELEASES))),
        ("__MACOSX/a.jsonl", b"junk"),
        ("b/", b""),
        ("b/c.json.gz", gzip.compress(j(PACKAGE))),
        ("bad.zip", zipped(("x", b"{}"))),
        ("d.json", j(RELEASES[0])),
    )
    found = split(data)
    assert said([row for row in found if not row.reason]) == [*RELEASES, *RELEASES, RELEASES[0]]
    assert [(row.reason, row.where) for row in found if row.reason] == [
        ("zip_nested", "bad.zip bad.zip")
    ]
    assert [row.number for row in found] == list(range(1, 13))


def test_a_broken_zip_says_so():
    whole = zipped(("a.jsonl", b"\n".join(j(one) for one in RELEASES * 99)))
    assert [row.reason for row in split(whole[:-30])] == ["zip_broken"]
    spoilt = bytearray(whole)
    spoilt[60:90] = b"\x00" * 30
    assert split(bytes(spoilt))[-1].reason == "zip_broken"


@pytest.mark.parametrize("coding", ["utf-16", "utf-16-le", "utf-16-be", "gb18030"])
@pytest.mark.parametrize("form", ["lines", "package"])
def test_a_file_in_another_coding_has_the_same_rows_and_their_exact_bytes(coding, form):
    # 乗 and 璡 end in a stroke and a brace where they are written in GB 18030
    releases = [one | {"title": '河道"治理"工程乗"璡}{\\'} for one in RELEASES]
    body = PACKAGE | {"releases": releases}
    text = (b"\n".join(map(j, releases)) if form == "lines" else j(body, indent=1)).decode()
    data = text.encode(coding)
    found = split(data)
    exact = coding if coding != "utf-16" else "utf-16-le"
    assert [json.loads(row.raw.decode(exact)) for row in found] == releases
    assert all(row.raw in data for row in found)


def test_a_file_in_utf_16_that_ends_within_a_character_says_where():
    data = b"\n".join(map(j, RELEASES)).decode().encode("utf-16-le")
    found = split(data[:-1])
    assert [row.reason for row in found[:-2]] == [""] * (len(found) - 2)
    assert found[-1].reason == "utf16"
    assert "byte" in found[-1].where


@given(st.binary(max_size=300))
def test_whatever_bytes_come_every_row_has_bytes_or_a_reason(data):
    for row in split(data):
        assert row.raw or row.reason


@given(
    st.lists(
        st.dictionaries(st.text(max_size=5), st.text(max_size=9) | st.integers(), max_size=3),
        max_size=6,
    )
)
def test_a_list_is_split_as_a_parser_would(values):
    objects = [{"a": 1, **one} for one in values]
    for indent in (None, 1):
        assert said(split(j(objects, indent=indent))) == objects


class Stream(io.RawIOBase):
    """A pipe that gives its pieces as they come."""

    def __init__(self, pieces):
        self._pieces, self._held = pieces, b""

    def readable(self):
        return True

    def read(self, size=-1):
        while len(self._held) < size and (piece := next(self._pieces, b"")):
            self._held += piece
        found, self._held = self._held[:size], self._held[size:]
        return found
