"""The three emotional zones as rings around the centre; one of them can be chosen."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from inglenook.journal.vocabulary import Zone
from inglenook.ui.theme import Theme
from inglenook.words import _

# Radii as shares of the widget's half size, from the core outwards.
RADII = {Zone.CENTRE: 0.37, Zone.PROTECTION: 0.70, Zone.DISCONNECTION: 0.99}
USUAL, LEAST = 228, 184  # px across; the words have to fit into their rings
PALE = 0.22
# The full colour would leave no ink that can be read on it (4.5:1) in every zone.
CHOSEN = 0.8
_KEYS_IN = (Qt.Key.Key_Down, Qt.Key.Key_Left)
_KEYS_OUT = (Qt.Key.Key_Up, Qt.Key.Key_Right)


class ZoneRings(QWidget):
    """Choose a zone with the mouse, the arrow keys or the first letter of its word."""

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zone: Zone | None = None
        self._hovered: Zone | None = None
        self.setObjectName("zone")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._say()

    @property
    def zone(self) -> Zone | None:
        """The zone that is chosen, if any."""
        return self._zone

    def show_zone(self, zone: Zone | None) -> None:
        """Show a zone as chosen without telling anybody."""
        self._zone = zone
        self._say()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: D102
        return QSize(Theme.current.px(USUAL), Theme.current.px(USUAL))

    def minimumSizeHint(self) -> QSize:  # noqa: D102
        return QSize(Theme.current.px(LEAST), Theme.current.px(LEAST))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: D102
        zone = self._zone_at(event.position())
        if zone is not None and event.button() == Qt.MouseButton.LeftButton:
            self._choose(None if zone == self._zone else zone)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: D102
        self._hovered = self._zone_at(event.position())
        inside = self._hovered is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if inside else Qt.CursorShape.ArrowCursor)
        self.update()

    def leaveEvent(self, event: object) -> None:  # noqa: ARG002, D102
        self._hovered = None
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102
        zones = list(Zone)
        at = zones.index(self._zone) if self._zone else -1
        letter = event.text().lower() if event.text().isalpha() else None
        begun = [zone for zone in zones if letter and _(zone.label).lower().startswith(letter)]
        if event.key() in _KEYS_OUT:
            self._choose(zones[min(at + 1, len(zones) - 1)])
        elif event.key() in _KEYS_IN:
            self._choose(zones[max(at - 1, 0)])
        elif event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self._choose(None)
        elif begun:
            self._choose(begun[0])
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, D102
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for zone in reversed(Zone):
            self._paint_ring(painter, zone)
        for zone in Zone:
            self._paint_word(painter, zone)

    # -- geometry

    def _half(self) -> float:
        return min(self.width(), self.height()) / 2 - 3

    def _centre(self) -> QPointF:
        return QPointF(self.width() / 2, self.height() / 2)

    def _zone_at(self, point: QPointF) -> Zone | None:
        offset = point - self._centre()
        reach = (offset.x() ** 2 + offset.y() ** 2) ** 0.5 / self._half()
        return next((zone for zone, radius in RADII.items() if reach <= radius), None)

    # -- painting

    def _paint_ring(self, painter: QPainter, zone: Zone) -> None:
        colour = Theme.current.colour(zone.value)
        radius = RADII[zone] * self._half()
        chosen = zone == self._zone
        share = CHOSEN if chosen else PALE + (0.12 if zone == self._hovered else 0.0)
        painter.setBrush(_mixed(colour, Theme.current.colour("surface"), share))
        painter.setPen(QPen(colour, 1.2))
        painter.drawEllipse(self._centre(), radius, radius)
        if chosen and self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(Theme.current.colour("ink"), 2))
            painter.drawEllipse(self._centre(), radius - 2, radius - 2)
        elif self.hasFocus() and self._zone is None and zone == Zone.DISCONNECTION:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(Theme.current.colour("accent"), 2))
            painter.drawEllipse(self._centre(), radius + 1, radius + 1)

    def _paint_word(self, painter: QPainter, zone: Zone) -> None:
        inner = {Zone.CENTRE: 0.0, Zone.PROTECTION: RADII[Zone.CENTRE]}
        inner[Zone.DISCONNECTION] = RADII[Zone.PROTECTION]
        # A little inside the middle of the ring, where the arc leaves room for the longest word.
        band = RADII[zone] - inner[zone]
        middle = 0.0 if zone == Zone.CENTRE else (inner[zone] + 0.42 * band) * self._half()
        chosen = zone == self._zone
        painter.setFont(Theme.current.font("small", bold=chosen))
        fill = _mixed(Theme.current.colour(zone.value), Theme.current.colour("surface"), CHOSEN)
        painter.setPen(_readable_on(fill) if chosen else Theme.current.colour("ink"))
        box = QRectF(0, self._centre().y() - middle - 12, self.width(), 24)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, _(zone.label))

    # -- choosing

    def _choose(self, zone: Zone | None) -> None:
        self.show_zone(zone)
        self.chosen.emit()

    def _say(self) -> None:
        self.setAccessibleName(_("Zone"))
        chosen = _(self._zone.label) if self._zone else _("not chosen")
        self.setAccessibleDescription(chosen)


def _mixed(colour: QColor, ground: QColor, share: float) -> QColor:
    return QColor.fromRgbF(
        colour.redF() * share + ground.redF() * (1 - share),
        colour.greenF() * share + ground.greenF() * (1 - share),
        colour.blueF() * share + ground.blueF() * (1 - share),
    )


def _readable_on(colour: QColor) -> QColor:
    """The token that stands out more on a colour."""
    inks = [Theme.current.colour(token) for token in ("ink", "on_accent", "surface")]
    return max(inks, key=lambda ink: _contrast(ink, colour))


def _contrast(one: QColor, other: QColor) -> float:
    """The contrast ratio of two colours (WCAG 2.2)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: QColor) -> float:
    parts = [
        each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4
        for each in (colour.redF(), colour.greenF(), colour.blueF())
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
