"""A hand inside the real program, so that a test can use its window from another process.

Python imports this by itself where its folder is on PYTHONPATH, also in the process that comes
after a lock. It is asked on one pipe and tells on another, one JSON object a line, and it holds
nothing that it was not asked to type.
"""

import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from insides import Insides
from mishaps import Mishaps
from PySide6.QtCore import QEvent, QObject, QSocketNotifier, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit, QWidget

from inglenook import app, qt_messages

LOOK_EVERY_MS = 5
AUDITED = ("socket.", "subprocess.", "os.exec", "os.fork", "os.posix_spawn", "os.system", "urllib.")

_asked, _told = (int(number) for number in os.environ["INGLENOOK_HAND"].split(","))
_audited: list[str] = []
_qt_said: list[str] = []


def tell(**what: Any) -> None:
    """Say something to the test."""
    os.write(_told, json.dumps(what).encode() + b"\n")


class Hand(QObject, Mishaps, Insides):
    """Does what the test asks, on the window's own thread, and tells what it sees by itself."""

    def __init__(self, program: app.Program) -> None:
        super().__init__(program)
        self._window = program.window
        self._program = program
        self._was_painted = False
        self._awaits_page = False
        self._awaited: Callable[[], Any] | None = None
        self._looking = QTimer(self, interval=LOOK_EVERY_MS)
        self._looking.timeout.connect(self._look)
        self._ears = QSocketNotifier(_asked, QSocketNotifier.Type.Read, self)
        self._ears.activated.connect(self._on_asked)
        self._window.installEventFilter(self)
        self._window.opened.connect(self._on_opened)
        self._alone: set[str] = set()

    # -- what it tells by itself

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.Paint and watched is self._window and not self._was_painted:
            self._was_painted = True
            # This filter is asked first, so nothing else comes between the paint and this.
            QTimer.singleShot(0, self, lambda: self._tell_painted("painted"))
        elif kind == QEvent.Type.UpdateRequest and self._awaits_page and watched is self._window:
            self._awaits_page = False
            self._window.event(event)  # paints and flushes
            self._tell_painted("page")
            return True
        elif kind == QEvent.Type.Hide and watched is self._window:
            tell(event="hidden", at=time.monotonic())
        elif kind == QEvent.Type.Show and _is_window(watched):
            self._alone.add(type(watched).__name__)
        return False

    def _tell_painted(self, name: str) -> None:
        tell(event=name, at=time.monotonic(), pid=os.getpid(), modules=sorted(sys.modules))

    def _on_opened(self) -> None:
        self._awaits_page = True

    # -- what it is asked

    def _on_asked(self) -> None:
        asked = json.loads(os.read(_asked, 65536))
        verb = getattr(self, asked.pop("do"))
        verb(**asked)

    def _look(self) -> None:
        found = self._awaited() if self._awaited else None
        if found:
            self._looking.stop()
            self._awaited = None
            tell(answer=found)

    def _await(self, condition: Callable[[], Any]) -> None:
        self._awaited = condition
        self._looking.start()

    def see(self, name: str) -> None:
        """Answer once this widget is shown and can be used."""
        self._await(lambda: bool(self._usable(name)))

    def load(self, name: str) -> None:
        """Answer once a module is imported."""
        self._await(lambda: name in sys.modules and self._is_whole(name))

    def focus(self, name: str) -> None:
        """Give a widget the keyboard, and answer once it has it."""

        def has_it() -> bool:
            widget = self._usable(name)
            if widget is None:
                return False
            if not widget.hasFocus():
                widget.activateWindow()
                widget.setFocus(Qt.FocusReason.OtherFocusReason)
            return widget.hasFocus()

        self._await(has_it)

    def activate(self) -> None:
        """Answer once keys arrive here: without a window manager, nobody sees to that."""

        def active() -> bool:
            if QGuiApplication.focusWindow() is None:
                (QApplication.activeModalWidget() or self._window).activateWindow()
            return QGuiApplication.focusWindow() is not None

        self._await(active)

    def click(self, name: str) -> None:
        """Press a button once it can be pressed. Answers before what it does is over."""

        def pressed() -> bool:
            button = self._usable(name)
            if not isinstance(button, QAbstractButton):
                return False
            QTimer.singleShot(0, button, button.click)
            return True

        self._await(pressed)

    def type(self, text: str) -> None:
        """Type on a keyboard of its own."""
        from PySide6.QtTest import QTest

        focused = QApplication.focusWidget()
        if focused:
            QTest.keyClicks(focused, text)
        tell(answer=bool(focused))

    def press(self, keys: str) -> None:
        """Press keys together on a keyboard of its own. Answers before what they do is over."""
        from PySide6.QtTest import QTest

        combination = QKeySequence(keys)[0]  # type: ignore[index]
        key, modifiers = combination.key(), combination.keyboardModifiers()
        window = QGuiApplication.focusWindow()
        QTimer.singleShot(0, self, lambda: QTest.keyClick(window, key, modifiers))
        tell(answer=True)

    def text(self, name: str) -> None:
        """What is written in a field."""
        tell(answer=self._text(name))

    def written(self, name: str, length: int) -> None:
        """Answer once so many letters have arrived in a field."""
        self._await(lambda: len(self._text(name) or "") == length)

    def letter(self, name: str) -> None:
        """Type one letter into a line as soon as that can be done, and take it away again.

        Answers with the moment at which it stood there.
        """

        def stood() -> float | None:
            line = self._usable(name)
            if not isinstance(line, QLineEdit):
                return None
            if not line.hasFocus():
                line.activateWindow()
                line.setFocus(Qt.FocusReason.OtherFocusReason)
            key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_X, Qt.KeyboardModifier(0), "x")
            QApplication.sendEvent(line, key)
            moment = time.monotonic() if line.hasFocus() and line.text() else None
            line.clear()
            return moment

        self._await(stood)

    def copied(self, length: int) -> None:
        """Answer once so many letters are on the clipboard."""
        self._await(lambda: len(QGuiApplication.clipboard().text()) == length)

    def titles(self) -> None:
        """Everything that the system shows of the windows outside of them."""
        told = [QGuiApplication.applicationDisplayName(), QApplication.applicationName()]
        told += [window.title() for window in QGuiApplication.topLevelWindows()]
        told += [window.filePath() for window in QGuiApplication.topLevelWindows()]
        for widget in QApplication.topLevelWidgets():
            told += [widget.windowTitle(), widget.windowRole(), widget.windowFilePath()]
            told += [widget.windowIconText()]
        tell(answer=sorted(set(told) - {""}))

    def dialog(self) -> None:
        """Answer once a dialog is open."""
        self._await(lambda: bool(QApplication.activeModalWidget()))

    def watch(self) -> None:
        """Notice from now on what is shown as a window of its own."""
        application = QApplication.instance()
        assert application
        application.installEventFilter(self)
        tell(answer=True)

    def shown_alone(self) -> None:
        """The kinds of widgets that were ever shown as windows of their own."""
        tell(answer=sorted(self._alone))

    def modules(self) -> None:
        """The names of everything that is imported."""
        tell(answer=sorted(sys.modules))

    def audited(self) -> None:
        """What Python itself has reported of sockets and of other programs since it started."""
        tell(answer=_audited)

    def qt_said(self) -> None:
        """What Qt has complained about, of which the program tells no words."""
        tell(answer=_qt_said)

    def shown(self, name: str) -> None:
        """Answer once a page of the journal is on show."""
        self._await(lambda: self._window.pages and name == self._window.pages.page.NAME)

    def done(self) -> None:
        """Say that what was asked for has happened."""
        tell(answer=True)

    def say(self, **what: Any) -> None:
        """Tell the test something."""
        tell(**what)

    def exists(self, path: str) -> None:
        """Answer once there is a file."""
        self._await(Path(path).exists)

    def now(self) -> None:
        """The clock that the events are timed by."""
        tell(answer=time.monotonic())

    def leave(self) -> None:
        """Close the window as a person does."""
        QTimer.singleShot(0, self._window, self._window.close)
        tell(answer=True)

    # -- inside

    def _usable(self, path: str) -> QWidget | None:
        """The widget with this name, or inside of one: ``card/field``."""
        tops = QApplication.topLevelWidgets()
        modal = QApplication.activeModalWidget()
        inside: list[QWidget] = [modal] if modal else tops
        for name in path.split("/"):
            inside = [
                found
                for each in inside
                for found in each.findChildren(QWidget, name)
                if found.isVisible() and found.isEnabled()
            ]
        return inside[0] if inside else None

    def _text(self, name: str) -> str | None:
        widget = self._usable(name)
        if isinstance(widget, QPlainTextEdit):
            return widget.toPlainText()
        return widget.text() if isinstance(widget, QLineEdit) else None

    def _is_whole(self, name: str) -> bool:
        spec = getattr(sys.modules[name], "__spec__", None)
        return not getattr(spec, "_initializing", False)


def _is_window(shown: QObject) -> bool:
    return isinstance(shown, QWidget) and shown.isWindow()


def _audit(event: str, arguments: tuple[Any, ...]) -> None:
    if event.startswith(AUDITED):
        program = f" {Path(arguments[0]).name}" if event == "subprocess.Popen" else ""
        _audited.append(event + program)


def _take_part() -> None:
    start = app.Program.start

    def started(program: app.Program, *given: Any, **named: Any) -> None:
        start(program, *given, **named)
        Hand(program)

    app.Program.start = started  # type: ignore[assignment, method-assign]
    tell_of_qt = qt_messages.tell

    def said(kind: Any, context: Any, text: str | None) -> None:
        _qt_said.append(text or "")
        tell_of_qt(kind, context, text)

    qt_messages.tell = said


if "INGLENOOK_AUDITED" in os.environ:
    sys.addaudithook(_audit)
_take_part()
