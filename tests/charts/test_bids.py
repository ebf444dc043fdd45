"""The chart of bids stacks answers outwards from one axis: offered upwards, received downwards."""

import json
from datetime import date
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.colors import to_hex

from inglenook.charts.bids import NOTHING, ROLES, chart, draw_bids, legend
from inglenook.charts.labels import words_up
from inglenook.charts.render import rgba
from inglenook.charts.style import ChartStyle
from inglenook.insights.bids import bid_counts
from inglenook.insights.responsiveness import ANSWERS
from inglenook.insights.spans import Unit
from inglenook.insights.view import View
from inglenook.journal.days import WEEK, Calendar
from inglenook.journal.vocabulary import Answer, Direction
from inglenook.resources import resource
from support.ledgers import bid, ledger_of

MONDAY = date(2026, 7, 6)
TOKENS = json.loads(resource("tokens.json").read_text("utf-8"))
THEMES = ("light", "dark", "paper")


def style(theme="light", font_px=11.0):
    if theme == "paper":
        return ChartStyle.paper(font_px=font_px)
    return ChartStyle.from_tokens(TOKENS[theme], font_px=font_px)


def view(weeks, unit=Unit.WEEK):
    return View(None, None, MONDAY, MONDAY + (weeks - 1) * WEEK, unit, Calendar())


def told(*weeks, direction="offered"):
    """Bids of each week: how many toward, away, against and unclear."""
    return [
        bid(f"{MONDAY + place * WEEK}T12:00:00+01:00", answer.value, direction=direction)
        for place, counts in enumerate(weeks)
        for answer, n in zip(ANSWERS, counts, strict=False)
        for _bid in range(n)
    ]


def built(offered=(), received=(), weeks=None, unit=Unit.WEEK):
    bids = told(*offered) + told(*received, direction="received")
    shown = view(weeks or max(len(offered), len(received)), unit)
    return bid_counts(ledger_of(bids).bids, shown.spans)


def drawn(series, width=600, height=240, theme="light", font_px=11.0, **values):
    return draw_bids(series, style(theme, font_px), width, height, **values)


def artists(figure, gid):
    return figure.findobj(lambda each: each.get_gid() == gid)


def parts(figure, gid):
    """Each rectangle of a part of the columns: its middle, and its two ends."""
    (artist,) = artists(figure, gid)
    corners = artist.get_path().vertices.reshape(-1, 5, 2)
    return [
        (float(each[:4, 0].mean()), *sorted((float(each[0, 1]), float(each[1, 1])), key=abs))
        for each in corners
    ]


def marks(figure):
    return [each.get_text() for each in words_up(figure.axes[0])]


# -- columns


def test_answers_are_stacked_from_the_axis_outwards_in_both_directions():
    figure = drawn(built([(4, 3, 2, 1)], [(1, 2, 3, 4)]))
    for direction, way, ends in (("offered", 1, [4, 7, 9, 10]), ("received", -1, [1, 3, 6, 10])):
        found = [parts(figure, f"{direction}-{role}")[0] for role in ROLES]
        assert [way * outer for _x, _inner, outer in found] == ends
        assert found[0][1] == 0
        for (_x, _inner, before), (_y, inner, _outer) in pairwise(found):
            assert abs(before) < abs(inner) < abs(before) + 1


def test_parts_stand_one_px_apart():
    figure = drawn(built([(4, 3)]))
    (_x, _zero, toward), (_y, away, _end) = (
        parts(figure, f"offered-{role}")[0] for role in ROLES[:2]
    )
    axes = figure.axes[0]
    px = axes.get_window_extent().height / sum(map(abs, axes.get_ylim()))
    assert (away - toward) * px == pytest.approx(1)


def test_the_gap_between_two_parts_never_swallows_one():
    figure = drawn(built([(150, 1, 1, 1)]))
    for role in ROLES:
        ((_x, inner, outer),) = parts(figure, f"offered-{role}")
        assert outer > inner


def test_a_week_without_bids_has_no_column():
    figure = drawn(built([(2,), (), (0, 1)], [(), (), (5,)]))
    assert [x for x, *_ends in parts(figure, "offered-toward")] == [0]
    assert [x for x, *_ends in parts(figure, "offered-away")] == [2]
    assert [x for x, *_ends in parts(figure, "received-toward")] == [2]
    assert artists(figure, "received-away") == []


@pytest.mark.parametrize("theme", THEMES)
def test_each_answer_has_its_own_colour(theme):
    figure, colours = drawn(built([(1, 1, 1, 1)]), theme=theme), style(theme)
    for role in ROLES:
        (artist,) = artists(figure, f"offered-{role}")
        assert to_hex(artist.get_facecolor()) == getattr(colours, role).lower()
    assert len({getattr(colours, role) for role in ROLES}) == len(ROLES)
    assert to_hex(artists(figure, "axis")[0].get_color()) == colours.muted.lower()


def test_the_legend_names_the_four_answers_in_the_order_of_the_columns():
    assert [each.label for each in legend()] == ["Toward", "Away", "Against", "Can't tell yet"]
    assert [each.role for each in legend()] == list(ROLES)
    assert set(ANSWERS) == set(Answer)


