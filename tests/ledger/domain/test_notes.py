import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianbiao.errors import Malformed, Tampered
from jianbiao.ledger.domain import notes
from jianbiao.ledger.domain.notes import Checkpoint, Verifier
from jianbiao.seal.keys import ED25519, SM2, PrivateKey

ORIGIN = "690000.test"
ED, SM = PrivateKey.generate(ED25519), PrivateKey.generate(SM2)
KEYS = [(ORIGIN, ED), (ORIGIN, SM)]
VERIFIERS = [Verifier(name=ORIGIN, public=key.public) for _, key in KEYS]
CHECKPOINT = Checkpoint(origin=ORIGIN, size=7, root=bytes(range(32)))
NOTE = notes.sign(CHECKPOINT.text(), KEYS)


def test_a_checkpoint_carries_a_line_of_each_key():
    note = notes.parse(NOTE)
    assert notes.check(note, VERIFIERS) == VERIFIERS
    assert notes.parse_checkpoint(note.text) == CHECKPOINT


@pytest.mark.parametrize("known", [VERIFIERS[:1], VERIFIERS[1:]], ids=["Ed25519", "SM2"])
def test_who_knows_one_key_passes_over_the_other_line(known):
    assert notes.check(notes.parse(NOTE), known) == known


def test_a_note_that_no_known_key_signed_is_tampered():
    other = Verifier(name=ORIGIN, public=PrivateKey.generate(ED25519).public)
    with pytest.raises(Tampered):
        notes.check(notes.parse(NOTE), [other])


def test_the_same_key_under_another_name_is_another_key():
    with pytest.raises(Tampered):
        notes.check(notes.parse(NOTE), [Verifier(name="other", public=ED.public)])


@pytest.mark.parametrize("known", [VERIFIERS[:1], VERIFIERS[1:]], ids=["Ed25519", "SM2"])
def test_one_changed_character_of_the_text_is_noticed(known):
    with pytest.raises(Tampered):
        notes.check(notes.parse(NOTE.replace("\n7\n", "\n8\n")), known)


@pytest.mark.parametrize("verifier", VERIFIERS, ids=["Ed25519", "SM2"])
def test_a_verifier_key_comes_back_from_its_text(verifier):
    assert notes.parse_verifier(f" {verifier}\n") == verifier


def vkey(name, raw):
    """Return the text of a verifier key with the hint that fits ``raw``."""
    hint = notes.sha256(name.encode() + b"\n" + raw).digest()[:4].hex()
    return f"{name}+{hint}+{base64.b64encode(raw).decode()}"


@pytest.mark.parametrize(
    "said",
    [
        pytest.param("", id="empty"),
        pytest.param("a+b", id="two parts"),
        pytest.param("a+00000000+%%", id="not base64"),
        pytest.param(str(VERIFIERS[0]).replace(ORIGIN, "other"), id="hint of another name"),
        pytest.param(vkey(ORIGIN, b"\x07" + bytes(32)), id="unknown type"),
    ],
)
def test_what_is_no_verifier_key_is_malformed(said):
    with pytest.raises(Malformed):
        notes.parse_verifier(said)


@pytest.mark.parametrize(
    "said",
    [
        pytest.param("", id="empty"),
        pytest.param("text\n", id="no signature"),
        pytest.param(NOTE[:-1], id="no last line feed"),
        pytest.param(NOTE.replace("— ", "- "), id="hyphen"),
        pytest.param("text\n\n— name %%\n", id="not base64"),
        pytest.param("text\n\n— name AAAA\n", id="only a hint"),
        pytest.param("text\n\n— na+me AAAAAAAA\n", id="plus in the name"),
        pytest.param("text\n\n—  AAAAAAAA\n", id="no name"),
        pytest.param("text\n\n— na\u3000me AAAAAAAA\n", id="space in the name"),
        pytest.param("text\n\n— name AAAAAAB=\n", id="base64 in another spelling"),
        pytest.param("te\rxt\n\n— name AAAAAAAA\n", id="control character"),
        pytest.param("text\n\n" + "— name AAAAAAAA\n" * 101, id="too many lines"),
    ],
)
def test_what_is_no_note_is_malformed(said):
    with pytest.raises(Malformed):
        notes.parse(said)


