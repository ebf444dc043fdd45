"""Editors for whom something is about: the people as chips, and a line to add somebody."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from inglenook.journal.errors import JournalError
from inglenook.journal.field import Field
from inglenook.journal.journal import Journal
from inglenook.journal.people import Person
from inglenook.journal.vocabulary import About, PersonKind
from inglenook.ui.forms.editor import Editor
from inglenook.ui.forms.writing_editors import SENSITIVE, Line
from inglenook.ui.widgets.chips import Chips
from inglenook.words import _

ADD = "add"


class WhoEditor(Editor):
    """Edits which person is meant; Enter in the line beside the chips adds somebody new."""

    def __init__(self, name: str, field: Field[Any], journal: Journal) -> None:
        super().__init__(name, field)
        self._journal = journal
        self._chips = Chips(name)
        self._new_name = Line()
        self._new_name.setObjectName(f"{name}.newName")
        self._new_name.setInputMethodHints(SENSITIVE)
        self._new_name.setPlaceholderText(_("Name or nickname, then Enter"))
        self._new_name.setAccessibleName(_("Name or nickname of somebody new"))
        self._new_name.setMaximumWidth(280)
        self._new_name.hide()
        self._holds(self._chips)
        self._layout.insertWidget(self._layout.count() - 1, self._new_name)
        self._new_name.returnPressed.connect(self._on_new_name_entered)
        self.show_answers({})

    @property
    def control(self) -> QWidget:  # noqa: D102
        return self._new_name

    def answers(self) -> dict[str, Any]:  # noqa: D102
        on = [key for key in self._chips.on() if key != ADD]
        return {self.name: on[0] if on else None}

    def show_answers(self, values: Mapping[str, Any]) -> None:  # noqa: D102
        self._offer(values.get(self.name))
        chosen = values.get(self.name)
        self._turn_on([chosen] if chosen else [])

    # -- what is half-written here outlives a lock

    def hold(self) -> str:
        """The name that is half-written."""
        return self._new_name.text()

    def resume(self, half_written: str) -> None:
        """Show a name that was half-written."""
        self._new_name.setText(half_written)
        self._new_name.setVisible(bool(half_written))

    # -- offering

    def _others(self) -> list[tuple[str, str]]:
        return []

    def _offer(self, chosen: str | None) -> None:
        people = self._journal.people()
        if chosen and chosen not in [each.id for each in people]:
            found = self._journal.find(Person, chosen)
            people += [found] if found else []
        options = [(each.id, each.name) for each in people]
        options += [*self._others(), (ADD, "+" if people else _("Somebody new…"))]
        self._chips.offer(options, self._on_chip_clicked)
        self._chips.chips[ADD].setAccessibleName(_("Somebody new"))
        self._chips.chips[ADD].setToolTip(_("Somebody new"))

    def _turn_on(self, keys: list[str]) -> None:
        adding = [ADD] if not self._new_name.isHidden() else []
        self._chips.turn_on([*keys, *adding])

    def _on_chip_clicked(self, key: str) -> None:
        if key == ADD:
            self._new_name.setVisible(self._chips.chips[ADD].isChecked())
            self._new_name.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if self.field.required and not self._chips.chips[key].isChecked():
            self._chips.chips[key].setChecked(True)
        for other, chip in self._chips.chips.items():
            if other not in (key, ADD):
                chip.setChecked(False)
        self.edited.emit()

    def _on_new_name_entered(self) -> None:
        name = self._new_name.text().strip()
        same = [each for each in self._journal.people(retired=True) if each.answers_to([name])]
        person = same[0] if same else self._journal.new(Person, name=name, kind=PersonKind.DATING)
        try:
            self._journal.keep(person)
        except JournalError as error:
            self.show_problem(str(error))
            return
        self.show_problem("")
        self._new_name.clear()
        self._new_name.hide()
        self._offer(person.id)
        self._turn_on([person.id])
        self.edited.emit()


class AboutEditor(WhoEditor):
    """Edits whom a trust feeling is about: a person, people in general, or myself."""

    def answers(self) -> dict[str, Any]:  # noqa: D102
        on = [key for key in self._chips.on() if key != ADD]
        key = on[0] if on else About.GENERAL.value
        if key in (About.GENERAL, About.MYSELF):
            return {"about": About.of(key), self.name: None}
        return {"about": About.PERSON, self.name: key}

    def show_answers(self, values: Mapping[str, Any]) -> None:  # noqa: D102
        about, person = values.get("about"), values.get(self.name)
        self._offer(person)
        self._turn_on([person] if person else [about.value] if about else [])

    def _others(self) -> list[tuple[str, str]]:
        return [(word.value, _(word.label)) for word in (About.GENERAL, About.MYSELF)]

    def _on_chip_clicked(self, key: str) -> None:
        if key != ADD:
            self._chips.chips[key].setChecked(True)
        super()._on_chip_clicked(key)
