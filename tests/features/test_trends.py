"""Trends: the chart is drawn, and its sentence and its table say what the journal holds."""

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QPushButton, QTableWidget

from inglenook import demo
from inglenook.charts.responsiveness import describe
from inglenook.insights.responsiveness import Responsiveness, responsiveness
from inglenook.insights.sentences import describe_change, table
from inglenook.journal.changes import Change
from inglenook.journal.dates import full_label
from inglenook.journal.days import local_now
from inglenook.journal.entries import Bid
from inglenook.journal.people import Person
from inglenook.journal.vocabulary import Answer, Direction
from inglenook.ui.widgets.chart_view import ChartView
from support.windows import Desk

WEEKS = 26


@pytest.fixture
def trends(desk: Desk) -> Desk:
    """The trends of a sample half year, with the chart drawn."""
    with desk.journal() as journal:
        sample = demo.sample(local_now().date(), WEEKS, None, 1)
        journal.store.write([Change(None, record) for record in sample])
    desk.open()
    desk.click("sidebar.trends")
    drawn(desk)
    return desk


def drawn(desk: Desk) -> ChartView:
    chart = desk.find("trends.chart", ChartView)
    desk.wait(lambda: chart.drawn)
    return chart


def series_of(desk: Desk, person: str | None, weeks: int = WEEKS) -> Responsiveness:
    today = desk.here.calendar.day_of(desk.here.clock())
    return responsiveness(desk.here, person, today - timedelta(days=7 * weeks - 1), today)


def said(desk: Desk, name: str | None, series: Responsiveness) -> None:
    """Wait until the sentences are those of a series."""
    expected = "\n".join(describe_change(name, track) for track in series.tracks)
    desk.wait(lambda: desk.told("trends.sentence") == expected)


def cells(desk: Desk) -> list[list[str]]:
    shown = desk.find("trends.table", QTableWidget)
    found = [
        [shown.item(row, column) for column in range(shown.columnCount())]
        for row in range(shown.rowCount())
    ]
    return [[cell.text() for cell in row if cell is not None] for row in found]


def as_shown(series: Responsiveness) -> list[list[str]]:
    whose = {Direction.OFFERED: "mine", Direction.RECEIVED: "theirs"}
    return [
        [
            full_label(row.week),
            whose[row.direction],
            *(str(each) for each in (row.toward, row.away, row.against, row.unclear)),
            row.rate,
            row.pooled,
        ]
        for row in reversed(table(series))
    ]


def test_the_chart_is_drawn_with_a_summary_in_words(trends: Desk) -> None:
    series = series_of(trends, None)
    said(trends, None, series)
    chart = drawn(trends)
    assert chart.accessibleName() == describe(series, None)
    picture = chart.grab().toImage()
    colours = {
        picture.pixel(x, y)
        for x in range(0, picture.width(), 2)
        for y in range(0, picture.height(), 2)
    }
    assert len(colours) > 20


def test_one_person_is_drawn_apart(trends: Desk) -> None:
    person = next(each for each in trends.here.all(Person) if each.name == "Sam")
    trends.choose("trends.person", "Sam")
    said(trends, "Sam", series_of(trends, person.id))
    assert "Sam" in trends.told("trends.sentence")


def test_a_period_is_chosen(trends: Desk) -> None:
    trends.choose("trends.period", "Last 4 weeks")
    trends.wait(lambda: len(cells(as_table(trends))) == len(table(series_of(trends, None, 4))))


def as_table(desk: Desk) -> Desk:
    if not desk.sees("trends.table"):
        desk.click("trends.asTable")
    return desk


def test_all_weeks_reach_back_to_the_first_bid(trends: Desk) -> None:
    trends.choose("trends.period", "All weeks")
    as_table(trends)
    monday = trends.here.calendar.week_of(min(bid.happened.date() for bid in trends.here.all(Bid)))
    trends.wait(lambda: cells(trends)[-1][0] == full_label(monday))


def test_the_table_says_the_same_numbers_as_the_journal(trends: Desk) -> None:
    as_table(trends)
    series = series_of(trends, None)
    assert cells(trends) == as_shown(series)
    bids = [bid for bid in trends.here.all(Bid) if bid.binned is None]
    counted = sum(int(row[column]) for row in cells(trends) for column in range(2, 6))
    shown_from = series.weeks[0]
    assert counted == sum(bid.happened.date() >= shown_from for bid in bids)
    assert trends.find("trends.asTable", QPushButton).text() == "Show as chart"
    trends.click("trends.asTable")
    drawn(trends)


def test_a_bid_noted_now_is_in_the_trends_at_once(trends: Desk) -> None:
    as_table(trends)
    before = cells(trends)[1][2]
    trends.click("sidebar.today")
    trends.click("bids.offered.toward")
    trends.click("sidebar.trends")
    trends.wait(lambda: cells(trends)[1][2] == str(int(before) + 1))


def test_the_chart_follows_the_theme(trends: Desk) -> None:
    light = drawn(trends).grab().toImage().pixelColor(2, 2)
    trends.click("sidebar.settings")
    trends.click("settings.theme.dark")
    trends.click("sidebar.trends")
    trends.wait(lambda: drawn(trends).grab().toImage().pixelColor(2, 2) != light)


def test_without_bids_the_page_says_what_it_is_for(desk: Desk) -> None:
    desk.open()
    desk.click("sidebar.trends")
    desk.wait(lambda: not desk.sees("trends.chart"))
    assert "Here you will see how bids are met" in desk.read()
    assert not desk.find("trends.asTable", QPushButton).isEnabled()


def test_few_bids_have_no_percentage(desk: Desk) -> None:
    with desk.journal() as journal:
        robin = journal.new(Person, name="Robin")
        journal.keep(robin)
        for answer in (Answer.TOWARD, Answer.TOWARD, Answer.AWAY):
            bid = journal.new(Bid, person=robin.id, direction=Direction.OFFERED, answer=answer)
            journal.keep(bid)
    desk.open()
    desk.click("sidebar.trends")
    desk.wait(lambda: "2 of 3" in desk.told("trends.sentence"))
    assert "%" not in desk.told("trends.sentence")
    assert "Too few to tell whether this has changed." in desk.told("trends.sentence")
