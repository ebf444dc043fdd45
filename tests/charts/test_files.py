"""A picture file is whole, and says nothing of when, by whom or with what it was made."""

import re
import struct
import zlib
from dataclasses import replace

import pytest

from inglenook.charts.render import pdf, png, svg
from inglenook.charts.style import ChartStyle
from inglenook.charts.whole import whole
from support.charts import a_chart, styles

LIGHT = replace(styles()["light"], dpi=192)
MAKERS = {"png": png, "svg": svg, "pdf": pdf}


def made(kind: str, style: ChartStyle = LIGHT) -> bytes:
    return MAKERS[kind](whole(a_chart(), style, 640))


def chunks(data: bytes) -> dict[str, bytes]:
    """The chunks of a PNG by their names, each of which must be whole."""
    found, at = {}, 8
    while at < len(data):
        size, name = struct.unpack(">I4s", data[at : at + 8])
        body = data[at + 8 : at + 8 + size]
        (check,) = struct.unpack(">I", data[at + 8 + size : at + 12 + size])
        assert zlib.crc32(name + body) == check
        found[name.decode()] = body
        at += 12 + size
    return found


@pytest.mark.parametrize(
    ("kind", "begins", "ends"),
    [
        ("png", b"\x89PNG\r\n\x1a\n", b"IEND\xaeB`\x82"),
        ("svg", b"<?xml version=", b"</svg>\n"),
        ("pdf", b"%PDF-1.4\n", b"%%EOF\n"),
    ],
)
def test_each_kind_begins_and_ends_as_it_should(kind, begins, ends):
    data = made(kind)
    assert data.startswith(begins)
    assert data.endswith(ends)


@pytest.mark.parametrize("kind", MAKERS)
def test_nothing_tells_the_program_the_moment_or_the_user(kind):
    data = made(kind).lower()
    for word in (b"matplotlib", b"creator", b"producer", b"creationdate", b"moddate"):
        if not (kind == "svg" and word == b"matplotlib"):  # it names its axes so
            assert word not in data
    assert b"<dc:" not in data
    assert b"rdf" not in data
    assert b"/home/" not in data


def test_an_svg_names_its_maker_only_in_the_names_of_its_parts():
    data = made("svg").decode()
    assert "matplotlib" not in re.sub(r'id="matplotlib\.axis_\d+"', "", data)
    assert "<metadata" not in data


def test_a_png_has_no_chunk_but_its_pixels_and_its_sharpness():
    found = chunks(made("png"))
    assert set(found) == {"IHDR", "pHYs", "IDAT", "IEND"}
    across = struct.unpack(">I", found["pHYs"][:4])[0]
    assert across == pytest.approx(192 / 0.0254, abs=1)
    assert struct.unpack(">I", found["IHDR"][:4])[0] == 2 * 640


@pytest.mark.parametrize("kind", MAKERS)
def test_the_same_chart_makes_the_same_bytes(kind):
    assert made(kind) == made(kind)


def test_the_words_of_an_svg_can_be_read_and_searched():
    data = made("svg").decode()
    chart = a_chart()
    assert chart.title in data
    assert chart.counted in data
    assert "<script" not in data


@pytest.mark.parametrize(
    ("kind", "pattern"),
    [("svg", rb'width="([\d.]+)pt" height="([\d.]+)pt"'), ("pdf", rb"\[ 0 0 ([\d.]+) ([\d.]+) \]")],
)
def test_an_svg_and_a_pdf_are_as_large_at_any_sharpness(kind, pattern):
    one, two = (
        [float(each) for each in re.search(pattern, made(kind, replace(LIGHT, dpi=dpi))).groups()]
        for dpi in (96, 192)
    )
    assert one[0] == two[0] == 640 * 72 / 96
    assert one[1] == pytest.approx(two[1], abs=1)
