"""Weekly review: one practice to try, how the last one went, and a week that has ended."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QPushButton

from inglenook.journal.entries import WeeklyReview
from inglenook.journal.vocabulary import AskedList, Practice, Tried
from inglenook.ui.widgets.week_ended_card import WeekEndedCard
from support.reviews import (
    BEFORE_LAST,
    LAST,
    NOW,
    PAGE,
    at,
    days,
    keep_note,
    keep_review,
    kept,
    lock_and_return,
    look,
    reviews,
    slider,
    tab_to,
)
from support.vaults import Clock
from support.windows import Desk


@pytest.fixture
def desk(desk: Desk) -> Desk:
    """Somebody on the evening of the 25th of November 2026."""
    desk.clock = Clock(NOW)
    return desk


def test_each_practice_has_a_line_until_one_is_chosen(desk: Desk) -> None:
    look(desk)
    lines = desk.read("reflection.practices").splitlines()
    assert len(lines) == len(Practice)
    desk.click("practice.needs")
    assert desk.read("reflection.practices").startswith("Say one need")
    assert kept(desk).practice == Practice.NEEDS
    desk.press("Ctrl+Z")
    assert desk.read("reflection.practices").splitlines() == lines


def test_hidden_practices_are_not_offered(desk: Desk) -> None:
    look(desk)
    shown = desk.here.preferences
    desk.here.keep(replace(shown, hidden_practices=(Practice.NEEDS, Practice.TOOLS)))
    desk.wait(lambda: desk.sees("practice.support"))
    assert not desk.sees("practice.needs")
    assert len(desk.read("reflection.practices").splitlines()) == 3
    tab_to(desk, "practice.question")
    desk.press("Tab")
    assert desk.focused().objectName() == "sidebar.today"
    desk.here.keep(replace(shown, hidden_lists=(AskedList.PRACTICES,)))
    assert not desk.sees("practice.support")
    assert not desk.sees("reflection.practices")


@pytest.fixture
def asked(desk: Desk) -> WeeklyReview:
    """Last week's review, in which a practice was chosen."""
    with desk.journal() as journal:
        return keep_review(journal, LAST, joy=4, practice=Practice.NEEDS)


def answer(desk: Desk, review: WeeklyReview) -> Callable[[], Tried | None]:
    def said() -> Tried | None:
        found = desk.here.find(WeeklyReview, review.id)
        assert found is not None
        return found.tried

    return said


def test_the_practice_of_last_week_is_asked_about_and_answered(
    desk: Desk, asked: WeeklyReview
) -> None:
    look(desk)
    said = answer(desk, asked)
    words = desk.read("practiceAsked")
    assert words == "Last week you wanted to try: Say my needs clearly\nHow did it go?"
    desk.click("tried.some")
    desk.wait(lambda: said() == Tried.SOME)
    assert desk.find("tried.some", QPushButton).isChecked()
    assert [review.week for review in reviews(desk)] == [LAST]
    desk.press("Ctrl+Z")
    assert said() is None
    assert not desk.find("tried.some", QPushButton).isChecked()
    desk.press("Ctrl+Y")
    assert said() == Tried.SOME
    desk.press("Alt+Left", "Alt+Right")
    assert not desk.sees("practiceAsked")


def test_an_answer_can_be_changed_while_one_is_here(desk: Desk, asked: WeeklyReview) -> None:
    look(desk)
    said = answer(desk, asked)
    desk.click("tried.no")
    desk.wait(lambda: said() == Tried.NO)
    desk.click("tried.yes")
    desk.wait(lambda: said() == Tried.YES)
    desk.click("tried.yes")
    desk.wait(lambda: said() is None)
    desk.press("Alt+Left", "Alt+Right")
    assert desk.sees("practiceAsked")


def test_an_answer_given_right_before_a_lock_is_kept(desk: Desk, asked: WeeklyReview) -> None:
    look(desk)
    desk.click("tried.yes")
    lock_and_return(desk)
    assert answer(desk, asked)() == Tried.YES
    assert not desk.sees("practiceAsked")


def test_an_earlier_week_asks_about_the_week_before_it(desk: Desk) -> None:
    with desk.journal() as journal:
        keep_review(journal, BEFORE_LAST, practice=Practice.SUPPORT)
    look(desk)
    assert not desk.sees("practiceAsked")
    desk.press("Alt+Left")
    words = "The week before, you wanted to try: Be with people who support me"
    assert desk.read("practiceAsked").startswith(words)


def test_a_practice_that_is_hidden_is_not_asked_about(desk: Desk, asked: WeeklyReview) -> None:
    look(desk)
    assert desk.sees("practiceAsked")
    desk.here.keep(replace(desk.here.preferences, hidden_practices=(Practice.NEEDS,)))
    assert not desk.sees("practiceAsked")
    desk.here.undo()
    assert desk.sees("practiceAsked")
    desk.here.remove(asked)
    assert not desk.sees("practiceAsked")


@pytest.fixture
def card(desk: Desk) -> WeekEndedCard:
    """The card on a page of an open journal in which a note was written last week."""
    with desk.journal() as journal:
        keep_note(journal, at(11, 18))
    desk.open()
    desk.click("sidebar.settings")
    made = WeekEndedCard(desk.pages._around)
    made.setObjectName("underTest")
    desk.pages.page.body.insertWidget(0, made)
    return made


def test_a_week_that_has_ended_leads_to_its_review(desk: Desk, card: WeekEndedCard) -> None:
    assert not card.isVisible()
    card.refresh()
    assert desk.read("underTest") == "A week has ended. Look at 16 to 22 Nov?"
    desk.click("weekEnded.look", within="underTest")
    assert desk.pages.page.NAME == PAGE
    assert days(desk) == "16 to 22 Nov 2026"
    slider(desk, "joy").setFocus()
    desk.write("5")
    assert kept(desk).week == LAST
    desk.click("sidebar.settings")
    card.refresh()
    assert not desk.sees("underTest")


def test_a_week_that_is_put_aside_is_left_alone(desk: Desk, card: WeekEndedCard) -> None:
    card.refresh()
    desk.click("weekEnded.notNow", within="underTest")
    assert not desk.sees("underTest")
    card.refresh()
    assert not desk.sees("underTest")
    assert not desk.here.can_undo
    lock_and_return(desk)
    assert "weekly_review.aside" in desk.here.store.drafts()