def test_very_many_weeks_are_one_shape_for_each_answer_without_a_column_in_a_gap():
    weeks = [(3, 1)] * 300 + [()] * 20 + [(2,)] * 200
    figure = drawn(built(weeks, weeks))
    for direction, way in (("offered", 1), ("received", -1)):
        (artist,) = artists(figure, f"{direction}-toward")
        (path,) = artist.get_paths()
        x, y = path.vertices.T
        assert set(way * y[(x > 0) & (x < 299)]) == {0, 3}
        assert set(y[(x > 300) & (x < 319)]) == {0}
        assert (way * y).min() == 0


# -- the axis


def test_the_axis_counts_both_ways_without_a_sign():
    assert marks(drawn(built([(7,)], [(3,)]))) == [
        "received 4",
        "2",
        "0",
        "2",
        "4",
        "6",
        "offered 8",
    ]


@given(st.integers(0, 900), st.integers(0, 900), st.sampled_from([40, 180, 240, 420]))
@settings(max_examples=25, deadline=None)
def test_the_axis_has_whole_counts_and_room_for_every_column(offered, received, height):
    figure = drawn(built([(offered,)], [(received,)]), height=height)
    low, high = figure.axes[0].get_ylim()
    assert low <= -received
    assert high >= offered
    ticks = [each.get_position()[1] for each in words_up(figure.axes[0])]
    assert all(float(each).is_integer() for each in ticks)
    assert 0 in ticks
    assert {low, high} <= set(ticks)
    assert len(ticks) <= max(3, height / 25)


def test_one_bid_is_as_high_in_either_direction():
    low, high = drawn(built([(9,)], [(1,)])).axes[0].get_ylim()
    assert high > -low >= 1


def test_the_ends_are_named_except_where_it_is_very_narrow():
    assert marks(drawn(built([(1,)])))[-1] == "offered 1"
    assert marks(drawn(built([(1,)]), width=160))[-1] == "1"


@pytest.mark.parametrize(("width", "font_px"), [(200, 11.0), (400, 11.0), (300, 22.0), (960, 22.0)])
@pytest.mark.parametrize("height", [240, 420])
def test_no_word_leaves_the_figure_or_touches_the_next(width, height, font_px):
    figure = drawn(built([(12, 3)] * 12, [(5, 0, 2)] * 12), width, height, font_px=font_px)
    rgba(figure)
    axes = figure.axes[0]
    named = [each for each in words_up(axes) if each.get_text()]
    boxes = [each.get_window_extent() for each in named]
    assert all(box.x0 >= 0 and box.x1 <= axes.get_window_extent().x0 for box in boxes)
    assert all(lower.y1 <= upper.y0 + 1 for lower, upper in pairwise(boxes))
    if height == 420:
        caption = artists(figure, "caption")[0].get_window_extent()
        assert 0 <= caption.x0 < caption.x1 <= figure.bbox.width
        assert caption.y0 >= 0


def test_the_caption_says_what_is_counted_and_a_compact_chart_has_none():
    figure = drawn(built([(1,)]))
    assert " ".join(artists(figure, "caption")[0].get_text().split()) == (
        "Bids a week: offered above the line, received below. "
        "“Can't tell yet” counts here, and is in no rate."
    )
    assert artists(drawn(built([(1,)]), compact=True), "caption") == []


# -- every amount of data


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(
    "series",
    [
        built(weeks=12),
        built(weeks=1),
        built([(0, 0, 0, 1)], weeks=26),
        built([(5, 3, 1, 1)], [(2,)]),
        built([(5,), (), (), (1, 2)], [(), (3, 3)]),
        built([(5, 2, 1, 1)] * 520, [(4, 4)] * 520),
        built([(5, 2, 1, 1)] * 60, weeks=60, unit=Unit.MONTH),
    ],
    ids=["nothing", "nothing in one week", "one entry", "one week", "gaps", "ten years", "months"],
)
@pytest.mark.parametrize("size", [(960, 260), (300, 200), (200, 40)])
def test_every_amount_of_data_becomes_a_picture(series, theme, size):
    pixels, width, height = rgba(drawn(series, *size, theme=theme))
    assert (width, height) == size
    assert len(np.unique(np.frombuffer(pixels, np.uint32))) > 10


def test_nothing_is_said_to_be_nothing_and_the_axis_has_no_number():
    figure = drawn(built(weeks=12))
    assert artists(figure, "nothing")[0].get_text() == NOTHING
    assert [each for each in marks(figure) if each] == ["received", "offered"]
    assert artists(drawn(built([(1,)])), "nothing") == []


def test_the_chart_says_the_same_in_its_words_spots_and_table():
    bids = told((2, 1), ()) + told((0, 0, 0, 1), direction="received")
    shown = chart(ledger_of(bids), view(2))
    assert (shown.name, shown.n, shown.counted) == ("bids", 4, "4 bids.")
    assert shown.sentences == ("3 bids offered and 1 received in this time. 1 answer is unclear.",)
    first, second = shown.spots()
    assert first.words.splitlines() == [
        "Week from 6 Jul 2026",
        "Offered 3: 2 toward, 1 away.",
        "Received 1: 1 can't tell yet.",
    ]
    assert second.words.endswith("Nothing to count.")
    assert first.days == (MONDAY, date(2026, 7, 12))
    assert shown.table().rows[0] == ("6 Jul 2026", "Offered", "2", "1", "0", "0", "3")
    assert {row[1] for row in shown.table().rows} == {"Offered", "Received"}
    assert len(Direction) * 2 == len(shown.table().rows)
