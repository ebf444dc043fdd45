"""Settings: what is chosen takes effect at once and stays, and the file tells nothing personal."""

import json
from datetime import UTC, datetime

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton

from inglenook.journal.entries import Bid
from inglenook.journal.people import Person
from inglenook.journal.vocabulary import Answer, Direction, Weekday
from inglenook.ui.theme import tokens
from support.timelines import model_of
from support.windows import Desk

KEYS = {
    "theme",
    "text_size",
    "idle_minutes",
    "quick_hide",
    "hide_key",
    "remember_journal",
    "last_journal",
    "geometry",
}
MONDAY_MORNING = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)


@pytest.fixture
def settings(desk: Desk) -> Desk:
    desk.open()
    desk.click("sidebar.settings")
    return desk


def kept(desk: Desk) -> dict[str, object]:
    """What stands in the settings file."""
    found: dict[str, object] = json.loads(desk.settings_file.read_text("utf-8"))
    return found


def ground(desk: Desk) -> str:
    return desk.application.palette().color(QPalette.ColorRole.Window).name().upper()


def test_the_theme_is_switched_and_remembered(settings: Desk) -> None:
    assert ground(settings) == tokens("light")["background"].upper()
    settings.click("settings.theme.dark")
    assert ground(settings) == tokens("dark")["background"].upper()
    picture = settings.window.grab().toImage()
    assert picture.pixelColor(600, 5).name().upper() == tokens("dark")["background"].upper()
    assert kept(settings)["theme"] == "dark"
    settings.end()
    settings.open()
    assert ground(settings) == tokens("dark")["background"].upper()
    settings.click("sidebar.settings")
    assert settings.find("settings.theme.dark", QPushButton).isChecked()
    settings.click("settings.theme.light")
    assert ground(settings) == tokens("light")["background"].upper()


def test_a_week_that_starts_on_sunday_counts_yesterday(desk: Desk) -> None:
    desk.clock = lambda: MONDAY_MORNING
    keep_bid(desk, "2026-11-22T12:00:00+00:00")
    desk.open()
    desk.wait(lambda: "Nothing noted yet this week. Last week:" in desk.read("week"))
    desk.click("sidebar.settings")
    desk.click("week_start.sunday")
    desk.click("sidebar.today")
    desk.wait(lambda: "Nothing noted yet" not in desk.read("week"))
    assert figures(desk)[0] == "1 of 1"
    assert desk.here.preferences.week_start == Weekday.SUNDAY


def figures(desk: Desk) -> list[str]:
    labels = [each for each in desk.window.findChildren(QLabel) if each.isVisible()]
    return [each.text() for each in labels if each.property("role") == "figure"]


def keep_bid(desk: Desk, moment: str) -> None:
    with desk.journal() as journal:
        robin = journal.new(Person, name="Robin")
        journal.keep(robin)
        happened = datetime.fromisoformat(moment)
        asked = {"direction": Direction.OFFERED, "answer": Answer.TOWARD}
        journal.keep(journal.new(Bid, person=robin.id, happened=happened, **asked))


def test_a_day_that_starts_later_takes_in_the_hours_after_midnight(desk: Desk) -> None:
    desk.clock = lambda: MONDAY_MORNING
    keep_bid(desk, "2026-11-23T02:30:00+00:00")
    desk.open()
    desk.click("sidebar.timeline")
    assert day_of_first_row(desk) == 23
    desk.click("sidebar.settings")
    desk.click("day_start.3")
    desk.click("sidebar.timeline")
    assert day_of_first_row(desk) == 22
    desk.click("sidebar.settings")
    desk.click("day_start.2")
    desk.click("sidebar.timeline")
    assert day_of_first_row(desk) == 23


def day_of_first_row(desk: Desk) -> int:
    model = model_of(desk)
    entry = model.entry(0)
    assert entry is not None
    return model.day_of(entry).day


def test_a_setting_of_the_journal_travels_with_it_and_not_with_the_device(settings: Desk) -> None:
    settings.click("week_start.saturday")
    settings.end()
    settings.settings_file.unlink(missing_ok=True)
    settings.open()
    assert settings.here.preferences.week_start == Weekday.SATURDAY
    settings.click("sidebar.settings")
    assert settings.find("week_start.saturday", QPushButton).isChecked()


def test_a_setting_is_taken_back_and_set_again(settings: Desk) -> None:
    settings.click("week_start.sunday")
    settings.wait(lambda: settings.here.preferences.week_start == Weekday.SUNDAY)
    settings.press("Ctrl+Z")
    assert settings.here.preferences.week_start == Weekday.MONDAY
    assert settings.find("week_start.monday", QPushButton).isChecked()
    settings.click("week_start.friday")
    settings.wait(lambda: settings.here.preferences.week_start == Weekday.FRIDAY)
    assert len(settings.here.all(type(settings.here.preferences))) == 1


def test_the_minutes_before_a_lock_are_chosen(settings: Desk) -> None:
    assert settings.find("settings.idleMinutes.5", QPushButton).isChecked()
    settings.click("settings.idleMinutes.15")
    assert kept(settings)["idle_minutes"] == 15
    assert settings.program is not None
    assert settings.program.presence._minutes() == 15


def test_the_place_of_the_journal_is_remembered_only_if_that_is_wanted(settings: Desk) -> None:
    box = settings.find("settings.remember", QCheckBox)
    assert not box.isChecked()
    settings.click("settings.theme.dark")
    settings.window.close()
    settings.end()
    assert "journal.inglenook" not in settings.settings_file.read_text("utf-8")
    settings.open()
    settings.click("sidebar.settings")
    settings.click("settings.remember")
    assert kept(settings)["last_journal"] == str(settings.path)
    settings.end()
    settings.begin()  # no path given: the remembered one is asked about
    assert settings.window.unlock_page.path == settings.path
    settings.unlock()
    settings.click("sidebar.settings")
    settings.click("settings.remember")
    assert kept(settings)["last_journal"] == ""


def test_the_file_has_only_its_fixed_keys_and_is_for_this_user_only(settings: Desk) -> None:
    settings.click("settings.remember")
    settings.click("settings.idleMinutes.30")
    settings.click("settings.theme.light")
    settings.window.close()
    settings.end()
    assert set(kept(settings)) == KEYS
    assert settings.settings_file.stat().st_mode & 0o777 == 0o600


def test_the_windows_size_is_remembered(settings: Desk) -> None:
    settings.window.setGeometry(20, 30, 1000, 700)
    settings.window.close()
    settings.end()
    settings.begin(settings.path)
    assert settings.window.size().toTuple() == (1000, 700)


@pytest.mark.parametrize("content", ["", "[]", "{", '{"theme": 3, "idle_minutes": -1}', "\0\xff"])
def test_a_spoilt_settings_file_costs_only_the_settings(desk: Desk, content: str) -> None:
    desk.settings_file.write_text(content, "latin-1")
    desk.open()
    assert desk.device.settings.theme == "system"
    assert desk.device.settings.idle_minutes in (1, 5)
