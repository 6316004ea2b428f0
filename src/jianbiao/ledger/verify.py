"""Check a Jianbiao log or receipt (独立验证). One file, standard library only: copy it anywhere.

    python verify.py FILE.tlog-proof [--body FILE]     a receipt; the body is hashed here
    python verify.py EVIDENCE.json                     {"origin", "number", "body": base64, "proof"}
    python verify.py CASE.zip                          a case file: its list, entries, documents
    python verify.py http://…/log/official             a whole log: every entry, tile, signature
    python verify.py http://…/entries/7.tlog-proof     a receipt over the network

Exit code 0: whole. 1: tampered. 2: cannot be read. Keys: --key FILE (verifier keys, one a line), or
those the instance shows, pinned at first use below JIANBIAO_HOME/pins (default ~/.jianbiao/pins).
Formats: C2SP signed-note, tlog-checkpoint, tlog-tiles, tlog-proof; RFC 6962; RFC 8032; SM2 lines are
checked through the openssl command where it is there, else passed over aloud.
"""

import argparse
import base64
import binascii
import hashlib
import http.client
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import urllib.request
import zipfile
from collections.abc import Generator, Iterator, Sequence
from typing import Any

WHOLE, TAMPERED, UNREADABLE = 0, 1, 2
PROOF = "c2sp.org/tlog-proof@v1"
WIDTH, HASH, DEEPEST = 256, 32, 63
ED25519, SM2 = b"\x01", b"\xffjianbiao/sm2\x00"
LEAF = re.compile(rb"jianbiao/1 sha256:([0-9a-f]{64}) sm3:([0-9a-f]{64})")
CHECKPOINT = re.compile(r"[^\n]+\n(0|[1-9][0-9]{0,17})(\n[^\n]+)+")
CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f]")
LONGEST = 64 * 1024 * 1024


class NotWhole(Exception):
    """The evidence does not hold: exit code 1."""


class NotReadable(Exception):
    """It is no evidence, or cannot be reached: exit code 2."""


def main(argv: Sequence[str]) -> int:
    """Check what the arguments name and print what was checked; return the exit code."""
    parser = argparse.ArgumentParser(prog="jianbiao verify", description="check a log or a receipt")
    parser.add_argument("what", help="a receipt's file, or the address of a log or a receipt")
    parser.add_argument("--body", help="the entry's exact bytes, hashed here")
    parser.add_argument("--key", help="file of trusted verifier keys, one a line")
    parser.add_argument(
        "--leaf", help="the leaf's exact bytes, where the receipt does not carry it"
    )
    said = parser.parse_args(argv)
    try:
        for line in _check(said):
            print(line)
    except NotWhole as error:
        print(f"不完整 TAMPERED: {error}", file=sys.stderr)
        return TAMPERED
    except (NotReadable, OSError, UnicodeDecodeError) as error:
        print(f"无法读取 UNREADABLE: {error}", file=sys.stderr)
        return UNREADABLE
    return WHOLE


def _check(said: argparse.Namespace) -> Iterator[str]:
    address = said.what if said.what.startswith(("http://", "https://")) else ""
    if address and not address.endswith(".tlog-proof"):
        yield from check_log(address.rstrip("/"), said.key)
        return
    if not address and zipfile.is_zipfile(said.what):
        yield from check_archive(said.what, said.key)
        return
    raw = _fetch(address) if address else pathlib.Path(said.what).read_bytes()
    body = pathlib.Path(said.body).read_bytes() if said.body else None
    leaf = pathlib.Path(said.leaf).read_bytes() if said.leaf else None
    text = raw.decode()
    if text.lstrip().startswith("{"):
        text, body = _evidence(text)
    shown = address.split("/log/", 1)[0] if address else ""
    yield from check_proof(text, body=body, leaf=leaf, keys=said.key, shown_at=shown)


# --- receipts ------------------------------------------------------------------------------------


