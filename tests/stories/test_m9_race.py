"""M9: officers who issue at once, on PostgreSQL: every document its own number, no number lost."""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

import pytest

from tests.postgres import Postgres, binaries

pytestmark = [
    pytest.mark.accept,
    pytest.mark.skipif(binaries() is None, reason="PostgreSQL is not installed"),
]

CASES, OFFICERS = 24, 4

BEGIN = """
import django, sys
django.setup()
from datetime import datetime
from jianbiao.standard.terms import SHANGHAI, Actor
from jianbiao.supervision import services
from jianbiao.supervision.domain.cases import Attempt, Subject
from jianbiao.errors import Refused
AT = datetime.now(SHANGHAI)
def attempt(act, by, **fields):
    return Attempt(act=act, by=by.id, body=by.body, at=AT, side="authority", fields=fields,
        powers=frozenset({"case.handle", "case.approve"}), competent=True)
def officer(id):
    return Actor(id=id, body="690100-zj", address="10.0.0.1")
"""

DRAFT = """
for n in range(int(sys.argv[1])):
    about = Subject(tender="E6900000901000001001", lot=f"E6900000901000001001{n:03d}",
        region="690100", industry="A07", platform="E6900000901")
    said = {"addressee": "a", "facts": "a", "basis": "a", "order": "a"}
    id, _ = services.open_case("opinion", attempt("open", officer("lin"), **said), subject=about,
        by=officer("lin"), at=AT)
    services.act(id, attempt("approve", officer("wang")), by=officer("wang"), at=AT)
    print(id)
"""

ISSUE = """
by, refused = officer(sys.argv[1]), 0
for id in sys.argv[2:]:
    try:
        services.act(id, attempt("issue", by, answer_by="2099-03-13"), by=by, at=AT)
    except Refused as error:
        assert error.code == "case_state", error
        refused += 1
print(refused)
"""

TELL = """
from jianbiao.supervision.models import IssuedDocument
print(*sorted(IssuedDocument.objects.values_list("serial", flat=True)))
"""


@pytest.fixture
def environ(tmp_path):
    folder = pathlib.Path(tempfile.mkdtemp(prefix="jbrace"))  # its owner is the server's user
    server = Postgres(folder)
    server.create()
    said = {
        **os.environ,
        "JIANBIAO_HOME": str(tmp_path / "home"),
        "JIANBIAO_DATABASE": server.database("race"),
        "DJANGO_SETTINGS_MODULE": "jianbiao.web.settings",
    }
    yield said
    server.stop("immediate")
    shutil.rmtree(folder, ignore_errors=True)


def begun(environ, code, *words):
    command = [sys.executable, "-c", BEGIN + code, *words]
    return subprocess.Popen(command, env=environ, stdout=subprocess.PIPE, text=True)


def run(environ, code, *words):
    process = begun(environ, code, *words)
    said, _ = process.communicate(timeout=120)
    assert process.returncode == 0
    return said.split()


def test_numbers_have_no_gap_and_each_case_is_issued_once(environ):
    subprocess.run([sys.executable, "-m", "jianbiao", "init"], env=environ, check=True)
    cases = run(environ, DRAFT, str(CASES))
    # Everybody tries everything, from another end: each case is issued by whoever comes first.
    orders = [cases[n * 6 :] + cases[: n * 6] for n in range(OFFICERS)]
    racing = [begun(environ, ISSUE, f"officer{n}", *said) for n, said in enumerate(orders)]
    refused = [int(one.communicate(timeout=240)[0]) for one in racing]
    assert sum(refused) == CASES * (OFFICERS - 1)
    assert run(environ, TELL) == [str(n) for n in range(1, CASES + 1)]
