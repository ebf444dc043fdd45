"""The guide: its pages are read with keys or the mouse, and lead into what they are about."""

import gc
import weakref

import pytest
from PySide6.QtWidgets import QApplication, QComboBox, QListWidget, QPushButton, QWidget
from shiboken6 import isValid

from inglenook.journal.entries import Bid
from inglenook.journal.guide import Chapter, Way, chapters
from inglenook.journal.people import Person
from inglenook.journal.records import KINDS
from inglenook.journal.vocabulary import Answer, Direction
from inglenook.ui.journal_pages import ALL, PAGES
from inglenook.ui.pages.guide import GuidePage
from inglenook.ui.widgets.reading import Reading
from support.looks import UsualLook, clipped, outside
from support.windows import Desk

CHAPTERS = chapters()
LAST = len(CHAPTERS) - 1


@pytest.fixture
def guide(desk: Desk) -> Desk:
    """The guide as it is first opened, by somebody who dates Robin."""
    with desk.journal() as journal:
        journal.keep(journal.new(Person, name="Robin"))
    desk.open()
    desk.click("sidebar.guide")
    return desk


def reading(desk: Desk) -> Reading:
    return desk.find("guide.reading", Reading)


def is_read(desk: Desk, chapter: Chapter) -> bool:
    """Whether a page of the guide is on screen, whole, with its sources and its ways."""
    text = reading(desk).toPlainText()
    last = chapter.text.split("\n\n")[-1].replace("*", "")
    sources = chapter.sources.replace("*", "").split("\n\n")
    ways = {way for way in Way if desk.sees(f"guide.way.{way}")}
    return (
        text.startswith(f"{chapter.title}\n")
        and last in text
        and all(text.index(each) > text.index("Sources") for each in sources)
        and ways == set(chapter.ways)
        and reading(desk).accessibleName() == chapter.title
    )


def begin_at(desk: Desk, chapter: Chapter) -> None:
    desk.pages.show_place(GuidePage.NAME, {"chapter": chapter.name})
    desk.wait(lambda: is_read(desk, chapter))


def test_the_guide_opens_with_how_the_journal_works(guide: Desk) -> None:
    assert is_read(guide, CHAPTERS[0])
    shown = guide.find("guide.topics", QListWidget)
    assert [shown.item(at).text() for at in range(shown.count())] == [
        each.title for each in CHAPTERS
    ]


def test_the_arrow_keys_turn_the_pages(guide: Desk) -> None:
    assert guide.focused().objectName() == "guide.topics"
    for chapter in CHAPTERS[1:]:
        guide.press("Down")
        assert is_read(guide, chapter)
    guide.press("Up")
    assert is_read(guide, CHAPTERS[LAST - 1])
    guide.press("Home")
    assert is_read(guide, CHAPTERS[0])


def test_a_click_turns_to_a_page_and_marks_it_in_the_list(guide: Desk) -> None:
    shown = guide.find("guide.topics", QListWidget)
    place = shown.visualItemRect(shown.item(3)).center()
    guide.click_at(shown.viewport(), place)
    assert is_read(guide, CHAPTERS[3])
    assert [shown.item(at).font().bold() for at in range(shown.count())] == [
        at == 3 for at in range(len(CHAPTERS))
    ]


def test_the_tab_key_goes_to_the_text_and_on_to_where_it_leads(guide: Desk) -> None:
    guide.press("Tab")
    assert guide.focused() is reading(guide)
    bar = reading(guide).verticalScrollBar()
    guide.press("PgDown")
    assert bar.value() > 0
    guide.press("End")
    assert bar.value() == bar.maximum()
    guide.press("Tab")
    assert guide.focused().objectName() == "guide.way.trust_feeling"
    guide.press("Shift+Tab", "Shift+Tab")
    assert guide.focused().objectName() == "guide.topics"


@pytest.mark.parametrize("way", [way for way in Way if way is not Way.HELP])
def test_a_page_leads_to_where_its_record_is_begun(guide: Desk, way: Way) -> None:
    begin_at(guide, next(each for each in CHAPTERS if way in each.ways))
    guide.click(f"guide.way.{way}")
    homes = [page.NAME for page in ALL if KINDS[way] in page.BEGINS]
    assert (homes or [PAGES[0].NAME])[0] == guide.pages.page.NAME


def test_a_bid_can_be_noted_with_one_more_key(guide: Desk) -> None:
    begin_at(guide, next(each for each in CHAPTERS if each.name == "bids"))
    guide.focus("guide.way.bid")
    guide.press("Space")
    assert guide.pages.page.NAME == "today"
    guide.press("Space")
    (bid,) = guide.here.all(Bid)
    assert (bid.direction, bid.answer) == (Direction.OFFERED, Answer.TOWARD)


