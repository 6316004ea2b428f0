import base64
import json
import re

import pytest

from jianbiao.seal import requests, roots
from jianbiao.seal.keys import PublicKey
from jianbiao.standard import canonical, faults, messages, pages
from jianbiao.standard.sets import SETS
from tests.standard import worked_example

SPEC = worked_example.SPEC


@pytest.mark.parametrize("name", pages.written())
def test_a_derived_page_is_current(name):
    assert (SPEC / name).read_text(encoding="utf-8") == pages.written()[name]


def test_every_set_and_code_stands_in_both_languages():
    for language in ("zh", "en"):
        page = pages.dictionary_page(language)
        assert all(f"## {name}" in page for name in SETS)
        assert all(f"| `{code}` |" in pages.errors(language) for code in faults.FAULTS)
    assert not re.search(r"[\u4e00-\u9fff]", pages.errors("en"))
    assert not re.search(r"[\u4e00-\u9fff]", pages.dictionary_page("en"))


def test_the_worked_example_is_current():
    assert (SPEC / "example.json").read_text(encoding="utf-8") == worked_example.as_json()
    for name in ("README.md", "README.zh-CN.md"):
        text = (SPEC / name).read_text(encoding="utf-8")
        assert worked_example.block() in text
        assert worked_example.with_block(text) == text


def test_our_own_code_reads_the_worked_example_as_it_was_made():
    said = worked_example.example()
    body = canonical.parse(said["body"].encode())
    exact = [canonical.canonical(message) for message in body]
    assert [raw.decode() for raw in exact] == said["exact_bytes"]
    assert [messages.check_message(message) for message in body] == [[], []]
    digests = [roots.digest("ed25519", raw) for raw in exact]
    assert [digest.hex() for digest in digests] == said["digests"]
    root = roots.message_root("ed25519", digests)
    assert root.hex() == said["message_root"]
    assert [[h.hex() for h in path] for path in roots.paths("ed25519", digests)] == said["paths"]


def test_our_own_code_verifies_the_signature_of_the_worked_example():
    said = worked_example.example()
    signed = requests.read_signature(
        method="POST",
        path="/api/v1/messages",
        query="",
        message_root=said["headers"]["Message-Root"],
        signature_input=said["headers"]["Signature-Input"],
        signature=said["headers"]["Signature"],
    )
    assert signed.base == said["signature_base"]
    key = PublicKey(algorithm="ed25519", raw=bytes.fromhex(said["public_key"]))
    assert key.verify(signed.signature, signed.base.encode())
    assert base64.b64decode(signed.signature_text) == signed.signature


def test_the_readme_names_only_codes_and_sets_that_exist():
    for name in ("README.md", "README.zh-CN.md"):
        text = (SPEC / name).read_text(encoding="utf-8")
        assert set(re.findall(r"`([A-Z]+(?:_[A-Z]+)+)`", text)) <= {
            *SETS,
            *(field.name for definition in SETS.values() for field in definition.fields),
        }
        assert "data_key" in text
        for code in re.findall(r"`([a-z]+(?:_[a-z]+)*)`", text):
            known = code in faults.FAULTS or code in json.dumps(_WORDS)
            assert known, code


_WORDS = [
    "message_id set version data_type data_key happened_at replaces data accepted held rejected",
    "conflict ed25519 sm2 created keyid path said zh en number leaf_hash missing faults results",
    "replayed origin at alg error where code jianbiao.kit example.json may reasons seen outcome",
    "ended_by notices next factor official gathered receipt salt body state answers documents",
]
