"""How everything looks: the tokens become a palette, the style sheet and type sizes."""

import json
from dataclasses import dataclass
from functools import cache
from string import Template
from typing import ClassVar

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from inglenook.resources import resource
from inglenook.ui import icons

SYSTEM, LIGHT, DARK = "system", "light", "dark"
# How large the person may have the text, in percent of the system's own size.
TEXT_SIZES = (100, 115, 130, 150, 175, 200)
USUAL_TEXT = 100
# Type sizes in px at the usual font size of the system (look: 24 / 15 / 14 / 12).
SIZES = {"title": 24, "heading": 18, "card": 15, "body": 14, "small": 12}
HEIGHTS = {"field": 22, "button": 20, "line": 16}  # the least px of what holds one line
USUAL_POINTS = 10.0
POINTS_PER_PX = 0.75
BIGGEST_SCALE = 2.5


@cache
def tokens(name: str) -> dict[str, str]:
    """The colours of one theme by token name, as ``#rrggbb``."""
    found: dict[str, dict[str, str]] = json.loads(resource("tokens.json").read_text("utf-8"))
    return found[name]


@dataclass(frozen=True)
class Theme:
    """One of the two sets of colours, and how large the text is."""

    name: str
    scale: float

    current: ClassVar["Theme"]

    def colour(self, token: str) -> QColor:
        """The colour of a token."""
        return QColor(tokens(self.name)[token])

    def points(self, size: str) -> float:
        """A type size in points, following the system's font scale."""
        return SIZES[size] * POINTS_PER_PX * self.scale

    def px(self, width: int) -> int:
        """A width in px that has to hold words, following the system's font scale."""
        return round(width * self.scale)

    def font(self, size: str, *, bold: bool = False) -> QFont:
        """The interface font at one of the type sizes."""
        font = QFont(QGuiApplication.font())
        font.setPointSizeF(self.points(size))
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        return font


Theme.current = Theme(LIGHT, 1.0)


class Look(QObject):
    """Applies the theme and the size of text that the person chose to the whole program.

    ``changed`` says that either has, whether the person or the system changed it; ``announced``
    says so just before. To restyle takes a millisecond or two for each widget there is.
    """

    announced = Signal()
    changed = Signal()

    def __init__(
        self, application: QApplication, choice: str = SYSTEM, text_size: int = USUAL_TEXT
    ) -> None:
        super().__init__(application)
        self._application = application
        self._system_points = application.font().pointSizeF()
        self._choice = choice
        self._text_size = text_size
        application.styleHints().colorSchemeChanged.connect(self._on_scheme_changed)
        self.choose(choice)

    def choose(self, choice: str) -> None:
        """Follow the system, or stay light or dark."""
        self._choice = choice
        schemes = {LIGHT: Qt.ColorScheme.Light, DARK: Qt.ColorScheme.Dark}
        hints = self._application.styleHints()
        hints.setColorScheme(schemes.get(choice, Qt.ColorScheme.Unknown))
        self._apply()

    def size_text(self, percent: int) -> None:
        """Show text at so many percent of the system's own size."""
        self._text_size = percent
        self._apply()

    def _on_scheme_changed(self) -> None:
        self._apply()

    def _apply(self) -> None:
        system_dark = self._application.styleHints().colorScheme() == Qt.ColorScheme.Dark
        name = (DARK if system_dark else LIGHT) if self._choice == SYSTEM else self._choice
        scale = max(self._system_points / USUAL_POINTS, 1.0) * self._text_size / 100
        theme = Theme(name, min(scale, BIGGEST_SCALE))
        if theme == Theme.current and self._application.styleSheet():
            return
        self.announced.emit()
        Theme.current = theme
        self._application.setFont(theme.font("body"))
        self._application.setPalette(_palette(theme))
        self._application.setStyleSheet(_style_sheet(theme))
        icons.repaint_all(self._application, theme.colour)
        self.changed.emit()


def _palette(theme: Theme) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for token, roles in {
        "background": (role.Window,),
        "surface": (role.Base, role.Button, role.ToolTipBase),
        "raised": (role.AlternateBase,),
        "hairline": (role.Mid, role.Midlight, role.Dark),
        "ink": (role.WindowText, role.Text, role.ButtonText, role.ToolTipText),
        "muted": (role.PlaceholderText,),
        "accent": (role.Highlight, role.Link, role.Accent),
        "on_accent": (role.HighlightedText,),
    }.items():
        for each in roles:
            palette.setColor(each, theme.colour(token))
    return palette


def _style_sheet(theme: Theme) -> str:
    template = Template(resource("style", "window.qss").read_text("utf-8"))
    hover = theme.colour("accent")
    values = tokens(theme.name) | {
        "accent_hover": (hover.darker(112) if theme.name == LIGHT else hover.lighter(108)).name(),
        "down": resource("style", f"down-{theme.name}.svg").as_posix(),
        "check": resource("style", f"check-{theme.name}.svg").as_posix(),
    }
    sizes = {size: f"{theme.points(size):g}pt" for size in SIZES}
    heights = {name: f"{theme.px(height)}px" for name, height in HEIGHTS.items()}
    return template.substitute(values | sizes | heights)


def restyle(widget: QWidget) -> None:
    """Let the style sheet look at a widget's properties again."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
