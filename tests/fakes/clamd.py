"""A ClamAV daemon on a Unix socket or TCP, as its INSTREAM protocol says; finds one known text."""

import contextlib
import socket
import threading

EICAR = b"not the real test file but known here"


class FakeClamd:
    """Scans what it is sent. ``longest``: bytes it takes; ``mood``: ok, silent, nonsense, error."""

    def __init__(self, *, longest=1 << 20, mood="ok"):
        self.longest, self.mood = longest, mood
        self.scanned = []

    def serve_one(self, connection):
        """Answer one connection."""
        with connection, connection.makefile("rb") as said:
            command = _until_nul(said)
            if self.mood == "silent":
                return
            if command == b"zVERSION":
                connection.sendall(b"ClamAV 1.4.1/27400/Tue Nov 24 2026\0")
            elif command == b"zINSTREAM":
                connection.sendall(self._scan(said))
            else:
                connection.sendall(b"UNKNOWN COMMAND\0")

    def _scan(self, said):
        whole = bytearray()
        while size := int.from_bytes(said.read(4), "big"):
            whole += said.read(size)
            if len(whole) > self.longest:
                return b"INSTREAM size limit exceeded. ERROR\0"
        self.scanned.append(bytes(whole))
        if self.mood == "nonsense":
            return b"\x1b[31mhello\0"
        if self.mood == "error":
            return b"stream: Can't allocate memory ERROR\0"
        return b"stream: Test-Signature FOUND\0" if EICAR in whole else b"stream: OK\0"


@contextlib.contextmanager
def running(fake, path=None):
    """Serve ``fake`` at a Unix socket, or on TCP without ``path``; give its address."""
    server = socket.socket(socket.AF_UNIX if path else socket.AF_INET)
    server.bind(str(path) if path else ("127.0.0.1", 0))
    server.listen()
    ended = []

    def serve():
        while not ended:
            with contextlib.suppress(OSError):
                connection, _ = server.accept()
                with contextlib.suppress(OSError):
                    fake.serve_one(connection)

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield f"unix:{path}" if path else f"tcp:127.0.0.1:{server.getsockname()[1]}"
    finally:
        ended.append(True)
        server.shutdown(socket.SHUT_RDWR)
        thread.join(5)
        server.close()


def _until_nul(said):
    word = bytearray()
    while (one := said.read(1)) not in {b"", b"\0"}:
        word += one
    return bytes(word)
