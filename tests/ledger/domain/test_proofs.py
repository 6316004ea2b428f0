import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianbiao.errors import Malformed
from jianbiao.ledger.domain import proofs
from jianbiao.ledger.domain.proofs import HEAD, Proof

HASH = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="


@given(
    st.integers(0, 10**18 - 1),
    st.lists(st.binary(min_size=32, max_size=32), max_size=63),
    st.binary(max_size=200),
)
def test_a_proof_comes_back_from_its_text(index, path, extra):
    proof = Proof(index=index, path=tuple(path), checkpoint="note\n\n— a b\n", extra=extra)
    assert proofs.parse(proof.text()) == proof


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="empty"),
        pytest.param(f"{HEAD}\nindex 1\n", id="no checkpoint"),
        pytest.param("c2sp.org/tlog-proof@v2\nindex 1\n\nnote", id="other version"),
        pytest.param(f"{HEAD}\n\nnote", id="no index"),
        pytest.param(f"{HEAD}\nindex\n\nnote", id="no number"),
        pytest.param(f"{HEAD}\nindex 01\n\nnote", id="leading zero"),
        pytest.param(f"{HEAD}\nindex -1\n\nnote", id="negative"),
        pytest.param(f"{HEAD}\nindex ²\n\nnote", id="superscript"),
        pytest.param(f"{HEAD}\nindex {'9' * 5000}\n\nnote", id="an index of 5000 digits"),
        pytest.param(f"{HEAD}\nextra %\nindex 1\n\nnote", id="extra not base64"),
        pytest.param(f"{HEAD}\nindex 1\n%\n\nnote", id="hash not base64"),
        pytest.param(f"{HEAD}\nindex 1\n{HASH[:-2]}B=\n\nnote", id="hash in another spelling"),
        pytest.param(f"{HEAD}\nindex 1\nAAAA\n\nnote", id="short hash"),
        pytest.param(f"{HEAD}\nindex 1\n" + f"{HASH}\n" * 64 + "\nnote", id="64 hashes"),
    ],
)
def test_what_is_no_proof_is_malformed(text):
    with pytest.raises(Malformed):
        proofs.parse(text)
