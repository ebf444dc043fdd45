"""The guide: short pages to read, each with a way into what it is about."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QBoxLayout, QComboBox, QListWidget, QPushButton, QVBoxLayout

from inglenook.journal.guide import Way, chapters
from inglenook.journal.records import KINDS
from inglenook.ui.pages.page import Page
from inglenook.ui.pages.settings import SettingsPage
from inglenook.ui.surroundings import Surroundings
from inglenook.ui.theme import Theme
from inglenook.ui.widgets.flow import Flow
from inglenook.ui.widgets.pieces import GAP, Card, button, line
from inglenook.ui.widgets.reading import MARGIN, Reading
from inglenook.words import _, mark

LIST_HIDDEN_BELOW = 900
BESIDE_A_TITLE, AROUND_THE_LIST = 40, 8
BESIDE_THE_TEXT = 10
FOOT_MARGINS = (MARGIN + 2, 4, MARGIN + 2, 0)  # the focus ring of the text is 2 px wide
_PAGES = mark("Pages of the guide")


class GuidePage(Page):
    """A list of the guide's pages, and the one that is read beside it."""

    NAME = "guide"
    TITLE = mark("Guide")
    SCROLLS = False

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around)
        # The catalogue says its language, so that the guide speaks the one of the buttons.
        self._chapters = chapters(_("en"))
        self._topics, self._box = QListWidget(), QComboBox()
        self._reading = Reading("guide.reading")
        self._ways = {way: self._way_button(way) for way in Way}
        self._lay_out()
        self._topics.currentRowChanged.connect(self._on_row_changed)
        self._box.currentIndexChanged.connect(self._topics.setCurrentRow)
        around.look.changed.connect(self._on_look_changed)
        self._topics.setCurrentRow(0)
        self._make_room()

    # -- page

    def place(self) -> dict[str, Any]:  # noqa: D102
        row = self._topics.currentRow()
        return {
            "chapter": self._chapters[row].name if row >= 0 else "",
            "scrolled": self._reading.verticalScrollBar().value(),
        }

    def go_to(self, place: Mapping[str, Any]) -> None:  # noqa: D102
        names = [chapter.name for chapter in self._chapters]
        if place.get("chapter") in names:
            self._topics.setCurrentRow(names.index(place["chapter"]))

    def scroll_back(self, place: Mapping[str, Any]) -> None:  # noqa: D102
        self._reading.verticalScrollBar().setValue(place.get("page", {}).get("scrolled", 0))

    def take_keyboard(self) -> None:  # noqa: D102
        (self._box if self._topics.isHidden() else self._topics).setFocus()

    def fit(self, width: int) -> None:  # noqa: D102
        super().fit(width)
        narrow = width < Theme.current.px(LIST_HIDDEN_BELOW)
        directions = QBoxLayout.Direction
        self._columns.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)
        self._topics.setHidden(narrow)
        self._box.setVisible(narrow)

    # -- slots

    def _on_row_changed(self, row: int) -> None:
        if not 0 <= row < len(self._chapters):
            return
        chapter = self._chapters[row]
        self._box.setCurrentIndex(row)
        self._mark(row)
        sources = f"**{_('Sources')}**\n\n{chapter.sources}"
        self._reading.show_text(f"# {chapter.title}\n\n{chapter.text}", sources)
        self._reading.setAccessibleName(chapter.title)
        for way, each in self._ways.items():
            each.setVisible(way in chapter.ways)

    def _on_way_clicked(self, way: Way) -> None:
        if way is Way.HELP:
            self.around.show(SettingsPage.NAME, {"card": SettingsPage.HELP})
        else:
            self.around.begin(KINDS[way])

    def _on_look_changed(self) -> None:
        self._reading.set_again()
        self._make_room()

    # -- inside

    def _mark(self, row: int) -> None:
        """The page that is read stands in the list in bolder type."""
        for at in range(self._topics.count()):
            self._topics.item(at).setFont(Theme.current.font("body", bold=at == row))

    def _make_room(self) -> None:
        """Give the list and the column the widths that their words need."""
        metrics = QFontMetrics(Theme.current.font("body", bold=True))
        widest = max((metrics.horizontalAdvance(each.title) for each in self._chapters), default=0)
        self._mark(self._topics.currentRow())
        rows = self._topics.sizeHintForRow(0) * self._topics.count()
        self._topics.setFixedWidth(widest + BESIDE_A_TITLE)
        self._topics.setMaximumHeight(rows + AROUND_THE_LIST)
        self._card.setMaximumWidth(self._reading.maximumWidth() + 2 * BESIDE_THE_TEXT)

    def _way_button(self, way: Way) -> QPushButton:
        made = button(_(way.label), f"guide.way.{way}")
        made.clicked.connect(lambda: self._on_way_clicked(way))
        return made

    def _lay_out(self) -> None:
        self._name_lists()
        side = QVBoxLayout()
        side.addWidget(self._topics, 1)
        side.addWidget(self._box)
        side.addStretch(0)
        self._card = Card()
        self._card.body.setContentsMargins(BESIDE_THE_TEXT, 12, BESIDE_THE_TEXT, 16)
        self._card.body.addWidget(self._reading)
        self._card.body.addWidget(line())
        self._card.body.addLayout(self._foot())
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(GAP)
        self._columns.addLayout(side)
        self._columns.addWidget(self._card, 1)
        self._columns.addStretch(0)
        self.body.addLayout(self._columns, 1)

    def _name_lists(self) -> None:
        for part, name in ((self._topics, "guide.topics"), (self._box, "guide.box")):
            part.addItems([chapter.title for chapter in self._chapters])
            part.setObjectName(name)
            part.setAccessibleName(_(_PAGES))
        self._topics.setProperty("role", "topics")
        self._topics.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self._topics.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def _foot(self) -> QVBoxLayout:
        ways = Flow(gap=8)
        for each in self._ways.values():
            ways.addWidget(each)
        foot = QVBoxLayout()
        foot.setContentsMargins(*FOOT_MARGINS)
        foot.addLayout(ways)
        return foot
