"""Makes the pages of a packet off the window's thread: the first one soon, the others as wanted."""

from collections import deque
from dataclasses import dataclass
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from inglenook.ui import background

if TYPE_CHECKING:
    from inglenook.packet.choice import Choice
    from inglenook.packet.choose import Gathered
    from inglenook.packet.preview import Preview
    from inglenook.packet.redact import Redacted


@dataclass(frozen=True)
class First:
    """What is known first: what leaves, and a picture of its first page."""

    redacted: "Redacted"
    image: QImage


class PageMaker(QObject):
    """One packet at a time; what was begun for another choice is let go of."""

    begun = Signal(object)  # First
    counted = Signal(int)  # how many pages there are
    drawn = Signal(int, object)  # the number of a page, from 1, and its QImage
    failed = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._unwanted = Event()
        self._tasks: list[background.Task] = []
        self._preview: Preview | None = None
        self._wanted: deque[tuple[int, float]] = deque()
        self._drawing: background.Task | None = None

    def begin(self, gathered: "Gathered", choice: "Choice", px_per_point: float) -> None:
        """Make the pages anew."""
        self.stop()
        unwanted = self._unwanted

        def first() -> "First | None":
            from inglenook.packet.make import make
            from inglenook.packet.preview import first_glance

            if unwanted.is_set():
                return None
            redacted = make(gathered, choice)
            glance = first_glance(redacted.document, px_per_point)
            return First(redacted, QImage.fromData(glance))

        self._tasks = [background.run(self, first, self._on_first_done, self._on_task_failed)]

    def stop(self) -> None:
        """Want nothing more of what was begun."""
        self._unwanted.set()
        self._unwanted = Event()
        for task in (*self._tasks, *([self._drawing] if self._drawing else [])):
            task.cancel()
        self._tasks, self._preview, self._drawing = [], None, None
        self._wanted.clear()

    def want(self, number: int, px_per_point: float) -> None:
        """Draw a page, after those that were wanted before it."""
        if (number, px_per_point) not in self._wanted:
            self._wanted.append((number, px_per_point))
        self._draw_next()

    # -- inside

    def _on_first_done(self, first: First | None) -> None:
        if first is None:
            return
        self.begun.emit(first)
        document, unwanted = first.redacted.document, self._unwanted

        def whole() -> "Preview | None":
            from inglenook.packet.preview import Preview
            from inglenook.packet.progress import Cancelled, Progress

            try:
                return Preview(document, Progress(unwanted.is_set))
            except Cancelled:
                return None

        self._tasks.append(background.run(self, whole, self._on_whole_done, self._on_task_failed))

    def _on_whole_done(self, preview: "Preview | None") -> None:
        if preview is not None:
            self._preview = preview
            self.counted.emit(preview.page_count)
            self._draw_next()

    def _draw_next(self) -> None:
        if self._preview is None or self._drawing is not None or not self._wanted:
            return
        preview, (number, px_per_point) = self._preview, self._wanted.popleft()

        def page() -> tuple[int, QImage]:
            drawn = preview.page(number, px_per_point)
            return number, QImage.fromData(drawn)

        self._drawing = background.run(self, page, self._on_page_done, self._on_task_failed)

    def _on_page_done(self, page: tuple[int, QImage]) -> None:
        self._drawing = None
        self.drawn.emit(*page)
        self._draw_next()

    def _on_task_failed(self, error: Exception) -> None:
        self.stop()
        self.failed.emit(error)
