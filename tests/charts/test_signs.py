"""The heat map of signs is stronger where more check-ins name a sign; a gap stays blank."""

import json
from datetime import date
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.colors import to_hex

from inglenook.charts.render import rgba
from inglenook.charts.signs import CAPTION, NOTHING, charts, describe, draw_signs
from inglenook.charts.style import ChartStyle
from inglenook.insights.ledger import ledger
from inglenook.insights.signs import signs
from inglenook.insights.spans import Unit, number
from inglenook.insights.view import View
from inglenook.journal.days import WEEK, Calendar
from inglenook.journal.entries import TrustFeeling
from inglenook.journal.vocabulary import Sign
from inglenook.resources import resource
from support.charts import words_along

MONDAY = date(2026, 7, 6)
TOKENS = json.loads(resource("tokens.json").read_text("utf-8"))
THEMES = ("light", "dark", "paper")
COLD, EGGSHELLS = (1 << list(Sign).index(each) for each in (Sign.COLD, Sign.EGGSHELLS))
COLD_ROW, EGGSHELLS_ROW = (list(Sign).index(each) for each in (Sign.COLD, Sign.EGGSHELLS))


def style(theme="light", **values):
    if theme == "paper":
        return ChartStyle.paper(**values)
    return ChartStyle.from_tokens(TOKENS[theme], **values)


def built(*weeks, unit=Unit.WEEK):
    """A series from the sets of bits of each week's feelings."""
    days = [number(MONDAY + place * WEEK) for place, sets in enumerate(weeks) for _ in sets]
    bits = [each for sets in weeks for each in sets]
    last = MONDAY + (max(len(weeks), 1) - 1) * WEEK
    return signs(np.array(days, int), np.array(bits, int), Calendar(), MONDAY, last, unit)


def drawn(shown, width=600, height=300, theme="light", font_px=11.0, **values):
    return draw_signs(shown, style(theme, font_px=font_px), width, height, **values)


def artists(figure, gid):
    return figure.findobj(lambda each: each.get_gid() == gid)


def cells(figure, gid):
    """Where the cells of one artist have their middle: {(place, row)}."""
    found = [each.get_path().vertices.reshape(-1, 5, 2)[:, :4] for each in artists(figure, gid)]
    return {tuple(each.mean(axis=0).round(6)) for part in found for each in part}


def texts(figure, gid):
    return [each.get_text() for each in artists(figure, gid)]


def test_each_count_lies_in_its_week_and_in_the_row_of_its_sign():
    figure = drawn(built([COLD, COLD | EGGSHELLS], [EGGSHELLS]))
    assert cells(figure, "cells-of-2") == {(0, COLD_ROW)}
    assert cells(figure, "cells-of-1") == {(0, EGGSHELLS_ROW), (1, EGGSHELLS_ROW)}


def test_more_check_ins_are_stronger_and_the_most_has_the_full_colour():
    figure = drawn(built([COLD], [COLD] * 2, [COLD] * 5))
    tones = [artists(figure, f"cells-of-{n}")[0].get_facecolor()[:3] for n in (1, 2, 5)]
    away = [np.abs(np.array(each) - figure.get_facecolor()[:3]).sum() for each in tones]
    assert 0.2 < away[0] < away[1] < away[2]
    assert to_hex(tones[2]) == TOKENS["light"]["accent"].lower()


def test_the_number_stands_in_each_cell_where_there_is_room():
    figure = drawn(built([COLD] * 3, [COLD] * 3, [EGGSHELLS]))
    (three,) = artists(figure, "numbers-3")
    assert three.get_offsets().tolist() == [[0, COLD_ROW], [1, COLD_ROW]]
    assert artists(figure, "numbers-1")
    narrow = drawn(built(*[[COLD] * 3] * 52))
    assert artists(narrow, "cells-of-3")
    assert not artists(narrow, "numbers-3")


