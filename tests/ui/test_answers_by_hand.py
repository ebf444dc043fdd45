"""Rings, slider and dots: an answer by mouse and by key, and nothing chosen is no answer."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from inglenook.journal.vocabulary import Zone
from inglenook.ui.theme import LIGHT, Look, Theme
from inglenook.ui.widgets.dots import Dots
from inglenook.ui.widgets.slider import Slider
from inglenook.ui.widgets.zone_rings import RADII, ZoneRings
from support.looks import UsualLook

Key = Qt.Key


@pytest.fixture(autouse=True)
def styled(look: UsualLook, qtbot: QtBot) -> Iterator[None]:
    """The widgets look as they do in the program."""
    chosen = Look(look._application, LIGHT)
    yield
    chosen.deleteLater()


class Heard:
    """Counts how often a widget said that the person did something."""

    def __init__(self, signal: object) -> None:
        self.times = 0
        signal.connect(self._count)  # type: ignore[attr-defined]

    def _count(self) -> None:
        self.times += 1


# -- the zone rings


@pytest.fixture
def rings(qtbot: QtBot) -> ZoneRings:
    made = ZoneRings()
    qtbot.addWidget(made)
    made.resize(228, 228)
    return made


def test_each_ring_is_its_zone_and_the_corner_is_none(rings: ZoneRings) -> None:
    heard = Heard(rings.chosen)
    half, middle = rings._half(), rings.rect().center()
    inner = 0.0
    for zone, radius in RADII.items():
        place = middle + QPoint(round(half * (inner + radius) / 2), 0)
        QTest.mouseClick(rings, Qt.MouseButton.LeftButton, pos=place)
        assert rings.zone == zone
        inner = radius
    QTest.mouseClick(rings, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    QTest.mouseClick(rings, Qt.MouseButton.RightButton, pos=middle)
    assert rings.zone == Zone.DISCONNECTION
    assert heard.times == 3


@pytest.mark.parametrize(
    ("keys", "zone"),
    [
        ([Key.Key_Up], Zone.CENTRE),
        ([Key.Key_Right] * 3, Zone.DISCONNECTION),
        ([Key.Key_Right] * 9, Zone.DISCONNECTION),
        ([Key.Key_Right] * 3 + [Key.Key_Left], Zone.PROTECTION),
        ([Key.Key_P], Zone.PROTECTION),
        ([Key.Key_D, Key.Key_C], Zone.CENTRE),
        ([Key.Key_D, Key.Key_Backspace], None),
        ([Key.Key_X], None),
    ],
)
def test_keys_walk_through_the_zones(rings: ZoneRings, keys: list[Key], zone: Zone | None) -> None:
    for key in keys:
        QTest.keyClick(rings, key)
    assert rings.zone == zone
    assert rings.accessibleDescription() == (zone.label if zone else "not chosen")


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_the_words_fit_into_their_rings_at_any_size_of_text(rings: ZoneRings, scale: float) -> None:
    Theme.current = Theme(LIGHT, scale)
    rings.resize(rings.minimumSizeHint())
    half, inner = rings._half(), 0.0
    metrics = QFontMetricsF(Theme.current.font("small", bold=True))
    for zone, radius in RADII.items():
        above = half * (inner + 0.42 * (radius - inner)) if inner else 0.0
        room = 2 * ((radius * half) ** 2 - above**2) ** 0.5
        assert metrics.horizontalAdvance(zone.label) <= room, zone
        inner = radius


def test_showing_a_zone_tells_nobody(rings: ZoneRings) -> None:
    heard = Heard(rings.chosen)
    rings.show_zone(Zone.PROTECTION)
    assert heard.times == 0


def test_the_chosen_ring_is_seen(rings: ZoneRings) -> None:
    before = rings.grab().toImage()
    rings.show_zone(Zone.CENTRE)
    assert rings.grab().toImage() != before


# -- slider and dots


@pytest.fixture
def slider(qtbot: QtBot) -> Slider:
    made = Slider("trust", "Trust", 0, 10)
    qtbot.addWidget(made)
    made.resize(300, 28)
    return made


@pytest.mark.parametrize(
    ("keys", "number"),
    [
        ([Key.Key_Right], 5),
        ([Key.Key_Right, Key.Key_Right], 6),
        ([Key.Key_Home, Key.Key_Left], 0),
        ([Key.Key_End, Key.Key_Right], 10),
        ([Key.Key_End, Key.Key_PageDown], 8),
        ([Key.Key_End, Key.Key_Delete], None),
    ],
)
def test_keys_move_the_slider(slider: Slider, keys: list[Key], number: int | None) -> None:
    assert slider.number is None
    for key in keys:
        QTest.keyClick(slider, key)
    assert slider.number == number


def test_the_slider_is_dragged(slider: Slider) -> None:
    heard = Heard(slider.chosen)
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(slider, left, pos=QPoint(2, 14))
    assert slider.number == 0
    QTest.mouseMove(slider, QPoint(150, 14))
    QTest.mouseRelease(slider, left, pos=QPoint(298, 14))
    QTest.mouseClick(slider, left, pos=QPoint(298, 14))
    assert slider.number == 10
    assert heard.times >= 2


def test_an_answer_of_nothing_looks_different_from_the_middle(slider: Slider) -> None:
    empty = slider.grab().toImage()
    slider.show_number(5)
    assert slider.grab().toImage() != empty


@pytest.fixture
def dots(qtbot: QtBot) -> Dots:
    made = Dots("safe", "Safe", 0, 4)
    qtbot.addWidget(made)
    made.resize(made.sizeHint())
    return made


@pytest.mark.parametrize(
    ("keys", "number"),
    [
        ([Key.Key_Right], 0),
        ([Key.Key_3], 3),
        ([Key.Key_9], None),
        ([Key.Key_4, Key.Key_Right], 4),
        ([Key.Key_Left, Key.Key_Left], 0),
        ([Key.Key_2, Key.Key_Backspace], None),
    ],
)
def test_keys_fill_the_dots(dots: Dots, keys: list[Key], number: int | None) -> None:
    for key in keys:
        QTest.keyClick(dots, key)
    assert dots.number == number
    told = f"{number} of 4" if number is not None else "not chosen"
    assert dots.accessibleDescription() == told
    assert dots.toolTip() == f"Safe: {told}"


def test_none_filled_is_not_the_same_as_the_lowest(dots: Dots) -> None:
    empty = dots.grab().toImage()
    dots.show_number(0)
    assert dots.grab().toImage() != empty
