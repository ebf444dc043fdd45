"""Trends: every chart stands on the page, for whom and for which time is chosen."""

import pytest
from PySide6.QtWidgets import QComboBox, QPushButton, QWidget

from inglenook.insights.spans import Unit
from inglenook.journal.entries import Bid, TrustFeeling
from inglenook.journal.people import Person
from inglenook.journal.vocabulary import Answer, Direction
from inglenook.ui.pages.trends import TrendsPage
from inglenook.ui.widgets.chart_card import ChartCard
from inglenook.ui.widgets.chart_view import ChartView
from support.timelines import half_year
from support.trends import (
    TOLD,
    WEEKS,
    cells,
    drawn,
    expected,
    keep_a_bid,
    open_trends,
    sam,
    settled,
    shown,
    told,
)
from support.windows import Desk


@pytest.fixture
def trends(desk: Desk) -> Desk:
    """The trends of a sample half year, with all charts on the page."""
    return open_trends(desk)


def test_every_chart_stands_on_the_page_in_its_order(trends: Desk) -> None:
    assert told(shown(trends)) == told(expected(trends))


def test_every_chart_is_drawn_even_out_of_sight(trends: Desk) -> None:
    page = settled(trends)
    views = [view for view in page.findChildren(ChartView) if view.isVisible()]
    assert len(views) > 5
    trends.wait(lambda: all(view.drawn for view in views), timeout=15000)


def test_the_chart_is_drawn_with_a_summary_in_words(trends: Desk) -> None:
    chart = drawn(trends)
    assert chart.accessibleName() == expected(trends)[0].summary
    picture = chart.grab().toImage()
    colours = {
        picture.pixel(x, y)
        for x in range(0, picture.width(), 2)
        for y in range(0, picture.height(), 2)
    }
    assert len(colours) > 20


def test_one_person_is_shown_apart(trends: Desk) -> None:
    trends.choose("trends.person", "Sam")
    assert told(shown(trends)) == told(expected(trends, sam(trends)))
    assert "Sam" in trends.read(TOLD)


def test_everybody_again_brings_back_what_is_about_myself(trends: Desk) -> None:
    trends.choose("trends.person", "Sam")
    assert "self_trust" not in [each.name for each in shown(trends)]
    trends.choose("trends.person", "Everybody")
    assert told(shown(trends)) == told(expected(trends))


def test_a_period_and_months_are_chosen(trends: Desk) -> None:
    trends.choose("trends.period", "Last 12 weeks")
    assert told(shown(trends)) == told(expected(trends, weeks=12))
    trends.click("trends.months")
    months = expected(trends, weeks=12, unit=Unit.MONTH)
    assert told(shown(trends)) == told(months)
    trends.click("trends.asTable")
    trends.wait(lambda: cells(trends)[-1] == months[0].table().rows[1])


