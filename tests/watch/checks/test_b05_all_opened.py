import pytest

from tests.watch.checks.make import answer, word


def lot(received, opened, withdrawn=0, locked=0):
    return {
        "x_received_before_deadline": received,
        "x_opened": opened,
        "x_withdrawn": withdrawn,
        "x_not_decrypted": locked,
    }


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param(lot(5, 4), "breach", id="one left shut"),
        pytest.param(lot(5, 0), "breach", id="none opened"),
        pytest.param(lot(5, 5), "compliant", id="all"),
        pytest.param(lot(5, 4, withdrawn=1), "compliant", id="one withdrawn"),
        pytest.param(lot(1528, 1525, locked=3), "compliant", id="three not decrypted"),
        pytest.param(lot(5, 3, withdrawn=1), "breach", id="one withdrawn, one left shut"),
        pytest.param(lot(5, 6), "yellow", id="more than came"),
        pytest.param(lot(5, 5, withdrawn=1), "yellow", id="a withdrawn one opened"),
        pytest.param(lot(None, 4), "undecidable", id="received unknown"),
        pytest.param(lot(5, None), "undecidable", id="opened unknown"),
        pytest.param(
            lot(5, 4, withdrawn=None, locked=None), "breach", id="nothing said of withdrawals"
        ),
        pytest.param({"x_received_before_deadline": 5}, "not_applicable", id="not opened"),
    ],
)
def test_all_opened(facts, expected):
    assert word("B05", facts) == expected


def test_both_unknown_numbers_are_named():
    assert answer("B05", lot(None, None)).missing == ("x_received_before_deadline", "x_opened")
