"""What a chart says that has nothing to show: one quiet sentence in its middle."""

from matplotlib.axes import Axes

from inglenook.charts.paper import Measure
from inglenook.charts.style import PX_PER_INCH, ChartStyle


def say_nothing(axes: Axes, words: str, style: ChartStyle, up: float = 0.5) -> None:
    """Write words in the room right of the axes' left edge, ``up`` of their height above 0.

    Call it while the style is applied.
    """
    figure = axes.get_figure(root=True)
    if figure is None:
        raise ValueError("these axes stand on no figure")
    wide = float(figure.get_size_inches()[0]) * PX_PER_INCH
    box = axes.get_position()
    lines = Measure(style).wrapped(words, (1 - box.x0) * wide)
    figure.text(
        (box.x0 + 1) / 2,
        box.y0 + up * box.height,
        "\n".join(lines),
        ha="center",
        va="center",
        gid="nothing",
    )
