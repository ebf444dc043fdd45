"""A layout that puts widgets side by side and goes on in the next line where they do not fit."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class Flow(QLayout):
    """Chips and short buttons in as many lines as the width asks for."""

    def __init__(self, parent: QWidget | None = None, gap: int = 6) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(gap)

    def addItem(self, item: QLayoutItem) -> None:  # noqa: D102
        self._items.append(item)

    def count(self) -> int:  # noqa: D102
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: D102
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: D102
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:  # noqa: D102
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:  # noqa: D102
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: D102
        return self._arranged(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:  # noqa: D102
        super().setGeometry(rect)
        self._arranged(rect, move=True)

    def sizeHint(self) -> QSize:  # noqa: D102
        return self.minimumSize()

    def minimumSize(self) -> QSize:  # noqa: D102
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _arranged(self, rect: QRect, *, move: bool) -> int:
        """Put the items line under line and return the height that they take."""
        y = rect.y()
        for line in self._lines(rect.width()):
            sizes = [_size_within(item, rect.width()) for item in line]
            tallest = max(size.height() for size in sizes)
            if move:
                self._place(line, sizes, QPoint(rect.x(), y), tallest)
            y += tallest + self.spacing()
        return max(y - self.spacing() - rect.y(), 0)

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = []
        used = 0
        for item in self._items:
            widget = item.widget()
            if widget is not None and widget.isHidden():
                continue
            taken = _size_within(item, width).width() + self.spacing()
            if not lines or used + taken - self.spacing() > width:
                lines.append([])
                used = 0
            lines[-1].append(item)
            used += taken
        return lines

    def _place(self, line: list[QLayoutItem], sizes: list[QSize], at: QPoint, tallest: int) -> None:
        """Put the items of one line beside each other, each in the middle of its height."""
        x = at.x()
        for item, size in zip(line, sizes, strict=True):
            place = QPoint(x, at.y() + (tallest - size.height()) // 2)
            item.setGeometry(QRect(place, size))
            x += size.width() + self.spacing()


def _size_within(item: QLayoutItem, width: int) -> QSize:
    """The size an item likes, or what it needs where there is less width than that."""
    size = item.sizeHint()
    if size.width() <= width or not item.hasHeightForWidth():
        return size
    return QSize(width, item.heightForWidth(width))
