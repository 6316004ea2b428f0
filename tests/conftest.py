"""Fixtures of the whole suite: where the shared data stand, and what is skipped aloud without it."""

import os
import pathlib

import pytest

SHARED = pathlib.Path(
    os.environ.get("JIANBIAO_SHARED", pathlib.Path(__file__).resolve().parents[1] / "../shared")
).resolve()


@pytest.fixture
def shared():
    """Return a function from a name below ``shared/data`` to its path; skip where it is absent."""

    def find(name: str) -> pathlib.Path:
        path = SHARED / "data" / name
        if not path.exists():
            pytest.skip(f"shared data {name} is not here")
        return path

    return find
