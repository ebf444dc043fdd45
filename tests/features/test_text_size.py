"""The size of the text: seen at once on every page, kept for the next start, and room for it."""

import json

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton, QWidget

from inglenook.journal.entries import TrustFeeling
from inglenook.journal.errors import DiskFull
from inglenook.ui.journal_pages import FOOT, PAGES
from inglenook.ui.theme import tokens
from support.entries import one_of_each
from support.looks import UsualLook, clipped, outside
from support.windows import Desk


@pytest.fixture
def settings(desk: Desk) -> Desk:
    desk.open()
    desk.click("sidebar.settings")
    return desk


def heights(desk: Desk) -> tuple[int, int]:
    """How tall a line of body text is, and how wide the sidebar."""
    page = desk.find("page", QWidget)
    return page.fontMetrics().height(), desk.pages.sidebar.width()


def test_the_size_of_the_text_is_seen_at_once_and_stays(look: UsualLook, settings: Desk) -> None:
    settings.window.resize(1900, 900)
    usual, narrow = heights(settings)
    assert settings.find("settings.textSize.100", QPushButton).isChecked()
    settings.click("settings.textSize.150")
    taller, wider = heights(settings)
    assert taller > usual * 1.4
    assert wider == round(narrow * 1.5)
    assert json.loads(settings.settings_file.read_text("utf-8"))["text_size"] == 150
    settings.end()
    look.enlarge(1.0)  # a new process meets the system's own size
    settings.open()
    settings.click("sidebar.settings")
    assert heights(settings)[0] == taller
    settings.click("settings.textSize.100")
    assert heights(settings)[0] == usual


def test_the_sidebar_shrinks_to_icons_where_larger_words_have_no_room(settings: Desk) -> None:
    assert settings.pages.sidebar.width() > 200
    settings.click("settings.textSize.200")
    assert settings.pages.sidebar.width() < 100


def test_what_is_half_written_outlives_another_size_of_text(desk: Desk) -> None:
    desk.open()
    desk.focus("unseen_part")
    desk.write("half a sent")
    desk.click("sidebar.timeline")
    desk.click("sidebar.settings")
    desk.click("settings.textSize.130")
    desk.click("sidebar.today")
    assert desk.find("unseen_part", QPlainTextEdit).toPlainText() == "half a sent"
    desk.focus("unseen_part")
    desk.press("Ctrl+End")
    desk.write("ence")
    desk.click("done")
    assert [each.unseen_part for each in desk.here.all(TrustFeeling)] == ["half a sentence"]


def test_the_same_colours_and_another_size_do_not_disturb_each_other(settings: Desk) -> None:
    settings.click("settings.textSize.175")
    large = heights(settings)
    settings.click("settings.theme.dark")
    assert heights(settings) == large
    settings.click("settings.textSize.100")
    ground = settings.application.palette().color(QPalette.ColorRole.Window)
    assert ground.name().upper() == tokens("dark")["background"].upper()


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_pages_made_before_have_room_for_larger_words(desk: Desk) -> None:
    with desk.journal() as journal:
        one_of_each(journal)
    desk.open()
    desk.window.resize(960, 640)
    for page in (*PAGES, *FOOT):
        desk.click(f"sidebar.{page.NAME}")
    desk.click("settings.textSize.200")
    found = []
    for page in (*FOOT, *PAGES):
        desk.click(f"sidebar.{page.NAME}")
        for _pass in range(3):
            QApplication.sendPostedEvents()
            QApplication.processEvents()
        faults = (*clipped(desk.window), *outside(desk.window))
        found += [f"{page.NAME}: {each}" for each in faults]
    assert not found, "\n".join(found)


def test_a_full_disk_does_not_stand_in_the_way_of_larger_words(settings: Desk) -> None:
    usual, _width = heights(settings)
    settings.click("sidebar.today")
    settings.focus("unseen_part")
    settings.write("hope")
    settings.click("sidebar.settings")

    def full(*_given: object) -> None:
        raise DiskFull

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(settings.here.store, "write_drafts", full)
        settings.click("settings.textSize.150")
        assert settings.window.toast.sentence == str(DiskFull())
    assert heights(settings)[0] > usual
    settings.click("sidebar.today")
    assert settings.find("unseen_part", QPlainTextEdit).toPlainText() == "hope"
