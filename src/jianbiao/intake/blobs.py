"""Files on disk (文件存储): outside the database, named by their SHA-256, written once.

blobs/ab/cd/<sha256>            whole files
blobs/.upload/<platform>/<name> what came so far of files still on their way; one writer at a time
blobs/.apart/<sha256>           quarantined files, never served
blobs/ab/cd/<sha256>.erased     the bytes were erased and do not come back
"""

import errno
import fcntl
import hashlib
import os
import pathlib
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import BinaryIO

from jianbiao.errors import Malformed, Refused
from jianbiao.intake.filing import Digest

CHUNK = 1 << 20

Read = Callable[[int], bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class Digests:
    """Both digests of a file, in hex."""

    sha256: str
    sm3: str

    def named(self, digest: Digest) -> bool:
        """Say whether ``digest`` is one of them."""
        return digest.hex == (self.sha256 if digest.algorithm == "sha256" else self.sm3)


class Hashing:
    """Computes both digests of what it is fed."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._sha256, self._sm3 = hashlib.sha256(), hashlib.new("sm3")

    def feed(self, said: bytes) -> None:
        """Take the next bytes."""
        self._sha256.update(said)
        self._sm3.update(said)

    def digests(self) -> Digests:
        """Return the digests of everything fed."""
        return Digests(sha256=self._sha256.hexdigest(), sm3=self._sm3.hexdigest())


class Blobs:
    """The files of the instance at ``home``."""

    def __init__(self, home: str) -> None:
        """Folders are made when something comes."""
        self._root = pathlib.Path(home) / "blobs"

    # --- whole files -------------------------------------------------------------------------

    def path(self, sha256: str) -> pathlib.Path:
        """Return where a whole file stands."""
        return self._root / sha256[:2] / sha256[2:4] / sha256

    def apart(self, sha256: str) -> pathlib.Path:
        """Return where a quarantined file stands."""
        return self._root / ".apart" / sha256

    def has(self, sha256: str) -> bool:
        """Say whether the bytes are here, served or kept apart."""
        return self.path(sha256).exists() or self.apart(sha256).exists()

    def erased(self, sha256: str) -> bool:
        """Say whether the bytes were erased."""
        return self._tombstone(sha256).exists()

    def set_apart(self, sha256: str) -> None:
        """Move a file away from those that are served; safe to repeat."""
        target = self.apart(sha256)
        target.parent.mkdir(parents=True, exist_ok=True)
        with suppress(FileNotFoundError):
            self.path(sha256).rename(target)
            target.chmod(0o400)
        _sync(target.parent)

    def erase(self, sha256: str) -> bool:
        """Remove the bytes for ever and say whether they were here; safe to repeat."""
        stone = self._tombstone(sha256)
        stone.parent.mkdir(parents=True, exist_ok=True)
        stone.touch(mode=0o600)
        _sync(stone.parent)
        found = self.has(sha256)
        for path in (self.path(sha256), self.apart(sha256)):
            path.unlink(missing_ok=True)
            if path.parent.exists():
                _sync(path.parent)
        return found

    def remove(self, sha256: str) -> None:
        """Remove a file that no entry speaks of."""
        self.path(sha256).unlink(missing_ok=True)

    def free(self) -> int:
        """Return how many bytes the disk still takes."""
        self._root.mkdir(parents=True, exist_ok=True)
        return shutil.disk_usage(self._root).free

    # --- on their way ------------------------------------------------------------------------

    def waiting(self, platform: str) -> dict[str, int]:
        """Return {name: bytes so far} of a platform's unfinished uploads."""
        try:
            with os.scandir(self._root / ".upload" / platform) as found:
                return {one.name: one.stat().st_size for one in found}
        except FileNotFoundError:
            return {}

    def offset(self, platform: str, digest: Digest) -> int:
        """Return how many bytes of an unfinished upload are here."""
        try:
            return self._upload(platform, digest).stat().st_size
        except FileNotFoundError:
            return 0

    @contextmanager
    def upload(self, platform: str, digest: Digest) -> Iterator["Upload"]:
        """Open an upload for its only writer. Raise Refused ``upload_running`` when it has one."""
        path = self._upload(platform, digest)
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with path.open("ab") as file:
            _lock(file)
            if not path.exists() or path.stat().st_ino != os.fstat(file.fileno()).st_ino:
                raise _running()  # whoever wrote it has just ended it
            yield Upload(path, file)

    def discard(self, platform: str, digest: Digest) -> None:
        """Forget an unfinished upload. Raise Refused ``upload_running`` while somebody writes it."""
        path = self._upload(platform, digest)
        with suppress(FileNotFoundError), path.open("rb+") as file:
            _lock(file)
            path.unlink(missing_ok=True)

    def old_uploads(self, before: float) -> Iterator[tuple[str, Digest]]:
        """Yield the uploads into which nothing has come since ``before`` (Unix seconds)."""
        for path in sorted((self._root / ".upload").glob("*/*")):
            algorithm, _, name = path.name.partition("-")
            with suppress(FileNotFoundError):
                if path.stat().st_mtime < before:
                    yield path.parent.name, Digest(algorithm=algorithm, hex=name)

    def keep(self, upload: "Upload", sha256: str) -> pathlib.Path:
        """Let a whole upload stand under its name as well: on disk when this returns."""
        target = self.path(sha256)
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with suppress(FileExistsError):
            os.link(upload.path, target)
        _sync(target.parent)
        _sync(target.parent.parent)
        _sync(self._root)
        return target

    def _upload(self, platform: str, digest: Digest) -> pathlib.Path:
        return self._root / ".upload" / platform / f"{digest.algorithm}-{digest.hex}"

    def _tombstone(self, sha256: str) -> pathlib.Path:
        return self.path(sha256).with_suffix(".erased")


class Upload:
    """One unfinished upload, locked: bytes are appended, never changed."""

    def __init__(self, path: pathlib.Path, file: BinaryIO) -> None:
        """Hold the open ``file`` at ``path``."""
        self.path = path
        self._file = file

    @property
    def size(self) -> int:
        """Bytes so far."""
        return self.path.stat().st_size

    @property
    def kept(self) -> bool:
        """Say whether it stands under its name already: not a byte may be added then."""
        return self.path.stat().st_nlink > 1

    def take(self, read: Read, length: int, hashing: Hashing | None) -> int:
        """Append up to ``length`` bytes that ``read`` gives; return how many came.

        What came is kept and synced whatever ends it. Raise Refused ``storage_full``.
        """
        done = 0
        try:
            while done < length and (chunk := read(min(CHUNK, length - done))):
                self._write(chunk)
                done += len(chunk)
                if hashing:
                    hashing.feed(chunk)
        finally:
            os.fsync(self._file.fileno())
        return done

    def _write(self, chunk: bytes) -> None:
        try:
            self._file.write(chunk)
            self._file.flush()
        except OSError as error:
            if error.errno not in {errno.ENOSPC, errno.EDQUOT}:
                raise
            raise Refused(f"the disk is full: {error}", code="storage_full") from error

    def digests(self) -> Digests:
        """Return both digests of what came, read from disk in chunks."""
        hashing = Hashing()
        with self.path.open("rb") as file:
            while chunk := file.read(CHUNK):
                hashing.feed(chunk)
        return hashing.digests()

    def end(self) -> None:
        """Remove it: it stands under its name, or was not what it was to be."""
        self.path.unlink(missing_ok=True)


def check_named(digests: Digests, digest: Digest) -> None:
    """Raise Malformed ``digest_mismatch`` unless ``digest`` names these bytes."""
    if not digests.named(digest):
        said = f"sha256:{digests.sha256} sm3:{digests.sm3}"
        raise Malformed(said, code="digest_mismatch", where=str(digest))


def _lock(file: BinaryIO) -> None:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise _running() from None


def _running() -> Refused:
    return Refused("another request is writing it", code="upload_running")


def _sync(folder: pathlib.Path) -> None:
    number = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
