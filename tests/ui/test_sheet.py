"""Fields for many words: kept to the letter, undone by bursts, with a cursor that stays."""

from collections.abc import Callable, Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt, QTimer
from PySide6.QtGui import QTextCursor, QTextDocumentFragment, QTextOption
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from inglenook import demo
from inglenook.journal.changes import BURST
from inglenook.journal.days import local_now
from inglenook.journal.entries import Note
from inglenook.ui.clipboard import is_plain
from inglenook.ui.forms.sheet import Sheet
from inglenook.ui.forms.texts import show_text, text_of
from inglenook.ui.forms.writing_editors import Paper
from inglenook.ui.theme import Look
from support.looks import UsualLook

MOST_LETTERS = 72
SENTENCE = "It was raining when we came to the harbour, and nobody said a word. "
LETTERS = st.characters(exclude_categories=["Cs", "Cn"], exclude_characters="\0\r\u2029")
Field = Paper | Sheet
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture(params=[lambda: Paper(3), Sheet], ids=["paper", "sheet"])
def field(
    request: pytest.FixtureRequest, qtbot: QtBot, qapp: QApplication, look: UsualLook
) -> Iterator[Field]:
    """A field for many words, on screen and with the keyboard."""
    made: Callable[[], Field] = request.param
    field, window = made(), QWidget()
    qtbot.addWidget(window)
    QVBoxLayout(window).addWidget(field)
    window.resize(500, 300)
    window.show()
    window.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    yield field
    window.close()


def put_cursor(field: Field, anchor: int, position: int) -> None:
    cursor = field.textCursor()
    cursor.setPosition(anchor)
    cursor.setPosition(position, QTextCursor.MoveMode.KeepAnchor)
    field.setTextCursor(cursor)


def places(field: Field) -> tuple[int, int]:
    return field.textCursor().anchor(), field.textCursor().position()


def pause(field: Field, qtbot: QtBot) -> None:
    """Let the pause that ends a burst go by, without the wait."""
    timer = field.findChild(QTimer, "pause")
    assert isinstance(timer, QTimer)
    assert timer.isActive()
    usual = timer.interval()
    timer.start(0)
    qtbot.waitUntil(lambda: not timer.isActive())
    timer.setInterval(usual)


# -- undo


def test_a_burst_is_one_undo_and_a_pause_makes_it_two(field: Field, qtbot: QtBot) -> None:
    QTest.keyClicks(field, "The harbour")
    QTest.keyClicks(field, " was empty.")
    pause(field, qtbot)
    QTest.keyClicks(field, " We stayed.")
    field.undo()
    assert text_of(field) == "The harbour was empty."
    field.undo()
    assert text_of(field) == ""
    assert not field.document().isUndoAvailable()
    field.redo()
    assert text_of(field) == "The harbour was empty."
    field.redo()
    assert text_of(field) == "The harbour was empty. We stayed."


def test_words_taken_away_after_a_pause_are_an_undo_of_their_own(
    field: Field, qtbot: QtBot
) -> None:
    QTest.keyClicks(field, "A long day")
    pause(field, qtbot)
    for _letter in range(4):
        QTest.keySequence(field, "Backspace")
    assert text_of(field) == "A long"
    field.undo()
    assert text_of(field) == "A long day"


def test_the_pause_is_the_journals(field: Field) -> None:
    timer = field.findChild(QTimer, "pause")
    assert isinstance(timer, QTimer)
    assert timer.interval() == BURST.total_seconds() * 1000


def test_a_field_that_shows_another_text_undoes_none_of_it(field: Field) -> None:
    QTest.keyClicks(field, "mine")
    show_text(field, "mine, and theirs")
    assert not field.document().isUndoAvailable()
    assert not field.document().isRedoAvailable()
    QTest.keyClicks(field, "x")
    assert field.document().isUndoAvailable()


def test_an_empty_field_has_nothing_to_undo(field: Field) -> None:
    assert not field.document().isUndoAvailable()


# -- another text


@pytest.mark.parametrize(
    ("old", "new", "cursor", "expected"),
    [
        ("a walk by the sea", "a walk by the lake", (9, 9), (9, 9)),
        ("🪔 a walk", "🪔 a long walk", (9, 9), (14, 14)),
        ("one two three", "three", (4, 7), (0, 0)),
        ("one two three", "one TWO three", (0, 13), (0, 13)),
        ("one two three", "one 2 three", (6, 6), (5, 5)),
        ("one two three", "", (5, 5), (0, 0)),
        ("", "one two three", (0, 0), (0, 0)),
        ("a🪔b", "a🏮b", (1, 3), (1, 3)),
    ],
)
def test_the_cursor_stays_with_its_letters(
    field: Field, old: str, new: str, cursor: tuple[int, int], expected: tuple[int, int]
) -> None:
    show_text(field, old)
    put_cursor(field, *cursor)
    show_text(field, new)
    assert text_of(field) == new
    assert places(field) == expected


