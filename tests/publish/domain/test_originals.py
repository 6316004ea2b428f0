"""Originals as pages show them: cut, marked, masked at equal length."""

import orjson
import pytest

from jianbiao.publish.domain import masking
from jianbiao.publish.domain.originals import SHOWN, original


def test_what_was_mended_is_marked_in_the_original():
    repairs = [{"path": "/a", "before": "12.50元", "after": "12.5", "kind": "k"}]
    [said] = original("价 12.50元 整".encode(), "", where="6-8", repairs=repairs)
    assert "".join(piece for piece, _ in said.pieces) == "价 12.50元 整"
    assert [piece for piece, marked in said.pieces if marked] == ["12.50元"]


@pytest.mark.parametrize("where", ["9-3", "0-0", "99999999-999999999", "5-5", "x", ""])
def test_places_that_are_none_mark_nothing(where):
    [said] = original(b"abc", "", where=where, repairs=[])
    assert "".join(piece for piece, _ in said.pieces) == "abc"
    assert not any(marked for _, marked in said.pieces)


def test_an_original_is_cut_behind_what_a_page_shows():
    [said] = original(b"x" * (SHOWN + 5), "", where="", repairs=[])
    assert (len(said.pieces[0][0]), said.left) == (SHOWN, 5)


def test_a_notice_is_shown_member_by_member_with_the_places_its_values_come_from():
    raw = orjson.dumps({"title": "甲公告", "content_text": "预算 12 万元", "b": ""})
    origins = [{"path": "/tender/value", "member": "/content_text", "start": 3, "end": 8}]
    title, body = original(raw, "", reading={"x_notice": {"origins": origins}})
    assert (title.name, title.pieces) == ("title", (("甲公告", False),))
    assert [piece for piece, marked in body.pieces if marked] == ["12 万元"]


@pytest.mark.parametrize(
    "origins",
    [None, 5, [5], [{"start": -1, "end": "x"}], [{"member": 5, "start": 9, "end": 2}]],
)
def test_origins_of_another_kind_are_no_places(origins):
    raw = orjson.dumps({"title": "甲"})
    parts = original(raw, "", reading={"x_notice": {"origins": origins}})
    assert not any(marked for part in parts for _, marked in part.pieces)


def test_masking_does_not_move_places():
    raw = "联系人：王小明 电话 13912345678，中标价 12 元".encode()
    [part] = original(raw, "", where="23-27", mask=masking.text)
    text = "".join(piece for piece, _ in part.pieces)
    assert len(text) == len(raw.decode())
    assert "王小明" not in text
    assert "13912345678" not in text
    assert "12 元" in text
