"""The chart of the gut's record sets what I thought and what turned out on one line a band."""

import json

import numpy as np
import pytest
from matplotlib.colors import to_hex

from inglenook.charts.gut_record import CAPTION, NOTHING, describe, draw_gut_record, legend
from inglenook.charts.labels import words_up
from inglenook.charts.render import rgba
from inglenook.charts.style import ChartStyle
from inglenook.insights.gut_record import RULE, record_of, sentences
from inglenook.insights.proportions import Proportion
from inglenook.resources import resource

TOKENS = json.loads(resource("tokens.json").read_text("utf-8"))
SURE = [(90, "reason"), (80, "reason"), (70, "both"), (67, "reason"), (100, "wound"), (73, "wound")]
IN_TWO_MINDS = [(34, "wound"), (66, "reason"), (50, "both")]
UNLIKELY = [(0, "wound"), (33, "wound"), (10, "wound"), (20, "reason"), (12, "wound")]
ALL = record_of(SURE + IN_TWO_MINDS + UNLIKELY)
TOO_FEW = record_of(SURE)
NO_BAND_TO_TELL = record_of(SURE[:4] + IN_TWO_MINDS + UNLIKELY[:4])


def drawn(record, width=560, height=240, theme="light", font_px=11.0, **values):
    style = ChartStyle.from_tokens(TOKENS[theme], font_px=font_px)
    return draw_gut_record(record, style, width, height, **values)


def artists(figure, gid):
    return figure.findobj(lambda each: each.get_gid() == gid)


def places(figure, gid):
    """Band by band, where on the line from 0 to 1 a dot stands."""
    return [each.get_offsets()[0].tolist() for each in artists(figure, gid)]


def test_each_band_has_a_dot_at_its_rate_and_a_square_at_the_mean_estimate():
    figure = drawn(ALL)
    (sure, surely), (unlikely, hardly) = places(figure, "mine-dots")
    assert (sure, unlikely) == pytest.approx((4 / 6, 1 / 5))
    assert (round(surely), round(hardly)) == (0, 2)
    assert [x for x, _row in places(figure, "theirs-dots")] == pytest.approx([0.8, 0.15])


def test_the_dot_lies_in_its_95_percent_interval():
    (sure, _unlikely) = artists(drawn(ALL), "interval")
    ((start, end),) = sure.get_segments()
    assert (start[0], end[0]) == pytest.approx(Proportion(4, 6).interval)


def test_below_five_a_band_has_its_counts_and_no_dot():
    figure = drawn(ALL)
    assert [each.get_text() for each in artists(figure, "n")] == ["4 of 6", "2 of 3", "1 of 5"]
    assert len(artists(figure, "mine-dots")) == len(artists(figure, "interval")) == 2
    assert artists(drawn(NO_BAND_TO_TELL), "mine-dots") == []
    assert len(artists(drawn(NO_BAND_TO_TELL), "n")) == 3


def test_no_line_says_where_the_dots_should_be():
    axes = drawn(ALL).axes[0]
    assert not axes.get_lines()
    assert not axes.axison


def test_the_surest_band_stands_on_top():
    axes = drawn(ALL).axes[0]
    rgba(axes.figure)
    names = sorted(words_up(axes), key=lambda each: -each.get_window_extent().y0)
    assert [each.get_text() for each in names] == ["67 to 100%", "34 to 66%", "0 to 33%"]


@pytest.mark.parametrize("record", [TOO_FEW, record_of([])], ids=["too few", "nothing"])
def test_below_ten_it_says_that_it_is_too_few(record):
    figure = drawn(record)
    assert NOTHING in [each.get_text() for each in figure.axes[0].texts]
    assert artists(figure, "mine-dots") == []


def test_estimates_and_outcomes_differ_in_colour_and_shape():
    figure = drawn(ALL)
    dots, squares = artists(figure, "mine-dots")[0], artists(figure, "theirs-dots")[0]
    assert to_hex(dots.get_facecolor()[0]) == TOKENS["light"]["accent"].lower()
    assert to_hex(squares.get_facecolor()[0]) == TOKENS["light"]["protection"].lower()
    assert len(squares.get_paths()[0].vertices) == 5 < len(dots.get_paths()[0].vertices)
    assert [(each.role, each.marker) for each in legend()] == [
        ("theirs", "square"),
        ("mine", "circle"),
    ]


def test_a_compact_chart_has_no_caption():
    caption = artists(drawn(ALL), "caption")[0].get_text()
    assert caption.split() == CAPTION.split()
    assert artists(drawn(ALL, compact=True), "caption") == []


@pytest.mark.parametrize(("width", "font_px"), [(280, 11.0), (560, 11.0), (640, 22.0)])
def test_no_word_leaves_the_figure(width, font_px):
    figure = drawn(ALL, width, 420, font_px=font_px)
    rgba(figure)
    axes = figure.axes[0]
    for box in (each.get_window_extent() for each in axes.texts):
        assert 0 <= box.x0 < box.x1 <= figure.bbox.width
        assert 0 <= box.y0 < box.y1 <= figure.bbox.height


@pytest.mark.parametrize("theme", TOKENS)
@pytest.mark.parametrize("record", [ALL, TOO_FEW, NO_BAND_TO_TELL, record_of([])])
@pytest.mark.parametrize("size", [(960, 260), (314, 160), (200, 40)])
def test_every_record_becomes_a_picture(record, theme, size):
    pixels, width, height = rgba(drawn(record, *size, theme=theme))
    assert (width, height) == size
    assert len(np.unique(np.frombuffer(pixels, np.uint32))) > 10


def test_the_description_tells_the_sentences_and_the_counting_rule():
    assert describe(ALL).splitlines() == [*sentences(ALL), RULE]
