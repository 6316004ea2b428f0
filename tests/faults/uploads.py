"""Kill the whole process tree of an instance over and over while platforms send files."""

import contextlib
import hashlib
import os
import pathlib
import random
import threading
import time

from jianbiao.kit import Client, FileReceipt
from tests.instance import PLATFORMS, Instance

MB = 1 << 20
PART = 4 * MB


def kill_uploads(home: pathlib.Path, *, database: str, times: int, seed: int) -> str:
    """Send files of 1 to 24 MB, kill everything ``times`` times, check every receipt ever given.

    What is acknowledged is on disk, byte for byte; nothing else is left but what may go on.
    """
    chance = random.Random(seed)
    instance = Instance(home, database=database)
    instance.init("ed25519")
    instance.start()
    senders = [_Sender(instance, code, seed) for code in PLATFORMS]
    for one in senders:
        one.start()
    for _ in range(times):
        time.sleep(0.2 + 1.5 * chance.random())
        instance.kill()
        instance.start()
    for one in senders:
        one.stopped.set()
    receipts = [receipt for one in senders for receipt in one.result(120)]
    _check(instance, receipts)
    done = instance.run("rebuild", "--compare")
    instance.stop()
    assert done.returncode == 0
    size = sum(receipt.size for receipt in receipts) // MB
    return f"{times} kills while files come: {len(receipts)} stored, {size} MB, every byte there"


class _Sender(threading.Thread):
    """One platform that sends files until stopped; what goes wrong in it is not lost."""

    def __init__(self, instance: Instance, code: str, seed: int) -> None:
        super().__init__(daemon=True)
        self.stopped = threading.Event()
        self._instance, self._code = instance, code
        self._chance = random.Random(f"{seed}{code}")
        self._receipts: list[FileReceipt] = []
        self._wrong: list[BaseException] = []

    def run(self) -> None:
        """Send one file after the other, each until it is acknowledged."""
        path = self._instance.home / f"{self._code}.bin"
        try:
            while not self.stopped.is_set():
                path.write_bytes(os.urandom(self._chance.randrange(MB, 24 * MB)))
                with contextlib.closing(_client(self._instance, self._code)) as client:
                    self._receipts.append(client.put_file(path, file_class="closed", part=PART))
        except BaseException as wrong:  # noqa: BLE001 - raised in the main thread
            self._wrong.append(wrong)

    def result(self, seconds: float) -> list[FileReceipt]:
        """Return every receipt; raise what went wrong meanwhile."""
        self.join(seconds)
        assert not self.is_alive(), "a sender hangs"
        for wrong in self._wrong:
            raise wrong
        return self._receipts


def _check(instance: Instance, receipts: list[FileReceipt]) -> None:
    assert receipts, "nothing was stored"
    assert len({receipt.number for receipt in receipts}) == len(receipts), "a number twice"
    instance.wait_for_seal(max(receipt.number for receipt in receipts))
    blobs = instance.home / "blobs"
    with contextlib.closing(_client(instance, PLATFORMS[0])) as client:
        for receipt in receipts:
            name = receipt.digest.removeprefix("sha256:")
            raw = (blobs / name[:2] / name[2:4] / name).read_bytes()
            assert hashlib.sha256(raw).hexdigest() == name, receipt
            client.verify(receipt)
    whole = [p for p in blobs.rglob("*") if p.is_file() and not p.is_relative_to(blobs / ".upload")]
    assert len(whole) == len(receipts), "a file that no receipt speaks of"


def _client(instance: Instance, code: str) -> Client:
    return Client(instance.url, platform=code, key=instance.keys[code], patience=120)
