"""The chart of the scales shows medians, their middle half, gaps and how many answers there are."""

import json
from datetime import date
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.colors import to_hex, to_rgba

from inglenook.charts.labels import words_up
from inglenook.charts.render import rgba
from inglenook.charts.scales import (
    NOTHING,
    describe,
    draw_scales,
    legend,
    title,
)
from inglenook.charts.style import ChartStyle
from inglenook.insights.scales import MYSELF, THE_QUESTION, TRUST, series
from inglenook.journal.days import WEEK, Calendar
from inglenook.resources import resource
from support.charts import words_along, words_inside

MONDAY = date(2026, 7, 6)
TOKENS = json.loads(resource("tokens.json").read_text("utf-8"))


def feelings(*weeks, column=0):
    """Cells from the answers of each week to one of trust, safe and seen."""
    blank = [None, None, None]
    return [
        (
            f"{MONDAY + place * WEEK}T12:00:00+01:00",
            "person",
            *blank[:column],
            answer,
            *blank[column + 1 :],
        )
        for place, answers in enumerate(weeks)
        for answer in answers
    ]


def trust(*weeks):
    return series(feelings(*weeks), Calendar(), MONDAY, MONDAY + (len(weeks) - 1) * WEEK).only(
        TRUST
    )


def question(safe, seen):
    cells = sorted(feelings(*safe, column=1) + feelings(*seen, column=2), key=lambda each: each[0])
    last = MONDAY + (max(len(safe), len(seen)) - 1) * WEEK
    return series(cells, Calendar(), MONDAY, last).only(THE_QUESTION)


def drawn(shown, width=960, height=280, theme="light", font_px=11.0, **values):
    style = ChartStyle.from_tokens(TOKENS[theme], font_px=font_px)
    return draw_scales(shown, style, width, height, **values)


def artist(figure, gid):
    (found,) = figure.findobj(lambda each: each.get_gid() == gid)
    return found


def gids(figure):
    return {each.get_gid() for each in figure.findobj()}


def ticks(figure):
    return [each.get_text() for each in words_up(figure.axes[0])]


STEADY = [[1, 2, 2, 3, 4]] * 12


# -- medians and the middle half


def test_the_line_has_the_medians_and_the_band_their_middle_half():
    shown = trust([0, 1, 3, 4, 9], [5], [2, 3])
    figure = drawn(shown)
    (line,) = artist(figure, "mine-line").get_segments()
    assert line.tolist() == [[0, 3], [1, 5], [2, 2.5]]
    (band,) = artist(figure, "mine-band").get_paths()
    assert band.vertices[:3, 1].tolist() == [1, 5, 2.25]
    assert band.vertices[3:6, 1][::-1].tolist() == [4, 5, 2.75]


def test_a_dot_stands_on_the_line_in_each_week_with_an_answer():
    figure = drawn(trust([4], [], [0, 8], [10]))
    assert artist(figure, "mine-dots").get_offsets().tolist() == [[0, 4], [2, 4], [3, 10]]


def test_dots_below_five_answers_are_hollow_and_dots_grow_with_their_number():
    figure = drawn(trust([5] * 4, [5] * 5, [5] * 14))
    dots, surface = artist(figure, "mine-dots"), to_rgba(TOKENS["light"]["surface"])
    hollow = [np.allclose(face, surface) for face in dots.get_facecolors()]
    assert hollow == [True, False, False]
    assert dots.get_sizes()[0] < dots.get_sizes()[1] < dots.get_sizes()[2]


# -- gaps


def test_no_line_and_no_band_runs_through_a_gap():
    figure = drawn(trust([5], [6], [], [5], [6]))
    lines = [line[:, 0].tolist() for line in artist(figure, "mine-line").get_segments()]
    assert lines == [[0, 1], [3, 4]]
    bands = artist(figure, "mine-band").get_paths()
    ends = [(band.vertices[:, 0].min(), band.vertices[:, 0].max()) for band in bands]
    assert ends == [(0, 1), (3, 4)]


@given(st.lists(st.lists(st.integers(0, 10), max_size=3), min_size=1, max_size=14))
@settings(max_examples=25, deadline=None)
def test_the_line_the_dots_and_the_bars_cover_just_the_weeks_that_have_answers(weeks):
    figure = drawn(trust(*weeks))
    answered = {place for place, answers in enumerate(weeks) if answers}
    segments = artist(figure, "mine-line").get_segments()
    covered = {
        week for line in segments for week in range(len(weeks)) if line[0, 0] <= week <= line[-1, 0]
    }
    assert covered == answered
    assert set(artist(figure, "mine-dots").get_offsets()[:, 0]) == answered
    assert ("mine-bars" in gids(figure)) == bool(answered)
    if answered:
        bars = artist(figure, "mine-bars").get_paths()
        assert {round(bar.vertices[:4, 0].mean()) for bar in bars} == answered


