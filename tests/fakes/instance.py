"""An instance as a platform sees it over HTTP, with the accidents of the world on request."""

import contextlib
import hashlib
import http.server
import json
import threading
import time
from urllib.parse import unquote, urlsplit

from jianbiao.ledger.domain import merkle, notes, proofs
from jianbiao.seal import requests, roots
from jianbiao.seal.keys import ED25519, PrivateKey
from jianbiao.standard import canonical

ORIGIN = "690000.test"


class FakeInstance:
    """Answers like the interface specification says; ``accidents`` happen first, one a request.

    An accident: ``503``; ``break`` (the connection ends before the message is taken); ``lose`` (it
    ends after); ``html`` (a proxy answers); ``forge`` (another key signs); ``old`` (the answer
    to the request before).
    """

    def __init__(self):
        self.key = PrivateKey.generate(ED25519)
        self.senders = {}
        self.accidents = []
        self.entries = {}
        self.leaves = []
        self.asked = []
        self.answers = []
        self.notices = []
        self.files = {}
        self.uploads = {}
        self.sealed = True

    def trust(self, key_id, key):
        """Register a platform's key."""
        self.senders[key_id] = key.public

    def posts(self):
        """Return the message ids of each posting request, in order."""
        return [
            [m["message_id"] for m in json.loads(b)] for verb, _, b in self.asked if verb == "POST"
        ]

    def take(self, body):
        """Store messages once each and return the body of the answer."""
        return json.dumps({"results": [self._one(m) for m in json.loads(body)]}).encode()

    def _one(self, message):
        name = message["message_id"]
        replayed = name in self.entries
        if not replayed:
            leaf = f"leaf {name}".encode()
            self.leaves.append(merkle.leaf_hash(leaf))
            self.entries[name] = len(self.leaves)
        number = self.entries[name]
        return {
            "message_id": name,
            "outcome": "accepted",
            "number": number,
            "leaf_hash": self.leaves[number - 1].hex(),
            "replayed": replayed,
        }

    def keep(self, name, raw, terms):
        """Store a file once and return its receipt."""
        if name not in self.files:
            self.leaves.append(merkle.leaf_hash(f"leaf {name}".encode()))
            self.files[name] = {
                "digest": f"sha256:{hashlib.sha256(raw).hexdigest()}",
                "sm3": "sm3:" + hashlib.new("sm3", raw).hexdigest(),
                "size": len(raw),
                "class": terms["class"],
                "earliest_open": terms.get("earliest-open"),
                "about": terms.get("about", ""),
                "name": terms.get("name", ""),
                "number": len(self.leaves),
                "leaf_hash": self.leaves[-1].hex(),
                "scan": "not_scanned",
                "replayed": False,
            }
        return self.files[name]

    def proof(self, number):
        """Return the tlog-proof of an entry."""
        size = len(self.leaves)
        root = merkle.root_of(self.leaves)
        checkpoint = notes.Checkpoint(origin=ORIGIN, size=size, root=root)
        signed = notes.sign(checkpoint.text(), [(ORIGIN, self.key)])

        def node(level, index):
            return merkle.root_of(self.leaves[index << level : (index + 1) << level])

        path = merkle.inclusion(node, number - 1, size)
        return proofs.Proof(index=number - 1, path=tuple(path), checkpoint=signed).text()

    def keys(self):
        """Return what the instance shows of its keys."""
        shown = [str(notes.Verifier(name=ORIGIN, public=self.key.public))]
        return {
            "origin": ORIGIN,
            "official": shown,
            "gathered": [],
            "receipt": self.key.public.raw.hex(),
        }


