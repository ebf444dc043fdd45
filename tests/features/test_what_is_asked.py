"""What the person does not want to see is not asked, and whom they can turn to is at hand."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QPushButton

from inglenook.journal.entries import Bid, Need, TrustFeeling, WeeklyReview
from inglenook.journal.people import CoreGift, Person
from inglenook.journal.preferences import HelpLine
from inglenook.journal.record import Entry
from inglenook.journal.vocabulary import (
    About,
    Answer,
    AskedList,
    Direction,
    Practice,
    Sign,
    Weekday,
)
from inglenook.ui.widgets.entry_editor import EntryEditor
from support.windows import NO_KEYS, Desk


@pytest.fixture
def settings(desk: Desk) -> Desk:
    desk.open()
    desk.click("sidebar.settings")
    return desk


def test_a_hidden_list_is_not_asked_any_more_and_stays_where_it_was_answered(desk: Desk) -> None:
    with desk.journal() as journal:
        answered = journal.new(TrustFeeling, about=About.GENERAL, trust=3, signs=(Sign.COLD,))
        plain = journal.new(TrustFeeling, about=About.GENERAL, trust=4)
        journal.keep(answered, plain)
    desk.open()
    desk.click("more")
    assert desk.sees("signs")
    desk.click("sidebar.settings")
    assert "stays in its entries" in desk.read("page")
    desk.click("hidden_lists.signs")
    assert desk.here.preferences.hidden_lists == (AskedList.SIGNS,)
    desk.click("sidebar.today")
    assert not desk.sees("signs")
    assert desk.sees("roots")
    for entry, is_asked in ((answered, True), (plain, False)):
        desk.pages.open_record(entry)
        desk.wait(lambda: desk.sees("trust", within="entryEditor"))
        assert desk.sees("signs", within="entryEditor") == is_asked
    desk.click("sidebar.settings")
    desk.press("Ctrl+Z")
    assert not desk.find("hidden_lists.signs", QPushButton).isChecked()
    desk.click("sidebar.today")
    assert desk.sees("signs")


@pytest.mark.parametrize("word", AskedList)
def test_every_list_that_is_hidden_is_gone_from_the_forms_of_its_records(
    desk: Desk, word: AskedList
) -> None:
    hides = {
        AskedList.SIGNS: {"signs"},
        AskedList.ROOTS: {"roots"},
        AskedList.GIFTS: {"gift"},
        AskedList.BID_KINDS: {"kind"},
        AskedList.MANNERS: {"manner"},
        AskedList.PRACTICES: {"practice", "tried"},
    }
    with desk.journal() as journal:
        robin, gift = journal.new(Person, name="Robin"), journal.new(CoreGift, name="Noticing")
        bid = {"direction": Direction.OFFERED, "answer": Answer.TOWARD}
        entries: list[Entry] = [
            journal.new(TrustFeeling, about=About.GENERAL, trust=4),
            journal.new(Bid, person=robin.id, **bid),
            journal.new(Need, what="An evening"),
            journal.new(WeeklyReview, week=journal.calendar.week_of(journal.clock().date()), joy=3),
        ]
        journal.keep(robin, gift, *entries)

    def asked() -> set[str]:
        """Which questions are shown when each of the entries is open in the timeline."""
        return {name for entry in entries for name in asked_of(desk, entry)}

    desk.open()
    before = asked()
    assert set.union(*hides.values()) - {"tried"} <= before
    desk.click("sidebar.settings")
    desk.click(f"hidden_lists.{word}")
    assert before - asked() == hides[word] & before


def asked_of(desk: Desk, entry: Entry) -> set[str]:
    editor = EntryEditor(desk.pages.page.around)
    editor.open(entry, "")
    assert editor.form is not None
    found = {name for name, each in editor.form.editors.items() if not each.isHidden()}
    editor.deleteLater()
    return found


def test_a_hidden_practice_is_not_offered_unless_it_was_chosen(desk: Desk) -> None:
    with desk.journal() as journal:
        week = journal.calendar.week_of(journal.clock().date())
        review = journal.new(WeeklyReview, week=week, joy=3, practice=Practice.TOOLS)
        journal.keep(review)
    desk.open()
    desk.click("sidebar.settings")
    for practice in (Practice.TOOLS, Practice.SUPPORT):
        desk.click(f"hidden_practices.{practice}")
    editor = EntryEditor(desk.pages.page.around)
    editor.open(review, "")
    chips = {each.objectName() for each in editor.findChildren(QPushButton)}
    assert {"practice.tools", "practice.needs"} <= chips
    assert "practice.support" not in chips
    editor.deleteLater()


def test_all_practices_hidden_one_by_one_are_the_list_hidden(desk: Desk) -> None:
    with desk.journal() as journal:
        week = journal.calendar.week_of(journal.clock().date())
        review = journal.new(WeeklyReview, week=week, joy=3)
        journal.keep(review)
    desk.open()
    assert "practice" in asked_of(desk, review)
    desk.click("sidebar.settings")
    for practice in Practice:
        desk.click(f"hidden_practices.{practice}")
    assert "practice" not in asked_of(desk, review)


@pytest.mark.parametrize(
    ("hidden", "words"),
    [
        ((), "Add signs and roots"),
        (("signs",), "Add roots"),
        (("roots",), "Add signs"),
        (("signs", "roots"), "More questions"),
    ],
)
def test_today_names_no_list_that_is_hidden(
    settings: Desk, hidden: tuple[str, ...], words: str
) -> None:
    settings.click("sidebar.today")
    settings.click("sidebar.settings")
    for each in hidden:
        settings.click(f"hidden_lists.{each}")
    settings.click("sidebar.today")
    assert settings.words(["more"]) == [words]
    settings.click("more")
    assert settings.words(["more"]) == ["Fewer questions"]
    assert settings.sees("signs") == ("signs" not in hidden)


def test_the_kind_word_can_be_turned_off(settings: Desk) -> None:
    assert kind_word(settings) == (True, True)
    settings.click("brake")
    assert kind_word(settings) == (False, False)
    settings.press("Ctrl+Z")
    assert kind_word(settings) == (True, True)


def kind_word(desk: Desk) -> tuple[bool, bool]:
    """Whether it is wanted, as it is shown and as it is kept."""
    return desk.find("brake", QCheckBox).isChecked(), desk.here.preferences.brake


def test_each_choice_is_a_step_of_its_own_across_the_cards(settings: Desk) -> None:
    settings.click("week_start.sunday")
    settings.click("hidden_lists.roots")
    settings.click("day_start.4")
    settings.click("hidden_lists.gifts")
    assert chosen(settings) == (Weekday.SUNDAY, 4, (AskedList.ROOTS, AskedList.GIFTS))
    settings.press("Ctrl+Z", "Ctrl+Z")
    assert chosen(settings) == (Weekday.SUNDAY, 0, (AskedList.ROOTS,))
    settings.press("Ctrl+Z", "Ctrl+Z")
    assert chosen(settings) == (Weekday.MONDAY, 0, ())
    assert settings.find("week_start.monday", QPushButton).isChecked()
    settings.click("hidden_lists.signs")
    assert chosen(settings) == (Weekday.MONDAY, 0, (AskedList.SIGNS,))


def chosen(desk: Desk) -> tuple[Weekday, int, tuple[AskedList, ...]]:
    """What two of the cards are about, as it is kept."""
    kept = desk.here.preferences
    return kept.week_start, kept.day_start, kept.hidden_lists


# -- who can help


def test_the_country_chooses_the_lines(settings: Desk) -> None:
    settings.choose("settings.country", "United Kingdom")
    settings.press("Return")
    assert settings.here.preferences.country == "GB"
    settings.wait(lambda: "0808 2000 247" in settings.read("settings.help"))
    assert "1-800-799-7233" not in settings.read("settings.help")
    settings.press("Ctrl+Z")
    assert settings.here.preferences.country == ""
    assert settings.find("settings.country", QComboBox).currentIndex() == 0


def test_the_wheel_is_for_the_page_and_not_for_the_country(settings: Desk) -> None:
    settings.window.resize(960, 640)
    box = settings.find("settings.country", QComboBox)
    settings.pages.show_place("settings", {"card": "help"})
    settings.wait(lambda: box.visibleRegion().boundingRect().height() == box.height())
    middle = QPointF(box.rect().center())
    turned = QWheelEvent(
        middle,
        box.mapToGlobal(middle),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        NO_KEYS,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    settings.application.sendEvent(box, turned)
    assert box.currentIndex() == 0
    assert settings.here.preferences.country == ""


def test_a_country_without_numbers_here_is_still_shown(desk: Desk) -> None:
    with desk.journal() as journal:
        journal.keep(replace(journal.preferences, country="XX"))
    desk.open()
    desk.click("sidebar.settings")
    assert desk.find("settings.country", QComboBox).currentText() == "XX"


def test_somebody_who_helps_is_added_here(settings: Desk) -> None:
    settings.click("settings.help.add")
    settings.write("Nadia")
    settings.focus("reach")
    settings.write("The bell, twice")
    settings.click("settings.help.done")
    assert [each.name for each in settings.here.all(HelpLine)] == ["Nadia"]
    settings.wait(lambda: "The bell, twice" in settings.read("settings.help"))


def test_the_guide_leads_to_who_can_help(desk: Desk) -> None:
    desk.open()
    desk.window.resize(960, 640)
    desk.pages.show_place("guide", {"chapter": "getting-help"})
    desk.click("guide.way.help")
    box = desk.find("settings.country", QComboBox)
    desk.wait(lambda: box.visibleRegion().boundingRect().height() == box.height())
    assert desk.focused() is box
    assert "Who can help" in desk.read("page")
