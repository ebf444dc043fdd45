"""Reads all that Trends counts: from the vault in slices, between which the window goes on."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from inglenook.journal.errors import JournalError
from inglenook.journal.journal import Journal
from inglenook.journal.store import Filter
from inglenook.ui import background

if TYPE_CHECKING:
    from inglenook.insights.ledger import Ledger

A_SLICE = timedelta(days=183)


class LedgerReader(QObject):
    """Says ``read`` with a ``Ledger``, or ``failed`` with a ``JournalError``."""

    read = Signal(object)
    failed = Signal(object)

    def __init__(self, journal: Journal, parent: QObject) -> None:
        super().__init__(parent)
        self._journal = journal
        self._slices: Iterator[Mapping[Any, Any]] = iter(())
        self._parts: list[Mapping[Any, Any]] = []
        self._task: background.Task | None = None
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._on_timer_timeout)

    @property
    def busy(self) -> bool:
        """Whether it has begun and has said nothing yet."""
        return self._timer.isActive() or self._task is not None

    def start(self) -> None:
        """Read the journal as it is now, from the beginning."""
        self.stop()
        self._run(_load, self._on_loaded)

    def stop(self) -> None:
        """Read no further, and say nothing: nobody looks, or the journal may be closed."""
        self._timer.stop()
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _on_loaded(self, _nothing: None) -> None:
        # Loaded by now; before, numpy would have stopped the window for a while.
        from inglenook.insights.ledger import slices

        self._task = None
        self._parts = []
        try:
            chosen = _filters(self._journal)
        except JournalError as error:
            self.failed.emit(error)
            return
        self._slices = slices(chosen, self._journal.store)
        self._timer.start()

    def _on_timer_timeout(self) -> None:
        try:
            part = next(self._slices, None)
        except JournalError as error:
            self._timer.stop()
            self.failed.emit(error)
            return
        if part is not None:
            self._parts.append(part)
            return
        self._timer.stop()
        parts, calendar = self._parts, self._journal.calendar
        self._parts = []

        def function() -> "Ledger":
            from inglenook.insights.ledger import ledger

            return ledger(parts, calendar)

        self._run(function, self._on_made)

    def _on_made(self, ledger: "Ledger") -> None:
        self._task = None
        self.read.emit(ledger)

    def _run(self, function: Any, on_done: Any) -> None:
        self._task = background.run(self, function, on_done, self._on_task_failed)

    def _on_task_failed(self, error: Exception) -> None:
        self._task = None
        raise error


def _load() -> None:
    import inglenook.charts.trends  # noqa: F401


def _filters(journal: Journal) -> list[Filter]:
    """Half a year each, from the first entry on; nothing is left out at either end."""
    count = journal.store.count(Filter())
    if not count:
        return [Filter()]
    oldest = journal.store.page(Filter(), count - 1, 1)[0].happened.replace(tzinfo=None)
    newest = journal.clock().replace(tzinfo=None)
    edges: list[datetime | None] = [None]
    while (edge := oldest + len(edges) * A_SLICE) < newest:
        edges.append(edge)
    return [
        Filter(since=since, before=before)
        for since, before in zip(edges, [*edges[1:], None], strict=True)
    ]
