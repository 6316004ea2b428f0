"""Two instances: what a platform told one of them is passed to the other with its own evidence."""

import json

import pytest

from jianbiao.kit import Client
from jianbiao.seal.keys import PrivateKey
from tests import make
from tests.instance import LEGAL, PLATFORMS, Instance, public_row

pytestmark = pytest.mark.accept

HUB = "E6900000999"


def register(instance, code, key, *, function):
    """Register a platform and its key ``k1`` at ``instance``."""
    one = {
        "code": code,
        "zh": "公共服务平台",
        "en": "Public service platform",
        "uscc": make.USCC,
        "region": "690000",
        "function": function,
    }
    people = instance.home / f"{code}.json"
    said = {**LEGAL, "platforms": [one], "keys": [public_row(code, key)]}
    people.write_text(json.dumps(said, ensure_ascii=False))
    instance.run("init", "--people", str(people))


def test_a_message_told_to_one_instance_is_proven_at_the_other(tmp_path):
    service = Instance(tmp_path / "service", origin="690000.service")
    supervision = Instance(tmp_path / "supervision", origin="690000.supervision")
    service.init("ed25519")
    code, key, hub = PLATFORMS[0], service.keys[PLATFORMS[0]], PrivateKey.generate("ed25519")
    supervision.home.mkdir()
    register(supervision, code, key, function="trading")
    register(supervision, HUB, hub, function="relay")
    (tmp_path / "hub.pem").write_bytes(hub.pem())
    service.start()
    supervision.start()
    try:
        told = Client(service.url, platform=code, key=key)
        sent = told.send([make.project()])[0]
        told.close()
        assert sent.outcome == "accepted"
        words = ["--to", supervision.url, "--as", HUB, "--key", str(tmp_path / "hub.pem")]
        assert "passed" in service.run("hub", "forward", *words).stdout
        relay = Client(supervision.url, platform=HUB, key=hub)
        state = relay.status(f"{sent.number:012d}.690000.service")
        assert state.outcome == "accepted"
        body = json.loads(relay.body(state.number))
        assert json.loads(body["event"]["message"]["data"]["MESSAGE"])["set"] == "PROJECT"
        relay.close()
        again = service.run("hub", "forward", *words).stdout
        assert again.startswith("0 entries")
    finally:
        service.stop()
        supervision.stop()