def check_proof(
    text: str, *, body: bytes | None, leaf: bytes | None, keys: str | None, shown_at: str
) -> Iterator[str]:
    """Check a tlog-proof; yield what was checked. The tree size comes from the signed checkpoint."""
    index, path, extra, note = parse_proof(text)
    if body is not None:
        leaf = leaf_of(body)
        if extra and extra != leaf:
            raise NotWhole("the body is not what the leaf commits to")
    elif leaf is None:
        leaf = extra
    if not leaf:
        raise NotReadable("the receipt carries no leaf: give --body or --leaf")
    if body is None and not LEAF.fullmatch(leaf):
        raise NotWhole("the leaf is not in the form of a ledger entry")
    origin, size, root, signers = check_note(note, keys=keys, shown_at=shown_at)
    reached = climb(leaf_hash(leaf), index, size, path)
    if reached != root:
        raise NotWhole(f"entry {index + 1} is not under the checkpoint over {size} entries")
    yield f"在册 in the log: entry {index + 1} of {size}, {origin}"
    yield f"检查点 checkpoint signed by: {', '.join(signers)}"
    if body is not None:
        yield f"原文相符 the body of {len(body)} bytes is what the leaf commits to"


# --- case files ----------------------------------------------------------------------------------


def check_archive(path: str, keys: str | None) -> Iterator[str]:
    """Check a case file: every member against its list, every receipt, every signed document."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = _listed(archive)
            yield f"清单相符 {len(names)} files are what the list says"
            signed = yield from _check_entries(archive, names, keys)
            yield from _check_documents(archive, names, signed)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
        raise NotWhole(f"the archive is damaged: {error}") from error
    yield "完整 whole"


def _listed(archive: zipfile.ZipFile) -> list[str]:
    """Return the members of an archive, each being what its list says, and nothing besides."""
    names = [one.filename for one in archive.infolist()]
    if "MANIFEST.txt" not in names or len(set(names)) != len(names):
        raise NotReadable("no case file: it has no list, or a member twice")
    said: dict[str, str] = {}
    for line in _member(archive, "MANIFEST.txt").decode().splitlines():
        digest, _, name = line.partition("  ")
        said[name] = digest
    if sorted(said) != sorted(set(names) - {"MANIFEST.txt"}):
        odd = sorted(set(said) ^ (set(names) - {"MANIFEST.txt"}))
        raise NotWhole(f"the list and the archive differ: {odd[0]}")
    for name, digest in said.items():
        hashing = hashlib.sha256()
        with archive.open(name) as member:
            while piece := member.read(1 << 20):
                hashing.update(piece)
        if hashing.hexdigest() != digest:
            raise NotWhole(f"{name} is not what the list says")
    return sorted(said)


def _check_entries(
    archive: zipfile.ZipFile, names: Sequence[str], keys: str | None
) -> Generator[str, None, dict[str, dict[str, Any]]]:
    """Check every receipt with its entry; return the documents the entries say were signed."""
    signed: dict[str, dict[str, Any]] = {}
    receipts = [one for one in names if one.endswith(".tlog-proof")]
    for name in receipts:
        text = _member(archive, name).decode()
        log, _, number = name.removeprefix("entries/").removesuffix(".tlog-proof").partition("-")
        index, _, _, note = parse_proof(text)
        if str(index + 1) != number or (log == "gathered") != note.split("\n", 1)[0].endswith(
            ".gathered"
        ):
            raise NotWhole(f"{name} is the receipt of another entry")
        beside = name.replace(".tlog-proof", ".json")
        body = _member(archive, beside) if beside in names else None
        try:
            for _ in check_proof(text, body=body, leaf=None, keys=keys, shown_at=""):
                pass
        except NotWhole as error:
            raise NotWhole(f"{name}: {error}") from error
        event = json.loads(body)["event"] if body else {}
        if event.get("kind", "").startswith("supervision:document:signed/"):
            signed[event["digest"]] = event
    loose = [n for n in names if n.startswith("entries/") and n.endswith(".json")]
    if any(one.replace(".json", ".tlog-proof") not in names for one in loose):
        raise NotWhole("an entry has no receipt")
    yield f"在册 {len(receipts)} entries are in the log, their bytes unchanged"
    return signed


def _check_documents(
    archive: zipfile.ZipFile, names: Sequence[str], signed: dict[str, dict[str, Any]]
) -> Iterator[str]:
    found = [one for one in names if one.startswith("documents/") and one.endswith(".json")]
    for name in found:
        digest = hashlib.sha256(_member(archive, name)).hexdigest()
        event = signed.get(digest)
        if event is None:
            raise NotWhole(f"{name} is no document that was signed")
        said = b"jianbiao/document/1 sha256:" + digest.encode()
        key, signature = (bytes.fromhex(event[one]) for one in ("public_key", "signature"))
        if event["algorithm"] == "ed25519" and not ed25519_verify(key, said, signature):
            raise NotWhole(f"the signature of {name} does not fit")
        if event["algorithm"] == "sm2" and _sm2_verify(key, said, signature) is False:
            raise NotWhole(f"the signature of {name} does not fit")
    yield f"文书 {len(found)} documents are what was signed"


def _member(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as member:
        raw = member.read(LONGEST + 1)
    if len(raw) > LONGEST:
        raise NotReadable(f"{name} is longer than {LONGEST} bytes")
    return raw


# --- receipts, read --------------------------------------------------------------------------------


def parse_proof(text: str) -> tuple[int, list[bytes], bytes, str]:
    """Return (index, path, extra, checkpoint note) of a tlog-proof."""
    head, separator, note = text.partition("\n\n")
    lines = head.split("\n")
    if not separator or lines.pop(0) != PROOF:
        raise NotReadable(f"not a {PROOF}")
    extra = b""
    if lines and lines[0].startswith("extra "):
        extra = _b64(lines.pop(0)[6:])
    if not lines or not re.fullmatch(r"index (0|[1-9][0-9]{0,17})", lines[0]):
        raise NotReadable("the proof has no line 'index N'")
    path = [_b64(line) for line in lines[1:]]
    if len(path) > DEEPEST or any(len(one) != HASH for one in path):
        raise NotReadable("the proof's hashes are not 32 bytes each")
    return int(lines[0][6:]), path, extra, note


def leaf_of(body: bytes) -> bytes:
    """Return the leaf that commits to ``body``; raise NotReadable where SM3 cannot be computed."""
    try:
        sm3 = hashlib.new("sm3", body).hexdigest()
    except ValueError as error:
        raise NotReadable("this Python has no SM3 to hash the body with") from error
    return f"jianbiao/1 sha256:{hashlib.sha256(body).hexdigest()} sm3:{sm3}".encode()


def leaf_hash(leaf: bytes) -> bytes:
    """Return the leaf's hash in the tree."""
    return hashlib.sha256(b"\x00" + leaf).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Return an inner node's hash."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def climb(leaf: bytes, index: int, size: int, path: Sequence[bytes]) -> bytes | None:
    """Return the root that the path leads to (RFC 9162 §2.1.3.2); None when it cannot be one."""
    if not 0 <= index < size:
        return None
    here, last, reached = index, size - 1, leaf
    for sibling in path:
        if last == 0:
            return None
        if here & 1 or here == last:
            reached = node_hash(sibling, reached)
            while here and not here & 1:
                here, last = here >> 1, last >> 1
        else:
            reached = node_hash(reached, sibling)
        here, last = here >> 1, last >> 1
    return reached if last == 0 else None


