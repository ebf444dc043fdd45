"""Editors for choosing: chips for words of a closed list, the zone rings, and records by name."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QPushButton, QWidget

from inglenook.journal.fields import Choice, Choices, Ref
from inglenook.journal.journal import Journal
from inglenook.journal.people import CoreGift
from inglenook.journal.vocabulary import Word
from inglenook.ui.forms.editor import Editor
from inglenook.ui.widgets.flow import Flow
from inglenook.ui.widgets.pieces import button
from inglenook.ui.widgets.zone_rings import ZoneRings
from inglenook.words import _


class Chips(QWidget):
    """A row of chips of which one or several can be on; it flows into more lines if it must."""

    def __init__(self, name: str, *, many: bool = False) -> None:
        super().__init__()
        self.setObjectName(name)
        self.many = many
        self.chips: dict[str, QPushButton] = {}
        self._flow = Flow(self)

    def offer(self, options: Sequence[tuple[str, str]], on_clicked: Any) -> None:
        """Offer options as (key, what is shown); chips that stay are not made again."""
        if [key for key, _text in options] != list(self.chips):
            for chip in self.chips.values():
                self._flow.removeWidget(chip)
                chip.deleteLater()
                chip.hide()
            self.chips = {key: self._chip(key, text, on_clicked) for key, text in options}
        for key, text in options:
            self.chips[key].setText(text)

    def turn_on(self, keys: Sequence[str]) -> None:
        """Show exactly these chips as on."""
        for key, chip in self.chips.items():
            chip.setChecked(key in keys)

    def on(self) -> list[str]:
        """The keys of the chips that are on."""
        return [key for key, chip in self.chips.items() if chip.isChecked()]

    def only(self, key: str) -> None:
        """Turn all other chips off, where only one may be on."""
        if not self.many:
            for other, chip in self.chips.items():
                chip.setChecked(chip.isChecked() and other == key)

    def _chip(self, key: str, text: str, on_clicked: Any) -> QPushButton:
        chip = button(text, f"{self.objectName()}.{key}", "chip")
        chip.setCheckable(True)
        chip.clicked.connect(lambda: on_clicked(key))
        self._flow.addWidget(chip)
        return chip


class ChoiceEditor(Editor):
    """Edits one word of a closed list, or several, with chips."""

    field: Choice[Word] | Choices[Word]

    def __init__(self, name: str, field: Choice[Word] | Choices[Word]) -> None:
        super().__init__(name, field)
        self._chips = Chips(name, many=isinstance(field, Choices))
        self._holds(self._chips)
        self._offer({})

    @property
    def control(self) -> QWidget:  # noqa: D102
        on = self._chips.on() or list(self._chips.chips)
        return self._chips.chips[on[0]] if on else self._chips

    def answers(self) -> dict[str, Any]:  # noqa: D102
        words = tuple(self.field.words.of(key) for key in self._chips.on())
        if isinstance(self.field, Choices):
            return {self.name: words}
        return {self.name: words[0] if words else None}

    def show_answers(self, values: Mapping[str, Any]) -> None:  # noqa: D102
        self._offer(values)
        answer = values.get(self.name)
        words = answer if isinstance(answer, tuple) else (answer,)
        self._chips.turn_on([word.value for word in words if word])

    def _offer(self, values: Mapping[str, Any]) -> None:
        offered = self.field.offered(values) if isinstance(self.field, Choice) else self.field.words
        options = [(word.value, _(word.label)) for word in offered]
        self._chips.offer(options, self._on_chip_clicked)

    def _on_chip_clicked(self, key: str) -> None:
        if self.field.required and not self._chips.on():
            self._chips.turn_on([key])
        self._chips.only(key)
        self.edited.emit()


class ZoneEditor(Editor):
    """Edits a zone with the rings."""

    def __init__(self, name: str, field: Choice[Word]) -> None:
        super().__init__(name, field)
        self._rings = ZoneRings()
        self._holds(self._rings)
        self._rings.chosen.connect(self.edited)

    @property
    def heading(self) -> str:  # noqa: D102
        return ""

    @property
    def control(self) -> QWidget:  # noqa: D102
        return self._rings

    def answers(self) -> dict[str, Any]:  # noqa: D102
        return {self.name: self._rings.zone}

    def show_answers(self, values: Mapping[str, Any]) -> None:  # noqa: D102
        self._rings.show_zone(values.get(self.name))


class GiftEditor(Editor):
    """Edits which core gift is meant."""

    field: Ref

    def __init__(self, name: str, field: Ref, journal: Journal) -> None:
        super().__init__(name, field)
        self._journal = journal
        self._chips = Chips(name)
        self._holds(self._chips)
        self.show_answers({})

    def answers(self) -> dict[str, Any]:  # noqa: D102
        on = self._chips.on()
        return {self.name: on[0] if on else None}

    def show_answers(self, values: Mapping[str, Any]) -> None:  # noqa: D102
        chosen = self._journal.find(CoreGift, values.get(self.name))
        gifts = self._journal.gifts()
        if chosen is not None and chosen not in gifts:
            gifts.append(chosen)
        self._chips.offer([(gift.id, gift.name) for gift in gifts], self._on_chip_clicked)
        self._chips.turn_on([chosen.id] if chosen else [])
        self._heading.setVisible(bool(gifts))

    def _on_chip_clicked(self, key: str) -> None:
        self._chips.only(key)
        self.edited.emit()
