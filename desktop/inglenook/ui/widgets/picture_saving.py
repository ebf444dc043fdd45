"""Saves a chart as a picture, wherever the person wants it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from inglenook.journal.errors import JournalError
from inglenook.outside import write_new
from inglenook.ui import background
from inglenook.ui.leaving import ANYBODY, Target, ask_where
from inglenook.ui.surroundings import Surroundings
from inglenook.ui.widgets.chart_picture import chart_look
from inglenook.words import _, mark

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from inglenook.charts.chart import Chart

WIDTH, FONT_PX, SHARPNESS = 960, 13.0, 2.0
PNG, SVG, PDF = "png", "svg", "pdf"
_KINDS = {
    PNG: mark("Picture"),
    SVG: mark("Drawing that can be enlarged"),
    PDF: mark("Page"),
}
_SAVED = mark("Saved. The picture is not protected: whoever has the file can look at it.")


class PictureSaving(QObject):
    """Asks where, draws off the GUI thread, and says what came of it."""

    def __init__(self, around: Surroundings, parent: QObject) -> None:
        super().__init__(parent)
        self._around = around

    def save(self, chart: "Chart") -> None:
        """Ask where the picture of a chart goes, and put it there."""
        kinds = [(_(words), ending) for ending, words in _KINDS.items()]
        name = f"inglenook-{chart.name.replace('_', '-')}"
        target = ask_where(self._around, _("Save picture"), _(ANYBODY), name, kinds)
        if target is not None:
            made = _maker(chart, target)
            background.run(self, made, self._on_saved, self._on_failed)

    def _on_saved(self, _nothing: None) -> None:
        self._around.say(_(_SAVED), None)

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, JournalError):
            raise error
        self._around.trouble(error)


def _maker(chart: "Chart", target: Target) -> Callable[[], None]:
    """What draws the picture and writes it: it holds no widget."""
    look = chart_look(SHARPNESS, FONT_PX)

    def function() -> None:
        from inglenook.charts import render
        from inglenook.charts.whole import whole

        as_bytes: dict[str, Callable[[Figure], bytes]] = {
            PNG: render.png,
            SVG: render.svg,
            PDF: render.pdf,
        }
        style = look()
        width = WIDTH * style.font_px / FONT_PX
        kind = target.path.suffix.removeprefix(".").lower()
        picture = as_bytes[kind](whole(chart, style, width))
        write_new(target.path, picture, replace=target.replace)

    return function
