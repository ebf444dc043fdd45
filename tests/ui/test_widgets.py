"""Chips, layout, toast and the plain pieces: what they show and what they say."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from inglenook.journal.vocabulary import Word
from inglenook.ui.theme import LIGHT, Look
from inglenook.ui.widgets.chips import Chips
from inglenook.ui.widgets.flow import Flow
from inglenook.ui.widgets.passphrase_line import PassphraseLine
from inglenook.ui.widgets.pieces import icon_button, label
from inglenook.ui.widgets.toast import Toast
from support.looks import UsualLook

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture(autouse=True)
def styled(look: UsualLook, qtbot: QtBot) -> Iterator[None]:
    """The widgets look as they do in the program."""
    chosen = Look(look._application, LIGHT)
    yield
    chosen.deleteLater()


# -- chips


@pytest.fixture
def chips(qtbot: QtBot) -> Chips:
    made = Chips("answer")
    qtbot.addWidget(made)
    return made


def test_chips_that_stay_are_not_made_again(chips: Chips) -> None:
    chips.offer([("a", "A"), ("b", "B")], lambda _key: None)
    before = dict(chips.chips)
    chips.offer([("a", "A new name"), ("b", "B")], lambda _key: None)
    assert chips.chips == before
    assert before["a"].text() == "A new name"
    chips.offer([("b", "B")], lambda _key: None)
    assert list(chips.chips) == ["b"]


def test_one_chip_at_a_time_or_several(chips: Chips, qtbot: QtBot) -> None:
    chips.offer([("a", "A"), ("b", "B")], chips.only)
    chips.chips["a"].click()
    chips.chips["b"].click()
    assert chips.on() == ["b"]
    many = Chips("signs", many=True)
    qtbot.addWidget(many)
    many.offer([("a", "A"), ("b", "B")], many.only)
    many.chips["a"].click()
    many.chips["b"].click()
    assert many.on() == ["a", "b"]


def test_no_word_of_a_closed_list_is_cut(chips: Chips) -> None:
    for words in Word.__subclasses__():
        chips.offer([(word.value, word.label) for word in words], lambda _key: None)
        assert [each.text() for each in chips.chips.values()] == [word.label for word in words]


def test_a_name_that_is_too_long_is_cut_and_told_in_full(chips: Chips) -> None:
    name = "Somebody with a very, very, very, very, very long name"
    chips.offer([("a", name)], lambda _key: None)
    chip = chips.chips["a"]
    assert chip.text().endswith("…")
    assert (chip.toolTip(), chip.accessibleName()) == (name, name)
    chips.offer([("a", "Ann")], lambda _key: None)
    assert (chip.text(), chip.toolTip(), chip.accessibleName()) == ("Ann", "", "")


# -- layout


def test_what_does_not_fit_goes_on_in_the_next_line(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    flow = Flow(holder, gap=6)
    buttons = [QPushButton("a word", holder) for _each in range(6)]
    for each in buttons:
        flow.addWidget(each)
    wide = sum(each.sizeHint().width() + 6 for each in buttons)
    one_line = flow.heightForWidth(wide)
    assert flow.heightForWidth(wide // 2 + 10) == 2 * one_line + 6
    holder.resize(wide // 2 + 10, 200)
    holder.show()
    assert len({each.y() for each in buttons}) == 2
    assert all(each.geometry().right() <= holder.width() for each in buttons)
    buttons[0].hide()
    flow.invalidate()
    flow.activate()
    assert buttons[1].x() == 0
    assert flow.itemAt(99) is None
    assert flow.takeAt(99) is None


# -- toast


@pytest.fixture
def toast(qtbot: QtBot) -> Toast:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(600, 400)
    window.show()
    made = Toast(window)
    made.setProperty("keeps", window)
    return made


def test_a_toast_says_one_thing_and_goes_by_itself(toast: Toast, qtbot: QtBot) -> None:
    toast._timer.setInterval(30)
    toast.say("Kept on your timeline.")
    assert toast.isVisible()
    assert toast.sentence == "Kept on your timeline."
    assert not toast.findChild(QPushButton).isVisible()  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: not toast.isVisible())


def test_its_undo_undoes_once_and_only_the_latest(toast: Toast) -> None:
    done: list[str] = []
    toast.say("One.", lambda: done.append("one"))
    toast.say("Two.", lambda: done.append("two"))
    button = toast.findChild(QPushButton)
    assert isinstance(button, QPushButton)
    button.click()
    assert done == ["two"]
    assert not toast.isVisible()


def test_a_toast_stays_inside_its_window(toast: Toast) -> None:
    window = toast.window()
    toast.say("A sentence that is rather long, for a window as narrow as this.", lambda: None)
    for width in (600, 300, 120):
        window.resize(width, 300)
        assert toast.x() >= 0
        assert toast.geometry().bottom() <= window.height()


# -- small pieces


def test_a_label_never_takes_a_text_for_markup(qtbot: QtBot) -> None:
    made = label("<b>bold</b>")
    qtbot.addWidget(made)
    assert made.textFormat() == Qt.TextFormat.PlainText
    assert isinstance(made, QLabel)


def test_a_button_without_words_says_what_it_does(qtbot: QtBot) -> None:
    made = icon_button("close", "close", "Close this entry")
    qtbot.addWidget(made)
    assert (made.accessibleName(), made.toolTip()) == ("Close this entry", "Close this entry")
    assert not made.icon().isNull()


def test_a_passphrase_is_hidden_again_once_the_line_is_emptied(qtbot: QtBot) -> None:
    line = PassphraseLine("passphrase", "Passphrase")
    qtbot.addWidget(line)
    line.write("six words")
    assert line.field.displayText() == "six words"
    line.clear()
    QTest.keyClicks(line.field, "abc")
    assert "abc" not in line.field.displayText()
    hints = line.field.inputMethodHints()
    assert hints & Qt.InputMethodHint.ImhSensitiveData
    assert hints & Qt.InputMethodHint.ImhNoPredictiveText
    assert line.field.contextMenuPolicy() == Qt.ContextMenuPolicy.NoContextMenu