ROOT64 = base64.b64encode(bytes(32)).decode()


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="empty"),
        pytest.param(f"{ORIGIN}\n7\n", id="no root"),
        pytest.param(f"\n7\n{ROOT64}\n", id="no origin"),
        pytest.param(f"{ORIGIN}\n07\n{ROOT64}\n", id="leading zero"),
        pytest.param(f"{ORIGIN}\n-7\n{ROOT64}\n", id="negative"),
        pytest.param(f"{ORIGIN}\n７\n{ROOT64}\n", id="full-width digit"),
        pytest.param(f"{ORIGIN}\n²\n{ROOT64}\n", id="superscript digit"),
        pytest.param(f"{ORIGIN}\n7\nAAAA\n", id="short root"),
        pytest.param(f"{ORIGIN}\n7\n%%\n", id="not base64"),
        pytest.param(f"{ORIGIN}\n7\n{ROOT64[:-2]}B=\n", id="base64 in another spelling"),
        pytest.param(f"{ORIGIN}\n7\n{ROOT64}", id="no last line feed"),
        pytest.param(f"{ORIGIN}\n7\n{ROOT64}\n\n", id="empty further line"),
        pytest.param(f"{ORIGIN}\n{'9' * 5000}\n{ROOT64}\n", id="a size of 5000 digits"),
    ],
)
def test_what_is_no_checkpoint_is_malformed(text):
    with pytest.raises(Malformed):
        notes.parse_checkpoint(text)


def test_the_log_that_a_checkpoint_names_has_signed_it():
    assert notes.check_checkpoint(notes.parse(NOTE), VERIFIERS) == CHECKPOINT


def test_a_key_of_two_logs_does_not_pass_one_off_as_the_other():
    name, key = KEYS[0]
    other = notes.Checkpoint(origin=f"{name}.gathered", size=7, root=bytes(32))
    renamed = notes.parse(notes.sign(other.text(), [(name, key)]))
    assert notes.check(renamed, VERIFIERS)
    with pytest.raises(Tampered, match="gathered"):
        notes.check_checkpoint(renamed, VERIFIERS)


def test_a_checkpoint_may_carry_further_lines():
    assert notes.parse_checkpoint(CHECKPOINT.text() + "more\n") == CHECKPOINT


def test_a_witness_signs_the_checkpoint_with_its_time():
    witness = Verifier(name="witness.test", public=ED.public, cosigns=True)
    said = f"cosignature/v1\ntime 1772000000\n{CHECKPOINT.text()}"
    stamp = (1772000000).to_bytes(8, "big")
    line = base64.b64encode(witness.hint + stamp + ED.sign(said.encode())).decode()
    note = notes.parse(NOTE + f"— witness.test {line}\n")
    assert notes.check(note, [VERIFIERS[0], witness]) == [VERIFIERS[0], witness]
    assert notes.cosigned_at(note.signatures[2][2]) == 1772000000
    other = base64.b64encode(witness.hint + bytes(8) + ED.sign(said.encode())).decode()
    with pytest.raises(Tampered):
        notes.check(notes.parse(NOTE + f"— witness.test {other}\n"), [VERIFIERS[0], witness])
    assert notes.parse_verifier(str(witness)) == witness


lines = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1)


@given(st.lists(lines, min_size=1, max_size=5))
def test_any_text_comes_back_from_its_note(said):
    text = "\n".join(said) + "\n"
    note = notes.parse(notes.sign(text, KEYS[:1]))
    assert note.text == text
    assert notes.check(note, VERIFIERS[:1])
