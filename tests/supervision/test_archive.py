"""A case's file as an archive: anybody can check it offline, and a flipped byte is told."""

import io
import json
import re
import subprocess
import sys
import zipfile
from dataclasses import replace
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path

import pytest

from jianbiao.errors import Refused
from jianbiao.intake.blobs import Blobs
from jianbiao.intake.filing import Digest
from jianbiao.ledger import keys, verify
from jianbiao.ledger import queries as ledger
from jianbiao.register import services as register
from jianbiao.supervision import archive, casefile, queries, services, shipped, signing
from jianbiao.supervision.domain import drafting
from jianbiao.supervision.domain.documents import Signing
from jianbiao.supervision.domain.evidence import Piece
from tests import make
from tests.posting import ORIGIN
from tests.record.make import settle
from tests.register.make import LEGAL
from tests.stories.scene import seal, short_sale
from tests.supervision.make import CASE, LIN, NOON, QIN, WANG, act, opened

pytestmark = pytest.mark.django_db(databases="__all__")
NAME = "../../etc/passwd\u202e<script>.pdf"


@pytest.fixture
def case(tmp_path, settings):
    """A case with evidence, a paper of an evil name, a signed document and a note; sealed."""
    settings.JIANBIAO_HOME = str(tmp_path)
    keys.load_or_make(str(tmp_path))
    start = NOON - timedelta(days=60)
    register.seed(at=start, by=LIN, legal=LEGAL)
    services.seed(at=start, by=LIN)
    settle(make.project(), make.tender(), make.lot(), short_sale())
    id = opened("case", **CASE)
    act(id, "file", WANG, document_number="朔建立〔2026〕1号")
    act(id, "join", joined=QIN.body, reason="联合办理")
    number = ledger.last_number() - 8
    entry = Piece(
        what="entry", log="official", number=number, digest="ab" * 32, name=NAME, shows="发售期"
    )
    casefile.add_evidence(id, [entry, kept(tmp_path, b"%PDF-1.7 paper")], by=LIN, at=NOON)
    casefile.add_note(id, "约谈前先核对账户", own=False, by=LIN, at=NOON)
    signed(id, tmp_path)
    seal(tmp_path)
    return id


def kept(home, said):
    blobs, name = Blobs(str(home)), sha256(said).hexdigest()
    with blobs.upload("officer-1", Digest(algorithm="sha256", hex=name)) as upload:
        upload.take(io.BytesIO(said).read, len(said), None)
        blobs.keep(upload, name)
        upload.end()
    return Piece(what="paper", log="official", number=2, digest=name, name=NAME, shows="询问笔录")


def drafted(id, number="朔建立〔2026〕1号", by=WANG):
    row = queries.case(id)
    said = drafting.said_of(
        row.facts(), queries.matter(row.matter, row.version), issuer="朔宁市住建局"
    )
    signing_ = Signing(body=by.body, name="朔宁市住建局", by=by.id, on=date(2026, 3, 3))
    template = shipped.templates()["filing"]
    return drafting.draft(template, said, number=number, signing=signing_, about=id)


def signed(id, home):
    return signing.sign_document(drafted(id), home=str(home), open=False, by=WANG, at=NOON)


def written(tmp_path, raw, name="case.zip"):
    path = tmp_path / name
    path.write_bytes(raw)
    return str(path)


def export(id, tmp_path, **more):
    out = io.BytesIO()
    archive.export(queries.case(id), out, home=str(tmp_path), origin=ORIGIN, **more)
    return out.getvalue()


def trusted(tmp_path):
    said = keys.public(str(tmp_path), ORIGIN)
    return written(tmp_path, "\n".join(said["official"]).encode(), "trusted.txt")


def test_an_exported_file_is_whole_and_the_same_twice(case, tmp_path, capsys):
    raw = export(case, tmp_path)
    assert raw == export(case, tmp_path)
    assert verify.main([written(tmp_path, raw), "--key", trusted(tmp_path)]) == verify.WHOLE
    assert "完整 whole" in capsys.readouterr().out


