"""Shapes are read from messages; each figure says whether it is in its range."""

from jianbiao.rehearsal import calibration, measures
from jianbiao.rehearsal.calibration import Figure
from tests.rehearsal.make import planned


def test_a_figure_passes_inside_its_range_only():
    one = Figure(name="n", found=1.1, target="1 ± .15", low=0.85, high=1.15)
    assert one.passes
    assert not Figure(name="n", found=1.2, target="", low=0.85, high=1.15).passes


def test_shapes_are_measured_from_what_was_said():
    province = measures.read(planned(n, "realistic", seed=5) for n in range(60))
    figures = {one.name: one for one in calibration.shapes(province)}
    assert len(figures) > 35
    assert 0.15 < figures["bids in the last hour"].found < 0.4
    assert figures["variation < .03 in honest lots"].found > 0.7
    assert 3 <= figures["bidders, 综合评估法 p50"].found <= 10


def test_quantiles_lie_between_neighbours():
    assert measures.quantile([4, 1, 3, 2], 0.5) == 2.5
    assert measures.quantile([7], 0.95) == 7


def test_a_distance_is_the_sum_of_differences():
    assert measures.distance({0: 1, 1: 3}, (0.5, 0.5)) == 0.5
