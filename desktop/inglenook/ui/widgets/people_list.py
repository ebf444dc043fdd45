"""The people of the journal, circle by circle, to choose from; those in the archive if asked."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QComboBox, QListWidget, QListWidgetItem, QWidget

from inglenook.journal.circles import Circle, in_circles
from inglenook.journal.people import Person
from inglenook.ui.theme import Theme
from inglenook.ui.widgets.pieces import button, shorten_names
from inglenook.words import _, ngettext

WIDTH = 216
QWIDGETSIZE_MAX = 16777215  # Qt's own name for no limit
AROUND = 8  # px of the list's own frame
_ID = Qt.ItemDataRole.UserRole
Line = tuple[str, str]  # the id of a person ('' for a heading), and what stands there


class PeopleList(QWidget):
    """Says ``chosen(id)``. Where there is no room for a list, it is a box to choose from."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._people: Sequence[Person] = ()
        self._lines: list[Line] = []
        self._list, self._box = QListWidget(), QComboBox()
        self._archived = button("", "people.archived", "chip")
        self._archived.setCheckable(True)
        self._lay_out()
        self._list.currentItemChanged.connect(self._on_list_current_changed)
        self._box.activated.connect(lambda row: self.chosen.emit(self._box.itemData(row)))
        self._archived.toggled.connect(lambda _on: self._fill(self.current()))

    @property
    def shows_archived(self) -> bool:
        """Whether those in the archive are listed as well."""
        return self._archived.isChecked()

    def show_archived(self, *, on: bool) -> None:
        """List those in the archive as well, or leave them out."""
        self._archived.setChecked(on)

    def show_people(self, people: Sequence[Person], current: str | None) -> None:
        """List these people; ``current`` is the id of the one who is shown."""
        self._people = people
        if any(each.retired and each.id == current for each in people):
            self._archived.setChecked(True)
        self._fill(current)

    def current(self) -> str | None:
        """The id of the person that is marked."""
        found: str | None = self._list.currentIndex().data(_ID)
        return found

    def narrow(self, *, narrow: bool) -> None:
        """Be a box in one line, or a list."""
        ways = QBoxLayout.Direction
        self._column.setDirection(ways.LeftToRight if narrow else ways.TopToBottom)
        self._list.setHidden(narrow)
        self._box.setVisible(narrow)
        self.setMinimumWidth(0 if narrow else Theme.current.px(WIDTH))
        self.setMaximumWidth(QWIDGETSIZE_MAX if narrow else Theme.current.px(WIDTH))

    def take_keyboard(self) -> None:
        """Put the keyboard where somebody is chosen."""
        (self._box if self._list.isHidden() else self._list).setFocus()

    def fit(self) -> None:
        """Give the headings the type of the theme."""
        self._lines = []
        self._fill(self.current())

    # -- inside

    def _fill(self, current: str | None) -> None:
        circles = in_circles(self._people)
        archived = circles.get(Circle.ARCHIVED, [])
        words = ngettext("{n} archived", "{n} archived", len(archived))
        self._archived.setText(words.format(n=len(archived)))
        self._archived.setVisible(bool(archived))
        lines: list[Line] = []
        for circle, some in circles.items():
            if circle is not Circle.ARCHIVED or self._archived.isChecked():
                lines.append(("", _(circle.label)))
                lines += [(each.id, _row(each, circle)) for each in some]
        with QSignalBlocker(self._list), QSignalBlocker(self._box):
            if lines != self._lines:
                self._lines = lines
                self._put_lines()
            rows = [who for who, _text in lines]
            self._list.setCurrentRow(rows.index(current) if current in rows else -1)
            self._box.setCurrentIndex(self._box.findData(current))

    def _put_lines(self) -> None:
        at = self._list.verticalScrollBar().value()
        self._list.clear()
        self._box.clear()
        for who, text in self._lines:
            self._list.addItem(_item(text, who) if who else _heading(text))
            if who:
                self._box.addItem(text, who)
            elif self._box.count():
                self._box.insertSeparator(self._box.count())
        rows = sum(self._list.sizeHintForRow(row) for row in range(self._list.count()))
        self._list.setMaximumHeight(rows + AROUND)
        self._list.verticalScrollBar().setValue(at)

    def _on_list_current_changed(self, item: QListWidgetItem | None) -> None:
        if item is not None and item.data(_ID):
            self.chosen.emit(item.data(_ID))

    def _lay_out(self) -> None:
        self._list.setProperty("role", "people")
        self._list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for part, name in ((self._list, "people.list"), (self._box, "people.box")):
            part.setObjectName(name)
            part.setAccessibleName(_("People"))
        shorten_names(self._box)
        self._column = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addWidget(self._box, 1)
        self._column.addWidget(self._list, 1)
        self._column.addWidget(self._archived, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addStretch(0)
        self._box.hide()


def _row(person: Person, circle: Circle) -> str:
    """Who is close may support me as well: the circle of support is told whole."""
    close = circle is Circle.CLOSE and person.supports_me
    return _("{name} · supports me").format(name=person.name) if close else person.name


def _item(text: str, who: str) -> QListWidgetItem:
    made = QListWidgetItem(text)
    made.setData(_ID, who)
    made.setToolTip(text)
    return made


def _heading(text: str) -> QListWidgetItem:
    made = QListWidgetItem(text)
    made.setFlags(Qt.ItemFlag.NoItemFlags)
    made.setFont(Theme.current.font("small"))
    made.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
    return made
