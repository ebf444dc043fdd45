"""The colours reach their contrasts and are the only ones."""

import json
import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from inglenook.resources import resource

THEMES = json.loads(resource("tokens.json").read_text("utf-8"))
GROUNDS = ("background", "surface")
TEXTS = ("ink", "muted", "accent")
GRAPHICS = ("centre", "protection", "disconnection", "toward", "away", "against", "accent")
ICONS = sorted(resource("icons").glob("*.svg"))


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("ground", GROUNDS)
def test_every_text_can_be_read_and_every_mark_be_seen(theme: str, ground: str) -> None:
    tokens = THEMES[theme]
    for text in TEXTS:
        assert contrast(tokens[text], tokens[ground]) >= 4.5, text
    for graphic in GRAPHICS:
        assert contrast(tokens[graphic], tokens[ground]) >= 3.0, graphic
    assert contrast(tokens["on_accent"], tokens["accent"]) >= 4.5
    assert contrast(tokens["ink"], tokens["raised"]) >= 4.5


def test_both_themes_have_the_same_tokens() -> None:
    assert list(THEMES["light"]) == list(THEMES["dark"])


def test_the_style_sheet_and_the_icons_hold_no_colour_of_their_own() -> None:
    sheet = resource("style", "window.qss").read_text("utf-8")
    assert not re.search(r"#[0-9a-fA-F]{6}\b", sheet)
    of_tokens = {colour.lower() for theme in THEMES.values() for colour in theme.values()}
    for file in [*ICONS, *resource("style").glob("*.svg")]:
        found = set(re.findall(r"#[0-9a-fA-F]{6}\b", file.read_text("utf-8")))
        assert {colour.lower() for colour in found} <= of_tokens, file.name


@pytest.mark.parametrize("file", ICONS, ids=lambda each: each.stem)
def test_every_icon_can_be_drawn(file: Path, qapp: QApplication) -> None:
    assert QSvgRenderer(str(file)).isValid()


def test_every_token_is_a_colour() -> None:
    for theme in THEMES.values():
        assert all(QColor(colour).isValid() for colour in theme.values())