@pytest.mark.parametrize("theme", THEMES)
def test_the_numbers_can_be_read_on_every_tone(theme):
    figure = drawn(built(*[[COLD] * n for n in range(1, 9)]), theme=theme)
    for n in range(1, 9):
        face = artists(figure, f"cells-of-{n}")[0].get_facecolor()
        ink = artists(figure, f"numbers-{n}")[0].get_facecolor()[0]
        lights = sorted(luminance(each[:3]) + 0.05 for each in (face, ink))
        assert lights[1] / lights[0] >= 3.9


def luminance(colour):
    """Relative luminance as defined in WCAG 2.2."""
    parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def test_a_week_without_check_ins_is_blank_and_one_without_signs_is_not():
    figure = drawn(built([COLD], [], [0]))
    weeks = {place for place, _row in cells(figure, "none-cells")}
    assert weeks == {0, 2}
    assert (0, COLD_ROW) not in cells(figure, "none-cells")


@given(st.lists(st.lists(st.integers(0, 255), max_size=4), min_size=1, max_size=12))
@settings(max_examples=25, deadline=None)
def test_every_cell_of_a_week_with_check_ins_is_drawn_once(weeks):
    shown = built(*weeks)
    figure = drawn(shown)
    if not shown.counts.any():
        assert texts(figure, "nothing") == [NOTHING]
        return
    drawn_cells = [cells(figure, "none-cells")]
    drawn_cells += [cells(figure, f"cells-of-{n}") for n in range(1, 5)]
    assert sum(map(len, drawn_cells)) == 8 * sum(bool(each) for each in weeks)
    assert len(set().union(*drawn_cells)) == 8 * sum(bool(each) for each in weeks)


def test_each_row_has_its_name_and_its_total():
    figure = drawn(built([COLD, COLD | EGGSHELLS], [COLD]))
    assert texts(figure, "row-name") == [each.label for each in Sign]
    totals = texts(figure, "row-end")
    assert (totals[COLD_ROW], totals[EGGSHELLS_ROW], totals[0]) == ("3", "1", "0")


def test_names_that_do_not_fit_are_cut_and_take_less_than_half():
    figure = drawn(built([COLD]), width=300, height=200)
    names = texts(figure, "row-name")
    assert names[0] == "Emotional numbness"
    assert names[-1].startswith("Excessive")
    assert names[-1].endswith("…")
    assert figure.axes[0].get_window_extent().x0 < 150
    high = drawn(built([COLD]), width=300, height=500)
    assert "\n" in texts(high, "row-name")[-1]


def test_the_caption_says_what_is_counted():
    figure = drawn(built([COLD] * 3))
    assert texts(figure, "caption") == [CAPTION.format(most=3)]
    assert not texts(drawn(built([COLD]), compact=True), "caption")


def test_ten_years_are_an_artist_for_each_count():
    figure = drawn(built(*[[COLD, 255]] * 520))
    assert len(artists(figure, "cells-of-1")[0].get_path().vertices) == 5 * 520 * 7
    assert len(artists(figure, "cells-of-2")[0].get_path().vertices) == 5 * 520


# -- every amount of data


@pytest.mark.parametrize(
    ("theme", "unit"), [*zip(THEMES, [Unit.WEEK] * 3, strict=True), ("light", Unit.MONTH)]
)
@pytest.mark.parametrize(
    "weeks",
    [
        [[]] * 12,
        [[0]],
        [[COLD], *[[]] * 25],
        [[COLD, EGGSHELLS, 255]],
        [[COLD], [], [0], [], [255, 255]],
        [[COLD, 0, 255]] * 520,
    ],
    ids=["nothing", "no sign in one week", "one entry", "one week", "gaps", "ten years"],
)
@pytest.mark.parametrize("size", [(600, 300), (200, 40)])
def test_every_amount_of_data_becomes_a_picture(weeks, unit, theme, size):
    pixels, width, height = rgba(drawn(built(*weeks, unit=unit), *size, theme=theme))
    assert (width, height) == size
    assert len(np.unique(np.frombuffer(pixels, np.uint32))) > 10


