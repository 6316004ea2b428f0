"""Kill the whole process tree of an instance over and over while platforms send, and start it again."""

import pathlib
import random
import threading
import time

from jianbiao.errors import JianbiaoError
from jianbiao.kit import Client
from tests.instance import PLATFORMS, Instance
from tests.make import project
from tests.postgres import Postgres


def kill_tree(home: pathlib.Path, *, database: str, times: int, seed: int) -> str:
    """Send from two platforms, kill everything ``times`` times, check every answer ever given."""
    chance = random.Random(seed)
    instance = Instance(home, database=database)
    instance.init("ed25519")
    answers: dict[str, tuple[int, str]] = {}
    stop = threading.Event()
    senders = [
        threading.Thread(target=_send, args=(instance, code, answers, stop), daemon=True)
        for code in PLATFORMS
    ]
    instance.start()
    for sender in senders:
        sender.start()
    for _ in range(times):
        time.sleep(0.4 + chance.random())
        instance.kill()
        instance.start()
    time.sleep(1)
    stop.set()
    for sender in senders:
        sender.join(60)
    whole = _whole(instance, answers)
    instance.stop()
    return f"{times} kills of the tree: {len(answers)} acknowledged over HTTP, {whole}"


def database_away(home: pathlib.Path, *, database: str, server: Postgres, seconds: float) -> str:
    """Crash the database under load, keep it away, bring it back: senders wait and lose nothing."""
    instance = Instance(home, database=database)
    instance.init("ed25519")
    answers: dict[str, tuple[int, str]] = {}
    stop = threading.Event()
    senders = [
        threading.Thread(target=_send, args=(instance, code, answers, stop), daemon=True)
        for code in PLATFORMS
    ]
    instance.start()
    for sender in senders:
        sender.start()
    time.sleep(1)
    before = len(answers)
    server.stop("immediate")
    time.sleep(seconds)
    server.start()
    time.sleep(5)
    stop.set()
    for sender in senders:
        sender.join(120)
    assert 0 < before < len(answers), (before, len(answers))
    whole = _whole(instance, answers)
    instance.stop()
    return f"database away {seconds:.0f} s: {before} acknowledged before, {len(answers)} in all, {whole}"


def _send(instance: Instance, code: str, answers: dict, stop: threading.Event) -> None:
    client = Client(instance.url, platform=code, key=instance.keys[code], patience=120)
    number = 0
    while not stop.is_set():
        batch = [project(f"{code}{(number + i):06d}", number + i) for i in range(5)]
        number += 5
        try:
            results = client.send(batch)
        except JianbiaoError:
            if stop.is_set():
                return
            raise
        for message, result in zip(batch, results, strict=True):
            assert result.outcome == "accepted", result
            answers[f"{code}/{message['message_id']}"] = (result.number, result.leaf_hash)


def _whole(instance: Instance, answers: dict[str, tuple[int, str]]) -> str:
    """Return what was checked: every acknowledged entry is under the checkpoint, once."""
    assert len({number for number, _ in answers.values()}) == len(answers), "a number twice"
    top = max((number for number, _ in answers.values()), default=0)
    instance.wait_for_seal(top)
    done = instance.run("verify", instance.url + "log/official")
    for code in PLATFORMS:
        client = Client(instance.url, platform=code, key=instance.keys[code])
        mine = [(m, a) for m, a in answers.items() if m.startswith(code)]
        for name, (number, leaf_hash) in mine[:: max(1, len(mine) // 200)]:
            state = client.status(name.split("/")[1])
            assert (state.number, state.leaf_hash) == (number, leaf_hash), (name, state)
    return done.stdout.strip().splitlines()[-1]
