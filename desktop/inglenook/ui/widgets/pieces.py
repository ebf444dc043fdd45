"""The plain pieces that pages are put together from: labels, buttons, lines and cards."""

import re

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from inglenook.ui import icons
from inglenook.ui.theme import Theme

GAP = 16
INSIDE = 18
READING_WIDTH = 720
LONGEST_PIECE = 16  # letters of a word that stay together
NAME_LETTERS = 8
_ICON_TOKENS = {
    "primary": "on_accent",
    "nav": "muted",
    "toward": "toward",
    "away": "away",
    "against": "against",
}


def label(text: str, role: str = "", *, wrap: bool = False) -> QLabel:
    """A text in one of the roles of the style sheet; never rich text, whatever it holds."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("role", role)
    made.setWordWrap(wrap)
    return made


def button(text: str, name: str, role: str = "", *, icon: str = "") -> QPushButton:
    """A button with its object name, its role and perhaps an icon."""
    made = QPushButton(text)
    made.setObjectName(name)
    made.setProperty("role", role)
    made.setAutoDefault(False)
    if icon:
        icons.put(made, icon, _ICON_TOKENS.get(role, "ink"), Theme.current.colour)
    if role in {"quiet", "nav"}:
        made.setCursor(Qt.CursorShape.PointingHandCursor)
    return made


def icon_button(icon: str, name: str, says: str) -> QPushButton:
    """A button that shows only an icon and says what it does to whoever asks."""
    made = button("", name, "quiet", icon=icon)
    made.setAccessibleName(says)
    made.setToolTip(says)
    return made


def shorten_names(box: QComboBox) -> None:
    """A long name may be cut in its box; it must not push everything else out of the window."""
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(NAME_LETTERS)


def line() -> QFrame:
    """A hairline between two parts of a card."""
    made = QFrame()
    made.setProperty("role", "line")
    return made


def shown_key(keys: str) -> QLabel:
    """A keyboard shortcut, as this system writes it."""
    made = label(QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText), "key")
    made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return made


def row(*parts: QWidget | int | None, gap: int = 8) -> QHBoxLayout:
    """Widgets side by side; a number is a stretch."""
    made = QHBoxLayout()
    made.setContentsMargins(0, 0, 0, 0)
    made.setSpacing(gap)
    for part in parts:
        if isinstance(part, int):
            made.addStretch(part)
        elif part is not None:
            made.addWidget(part)
    return made


def breakable(text: str) -> str:
    """The same words; one that is very long may be broken, which no label does by itself."""
    return re.sub(rf"(\S{{{LONGEST_PIECE}}})(?=\S)", "\\1\u200b", text)


def at_reading_width(part: QWidget) -> QHBoxLayout:
    """A part no wider than one reads with ease. Its height follows that width only in a row."""
    part.setMaximumWidth(Theme.current.px(READING_WIDTH))
    made = row(part, 1)
    made.setStretch(0, 100)
    return made


def in_the_middle(page: QWidget, inside: QLayout, width: int) -> None:
    """Lay out a page that has nothing but one column, so many px wide, in its middle."""
    holder = QWidget()
    holder.setFixedWidth(width)
    inside.setContentsMargins(0, 0, 0, 0)
    holder.setLayout(inside)
    outer = QVBoxLayout(page)
    outer.addStretch(1)
    outer.addLayout(row(1, holder, 1))
    outer.addStretch(1)


def empty(layout: QLayout) -> None:
    """Take everything out of a layout, and let it go."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            empty(inner)


class Card(QFrame):
    """A quiet box with a title that holds one matter."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(INSIDE, INSIDE, INSIDE, INSIDE)
        self.body.setSpacing(8)
        self.title = label(title, "cardTitle", wrap=True)
        self._title_row = QHBoxLayout()
        self._title_row.addWidget(self.title, 1)
        self.body.addLayout(self._title_row)
        self.title.setVisible(bool(title))

    def beside_title(self, part: QWidget) -> None:
        """Put something at the right of the title."""
        self._title_row.addWidget(part)

    def rename(self, title: str) -> None:
        """Change the title; a word that is too long for a line may go on in the next."""
        self.title.setText(breakable(title))
        self.title.setVisible(bool(title))
