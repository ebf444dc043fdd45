"""Copies in place of Qt's own lines and lists, for a clipboard that tells of a copy too late.

On Windows a copy is told when the system's own history may have read it already, so it has to be
private from the first. The program's fields for many words see to that themselves.
"""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QAbstractSpinBox, QLineEdit

from inglenook.ui.clipboard import plain

_COPY, _CUT = "edit-copy", "edit-cut"  # what Qt calls them in the menu of a line
_USUAL_MENU = Qt.ContextMenuPolicy.DefaultContextMenu


class PrivateCopying(QObject):
    """An event filter for the application: the keys and the menu that copy from a line.

    From a list nothing is copied at all; no page offers that.
    """

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: D102
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._hear_key(watched, event)
        if (
            isinstance(event, QContextMenuEvent)
            and isinstance(watched, QLineEdit)
            and watched.contextMenuPolicy() == _USUAL_MENU
        ):
            self._show_menu(watched, event)
            return True
        return False

    def _hear_key(self, watched: QObject, event: QKeyEvent) -> bool:
        cuts = event.matches(QKeySequence.StandardKey.Cut)
        if not cuts and not event.matches(QKeySequence.StandardKey.Copy):
            return False
        if isinstance(watched, QAbstractItemView):
            return True
        line = watched.lineEdit() if isinstance(watched, QAbstractSpinBox) else watched
        if not isinstance(line, QLineEdit):
            return False
        copy(line, cuts=cuts)
        return True

    def _show_menu(self, line: QLineEdit, event: QContextMenuEvent) -> None:
        menu = line.createStandardContextMenu()
        for action in menu.actions():
            if action.objectName() in (_COPY, _CUT):
                cuts = action.objectName() == _CUT
                action.triggered.disconnect()
                action.triggered.connect(lambda _on=False, cuts=cuts: copy(line, cuts=cuts))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())


def copy(line: QLineEdit, *, cuts: bool) -> None:
    """Copy what is selected, and take it out of the line if it is cut; never hidden letters."""
    if not line.hasSelectedText() or line.echoMode() != QLineEdit.EchoMode.Normal:
        return
    QGuiApplication.clipboard().setMimeData(plain(line.selectedText()))
    if cuts and not line.isReadOnly():
        line.del_()
