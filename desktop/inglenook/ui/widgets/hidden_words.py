"""The person's own words that are replaced in everything that leaves: a street, an employer."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from inglenook.journal.errors import JournalError
from inglenook.journal.therapy import HiddenWord
from inglenook.ui.forms.texts import SENSITIVE
from inglenook.ui.forms.writing_editors import Line
from inglenook.ui.surroundings import Surroundings
from inglenook.ui.widgets.pieces import (
    breakable,
    button,
    empty,
    icon_button,
    label,
    row,
)
from inglenook.words import _

REPLACED = "[…]"  # what stands there if nothing else is said
LONGEST = 120


class HiddenWords(QWidget):
    """The list, changed in place; each change can be taken back."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__()
        self.setObjectName("hidden")
        self._around, self._journal = around, around.journal
        self._shown: list[HiddenWord] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(2)
        self.word = _line("hidden.word", _("Word to replace"))
        self.instead = _line("hidden.instead", _("What stands instead"))
        self._add = button(_("Add"), "hidden.add")
        self._problem = label("", "problem", wrap=True)
        self._problem.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(self._list)
        fields = row(self.word, self.instead, self._add)
        fields.setStretch(0, 1)
        fields.setStretch(1, 1)
        layout.addLayout(fields)
        layout.addWidget(self._problem)
        self._add.clicked.connect(self.add_written)
        for each in (self.word, self.instead):
            each.returnPressed.connect(self.add_written)

    def refresh(self) -> None:
        """Show the words as they are now."""
        words = self._journal.all(HiddenWord)
        if words != self._shown:
            self._shown = words
            empty(self._list)
            for each in words:
                self._list.addLayout(self._row(each))

    def add_written(self) -> None:
        """Keep what is written in the two lines."""
        word = self.word.text().strip()
        if not word:
            self.word.setFocus()
            return
        if self.add(word, self.instead.text().strip()):
            self.word.clear()
            self.instead.clear()
            self.word.setFocus()

    def add(self, word: str, instead: str = "") -> bool:
        """Keep a word to be replaced; one that is there already gets what stands instead."""
        known = next((each for each in self._shown if _same(each.word, word)), None)
        if known is None:
            known = self._journal.new(HiddenWord, word=word)
        try:
            self._journal.keep(replace(known, instead=instead))
        except JournalError as error:
            self._say(str(error))
            return False
        self._say("")
        return True

    def place(self) -> dict[str, Any]:
        """What is written and not added yet."""
        return {"word": self.word.text(), "instead": self.instead.text()}

    def go_to(self, place: Mapping[str, Any]) -> None:
        """Write again what was written."""
        self.word.setText(place.get("word", ""))
        self.instead.setText(place.get("instead", ""))

    # -- inside

    def _row(self, word: HiddenWord) -> Any:
        told = _("{word} becomes {instead}")
        said = told.format(word=word.word, instead=word.instead or REPLACED)
        words = label(breakable(said), wrap=True)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        drop = icon_button(
            "close", f"hidden.drop.{word.id}", _("Do not replace {word}").format(word=word.word)
        )
        drop.clicked.connect(lambda: self._drop(word))
        made = row(words, drop)
        made.setStretch(0, 1)
        return made

    def _drop(self, word: HiddenWord) -> None:
        self.word.setFocus()  # what has the keyboard goes
        self._around.do(lambda: self._journal.discard(word), _("It is not replaced any more."))

    def _say(self, sentence: str) -> None:
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))


def _line(name: str, says: str) -> Line:
    made = Line()
    made.setObjectName(name)
    made.setAccessibleName(says)
    made.setPlaceholderText(says)
    made.setInputMethodHints(SENSITIVE)
    made.setMaxLength(LONGEST)
    made.setMinimumWidth(60)
    return made


def _same(one: str, other: str) -> bool:
    return one.strip().casefold() == other.strip().casefold()
