"""Every word has room: in both themes, in the usual and the smallest window, at 200 % text."""

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from inglenook import demo
from inglenook.journal.changes import Change
from inglenook.journal.days import local_now
from inglenook.journal.entries import Bid
from inglenook.journal.people import Person
from inglenook.journal.records import ENTRIES
from inglenook.journal.therapy import Packet
from inglenook.journal.vocabulary import Answer, Direction, PacketFormat, PersonKind
from support.looks import UsualLook, clipped, outside
from support.pages import IN_SIDEBAR, fill, states
from support.timelines import open_row
from support.windows import Desk

SIZES = [(1280, 820), (960, 640)]
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def faults(desk: Desk, where: str) -> list[str]:
    """What has too little room just now, once everything has its place."""
    for _pass in range(3):  # one layout may ask for another
        QApplication.sendPostedEvents()
        QApplication.processEvents()
    return [f"{where}: {each}" for each in (*clipped(desk.window), *outside(desk.window))]


@pytest.fixture(params=[1.0, 2.0], ids=["usual text", "twice the text"])
def sized(request: pytest.FixtureRequest, look: UsualLook, desk: Desk) -> Desk:
    """Somebody with the system's text at this size."""
    look.enlarge(request.param)
    return desk


# Colours take no room: each theme is looked at once in each size of text, and in each window.
@pytest.mark.parametrize(("theme", "size"), [("light", SIZES[0]), ("dark", SIZES[1])], ids=str)
def test_every_page_has_room_for_its_words(sized: Desk, theme: str, size: tuple[int, int]) -> None:
    desk = sized
    with desk.journal() as journal:
        fill(journal)
        sample = demo.sample(local_now().date(), 8, None, 1)
        journal.store.write([Change(None, each) for each in sample if each.id != "preferences"])
    desk.begin(desk.path)
    desk.device.change(theme=theme)
    desk.window._look.choose(theme)
    desk.window.resize(*size)
    found = faults(desk, "unlock")
    desk.press("Return")
    found += faults(desk, "unlock, with a problem")
    desk.unlock()
    found += faults(desk, "today")
    desk.click("more")
    desk.click("person.add")
    for direction in ("offered", "received"):
        desk.click(f"bids.{direction}.against")
    found += faults(desk, "today, with everything asked")
    for state in states(desk):
        found += faults(desk, state)
    desk.click("sidebar.timeline")
    desk.choose("timeline.period", "From … to …")
    desk.choose("timeline.period", "Any time")
    for row in range(len(ENTRIES) + 1):
        entry = open_row(desk, row)
        found += faults(desk, f"timeline, {entry.KIND}")
    assert not found, "\n".join(found)
    assert desk.window.size().toTuple() == size


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_the_first_pages_have_room_for_their_words(sized: Desk, size: tuple[int, int]) -> None:
    sized.begin()
    sized.window.resize(*size)
    found = faults(sized, "welcome")
    sized.click("create")
    found += faults(sized, "welcome, with a problem")
    with sized.journal() as journal:
        sized.window._on_welcome_created(journal, sized.path, "-".join(["WXYZ"] * 7))
        sized.click("recovery.done")
        found += faults(sized, "recovery key")
    sized.window.journal = None
    assert not found, "\n".join(found)


@pytest.mark.parametrize("letters", ["Maximilianeleonoretheresia", "Anne-Marie " * 7])
def test_a_long_name_pushes_nothing_out_of_the_window(desk: Desk, letters: str) -> None:
    with desk.journal() as journal:
        robin = journal.new(Person, name=letters.strip(), kind=PersonKind.DATING)
        journal.keep(robin)
        asked = {"direction": Direction.RECEIVED, "answer": Answer.TOWARD}
        journal.keep(journal.new(Bid, person=robin.id, **asked))
    desk.begin(desk.path)
    desk.window.resize(960, 640)
    desk.unlock()
    desk.click("bids.received.toward")
    found = faults(desk, "today")
    for page in (*IN_SIDEBAR[2:], "timeline"):
        desk.click(f"sidebar.{page}")
        desk.wait(lambda: not desk.pages.page._stale)
        if page == "timeline":
            open_row(desk, 0)
        found += faults(desk, page)
    assert not found, "\n".join(found)
    chip = desk.find(f"person.{robin.id}", QPushButton)
    assert letters.strip() in (chip.text(), chip.toolTip())


class Shown(QObject):
    """Notes whatever is shown as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.windows: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.windows.append(watched.objectName() or type(watched).__name__)
        return False


def test_nothing_but_the_window_itself_ever_flashes_up(desk: Desk) -> None:
    with desk.journal() as journal:
        fill(journal)
        packet = {"made": journal.clock().replace(microsecond=0), "format": PacketFormat.PDF}
        journal.keep(journal.new(Packet, **packet))
    shown = Shown()
    desk.application.installEventFilter(shown)
    try:
        desk.open()
        desk.click("more")
        desk.click("person.add")
        desk.click("bids.offered.against")
        assert all(states(desk))
        desk.click("sidebar.timeline")
        for row in range(len(ENTRIES)):
            open_row(desk, row)
        assert shown.windows == ["window"]
        desk.end()
        desk.begin()
        assert shown.windows == ["window", "window"]
    finally:
        desk.application.removeEventFilter(shown)
