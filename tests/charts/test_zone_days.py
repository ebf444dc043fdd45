"""The calendar of zones has a square for each day; colour is never its only sign."""

import json
from datetime import date, timedelta
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inglenook.charts.render import rgba
from inglenook.charts.style import ChartStyle
from inglenook.charts.trends import charts
from inglenook.charts.zone_days import CAPTION, NOTHING, chart, describe, draw_zone_days
from inglenook.charts.zones import ROLES
from inglenook.insights.ledger import ledger
from inglenook.insights.spans import Unit, number
from inglenook.insights.view import View
from inglenook.insights.zone_days import zone_days
from inglenook.journal.days import Calendar
from inglenook.journal.entries import Bid, TrustFeeling
from inglenook.journal.vocabulary import Weekday
from inglenook.resources import resource
from support.charts import words_along

MONDAY = date(2026, 7, 6)
A_DAY = timedelta(days=1)
TOKENS = json.loads(resource("tokens.json").read_text("utf-8"))
THEMES = ("light", "dark", "paper")
CENTRE, PROTECTION, DISCONNECTION = range(3)


def style(theme="light", **values):
    if theme == "paper":
        return ChartStyle.paper(**values)
    return ChartStyle.from_tokens(TOKENS[theme], **values)


def built(entries, days=28, calendar=None):
    """A calendar from (number of days after the first, place of the zone)."""
    at = np.array([number(MONDAY) + day for day, _zone in entries], int)
    named = np.array([zone for _day, zone in entries], int)
    return zone_days(at, named, calendar or Calendar(), MONDAY, MONDAY + (days - 1) * A_DAY)


def drawn(shown, width=600, height=220, theme="light", font_px=11.0, **values):
    return draw_zone_days(shown, style(theme, font_px=font_px), width, height, **values)


def artists(figure, gid):
    return figure.findobj(lambda each: each.get_gid() == gid)


def squares(figure, gid):
    """The corners of the rectangles of one artist: rectangles x 4 x (x, y)."""
    found = [each.get_path().vertices.reshape(-1, 5, 2)[:, :4] for each in artists(figure, gid)]
    return np.concatenate(found) if found else np.empty((0, 4, 2))


def texts(figure, gid):
    return [each.get_text() for each in artists(figure, gid)]


def test_a_day_lies_in_its_week_and_on_its_weekday():
    figure = drawn(built([(0, CENTRE), (10, PROTECTION), (27, DISCONNECTION)]))
    middles = [tuple(squares(figure, f"{role}-days")[0].mean(axis=0).round(6)) for role in ROLES]
    assert middles == [(0, 0), (1, 3), (3, 6)]
    assert figure.axes[0].get_ylim() == (6.5, -0.5)


def test_squares_are_square():
    figure = drawn(built([(0, CENTRE)]))
    (square,) = squares(figure, "centre-days")
    (x0, y0), (x1, y1) = figure.axes[0].transData.transform([square[0], square[2]])
    assert abs(x1 - x0) == pytest.approx(abs(y1 - y0))


def test_the_weekdays_follow_the_start_of_the_week():
    assert texts(drawn(built([(0, CENTRE)])), "row-name") == [
        "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"
    ]  # fmt: skip
    sunday = built([(0, CENTRE)], calendar=Calendar(week_start=Weekday.SUNDAY))
    assert texts(drawn(sunday), "row-name")[:2] == ["Sun", "Mon"]
    assert squares(drawn(sunday), "centre-days")[0][:, 1].mean() == pytest.approx(1)


def test_a_day_with_several_zones_is_split_by_their_shares():
    figure = drawn(built([(0, CENTRE)] * 3 + [(0, DISCONNECTION)]), height=900)
    centre, rest = (squares(figure, f"{role}-days")[0] for role in (ROLES[0], ROLES[2]))
    high = np.ptp(centre[:, 1]) + np.ptp(rest[:, 1])
    assert np.ptp(centre[:, 1]) / high == pytest.approx(3 / 4, abs=0.03)
    assert centre[:, 1].min() > rest[:, 1].max()  # rows go downwards: the centre is below


