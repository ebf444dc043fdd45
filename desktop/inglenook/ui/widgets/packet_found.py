"""The last list before a packet leaves: what was replaced, and names that nobody listed."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from inglenook.ui.theme import Theme
from inglenook.ui.widgets.flow import Flow
from inglenook.ui.widgets.pieces import Card, breakable, button, label
from inglenook.words import _, ngettext

if TYPE_CHECKING:
    from inglenook.packet.redact import Redacted, Replacement
    from inglenook.packet.suspects import Suspect

TALLEST, FRAME = 150, 2
LONGEST_WORD = 24  # letters of it that stand on a button


class FoundCard(Card):
    """Says ``listed(word)`` when a name is to be replaced from now on; scrolls where it is long."""

    listed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("packet.found")
        self._heading = label(_("Replaced"), "label")
        self._replaced = label("", "small", wrap=True)
        self._replaced.setObjectName("packet.replaced")
        self._unknown = label(_("Names I do not know. Replace them too?"), "label", wrap=True)
        self._names = QWidget()
        self._flow = Flow(self._names)
        self._words: list[Suspect] = []
        self._inside = QWidget()
        self._inside.setObjectName("entryBody")
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for part in (self._heading, self._replaced, self._unknown, self._names):
            column.addWidget(part)
        column.addStretch(1)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setObjectName("packet.foundList")
        self._area.setAccessibleName(_("What was replaced, and names I do not know"))
        self._area.setProperty("role", "found")
        self._area.setWidget(self._inside)
        self.body.addWidget(self._area)
        self.body.setContentsMargins(12, 8, 12, 8)

    def show_found(self, redacted: "Redacted") -> None:
        """Show what was replaced and what was not."""
        replaced = redacted.replacements
        self._heading.setVisible(bool(replaced))
        self._replaced.setVisible(bool(replaced))
        self._replaced.setText(" · ".join(map(_told, replaced)))
        self._offer([*redacted.suspects])
        self._unknown.setVisible(bool(redacted.suspects))
        self._names.setVisible(bool(redacted.suspects))
        self.setVisible(bool(replaced or redacted.suspects))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102
        super().resizeEvent(event)
        self._fit()

    # -- inside

    def _offer(self, words: "list[Suspect]") -> None:
        if words == self._words:
            return
        self._words = words
        while (item := self._flow.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for place, suspect in enumerate(words):
            self._flow.addWidget(self._button(place, suspect))

    def _button(self, place: int, suspect: "Suspect") -> QWidget:
        shown = suspect.word[:LONGEST_WORD].replace("&", "&&")
        made = button(f"{shown} ({suspect.count})", f"packet.suspect.{place}", "chip", icon="plus")
        says = ngettext(
            "Replace {word}, which stands there {n} time",
            "Replace {word}, which stands there {n} times",
            suspect.count,
        )
        made.setAccessibleName(says.format(word=suspect.word, n=suspect.count))
        made.setToolTip(made.accessibleName())
        made.clicked.connect(lambda: self.listed.emit(suspect.word))
        return made

    def _fit(self) -> None:
        """As tall as it needs to be, within reason."""
        inside, width = self._inside.layout(), max(self._area.viewport().width(), 1)
        needed = inside.heightForWidth(width) if inside is not None else 0
        self._area.setFixedHeight(min(max(needed, 0) + 2 * FRAME, Theme.current.px(TALLEST)))


def _told(each: "Replacement") -> str:
    words = ngettext(
        "{word} became {instead}, {n} time", "{word} became {instead}, {n} times", each.count
    )
    told = words.format(word=each.word, instead=each.instead, n=each.count)
    return breakable(told)
