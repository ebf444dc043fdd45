"""The size of the text: seen at once on every page, kept for the next start, and room for it."""

import json

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton, QWidget

from inglenook.journal.entries import TrustFeeling
from inglenook.journal.errors import DiskFull
from inglenook.ui.journal_pages import FOOT, PAGES
from inglenook.ui.theme import LIGHT, Look, Theme, tokens
from support.disks import full_disk
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


@pytest.mark.parametrize("choice", ["settings.textSize.130", "settings.theme.dark"])
def test_what_is_half_written_outlives_another_look(desk: Desk, choice: str) -> None:
    desk.open()
    desk.focus("unseen_part")
    desk.write("half a sent")
    desk.click("sidebar.timeline")
    desk.click("sidebar.settings")
    desk.click(choice)
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

    with full_disk(settings):
        settings.click("settings.textSize.150")
        assert settings.window.toast.sentence == str(DiskFull())
    assert heights(settings)[0] > usual
    settings.click("sidebar.today")
    assert settings.find("unseen_part", QPlainTextEdit).toPlainText() == "hope"


@pytest.mark.parametrize(
    ("systems", "percent", "scale"),
    [(1.0, 100, 1.0), (1.0, 150, 1.5), (1.4, 150, 2.1), (2.0, 200, 2.5), (0.8, 115, 1.15)],
)
def test_it_comes_on_top_of_the_systems_own_size(
    qapp: QApplication, look: UsualLook, systems: float, percent: int, scale: float
) -> None:
    look.enlarge(systems)
    from_the_start = Look(qapp, LIGHT, percent)
    assert Theme.current.scale == pytest.approx(scale)
    from_the_start.size_text(100)
    assert Theme.current.scale == pytest.approx(max(systems, 1.0))
    told: list[float] = []
    from_the_start.announced.connect(lambda: told.append(Theme.current.scale))
    from_the_start.changed.connect(lambda: told.append(Theme.current.scale))
    from_the_start.size_text(percent)
    if percent != 100:
        assert told == pytest.approx([max(systems, 1.0), scale])
    from_the_start.deleteLater()
