"""Weekly review: how a week felt is written down, kept, taken back, and outlives a lock."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QScrollArea

from inglenook.journal.entries import WeeklyReview
from inglenook.journal.errors import DiskFull
from inglenook.journal.people import Person
from inglenook.journal.vocabulary import Practice, Tried, Weekday
from support.reviews import (
    BEFORE_LAST,
    LAST,
    NOW,
    PAGE,
    PRESENT,
    at,
    days,
    keep_bids,
    keep_review,
    kept,
    lock_and_return,
    look,
    paper,
    reviews,
    slider,
    tab_to,
)
from support.vaults import Clock
from support.windows import Desk

WORDS = "half a sent"


@pytest.fixture
def desk(desk: Desk) -> Desk:
    """Somebody on the evening of the 25th of November 2026."""
    desk.clock = Clock(NOW)
    return desk


@pytest.fixture
def robin(desk: Desk) -> Person:
    with desk.journal() as journal:
        person = journal.new(Person, name="Robin")
        journal.keep(person)
    return person


def test_a_reflection_is_written_from_the_keyboard_alone(desk: Desk) -> None:
    desk.open()
    number = list(desk.pages.sidebar._buttons).index(PAGE) + 1
    desk.press(f"Ctrl+{number}")
    assert desk.focused() is slider(desk, "joy")
    desk.press("Alt+Left")
    assert desk.focused() is slider(desk, "joy")
    desk.write("7")
    for name, text in (("anxiety", "3"), ("stood_out", "The long way round")):
        tab_to(desk, name)
        desk.write(text)
    tab_to(desk, "practice.needs")
    desk.press("Space", "Ctrl+Return")
    assert desk.window.toast.sentence == "Kept on your timeline."
    review = kept(desk)
    assert (review.week, review.joy, review.anxiety, review.warmth) == (LAST, 7, 3, None)
    assert (review.stood_out, review.practice) == ("The long way round", Practice.NEEDS)
    assert review.happened.date() == NOW.date()


def test_the_tab_key_comes_to_everything_from_the_top_to_the_bottom(
    desk: Desk, robin: Person
) -> None:
    with desk.journal() as journal:
        keep_bids(journal, robin, at(11, 18), met=6, missed=2)
        keep_review(journal, BEFORE_LAST, practice=Practice.TOOLS)
    look(desk, LAST)
    desk.focus(f"{PAGE}.this")
    found = [desk.focused().objectName()]
    while found[-1] != "weekEntries.list" and len(found) < 60:
        desk.press("Tab")
        found.append(desk.focused().objectName())
    assert found == [
        *(f"{PAGE}.{name}" for name in ("this", "before", "after")),
        *(f"tried.{tried}" for tried in Tried),
        "weekCharts.bids",
        *("joy", "warmth", "belonging", "loneliness", "anxiety", "frustration"),
        *("stood_out", "to_practise"),
        *(f"practice.{practice}" for practice in Practice),
        "weekEntries.list",
    ]


def test_looking_at_a_week_keeps_nothing(desk: Desk) -> None:
    look(desk)
    desk.press("Alt+Left", "Alt+Left", "Alt+Right")
    desk.focus("stood_out")
    desk.write("a")
    desk.press("Backspace", "Alt+Right")
    desk.click("sidebar.today")
    assert reviews(desk) == []


def test_a_review_that_is_taken_back_leaves_its_week_free(desk: Desk) -> None:
    look(desk)
    slider(desk, "warmth").setFocus()
    desk.write("6")
    kept(desk)
    desk.press("Ctrl+Z")
    assert reviews(desk) == []
    assert slider(desk, "warmth").number is None
    desk.press("Ctrl+Y")
    assert kept(desk).warmth == 6
    assert slider(desk, "warmth").number == 6
    desk.write("4")
    desk.wait(lambda: kept(desk).warmth == 4)


def test_each_week_has_its_own_words(desk: Desk) -> None:
    look(desk)
    desk.focus("stood_out")
    desk.write("now")
    desk.press("Alt+Left")
    assert desk.focused() is paper(desk, "stood_out")
    assert paper(desk, "stood_out").toPlainText() == ""
    desk.press("Ctrl+Y")  # what was typed in the other week is not to be had here
    desk.write("then")
    desk.press("Alt+Right")
    assert paper(desk, "stood_out").toPlainText() == "now"
    desk.press("Alt+Left")
    assert paper(desk, "stood_out").toPlainText() == "then"
    said = {review.week: review.stood_out for review in reviews(desk)}
    assert said == {PRESENT: "now", LAST: "then"}


def test_what_was_written_in_two_weeks_is_taken_back_in_two_steps(desk: Desk) -> None:
    look(desk)
    slider(desk, "joy").setFocus()
    desk.write("3")
    desk.press("Alt+Left")
    desk.write("5")
    desk.wait(lambda: len(reviews(desk)) == 2)
    desk.press("Ctrl+Z")
    assert [review.joy for review in reviews(desk)] == [3]
    assert slider(desk, "joy").number is None
    desk.press("Ctrl+Z")
    assert reviews(desk) == []


def test_half_written_words_of_two_weeks_outlive_a_lock(desk: Desk) -> None:
    look(desk)
    desk.focus("stood_out")
    desk.write(WORDS)
    desk.press("Alt+Left")
    desk.write("another " + WORDS)
    lock_and_return(desk)
    assert days(desk) == "16 to 22 Nov 2026"
    assert paper(desk, "stood_out").toPlainText() == "another " + WORDS
    assert desk.focused() is paper(desk, "stood_out")
    desk.write("ence")
    desk.press("Alt+Right")
    assert paper(desk, "stood_out").toPlainText() == WORDS
    desk.press("Ctrl+End")
    desk.write("ence")
    lock_and_return(desk)
    said = {review.week: review.stood_out for review in reviews(desk)}
    assert said == {PRESENT: WORDS + "ence", LAST: f"another {WORDS}ence"}


def test_words_that_cannot_be_kept_are_held_for_each_week(desk: Desk) -> None:
    look(desk)
    for text in ("one\0", "two\0"):
        desk.focus("to_practise")
        paper(desk, "to_practise").insertPlainText(text)
        desk.press("Alt+Left")
    lock_and_return(desk)
    assert reviews(desk) == []
    assert days(desk) == "9 to 15 Nov 2026"
    assert paper(desk, "to_practise").toPlainText() == ""
    for text in ("two", "one"):
        desk.press("Alt+Right")
        assert paper(desk, "to_practise").toPlainText().startswith(text)
    lock_and_return(desk)
    assert paper(desk, "to_practise").toPlainText().startswith("one")
    desk.press("Ctrl+End", "Backspace")
    assert kept(desk).to_practise == "one"


def test_the_week_and_the_scrolling_are_there_after_a_lock(desk: Desk, robin: Person) -> None:
    with desk.journal() as journal:
        keep_bids(journal, robin, at(11, 10), met=6, missed=2)
    desk.open()
    desk.window.resize(960, 640)
    look(desk, BEFORE_LAST)
    bar = scrolling(desk).verticalScrollBar()
    desk.wait(lambda: bar.maximum() > 500)
    bar.setValue(bar.maximum())
    at_the_end = bar.value()
    lock_and_return(desk)
    assert days(desk) == "9 to 15 Nov 2026"
    desk.wait(lambda: scrolling(desk).verticalScrollBar().value() == at_the_end)


def scrolling(desk: Desk) -> QScrollArea:
    area = desk.pages.page._scroll
    assert area is not None
    return area


def test_words_that_cannot_be_written_hold_the_week_in_place(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    look(desk)
    desk.focus("stood_out")
    desk.write(WORDS)

    def full(*_given: object) -> None:
        raise DiskFull

    with monkeypatch.context() as patch:
        patch.setattr(desk.here.store, "write", full)
        desk.press("Alt+Left")
        assert days(desk) == "23 to 29 Nov 2026"
        assert paper(desk, "stood_out").toPlainText() == WORDS
        assert desk.window.toast.sentence == str(DiskFull())
    desk.press("Alt+Left")
    assert days(desk) == "16 to 22 Nov 2026"
    assert kept(desk).stood_out == WORDS


def test_a_review_in_the_bin_frees_the_week(desk: Desk) -> None:
    with desk.journal() as journal:
        first = keep_review(journal, LAST, joy=2, stood_out="a grey one")
    look(desk, LAST)
    assert paper(desk, "stood_out").toPlainText() == "a grey one"
    desk.here.remove(first)
    assert paper(desk, "stood_out").toPlainText() == ""
    assert slider(desk, "joy").number is None
    slider(desk, "joy").setFocus()
    desk.write("9")
    desk.wait(lambda: len(reviews(desk)) == 2)
    assert [(each.joy, each.binned is None) for each in reviews(desk)] == [(2, False), (9, True)]


def test_of_two_reviews_the_one_that_is_opened_is_shown(desk: Desk) -> None:
    with desk.journal() as journal:
        older = keep_review(journal, LAST, stood_out="the older one")
        keep_review(journal, LAST + timedelta(days=3), stood_out="the newer one")
    look(desk, LAST)
    assert paper(desk, "stood_out").toPlainText() == "the newer one"
    desk.click("sidebar.today")
    desk.pages.open_record(older)
    assert paper(desk, "stood_out").toPlainText() == "the older one"
    slider(desk, "joy").setFocus()
    desk.write("1")
    desk.wait(lambda: [review.joy for review in reviews(desk)] == [1, None])


def test_a_review_opens_at_home_in_its_week(desk: Desk) -> None:
    with desk.journal() as journal:
        review = keep_review(journal, BEFORE_LAST, warmth=4)
    desk.open()
    desk.pages.open_record(review)
    assert days(desk) == "9 to 15 Nov 2026"
    assert slider(desk, "warmth").number == 4
    desk.pages.begin(WeeklyReview)
    assert days(desk) == "23 to 29 Nov 2026"
    assert desk.focused().objectName() == "joy"


def test_reviews_stay_when_the_week_starts_on_another_day(desk: Desk) -> None:
    with desk.journal() as journal:
        keep_review(journal, LAST, stood_out="the boats")
    look(desk, LAST)
    desk.here.keep(replace(desk.here.preferences, week_start=Weekday.SUNDAY))
    assert days(desk) == "15 to 21 Nov 2026"
    assert paper(desk, "stood_out").toPlainText() == "the boats"
    desk.press("Alt+Right")
    assert days(desk) == "22 to 28 Nov 2026"
    assert paper(desk, "stood_out").toPlainText() == ""
    desk.press("Alt+Right")
    assert days(desk) == "22 to 28 Nov 2026"
