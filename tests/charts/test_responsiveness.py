"""The responsiveness chart shows what the series holds: dots, gaps, lines and their intervals."""

import json
from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.colors import to_hex, to_rgba

from inglenook.charts.labels import words_up
from inglenook.charts.render import rgba
from inglenook.charts.responsiveness import NOTHING, describe, draw_responsiveness, legend
from inglenook.charts.style import ChartStyle
from inglenook.insights.responsiveness import series
from inglenook.journal.days import WEEK, Calendar
from inglenook.resources import resource
from support.charts import words_along, words_inside

MONDAY = date(2026, 7, 6)
TOKENS = json.loads(resource("tokens.json").read_text("utf-8"))


def style(theme="light", **values):
    return ChartStyle.from_tokens(TOKENS[theme], **values)


def built(offered, received=(), weeks=None, first=MONDAY):
    """A series from (met, all) week by week; None for a week of none."""
    cells = []
    for direction, counts in (("offered", offered), ("received", received)):
        for place, each in enumerate(counts):
            met, n = each or (0, 0)
            answers = ["toward"] * met + ["away"] * (n - met)
            day = first + place * WEEK
            cells += [(f"{day}T12:00:00+01:00", direction, answer) for answer in answers]
    weeks = weeks or max(len(offered), len(received))
    return series(cells, Calendar(), first, first + (weeks - 1) * WEEK)


def drawn(shown, width=960, height=260, theme="light", **values):
    return draw_responsiveness(shown, style(theme), width, height, **values)


def artist(figure, gid):
    (found,) = figure.findobj(lambda each: each.get_gid() == gid)
    return found


def labels(figure):
    return [each.get_text() for each in words_along(figure)]


STEADY = [(5, 8)] * 12


# -- dots


def test_a_dot_stands_for_each_week_with_answers_at_its_own_rate():
    figure = drawn(built([(2, 4), None, (8, 8), (0, 0), (0, 6)]))
    at = artist(figure, "mine-dots").get_offsets()
    assert at[:, 1].tolist() == [0.5, 1.0, 0.0]
    assert np.round(at[:, 0]).tolist() == [0, 2, 4]


def test_dots_below_five_are_hollow():
    figure = drawn(built([(2, 4), (3, 5), (1, 1), (9, 12)]))
    surface, mine = (to_rgba(TOKENS["light"][name]) for name in ("surface", "accent"))
    faces = artist(figure, "mine-dots").get_facecolors()
    hollow = [np.allclose(face, surface) for face in faces]
    assert hollow == [True, False, True, False]
    assert np.allclose(faces[1][:3], mine[:3])
    assert np.allclose(artist(figure, "mine-dots").get_edgecolors(), mine)


def test_dots_grow_with_the_number_of_bids():
    sizes = artist(drawn(built([(1, 2), (5, 8), (9, 14)])), "mine-dots").get_sizes()
    assert sizes[0] < sizes[1] < sizes[2]


@pytest.mark.parametrize(("met", "up"), [(8, 1), (0, -1)])
def test_dots_at_the_ends_of_the_scale_are_drawn_whole(met, up):
    figure = drawn(built([(met, 8)]))
    pixels, width, height = rgba(figure)
    picture = np.frombuffer(pixels, np.uint8).reshape(height, width, 4)
    dots = artist(figure, "mine-dots")
    x, y = figure.axes[0].transData.transform(dots.get_offsets()[0])
    beyond = picture[height - round(y + 3 * up), round(x), :3]  # 3 px outside of the grid
    assert np.abs(beyond - np.array(to_rgba(TOKENS["light"]["surface"])[:3]) * 255).max() > 30


def test_the_two_dots_of_a_week_stand_beside_each_other():
    figure = drawn(built([(4, 8)] * 20, [(4, 8)] * 20))
    mine, theirs = (artist(figure, f"{role}-dots").get_offsets() for role in ("mine", "theirs"))
    px_per_place = figure.axes[0].get_window_extent().width / 20
    apart = (theirs[:, 0] - mine[:, 0]) * px_per_place
    assert (apart >= 6).all()
    assert (theirs[:, 0] - mine[:, 0] < 0.5).all()


def test_mine_are_circles_and_theirs_are_squares():
    figure = drawn(built(STEADY, STEADY))
    mine, theirs = (artist(figure, f"{role}-dots").get_paths()[0] for role in ("mine", "theirs"))
    assert len(theirs.vertices) == 5  # four corners, closed
    assert len(mine.vertices) > 5
    assert [entry.marker for entry in legend("Sam")] == ["circle", "square"]


# -- lines


def test_the_line_has_the_pooled_rates_and_the_band_their_interval():
    shown = built([(5, 8), (2, 8), (8, 8)])
    figure = drawn(shown)
    (line,) = artist(figure, "mine-line").get_segments()
    assert line[:, 0].tolist() == [0, 1, 2]
    np.testing.assert_allclose(line[:, 1], shown.offered.rate)
    (band,) = artist(figure, "mine-band").get_paths()
    np.testing.assert_allclose(band.vertices[:3, 1], shown.offered.low)
    np.testing.assert_allclose(band.vertices[3:6, 1][::-1], shown.offered.high)