class Handler(http.server.BaseHTTPRequestHandler):
    """Turns HTTP into calls of the fake."""

    protocol_version = "HTTP/1.1"
    fake: FakeInstance

    def log_message(self, *_):
        """Say nothing."""

    def do_POST(self):
        """Take messages, unless an accident happens."""
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.fake.asked.append(("POST", self.path, body))
        accident = self.fake.accidents.pop(0) if self.fake.accidents else ""
        if accident == "503":
            self.refuse(503, "busy")
        elif accident == "html":
            self.answer(200, b"<html>welcome</html>", {})
        elif accident == "break":
            self.close_connection = True
        elif why := self.unsigned(body):
            self.refuse(401, why)
        else:
            self.took(body, accident)

    def took(self, body, accident):
        """Answer messages that were taken, or lose the answer."""
        said = self.fake.take(body)
        self.fake.answers.append(said)
        if accident == "lose":
            self.close_connection = True
            return
        if accident == "old":
            said = self.fake.answers[0]
        key = PrivateKey.generate(ED25519) if accident == "forge" else self.fake.key
        now = int(time.time())
        signed = requests.sign_answer(key, status=200, body=said, created=now, key_id=ORIGIN)
        self.answer(200, said, signed)

    def do_GET(self):
        """Answer what is asked."""
        self.fake.asked.append(("GET", self.path, b""))
        parts = urlsplit(self.path)
        if self.fake.accidents and not parts.path.endswith("/status"):
            self.refuse(503, self.fake.accidents.pop(0))
            return
        if parts.path.startswith("/log/"):
            if self.fake.sealed:
                number = int(parts.path.split("/")[-1].split(".")[0])
                self.answer(200, self.fake.proof(number).encode(), {})
            else:
                self.fake.sealed = True
                self.refuse(404, "not_sealed")
        elif parts.path.endswith("/keys"):
            self.answer(200, json.dumps(self.fake.keys()).encode(), {})
        elif parts.path.endswith("/clock"):
            self.answer(200, b'{"at":"2026-01-05T12:00:00+08:00","factor":60.0}', {})
        elif why := self.unsigned(None):
            self.refuse(401, why)
        else:
            self.told(parts)

    def do_PUT(self):
        """Take a part of a file; ``cut`` ends the connection after half of it."""
        name, offset = self.path.rsplit("/", 1)[1], int(self.headers["Upload-Offset"])
        accident = self.fake.accidents.pop(0) if self.fake.accidents else ""
        length = int(self.headers["Content-Length"])
        body = self.rfile.read(length // 2 if accident == "cut" else length)
        self.fake.asked.append(("PUT", self.path, body))
        here = self.fake.uploads.setdefault(name, bytearray())
        if why := self.badly_put():
            self.refuse(401, why)
        elif accident == "503":
            self.refuse(503, "busy")
        elif accident.startswith("4"):
            self.refuse(int(accident[:3]), accident[4:])
        elif offset != len(here):
            self.refuse(409, "offset_mismatch")
        elif accident == "cut":
            here += body
            self.close_connection = True
        else:
            here += body
            self.took_part(name, here, accident)

    def took_part(self, name, here, accident):
        """Answer a part: 202, or the signed receipt of the whole."""
        terms = dict(t.split("=", 1) for t in self.headers["File-Terms"].split("; "))
        if len(here) < int(terms["size"]):
            self.answer(202, b'{"offset":%d}' % len(here), {"Upload-Complete": "?0"})
            return
        said = json.dumps({"file": self.fake.keep(name, bytes(here), terms)}).encode()
        if accident == "lose":
            self.close_connection = True
            return
        key = PrivateKey.generate(ED25519) if accident == "forge" else self.fake.key
        now = int(time.time())
        signed = requests.sign_answer(key, status=200, body=said, created=now, key_id=ORIGIN)
        self.answer(200, said, {**signed, "Upload-Complete": "?1"})

    def do_DELETE(self):
        """Forget an upload."""
        if why := self.unsigned(None):
            self.refuse(401, why)
            return
        name = self.path.rsplit("/", 1)[1]
        self.fake.uploads.pop(name, None)
        self.answer(200, b'{"offset":0}', {})

    def badly_put(self):
        """Return why a PUT is not signed by a known key over its terms and offset."""
        signed = requests.read_upload(
            path=self.path,
            terms=self.headers.get("File-Terms", ""),
            offset=self.headers.get("Upload-Offset", ""),
            signature_input=self.headers.get("Signature-Input", ""),
            signature=self.headers.get("Signature", ""),
        )
        key = self.fake.senders.get(signed.key_id)
        fits = key is not None and key.verify(signed.signature, signed.base.encode())
        return "" if fits else "signature_bad"

    def told(self, parts):
        """Answer what only a platform may ask."""
        name = parts.path.split("/api/v1/", 1)[1]
        if name == "inbox":
            after = int(parts.query.removeprefix("after="))
            found = [n for n in self.fake.notices if n["number"] > after][:2]
            said = {"notices": found, "next": found[-1]["number"] if found else after}
        elif name == "may":
            said = {
                "may": False,
                "reasons": [{"rule": "B01", "zh": "少于三家", "en": parts.query}],
                "seen": 1,
            }
        elif name.startswith("messages/") and (number := self.fake.entries.get(name[9:])):
            said = {"message_id": name[9:], "outcome": "held", "number": number, "leaf_hash": "ab"}
            said |= {"faults": [{"code": "set_unknown", "path": "/set"}], "missing": ["T:1"]}
        elif name.endswith("/status"):
            digest = name.split("/")[1]
            file = self.fake.files.get(digest)
            here = file["size"] if file else len(self.fake.uploads.get(digest, b""))
            said = {"offset": here, "complete": file is not None, "scanner": False, "file": file}
        elif name.endswith("/body"):
            said = {"number": name}
        else:
            self.refuse(404, "message_unknown")
            return
        self.answer(200, json.dumps(said).encode(), {})

    def unsigned(self, body):
        """Return why a request is not signed by a known key over what it says."""
        parts = urlsplit(self.path)
        signed = requests.read_signature(
            method=self.command,
            path=unquote(parts.path),  # as a WSGI server hands it on
            query=parts.query,
            message_root=None if body is None else self.headers.get("Message-Root", ""),
            signature_input=self.headers.get("Signature-Input", ""),
            signature=self.headers.get("Signature", ""),
        )
        key = self.fake.senders.get(signed.key_id)
        if key is None:
            return "key_unknown"
        if not key.verify(signed.signature, signed.base.encode()):
            return "signature_bad"
        return (
            "" if body is None or signed.root == root_of(key.algorithm, body) else "root_mismatch"
        )

    def refuse(self, status, code):
        """Answer an error in the form of the interface specification."""
        error = {"code": code, "zh": "不行", "en": "no", "where": "here"}
        self.answer(status, json.dumps({"error": error}).encode(), {})

    def answer(self, status, body, headers):
        """Send an answer with its length."""
        self.send_response(status)
        for name, value in {**headers, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)


def root_of(algorithm, body):
    """Return the message root of a request's body."""
    pieces = [canonical.canonical(message) for message in json.loads(body)]
    return roots.message_root(algorithm, [roots.digest(algorithm, piece) for piece in pieces])


@contextlib.contextmanager
def running(fake):
    """Serve ``fake`` on loopback; give its address."""
    handler = type("Bound", (Handler,), {"fake": fake})
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