@settings(
    max_examples=80,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(texts=st.lists(st.text(LETTERS, max_size=30), min_size=2, max_size=5), at=st.integers(0, 60))
def test_any_text_is_shown_after_any_other(field: Field, texts: list[str], at: int) -> None:
    for text in texts:
        put_cursor(field, 0, min(at, field.document().characterCount() - 1))
        show_text(field, text)
        assert text_of(field) == text


def test_in_five_thousand_words_a_change_elsewhere_moves_nothing(field: Field) -> None:
    said = [f"{number}. {SENTENCE * 6}" for number in range(64)]
    words = "\n".join(said)
    assert len(words.split()) > 5000
    show_text(field, words)
    middle = words.index("harbour", len(words) // 2) + 3
    put_cursor(field, middle, middle)
    field.ensureCursorVisible()
    scrolled, top = field.verticalScrollBar().value(), field.cursorRect().top()
    assert scrolled > 0
    show_text(field, f"{words} The end.")
    assert (places(field), field.verticalScrollBar().value()) == ((middle, middle), scrolled)
    shorter = "\n".join([*said[:3], *said[6:]])
    show_text(field, f"{shorter} The end.")
    moved = middle - (len(words) - len(shorter))
    assert places(field) == (moved, moved)
    assert shorter[moved - 3 : moved + 4] == "harbour"
    assert field.viewport().rect().contains(field.cursorRect())
    if isinstance(field, Sheet):
        assert field.cursorRect().top() == top


# -- the sheet


def lines_of(sheet: Sheet) -> list[str]:
    """What stands in each line as it is seen."""
    found, block = [], sheet.document().begin()
    while block.isValid():
        layout = block.layout()
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            found.append(block.text()[line.textStart() :][: line.textLength()].rstrip())
        block = block.next()
    return found


@pytest.mark.parametrize("factor", [1.0, 2.0], ids=["usual text", "twice the text"])
def test_no_line_is_longer_than_one_reads_with_ease(
    qtbot: QtBot, qapp: QApplication, look: UsualLook, factor: float
) -> None:
    look.enlarge(factor)
    Look(qapp)
    sheet = Sheet()
    qtbot.addWidget(sheet)
    sheet.resize(sheet.widest(), 600)
    sheet.show()
    notes = [each for each in demo.sample(local_now().date(), 26, None, 1) if type(each) is Note]
    show_text(sheet, "\n".join([SENTENCE * 40, *(note.words for note in notes)]))
    lines = lines_of(sheet)
    assert len(lines) > 60
    longest = max(map(len, lines))
    assert longest <= MOST_LETTERS
    assert longest > MOST_LETTERS - 12, "lines are shorter than they need to be"


def test_the_lines_of_a_sheet_have_air_between_them(field: Field) -> None:
    show_text(field, "one\ntwo\nthree")
    put_cursor(field, 0, 0)
    first = field.cursorRect().top()
    put_cursor(field, 4, 4)
    height = field.cursorRect().top() - first
    airy = 1.3 * field.fontMetrics().height()
    assert (height > airy) is isinstance(field, Sheet)
    QTest.keySequence(field, "Ctrl+A")
    QTest.keyClicks(field, "a\rb")
    put_cursor(field, 0, 0)
    first = field.cursorRect().top()
    put_cursor(field, 2, 2)
    assert field.cursorRect().top() - first == height


def test_what_is_copied_is_plain_text(field: Field, qapp: QApplication) -> None:
    show_text(field, "no-break\u00a0space\nand 🪔")
    field.selectAll()
    copied = field.createMimeDataFromSelection()
    assert is_plain(copied)
    assert copied.text() == "no-break\u00a0space\nand 🪔"


def test_what_is_pasted_brings_no_look_with_it(field: Field, qapp: QApplication) -> None:
    offered = QMimeData()
    offered.setHtml("<h1>Loud</h1>")
    offered.setText("<b>quiet</b>")
    assert "font-weight:7" in QTextDocumentFragment.fromHtml(offered.html()).toHtml()
    field.insertFromMimeData(offered)
    assert text_of(field) == "<b>quiet</b>"
    assert "font-weight:7" not in field.document().toHtml()


def test_a_word_without_an_end_is_cut_anywhere(field: Field, qapp: QApplication) -> None:
    usual = field.wordWrapMode()
    qapp.clipboard().setText("a" * 100_000)
    field.paste()
    assert field.wordWrapMode() == QTextOption.WrapMode.WrapAnywhere
    assert text_of(field) == "a" * 100_000
    show_text(field, "a walk by the sea")
    assert field.wordWrapMode() == usual


def test_tab_and_what_is_sensitive_are_as_everywhere(field: Field) -> None:
    assert field.tabChangesFocus()
    assert field.inputMethodHints() & Qt.InputMethodHint.ImhSensitiveData
