"""Words are kept to the letter, whatever they are written in, or refused with a sentence."""

import time

import pytest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from inglenook.journal.entries import Note, TrustFeeling
from support.windows import Desk

REFUSED = "This text holds a character that cannot be kept. Remove it, then go on."
TEXTS = {
    "right to left": "אני מרגיש בטוח, שלום\nوأنا أيضا، مع السلامة\u200f.",
    "emoji": "🪔 a lamp, a family 👩\u200d👩\u200d👧, a flag 🏴\U000e0067\U000e0062\U000e0073"
    "\U000e0063\U000e0074\U000e007f, a skin tone 👋🏽",
    "combining": "e\u0301 is not é, and a\u0308\u0323 has two",
    "spaces": "  before, after  \n\n\ttab, no-break\u00a0space, thin\u2009space, line\u2028break",
    "markup": "<b>not bold</b> &amp; \\n % {name} ' \" -- ; DROP TABLE note",
    "beyond the first plane": "𝔘𝔫𝔦𝔠𝔬𝔡𝔢 𐎀𐎁𐎂",
}


@pytest.fixture
def note(desk: Desk) -> Desk:
    """The timeline with an empty note open, and the keyboard in its words."""
    with desk.journal() as journal:
        journal.keep(journal.new(Note, title="A note"))
    desk.open()
    open_note(desk)
    return desk


def open_note(desk: Desk) -> None:
    desk.click("sidebar.timeline")
    desk.focus("timeline.list")
    desk.press("Ctrl+Home", "Return")
    desk.focus("words")


def words(desk: Desk) -> str:
    return desk.here.all(Note)[0].words


def shown(desk: Desk) -> str:
    """What stands in the field, letter by letter."""
    return desk.find("words", QPlainTextEdit).document().toRawText().replace("\u2029", "\n")


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_comes_back_as_it_was_written(note: Desk, name: str) -> None:
    note.paste(TEXTS[name])
    note.wait(lambda: words(note) == TEXTS[name])
    note.end()
    note.open()
    open_note(note)
    assert shown(note) == TEXTS[name]
    note.press("Ctrl+End")
    note.write(".")
    note.wait(lambda: words(note) == TEXTS[name] + ".")


def test_a_title_comes_back_as_it_was_written(note: Desk) -> None:
    title = "no-break\u00a0space, שלום, 🪔"
    note.focus("title")
    note.press("Ctrl+A")
    note.paste(title)
    note.press("Tab")
    assert note.here.all(Note)[0].title == title


def test_a_hundred_thousand_characters_are_pasted_and_kept(note: Desk) -> None:
    long = "It was raining when we came to the harbour, and nobody said a word.\n" * 1500
    assert len(long) > 100_000
    began = time.monotonic()
    note.paste(long)
    note.wait(lambda: words(note) == long)
    note.write("The end.")
    note.press("Escape")
    assert time.monotonic() - began < 5
    note.end()
    note.open()
    open_note(note)
    assert shown(note) == long + "The end."


def test_a_character_that_cannot_be_kept_is_refused_with_a_sentence(note: Desk) -> None:
    note.write("Before")
    note.find("words", QPlainTextEdit).insertPlainText("\0")
    note.wait(lambda: REFUSED in note.read("entryEditor"))
    assert note.find("words", QPlainTextEdit).property("wrong") is True
    note.press("Backspace")
    note.wait(lambda: words(note) == "Before")
    assert REFUSED not in note.read("entryEditor")


def test_a_character_that_cannot_be_kept_does_not_stop_a_lock(note: Desk) -> None:
    note.write("Before")
    note.find("words", QPlainTextEdit).insertPlainText("\0")
    note.press("Ctrl+L")
    assert len(note.replaced) == 1
    note.come_back()
    assert shown(note) == "Before\0"


def test_a_name_with_a_line_break_becomes_one_line_or_is_refused(desk: Desk) -> None:
    desk.open()
    desk.click("person.add")
    desk.paste("Robin\nfrom work")
    desk.press("Return")
    names = [person.name for person in desk.here.people()]
    assert names == ["Robin from work"] or "one line" in desk.read()


def test_a_title_longer_than_its_field_is_refused_with_a_sentence(note: Desk) -> None:
    note.focus("title")
    note.paste("a" * 201)
    note.wait(lambda: "longer than 200 characters" in note.read("entryEditor"))
    note.press("Backspace")
    assert isinstance(note.focused(), QLineEdit)


def test_a_word_in_the_feeling_is_no_markup_on_the_timeline(desk: Desk) -> None:
    desk.open()
    desk.focus("unseen_part")
    desk.write("<b>bold</b>")
    desk.click("done")
    assert desk.here.all(TrustFeeling)[0].unseen_part == "<b>bold</b>"
    desk.click("sidebar.timeline")
    desk.focus("timeline.list")
    desk.press("Ctrl+Home", "Return")
    assert "<b>" not in desk.read("entryEditor")
    assert desk.find("unseen_part", QPlainTextEdit).toPlainText() == "<b>bold</b>"