def test_the_page_on_help_leads_to_the_help_lines(guide: Desk) -> None:
    begin_at(guide, CHAPTERS[LAST])
    assert CHAPTERS[LAST].ways == (Way.HELP,)
    guide.click("guide.way.help")
    assert guide.pages.page.NAME == "settings"


def test_after_a_lock_the_guide_is_open_where_it_was(guide: Desk) -> None:
    guide.press("Down", "Down", "Down", "Tab", "PgDown")
    scrolled = reading(guide).verticalScrollBar().value()
    assert scrolled > 0
    guide.press("Ctrl+L")
    guide.come_back()
    assert guide.pages.page.NAME == "guide"
    assert is_read(guide, CHAPTERS[3])
    guide.wait(lambda: reading(guide).verticalScrollBar().value() == scrolled)
    assert guide.focused() is reading(guide)


def test_a_page_that_is_no_longer_there_is_no_trouble(guide: Desk) -> None:
    guide.press("Down")
    guide.pages.show_place(GuidePage.NAME, {"chapter": "gone"})
    assert is_read(guide, CHAPTERS[1])


def test_another_page_of_the_guide_begins_at_its_beginning(guide: Desk) -> None:
    guide.press("Tab", "End", "Shift+Tab", "Down")
    assert reading(guide).verticalScrollBar().value() == 0


def test_the_text_follows_the_theme(guide: Desk) -> None:
    def ink() -> str:
        block = reading(guide).document().begin()
        return block.begin().fragment().charFormat().foreground().color().name()

    guide.pages.page.around.look.choose("light")
    light = ink()
    guide.pages.page.around.look.choose("dark")
    assert ink() != light


@pytest.fixture(params=[1.0, 2.0], ids=["usual text", "twice the text"])
def sized(request: pytest.FixtureRequest, look: UsualLook, desk: Desk) -> Desk:
    look.enlarge(request.param)
    return desk


@pytest.mark.qt_log_ignore("This plugin does not support")
@pytest.mark.parametrize("size", [(1280, 820), (960, 640)], ids=str)
def test_every_page_of_the_guide_has_room(sized: Desk, size: tuple[int, int]) -> None:
    sized.open()
    sized.window.resize(*size)
    sized.click("sidebar.guide")
    found = []
    for chapter in CHAPTERS:
        begin_at(sized, chapter)
        QApplication.sendPostedEvents()
        QApplication.processEvents()
        found += [f"{chapter.name}: {each}" for each in clipped(sized.window)]
        found += [f"{chapter.name}: {each}" for each in outside(sized.window)]
        assert reading(sized).height() >= 120
        assert reading(sized).horizontalScrollBar().maximum() == 0
        if sized.sees("guide.topics"):
            whole_list = sized.find("guide.topics", QListWidget)
            assert whole_list.verticalScrollBar().maximum() == 0
            assert whole_list.horizontalScrollBar().maximum() == 0
    assert not found, "\n".join(found)
    assert sized.window.size().toTuple() == size


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_where_the_list_has_no_room_a_box_turns_the_pages(look: UsualLook, desk: Desk) -> None:
    look.enlarge(2.0)
    desk.open()
    desk.window.resize(960, 640)
    desk.click("sidebar.guide")
    assert not desk.sees("guide.topics")
    assert desk.focused().objectName() == "guide.box"
    desk.choose("guide.box", CHAPTERS[4].title)
    assert is_read(desk, CHAPTERS[4])
    assert desk.find("guide.box", QComboBox).accessibleName() == "Pages of the guide"


def test_everything_that_can_be_acted_on_says_what_it_is(guide: Desk) -> None:
    for chapter in CHAPTERS:
        begin_at(guide, chapter)
        for name in ("guide.topics", "guide.reading"):
            assert guide.find(name, QWidget).accessibleName()
        found = guide.pages.page.findChildren(QPushButton)
        ways = [each.text() for each in found if each.isVisible()]
        assert ways == [way.label for way in Way if way in chapter.ways]


def test_a_guide_that_was_read_leaves_nothing_behind(guide: Desk) -> None:
    guide.press(*["Down"] * LAST, "Tab", "End")
    parts = guide.pages.page.findChildren(QWidget)
    journal = weakref.ref(guide.here)
    guide.end()
    assert not any(isValid(part) for part in parts)
    gc.collect()
    assert journal() is None
