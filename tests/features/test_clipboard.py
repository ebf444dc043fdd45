"""What is copied anywhere in the window is plain text that asks to be kept nowhere."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget, QPlainTextEdit, QTextBrowser, QWidget

from inglenook.ui.clipboard import HINTS, PLAIN, is_plain, plain
from inglenook.ui.widgets.reading import Reading
from support.windows import Desk

WORDS = "what is only mine"


def windows(name: str) -> str:
    """How Qt is told a kind of Windows' own by its name."""
    return f'application/x-qt-windows-mime;value="{name}"'


def line() -> QWidget:
    made = QLineEdit(WORDS)
    made.selectAll()
    return made


def papers() -> QWidget:
    made = QPlainTextEdit(WORDS)
    made.selectAll()
    return made


def page() -> QWidget:
    made = QTextBrowser()
    made.setHtml(f"<h1><b>{WORDS}</b></h1>")
    made.selectAll()
    return made


def selectable_label() -> QWidget:
    made = QLabel(f"<b>{WORDS}</b>")
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard)
    made.setSelection(0, len(WORDS))
    return made


def entries() -> QWidget:
    made = QListWidget()
    made.addItem(WORDS)
    made.setCurrentRow(0)
    return made


def reading() -> QWidget:
    made = Reading("guide")
    made.show_text(f"**{WORDS}**")
    made.selectAll()
    return made


@pytest.mark.parametrize("made", [line, papers, page, selectable_label, entries, reading])
def test_whatever_is_copied_has_no_look_and_says_to_keep_it_nowhere(
    desk: Desk, made: Callable[[], QWidget]
) -> None:
    desk.open()
    part = made()
    part.setParent(desk.pages)
    part.show()
    part.setFocus()
    desk.press("Ctrl+C")
    assert copied(desk).text() == WORDS
    assert is_plain(copied(desk))


def test_a_field_of_the_program_copies_and_cuts_in_private(desk: Desk) -> None:
    desk.open()
    desk.focus("unseen_part")
    desk.write(WORDS)
    desk.press("Ctrl+A", "Ctrl+X")
    assert copied(desk).text() == WORDS
    assert is_plain(copied(desk))


def test_what_is_dragged_away_from_the_guide_is_plain(desk: Desk) -> None:
    shown = reading()
    assert isinstance(shown, Reading)
    desk.bot.addWidget(shown)
    assert is_plain(shown.createMimeDataFromSelection())


@pytest.mark.parametrize("how", ["Ctrl+L", "hide", "close"])
def test_what_was_copied_goes_with_the_journal(desk: Desk, how: str) -> None:
    desk.open()
    desk.focus("unseen_part")
    desk.write(WORDS)
    desk.press("Ctrl+A", "Ctrl+C")
    assert copied(desk).text() == WORDS
    if how == "hide":
        assert desk.program
        desk.program.hide_and_lock()
    elif how == "close":
        desk.window.close()
    else:
        desk.press(how)
    assert desk.application.clipboard().text() == ""


def test_what_was_copied_before_there_is_a_journal_goes_too(desk: Desk) -> None:
    desk.begin()
    desk.wait(lambda: desk.sees("welcome.name"))
    desk.focus("welcome.name")
    desk.press("Ctrl+A", "Ctrl+C")
    assert is_plain(copied(desk))
    desk.window.close()
    assert desk.application.clipboard().text() == ""


# -- each system's hints


@pytest.mark.parametrize(
    ("system", "wanted"),
    [
        ("linux", {"x-kde-passwordManagerHint": b"secret"}),
        ("freebsd14", {"x-kde-passwordManagerHint": b"secret"}),
        ("darwin", {}),
        (
            "win32",
            {
                windows("ExcludeClipboardContentFromMonitorProcessing"): b"1",
                windows("CanIncludeInClipboardHistory"): bytes(4),
                windows("CanUploadToCloudClipboard"): bytes(4),
            },
        ),
    ],
)
def test_each_system_is_told_in_its_own_words(system: str, wanted: dict[str, bytes]) -> None:
    made = plain(WORDS, system)
    assert made.text() == WORDS
    assert set(made.formats()) == {PLAIN, *wanted}
    assert {kind: bytes(made.data(kind).data()) for kind in wanted} == wanted
    assert is_plain(made, system)


def test_what_has_a_look_or_says_nothing_is_not_taken_for_plain() -> None:
    looks = plain(WORDS, "linux")
    looks.setHtml(f"<b>{WORDS}</b>")
    says_nothing = QMimeData()
    says_nothing.setText(WORDS)
    assert not is_plain(looks, "linux")
    assert not is_plain(says_nothing, "linux")
    assert HINTS["darwin"] == {}
    assert is_plain(says_nothing, "darwin")


def copied(desk: Desk) -> QMimeData:
    return desk.application.clipboard().mimeData()
