"""Editors for choosing: chips for words of a closed list, the zone rings, and records by name."""

from collections.abc import Callable, Collection, Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from inglenook.journal.fields import Choice, Choices, Ref
from inglenook.journal.journal import Journal
from inglenook.journal.people import CoreGift
from inglenook.journal.vocabulary import Word
from inglenook.ui.forms.editor import Editor
from inglenook.ui.widgets.chips import Chips
from inglenook.ui.widgets.zone_rings import ZoneRings
from inglenook.words import _


class ChoiceEditor(Editor):
    """Edits one word of a closed list, or several, with chips."""

    field: Choice[Word] | Choices[Word]

    def __init__(
        self,
        name: str,
        field: Choice[Word] | Choices[Word],
        hidden: Callable[[], Collection[Word]] = tuple,
    ) -> None:
        super().__init__(name, field)
        self._hidden = hidden
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
        hidden = set(self._hidden()) - {values.get(self.name)}
        options = [(word.value, _(word.label)) for word in offered if word not in hidden]
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
