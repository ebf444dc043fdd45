"""A pure function off the GUI thread: its result, or what went wrong, comes back as a signal."""

from collections.abc import Callable
from functools import cache
from itertools import count
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal
from shiboken6 import isValid


class Task(QObject):
    """One function at work.

    What comes after ``cancel``, or when its page is gone, is let go of: a journal is closed.
    """

    done = Signal(object)
    failed = Signal(object)

    def __init__(self, parent: QObject, function: Callable[[], Any]) -> None:
        super().__init__(parent)
        self.cancelled = False
        # Taken away when it is done, for it may hold a passphrase or a journal.
        self._function: Callable[[], Any] | None = function

    def start(self) -> "Task":
        """Begin; the signals arrive on the thread this task was made in."""
        function, self._function = self._function, None
        if function is not None:
            bell = _bell()
            QThreadPool.globalInstance().start(_Work(function, bell, bell.expect(self)))
        return self

    def cancel(self) -> None:
        """Want no result any more, not even one that is already on its way."""
        self.cancelled = True


class _Bell(QObject):
    """Rung where work is finished. A task may go with its page at any moment; this never goes."""

    rang = Signal(int, object, object)

    def __init__(self) -> None:
        super().__init__()
        self._expected: dict[int, Task] = {}
        self._numbers = count()
        self.rang.connect(self._on_rang)

    def expect(self, task: Task) -> int:
        number = next(self._numbers)
        self._expected[number] = task
        return number

    def _on_rang(self, number: int, result: object, error: object) -> None:
        task = self._expected.pop(number)
        if task.cancelled or not isValid(task):
            _let_go(result)
        elif error is None:
            task.done.emit(result)
        else:
            task.failed.emit(error)


class _Work(QRunnable):
    def __init__(self, function: Callable[[], Any], bell: _Bell, number: int) -> None:
        super().__init__()
        self._function: Callable[[], Any] | None = function
        self._bell = bell
        self._number = number

    def run(self) -> None:
        function, self._function = self._function, None
        try:
            self._ring(function() if function else None, None)
        except Exception as error:  # noqa: BLE001 - whoever asked decides what it means
            self._ring(None, error)

    def _ring(self, result: object, error: Exception | None) -> None:
        try:
            self._bell.rang.emit(self._number, result, error)
        except RuntimeError:  # the program has ended meanwhile, and nobody is there to hear
            _let_go(result)


@cache
def _bell() -> _Bell:
    return _Bell()


def _let_go(result: object) -> None:
    if hasattr(result, "close"):
        result.close()


def run(
    parent: QObject,
    function: Callable[[], Any],
    on_done: Callable[[Any], None],
    on_failed: Callable[[Exception], None],
) -> Task:
    """Run ``function`` off the GUI thread and call back on it."""
    task = Task(parent, function)
    task.done.connect(on_done)
    task.failed.connect(on_failed)
    return task.start()
