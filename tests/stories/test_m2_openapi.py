"""M2: whatever the published OpenAPI lets a program send, no answer is a failure of the server."""

import pathlib
import shutil
import subprocess
import sys

import pytest

from tests.instance import Instance

pytestmark = pytest.mark.accept

SCHEMATHESIS = pathlib.Path(sys.executable).with_name("schemathesis")


@pytest.mark.skipif(not SCHEMATHESIS.exists(), reason="schemathesis is not installed")
def test_no_request_of_the_document_breaks_the_server(tmp_path):
    instance = Instance(tmp_path / "home")
    instance.init("ed25519")
    instance.start()
    try:
        words = [str(SCHEMATHESIS), "run", instance.url + "api/v1/openapi.json"]
        words += ["--checks", "not_a_server_error", "--phases", "examples,coverage,fuzzing"]
        words += [
            "--max-examples",
            "15",
            "--max-time",
            "60",
            "--seed",
            "1",
            "--workers",
            "2",
            "--no-shrink",
        ]
        words += ["--warnings", "off"]
        done = subprocess.run(words, cwd=tmp_path, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout[-3000:]
        assert instance.get("api/v1/clock")
    finally:
        instance.stop()
        shutil.rmtree(tmp_path / ".schemathesis", ignore_errors=True)
