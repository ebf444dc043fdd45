"""A style touches nothing but the figure it is applied to."""

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import matplotlib as mpl
import pytest

import inglenook
from inglenook.charts.labels import words_up
from inglenook.charts.render import rgba
from inglenook.charts.responsiveness import draw_responsiveness
from inglenook.charts.style import FALLBACK_FAMILY, ChartStyle, applied, known_families
from inglenook.insights.responsiveness import series
from inglenook.journal.days import Calendar
from inglenook.resources import resource

LIGHT = json.loads(resource("tokens.json").read_text("utf-8"))["light"]


def figure(**values):
    shown = series([], Calendar(), date(2026, 7, 6), date(2026, 11, 16))
    return draw_responsiveness(shown, ChartStyle.from_tokens(LIGHT, **values), 400, 200)


def test_settings_are_as_before_when_a_chart_is_drawn():
    before = dict(mpl.rcParams)
    rgba(figure(font_px=30.0, dpi=192))
    assert dict(mpl.rcParams) == before


def test_settings_are_as_before_when_drawing_fails():
    before = dict(mpl.rcParams)
    with pytest.raises(ZeroDivisionError), applied(ChartStyle.from_tokens(LIGHT)):
        _ = 1 / 0
    assert dict(mpl.rcParams) == before


def test_a_family_nobody_has_is_passed_over_without_a_word(caplog):
    rgba(figure(families=("No Such Family", ".AppleSystemUIFont")))
    assert caplog.records == []
    assert known_families(("No Such Family",)) == [FALLBACK_FAMILY]


def test_a_known_family_comes_first():
    assert known_families(("DejaVu Serif", "No Such Family")) == ["DejaVu Serif", FALLBACK_FAMILY]


def test_text_keeps_its_size_in_px_at_any_resolution():
    sizes = []
    for dpi in (96, 192):
        drawn = figure(dpi=dpi)
        rgba(drawn)
        height = words_up(drawn.axes[0])[0].get_window_extent().height
        sizes.append(height * 96 / dpi)
    assert sizes[0] == pytest.approx(sizes[1], rel=0.15)
    assert words_up(drawn.axes[0])[0].get_fontsize() == pytest.approx(11 * 0.75)


def test_drawing_never_meets_pyplot_a_window_or_the_network():
    program = """
import sys
from datetime import date
from inglenook.charts.render import rgba
from inglenook.charts.responsiveness import draw_responsiveness
from inglenook.charts.style import ChartStyle
from inglenook.insights.responsiveness import series
from inglenook.journal.days import Calendar
style = ChartStyle(*["#112233"] * 14)
shown = series([], Calendar(), date(2026, 7, 6), date(2026, 7, 6))
rgba(draw_responsiveness(shown, style, 300, 200))
print(*(set(sys.modules) & {"matplotlib.pyplot", "PySide6", "tkinter", "ssl", "http.client"}))
"""
    package = str(Path(inglenook.__file__).parent.parent)
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": package},
    )
    assert done.stdout.strip() == ""
