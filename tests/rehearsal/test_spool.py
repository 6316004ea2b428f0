"""Lines wait in memory or in files, and come in the order of their moments either way."""

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from jianbiao.rehearsal.spool import Spool
from jianbiao.standard.terms import SHANGHAI

START = datetime(2026, 1, 5, 9, tzinfo=SHANGHAI)
HOURS = st.lists(st.integers(0, 400), min_size=1, max_size=60)


def taken(folder, hours, most):
    with Spool(folder, most=most) as spool:
        for number, hour in enumerate(hours):
            spool.put(START + timedelta(hours=hour), b'{"n":%d}\n' % number)
        return list(spool.rest())


@given(HOURS)
def test_lines_come_in_the_order_of_their_moments_and_then_as_they_were_put(
    tmp_path_factory, hours
):
    folder = tmp_path_factory.mktemp("spool")
    order = sorted(range(len(hours)), key=lambda n: (hours[n], n))
    wanted = [b'{"n":%d}\n' % n for n in order]
    assert taken(folder, hours, 1 << 20) == wanted
    assert taken(folder, hours, 100) == wanted
    assert not list(folder.iterdir())


def test_what_is_due_is_over(tmp_path):
    with Spool(tmp_path, most=50) as spool:
        for hour in (1, 30, 60, 90):
            spool.put(START + timedelta(hours=hour), b"%d\n" % hour)
        assert list(spool.due(START + timedelta(hours=61))) == [b"1\n", b"30\n"]
        assert list(spool.due(START + timedelta(hours=61))) == []
        assert list(spool.rest()) == [b"60\n", b"90\n"]
