"""The Qt bindings themselves: what they once did wrong must not come back with a new version."""

import sys

from PySide6.QtGui import QColor, QImage, QPainter


def test_painting_does_not_use_up_the_references_to_none() -> None:
    image = QImage(10, 10, QImage.Format.Format_ARGB32)
    painter = QPainter(image)
    painter.setPen(QColor("red"))
    before = sys.getrefcount(None)
    for _each in range(500):
        painter.setPen(QColor("red"))
        painter.setBrush(QColor("red"))
    after = sys.getrefcount(None)
    painter.end()
    assert abs(after - before) < 100
