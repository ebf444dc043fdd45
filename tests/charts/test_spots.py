"""Spots lie in the picture where what they tell of was drawn."""

from itertools import pairwise

import pytest
from matplotlib.figure import Figure

from inglenook.charts.chart import Spot
from inglenook.charts.render import rgba
from inglenook.charts.spots import boxes
from inglenook.charts.style import ChartStyle
from support.charts import a_chart, styles


def figure(dpi=96.0):
    """A grid of 4 x 2 that fills the middle of 400 x 200 px."""
    made = Figure(figsize=(400 / 96, 200 / 96), dpi=dpi)
    axes = made.add_axes((0.25, 0.25, 0.5, 0.5))
    axes.set_xlim(0, 4)
    axes.set_ylim(0, 2)
    return made


def one(spot, dpi=96.0):
    drawn = figure(dpi)
    rgba(drawn)
    (box,) = boxes(drawn, [spot])
    return box.left, box.top, box.right, box.bottom


@pytest.mark.parametrize("dpi", [96.0, 192.0, 120.0])
def test_a_spot_is_told_in_px_from_the_upper_left_corner(dpi):
    assert one(Spot(1, 2, "", bottom=1, top=2), dpi) == pytest.approx((150, 50, 200, 100))


def test_a_spot_without_ends_is_as_high_as_the_grid():
    assert one(Spot(0, 1, "")) == pytest.approx((100, 50, 150, 150))


def test_a_spot_reaches_over_no_edge_of_the_grid():
    assert one(Spot(-9, 99, "", bottom=-9, top=99)) == pytest.approx((100, 50, 300, 150))


def test_a_figure_without_a_grid_or_without_spots_has_no_boxes():
    assert boxes(Figure(), [Spot(0, 1, "")]) == ()
    assert boxes(figure(), []) == ()


def test_the_spots_of_a_chart_stand_side_by_side_over_its_whole_width():
    chart, style = a_chart(), styles()["light"]
    drawn = chart.draw(style, 600, 240)
    rgba(drawn)
    found = boxes(drawn, chart.spots())
    assert len(found) == 12
    assert all(each.right == pytest.approx(after.left) for each, after in pairwise(found))
    assert found[0].left > 0
    assert found[-1].right <= 600


def lightness(colour):
    """CIE 1976 L* of a grey or colour, from 0 to 100."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    y = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return 116 * y ** (1 / 3) - 16 if y > 0.008856 else 903.3 * y


@pytest.mark.parametrize(
    "roles",
    [
        ("centre", "protection", "disconnection"),
        ("toward", "away", "against", "unclear"),
        ("mine", "theirs"),
    ],
)
def test_on_paper_what_stands_together_differs_in_lightness(roles):
    paper = ChartStyle.paper()
    found = sorted([*(lightness(getattr(paper, role)) for role in roles), 100])
    assert all(above - below >= 14 for below, above in pairwise(found))


def test_paper_has_no_colour_and_can_be_read():
    paper = ChartStyle.paper(("Inter",), 13.0, 192.0)
    named = [value for value in vars(paper).values() if isinstance(value, str)]
    assert len(named) == 14
    assert all(each[1:3] == each[3:5] == each[5:7] for each in named)
    assert lightness(paper.surface) == pytest.approx(100, abs=0.1)
    assert lightness(paper.ink) < 10
    assert lightness(paper.muted) < 45
    assert (paper.families, paper.font_px, paper.dpi) == (("Inter",), 13.0, 192.0)
