"""The draw is a pure order that follows from pools and seed alone."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianbiao.errors import Malformed, Refused, Tampered
from jianbiao.supervision.domain import drawing
from jianbiao.supervision.domain.drawing import Pools

SEED = "ab" * 32
POOLS = Pools(
    id="inspection-20260303-00000000",
    objects=tuple(f"E69000009010000010{n:02d}" for n in range(20)),
    officers=("aa", "bb", "cc", "dd"),
    draw=3,
    team=2,
    wait=16,
)


def test_the_published_vector():
    """Whoever writes the algorithm anew, in any language, has to come to this."""
    assert drawing.ticket(SEED, "i", "x") == (
        "399b9cb31655d9cf1b2871604405691b65fcb50441d84e5ebb4a4452f640576d"
    )


@given(st.permutations(POOLS.objects), st.permutations(POOLS.officers))
def test_the_order_of_the_pools_moves_nothing(objects, officers):
    mixed = replace(POOLS, objects=tuple(objects), officers=tuple(officers))
    assert drawing.draw(mixed, SEED) == drawing.draw(POOLS, SEED)
    assert mixed.digest() == POOLS.digest()


@given(st.integers(0, 2**64))
def test_a_draw_is_of_the_pools_and_as_many_as_asked_for(n):
    found = drawing.draw(POOLS, f"{n:064x}")
    assert len(set(found.objects)) == POOLS.draw
    assert set(found.objects) <= set(POOLS.objects)
    for team in found.teams.values():
        assert len(set(team)) == POOLS.team
        assert set(team) <= set(POOLS.officers)


def test_each_object_and_officer_is_as_likely_as_any_other():
    seen = dict.fromkeys((*POOLS.objects, *POOLS.officers), 0)
    for n in range(2000):
        found = drawing.draw(POOLS, f"{n:064x}")
        for one in (*found.objects, *(who for team in found.teams.values() for who in team)):
            seen[one] += 1
    assert all(230 < seen[one] < 370 for one in POOLS.objects)  # 300 expected, 4.3 deviations
    assert all(2800 < seen[one] < 3200 for one in POOLS.officers)


def test_who_is_recused_is_replaced_by_the_next_and_nobody_else_moves():
    before = drawing.draw(POOLS, SEED)
    first = before.objects[0]
    out = before.teams[first][0]
    now = drawing.draw(POOLS, SEED, recused=[(first, out)])
    assert now.objects == before.objects
    assert out not in now.teams[first]
    assert now.teams[first][0] == before.teams[first][1]
    assert {k: v for k, v in now.teams.items() if k != first} == {
        k: v for k, v in before.teams.items() if k != first
    }


def test_where_too_few_are_left_the_team_is_as_large_as_it_can_be():
    first = drawing.draw(POOLS, SEED).objects[0]
    now = drawing.draw(POOLS, SEED, recused=[(first, who) for who in POOLS.officers[:3]])
    assert now.teams[first] == POOLS.officers[3:]


@pytest.mark.parametrize(
    ("bad", "error"),
    [
        pytest.param({"objects": ("a",)}, Refused, id="few objects"),
        pytest.param({"officers": ("a",)}, Refused, id="one officer"),
        pytest.param({"objects": ("a", "a", "b", "c")}, Malformed, id="one twice"),
    ],
)
def test_pools_that_cannot_be_drawn_from_are_refused(bad, error):
    with pytest.raises(error):
        drawing.draw(replace(POOLS, **bad), SEED)


def test_another_result_is_tampered():
    right = drawing.draw(POOLS, SEED).objects
    drawing.check_drawn(POOLS, SEED, right)
    with pytest.raises(Tampered):
        drawing.check_drawn(POOLS, SEED, right[::-1])
