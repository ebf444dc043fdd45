"""A text to read: set in the theme's type, never wide, and closed to everything outside."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextDocument, QTextFragment
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from inglenook.journal.guide import Chapter, chapters
from inglenook.ui.theme import DARK, LIGHT, Look, Theme
from inglenook.ui.widgets.reading import Reading
from support.looks import UsualLook

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
TEXT = "# Title\n\nPlain, *slanted* and **bold**.\n\n## Heading\n\n- one\n- two\n\nThe end."


@pytest.fixture
def reading(qtbot: QtBot, qapp: QApplication, look: UsualLook) -> Iterator[Reading]:
    """A column of text in a window as wide as a screen."""
    holder, shown = QWidget(), Reading("reading")
    qtbot.addWidget(holder)
    QHBoxLayout(holder).addWidget(shown)
    theme = Look(qapp, LIGHT)
    shown.show_text(TEXT, "A source.")
    holder.resize(1200, 400)
    holder.show()
    yield shown
    theme.deleteLater()


def lines(reading: Reading) -> Iterator[str]:
    block = reading.document().begin()
    while block.isValid():
        for at in range(block.layout().lineCount()):
            line = block.layout().lineAt(at)
            yield block.text()[line.textStart() : line.textStart() + line.textLength()].strip()
        block = block.next()


def fragments(reading: Reading) -> dict[str, QTextFragment]:
    """The stretches of letters that look alike, by their words."""
    found, block = {}, reading.document().begin()
    while block.isValid():
        for each in block:
            found[each.fragment().text().strip()] = each.fragment()
        block = block.next()
    return found


def long_text(paragraphs: int) -> str:
    return "\n\n".join(f"Paragraph {at} of a long text." for at in range(paragraphs))


@pytest.mark.parametrize("chapter", chapters(), ids=lambda chapter: chapter.name)
def test_no_line_of_the_guide_is_longer_than_72_characters(
    reading: Reading, chapter: Chapter
) -> None:
    reading.show_text(chapter.text, chapter.sources)
    found = list(lines(reading))
    assert len(found) > 20
    assert 50 < max(len(line) for line in found) <= 72


def test_the_type_is_the_themes(reading: Reading) -> None:
    found = fragments(reading)
    sizes = {words: each.charFormat().font().pointSizeF() for words, each in found.items()}
    points = Theme.current.points
    assert sizes["Title"] == points("title")
    assert sizes["Heading"] == points("card")
    assert sizes["slanted"] == sizes["bold"] == sizes["The end."] == points("body")
    assert sizes["A source."] == points("small")
    assert found["slanted"].charFormat().fontItalic()
    assert found["bold"].charFormat().font().bold()
    assert not found["The end."].charFormat().font().bold()


@pytest.mark.parametrize("name", [LIGHT, DARK])
def test_the_colours_follow_the_theme(reading: Reading, name: str) -> None:
    Theme.current = Theme(name, 1.0)
    reading.set_again()
    found = fragments(reading)
    for words, token in (("Title", "ink"), ("The end.", "ink"), ("A source.", "muted")):
        assert found[words].charFormat().foreground().color() == Theme.current.colour(token)


def test_a_larger_font_sets_the_text_again(reading: Reading) -> None:
    before = fragments(reading)["The end."].charFormat().font().pointSizeF()
    width = reading.maximumWidth()
    Theme.current = Theme(LIGHT, 2.0)
    reading.setFont(Theme.current.font("small"))
    assert fragments(reading)["The end."].charFormat().font().pointSizeF() == 2 * before
    assert reading.maximumWidth() > 1.8 * width


def test_what_is_read_stays_in_view_when_the_text_is_set_again(reading: Reading) -> None:
    reading.show_text(long_text(80))
    bar = reading.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    reading.set_again()
    assert abs(bar.value() - bar.maximum() // 2) <= 1
    assert bar.value() > 0


def test_another_text_begins_at_its_beginning(reading: Reading) -> None:
    reading.show_text(long_text(80))
    reading.verticalScrollBar().setValue(100)
    reading.show_text(long_text(90))
    assert reading.verticalScrollBar().value() == 0


def test_the_keys_scroll(reading: Reading) -> None:
    reading.show_text(long_text(80))
    bar, key = reading.verticalScrollBar(), Qt.Key
    for pressed in (key.Key_Down, key.Key_PageDown, key.Key_Space):
        before = bar.value()
        QTest.keyClick(reading, pressed)
        assert bar.value() > before
    QTest.keyClick(reading, key.Key_End)
    assert bar.value() == bar.maximum()
    QTest.keyClick(reading, key.Key_Home)
    assert bar.value() == 0


def test_nothing_can_be_written_into_it(reading: Reading) -> None:
    before = reading.toPlainText()
    QTest.keyClicks(reading, "abc")
    QTest.keyClick(reading, Qt.Key.Key_Delete)
    assert reading.toPlainText() == before


def test_no_file_is_opened(reading: Reading, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("not for the guide", "utf-8")
    where, kind = QUrl.fromLocalFile(str(secret)), QTextDocument.ResourceType.ImageResource.value
    assert QTextDocument().resource(kind, where) is not None
    reading.show_text(f"Before ![a picture]({where.toString()}) after")
    assert reading.document().resource(kind, where) is None
    assert reading.document().resource(kind, QUrl(str(secret))) is None


def test_a_link_is_words_and_html_is_no_markup(reading: Reading) -> None:
    reading.show_text("A [link](file:///etc/hostname) and <b>not bold</b>")
    assert "A link and <b>not bold</b>" in reading.toPlainText()
    formats = [each.charFormat() for each in fragments(reading).values()]
    assert not any(each.isAnchor() or each.anchorHref() or each.font().bold() for each in formats)
    assert not reading.textInteractionFlags() & Qt.TextInteractionFlag.LinksAccessibleByMouse
    assert not reading.textInteractionFlags() & Qt.TextInteractionFlag.LinksAccessibleByKeyboard