def test_a_lone_week_between_gaps_is_a_dot_on_a_short_level_line():
    figure = drawn(trust([], [3, 5], []))
    (line,) = artist(figure, "mine-line").get_segments()
    assert line[0, 0] < 1 < line[1, 0]
    assert line[1, 0] - line[0, 0] < 1
    assert line[:, 1].tolist() == [4, 4]
    assert artist(figure, "mine-dots").get_offsets().tolist() == [[1, 4]]


def test_where_weeks_are_narrow_those_that_stand_alone_keep_their_dot():
    figure = drawn(trust(*[[5]] * 300, [], [7], [], *[[5]] * 217))
    assert artist(figure, "mine-dots").get_offsets().tolist() == [[301, 7]]


# -- how many


def test_a_bar_for_each_week_shows_how_many_answers_it_has():
    figure = drawn(trust([5], [5] * 4, [], [5] * 8))
    bars = [path.vertices[:4, 1] for path in artist(figure, "mine-bars").get_paths()]
    heights = [bar.max() - bar.min() for bar in bars]
    np.testing.assert_allclose(np.array(heights) / heights[-1], [1 / 8, 4 / 8, 1])
    assert all(bar.max() < 0 for bar in bars)  # below the scale, never mistaken for it
    assert "Bars: answers a week, 8 at most." in " ".join(words_inside(figure)[0].split())


def test_a_compact_chart_has_neither_caption_nor_bars():
    figure = drawn(trust([5], [6]), compact=True)
    assert words_inside(figure) == []
    assert "mine-bars" not in gids(figure)
    assert figure.axes[0].get_ylim() == (0, 10)


# -- two scales apart


def test_safe_and_seen_differ_in_colour_in_dashes_and_in_the_shape_of_their_dots():
    figure = drawn(question(STEADY, STEADY))
    looks = []
    for role in ("mine", "theirs"):
        ((_, dashes),) = artist(figure, f"{role}-line").get_linestyle()
        shape = len(artist(figure, f"{role}-dots").get_paths()[0].vertices)
        looks.append((to_hex(artist(figure, f"{role}-line").get_colors()[0]), dashes, shape))
    (safe_colour, safe_dashes, safe_shape), (seen_colour, seen_dashes, seen_shape) = looks
    assert safe_colour != seen_colour
    assert safe_dashes is None
    assert len(seen_dashes) == 2
    assert seen_shape == 5 < safe_shape  # four corners, closed, against a circle
    assert [each.marker for each in legend(question(STEADY, STEADY))] == ["circle", "square"]


# G. M. Machado, M. M. Oliveira and L. A. F. Fernandes, "A physiologically-based model for
# simulation of color vision deficiency", IEEE TVCG 15 (2009) 1291-1298: severity 1.0, linear RGB.
COLOUR_BLIND = {
    "protan": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
               [-0.003882, -0.048116, 1.051998]],
    "deutan": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
               [-0.011820, 0.042940, 0.968881]],
    "tritan": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602],
               [0.004733, 0.691367, 0.303900]],
}  # fmt: skip


def lab(colour, seen_through):
    """CIELAB coordinates of a colour as it is seen."""
    encoded = np.array(to_rgba(colour)[:3])
    linear = np.where(encoded <= 0.04045, encoded / 12.92, ((encoded + 0.055) / 1.055) ** 2.4)
    seen = np.clip(np.array(seen_through) @ linear, 0, 1)
    to_xyz = [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]
    xyz = np.array(to_xyz) @ seen / np.array([0.9505, 1.0, 1.089])
    f = np.where(xyz > (6 / 29) ** 3, np.cbrt(xyz), xyz / (3 * (6 / 29) ** 2) + 4 / 29)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


@pytest.mark.parametrize("theme", TOKENS)
@pytest.mark.parametrize("blindness", COLOUR_BLIND)
def test_safe_and_seen_stay_apart_for_colour_blind_people(theme, blindness):
    style = ChartStyle.from_tokens(TOKENS[theme])
    safe, seen = (
        lab(getattr(style, each.role), COLOUR_BLIND[blindness])
        for each in legend(question(STEADY, STEADY))
    )
    assert np.linalg.norm(safe - seen) >= 25


def test_equal_medians_stand_beside_each_other_and_do_not_hide_one_another():
    figure = drawn(question(STEADY, STEADY))
    safe, seen = (artist(figure, f"{role}-dots").get_offsets() for role in ("mine", "theirs"))
    px_per_place = figure.axes[0].get_window_extent().width / 12
    assert ((seen[:, 0] - safe[:, 0]) * px_per_place >= 6).all()
    assert safe[:, 1].tolist() == seen[:, 1].tolist()


# -- the paper


