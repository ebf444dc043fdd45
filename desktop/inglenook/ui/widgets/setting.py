"""One thing that can be set on this device: a question, what answers it, and a remark."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from inglenook.ui.widgets.pieces import label


class Setting(QWidget):
    """Stands on its card as an editor stands in a form."""

    def __init__(self, question: str, control: QWidget, *remarks: str) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(4)
        if question:
            column.addWidget(label(question, "label", wrap=True))
        column.addWidget(control)
        for number, remark in enumerate(remarks):
            column.addSpacing(4 if number else 0)
            column.addWidget(label(remark, "small", wrap=True))
