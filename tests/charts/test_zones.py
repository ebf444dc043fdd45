"""The columns of zones show shares from the centre upwards; few are faint and gaps are empty."""

import json
from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.colors import to_hex

from inglenook.charts.render import rgba
from inglenook.charts.style import ChartStyle
from inglenook.charts.zones import CAPTION, NOTHING, ROLES, describe, draw_zones, legend
from inglenook.insights.spans import Unit, number
from inglenook.insights.zones import zones
from inglenook.journal.days import WEEK, Calendar
from inglenook.resources import resource
from support.charts import words_inside

MONDAY = date(2026, 7, 6)
TOKENS = json.loads(resource("tokens.json").read_text("utf-8"))
THEMES = ("light", "dark", "paper")


def style(theme="light", **values):
    if theme == "paper":
        return ChartStyle.paper(**values)
    return ChartStyle.from_tokens(TOKENS[theme], **values)


def built(*weeks, unit=Unit.WEEK):
    """A series from (centre, protection, disconnection) week by week."""
    days, named = [], []
    for place, counts in enumerate(weeks):
        for zone, count in enumerate(counts):
            days += [number(MONDAY + place * WEEK)] * count
            named += [zone] * count
    last = MONDAY + (max(len(weeks), 1) - 1) * WEEK
    return zones(np.array(days, int), np.array(named, int), Calendar(), MONDAY, last, unit)


def drawn(shown, width=600, height=240, theme="light", font_px=11.0, **values):
    return draw_zones(shown, style(theme, font_px=font_px), width, height, **values)


def columns(figure, gid):
    """The corners of the rectangles of one artist: rectangles x 4 x (x, y)."""
    found = figure.findobj(lambda each: each.get_gid() == gid)
    return np.concatenate([each.get_path().vertices.reshape(-1, 5, 2)[:, :4] for each in found])


def gids(figure):
    return {each.get_gid() for each in figure.findobj()}


def test_each_part_is_as_high_as_its_share_and_stands_on_the_one_before():
    figure = drawn(built((5, 3, 2)), height=1200)
    ends = [(0, 0.5), (0.5, 0.8), (0.8, 1)]
    for role, (bottom, top) in zip(ROLES, ends, strict=True):
        (part,) = columns(figure, f"{role}-columns")
        assert (part[:, 1].min(), part[:, 1].max()) == pytest.approx((bottom, top), abs=0.001)


def test_a_pixel_lies_between_two_parts():
    figure = drawn(built((5, 5)))
    below, above = (columns(figure, f"{role}-columns")[0] for role in ROLES[:2])
    px = figure.axes[0].get_window_extent().height
    assert (above[:, 1].min() - below[:, 1].max()) * px == pytest.approx(1)


def test_below_five_a_column_is_faint_and_outlined_in_its_colour():
    figure = drawn(built((2, 2), (3, 2)))
    assert columns(figure, "centre-few")[:, :, 0].mean() == pytest.approx(0)
    assert columns(figure, "centre-columns")[:, :, 0].mean() == pytest.approx(1)
    (few,) = figure.findobj(lambda each: each.get_gid() == "centre-few")
    (many,) = figure.findobj(lambda each: each.get_gid() == "centre-columns")
    centre = TOKENS["light"]["centre"].lower()
    assert to_hex(many.get_facecolor()) == to_hex(few.get_edgecolor()) == centre
    assert np.mean(few.get_facecolor()[:3]) > np.mean(many.get_facecolor()[:3])


@given(
    st.lists(st.tuples(*[st.integers(0, 4)] * 3), min_size=1, max_size=14),
)
@settings(max_examples=25, deadline=None)
def test_just_the_weeks_with_a_zone_have_a_column_and_it_reaches_the_top(weeks):
    figure = drawn(built(*weeks))
    reached = {}
    for role in ROLES:
        for gid in {f"{role}-columns", f"{role}-few"} & gids(figure):
            for part in columns(figure, gid):
                place = round(part[:, 0].mean())
                reached[place] = max(reached.get(place, 0), part[:, 1].max())
    assert set(reached) == {place for place, counts in enumerate(weeks) if sum(counts)}
    assert all(top == pytest.approx(1, abs=0.01) for top in reached.values())


