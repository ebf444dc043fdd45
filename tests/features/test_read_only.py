"""A journal that can only be read: every page works, nothing pretends to keep, all can be saved."""

import json
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton, QWidget

from inglenook import demo
from inglenook.journal.days import local_now
from inglenook.journal.entries import Note
from inglenook.journal.errors import OnlyToRead
from inglenook.journal.store import Filter
from inglenook.ui.forms.form import Form
from inglenook.ui.journal_pages import ALL
from inglenook.ui.pages.first_run import FirstRunPage
from inglenook.vault.vault import open_vault
from support.damaging import do, flip, layout_of
from support.looks import clipped, outside
from support.timelines import open_row
from support.vaults import PASSPHRASE, database_file
from support.windows import Desk

REFUSED = str(OnlyToRead())


@pytest.fixture
def reading(desk: Desk) -> Desk:
    """Somebody with half a year of everything, of which the people cannot be read."""
    with desk.journal() as journal:
        records = list(demo.sample(local_now().date(), 8, None, 1))
        journal.store.fill(records)  # type: ignore[attr-defined]
    with open_vault(desk.path, PASSPHRASE) as vault:
        person = layout_of(vault).roots["person"]
    do(flip(1, person), desk.path)
    desk.begin(desk.path)
    desk.write(PASSPHRASE)
    desk.press("Return")
    page = desk.window.unlock_page
    desk.wait(lambda: desk.sees("unlock.step.read") and page._task is None)
    desk.click("unlock.step.read")
    desk.wait(lambda: desk.window.pages is not None)
    return desk


def said(desk: Desk) -> str:
    return desk.window.toast.sentence if desk.sees("toast") else ""


def test_every_page_works_under_the_banner_and_says_nothing_wrong(reading: Desk) -> None:
    before = {path.name: path.read_bytes() for path in reading.path.iterdir()}
    for page in ALL:
        if page is FirstRunPage:
            continue
        reading.pages.show_page(page.NAME)
        reading.wait(lambda name=page.NAME: name == reading.pages.page.NAME)
        assert "Nothing can be written or changed here." in reading.read("readOnly")
        assert said(reading) == "", page.NAME
        for _pass in range(3):  # one layout may ask for another
            QApplication.sendPostedEvents()
            QApplication.processEvents()
        assert [*clipped(reading.window), *outside(reading.window)] == [], page.NAME
    assert "Somebody 1" in [person.name for person in reading.here.people()]
    assert {path.name: path.read_bytes() for path in reading.path.iterdir()} == before


def test_no_field_pretends_to_keep_words(reading: Desk) -> None:
    reading.wait(lambda: reading.sees("unseen_part"))
    reading.focus("unseen_part")
    reading.write("hope")
    assert reading.find("unseen_part", QPlainTextEdit).toPlainText() == ""
    assert "Open for reading only" in reading.read()
    assert "Kept as you write" not in reading.read()
    for form in reading.pages.page.findChildren(Form):
        assert form.editors
        assert all(_takes_nothing(each.control) for each in form.editors.values())


def _takes_nothing(control: QWidget) -> bool:
    return not control.isEnabled() or bool(control.property("readOnly"))


def test_what_would_change_something_is_refused_in_a_sentence(reading: Desk) -> None:
    assert not reading.find("bids.offered.toward", QPushButton).isEnabled()
    reading.click("sidebar.timeline")
    open_row(reading, 3)
    count = reading.here.store.count(Filter())
    reading.click("entryEditor.bin")
    assert said(reading) == REFUSED
    assert reading.here.store.count(Filter()) == count
    reading.window.toast.hide()
    reading.press("Ctrl+Z", "Ctrl+1", "Ctrl+B", "Ctrl+2")
    assert said(reading) == ""


def test_all_that_can_be_read_is_saved_from_the_banner(
    reading: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / "all.json"
    monkeypatch.setattr(reading.window.ask, "for_new_file", lambda *_asked: file)
    notes = len(reading.here.all(Note))
    reading.click("readOnly.way")
    reading.wait(lambda: said(reading).startswith("Saved."), timeout=20000)
    records = json.loads(file.read_text("utf-8"))["records"]
    assert 0 < len(records["note"]) <= notes
    assert "Somebody 1" in [each["name"] for each in records["person"]]


def test_a_lock_works_as_ever_and_loses_no_words(reading: Desk) -> None:
    content = database_file(reading.path).read_bytes()
    reading.press("Ctrl+L")
    (replaced,) = reading.replaced
    assert replaced.arguments == ["--after-lock", "kept", str(reading.path)]
    assert replaced.hidden
    assert database_file(reading.path).read_bytes() == content


def test_closing_asks_nothing(reading: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading.window.ask, "confirm", lambda *_asked: pytest.fail("asked"))
    assert reading.window.close()
    reading.end()


def test_the_banner_can_be_reached_and_used_from_the_keyboard(
    reading: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    monkeypatch.setattr(reading.window.ask, "for_new_file", lambda *each: asked.append(each))
    way = reading.find("readOnly.way", QPushButton)
    assert way.accessibleName() or way.text()
    way.setFocus()
    reading.press("Space")
    assert asked
    assert reading.pages.page.NAME == "settings"
