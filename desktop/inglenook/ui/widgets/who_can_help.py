"""Who can help: the emergency number first, then my own lines, then those of my country."""

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from inglenook.journal.changes import Changes
from inglenook.journal.dates import full_label
from inglenook.journal.help_lines import emergency, lines, numbers
from inglenook.journal.journal import Journal
from inglenook.journal.preferences import HelpLine, Preferences
from inglenook.journal.writing import Writing
from inglenook.ui.forms.form import Form
from inglenook.ui.surroundings import Surroundings
from inglenook.ui.widgets.pieces import breakable, button, empty, icon_button, label, row
from inglenook.words import _

FIELDS = ("name", "reach")


def country_of(journal: Journal) -> str:
    """The country the person chose, else that of this computer, as two letters."""
    return journal.preferences.country or QLocale.territoryToCode(QLocale.system().territory())


class WhoCanHelp(QWidget):
    """The lines one under the other, and a way to put in somebody of one's own.

    In a ``narrow`` place the number stands under the name.
    """

    def __init__(self, around: Surroundings, name: str, *, narrow: bool = False) -> None:
        super().__init__()
        self._narrow = narrow
        self.setObjectName(name)
        self._around = around
        self._journal = around.journal
        self._writing = Writing(self._journal, HelpLine, f"{name}.line")
        self.form = Form(self._journal, self._writing, HelpLine, (FIELDS,), around.trouble)
        self._add = button(_("Add somebody who helps me"), f"{name}.add")
        self._done = button(_("Done"), f"{name}.done")
        self._checked = label("", "small", wrap=True)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(6)
        for column, stretch in ((0, 5), (1, 4), (2, 0)):
            self._grid.setColumnStretch(column, stretch)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addLayout(self._grid)
        for part in (self._checked, self.form):
            layout.addWidget(part)
        layout.addLayout(row(self._done, self._add, 1))
        self._add.clicked.connect(self._on_add_clicked)
        self._done.clicked.connect(self._on_done_clicked)
        self._show_form(shown=False)
        self.refresh()

    def hear(self, changes: Changes) -> None:
        """Take over what was changed elsewhere; a page tells its own forms by itself."""
        if any(change.record.KIND in (HelpLine.KIND, Preferences.KIND) for change in changes):
            self.refresh()

    def refresh(self) -> None:
        """Show the lines as they are now."""
        empty(self._grid)
        country = country_of(self._journal)
        for line in emergency(country):
            self._put(_("In danger now"), line.where, line.reach)
        for own in sorted(self._journal.all(HelpLine), key=lambda each: each.position):
            self._put(own.name, "", own.reach)
            self._grid.addLayout(self._own(own), self._grid.rowCount() - 1, 2)
        for line in lines(country):
            self._put(line.name, line.where, line.reach)
        checked = _("These numbers were last checked on {day}.")
        self._checked.setText(checked.format(day=full_label(numbers().checked)))
        if self.form.writing.touched:
            self._show_form(shown=True)

    def _put(self, name: str, where: str, reach: str) -> None:
        """A line: who, where if it is not here, and how to reach them."""
        said = ", ".join(each for each in (name, where) if each)
        at = self._grid.rowCount()
        who = label(breakable(said), "muted", wrap=True)
        number = label(breakable(reach), "strong", wrap=True)
        self._grid.addWidget(who, at, 0)
        self._grid.addWidget(number, at + 1 if self._narrow else at, 0 if self._narrow else 1)

    def _own(self, line: HelpLine) -> QHBoxLayout:
        name = self.objectName()
        change = button(_("Change"), f"{name}.change", "quiet")
        change.setAccessibleName(_("Change this line"))
        gone = icon_button("close", f"{name}.remove", _("Take this line away"))
        change.clicked.connect(lambda: self._on_change_clicked(line))
        gone.clicked.connect(lambda: self._on_remove_clicked(line))
        return row(change, gone, gap=2)

    # -- slots

    def _on_add_clicked(self) -> None:
        place = len(self._journal.all(HelpLine))
        self._writing.give(position=place)
        self._show_form(shown=True)
        self.form.editors["name"].control.setFocus()

    def _on_change_clicked(self, line: HelpLine) -> None:
        self.form.settle()
        self._writing.open(line)
        self.form.show_writing()
        self._show_form(shown=True)
        self.form.editors["name"].control.setFocus()

    def _on_remove_clicked(self, line: HelpLine) -> None:
        self._around.do(lambda: self._journal.discard(line), _("The line is taken away."))

    def _on_done_clicked(self) -> None:
        if not self._writing.touched or self.form.done():
            self._show_form(shown=False)
            self._add.setFocus()

    def _show_form(self, *, shown: bool) -> None:
        self.form.setVisible(shown)
        self._done.setVisible(shown)
        self._add.setVisible(not shown)