def test_days_without_a_zone_have_no_more_than_a_hairline():
    figure = drawn(built([(0, CENTRE)]))
    assert len(squares(figure, "empty-days")) == 27
    assert artists(figure, "empty-days")[0].get_facecolor()[3] == 0
    assert not artists(drawn(built([(0, CENTRE)], days=360), width=300), "empty-days")


@given(st.lists(st.tuples(st.integers(0, 27), st.integers(0, 2)), min_size=1, max_size=30))
@settings(max_examples=25, deadline=None)
def test_every_day_has_the_parts_of_just_its_zones(entries):
    figure = drawn(built(entries))
    for zone, role in enumerate(ROLES):
        middles = squares(figure, f"{role}-days").mean(axis=1).round()
        found = {int(week * 7 + row) for week, row in middles}
        assert found == {day for day, named in entries if named == zone}


# -- not by colour alone


def test_each_zone_has_its_own_number_of_lines_in_its_squares():
    figure = drawn(built([(0, CENTRE), (1, PROTECTION), (2, DISCONNECTION)]))
    assert not artists(figure, "centre-lines")
    (one,) = artists(figure, "protection-lines")
    (two,) = artists(figure, "disconnection-lines")
    assert len(one.get_segments()) == 1
    assert len(two.get_segments()) == 2


def test_the_lines_stay_inside_of_their_part():
    figure = drawn(built([(0, CENTRE), (0, PROTECTION)]))
    (part,) = squares(figure, "protection-days")
    ((start, end),) = artists(figure, "protection-lines")[0].get_segments()
    assert part[:, 1].min() < min(start[1], end[1]) < max(start[1], end[1]) < part[:, 1].max()


def test_the_zones_can_be_told_apart_without_colour():
    """Three days in one grey: each square still has its own pattern."""
    entries = [(0, CENTRE), (1, PROTECTION), (2, DISCONNECTION)]
    grey = dict.fromkeys(("centre", "protection", "disconnection"), "#808080")
    one_grey = ChartStyle.from_tokens(TOKENS["light"] | grey)
    figure = draw_zone_days(built(entries), one_grey, 600, 220)
    pixels, width, height = rgba(figure)
    picture = np.frombuffer(pixels, np.uint8).reshape(height, width, 4)
    across = figure.axes[0].transData.transform([(0, row) for row in range(3)]).round().astype(int)
    changes = []
    for x, y in across:
        line = picture[height - y, x - 7 : x + 8, 0].astype(int) > 160
        changes.append(int(np.count_nonzero(line[1:] & ~line[:-1])))
    assert changes == [0, 1, 2]


# -- long periods


def test_of_many_years_only_the_latest_53_weeks_are_drawn_and_this_is_said():
    many = built([(day, day % 3) for day in range(1000)], days=1000)
    figure = drawn(many)
    assert figure.axes[0].get_xlim() == (-0.5, 52.5)
    assert "Only the latest 53 weeks are drawn." in " ".join(texts(figure, "caption")[0].split())
    assert texts(drawn(built([(0, CENTRE)])), "caption") == [CAPTION]


