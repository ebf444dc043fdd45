"""The card for the session ahead: it names the day, counts what to bring, and leads there."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from inglenook.journal import agenda, sessions
from inglenook.journal.entries import Note
from inglenook.journal.record import Record
from inglenook.ui.surroundings import Surroundings
from inglenook.ui.widgets.session_card import SessionCard
from support.agendas import session
from support.windows import Desk


@pytest.fixture
def opened(desk: Desk) -> Desk:
    desk.open()
    return desk


@pytest.fixture
def led_to(opened: Desk) -> list[Record]:
    """The records that the card has led to."""
    return []


@pytest.fixture
def card(opened: Desk, led_to: list[Record], qtbot: QtBot) -> Iterator[SessionCard]:
    around = replace(opened.pages._around, open=led_to.append)
    assert isinstance(around, Surroundings)
    made = SessionCard(around)
    made.setParent(opened.window)
    yield made
    made.deleteLater()


def test_it_hides_while_no_session_is_ahead(opened: Desk, card: SessionCard) -> None:
    session(opened.here, -2)
    card.refresh()
    assert card.isHidden()


def test_it_names_the_day_and_counts_what_to_bring(opened: Desk, card: SessionCard) -> None:
    session(opened.here, 1, ("The cat",))
    card.refresh()
    assert not card.isHidden()
    assert card.title.text() == "For tomorrow's session"
    assert card.accessibleDescription() == "1 thing to talk about"
    note = opened.here.new(Note, title="The harbour")
    opened.here.keep(note)
    agenda.bring(opened.here, note)
    card.refresh()
    assert card.accessibleDescription() == "1 entry to bring, 1 thing to talk about"
    coming = agenda.next_session(opened.here)
    assert coming is not None
    sessions.put_in_bin(opened.here, coming)
    card.refresh()
    assert card.isHidden()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_key_opens_the_session(
    opened: Desk, card: SessionCard, led_to: list[Record], key: Qt.Key
) -> None:
    made = session(opened.here, 1)
    card.refresh()
    QTest.keyClick(card, key)
    assert [each.id for each in led_to] == [made.id]


def test_a_click_opens_the_session(opened: Desk, card: SessionCard, led_to: list[Record]) -> None:
    made = session(opened.here, 1)
    card.refresh()
    QTest.mouseClick(card, Qt.MouseButton.LeftButton)
    assert [each.id for each in led_to] == [made.id]
