"""The look: what is written can be read, icons and type follow the system and the theme."""

import re
from itertools import product

import pytest
from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from inglenook.journal.records import ENTRIES
from inglenook.journal.vocabulary import Answer
from inglenook.resources import resource
from inglenook.ui import icons
from inglenook.ui.journal_pages import FOOT, PAGES
from inglenook.ui.theme import DARK, HEIGHTS, LIGHT, SIZES, SYSTEM, Look, Theme, tokens
from inglenook.ui.widgets.pieces import button
from inglenook.ui.widgets.zone_rings import CHOSEN, PALE, _mixed, _readable_on
from support.looks import UsualLook

THEMES = (LIGHT, DARK)
GROUNDS = ("background", "surface")
ZONES = ("centre", "protection", "disconnection")
ICONS = sorted(path.stem for path in resource("icons").glob("*.svg"))


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast ratio, from 1 to 21 (WCAG 2.2)."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def style_sheet() -> str:
    text: str = resource("style", "window.qss").read_text("utf-8")
    return re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)


@pytest.mark.parametrize(("theme", "ground"), list(product(THEMES, GROUNDS)))
def test_every_colour_that_the_style_sheet_writes_with_is_readable(theme: str, ground: str) -> None:
    written = set(re.findall(r"(?<![-\w])color: \$(\w+)", style_sheet()))
    on_something_filled = {"on_accent", "background"}
    assert {"ink", "muted"} <= written
    for token in written - on_something_filled:
        assert contrast(tokens(theme)[token], tokens(theme)[ground]) >= 4.5, token


@pytest.mark.parametrize(
    ("theme", "text", "ground"),
    [
        *((theme, "on_accent", "accent") for theme in THEMES),
        *((theme, "ink", "raised") for theme in THEMES),
        *((theme, "background", "ink") for theme in THEMES),
    ],
)
def test_text_on_chosen_and_filled_parts_is_readable(theme: str, text: str, ground: str) -> None:
    assert contrast(tokens(theme)[text], tokens(theme)[ground]) >= 4.5


@pytest.mark.parametrize(("theme", "zone"), list(product(THEMES, ZONES)))
def test_the_word_in_a_ring_is_readable_chosen_or_not(
    look: UsualLook, theme: str, zone: str
) -> None:
    Theme.current = Theme(theme, 1.0)
    full, surface = Theme.current.colour(zone), Theme.current.colour("surface")
    chosen = _mixed(full, surface, CHOSEN)
    assert contrast(_readable_on(chosen).name(), chosen.name()) >= 4.5
    pale = _mixed(full, surface, PALE)
    assert contrast(tokens(theme)["ink"], pale.name()) >= 4.5


def test_every_word_with_a_dollar_sign_is_a_token_or_a_size() -> None:
    known = {*tokens(LIGHT), *SIZES, *HEIGHTS, "accent_hover", "down", "check"}
    assert set(re.findall(r"\$(\w+)", style_sheet())) <= known


def test_every_icon_that_is_asked_for_is_there() -> None:
    asked = {page.NAME for page in (*PAGES, *FOOT)} | {kind.KIND for kind in ENTRIES}
    asked |= {answer.value for answer in Answer} | {"lock"}
    for path in resource("..").joinpath("desktop", "inglenook", "ui").rglob("*.py"):
        source = path.read_text("utf-8")
        asked |= set(re.findall(r'(?:icon_button\(|icon=)"([a-z-]+)"', source))
    assert {"close", "bin"} <= asked
    assert asked <= set(ICONS)


def test_an_icon_is_drawn_in_its_colour(qapp: QApplication) -> None:
    picture = icons.icon("lock", QColor("#A8481F")).pixmap(QSize(18, 18), 3.0).toImage()
    every = (
        picture.pixelColor(x, y) for x in range(picture.width()) for y in range(picture.height())
    )
    drawn = {colour.name() for colour in every if colour.alpha() > 250}
    assert drawn == {"#a8481f"}


def test_icons_follow_the_theme(qapp: QApplication, look: UsualLook) -> None:
    chosen = Look(qapp, LIGHT)
    made = button("", "a", icon="lock")
    light = made.icon().pixmap(18, 18).toImage()
    chosen.choose(DARK)
    assert made.icon().pixmap(18, 18).toImage() != light
    chosen.deleteLater()


@pytest.mark.parametrize(("points", "scale"), [(8.0, 1.0), (10.0, 1.0), (15.0, 1.5), (20.0, 2.0)])
def test_type_follows_the_systems_font(
    qapp: QApplication, look: UsualLook, points: float, scale: float
) -> None:
    look.enlarge(points / 10)
    chosen = Look(qapp, LIGHT)
    assert Theme.current.scale == scale
    assert Theme.current.points("title") == 18 * scale
    assert Theme.current.px(100) == 100 * scale
    assert qapp.font().pointSizeF() == pytest.approx(10.5 * scale)
    chosen.deleteLater()


def test_type_does_not_grow_without_end(qapp: QApplication, look: UsualLook) -> None:
    look.enlarge(9)
    chosen = Look(qapp, LIGHT)
    assert Theme.current.scale == 2.5
    chosen.deleteLater()


class DarkSystem(QObject):
    """The application on a system that is set to dark."""

    def __init__(self, application: QApplication) -> None:
        super().__init__()
        self.application = application

    def styleHints(self) -> "DarkSystem":
        return self

    def colorScheme(self) -> Qt.ColorScheme:
        return Qt.ColorScheme.Dark

    def __getattr__(self, name: str) -> object:
        target = self.application
        return getattr(target.styleHints() if name == "setColorScheme" else target, name)


def test_the_systems_theme_is_followed_only_where_that_is_chosen(
    qapp: QApplication, look: UsualLook, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = Look(qapp, SYSTEM)
    heard: list[str] = []
    chosen.changed.connect(lambda: heard.append(Theme.current.name))
    monkeypatch.setattr(chosen, "_application", DarkSystem(qapp))
    chosen._on_scheme_changed()
    assert Theme.current.name == DARK
    chosen.choose(LIGHT)
    chosen._on_scheme_changed()
    assert Theme.current.name == LIGHT
    assert heard == [DARK, LIGHT]
    assert qapp.palette().color(QPalette.ColorRole.Window) == Theme.current.colour("background")
    chosen.deleteLater()


def test_the_focus_is_visible_on_everything_that_takes_it(qapp: QApplication) -> None:
    for kind in ("QPushButton", "QLineEdit", "QPlainTextEdit", "QComboBox", "QCheckBox"):
        assert re.search(rf"{kind}:focus[^{{]*\{{[^}}]*border: 2px solid \$accent", style_sheet())


def test_a_widget_is_made_and_styled_without_a_warning(qapp: QApplication, look: UsualLook) -> None:
    for theme in THEMES:
        chosen = Look(qapp, theme)
        widget = QWidget()
        widget.ensurePolished()
        chosen.deleteLater()