# -- every amount of data


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(
    "shown",
    [
        built([], days=84),
        built([], days=1),
        built([(0, CENTRE)], days=182),
        built([(day, day % 3) for day in range(7)], days=7),
        built([(0, CENTRE), (0, PROTECTION), (40, DISCONNECTION)], days=60),
        built([(day // 2, day % 3) for day in range(7280)], days=3640),
    ],
    ids=["nothing", "nothing on one day", "one entry", "one week", "gaps", "ten years"],
)
@pytest.mark.parametrize("size", [(600, 220), (300, 200), (200, 40)])
def test_every_amount_of_data_becomes_a_picture(shown, theme, size):
    pixels, width, height = rgba(drawn(shown, *size, theme=theme))
    assert (width, height) == size
    assert len(np.unique(np.frombuffer(pixels, np.uint32))) > 10


def test_a_calendar_of_nothing_says_so():
    figure = drawn(built([]))
    assert texts(figure, "nothing") == [NOTHING]
    assert not texts(figure, "caption")
    assert not texts(drawn(built([(0, CENTRE)])), "nothing")
    assert not texts(drawn(built([(0, CENTRE)]), compact=True), "caption")


@pytest.mark.parametrize(("width", "font_px"), [(200, 11.0), (300, 22.0), (600, 22.0)])
@pytest.mark.parametrize("days", [7, 84, 371])
@pytest.mark.parametrize("zones", [[(0, CENTRE)], []], ids=["some", "nothing"])
def test_no_word_leaves_the_figure_or_touches_the_next(width, font_px, days, zones):
    figure = drawn(built(zones, days=days), width, 480, font_px=font_px)
    rgba(figure)
    axes = figure.axes[0]
    boxes = [each.get_window_extent() for each in (*axes.texts, *figure.texts)]
    dates = [each.get_window_extent() for each in words_along(figure)]
    assert dates
    for box in boxes + dates:
        assert -0.01 <= box.x0 < box.x1 <= width + 0.01
        assert 0 <= box.y0 < box.y1 <= 480
    assert all(before.x1 < after.x0 for before, after in pairwise(dates))
    names = [each.get_window_extent() for each in artists(figure, "row-name")]
    assert all(lower.y1 <= upper.y0 + 1 for upper, lower in pairwise(names))


# -- the whole chart


def of(feelings, bids=(), last=MONDAY + 6 * A_DAY, unit=Unit.WEEK):
    """The ledger of feelings and bids, each (day, zone), and a view of these days."""
    rows = {
        TrustFeeling: [
            (*[f"{day}T12:00:00+01:00"] * 2, None, "general", zone, *[None] * 3, "[]", "[]")
            for day, zone in feelings
        ],
        Bid: [
            (*[f"{day}T12:00:00+01:00"] * 2, None, "offered", "toward", zone) for day, zone in bids
        ],
    }
    calendar = Calendar()
    return ledger([rows], calendar), View(None, None, MONDAY, last, unit, calendar)


def test_each_day_is_a_spot_of_its_own():
    spots = chart(*of([(MONDAY + A_DAY, "centre")], last=MONDAY + 8 * A_DAY)).spots()
    assert len(spots) == 9
    tuesday = spots[1]
    assert tuesday.days == (MONDAY + A_DAY, MONDAY + A_DAY)
    assert tuesday.words == "Tue 7 Jul 2026\n1 check-in: centre (1)."
    assert (tuesday.left, tuesday.right) == (-0.5, 0.5)
    assert (tuesday.bottom, tuesday.top) == (0.5, 1.5)
    assert spots[8].left == 0.5


def test_the_zones_of_bids_are_not_mixed_in():
    both = of([(MONDAY, "centre")], bids=[(MONDAY, "disconnection")] * 9)
    for name in ("zones", "zone_days"):
        (shown,) = (each for each in charts(*both) if each.name == name)
        assert (shown.n, shown.counted) == (1, "1 check-in.")


def test_the_calendar_is_the_same_in_months():
    weeks, months = (chart(*of([(MONDAY, "centre")], unit=unit)) for unit in Unit)
    assert weeks.summary == months.summary
    assert weeks.table() == months.table()


def test_the_table_and_the_description_say_what_the_chart_shows():
    shown = chart(*of([(MONDAY, "centre"), (MONDAY, "protection"), (MONDAY + A_DAY, "centre")]))
    assert shown.table().rows == (("6 Jul 2026", "1", "1", "0"), ("7 Jul 2026", "1", "0", "0"))
    assert shown.summary.splitlines() == [
        "Zones day by day, in 1 week, from 6 Jul 2026.",
        "Centre on 2 days. Protection on 1 day. Disconnection on 0 days.",
        "A zone on 2 of 7 days, the centre on 2 of them.",
    ]


def test_the_description_of_nothing_says_so():
    assert describe(built([]), "Sam").splitlines() == [
        "Zones day by day, about Sam, in 4 weeks, from 6 Jul 2026 to the week of 27 Jul 2026.",
        "No day of these has a zone.",
    ]
