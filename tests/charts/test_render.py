"""A figure becomes exactly the pixels it was asked for."""

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest

from inglenook.charts.render import rgba
from inglenook.charts.responsiveness import draw_responsiveness
from inglenook.charts.style import ChartStyle
from inglenook.insights.responsiveness import series
from inglenook.journal.days import Calendar
from inglenook.resources import resource

COLOURS = json.loads(resource("tokens.json").read_text("utf-8"))["light"]
CELLS = [(f"2026-07-{day:02d}T12:00:00+02:00", "offered", "toward") for day in range(6, 30)]
SHOWN = series(CELLS, Calendar(), date(2026, 7, 6), date(2026, 8, 10))


def picture(width=300, height=160, dpi=96.0, shown=SHOWN):
    style = ChartStyle.from_tokens(COLOURS, dpi=dpi)
    return rgba(draw_responsiveness(shown, style, width, height))


@pytest.mark.parametrize("width", [301, 307, 961, 1037])
def test_a_picture_is_as_wide_as_was_asked_for(width):
    pixels, wide, high = picture(width)
    assert (wide, high) == (width, 160)
    assert len(pixels) == wide * high * 4


@pytest.mark.parametrize(("dpi", "size"), [(192.0, (600, 320)), (144.0, (450, 240))])
def test_a_sharper_screen_gets_more_pixels(dpi, size):
    assert picture(dpi=dpi)[1:] == size


@pytest.mark.parametrize(
    ("dpi", "width", "wide"), [(120.0, 392, 490), (120.0, 395, 494), (168.0, 209, 366)]
)
def test_no_pixel_is_lost_between_two_sizes_of_the_screen(dpi, width, wide):
    assert picture(width, dpi=dpi)[1] == wide


def test_pixels_are_opaque_and_start_at_the_top_left_in_red_green_blue():
    pixels, _wide, _high = picture()
    assert pixels[:4] == bytes.fromhex("FFFDF9FF")
    assert set(pixels[3::4]) == {255}


def test_the_same_series_gives_the_same_pixels_from_any_thread():
    here = picture()
    with ThreadPoolExecutor(4) as threads:
        there = list(threads.map(lambda _number: picture(), range(8)))
    assert all(each == here for each in there)