def test_the_verifier_inside_checks_it_without_anything_of_ours(case, tmp_path):
    raw = export(case, tmp_path)
    with zipfile.ZipFile(io.BytesIO(raw)) as package:
        package.extract("verify.py", tmp_path / "out")
    done = subprocess.run(
        [sys.executable, "-I", "verify.py", written(tmp_path, raw), "--key", trusted(tmp_path)],
        cwd=tmp_path / "out",
        capture_output=True,
        check=False,
        text=True,
        env={"PATH": "/usr/bin:/bin", "HOME": str(tmp_path)},
    )
    assert done.returncode == 0, done.stderr


def test_nobody_is_trusted_because_the_archive_says_so(case, tmp_path, monkeypatch):
    monkeypatch.setenv("JIANBIAO_HOME", str(tmp_path / "elsewhere"))
    assert verify.main([written(tmp_path, export(case, tmp_path))]) == verify.UNREADABLE


def members(raw):
    with zipfile.ZipFile(io.BytesIO(raw)) as package:
        return {one.filename: package.read(one) for one in package.infolist()}


def test_any_flipped_byte_of_what_it_holds_is_told(case, tmp_path):
    """What only dresses the archive (dates, versions) may differ; then it still holds the same."""
    raw, key, told = export(case, tmp_path), trusted(tmp_path), 0
    for at in range(10, len(raw), max(1, len(raw) // 80)):
        broken = bytearray(raw)
        broken[at] ^= 1
        code = verify.main([written(tmp_path, bytes(broken), "broken.zip"), "--key", key])
        if code == verify.WHOLE:
            assert members(bytes(broken)) == members(raw), at
        told += code != verify.WHOLE
    assert told > 60


def test_a_flipped_byte_of_every_member_is_told(case, tmp_path):
    raw, key = export(case, tmp_path), trusted(tmp_path)
    with zipfile.ZipFile(io.BytesIO(raw)) as package:
        for one in package.infolist():
            said = package.read(one)
            at = raw.index(said, one.header_offset) + len(said) // 2
            broken = bytearray(raw)
            broken[at] ^= 1
            path = written(tmp_path, bytes(broken), "broken.zip")
            assert verify.main([path, "--key", key]) == verify.TAMPERED, one.filename


@pytest.mark.parametrize(
    "name",
    ["case.json", "entries/official-{n}.json", "documents/", "files/", "README.txt"],
)
def test_a_member_changed_with_its_list_is_still_told_where_it_is_evidence(case, tmp_path, name):
    """Whoever rewrites a member and the list cannot rewrite the ledger."""
    key, changed = trusted(tmp_path), None
    number = queries.case(case).done[0]["number"]

    def change(member, said):
        nonlocal changed
        if (
            changed is None
            and member.startswith(name.format(n=number))
            and not member.endswith(".pdf")
        ):
            changed = member
            return said.replace(b"2026", b"2025", 1) if b"2026" in said else said + b" "
        return said

    raw = rewritten(export(case, tmp_path), change)
    code = verify.main([written(tmp_path, raw, "changed.zip"), "--key", key])
    assert changed
    proven = changed.startswith(("entries/", "documents/"))
    assert (code == verify.TAMPERED) is proven


def rewritten(raw, change):
    """Return an archive with members changed and a list that fits them."""
    out, listed = io.BytesIO(), []
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(out, "w") as new:
        for one in old.infolist():
            if one.filename != "MANIFEST.txt":
                said = change(one.filename, old.read(one))
                new.writestr(one.filename, said)
                digest = sha256(said).hexdigest()
                listed.append(f"{digest}  {one.filename}\n")
        new.writestr("MANIFEST.txt", "".join(listed))
    return out.getvalue()


def test_names_in_the_archive_are_made_of_numbers_and_digests(case, tmp_path):
    raw = export(case, tmp_path)
    with zipfile.ZipFile(io.BytesIO(raw)) as package:
        names = package.namelist()
        said = json.loads(package.read("case.json"))
        paper = next(one for one in said["evidence"] if one["what"] == "paper")
        assert package.read(f"files/{paper['digest']}") == b"%PDF-1.7 paper"
    assert all(re.fullmatch(r"[a-zA-Z0-9/.\-]+", name) and ".." not in name for name in names)
    assert paper["name"] == NAME
    assert {"README.txt", "MANIFEST.txt", "keys.txt", "verify.py"} <= set(names)
    first = queries.case(case).done[0]["number"]
    assert f"entries/official-{first}.json" in names


def test_every_entry_of_the_case_is_there_with_its_exact_bytes(case, tmp_path):
    with zipfile.ZipFile(io.BytesIO(export(case, tmp_path))) as package:
        names = [n for n in package.namelist() if n.startswith("entries/") and n.endswith(".json")]
        kinds = set()
        for name in names:
            number = int(name.rpartition("-")[2].removesuffix(".json"))
            body = package.read(name)
            assert body == ledger.stored(number).body
            kinds.add(json.loads(body)["event"]["kind"])
    assert {
        "supervision:matter:adopted/1",
        "supervision:case:opened/1",
        "supervision:case:acted/1",
        "supervision:case:moved/1",
        "supervision:evidence:added/1",
        "supervision:document:signed/1",
        "supervision:seal:made/1",
    } <= kinds
    assert "supervision:note:written/1" not in kinds


def test_notes_are_exported_only_when_asked_and_only_those_one_may_read(case, tmp_path):
    assert "约谈前先核对账户".encode() not in export(case, tmp_path)
    assert "约谈前先核对账户".encode() in export(case, tmp_path, body=LIN.body)
    casefile.add_note(case, "只给本部门", own=True, by=LIN, at=NOON)
    seal(tmp_path)
    assert "只给本部门".encode() not in export(case, tmp_path, body=QIN.body)
    assert "只给本部门".encode() in export(case, tmp_path, body=LIN.body)


def test_what_is_not_sealed_yet_is_not_exported(case, tmp_path):
    casefile.add_note(case, "又一条", own=True, by=LIN, at=NOON)
    act(case, "assign", officers="lin\nwang", recusal_checked="1")
    with pytest.raises(Refused) as refused:
        export(case, tmp_path)
    assert refused.value.code == "not_sealed"


def test_what_was_signed_cannot_change(case, tmp_path):
    document = drafted(case)
    with pytest.raises(Refused) as again:
        signing.sign_document(document, home=str(tmp_path), open=True, by=WANG, at=NOON)
    assert again.value.code == "document_exists"
    other = replace(document, addressee="另一单位")
    with pytest.raises(Refused) as same_number:
        signing.sign_document(other, home=str(tmp_path), open=True, by=WANG, at=NOON)
    assert same_number.value.code == "document_exists"
    row = signing.by_number(document.number)
    assert signing.check(row) == document
    row.document["addressee"] = "另一单位"
    with pytest.raises(Exception, match="not what was signed"):
        signing.check(row)


def test_only_who_handles_the_case_signs_and_for_their_own_department(case, tmp_path):
    with pytest.raises(Refused) as body:
        signing.sign_document(drafted(case, "2号"), home=str(tmp_path), open=False, by=QIN, at=NOON)
    assert body.value.code == "document_body"
    stranger = replace(QIN, body="690200-jt")
    with pytest.raises(Refused) as handled:
        signing.sign_document(
            drafted(case, "3号", by=stranger), home=str(tmp_path), open=False, by=stranger, at=NOON
        )
    assert handled.value.code == "case_competence"


@pytest.mark.usefixtures("case")
def test_keys_of_departments_are_readable_by_their_owner_only(tmp_path):
    found = list(Path(tmp_path, "keys", "bodies").iterdir())
    assert len(found) == 1
    assert found[0].stat().st_mode & 0o077 == 0
