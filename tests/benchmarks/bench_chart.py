"""How long a chart takes, beside one line drawn by bare matplotlib at the same size."""

from datetime import timedelta
from typing import Any

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from benchmarks.figures import Figures, timed
from inglenook.charts.render import rgba
from inglenook.charts.responsiveness import draw_responsiveness
from inglenook.charts.style import ChartStyle
from inglenook.insights.responsiveness import responsiveness
from inglenook.journal.journal import Journal

ROUNDS = 30
WEEKS = 26
WIDTH, HEIGHT = 900, 280
STYLE = ChartStyle("#ffffff", "#222222", "#666666", "#dddddd", "#aa5533", "#336688")


def test_chart(journal: Journal, figures: Figures) -> None:
    today = journal.calendar.day_of(journal.clock())
    read: list[float] = []
    ours: list[float] = []
    bare: list[float] = []
    for _ in range(ROUNDS + 1):
        with timed(read):
            series = responsiveness(journal, None, today - timedelta(weeks=WEEKS - 1), today)
        with timed(ours):
            rgba(draw_responsiveness(series, STYLE, WIDTH, HEIGHT))
        with timed(bare):
            draw_one_line()
    # The first of each loads fonts.
    figures.tell("Chart: the weeks counted", read[1:])
    figures.compare("Chart: drawn", ours[1:], bare[1:])


def draw_one_line() -> bytes:
    figure = Figure(figsize=(WIDTH / 96, HEIGHT / 96), dpi=96)
    figure.subplots().plot(range(WEEKS), range(WEEKS))
    canvas: Any = FigureCanvasAgg(figure)
    canvas.draw()
    return bytes(canvas.buffer_rgba())
