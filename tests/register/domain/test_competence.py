import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianbiao.errors import Refused
from jianbiao.register.domain.competence import assign, assigned, standing
from tests.register.make import NOON

said = st.tuples(
    st.sampled_from(["690000", "690100"]),
    st.sampled_from(["A07", "*"]),
    st.lists(st.sampled_from(["X", "Y"]), unique=True),
)


def acts(rows):
    """Decide each row on top of the ones before it; what changes nothing is left out."""
    found = []
    for region, sector, departments in rows:
        now = standing(found)
        if now.get((region, sector), ()) == tuple(departments):
            continue
        words = {"region": region, "sector": sector, "departments": departments}
        event = assign(now, **words, basis="三定")
        found.append(assigned(event, number=len(found) + 1, by="gao", at=NOON))
    return found


@given(st.lists(said, max_size=12))
def test_the_last_act_about_a_place_stands_and_an_empty_one_takes_it_back(rows):
    last = {(region, sector): tuple(named) for region, sector, named in rows}
    assert standing(acts(rows)) == {place: named for place, named in last.items() if named}


@pytest.mark.parametrize(
    ("more", "code", "where"),
    [
        ({"region": "69"}, "jurisdiction_unknown", "region"),
        ({"region": "６９０１００"}, "jurisdiction_unknown", "region"),
        ({"sector": "A7"}, "jurisdiction_unknown", "sector"),
        ({"basis": " "}, "basis_missing", "basis"),
        ({"departments": ["X", "X"]}, "competence_same", "departments"),
        ({"departments": []}, "competence_same", "690100/A07"),
    ],
)
def test_what_cannot_be_assigned_is_refused(more, code, where):
    words = {"region": "690100", "sector": "A07", "departments": ["X"], "basis": "三定", **more}
    with pytest.raises(Refused) as caught:
        assign({}, **words)
    assert (caught.value.code, caught.value.where) == (code, where)
