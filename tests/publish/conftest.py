import pytest

from tests.web.make import Scene


@pytest.fixture
def scene(settings, tmp_path):
    """Return a small instance with a supervisor, a platform and rules in force."""
    return Scene(settings, tmp_path)
