"""A pure function off the GUI thread: its result, or what went wrong, comes back as a signal."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal
from shiboken6 import isValid


class Task(QObject):
    """One function at work. What comes after ``cancel`` is handed to ``on_late`` and dropped."""

    done = Signal(object)
    failed = Signal(object)

    def __init__(self, parent: QObject, function: Callable[[], Any]) -> None:
        super().__init__(parent)
        self.cancelled = False
        self._work = _Work(self, function)

    def start(self) -> "Task":
        """Begin; the signals arrive on the thread this task was made in."""
        QThreadPool.globalInstance().start(self._work)
        return self

    def cancel(self) -> None:
        """Want no result any more."""
        self.cancelled = True


class _Work(QRunnable):
    def __init__(self, task: Task, function: Callable[[], Any]) -> None:
        super().__init__()
        self._task = task
        self._function = function

    def run(self) -> None:
        try:
            result = self._function()
        except Exception as error:  # noqa: BLE001 - whoever asked decides what it means
            self._tell("failed", error)
        else:
            self._tell("done", result)

    def _tell(self, signal: str, what: object) -> None:
        if isValid(self._task) and not self._task.cancelled:
            getattr(self._task, signal).emit(what)
        elif signal == "done" and hasattr(what, "close"):
            what.close()


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
