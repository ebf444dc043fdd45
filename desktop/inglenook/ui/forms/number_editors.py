"""Editors for numbers, ticks, days and moments."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from PySide6.QtCore import QDate, QDateTime, QEvent, Qt, QTime
from PySide6.QtWidgets import (
    QCheckBox,
    QDateEdit,
    QDateTimeEdit,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from inglenook.journal.days import local_now
from inglenook.journal.fields import Day, Moment, Scale, Tick
from inglenook.ui.forms.editor import Editor
from inglenook.ui.forms.texts import SENSITIVE, leave_to_journal
from inglenook.ui.widgets.chips import Chips
from inglenook.ui.widgets.dots import Dots
from inglenook.ui.widgets.pieces import button, icon_button, label
from inglenook.ui.widgets.slider import Slider
from inglenook.words import _

FEW = 6


class DateBox(QDateEdit):
    """A date that leaves undo and redo to the journal: its own would only take back digits."""

    def __init__(self) -> None:
        super().__init__()
        self.setInputMethodHints(self.inputMethodHints() | SENSITIVE)

    def event(self, event: QEvent) -> bool:  # noqa: D102
        return leave_to_journal(event, undo=False, redo=False) or super().event(event)


class MomentBox(QDateTimeEdit):
    """A date and time that leaves undo and redo to the journal."""

    def __init__(self) -> None:
        super().__init__()
        self.setInputMethodHints(self.inputMethodHints() | SENSITIVE)

    def event(self, event: QEvent) -> bool:  # noqa: D102
        return leave_to_journal(event, undo=False, redo=False) or super().event(event)


class SliderEditor(Editor):
    """Edits a scale with a slider and shows the number under it."""

    field: Scale

    def __init__(self, name: str, field: Scale) -> None:
        super().__init__(name, field)
        self._slider = Slider(name, _(field.label), field.low, field.high)
        self._number = label("", "small")
        self._number.setMinimumWidth(46)
        self._number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row = QWidget()
        beside = QHBoxLayout(row)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(self._slider, 1)
        beside.addWidget(self._number)
        self._holds(row)
        self._slider.chosen.connect(self._on_slider_chosen)
        self._say()

    @property
    def control(self) -> QWidget:  # noqa: D102
        return self._slider

    def answers(self) -> dict[str, Any]:  # noqa: D102
        return {self.name: self._slider.number}

    def show_answers(self, values: Mapping[str, Any]) -> None:  # noqa: D102
        self._slider.show_number(values.get(self.name))
        self._say()

    def _on_slider_chosen(self) -> None:
        self._say()
        self.edited.emit()

    def _say(self) -> None:
        number = self._slider.number
        self._number.setText("–" if number is None else f"{number}{self.field.unit}")


class DotsEditor(Editor):
    """Edits a short scale with dots; its word stands among them."""

    field: Scale

    def __init__(self, name: str, field: Scale) -> None:
        super().__init__(name, field)
        self._dots = Dots(name, _(field.label), field.low, field.high)
        self._holds(self._dots)
        self._dots.chosen.connect(self.edited)

    @property
    def heading(self) -> str:  # noqa: D102
        return ""

    @property
    def control(self) -> QWidget:  # noqa: D102
        return self._dots

    def answers(self) -> dict[str, Any]:  # noqa: D102
        return {self.name: self._dots.number}

    def show_answers(self, values: Mapping[str, Any]) -> None:  # noqa: D102
        self._dots.show_number(values.get(self.name))


class StepsEditor(Editor):
    """Edits a required scale of few numbers with a chip for each."""

    field: Scale

    def __init__(self, name: str, field: Scale) -> None:
        super().__init__(name, field)
        self._chips = Chips(name)
        steps = range(field.low, field.high + 1)
        options = [(str(step), f"{step}{field.unit}") for step in steps]
        self._chips.offer(options, self._on_chip_clicked)
        self._holds(self._chips)
        self._layout.addWidget(label(_(field.help), "small", wrap=True))
        self.show_answers({})

    @property
    def control(self) -> QWidget:  # noqa: D102
        return self._chips.chips[next(iter(self._chips.on() or self._chips.chips))]

    def answers(self) -> dict[str, Any]:  # noqa: D102
        return {self.name: int(self._chips.on()[0])}

    def show_answers(self, values: Mapping[str, Any]) -> None:  # noqa: D102
        number = values.get(self.name)
        self._chips.turn_on([str(self.field.low if number is None else number)])

    def _on_chip_clicked(self, key: str) -> None:
        self._chips.turn_on([key])
        self.edited.emit()


class TickEditor(Editor):
    """Edits a tick."""

    field: Tick

    def __init__(self, name: str, field: Tick) -> None:
        super().__init__(name, field)
        self._box = QCheckBox(_(field.label))
        self._holds(self._box)
        self._box.clicked.connect(lambda _checked: self.edited.emit())

    @property
    def heading(self) -> str:  # noqa: D102
        return ""

    @property
    def control(self) -> QWidget:  # noqa: D102
        return self._box

    def answers(self) -> dict[str, Any]:  # noqa: D102
        return {self.name: self._box.isChecked()}

    def show_answers(self, values: Mapping[str, Any]) -> None:  # noqa: D102
        self._box.setChecked(bool(values.get(self.name)))


class MomentEditor(Editor):
    """Edits a local date and time; the UTC offset it was written with is kept."""

    field: Moment

    def __init__(self, name: str, field: Moment) -> None:
        super().__init__(name, field)
        self._offset = local_now().tzinfo
        self._box = MomentBox()
        self._box.setDisplayFormat("d MMM yyyy  HH:mm")
        self._box.setCalendarPopup(True)
        self._box.setMinimumWidth(190)
        self._box.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._holds(self._box)
        self._box.dateTimeChanged.connect(lambda _moment: self.edited.emit())

    @property
    def control(self) -> QWidget:  # noqa: D102
        return self._box

    def answers(self) -> dict[str, Any]:  # noqa: D102
        shown = self._box.dateTime()
        day, time = shown.date(), shown.time()
        moment = datetime(  # noqa: DTZ001 - the offset is put on in the next line
            day.year(), day.month(), day.day(), time.hour(), time.minute(), time.second()
        )
        return {self.name: moment.replace(tzinfo=self._offset)}

    def show_answers(self, values: Mapping[str, Any]) -> None:  # noqa: D102
        moment: datetime = values.get(self.name) or local_now()
        self._offset = moment.tzinfo
        day = QDate(moment.year, moment.month, moment.day)
        self._box.blockSignals(True)  # noqa: FBT003
        time = QTime(moment.hour, moment.minute, moment.second)
        self._box.setDateTime(QDateTime(day, time))
        self._box.blockSignals(False)  # noqa: FBT003


class DayEditor(Editor):
    """Edits a date that may be left open."""

    field: Day

    def __init__(self, name: str, field: Day) -> None:
        super().__init__(name, field)
        self._day: date | None = None
        self._box = DateBox()
        self._box.setDisplayFormat("d MMM yyyy")
        self._box.setCalendarPopup(True)
        self._box.setMinimumWidth(150)
        self._clear = icon_button("close", f"{name}Clear", _("Take the date away"))
        self._set: QPushButton = button(_("Choose a date"), f"{name}Set")
        row = QWidget()
        beside = QHBoxLayout(row)
        beside.setContentsMargins(0, 0, 0, 0)
        for part in (self._set, self._box, self._clear):
            beside.addWidget(part)
        beside.addStretch(1)
        self._box.setObjectName(name)
        self._holds(row)
        self._box.setAccessibleName(_(field.label))
        self._set.clicked.connect(lambda: self._choose(self._usual()))
        self._clear.clicked.connect(lambda: self._choose(None))
        self._box.dateChanged.connect(self._on_box_date_changed)
        self._show(None)

    @property
    def control(self) -> QWidget:  # noqa: D102
        return self._box if self._day else self._set

    def answers(self) -> dict[str, Any]:  # noqa: D102
        return {self.name: self._day}

    def show_answers(self, values: Mapping[str, Any]) -> None:  # noqa: D102
        self._show(values.get(self.name))

    def _usual(self) -> date:
        today = local_now().date()
        return today + timedelta(days=7) if self.field.may_be_ahead else today

    def _choose(self, day: date | None) -> None:
        self._show(day)
        self.control.setFocus()
        self.edited.emit()

    def _on_box_date_changed(self, shown: QDate) -> None:
        self._day = date(shown.year(), shown.month(), shown.day())
        self.edited.emit()

    def _show(self, day: date | None) -> None:
        self._day = day
        if day:
            self._box.blockSignals(True)  # noqa: FBT003
            self._box.setDate(QDate(day.year, day.month, day.day))
            self._box.blockSignals(False)  # noqa: FBT003
        self._box.setVisible(day is not None)
        self._clear.setVisible(day is not None and not self.field.required)
        self._set.setVisible(day is None)
