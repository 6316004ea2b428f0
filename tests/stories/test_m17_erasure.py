"""M17: what two persons have erased stands in no file of the instance, and the log is still whole."""

import pathlib
import subprocess
import sys
import time

import pytest

from jianbiao.kit import Client
from tests import make
from tests.instance import PLATFORMS, Instance

pytestmark = pytest.mark.accept

NAME = "朔宁应被遗忘建设有限公司"
SPOKEN = (NAME.encode(), NAME.encode("unicode_escape"), NAME.encode("utf-16-le"))
"""How the name may stand in a file: as UTF-8, as JSON escapes, as a database's wide text."""

ACT = """
import django, sys
django.setup()
from datetime import datetime
from jianbiao.intake import erasing
from jianbiao.standard.terms import SHANGHAI, Actor
at = datetime.now(SHANGHAI)
numbers = [int(word) for word in sys.argv[1:]]
why = {"basis": "个人信息保护法第四十七条", "reason": "当事人申请删除"}
one, two = (Actor(id=id, body="fgw", address="10.0.0.1") for id in ("zhou", "lin"))
asked = erasing.ask(numbers, **why, by=one, at=at, log="official")
print(erasing.agree(asked, by=two, at=at, log="official"))
"""


def holding(home):
    """Return the files under ``home`` in which the name stands."""
    files = [path for path in pathlib.Path(home).rglob("*") if path.is_file()]
    return {str(p) for p in files if any(one in p.read_bytes() for one in SPOKEN)}


def test_the_name_is_in_no_file_and_the_log_verifies(tmp_path):
    instance = Instance(tmp_path / "home")
    instance.init("ed25519")
    instance.start()
    try:
        code = PLATFORMS[0]
        client = Client(instance.url, platform=code, key=instance.keys[code])
        lot = f"{code}000001001001"
        said = [
            make.project(lot[:17]),
            make.tender(lot[:20]),
            make.lot(lot),
            make.bid(lot, name="云禾另一家有限公司"),
            make.bid(lot, data_key="B2", name=NAME),
        ]
        answers = client.send(said)
        client.close()
        assert {one.outcome for one in answers} == {"accepted"}
        wait(lambda: instance.lag() == 0)
        instance.run("record", "parts")
        assert holding(instance.home)
        done = subprocess.run(
            [sys.executable, "-c", ACT, str(answers[-1].number)],
            env={**instance.environ, "DJANGO_SETTINGS_MODULE": "jianbiao.web.settings"},
            capture_output=True,
            text=True,
            check=True,
        )
        wait(lambda: instance.lag() == 0)
        wait(lambda: not holding(instance.home))
        instance.wait_for_seal(int(done.stdout))
        whole = instance.run("verify", instance.url + "log/official")
        assert whole.returncode == 0, whole.stdout
        assert "DIFFERS" not in instance.run("rebuild", "--compare").stdout
        assert not holding(instance.home)
    finally:
        instance.stop()


def wait(until):
    limit = time.monotonic() + 20
    while not until():
        assert time.monotonic() < limit, "it did not happen within 20 s"
        time.sleep(0.2)
