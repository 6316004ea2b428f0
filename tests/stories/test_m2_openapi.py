"""M2: whatever the published OpenAPI lets a program send, no answer is a failure of the server."""

import json
import pathlib
import re
import shutil
import subprocess
import sys
import time
from contextlib import closing

import pytest

from jianbiao.kit.client import Client
from tests import make
from tests.instance import Instance

pytestmark = pytest.mark.accept

SCHEMATHESIS = pathlib.Path(sys.executable).with_name("schemathesis")
CHECKS = "not_a_server_error,response_schema_conformance,content_type_conformance"
OPEN = {"get", "head", "put", "post", "delete"}


@pytest.mark.skipif(not SCHEMATHESIS.exists(), reason="schemathesis is not installed")
def test_no_request_of_the_document_breaks_the_server(tmp_path):
    instance = Instance(tmp_path / "home")
    instance.init("ed25519")
    instance.start()
    try:
        _report(instance)
        words = [str(SCHEMATHESIS), "run", instance.url + "api/v1/openapi.json"]
        words += ["--checks", CHECKS, "--phases", "examples,coverage,fuzzing"]
        words += ["--max-examples", "15", "--max-time", "60", "--seed", "1", "--workers", "2"]
        words += ["--no-shrink", "--warnings", "off"]
        done = subprocess.run(words, cwd=tmp_path, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout[-3000:]
        (tested,) = re.findall(r"Tested: (\d+)", done.stdout)
        assert int(tested) == len(_operations(instance))
        limit = time.monotonic() + 20
        while instance.lag() and time.monotonic() < limit:
            time.sleep(0.2)
        assert instance.get(f"api/v1/ocds/ocds-000000-{make.TENDER}")
    finally:
        instance.stop()
        shutil.rmtree(tmp_path / ".schemathesis", ignore_errors=True)


def _report(instance):
    """Let something be there that can be asked for."""
    code, key = make.PLATFORM, instance.keys[make.PLATFORM]
    said = [make.project(), make.tender(), make.lot(), make.notice(), make.bid(), make.opening()]
    with closing(Client(instance.url, platform=code, key=key, key_name="k1")) as client:
        assert {one.outcome for one in client.send(said)} == {"accepted"}


def _operations(instance):
    said = json.loads(instance.get("api/v1/openapi.json"))
    found = [(path, verb) for path, verbs in said["paths"].items() for verb in OPEN & verbs.keys()]
    rooms = {path.split("/")[3] for path, _ in found}
    assert {"messages", "files", "search", "ocds", "sets", "entries", "may", "inbox"} <= rooms
    return found
