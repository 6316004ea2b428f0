"""A PostgreSQL server of one's own for tests: found, started in a folder, stopped; never a shared one."""

import os
import pathlib
import pwd
import shutil
import subprocess
import tempfile

USER = "postgres"


def binaries() -> pathlib.Path | None:
    """Return the folder with initdb and pg_ctl, None where PostgreSQL is not installed."""
    places = sorted(pathlib.Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if places:
        return places[-1].parent
    found = shutil.which("initdb")
    return pathlib.Path(found).resolve().parent if found else None


class Postgres:
    """A server on a Unix socket in ``folder``; durable like a production one."""

    def __init__(self, folder: pathlib.Path, **settings: str) -> None:
        self.bin = binaries()
        self.data = folder / "pg"
        self.socket = pathlib.Path(tempfile.mkdtemp(prefix="jbpg"))
        self.folder = folder
        self.settings = {"listen_addresses": "''", "shared_buffers": "256MB", **settings}

    def create(self) -> None:
        """Initialise the cluster and start it."""
        self.data.mkdir(parents=True)
        if os.getuid() == 0:
            owner = pwd.getpwnam(USER)
            for path in (self.data, self.socket):
                os.chown(path, owner.pw_uid, owner.pw_gid)
            for parent in self.data.parents:
                if str(parent).startswith(tempfile.gettempdir()) and parent.stat().st_uid == 0:
                    parent.chmod(parent.stat().st_mode | 0o055)
        self._run(
            "initdb", "-D", self.data, "-A", "trust", "-U", USER, "--locale=C.UTF-8", "-E", "UTF8"
        )
        self.start()

    def start(self) -> None:
        """Start and wait until it answers."""
        said = " ".join(f"-c {name}={value}" for name, value in self.settings.items())
        options = f"-k {self.socket} -c max_connections=60 {said}"
        self._run("pg_ctl", "-D", self.data, "-w", "-l", self.data / "log", "-o", options, "start")

    def stop(self, mode: str = "fast") -> None:
        """Stop; ``immediate`` is a crash."""
        self._run("pg_ctl", "-D", self.data, "-m", mode, "-w", "stop")

    def database(self, name: str) -> str:
        """Create an empty database and return its URL."""
        self._run("dropdb", "-h", self.socket, "-U", USER, "--if-exists", "--force", name)
        self._run("createdb", "-h", self.socket, "-U", USER, name)
        return f"postgresql://{USER}@{str(self.socket).replace('/', '%2F')}/{name}"

    def remove(self) -> None:
        """Stop and remove everything."""
        subprocess.run(
            self._as([str(self.bin / "pg_ctl"), "-D", str(self.data), "-m", "immediate", "stop"]),
            capture_output=True,
            check=False,
        )
        shutil.rmtree(self.data, ignore_errors=True)
        shutil.rmtree(self.socket, ignore_errors=True)

    def _run(self, program: str, *words: object) -> None:
        command = self._as([str(self.bin / program), *(str(w) for w in words)])
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd="/")

    def _as(self, command: list[str]) -> list[str]:
        if os.getuid() != 0:
            return command
        return ["setpriv", f"--reuid={USER}", f"--regid={USER}", "--init-groups", *command]
