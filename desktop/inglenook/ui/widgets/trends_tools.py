"""What is chosen on Trends: whom it is about, which time, weeks or months, charts or tables."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QPoint, QSize, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QMenu, QPushButton, QWidget

from inglenook.journal.people import Person
from inglenook.ui.widgets.flow import Flow
from inglenook.ui.widgets.name_label import in_a_sentence
from inglenook.ui.widgets.period_picker import PeriodPicker
from inglenook.ui.widgets.pieces import button, shorten_names
from inglenook.words import _, mark

USUAL_WEEKS = 26
GAP_BETWEEN = 10
WEEK, MONTH = "week", "month"
_UNITS = {WEEK: mark("Weeks"), MONTH: mark("Months")}


@dataclass(frozen=True)
class Choice:
    """``first`` is None where everything is meant, ``person`` and ``name`` where everybody is."""

    person: str | None
    name: str | None
    first: date | None
    last: date
    unit: str
    today: date


class TrendsTools(QWidget):
    """Says ``changed`` when other numbers are meant, ``resized`` when it likes another width."""

    changed = Signal()
    tables_wanted = Signal(bool)
    picture_wanted = Signal(str)  # the name of a chart
    resized = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._charts: Sequence[tuple[str, str]] = ()
        self._person = QComboBox()
        self._person.setObjectName("trends.person")
        self._person.setAccessibleName(_("Person"))
        shorten_names(self._person)
        self._period = PeriodPicker("trends.period", _("All of it"))
        self._period.choose_weeks(USUAL_WEEKS)
        self._units = {key: _unit_button(key) for key in _UNITS}
        self._units[WEEK].setChecked(True)
        self._as_table = button(_("Show as table"), "trends.asTable", "chip")
        self._as_table.setCheckable(True)
        self._save = button(_("Save picture…"), "trends.save", "chip")
        self._lay_out()
        self._connect()

    @property
    def shows_tables(self) -> bool:
        """Whether tables are wanted in place of charts."""
        return self._as_table.isChecked()

    def choice(self, today: date) -> Choice:
        """What is chosen, on a day."""
        first, last = self._period.days(today)
        person = self._person.currentData() or None
        name = in_a_sentence(self._person.currentText()) if person else None
        return Choice(person, name, first, last or today, self._unit(), today)

    def offer_people(self, people: Sequence[Person]) -> None:
        """Offer everybody, and each of them; who is chosen stays chosen."""
        wanted = [("", _("Everybody")), *((each.id, each.name) for each in people)]
        rows = range(self._person.count())
        if wanted == [(self._person.itemData(at), self._person.itemText(at)) for at in rows]:
            return
        chosen = self._person.currentData()
        self._person.blockSignals(True)  # noqa: FBT003
        self._person.clear()
        for key, name in wanted:
            self._person.addItem(name, key)
        self._person.setCurrentIndex(max(self._person.findData(chosen), 0))
        self._person.blockSignals(False)  # noqa: FBT003

    def offer_charts(self, charts: Sequence[tuple[str, str]]) -> None:
        """The charts there are to save, by name and title; without any, there is nothing to do."""
        self._charts = charts
        for part in (self._as_table, self._save, *self._units.values()):
            part.setEnabled(bool(charts))

    def place(self) -> dict[str, Any]:
        """What is chosen, as plain JSON values."""
        return {
            "person": self._person.currentData(),
            "period": self._period.place(),
            "unit": self._unit(),
            "table": self._as_table.isChecked(),
        }

    def go_to(self, place: Mapping[str, Any]) -> None:
        """Choose what was chosen before."""
        self._person.setCurrentIndex(max(self._person.findData(place.get("person", "")), 0))
        self._period.go_to(place.get("period", {}))
        self._units.get(place.get("unit", WEEK), self._units[WEEK]).setChecked(True)
        self._as_table.setChecked(bool(place.get("table")))
        self.changed.emit()

    def take_keyboard(self) -> None:
        """Put the keyboard on the first of them."""
        self._person.setFocus()

    def sizeHint(self) -> QSize:
        """All of them in one line."""
        parts = [part for part in self._parts() if not part.isHidden()]
        wide = sum(part.sizeHint().width() for part in parts) + GAP_BETWEEN * (len(parts) - 1)
        return QSize(wide, max(part.sizeHint().height() for part in parts))

    # -- slots

    def _on_period_changed(self) -> None:
        self.updateGeometry()
        self.resized.emit()
        self.changed.emit()

    def _on_unit_toggled(self, on: bool) -> None:
        if on:
            self.changed.emit()

    def _on_as_table_toggled(self, on: bool) -> None:
        self._as_table.setText(_("Show as charts") if on else _("Show as table"))
        self.resized.emit()
        self.tables_wanted.emit(on)

    def _on_save_clicked(self) -> None:
        menu = QMenu(self._save)
        menu.setObjectName("trends.saveMenu")
        menu.setAccessibleName(_("Which picture to save"))
        menu.aboutToHide.connect(menu.deleteLater)
        for name, title in self._charts:
            action = menu.addAction(title.replace("&", "&&"))
            action.setObjectName(f"trends.saveMenu.{name}")
            action.triggered.connect(lambda _on=False, name=name: self.picture_wanted.emit(name))
        menu.popup(
            self._save.mapToGlobal(self._save.rect().bottomRight())
            - QPoint(menu.sizeHint().width(), 0)
        )

    # -- inside

    def _unit(self) -> str:
        return next(key for key, each in self._units.items() if each.isChecked())

    def _parts(self) -> tuple[QWidget, ...]:
        return self._person, self._period, self._unit_row, self._as_table, self._save

    def _connect(self) -> None:
        self._person.currentIndexChanged.connect(lambda _row: self.changed.emit())
        self._period.changed.connect(self._on_period_changed)
        for each in self._units.values():
            each.toggled.connect(self._on_unit_toggled)
        self._as_table.toggled.connect(self._on_as_table_toggled)
        self._save.clicked.connect(self._on_save_clicked)

    def _lay_out(self) -> None:
        self._unit_row = QWidget()
        beside = QHBoxLayout(self._unit_row)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(4)
        for each in self._units.values():
            beside.addWidget(each)
        flow = Flow(self, gap=GAP_BETWEEN)
        for part in self._parts():
            flow.addWidget(part)


def _unit_button(key: str) -> QPushButton:
    made = button(_(_UNITS[key]), f"trends.{key}s", "chip")
    made.setCheckable(True)
    made.setAutoExclusive(True)
    return made
