"""A packet is made from the keyboard alone, and everything on its page can be reached so."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QCheckBox, QLineEdit

from inglenook.journal.therapy import HiddenWord, Packet
from inglenook.ui.widgets.page_view import PageView
from support.keys import controls, tabbed
from support.packet_page import AtPacket, fill
from support.windows import Desk


@pytest.fixture
def packet(desk: Desk) -> AtPacket:
    with desk.journal() as journal:
        fill(journal)
    desk.open()
    desk.press("Ctrl+8")
    to(desk, "therapy.packet")
    desk.press("Space")
    at = AtPacket(desk)
    at.shown("Notes for therapy")
    return at


def to(desk: Desk, name: str) -> None:
    """Press Tab until something has the keyboard."""
    for _step in range(80):
        if desk.focused().objectName() == name:
            return
        desk.press("Tab")
    raise AssertionError(f"the Tab key never comes to {name}")


def test_the_keyboard_begins_at_the_period(packet: AtPacket) -> None:
    assert packet.desk.focused().objectName() == "packet.period.session"


def test_a_protected_packet_is_made_without_a_mouse(
    packet: AtPacket, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = packet.desk
    packet.answer_where(monkeypatch, tmp_path / "notes.pdf")
    for name in ("packet.period.weeks", "packet.section.bids", "packet.section.notes"):
        to(desk, name)
        desk.press("Space")
    packet.shown("20 days ago")
    to(desk, "packet.names.written")
    desk.press("Space")
    to(desk, "hidden.word")
    desk.write("ferry")
    desk.press("Return")
    packet.shown("a walk with Sam 20 days ago")
    assert [each.word for each in desk.here.all(HiddenWord)] == ["ferry"]
    to(desk, "packet.protect")
    desk.press("Space")
    assert desk.find("packet.protect", QCheckBox).isChecked()
    to(desk, "packet.suggest")
    desk.press("Space")
    assert desk.find("packet.passphrase", QLineEdit).text()
    to(desk, "packet.pages")
    desk.press("PgDown")
    assert desk.find("packet.pages", PageView).verticalScrollBar().value() > 0
    to(desk, "packet.pdf")
    desk.press("Space")
    desk.wait(lambda: desk.here.all(Packet))
    assert b"/Encrypt" in (tmp_path / "notes.pdf").read_bytes()
    desk.press("Escape")
    assert desk.pages.page.NAME == "therapy"


def test_the_tab_key_reaches_every_control_there(packet: AtPacket) -> None:
    desk = packet.desk
    for name in ("packet.section.notes", "packet.period.custom", "packet.protect"):
        desk.click(name)
    packet.shown("Harbour")
    reached = {id(each) for each in tabbed(desk)}
    missed = [each.objectName() for each in controls(desk.window) if id(each) not in reached]
    assert missed == []


def test_the_tab_key_goes_from_the_choices_to_the_pages(packet: AtPacket) -> None:
    desk = packet.desk
    desk.click("packet.section.notes")
    packet.shown("Harbour")
    desk.focus("packet.period.session")
    names = [each.objectName() for each in tabbed(desk)]
    wanted = ["packet.section.summary", "packet.names.initials", "hidden.word", "packet.protect"]
    wanted += ["packet.pages", "packet.suspect.0"]
    places = [names.index(each) for each in wanted]
    assert places == sorted(places)
