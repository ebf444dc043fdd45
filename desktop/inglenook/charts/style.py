"""How a chart looks: the colours, the type and the settings a figure is made and drawn with."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from threading import RLock
from typing import Literal, Self, get_args

import matplotlib as mpl
from matplotlib import font_manager

from inglenook.resources import resource

PX_PER_INCH = 96  # a px is 1/96 inch at any resolution, as in a style sheet
POINTS_PER_PX = 72 / PX_PER_INCH
FALLBACK_FAMILY = "DejaVu Sans"  # comes with matplotlib

# What a colour of a chart stands for.
Role = Literal[
    "mine",
    "theirs",
    "centre",
    "protection",
    "disconnection",
    "toward",
    "away",
    "against",
    "unclear",
]

# The token of a colour, where it has another name than the colour itself.
TOKENS = {"mine": "accent", "theirs": "protection", "unclear": "muted"}

# matplotlib's settings and its fonts belong to the whole process: one chart at a time.
one_at_a_time = RLock()


@dataclass(frozen=True)
class ChartStyle:
    """What a chart takes from the window or the page it stands on.

    Colours are ``#rrggbb``. ``font_px`` is the size of small text, in px of 1/96 inch.
    ``dpi`` is 96 at a device pixel ratio of 1, and 192 at 2.
    """

    surface: str
    ink: str
    muted: str
    hairline: str
    raised: str
    mine: str
    theirs: str
    centre: str
    protection: str
    disconnection: str
    toward: str
    away: str
    against: str
    unclear: str
    families: tuple[str, ...] = ()
    font_px: float = 11.0
    dpi: float = PX_PER_INCH

    @classmethod
    def from_tokens(
        cls,
        tokens: Mapping[str, str],
        families: tuple[str, ...] = (),
        font_px: float = 11.0,
        dpi: float = PX_PER_INCH,
    ) -> Self:
        """Take the colours of one theme by their token names."""
        own = {
            name: tokens[TOKENS.get(name, name)]
            for name in (*get_args(Role), "surface", "ink", "muted", "hairline", "raised")
        }
        return cls(
            **own,
            families=families,
            font_px=font_px,
            dpi=dpi,
        )

    @classmethod
    def paper(
        cls,
        families: tuple[str, ...] = (),
        font_px: float = 11.0,
        dpi: float = PX_PER_INCH,
    ) -> Self:
        """Greys for white paper: zones, and answers, are told apart by how light they are."""
        return cls(**_greys(), families=families, font_px=font_px, dpi=dpi)


def points(px: float) -> float:
    """A length in px, in the points that matplotlib counts lines, marks and type in."""
    return px * POINTS_PER_PX


@contextmanager
def applied(style: ChartStyle) -> Iterator[None]:
    """Make figures in this style, alone in the process, and leave no setting changed."""
    context = mpl.rc_context(
        {
            "font.family": known_families(style.families),
            "font.size": points(style.font_px),
            "text.color": style.muted,
            "text.parse_math": False,
            "text.usetex": False,
            "figure.facecolor": style.surface,
            "figure.dpi": style.dpi,
            "axes.facecolor": style.surface,
            "axes.unicode_minus": False,
            "path.simplify": True,
            "toolbar": "None",
        }
    )
    with one_at_a_time, context:
        yield


@contextmanager
def drawing() -> Iterator[None]:
    """Draw or write a finished figure, alone in the process."""
    # Glyphs keep their own shapes, as in the window; text in an SVG stays text.
    context = mpl.rc_context({"text.hinting": "no_hinting", "svg.fonttype": "none"})
    with one_at_a_time, context:
        yield


def known_families(families: tuple[str, ...]) -> list[str]:
    """Those families that matplotlib can find, best first, and one that is always there."""
    wanted = [family for family in families if family in _installed()]
    return [*wanted, FALLBACK_FAMILY]


@cache
def _greys() -> dict[str, str]:
    found: dict[str, str] = json.loads(resource("paper.json").read_text("utf-8"))
    return found


@cache
def _installed() -> frozenset[str]:
    return frozenset(font_manager.get_font_names())
