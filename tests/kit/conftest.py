import pytest

from jianbiao.kit import Client
from jianbiao.seal.keys import ED25519, SM2, PrivateKey
from tests.fakes.instance import FakeInstance, running
from tests.make import PLATFORM


@pytest.fixture
def fake():
    """Return the instance that the clients of this test speak to."""
    return FakeInstance()


@pytest.fixture
def address(fake):
    """Serve the fake and return its address."""
    with running(fake) as found:
        yield found


@pytest.fixture(params=[ED25519, SM2])
def key(request, fake):
    """Return a key that the fake trusts."""
    made = PrivateKey.generate(request.param)
    fake.trust(f"{PLATFORM}/k1", made)
    return made


@pytest.fixture
def client(address, key, tmp_path):
    """Return a client with a folder of its own."""
    found = Client(address, platform=PLATFORM, key=key, folder=tmp_path / "kit", patience=5)
    yield found
    found.close()