def test_columns_leave_room_between_each_other_and_none_is_very_wide():
    many = columns(drawn(built(*[(5, 3)] * 20)), "centre-columns")
    assert (many[1:, 0, 0] > many[:-1, 2, 0]).all()
    figure = drawn(built(*[(5, 3)] * 2), width=960)
    (one, _other) = columns(figure, "centre-columns")
    px_per_place = figure.axes[0].get_window_extent().width / 2
    assert np.ptp(one[:, 0]) * px_per_place < 60


def test_ten_years_are_one_artist_for_each_zone():
    figure = drawn(built(*[(5, 3, 1)] * 520))
    for role in ROLES:
        (artist,) = figure.findobj(lambda each, role=role: each.get_gid() == f"{role}-columns")
        assert len(artist.get_path().vertices) == 5 * 520


def test_colours_and_legend_are_those_of_the_zones():
    assert [(each.label, each.role) for each in legend()] == [
        ("Centre", "centre"),
        ("Protection", "protection"),
        ("Disconnection", "disconnection"),
    ]


@pytest.mark.parametrize(
    ("theme", "unit"), [*zip(THEMES, [Unit.WEEK] * 3, strict=True), ("light", Unit.MONTH)]
)
@pytest.mark.parametrize(
    "weeks",
    [
        [(0, 0, 0)] * 12,
        [(0, 0, 0)],
        [(1, 0, 0), *[(0, 0, 0)] * 25],
        [(5, 2, 1)],
        [(5, 3, 0), (0, 0, 0), (0, 9, 1), (0, 0, 0), (1, 1, 1)],
        [(5, 2, 1), (1, 1, 0)] * 260,
    ],
    ids=["nothing", "nothing in one week", "one entry", "one week", "gaps", "ten years"],
)
@pytest.mark.parametrize("size", [(600, 240), (200, 40)])
def test_every_amount_of_data_becomes_a_picture(weeks, unit, theme, size):
    pixels, width, height = rgba(drawn(built(*weeks, unit=unit), *size, theme=theme))
    assert (width, height) == size
    assert len(np.unique(np.frombuffer(pixels, np.uint32))) > 10


def test_a_chart_of_nothing_says_so_and_explains_nothing():
    assert words_inside(drawn(built((0, 0, 0)))) == [NOTHING]
    assert words_inside(drawn(built((1, 0, 0)))) == [CAPTION]
    assert words_inside(drawn(built((1, 0, 0)), compact=True)) == []


@pytest.mark.parametrize(("width", "font_px"), [(200, 11.0), (300, 22.0), (600, 22.0)])
@pytest.mark.parametrize("weeks", [[(5, 2)] * 26, [(0, 0)] * 26], ids=["some", "nothing"])
def test_no_word_leaves_the_figure(width, font_px, weeks):
    figure = drawn(built(*weeks), width, 480, font_px=font_px)
    rgba(figure)
    axes = figure.axes[0]
    every = [*axes.texts, *figure.texts]
    for box in (each.get_window_extent() for each in every):
        assert -0.01 <= box.x0 < box.x1 <= width + 0.01
        assert 0 <= box.y0 < box.y1 <= 480


def test_the_description_says_what_the_chart_shows():
    told = describe(built((5, 3, 2), (0, 0, 0), (3, 0, 0)), "Sam").splitlines()
    assert told == [
        "Check-ins about Sam that name a zone, in 3 weeks, from 6 Jul 2026 to the week of "
        "20 Jul 2026: 13.",
        "Centre: 62% (8 of 13), 95% interval 36 to 82%.",
        "Protection: 23% (3 of 13), 95% interval 8 to 50%.",
        "Disconnection: 15% (2 of 13), 95% interval 4 to 42%.",
        "Check-ins in the centre: 8 of 13 in the last 4 weeks, nothing to count in the 8 before. "
        "Too few to tell whether this has changed.",
        "1 week has nothing to count.",
    ]


def test_the_description_of_nothing_tells_no_percentage():
    assert "%" not in describe(built((0, 0, 0)), None)
