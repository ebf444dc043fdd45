"""Bars are as long as they count, and their words, numbers and caption have room at any size."""

import json
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.colors import to_hex

from inglenook.charts.bars import Bar, bar_spots, draw_bars, height_of, places_of
from inglenook.charts.render import rgba
from inglenook.charts.spots import boxes
from inglenook.charts.style import ChartStyle
from inglenook.journal.vocabulary import Root
from inglenook.resources import resource

TOKENS = json.loads(resource("tokens.json").read_text("utf-8"))
CAPTION = "Roots you ticked in 31 of 74 check-ins. One check-in may name several."
EIGHT = [Bar(root.label, n) for n, root in zip((1704, 12, 8, 5, 3, 2, 1, 1), Root, strict=True)]
TWO_GROUPS = [Bar("Said", 8), Bar("Not yet", 2), Bar("Met", 3, "theirs", 1), Bar("No", 0, group=1)]


def drawn(bars, width=600, height=280, font_px=11.0, caption=CAPTION):
    style = ChartStyle.from_tokens(TOKENS["light"], font_px=font_px)
    return draw_bars(bars, style, width, height, caption, "Nothing in this time.")


def artists(figure, gid):
    return figure.findobj(lambda each: each.get_gid() == gid)


def texts(figure, gid):
    return [" ".join(each.get_text().split()) for each in artists(figure, gid)]


def shapes(figure):
    (bars,) = artists(figure, "bars")
    return [path.vertices for path in bars.get_paths()]


@given(st.lists(st.integers(1, 3000), min_size=1, max_size=8))
@settings(max_examples=25, deadline=None)
def test_each_bar_starts_at_nothing_and_is_as_long_as_it_counts(counts):
    found = shapes(drawn([Bar("What stirs it", n) for n in counts]))
    assert [each[:, 0].max() for each in found] == pytest.approx(counts)
    assert [each[:, 0].min() for each in found] == pytest.approx([0] * len(counts), abs=1e-9)


def test_a_word_stands_left_of_its_bar_and_its_number_right_of_it():
    figure = drawn(EIGHT)
    rgba(figure)
    axes = figure.axes[0]
    for word, number, shape in zip(
        artists(figure, "word"), artists(figure, "n"), shapes(figure), strict=True
    ):
        bar = axes.transData.transform([(shape[:, 0].max(), shape[:, 1].mean())])[0]
        assert word.get_window_extent().x1 < axes.get_window_extent().x0
        assert number.get_window_extent().x0 > bar[0]
        for box in (word.get_window_extent(), number.get_window_extent()):
            assert box.y0 < bar[1] < box.y1


def test_bars_stand_in_their_order_from_the_top_and_groups_apart():
    places = places_of(TWO_GROUPS)
    assert places[0] == 0
    steps = np.diff(places)
    assert steps[0] == steps[2] == 1 < steps[1]
    figure = drawn(TWO_GROUPS)
    heights = [word.get_window_extent().y0 for word in artists(figure, "word")]
    assert heights == sorted(heights, reverse=True)
    assert texts(figure, "word") == ["Said", "Not yet", "Met", "No"]


def test_what_was_never_counted_has_a_number_and_no_bar():
    figure = drawn(TWO_GROUPS)
    assert texts(figure, "n") == ["8", "2", "3", "0"]
    assert len(shapes(figure)) == 3


def test_bars_have_the_colours_of_their_roles():
    (bars,) = artists(drawn(TWO_GROUPS), "bars")
    light = TOKENS["light"]
    assert [to_hex(each) for each in bars.get_facecolors()] == [
        light["accent"].lower(),
        light["accent"].lower(),
        light["protection"].lower(),
    ]


def test_numbers_of_four_digits_are_grouped():
    assert texts(drawn(EIGHT), "n")[0] == "1,704"


def test_where_there_is_room_all_bars_are_there_and_the_caption_says_no_more():
    figure = drawn(EIGHT, height=height_of(EIGHT))
    assert len(artists(figure, "word")) == 8
    assert texts(figure, "caption") == [CAPTION]


def test_where_there_is_no_room_the_first_are_there_and_the_caption_tells_how_many_are_not():
    figure = drawn(EIGHT, height=120)
    kept = texts(figure, "word")
    assert 1 <= len(kept) < 8
    assert kept == [bar.word for bar in EIGHT[: len(kept)]]
    assert texts(figure, "caption")[0].endswith(f"{8 - len(kept)} more are in the table.")


@pytest.mark.parametrize("font_px", [11.0, 22.0])
@pytest.mark.parametrize("size", [(600, 240), (960, 260), (300, 200), (400, 180), (200, 420)])
def test_no_word_leaves_the_figure_or_touches_the_next(size, font_px):
    width, height = (each * max(font_px / 11 * 0.8, 1) for each in size)
    figure = drawn(EIGHT, width, height, font_px)
    rgba(figure)
    words = [each.get_window_extent() for each in artists(figure, "word")]
    numbers = [each.get_window_extent() for each in artists(figure, "n")]
    caption = artists(figure, "caption")[0].get_window_extent()
    for box in (*words, *numbers, caption):
        assert -1 <= box.x0 < box.x1 <= figure.bbox.width
        assert -1 <= box.y0 < box.y1 <= figure.bbox.height
    assert all(lower.y1 <= upper.y0 + 1 for upper, lower in pairwise(words))
    assert caption.y1 <= words[-1].y0


def test_nothing_is_one_quiet_sentence_in_the_middle():
    figure = drawn([], 200, 200, 22.0)
    assert texts(figure, "nothing") == ["Nothing in this time."]
    rgba(figure)
    box = artists(figure, "nothing")[0].get_window_extent()
    assert 0 <= box.x0 < box.x1 <= figure.bbox.width
    assert artists(figure, "bars") == []


def test_each_bar_can_be_pointed_at_in_its_row():
    days = (None, None)
    spots = bar_spots(TWO_GROUPS, ["Said: 8.", "Not yet: 2.", "Met: 3.", "No: 0."], days)
    figure = drawn(TWO_GROUPS)
    rgba(figure)
    found = boxes(figure, spots)
    assert [each.spot.words for each in found] == [each.words for each in spots]
    for box, word in zip(found, artists(figure, "word"), strict=True):
        extent = word.get_window_extent()
        assert box.top < figure.bbox.height - (extent.y0 + extent.y1) / 2 < box.bottom
    assert all(upper.bottom <= lower.top + 0.01 for upper, lower in pairwise(found))
