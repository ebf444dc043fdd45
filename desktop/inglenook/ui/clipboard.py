"""What is copied leaves as plain text alone, asks to be kept nowhere, and is cleared on a lock.

Whatever copies, be it a field, a label, a table or a menu of Qt's own, tells the clipboard, and
it is heard there: what is this program's own is put again before anybody else can have read it,
since X, Wayland and macOS hand it out only when the event that copied it is over. Windows tells of
it later than that; see ``copying``.
"""

import sys
from collections.abc import Callable

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QClipboard, QGuiApplication

Mode = QClipboard.Mode
_QT_WINDOWS = 'application/x-qt-windows-mime;value="{}"'
_NO = bytes(4)  # a DWORD
# What each system's keepers of copied things look for. On macOS it cannot be said through Qt.
HINTS: dict[str, dict[str, bytes]] = {
    "linux": {"x-kde-passwordManagerHint": b"secret"},
    "win32": {
        _QT_WINDOWS.format("ExcludeClipboardContentFromMonitorProcessing"): b"1",
        _QT_WINDOWS.format("CanIncludeInClipboardHistory"): _NO,
        _QT_WINDOWS.format("CanUploadToCloudClipboard"): _NO,
    },
    "darwin": {},
}
PLAIN = "text/plain"
# Here nobody else can own a clipboard, since it never leaves the program.
_KEPT_INSIDE = frozenset({"offscreen", "minimal"})


def plain(text: str, system: str = sys.platform) -> QMimeData:
    """A text to be copied or dragged away: nothing of its look, and the system's hints beside it.

    ``system`` is spelled as in ``sys.platform``; whatever is not known is taken for Unix.
    """
    made = QMimeData()
    made.setText(text)
    for kind, said in HINTS.get(system, HINTS["linux"]).items():
        made.setData(kind, said)
    return made


def is_plain(data: QMimeData, system: str = sys.platform) -> bool:
    """Whether this is what ``plain`` makes."""
    return set(data.formats()) == {PLAIN, *HINTS.get(system, HINTS["linux"])}


class PrivateClipboard(QObject):
    """Watches over everything that this program copies, from now on.

    ``conceal`` is told of every copy, for a system whose hint does not go through Qt.
    """

    def __init__(self, parent: QObject, conceal: Callable[[], object]) -> None:
        super().__init__(parent)
        self._conceal = conceal
        self._is_putting = False
        QGuiApplication.clipboard().changed.connect(self._on_clipboard_changed)

    def clear(self) -> None:
        """Take back what was copied or selected, if it is still this program's own."""
        clipboard = QGuiApplication.clipboard()
        for mode in Mode:
            if _is_own(clipboard, mode):
                clipboard.clear(mode)

    def _on_clipboard_changed(self, mode: Mode) -> None:
        clipboard = QGuiApplication.clipboard()
        if self._is_putting or not _is_own(clipboard, mode):
            return
        data = clipboard.mimeData(mode)
        if not is_plain(data):
            self._is_putting = True
            try:
                clipboard.setMimeData(plain(data.text()), mode)
            finally:
                self._is_putting = False
        self._conceal()


def _is_own(clipboard: QClipboard, mode: Mode) -> bool:
    """Whether there is something of this program. What is another's is not even looked at."""
    owns = {
        Mode.Clipboard: clipboard.ownsClipboard,
        Mode.Selection: clipboard.ownsSelection,
        Mode.FindBuffer: clipboard.ownsFindBuffer,
    }
    if QGuiApplication.platformName() in _KEPT_INSIDE:
        return mode == Mode.Clipboard and bool(clipboard.mimeData(mode))
    return owns[mode]()
