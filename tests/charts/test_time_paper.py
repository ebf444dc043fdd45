"""The paper of a weekly chart: its week labels and its caption have room at any size."""

import json
from datetime import date
from itertools import pairwise

import pytest

from inglenook.charts.render import rgba
from inglenook.charts.responsiveness import CAPTIONS, draw_responsiveness
from inglenook.charts.style import ChartStyle
from inglenook.insights.responsiveness import series
from inglenook.insights.spans import Unit
from inglenook.journal.days import WEEK, Calendar
from inglenook.resources import resource
from support.charts import words_along, words_inside

MONDAY = date(2026, 7, 6)
LIGHT = json.loads(resource("tokens.json").read_text("utf-8"))["light"]


def style(font_px=11.0):
    return ChartStyle.from_tokens(LIGHT, font_px=font_px)


def built(weeks):
    """So many weeks, with eight bids in the first."""
    cells = [("2026-07-06T12:00:00+02:00", "offered", "toward")] * 8
    return series(cells, Calendar(), MONDAY, MONDAY + (weeks - 1) * WEEK)


def drawn(shown, **values):
    return draw_responsiveness(shown, style(), 960, 260, **values)


def labels(figure):
    return [each.get_text() for each in words_along(figure)]


@pytest.mark.parametrize("weeks", [1, 2, 4, 12, 26, 52, 104, 520])
@pytest.mark.parametrize("width", [200, 370, 960])
@pytest.mark.parametrize("font_px", [11.0, 22.0])
def test_week_labels_are_few_and_neither_touch_nor_leave_the_figure(weeks, width, font_px):
    shown = built(weeks)
    figure = draw_responsiveness(shown, style(font_px=font_px), width, 260)
    rgba(figure)
    boxes = [each.get_window_extent() for each in words_along(figure)]
    assert 1 <= len(boxes) <= 8
    assert all(before.x1 + 4 < after.x0 for before, after in pairwise(boxes))
    assert boxes[0].x0 >= 0
    assert boxes[-1].x1 <= figure.bbox.width


def test_weeks_are_named_by_the_day_they_start_on_and_long_spans_by_month():
    assert labels(drawn(built(20))) == [
        "6 Jul",
        "3 Aug",
        "31 Aug",
        "28 Sep",
        "26 Oct",
    ]
    assert labels(drawn(built(520)))[:2] == ["Jul 2026", "Jul 2028"]


def test_a_compact_chart_has_no_caption():
    shown = built(12)
    assert words_inside(drawn(shown)) == [CAPTIONS[Unit.WEEK]]
    assert words_inside(drawn(shown, compact=True)) == []


@pytest.mark.parametrize(("width", "font_px"), [(200, 11.0), (370, 22.0), (640, 11.0), (960, 22.0)])
def test_the_caption_stays_inside_the_figure_and_below_the_labels(width, font_px):
    figure = draw_responsiveness(built(12), style(font_px=font_px), width, 420)
    rgba(figure)
    caption = next(each for each in figure.axes[0].texts if each.get_gid() == "caption")
    assert caption.get_text().split() == CAPTIONS[Unit.WEEK].split()
    box = caption.get_window_extent()
    assert 0 <= box.x0 < box.x1 <= figure.bbox.width
    assert box.y0 >= 0
    assert box.y1 <= min(each.get_window_extent().y0 for each in words_along(figure))