def test_the_scale_runs_from_end_to_end_with_words_at_the_ends():
    figure = drawn(question(STEADY, STEADY))
    assert ticks(figure) == ["not at all 0", "1", "2", "3", "fully 4"]
    assert figure.axes[0].get_ylim()[1] == 4
    assert ticks(drawn(trust([5]))) == ["not at all 0", "2", "4", "6", "8", "fully 10"]
    assert not figure.axes[0].get_lines()


def test_a_narrow_or_compact_chart_goes_without_the_words_at_the_ends():
    assert ticks(drawn(trust([5]), width=370))[0] == "0"
    assert ticks(drawn(trust([5]), compact=True))[-1] == "10"


@pytest.mark.parametrize(("width", "font_px"), [(200, 11.0), (420, 11.0), (960, 22.0)])
def test_no_word_leaves_the_figure_or_touches_the_next(width, font_px):
    figure = drawn(question(STEADY, STEADY), width, 420, font_px=font_px)
    rgba(figure)
    axes = figure.axes[0]
    boxes = [each.get_window_extent() for each in words_up(axes)]
    assert all(box.x0 >= 0 and box.x1 <= axes.get_window_extent().x0 for box in boxes)
    assert all(lower.y1 <= upper.y0 for lower, upper in pairwise(boxes))
    caption = artist(figure, "caption").get_window_extent()
    assert 0 <= caption.x0 < caption.x1 <= figure.bbox.width
    assert caption.y0 >= 0
    assert caption.y1 <= min(each.get_window_extent().y0 for each in words_along(figure))


@pytest.mark.parametrize("theme", TOKENS)
def test_colours_are_those_of_the_tokens(theme):
    figure = drawn(question(STEADY, STEADY), theme=theme)
    tokens = {name: colour.lower() for name, colour in TOKENS[theme].items()}
    assert to_hex(figure.get_facecolor()) == tokens["surface"]
    assert to_hex(artist(figure, "mine-line").get_colors()[0]) == tokens["accent"]
    assert to_hex(artist(figure, "theirs-line").get_colors()[0]) == tokens["protection"]


def test_scales_without_a_common_end_are_refused():
    shown = series([], Calendar(), MONDAY, MONDAY)
    with pytest.raises(ValueError, match="no common end"):
        drawn(shown)


# -- every amount of data


@pytest.mark.parametrize("theme", TOKENS)
@pytest.mark.parametrize(
    "shown",
    [
        trust(*[[]] * 12),
        trust([]),
        trust([5], *[[]] * 25),
        trust([5, 7, 7, 9, 10]),
        question([[1, 2], [], [4], [], [], [0]], [[], [3, 3]]),
        question([[1, 2, 2]] * 520, [[3, 4]] * 520),
    ],
    ids=["nothing", "nothing in one week", "one entry", "one week", "gaps", "ten years"],
)
@pytest.mark.parametrize("size", [(960, 280), (314, 120), (200, 40)])
def test_every_amount_of_data_becomes_a_picture(shown, theme, size):
    pixels, width, height = rgba(drawn(shown, *size, theme=theme))
    assert (width, height) == size
    assert len(np.unique(np.frombuffer(pixels, np.uint32))) > 10


def test_weeks_without_any_answer_say_so():
    assert words_inside(drawn(trust([], []))) == [NOTHING]
    assert NOTHING not in words_inside(drawn(trust([5])))


# -- words


def test_the_title_and_the_legend_name_the_scales():
    assert title(trust([5])) == "Trust, 0 to 10"
    assert title(question(STEADY, STEADY)) == "Safe and seen, 0 to 4"
    assert [each.label for each in legend(question(STEADY, STEADY))] == ["Safe", "Seen"]
    assert [each.role for each in legend(trust([5]))] == ["mine"]


def test_the_description_says_what_the_chart_shows():
    words = describe(question([[1, 2, 2, 3, 4], [], [0]], [[], [3, 3], []]), "Sam").splitlines()
    assert words == [
        "Trust feelings about Sam: Safe and seen, 0 to 4, in 3 weeks, from 6 Jul 2026 to the week "
        "of 20 Jul 2026.",
        "Safe: median 0 (1 answer, few) in the week from 20 Jul 2026. The latest answer is 0, "
        "20 Jul 2026. The medians lie between 0 and 2. 1 week has nothing to count.",
        "Seen: median 3 (2 answers, few) in the week from 13 Jul 2026. The latest answer is 3, "
        "13 Jul 2026. The medians lie between 3 and 3. 2 weeks have nothing to count.",
    ]


def test_the_description_says_about_whom():
    assert describe(trust([5]), None).startswith("Trust feelings about others, all together: Trust")
    mine = series([], Calendar(), MONDAY, MONDAY, MYSELF).only(TRUST)
    assert describe(mine, None).startswith(
        "Trust feelings about myself: Trust in myself, 0 to 10, in 1 week"
    )


def test_the_description_of_nothing_tells_no_number():
    assert describe(trust([], []), None).splitlines()[1:] == [
        "Trust: nothing to count in this time."
    ]
