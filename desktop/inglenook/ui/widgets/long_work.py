"""A line that shows how far something has come that takes its time, with a way to stop it."""

from collections.abc import Callable
from threading import Event
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from inglenook.packet.progress import Cancelled
from inglenook.ui import background
from inglenook.ui.widgets.pieces import button, label, row
from inglenook.words import _

LOOK_EVERY_MS = 50
ALL = 100


class Watch:
    """What the one who works is told, and tells. Both sides may look at it at any time."""

    def __init__(self) -> None:
        self._unwanted = Event()
        self.share = 0.0

    def stop(self) -> None:
        """Want the result no more."""
        self._unwanted.set()

    def is_unwanted(self) -> bool:
        """Whether nobody wants the result any more."""
        return self._unwanted.is_set()

    def tell(self, share: float) -> None:
        """Say how much is done, from 0 to 1."""
        self.share = share


Work = Callable[[Watch], Any]


class LongWork(QWidget):
    """Hidden while nothing is done. ``ended`` says that it is done, failed or stopped."""

    ended = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._watch: Watch | None = None
        self._on_done: Callable[[Any], None] = lambda _result: None
        self._on_failed: Callable[[Exception], None] = lambda _error: None
        self._back_to: QWidget = self
        self._says = label("", "small", wrap=True)
        self._bar = QProgressBar()
        self._bar.setObjectName(f"{name}.bar")
        self._bar.setTextVisible(False)
        self._cancel = button(_("Cancel"), f"{name}.cancel")
        told = QVBoxLayout()
        told.setSpacing(4)
        told.addWidget(self._says)
        told.addWidget(self._bar)
        layout = row()
        layout.addLayout(told, 1)
        layout.addWidget(self._cancel)
        self.setLayout(layout)
        self._timer = QTimer(self, interval=LOOK_EVERY_MS)
        self._timer.timeout.connect(self._on_timer_timeout)
        self._cancel.clicked.connect(self.cancel)
        self.hide()

    @property
    def is_busy(self) -> bool:
        """Whether something is being done."""
        return self._watch is not None

    def begin(
        self,
        sentence: str,
        work: Work,
        on_done: Callable[[Any], None],
        on_failed: Callable[[Exception], None],
        back_to: QWidget,
    ) -> None:
        """Do something off the window's thread. It may raise ``Cancelled`` once it is unwanted.

        The keyboard waits on the way to stop it, and goes ``back_to`` where it came from.
        """
        self._back_to = back_to
        watch = self._watch = Watch()
        self._on_done, self._on_failed = on_done, on_failed
        self._says.setText(sentence)
        self._bar.setAccessibleName(sentence)
        self._bar.setRange(0, 0)
        self.show()
        self._cancel.setFocus()
        self._timer.start()
        background.run(self, lambda: work(watch), self._on_work_done, self._on_work_failed)

    def cancel(self) -> None:
        """Stop what is being done; it ends at its next step, or has been done already."""
        if self._watch is not None:
            self._watch.stop()
            self._says.setText(_("Stopping…"))

    # -- inside

    def _on_timer_timeout(self) -> None:
        if self._watch is not None and self._watch.share:
            self._bar.setRange(0, ALL)
            self._bar.setValue(round(self._watch.share * ALL))

    def _on_work_done(self, result: Any) -> None:
        self._end()
        self._on_done(result)

    def _on_work_failed(self, error: Exception) -> None:
        self._end()
        if not isinstance(error, Cancelled):
            self._on_failed(error)

    def _end(self) -> None:
        self._watch = None
        self._timer.stop()
        # The window's own, which it keeps while another program has the keyboard.
        had_keyboard = self.window().focusWidget() is self._cancel
        self.ended.emit()
        if had_keyboard:
            self._back_to.setFocus()
        self.hide()
