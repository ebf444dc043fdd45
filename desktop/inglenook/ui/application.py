"""Qt's own application object: neutral in its name, and remembered by nobody."""

from PySide6.QtGui import QSessionManager
from PySide6.QtWidgets import QApplication

from inglenook.bugs import NAME
from inglenook.system import screen_capture
from inglenook.words import _


def build_application() -> QApplication:
    """Make Qt's own application object, with a neutral name and icon."""
    # Asked for here, since setStyle would first build Python's side of QStyle (10 ms).
    application = QApplication([NAME, "-style", "fusion"])
    application.setApplicationName(NAME)
    application.setApplicationDisplayName(_("Inglenook"))
    application.setDesktopFileName(NAME)
    if screen_capture.is_offered():
        from inglenook.ui.unseen import Unseen

        application.installEventFilter(Unseen(application, screen_capture.keep_out))
    for asked in (application.commitDataRequest, application.saveStateRequest):
        asked.connect(_leave_no_way_back)
    return application


def _leave_no_way_back(session: QSessionManager) -> None:
    """Keep the desktop from noting that this was open, and opening it when somebody logs in."""
    session.setRestartHint(QSessionManager.RestartHint.RestartNever)
