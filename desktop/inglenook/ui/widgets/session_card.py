"""What there is to bring to the session ahead, in a line; a click or Enter opens it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent

from inglenook.journal import agenda, sessions
from inglenook.journal.errors import JournalError
from inglenook.journal.therapy import Session
from inglenook.ui.surroundings import Surroundings
from inglenook.ui.widgets.pieces import Card, label

_OPENS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class SessionCard(Card):
    """A card that is a way to the next session; it hides while there is none ahead."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__()
        self.setObjectName("sessionCard")
        self._around = around
        self._session: Session | None = None
        self._count = label("", "muted", wrap=True)
        self.body.addWidget(self._count)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.hide()

    def refresh(self) -> None:
        """Show the next session as it is now."""
        try:
            self._show(agenda.next_session(self._around.journal))
        except JournalError as error:
            self._around.trouble(error)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102
        if event.key() in _OPENS:
            self._open()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: D102
        super().mouseReleaseEvent(event)
        here = self.rect().contains(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and here:
            self._open()

    def _show(self, session: Session | None) -> None:
        self._session = session
        if session is not None:
            journal = self._around.journal
            title = sessions.title(journal, session)
            count = sessions.counted(agenda.agenda(journal, session))
            self.rename(title)
            self._count.setText(count)
            self.setAccessibleName(title)
            self.setAccessibleDescription(count)
        self.setVisible(session is not None)

    def _open(self) -> None:
        if self._session is not None:
            self._around.open(self._session)
