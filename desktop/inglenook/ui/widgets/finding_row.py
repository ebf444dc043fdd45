"""One finding of a gut check, to open, to move with the mouse or the keyboard, or to take away."""

from PySide6.QtCore import QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import QDrag, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QMenu

from inglenook.journal.entries import Finding
from inglenook.journal.vocabulary import FindingKind
from inglenook.ui.widgets.pieces import breakable, icon_button
from inglenook.ui.widgets.row_button import RowButton
from inglenook.words import _, mark

FINDING = "application/x-inglenook-finding"
_MOVES = {
    FindingKind.REASON: mark("Move to the concrete reasons"),
    FindingKind.ECHO: mark("Move to the echoes"),
    FindingKind.TRUST: mark("Move to the reasons to trust"),
}


def meta(finding: Finding) -> list[str]:
    """When and where it was, and how I know."""
    source = _(finding.source.label).lower() if finding.source else ""
    again = _(_AGAIN).lower() if finding.again else ""
    return [breakable(finding.when), breakable(finding.scene), source, again]


_AGAIN = mark("Not the first time")


def tags(finding: Finding) -> list[str]:
    """What it is, or which root it comes from."""
    return [_(word.label) for word in (finding.breach, finding.root) if word]


class FindingRow(RowButton):
    """Says ``clicked`` to be changed, ``moved(places)``, ``sent(kind)`` and ``removed``."""

    moved = Signal(int)
    sent = Signal(object)
    removed = Signal()

    def __init__(self, finding: Finding, name: str, *, may_be_sent: bool) -> None:
        super().__init__(name, " ".join(finding.words.split()), meta(finding), tags(finding))
        self.finding = finding
        self._may_be_sent = may_be_sent
        self._pressed: QPoint | None = None
        more = icon_button("more", f"{name}.more", _("What can be done with this line"))
        more.clicked.connect(lambda: self.show_menu(more.mapToGlobal(QPoint(0, more.height()))))
        self.put_beside(more)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(lambda at: self.show_menu(self.mapToGlobal(at)))

    def show_menu(self, at: QPoint) -> None:
        """Offer everything that can be done with it."""
        menu = QMenu(self)
        menu.setObjectName("finding.menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for words, deed in (
            (_("Change"), self.clicked.emit),
            (_("Move up"), lambda: self.moved.emit(-1)),
            (_("Move down"), lambda: self.moved.emit(1)),
        ):
            menu.addAction(words).triggered.connect(deed)
        if self._may_be_sent:
            menu.addSeparator()
            for kind in FindingKind:
                if kind != self.finding.kind:
                    action = menu.addAction(_(_MOVES[kind]))
                    action.triggered.connect(lambda _on=False, kind=kind: self.sent.emit(kind))
        menu.addSeparator()
        menu.addAction(_("Take it away")).triggered.connect(self.removed)
        menu.popup(at)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102
        moves = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        if alt and event.key() in moves:
            self.moved.emit(moves[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Delete:
            self.removed.emit()
        else:
            super().keyPressEvent(event)

    # -- dragging

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: D102
        self._pressed = (
            event.position().toPoint() if event.button() == Qt.MouseButton.LeftButton else None
        )

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: D102
        if self._pressed is None:
            return
        if (
            event.position().toPoint() - self._pressed
        ).manhattanLength() >= QApplication.startDragDistance():
            self._pressed = None
            self._drag()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: D102
        if self._pressed is not None:
            super().mouseReleaseEvent(event)

    def _drag(self) -> None:
        """Only the id travels: what is written never leaves for another program."""
        data = QMimeData()
        data.setData(FINDING, self.finding.id.encode())
        drag = QDrag(self)
        drag.setMimeData(data)
        drag.setPixmap(self.grab())
        drag.exec(Qt.DropAction.MoveAction)