def _evidence(text: str) -> tuple[str, bytes]:
    try:
        said: dict[str, Any] = json.loads(text)
        proof, body = str(said["proof"]), _b64(said["body"])
        number, origin = said["number"], said["origin"]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise NotReadable(f"evidence needs origin, number, body and proof: {error}") from error
    index, _, _, note = parse_proof(proof)
    if index + 1 != number or note.split("\n", 1)[0] != origin:
        raise NotWhole("the evidence names another entry than its proof")
    return proof, body


# --- a whole log -----------------------------------------------------------------------------------


def check_log(address: str, keys: str | None) -> Iterator[str]:
    """Fetch a whole log, derive every tile and the root anew, compare with what is signed."""
    shown = address.split("/log/", 1)[0]
    note = _fetch(f"{address}/checkpoint").decode()
    origin, size, root, signers = check_note(note, keys=keys, shown_at=shown)
    pin = _pin_of(origin)
    before = _pinned(pin)
    level: list[bytes] = []
    heads: dict[int, bytes] = {}
    marks = {size, before.get("size", 0)}
    stack: list[tuple[int, bytes]] = []
    for index in range((size + WIDTH - 1) // WIDTH):
        count = min(WIDTH, size - index * WIDTH)
        for leaf in _unbundle(_fetch(f"{address}/{tile_path('entries', index, count)}"), count):
            if not LEAF.fullmatch(leaf):
                raise NotWhole(f"entry {len(level) + 1} is not in the form of a ledger entry")
            level.append(leaf_hash(leaf))
            push(stack, level[-1])
            if len(level) in marks:
                heads[len(level)] = top(stack)
    if (heads.get(size) or hashlib.sha256().digest()) != root:
        raise NotWhole(f"the {size} entries do not lead to the signed root")
    tiles = _check_tiles(address, level)
    yield f"完整 whole: {size} entries, {tiles} tiles, {origin}"
    yield f"检查点 checkpoint signed by: {', '.join(signers)}"
    yield _check_before(before, size, heads)
    _write(pin, json.dumps({**before, "size": size, "root": root.hex()}))


def push(stack: list[tuple[int, bytes]], hashed: bytes) -> None:
    """Add a leaf hash to a stack of complete subtrees (height, hash)."""
    height = 0
    while stack and stack[-1][0] == height:
        hashed = node_hash(stack.pop()[1], hashed)
        height += 1
    stack.append((height, hashed))


def top(stack: Sequence[tuple[int, bytes]]) -> bytes:
    """Return the root over a stack of complete subtrees."""
    reached = stack[-1][1]
    for _, left in reversed(stack[:-1]):
        reached = node_hash(left, reached)
    return reached


def tile_path(level: int | str, index: int, count: int) -> str:
    """Return a tile's path in tlog-tiles."""
    parts = [f"{index % 1000:03d}"]
    while index >= 1000:  # noqa: PLR2004 - three digits for each part
        index //= 1000
        parts.insert(0, f"x{index % 1000:03d}")
    return f"tile/{level}/{'/'.join(parts)}" + (f".p/{count}" if count < WIDTH else "")


def _check_tiles(address: str, level: list[bytes]) -> int:
    """Compare every tile the log serves with the one derived from its entries; return how many."""
    number = height = 0
    while level:
        for index in range((len(level) + WIDTH - 1) // WIDTH):
            part = level[index * WIDTH : (index + 1) * WIDTH]
            path = tile_path(height, index, len(part))
            if _fetch(f"{address}/{path}") != b"".join(part):
                raise NotWhole(f"{path} is not what the entries give")
            number += 1
        level = [_over(level[i : i + WIDTH]) for i in range(0, len(level) // WIDTH * WIDTH, WIDTH)]
        height += 1
    return number


def _over(part: Sequence[bytes]) -> bytes:
    row = list(part)
    while len(row) > 1:
        row = [node_hash(row[i], row[i + 1]) for i in range(0, len(row), 2)]
    return row[0]


def _unbundle(raw: bytes, count: int) -> list[bytes]:
    found, at = [], 0
    while at + 2 <= len(raw):
        end = at + 2 + int.from_bytes(raw[at : at + 2], "big")
        found.append(raw[at + 2 : end])
        at = end
    if at != len(raw) or len(found) != count:
        raise NotWhole(f"an entry bundle holds {len(found)} entries, not {count}")
    return found


def _check_before(before: dict[str, Any], size: int, heads: dict[int, bytes]) -> str:
    if not before.get("size"):
        return "首次查验 first seen: this checkpoint is pinned for the next time"
    if before["size"] > size:
        raise NotWhole(f"the log had {before['size']} entries before and has {size} now")
    if heads[before["size"]].hex() != before["root"]:
        raise NotWhole(f"the first {before['size']} entries are not those seen before")
    return f"一致 consistent with the {before['size']} entries seen before"


# --- notes and keys --------------------------------------------------------------------------------


def check_note(note: str, *, keys: str | None, shown_at: str) -> tuple[str, int, bytes, list[str]]:
    """Return (origin, size, root, who signed) of a checkpoint signed by a trusted key."""
    text, separator, tail = note.rpartition("\n\n")
    lines = text.split("\n")
    if not separator or not CHECKPOINT.fullmatch(text) or CONTROL.search(note):
        raise NotReadable("not a signed checkpoint")
    trusted, first_seen = _trusted(lines[0], keys, shown_at)
    signers = []
    for name, hint, signature in _signatures(tail):
        for key_name, key_hint, kind, public in map(_vkey, trusted):
            if (name, hint) == (key_name, key_hint) and name == lines[0]:
                signers.append(_check_line(kind, public, signature, (text + "\n").encode(), name))
    if not signers:
        raise NotWhole(f"no trusted key signed the checkpoint of {lines[0]}")
    if all(signer.endswith("not checked") for signer in signers):
        raise NotReadable(f"nothing here can check the checkpoint: {', '.join(signers)}")
    if first_seen:
        pin = _pin_of(lines[0])
        _write(pin, json.dumps({**_pinned(pin), "keys": trusted}))
    return lines[0], int(lines[1]), _b64(lines[2]), signers


def _signatures(tail: str) -> Iterator[tuple[str, bytes, bytes]]:
    """Yield (name, hint, signature) of each line behind a note's text."""
    if not tail.endswith("\n"):
        raise NotReadable("the last signature line is cut")
    for line in tail[:-1].split("\n"):
        name, _, value = line.removeprefix("— ").partition(" ")
        raw = _b64(value)
        if not line.startswith("— ") or not name or len(raw) <= len(b"hint"):
            raise NotReadable(f"not a signature line: {line[:60]}")
        yield name, raw[:4], raw[4:]


def _check_line(kind: bytes, public: bytes, signature: bytes, text: bytes, name: str) -> str:
    if kind == ED25519:
        if not ed25519_verify(public, text, signature):
            raise NotWhole(f"the Ed25519 signature of {name} does not fit")
        return f"{name} (Ed25519)"
    if kind != SM2:
        return f"{name} (signature type {kind.hex()}): not checked"
    checked = _sm2_verify(public, text, signature)
    if checked is False:
        raise NotWhole(f"the SM2 signature of {name} does not fit")
    return f"{name} (SM2)" if checked else f"{name} (SM2), no openssl here: not checked"


def _trusted(origin: str, keys: str | None, shown_at: str) -> tuple[list[str], bool]:
    """Return the verifier keys that may sign for ``origin``, and whether they are seen first."""
    if keys:
        return pathlib.Path(keys).read_text().split(), False
    if "keys" in (pinned := _pinned(_pin_of(origin))):
        return pinned["keys"], False
    if shown_at:
        return [line for line in _shown(shown_at) if line.split("+", 1)[0] == origin], True
    raise NotReadable(f"no key of {origin} is known: give --key FILE")


def _shown(address: str) -> list[str]:
    raw = _fetch(f"{address}/api/v1/keys")
    try:
        said = json.loads(raw)
        return [str(line) for line in (*said["official"], *said["gathered"])]
    except (ValueError, KeyError, TypeError) as error:
        raise NotReadable(f"{address} shows no keys: {error}") from error


def _vkey(line: str) -> tuple[str, bytes, bytes, bytes]:
    parts = line.strip().split("+", 2)
    if len(parts) != len(("name", "hint", "key")):
        raise NotReadable(f"not a verifier key: {line[:60]}")
    raw = _decoded(parts[2])
    hint = hashlib.sha256(parts[0].encode() + b"\n" + raw).digest()[:4]
    if hint.hex() != parts[1]:
        raise NotReadable(f"the hint of {parts[0]} does not fit its key")
    kind = SM2 if raw.startswith(SM2) else raw[:1]
    return parts[0], hint, kind, raw[len(kind) :]


def _sm2_verify(public: bytes, text: bytes, signature: bytes) -> bool | None:
    """Return whether SM2 verifies through openssl; None where that cannot be asked."""
    openssl = shutil.which("openssl")
    if openssl is None:
        return None
    spki = bytes.fromhex("3059301306072a8648ce3d020106082a811ccf5501822d034200") + public
    pem = base64.encodebytes(spki).decode()
    with tempfile.TemporaryDirectory() as folder:
        place = pathlib.Path(folder)
        (place / "key").write_text(f"-----BEGIN PUBLIC KEY-----\n{pem}-----END PUBLIC KEY-----\n")
        (place / "sig").write_bytes(signature)
        (place / "text").write_bytes(text)
        command = [openssl, "pkeyutl", "-verify", "-rawin", "-digest", "sm3", "-pubin"]
        command += ["-inkey", str(place / "key"), "-sigfile", str(place / "sig")]
        command += ["-in", str(place / "text"), "-pkeyopt", "distid:1234567812345678"]
        done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    if "Verified Successfully" in done.stdout:
        return True
    return False if "Verification Failure" in done.stdout + done.stderr else None


# --- Ed25519 (RFC 8032) --------------------------------------------------------------------------

_P = 2**255 - 19
_L = 2**252 + 27742317777372353535851937790883648493
_D = -121665 * pow(121666, _P - 2, _P) % _P
_I = pow(2, (_P - 1) // 4, _P)

_Point = tuple[int, int, int, int]


def ed25519_verify(public: bytes, message: bytes, signature: bytes) -> bool:
    """Say whether ``signature`` over ``message`` is by ``public``."""
    if len(public) != HASH or len(signature) != 2 * HASH:
        return False
    key, commitment = _decompress(public), _decompress(signature[:32])
    scalar = int.from_bytes(signature[32:], "little")
    if key is None or commitment is None or scalar >= _L:
        return False
    digest = hashlib.sha512(signature[:32] + public + message).digest()
    challenge = int.from_bytes(digest, "little") % _L
    return _equal(_times(scalar, _BASE), _add(commitment, _times(challenge, key)))


def _add(p: _Point, q: _Point) -> _Point:
    a, b = (p[1] - p[0]) * (q[1] - q[0]) % _P, (p[1] + p[0]) * (q[1] + q[0]) % _P
    c, d = 2 * p[3] * q[3] * _D % _P, 2 * p[2] * q[2] % _P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % _P, g * h % _P, f * g % _P, e * h % _P


def _times(scalar: int, point: _Point) -> _Point:
    result: _Point = (0, 1, 1, 0)
    while scalar:
        if scalar & 1:
            result = _add(result, point)
        point, scalar = _add(point, point), scalar >> 1
    return result


def _equal(p: _Point, q: _Point) -> bool:
    return (p[0] * q[2] - q[0] * p[2]) % _P == 0 and (p[1] * q[2] - q[1] * p[2]) % _P == 0


def _recover(y: int, sign: int) -> int | None:
    if y >= _P:
        return None
    square = (y * y - 1) * pow(_D * y * y + 1, _P - 2, _P) % _P
    if square == 0:
        return None if sign else 0
    x = pow(square, (_P + 3) // 8, _P)
    if (x * x - square) % _P:
        x = x * _I % _P
    if (x * x - square) % _P:
        return None
    return _P - x if x & 1 != sign else x


def _decompress(raw: bytes) -> _Point | None:
    y = int.from_bytes(raw, "little")
    sign, y = y >> 255, y & ((1 << 255) - 1)
    x = _recover(y, sign)
    return None if x is None else (x, y, 1, x * y % _P)


def _base() -> _Point:
    y = 4 * pow(5, _P - 2, _P) % _P
    x = _recover(y, 0) or 0
    return x, y, 1, x * y % _P


_BASE = _base()


# --- reading and pinning -----------------------------------------------------------------------------


def _fetch(address: str) -> bytes:
    try:
        with urllib.request.urlopen(address, timeout=30) as answer:  # noqa: S310 - http(s) only
            raw: bytes = answer.read(LONGEST)
    except (OSError, ValueError, http.client.HTTPException) as error:
        raise NotReadable(f"{address}: {error}") from error
    return raw


def _pinned(pin: pathlib.Path) -> dict[str, Any]:
    """Return what was pinned: ``keys``; ``size`` and ``root`` of the newest checkpoint seen."""
    try:
        return dict(json.loads(pin.read_text())) if pin.exists() else {}
    except (ValueError, TypeError) as error:
        raise NotReadable(f"{pin} is broken: {error}") from error


def _pin_of(origin: str) -> pathlib.Path:
    home = os.environ.get("JIANBIAO_HOME")
    folder = pathlib.Path(home) if home else pathlib.Path.home() / ".jianbiao"
    return folder / "pins" / (re.sub(r"[^0-9A-Za-z.\-]", "_", origin) + ".json")


def _write(path: pathlib.Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(".new")
    fresh.write_text(text)
    fresh.replace(path)


def _b64(said: str) -> bytes:
    """Return the bytes of evidence; changed where not the one base64 text that they have."""
    raw = _decoded(said)
    if base64.b64encode(raw).decode() != said:
        raise NotWhole(f"base64 in another spelling than it is written in: {said[:40]}")
    return raw


def _decoded(said: str) -> bytes:
    try:
        return base64.b64decode(said, validate=True)
    except (binascii.Error, ValueError) as error:
        raise NotReadable(f"not base64: {said[:40]}") from error


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