def test_no_line_and_no_band_runs_through_a_gap():
    figure = drawn(built([(5, 8), (5, 8), None, (5, 8), (5, 8)]))
    lines = [line[:, 0].tolist() for line in artist(figure, "mine-line").get_segments()]
    assert lines == [[0, 1], [3, 4]]
    bands = artist(figure, "mine-band").get_paths()
    assert [(band.vertices[:, 0].min(), band.vertices[:, 0].max()) for band in bands] == [
        (0, 1),
        (3, 4),
    ]


@given(st.lists(st.none() | st.tuples(st.just(3), st.integers(3, 9)), min_size=1, max_size=14))
@settings(max_examples=25, deadline=None)
def test_the_line_covers_just_the_weeks_that_have_a_rate(counts):
    shown = built(counts)
    segments = artist(drawn(shown), "mine-line").get_segments()
    covered = {
        week
        for line in segments
        for week in range(len(counts))
        if line[0, 0] <= week <= line[-1, 0]
    }
    assert covered == set(np.flatnonzero(~np.isnan(shown.offered.rate)))


def test_a_lone_week_between_gaps_is_a_short_level_line():
    (line,) = artist(drawn(built([None, (5, 8), None])), "mine-line").get_segments()
    assert line[0, 0] < 1 < line[1, 0]
    assert line[1, 0] - line[0, 0] < 1
    assert line[0, 1] == line[1, 1] == 5 / 8


def test_fewer_than_five_in_four_weeks_make_no_line():
    figure = drawn(built([(1, 1)] * 4))
    assert artist(figure, "mine-line").get_segments() == []
    assert len(artist(figure, "mine-dots").get_offsets()) == 4


def test_mine_is_solid_and_theirs_dashed():
    figure = drawn(built(STEADY, STEADY))
    ((_, mine),) = artist(figure, "mine-line").get_linestyle()
    ((_, theirs),) = artist(figure, "theirs-line").get_linestyle()
    assert mine is None
    assert len(theirs) == 2


# -- the paper


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_colours_are_those_of_the_tokens(theme):
    figure = drawn(built(STEADY, STEADY), theme=theme)
    tokens = {name: colour.lower() for name, colour in TOKENS[theme].items()}
    axes = figure.axes[0]
    assert to_hex(figure.get_facecolor()) == to_hex(axes.get_facecolor()) == tokens["surface"]
    assert to_hex(artist(figure, "mine-line").get_colors()[0]) == tokens["accent"]
    assert to_hex(artist(figure, "theirs-line").get_colors()[0]) == tokens["protection"]
    assert to_hex(artist(figure, "gridlines").get_colors()[0]) == tokens["hairline"]
    assert {to_hex(each.get_color()) for each in axes.texts} == {tokens["muted"]}


def test_shares_run_from_0_to_100_percent_without_a_target_line():
    axes = drawn(built(STEADY)).axes[0]
    assert axes.get_ylim() == (0, 1)
    assert [each.get_text() for each in words_up(axes)] == [
        "0%",
        "25%",
        "50%",
        "75%",
        "100%",
    ]
    assert not axes.get_lines()
    assert not axes.axison


# -- every amount of data


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(
    "shown",
    [
        built([], weeks=12),
        built([], weeks=1),
        built([(1, 1)], weeks=26),
        built([(5, 8)]),
        built([(5, 8), None, (0, 9), None, None, (4, 4)], [None, (2, 2)]),
        built([(5, 8)] * 520, [(3, 9)] * 520),
    ],
    ids=["nothing", "nothing in one week", "one entry", "one week", "gaps", "ten years"],
)
@pytest.mark.parametrize("size", [(960, 260), (314, 120), (200, 40)])
def test_every_amount_of_data_becomes_a_picture(shown, theme, size):
    pixels, width, height = rgba(drawn(shown, *size, theme=theme))
    assert (width, height) == size
    assert len(np.unique(np.frombuffer(pixels, np.uint32))) > 10


def test_weeks_without_any_answer_say_so():
    assert NOTHING in words_inside(drawn(built([], weeks=12)))
    assert NOTHING not in words_inside(drawn(built([(1, 1)])))


# -- words


def test_the_legend_names_both_directions():
    assert [entry.label for entry in legend("Sam")] == ["mine, met by Sam", "Sam’s, met by me"]
    assert [entry.label for entry in legend(None)] == ["mine, met by them", "theirs, met by me"]
    assert [entry.role for entry in legend("Sam")] == ["mine", "theirs"]


def test_the_description_says_what_the_chart_shows():
    words = describe(built([(5, 8), None, (8, 8)], [(1, 2), (1, 1), (2, 2)]), "Sam")
    opening, mine, theirs = words.splitlines()
    assert opening == (
        "Share of bids met by turning toward in 3 weeks, "
        "from 6 Jul 2026 to the week of 20 Jul 2026."
    )
    assert mine.startswith("Your bids that Sam met: 81% (13 of 16), 95% interval 57 to 93%.")
    assert "The line starts at 62% and ends at 81%." in mine
    assert "1 week has nothing to count." in mine
    assert theirs.startswith("Sam’s bids that you met: 80% (4 of 5, few), 95% interval")


def test_the_description_of_nothing_tells_no_percentage():
    words = describe(built([], weeks=2), None)
    assert "%" not in words
    assert "2 weeks have nothing to count." in words
