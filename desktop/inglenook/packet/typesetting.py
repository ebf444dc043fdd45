"""Typst at work in memory: what it reads is bytes by name, what it makes is bytes.

The template is the program's own; whatever was written reaches it as data.
"""

from functools import cache
from pathlib import Path
from typing import Any

import matplotlib as mpl
import typst

from inglenook.resources import resource

TEMPLATE = "main.typ"  # the file that typst begins with

# The first comes with typst and the next two with matplotlib, so that a page looks the same
# everywhere; the others are what systems have for what these lack.
_WANTED = (
    "Libertinus Serif",
    "DejaVu Serif",
    "DejaVu Sans",
    "Noto Color Emoji",
    "Apple Color Emoji",
    "Segoe UI Emoji",
    "Noto Serif CJK SC",
    "Noto Sans CJK SC",
    "PingFang SC",
    "Hiragino Mincho ProN",
    "Apple SD Gothic Neo",
    "Microsoft YaHei",
    "Yu Gothic",
    "Malgun Gothic",
    "Nirmala UI",
    "Leelawadee UI",
    "Droid Sans Fallback",
)

# Typst keeps what it made for ten more times, words and all.
_ROUNDS_TO_FORGET = 11


def typeset(files: dict[str, bytes], **how: Any) -> bytes:
    """Set a page or more; nothing is read from a disk but fonts, and nothing is kept.

    ``files`` are by name, and one of them is ``TEMPLATE``; all are text. ``how`` goes to typst.
    """
    try:
        made: bytes = typst.compile(files, font_paths=_fonts(), **how)
        return made
    finally:
        for _round in range(_ROUNDS_TO_FORGET):
            typst.compile(b"", font_paths=_fonts(), format="svg")


@cache
def template() -> bytes:
    """What a packet looks like."""
    return resource("packet", "packet.typ").read_bytes()


@cache
def families() -> list[str]:
    """Those of the wanted families that there are, best first."""
    there = set(_fonts().families())
    return [family for family in _WANTED if family in there]


@cache
def _fonts() -> typst.Fonts:
    """The fonts of typst, of the system and of matplotlib.

    The last of matplotlib's has a sign for every character, so that none is missing in a file.
    """
    return typst.Fonts(font_paths=[Path(mpl.get_data_path(), "fonts", "ttf")])
