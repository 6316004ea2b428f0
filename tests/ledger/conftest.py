"""Fixtures of 台账: a sealed log, its keys as arguments, pins of the verifier's own."""

import pytest

from jianbiao.ledger import keys
from tests.ledger.make import ORIGIN, sealed


@pytest.fixture
def pins(tmp_path, monkeypatch):
    """Keep pins of this test for itself."""
    monkeypatch.setenv("JIANBIAO_HOME", str(tmp_path / "verifier"))
    return tmp_path / "verifier" / "pins"


@pytest.fixture
def home(tmp_path):
    """Return an instance's home with 300 sealed entries."""
    folder = tmp_path / "home"
    sealed(folder, 300)
    return folder


@pytest.fixture
def trusted(home, tmp_path):
    """Return the arguments that name the log's keys."""
    shown = tmp_path / "vkeys"
    shown.write_text("\n".join(keys.public(str(home), ORIGIN)["official"]))
    return ["--key", str(shown)]
