"""A few sentences, each with a line of its own."""

from collections.abc import Sequence

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from inglenook.ui.widgets.pieces import label


class Sentences(QWidget):
    """As many labels as there are sentences; gone where there is none."""

    def __init__(self, name: str, role: str = "", gap: int = 6) -> None:
        super().__init__()
        self.setObjectName(name)
        self._role = role
        self._labels: list[QLabel] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(gap)

    def show_sentences(self, sentences: Sequence[str]) -> None:
        """Show these, in their order."""
        while len(self._labels) < len(sentences):
            self._labels.append(label("", self._role, wrap=True))
            self._layout.addWidget(self._labels[-1])
        for at, each in enumerate(self._labels):
            each.setText(sentences[at] if at < len(sentences) else "")
            each.setVisible(at < len(sentences))
        self.setVisible(bool(sentences))
