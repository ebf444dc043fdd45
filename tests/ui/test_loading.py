"""What a journal needs is loaded while somebody types, a piece at a time, and typing goes on."""

import importlib
from itertools import pairwise

import pytest
from PySide6.QtCore import QThread, QTimer
from pytestqt.qtbot import QtBot

from inglenook import loading

LONGER_THAN_A_TURN_MS = 2 * loading.A_TURN_MS


def test_what_is_typed_meanwhile_comes_between_two_pieces(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    happened: list[str] = []

    def slow(name: str) -> None:
        QThread.msleep(LONGER_THAN_A_TURN_MS)
        happened.append(name)

    pieces = ("one", "two", "three", "four")
    monkeypatch.setattr(loading, "BESIDE", ())
    monkeypatch.setattr(loading, "OF_THE_WINDOW", pieces)
    monkeypatch.setattr(importlib, "import_module", slow)
    typing = QTimer(interval=0)
    typing.timeout.connect(lambda: happened.append("letter"))
    typing.start()
    loading.load_rest()
    qtbot.waitUntil(lambda: "four" in happened)
    typing.stop()
    places = [happened.index(piece) for piece in pieces]
    assert all("letter" in happened[first:then] for first, then in pairwise(places))
