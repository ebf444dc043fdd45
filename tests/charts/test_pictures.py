"""Each chart looks as it did when somebody looked at it, and can be drawn from anything."""

from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO

import numpy as np
import pytest
from matplotlib.image import imread

from charts.pictures import REFERENCE, THEMES, half_year, picture, style_of, view
from inglenook.charts.render import rgba
from inglenook.charts.trends import charts
from inglenook.charts.whole import whole
from inglenook.insights.spans import Unit
from inglenook.insights.view import View
from inglenook.journal.days import Calendar
from inglenook.journal.vocabulary import Weekday
from support.ledgers import bid, feeling, ledger_of

# A change of one letter is more than this; how fonts are smoothed elsewhere is less.
MOST_ON_AVERAGE = 0.004
MOST_FAR_OFF = 0.004
FAR_OFF = 0.2

CHARTS = {chart.name: chart for chart in charts(half_year(), view())}
NAMES = (
    "responsiveness",
    "bids",
    "zones",
    "zone_days",
    "trust",
    "question",
    "self_trust",
    "signs",
    "roots",
    "needs",
    "gut_record",
)
MONDAY = date(2026, 7, 6)


def test_every_chart_of_the_page_has_a_picture_in_every_theme():
    assert tuple(CHARTS) == NAMES
    kept = {path.name for path in REFERENCE.iterdir()}
    assert kept == {f"{name}-{theme}.png" for name in NAMES for theme in THEMES}


def seen(file):
    """A picture as numbers from 0 to 1, without the transparency that none of them has."""
    return imread(file, format="png")[:, :, :3]


def differences(one, other):
    """By how much two pictures differ: on average, and which share of pixels is far off."""
    apart = np.abs(one.astype(float) - other.astype(float)).max(axis=2)
    return apart.mean(), (apart > FAR_OFF).mean()


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("name", NAMES)
def test_a_chart_looks_as_it_did(name, theme):
    drawn = seen(BytesIO(picture(CHARTS[name], theme)))
    kept = seen(REFERENCE / f"{name}-{theme}.png")
    assert drawn.shape == kept.shape
    average, far_off = differences(drawn, kept)
    assert average <= MOST_ON_AVERAGE
    assert far_off <= MOST_FAR_OFF


def test_the_comparison_sees_a_single_bid_more():
    more = ledger_of([bid(f"{MONDAY}T12:00:00+01:00")] * 9)
    other = next(iter(charts(more, view())))
    drawn, kept = (
        seen(BytesIO(picture(chart, "light"))) for chart in (other, CHARTS["responsiveness"])
    )
    assert drawn.shape != kept.shape or differences(drawn, kept)[0] > MOST_ON_AVERAGE


def moments(days):
    return [f"{MONDAY + timedelta(days=day)}T12:00:00+01:00" for day in days]


def told(days):
    return [each for now in moments(days) for each in (bid(now), feeling(now, "centre", trust=5))]


FILLED = {
    "nothing": [],
    "one entry": [bid(f"{MONDAY}T12:00:00+01:00")],
    "one week": told(range(5)),
    "gaps": told([*range(7), *range(60, 70), 150]),
    "ten years": told(range(0, 3640, 3)),
}
WEEKS = {"nothing": 12, "one entry": 12, "one week": 1, "gaps": 26, "ten years": 520}


@pytest.mark.parametrize("unit", Unit)
@pytest.mark.parametrize("filled", FILLED)
def test_every_figure_can_be_drawn_from(filled, unit):
    last = MONDAY + timedelta(days=7 * WEEKS[filled] - 1)
    calendar = Calendar(week_start=Weekday.SUNDAY) if filled == "gaps" else Calendar()
    shown = View(None, None, MONDAY, last, unit, calendar)
    for place, chart in enumerate(charts(ledger_of(FILLED[filled], calendar), shown)):
        theme = THEMES[place % len(THEMES)]
        pixels, _width, _height = rgba(chart.draw(style_of(theme), 480, 220))
        assert len(np.unique(np.frombuffer(pixels, np.uint32))) > 5
        assert chart.title
        assert chart.up
        assert chart.along
        assert chart.counted
        assert chart.summary
        assert chart.sentences
        table = chart.table()
        assert all(len(row) == len(table.headings) for row in table.rows)
        assert all(spot.left < spot.right and spot.words for spot in chart.spots())


def test_one_person_has_every_chart_but_that_of_trust_in_myself():
    person = half_year().bids.person[0]
    names = [
        chart.name for chart in charts(half_year(), replace(view(), person=person, name="Sam"))
    ]
    assert names == [name for name in NAMES if name != "self_trust"]


def test_lists_that_somebody_does_not_want_to_see_have_no_chart():
    unwanted = replace(view(), unwanted=frozenset({"signs", "roots"}))
    names = {chart.name for chart in charts(half_year(), unwanted)}
    assert set(NAMES) - names == {"signs", "roots"}


def test_a_whole_picture_is_as_wide_as_asked_and_higher_than_its_figure():
    chart = CHARTS["responsiveness"]
    _pixels, width, height = rgba(whole(chart, style_of("light"), 600))
    assert width == 600
    assert height > chart.height_px
