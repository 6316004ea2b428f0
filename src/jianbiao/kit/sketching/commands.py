"""`jianbiao kit sketch FILE`: sketch a document, and a priced bill under a lot's key, locally."""

import argparse
import json
import os
import pathlib
from collections.abc import Iterator, Sequence
from typing import Any

from jianbiao.errors import Malformed
from jianbiao.kit.files import digest_of
from jianbiao.kit.sketching import bills, documents, priced, text


def sketch(argv: Sequence[str]) -> int:
    """Print what of a file may be compared; nothing is sent. ``--json``: fields of BID_FILE_SKETCH."""
    parser = argparse.ArgumentParser(
        prog="jianbiao kit sketch",
        description="Sketch a document (.txt .docx .xlsx); nothing is sent, no text is shown.",
    )
    parser.add_argument("file")
    parser.add_argument(
        "--without",
        action="append",
        default=[],
        metavar="TENDER_DOCUMENT",
        help="leave out what every bidder copies from the tender documents; may be repeated",
    )
    parser.add_argument(
        "--bill-key",
        metavar="FILE",
        help="the lot's key (64 hex digits, made where there is none): sketch the priced bill too",
    )
    parser.add_argument("--like", metavar="FILE", help="also estimate how alike this file is")
    parser.add_argument("--json", action="store_true", help="print the fields of BID_FILE_SKETCH")
    said = parser.parse_args(argv)
    print(_json(said) if said.json else "\n".join(_told(said)))
    return 0


def of_document(path: pathlib.Path, without: Sequence[pathlib.Path] = ()) -> text.TextSketch:
    """Return the text sketch of a document; ``without`` are the tender documents."""
    left_out = text.shingles(line for one in without for line in documents.lines(one))
    return text.sketch(documents.lines(path), without=left_out if without else None)


def fields(
    path: pathlib.Path, *, without: Sequence[pathlib.Path] = (), key: bytes | None = None
) -> dict[str, Any]:
    """Return what a BID_FILE_SKETCH says of a file; with ``key`` its priced bill too."""
    digest, size = digest_of(path)
    said: dict[str, Any] = {
        "FILE_NAME": path.name,
        "FILE_DIGEST": digest,
        "FILE_SIZE": str(size),
        "TEXT_SKETCH": str(of_document(path, without)),
    }
    if without:
        said["BASELINE"] = [digest_of(one)[0] for one in without]
    if key is not None:
        said["BILL_SKETCH"] = str(bills.sketch(priced.items(path), key))
    return said


def _json(said: argparse.Namespace) -> str:
    key = _key(pathlib.Path(said.bill_key)) if said.bill_key else None
    found = fields(pathlib.Path(said.file), without=_paths(said.without), key=key)
    if said.like:
        found["ALIKE"] = round(_alike(said), 4)
    return json.dumps(found, ensure_ascii=False)


def _told(said: argparse.Namespace) -> Iterator[str]:
    path = pathlib.Path(said.file)
    digest, size = digest_of(path)
    yield f"{path.name}: {digest}, {size} bytes 字节"
    found = of_document(path, _paths(said.without))
    yield f"text 文本: {found.length} characters 字, about 约 {found.shingles} shingles 个片段"
    if said.bill_key:
        key = _key(pathlib.Path(said.bill_key))
        yield f"bill 清单: {len(priced.items(path))} items 项, key 密钥 {bills.key_id(key)}"
    if said.like:
        yield f"alike 相似: {_alike(said):.3f} (±{text.K**-0.5:.3f})"
    yield "--json prints the sketch itself 输出草图本身"


def _alike(said: argparse.Namespace) -> float:
    without = _paths(said.without)
    here, there = (of_document(pathlib.Path(one), without) for one in (said.file, said.like))
    return text.alike(here, there)


def _paths(names: Sequence[str]) -> list[pathlib.Path]:
    return [pathlib.Path(name) for name in names]


def _key(path: pathlib.Path) -> bytes:
    """Return the lot's key in a file; a new one, readable by its owner only, where there is none."""
    try:
        file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        pass
    else:
        with os.fdopen(file, "w") as out:
            out.write(bills.new_key().hex() + "\n")
    try:
        key = bytes.fromhex(path.read_text().strip())
    except (OSError, ValueError) as error:
        raise Malformed(f"not a key: {error}", code="key_bad", where=str(path)) from error
    if len(key) != bills.KEY:
        raise Malformed(f"a key has {bills.KEY} bytes", code="key_bad", where=str(path))
    return key
