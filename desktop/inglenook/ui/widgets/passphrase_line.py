"""A line for a passphrase: hidden unless the person wants to see it, and aware of Caps Lock."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from inglenook.ui import icons
from inglenook.ui.theme import Theme, restyle
from inglenook.ui.widgets.pieces import icon_button, label
from inglenook.words import _

SHOWN_HINTS = (
    Qt.InputMethodHint.ImhSensitiveData
    | Qt.InputMethodHint.ImhNoPredictiveText
    | Qt.InputMethodHint.ImhNoAutoUppercase
)
HINTS = SHOWN_HINTS | Qt.InputMethodHint.ImhHiddenText


class PassphraseLine(QWidget):
    """What is typed can be shown; it is never kept, suggested or put on the clipboard."""

    entered = Signal()
    edited = Signal()

    def __init__(self, name: str, asks_for: str) -> None:
        super().__init__()
        self.field = QLineEdit()
        self.field.setObjectName(name)
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.setInputMethodHints(HINTS)
        self.field.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self._eye = icon_button("", f"{name}.show", _("Show what is written"))
        self._eye.setCheckable(True)
        self._eye.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._eye.setParent(self.field)
        self._caps = label(_("Caps Lock seems to be on."), "small")
        self._caps.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.field)
        layout.addWidget(self._caps)
        self.ask_for(asks_for)
        self.field.installEventFilter(self)
        self.field.returnPressed.connect(self.entered)
        self.field.textEdited.connect(lambda _text: self.edited.emit())
        self._eye.toggled.connect(self._on_eye_toggled)

    def text(self) -> str:
        """What is written."""
        return self.field.text()

    def write(self, text: str) -> None:
        """Put a passphrase into the line, shown."""
        self.field.setText(text)
        self._eye.setChecked(bool(text))

    def clear(self) -> None:
        """Empty the line and hide again what is written next."""
        self.field.clear()
        self._eye.setChecked(False)
        self._caps.hide()

    def ask_for(self, what: str) -> None:
        """Say what belongs here."""
        self.field.setPlaceholderText(what)
        self.field.setAccessibleName(what)

    def take_keyboard(self) -> None:
        """Put the keyboard here, with what is written selected."""
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.selectAll()

    def mark_wrong(self, *, wrong: bool) -> None:
        """Show by its frame that this did not fit."""
        if bool(self.field.property("wrong")) != wrong:
            self.field.setProperty("wrong", wrong)
            restyle(self.field)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002, D102
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show):
            self._place_eye()
        elif event.type() == QEvent.Type.Paint and self._eye.icon().isNull():
            # Drawing it takes 6 ms, which the first paint of the window need not wait for.
            QTimer.singleShot(0, self, self._draw_eye)
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            self._notice_caps(event)
        return False

    def _notice_caps(self, event: QKeyEvent) -> None:
        """A capital without Shift, or a small letter with it, gives Caps Lock away."""
        text = event.text()
        if len(text) == 1 and text.lower() != text.upper():
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._caps.setVisible(text.isupper() != shift)

    def _draw_eye(self) -> None:
        name = "eye-off" if self._eye.isChecked() else "eye"
        icons.put(self._eye, name, "muted", Theme.current.colour)
        self._place_eye()

    def _place_eye(self) -> None:
        size = self._eye.sizeHint()
        x = self.field.width() - size.width() - 6
        self._eye.setGeometry(x, (self.field.height() - size.height()) // 2, *size.toTuple())

    def _on_eye_toggled(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.field.setEchoMode(mode)
        # With letters on show, Qt takes back that they are nobody else's.
        self.field.setInputMethodHints(SHOWN_HINTS if shown else HINTS)
        self._draw_eye()
        says = _("Hide what is written") if shown else _("Show what is written")
        self._eye.setToolTip(says)
        self._eye.setAccessibleName(says)
