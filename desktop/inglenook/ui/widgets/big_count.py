"""A count in large type over what it counts: 7 of 9, of my bids were met."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from inglenook.ui.widgets.pieces import label
from inglenook.words import _


class BigCount(QWidget):
    """Stands at the head of a card; it is gone where there is nothing to count."""

    def __init__(self, name: str, what: str) -> None:
        super().__init__()
        self._count = label("", "figure")
        self._count.setObjectName(name)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self._count)
        layout.addWidget(label(what, "small", wrap=True))
        layout.addStretch(1)

    def show_count(self, met: int, n: int) -> None:
        """Show how many of how many."""
        self._count.setText(_("{met} of {n}").format(met=met, n=n))
        self.setVisible(bool(n))
