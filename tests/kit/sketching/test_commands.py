import json

from jianbiao.__main__ import main
from jianbiao.kit import make, validate
from jianbiao.kit.sketching import bills, text
from jianbiao.standard.sets import SETS
from tests.kit.sketching.make import chinese, docx, xlsx
from tests.kit.sketching.test_documents import ROWS
from tests.make import LOT, NOON, TENDER


def said(capsys, *words):
    assert main(["kit", "sketch", *map(str, words)]) == 0
    return capsys.readouterr().out


def test_a_sketch_becomes_a_message_in_place_of_the_file(tmp_path, capsys):
    common = chinese(1, 800)
    tender = docx(tmp_path / "tender.docx", [[common]])
    bid = docx(tmp_path / "bid.docx", [[common], [chinese(2, 900)]])
    told = json.loads(said(capsys, bid, "--without", tender, "--json"))
    assert text.parse(told["TEXT_SKETCH"]).hashes
    assert len(told["BASELINE"]) == 1
    lot = {"TENDER_PROJECT_CODE": TENDER, "BID_SECTION_CODE": LOT, "DOCUMENT_KIND": "2"}
    message = make("BID_FILE_SKETCH", told | lot, data_key="S1", happened_at=NOON)
    assert validate(message) == []


def test_a_sketch_is_secret_until_the_opening_and_never_public():
    definition = SETS["BID_FILE_SKETCH"]
    assert definition.secret_until == "opening"
    assert not definition.public


def test_two_bids_on_one_lot_are_compared_under_its_key(tmp_path, capsys):
    key = tmp_path / "lot.key"
    sketches = []
    for name in ("a.xlsx", "b.xlsx"):
        xlsx(tmp_path / name, ROWS)
        told = json.loads(said(capsys, tmp_path / name, "--bill-key", key, "--json"))
        sketches.append(bills.parse(told["BILL_SKETCH"]))
        make_it = told | {"TENDER_PROJECT_CODE": TENDER, "BID_SECTION_CODE": LOT}
        make("BID_FILE_SKETCH", make_it | {"DOCUMENT_KIND": "3"}, data_key=name, happened_at=NOON)
    assert key.stat().st_mode & 0o777 == 0o600
    assert bills.compare(*sketches).price == 2


def test_a_person_is_told_what_is_in_a_file_and_how_alike_another_is(tmp_path, capsys):
    a = docx(tmp_path / "a.docx", [[chinese(1, 500)]])
    b = docx(tmp_path / "b.docx", [[chinese(1, 500)], [chinese(2, 504)]])
    xlsx(tmp_path / "c.xlsx", ROWS)
    told = said(capsys, a, "--like", b)
    assert "500 characters" in told
    assert "alike 相似: 0.4" in told
    assert "2 items" in said(capsys, tmp_path / "c.xlsx", "--bill-key", tmp_path / "k")


def test_what_is_no_key_is_malformed(tmp_path, capsys):
    xlsx(tmp_path / "a.xlsx", ROWS)
    for wrong in ("", "x", "00" * 31):
        (tmp_path / "k").write_text(wrong)
        words = ["kit", "sketch", str(tmp_path / "a.xlsx"), "--bill-key", str(tmp_path / "k")]
        assert main(words) == 2
        assert "key_bad" in capsys.readouterr().err
