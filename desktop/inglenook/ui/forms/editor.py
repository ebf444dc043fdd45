"""What every editor is: a question, the means to answer it, and room for what is wrong."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from inglenook.journal.field import Field
from inglenook.ui.theme import restyle
from inglenook.ui.widgets.pieces import label
from inglenook.words import _


class Editor(QWidget):
    """Edits the answer to one field (some edit two). ``edited`` says that the person did."""

    edited = Signal()

    def __init__(self, name: str, field: Field[Any]) -> None:
        super().__init__()
        self.name = name
        self.field = field
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(4)
        self._heading = label(_(self.heading), "label", wrap=True)
        self._problem = label("", "problem", wrap=True)
        self._layout.addWidget(self._heading)
        self._layout.addWidget(self._problem)
        # Only now: what is shown before it has a parent flashes up as a window of its own.
        self._heading.setVisible(bool(self.heading))
        self._problem.hide()

    @property
    def heading(self) -> str:
        """What stands above the editor."""
        return self.field.label

    @property
    def control(self) -> QWidget:
        """The widget that takes the keyboard."""
        return self

    def answers(self) -> dict[str, Any]:
        """The answers as they stand, by field name."""
        raise NotImplementedError

    def show_answers(self, values: Mapping[str, Any]) -> None:
        """Show answers without saying that they were edited; the cursor stays where it is."""
        raise NotImplementedError

    def show_problem(self, sentence: str) -> None:
        """Say what is wrong with the answer, or take that back ('')."""
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))
        if self.control.property("wrong") != bool(sentence):
            self.control.setProperty("wrong", bool(sentence))
            restyle(self.control)

    def only_show(self) -> None:
        """Take no answers from now on."""
        self.setEnabled(False)

    def ask(self, question: str) -> None:
        """Ask in other words than the field's own, where the page knows more closely."""
        self._heading.setText(question)
        self._heading.show()
        self.control.setAccessibleName(question)

    def hide_heading(self) -> None:
        """Stand without a heading, where the page says already what this is."""
        self._heading.hide()

    def _holds(self, control: QWidget) -> None:
        """Put the control between the heading and the problem, and name it."""
        self._layout.insertWidget(self._layout.count() - 1, control)
        self._heading.setBuddy(control)
        control.setObjectName(control.objectName() or self.name)
        if not control.accessibleName():
            control.setAccessibleName(_(self.field.label))