def test_a_heat_map_of_nothing_says_so():
    for shown in (built([]), built([0, 0])):
        figure = drawn(shown)
        assert texts(figure, "nothing") == [NOTHING]
        assert not texts(figure, "caption")


@pytest.mark.parametrize(("width", "font_px"), [(200, 11.0), (300, 22.0), (600, 22.0)])
@pytest.mark.parametrize("count", [1, 26, 520])
@pytest.mark.parametrize("sets", [[COLD] * 30, [0]], ids=["some", "nothing"])
def test_no_word_leaves_the_figure_or_touches_the_next(width, font_px, count, sets):
    figure = drawn(built(*[sets] * count), width, 560, font_px=font_px)
    rgba(figure)
    axes = figure.axes[0]
    dates = [each.get_window_extent() for each in words_along(figure)]
    for box in [each.get_window_extent() for each in (*axes.texts, *figure.texts)] + dates:
        assert -0.01 <= box.x0 < box.x1 <= width + 0.01
        assert 0 <= box.y0 < box.y1 <= 560
    assert all(before.x1 < after.x0 for before, after in pairwise(dates))
    names = [each.get_window_extent() for each in artists(figure, "row-name")]
    assert all(lower.y1 <= upper.y0 + 1 for upper, lower in pairwise(names))
    assert all(box.x1 <= axes.get_window_extent().x0 for box in names)


# -- the whole chart


def shown(*feelings, unwanted=frozenset()):
    """The charts of feelings, each a list of signs, on one day."""
    moment = "2026-07-06T12:00:00+01:00"
    rows = [
        (moment, moment, None, "general", *[None] * 4, json.dumps(each), "[]") for each in feelings
    ]
    calendar = Calendar()
    view = View(None, None, MONDAY, MONDAY, Unit.WEEK, calendar, frozenset(unwanted))
    return charts(ledger([{TrustFeeling: rows}], calendar), view)


def test_who_does_not_want_signs_has_no_chart_of_them():
    assert shown(["cold"], unwanted={"signs"}) == ()
    assert [each.name for each in shown(["cold"], unwanted={"roots"})] == ["signs"]


def test_a_week_is_a_spot_that_tells_its_signs():
    (chart,) = shown(["cold", "eggshells"], ["cold"], [])
    (spot,) = chart.spots()
    assert spot.words.splitlines() == [
        "Week from 6 Jul 2026",
        "Check-ins that name a sign: 2 of 3.",
        "Feeling cold or distant (2)",
        "Walking on eggshells (1)",
    ]
    assert spot.days == (MONDAY, date(2026, 7, 12))
    assert (spot.bottom, spot.top) == (None, None)
    (nothing,) = shown()
    assert nothing.spots()[0].words == "Week from 6 Jul 2026\nNothing to count."


def test_the_table_and_the_counts_say_what_the_chart_shows():
    (chart,) = shown(["cold", "eggshells"], ["cold"], [])
    assert (chart.n, chart.counted) == (3, "3 check-ins, 2 of them name a sign.")
    assert chart.table().rows == (
        ("6 Jul 2026", "2 of 3", "feeling cold or distant (2), walking on eggshells (1)"),
    )
    assert len(chart.table().headings) == 3


def test_the_description_says_what_the_chart_shows():
    told = describe(built([COLD, COLD | EGGSHELLS, 0, 0, 0], []), "Sam").splitlines()
    assert told == [
        "Check-ins about Sam that name a sign, in 2 weeks, from 6 Jul 2026 to the week of "
        "13 Jul 2026: 40% (2 of 5, few), 95% interval 12 to 77%.",
        "Feeling cold or distant (2), walking on eggshells (1).",
        "Check-ins that name a sign: 2 of 5 in the last 4 weeks, nothing to count in the 8 "
        "before. Too few to tell whether this has changed.",
        "1 week has nothing to count.",
    ]


def test_the_description_of_nothing_tells_no_percentage():
    assert "%" not in describe(built([]), None)
