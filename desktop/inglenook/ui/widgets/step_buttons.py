"""The next steps after something went wrong, as quiet buttons one below the other."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from inglenook.ui.next_steps import Step, Way
from inglenook.ui.widgets.pieces import button, empty


class StepButtons(QWidget):
    """Says ``chosen`` with the step. It takes no room where there is none.

    To try again has a button already: the one with which it was tried.
    """

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("unlock.steps")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self.steps: tuple[Step, ...] = ()
        self.offer(())

    def offer(self, steps: Sequence[Step]) -> None:
        """Show these in place of any others."""
        self.steps = tuple(steps)
        empty(self._column)
        shown = [step for step in self.steps if step.way is not Way.AGAIN]
        ways = [step.way for step in shown]
        for place, step in enumerate(shown):
            before = ways[:place].count(step.way)
            name = f"unlock.step.{step.way.name.lower()}"
            made = button(step.words, f"{name}{before + 1}" if before else name)
            made.clicked.connect(lambda _on=False, step=step: self.chosen.emit(step))
            self._column.addWidget(made)
        self.setVisible(bool(shown))