def test_to_choose_reads_nothing_from_the_journal(
    trends: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[object] = []
    cells_of = trends.here.store.cells

    def noted(kind, names, chosen):  # type: ignore[no-untyped-def]
        read.append(kind)
        return cells_of(kind, names, chosen)

    monkeypatch.setattr(trends.here.store, "cells", noted)
    trends.choose("trends.person", "Sam")
    trends.choose("trends.period", "Last 4 weeks")
    trends.click("trends.months")
    settled(trends)
    assert not read
    keep_a_bid(trends)
    settled(trends)
    assert read


def test_all_of_it_begins_with_the_first_entry(trends: Desk) -> None:
    trends.choose("trends.period", "All of it")
    settled(trends)
    trends.click("trends.asTable")
    first = min(each.happened for kind in (Bid, TrustFeeling) for each in trends.here.all(kind))
    week = trends.here.calendar.week_of(trends.here.calendar.day_of(first))
    trends.wait(lambda: cells(trends)[-1][0].startswith(f"{week.day} "))


def test_two_dates_centuries_apart_end_near_the_entries(trends: Desk) -> None:
    trends.choose("trends.period", "From … to …")
    trends.focus("trends.period.from")
    trends.write("1 Jan 1800")
    trends.press("Return")
    settled(trends)
    trends.click("trends.asTable")
    assert 2 * 52 < len(cells(trends)) < 4 * 53 + 2 * WEEKS


def test_a_bid_noted_now_is_in_the_trends_at_once(trends: Desk) -> None:
    trends.click("trends.asTable")
    before = cells(trends)[0][2]
    trends.click("sidebar.today")
    trends.click("bids.offered.toward")
    trends.click("sidebar.trends")
    trends.wait(lambda: cells(trends)[0][2] == str(int(before) + 1))


def test_a_change_keeps_cards_keyboard_and_place(trends: Desk) -> None:
    page = settled(trends)
    cards = page.findChildren(ChartCard)
    view = drawn(trends, "trends.trust.chart")
    view.setFocus()
    bar = page._scroll.verticalScrollBar()  # type: ignore[union-attr]
    trends.wait(lambda: bar.maximum() > 900)
    bar.setValue(700)
    keep_a_bid(trends)
    settled(trends)
    assert page.findChildren(ChartCard) == cards
    assert trends.focused() is view
    assert bar.value() == 700


def test_the_chart_follows_the_theme(trends: Desk) -> None:
    light = drawn(trends).grab().toImage().pixelColor(2, 2)
    trends.click("sidebar.settings")
    trends.click("settings.theme.dark")
    trends.click("sidebar.trends")
    trends.wait(lambda: drawn(trends).grab().toImage().pixelColor(2, 2) != light)


@pytest.mark.parametrize(("width", "pairs"), [(1280, True), (960, False)])
def test_cards_stand_in_pairs_where_there_is_room(trends: Desk, width: int, pairs: bool) -> None:
    trends.window.resize(width, 820)
    page = settled(trends)
    cards = sorted(page.findChildren(ChartCard), key=lambda card: (card.y(), card.x()))
    grid = cards[0].parentWidget()
    assert isinstance(grid, QWidget)
    trends.wait(lambda: cards[0].width() == grid.width())
    trends.wait(lambda: (cards[1].y() == cards[2].y()) == pairs)
    assert page._scroll
    assert page._scroll.widget().width() <= page._scroll.viewport().width()


def test_what_was_chosen_is_there_after_a_restart(trends: Desk) -> None:
    trends.choose("trends.person", "Sam")
    trends.choose("trends.period", "Last 52 weeks")
    trends.click("trends.months")
    trends.click("trends.asTable")
    trends.window.close()
    trends.open()
    assert trends.pages.page.NAME == "trends"
    assert trends.find("trends.person", QComboBox).currentText() == "Sam"
    assert trends.find("trends.period", QComboBox).currentText() == "Last 52 weeks"
    assert trends.find("trends.months", QPushButton).isChecked()
    assert len(cells(trends)) == len(expected(trends, sam(trends), 52, Unit.MONTH)[0].table().rows)


def test_without_entries_the_page_says_what_it_is_for_and_nothing_else(desk: Desk) -> None:
    desk.open()
    desk.click("sidebar.trends")
    settled(desk)
    assert "Here you will see how bids are met" in desk.told("trends.empty")
    assert not desk.pages.page.findChildren(ChartCard)
    assert not desk.find("trends.asTable", QPushButton).isEnabled()
    assert not desk.find("trends.save", QPushButton).isEnabled()


def test_few_bids_have_no_percentage(desk: Desk) -> None:
    with desk.journal() as journal:
        robin = journal.new(Person, name="Robin")
        journal.keep(robin)
        for answer in (Answer.TOWARD, Answer.TOWARD, Answer.AWAY):
            bid = journal.new(Bid, person=robin.id, direction=Direction.OFFERED, answer=answer)
            journal.keep(bid)
    desk.open()
    desk.click("sidebar.trends")
    settled(desk)
    said = desk.read(TOLD)
    assert "2 of 3" in said
    assert "%" not in said
    assert "Too few to tell whether this has changed." in said


def test_a_lock_while_it_reads_ends_the_reading(desk: Desk) -> None:
    with desk.journal() as journal:
        half_year(journal)
    desk.open()
    desk.press("Ctrl+3")
    page = desk.pages.page
    assert isinstance(page, TrendsPage)
    assert not page.settled
    desk.press("Ctrl+L")
    assert desk.replaced
    assert not page._reader.busy


def test_what_was_not_read_to_the_end_is_read_when_the_page_is_seen_again(desk: Desk) -> None:
    with desk.journal() as journal:
        half_year(journal)
    desk.open()
    desk.press("Ctrl+3")
    desk.press("Ctrl+1")
    desk.press("Ctrl+3")
    page = desk.pages.page
    assert isinstance(page, TrendsPage)
    desk.wait(lambda: page.settled)
    assert page._cards
