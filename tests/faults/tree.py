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
    senders = Senders(instance)
    instance.start()
    senders.start()
    for _ in range(times):
        before = len(senders.answers)
        limit = time.monotonic() + 60
        while len(senders.answers) == before and time.monotonic() < limit:
            time.sleep(0.05)
        assert len(senders.answers) > before, "nothing is acknowledged after a start"
        time.sleep(chance.random())
        instance.kill()
        instance.start()
    time.sleep(1)
    answers = senders.stop(60)
    whole = _whole(instance, answers)
    instance.stop()
    return f"{times} kills of the tree: {len(answers)} acknowledged over HTTP, {whole}"


def database_away(home: pathlib.Path, *, database: str, server: Postgres, seconds: float) -> str:
    """Crash the database under load, keep it away, bring it back: senders wait and lose nothing."""
    instance = Instance(home, database=database)
    instance.init("ed25519")
    senders = Senders(instance)
    instance.start()
    senders.start()
    time.sleep(1)
    server.stop("immediate")
    before = len(senders.answers)
    time.sleep(seconds)
    server.start()
    back = len(senders.answers)
    time.sleep(5)
    answers = senders.stop(120)
    assert before > 0, "nothing was acknowledged before"
    assert back < len(answers), "nothing was acknowledged after the database came back"
    whole = _whole(instance, answers)
    instance.stop()
    return f"database away {seconds:.0f} s: {before} acknowledged before, {len(answers)} in all, {whole}"


class Senders:
    """Two platforms that send until stopped; what goes wrong in their threads is not lost."""

    def __init__(self, instance: Instance) -> None:
        self.answers: dict[str, tuple[int, str]] = {}
        self._wrong: list[BaseException] = []
        self._stop = threading.Event()
        self._threads = [
            threading.Thread(target=self._run, args=(instance, code), daemon=True)
            for code in PLATFORMS
        ]

    def start(self) -> None:
        """Begin to send."""
        for thread in self._threads:
            thread.start()

    def stop(self, seconds: float) -> dict[str, tuple[int, str]]:
        """Stop and return every answer; raise what went wrong meanwhile."""
        self._stop.set()
        for thread in self._threads:
            thread.join(seconds)
            assert not thread.is_alive(), "a sender hangs"
        for wrong in self._wrong:
            raise wrong
        return self.answers

    def _run(self, instance: Instance, code: str) -> None:
        try:
            _send(instance, code, self.answers, self._stop)
        except BaseException as wrong:  # noqa: BLE001 - raised in the main thread
            self._wrong.append(wrong)


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
    assert done.returncode == 0
    return "the log verified whole"
