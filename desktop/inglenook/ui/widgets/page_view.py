"""Pages of paper one below the other, as wide as there is room, scrolled by wheel and keys."""

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea

from inglenook.ui.theme import Theme
from inglenook.words import _

A4 = QSizeF(595.28, 841.89)  # points
AROUND, BETWEEN = 20, 16
RESIZED_MS = 120
STEP = 48
KEPT_AROUND = 2  # pages beyond those on show whose pictures are kept


class PageView(QAbstractScrollArea):
    """Says ``wanted`` for each page on show that has no picture of the right sharpness yet."""

    wanted = Signal(int)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("role", "pages")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumSize(200, 160)
        self._size, self._count = A4, 0
        self._images: dict[int, QImage] = {}
        self._asked: set[int] = set()
        self._texts: list[str] = []
        self._timer = QTimer(self, singleShot=True, interval=RESIZED_MS)
        self._timer.timeout.connect(self._on_timer_timeout)
        self.verticalScrollBar().setSingleStep(STEP)
        self.verticalScrollBar().valueChanged.connect(lambda _at: self._ask())

    @property
    def px_per_point(self) -> float:
        """How sharp a page has to be drawn, in device pixels."""
        return self._page().width() / self._size.width() * self.devicePixelRatioF()

    @property
    def page_count(self) -> int:
        """How many pages are known; 0 before there is any."""
        return self._count

    def image(self, number: int) -> QImage | None:
        """The picture of a page, from 1, if it has one."""
        return self._images.get(number)

    def show_first(self, image: QImage, size: QSizeF, texts: list[str]) -> None:
        """Show the first page of another document; the pictures of the others come later.

        ``texts`` say in words what stands on the pages; the last one is for all that follow.
        """
        self._size, self._texts = size, texts
        self._images = {1: image}
        self._count = max(self._count, 1)
        self._asked = set()
        self._lay_out()

    def set_count(self, count: int) -> None:
        """Say how many pages there are, each of which can be drawn from now on."""
        self._count = count
        self._asked = set()
        self._lay_out()
        self._ask(again=1)

    def show_page(self, number: int, image: QImage) -> None:
        """Show the picture of a page."""
        self._images[number] = image
        shown = self._shown()
        near = range(shown.start - KEPT_AROUND, shown.stop + KEPT_AROUND)
        self._images = {each: kept for each, kept in self._images.items() if each in near}
        self._asked &= set(near)
        self.viewport().update()

    def clear(self) -> None:
        """Show nothing: what was on show would not leave so any more."""
        self._images, self._asked, self._count, self._texts = {}, set(), 0, []
        self._lay_out()

    # -- Qt

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102
        super().resizeEvent(event)
        self._lay_out()
        self._timer.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102
        bar = self.verticalScrollBar()
        ends = {Qt.Key.Key_Home: bar.minimum(), Qt.Key.Key_End: bar.maximum()}
        if event.key() in ends:
            bar.setValue(ends[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Space:
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            bar.setValue(bar.value() + (-bar.pageStep() if back else bar.pageStep()))
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, D102
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.viewport().rect(), Theme.current.colour("raised"))
        for number in self._shown():
            box = self._box(number)
            painter.fillRect(box, QColor("white"))
            image = self._images.get(number)
            if image is not None:
                painter.drawImage(box, image)
            painter.setPen(QPen(Theme.current.colour("hairline"), 1))
            painter.drawRect(box)

    # -- inside

    def _page(self) -> QSizeF:
        """The size of a page on screen."""
        width = max(self.viewport().width() - 2 * AROUND, 1)
        return QSizeF(width, width * self._size.height() / self._size.width())

    def _box(self, number: int) -> QRectF:
        page = self._page()
        top = AROUND + (number - 1) * (page.height() + BETWEEN) - self.verticalScrollBar().value()
        return QRectF(QPointF(AROUND, round(top)), page)

    def _shown(self) -> range:
        """The numbers of the pages on show."""
        top, step = self.verticalScrollBar().value() - AROUND, self._page().height() + BETWEEN
        first = max(int(top // step) + 1, 1)
        last = min(int((top + self.viewport().height()) // step) + 1, self._count)
        return range(first, max(last, first - 1) + 1)

    def _lay_out(self) -> None:
        page, seen = self._page().height(), self.viewport().height()
        whole = 2 * AROUND + self._count * (page + BETWEEN) - BETWEEN if self._count else 0
        bar = self.verticalScrollBar()
        bar.setPageStep(max(seen - STEP, STEP))
        bar.setRange(0, max(round(whole) - seen, 0))
        self._name()
        self.viewport().update()

    def _ask(self, again: int = 0) -> None:
        """Ask for the pages on show; the page ``again`` even if it has a picture."""
        for number in self._shown():
            missing = number not in self._images or number == again
            if missing and number not in self._asked:
                self._asked.add(number)
                self.wanted.emit(number)
        self._name()

    def _name(self) -> None:
        """Say for somebody who does not see it what stands on the page."""
        if not self._count or not self._texts:
            self.setAccessibleName(_("The pages that will leave"))
            return
        shown = self._shown()
        number = shown.start + (len(shown) > 1 and self._box(shown.start).bottom() < STEP)
        text = self._texts[min(number, len(self._texts)) - 1]
        told = _("Page {n} of {m}. {text}")
        self.setAccessibleName(told.format(n=number, m=self._count, text=text))

    def _on_timer_timeout(self) -> None:
        self._asked = set()
        for number in self._shown():
            if number in self._images:
                self._asked.add(number)
                self.wanted.emit(number)
        self._ask()
