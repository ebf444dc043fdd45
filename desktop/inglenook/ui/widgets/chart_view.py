"""Shows a figure: it is drawn off the GUI thread, at the size and sharpness of the screen."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QFontInfo, QImage, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from inglenook.ui import background
from inglenook.ui.theme import Theme, tokens

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from inglenook.charts.style import ChartStyle

# (style, width in px, height in px) -> figure
Draw = Callable[["ChartStyle", int, int], "Figure"]
RESIZED_MS = 80


class ChartView(QWidget):
    """A picture of a figure with a summary in words for those who do not see it."""

    def __init__(self, name: str, height: int) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._height = height
        self._draw: Draw | None = None
        self._image: QImage | None = None
        self._task: background.Task | None = None
        self._timer = QTimer(self, singleShot=True, interval=RESIZED_MS)
        self._timer.timeout.connect(self._start)

    @property
    def drawn(self) -> bool:
        """Whether the figure on screen is the one last asked for."""
        return self._image is not None and self._task is None and not self._timer.isActive()

    def show_figure(self, draw: Draw, summary: str) -> None:
        """Draw this figure from now on, until another is asked for."""
        self._draw = draw
        self.setAccessibleName(summary)
        self._start()

    def redraw(self) -> None:
        """Draw the same figure again, in the colours of the theme."""
        self._start()

    def sizeHint(self) -> QSize:  # noqa: D102
        return QSize(320, self._height)

    def minimumSizeHint(self) -> QSize:  # noqa: D102
        return QSize(200, self._height)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102
        super().resizeEvent(event)
        if self._draw:
            self._timer.start()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, D102
        painter = QPainter(self)
        if self._image is not None:
            painter.drawImage(0, 0, self._image)
        if self.hasFocus():
            painter.setPen(QPen(Theme.current.colour("accent"), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))

    # -- drawing

    def _start(self) -> None:
        least = self.minimumSizeHint()
        if self._draw is None or self.width() < least.width() or self.height() < least.height():
            return  # there is no room yet; more of it asks again
        if self._task is not None:
            self._task.cancel()
        draw, ratio = self._draw, self.devicePixelRatioF()
        width, height = self.width(), self.height()
        family = QFontInfo(Theme.current.font("small")).family()
        font_px = 11.0 * Theme.current.scale
        colours = tokens(Theme.current.name)

        def picture() -> tuple[bytes, int, int]:
            from inglenook.charts.render import rgba
            from inglenook.charts.style import PX_PER_INCH, ChartStyle

            dpi = PX_PER_INCH * ratio
            style = ChartStyle.from_tokens(colours, (family,), font_px, dpi)
            return rgba(draw(style, width, height))

        self._task = background.run(self, picture, self._on_task_done, self._on_task_failed)

    def _on_task_done(self, picture: tuple[bytes, int, int]) -> None:
        pixels, width, height = picture
        image = QImage(pixels, width, height, width * 4, QImage.Format.Format_RGBA8888).copy()
        image.setDevicePixelRatio(self.devicePixelRatioF())
        self._image = image
        self._task = None
        self.update()

    def _on_task_failed(self, error: Exception) -> None:
        self._task = None
        raise error
