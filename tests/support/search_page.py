"""A journal with a few of everything to find, and hands for the search page."""

from datetime import timedelta

from PySide6.QtWidgets import QTableView

from inglenook.journal.entries import Bid, Finding, GutCheck, Note
from inglenook.journal.journal import Journal
from inglenook.journal.people import CoreGift, Person
from inglenook.journal.record import Record
from inglenook.journal.vocabulary import Answer, Direction, FindingKind
from inglenook.ui.models.search_model import HitRole
from inglenook.ui.pages.search import SearchPage
from support.windows import Desk

HEBREW = "שָׁלוֹם לך, אמרה לי ליד הים"
OLD, NEW = "An early walk by the harbour", "The café was full, so we walked"


def write(journal: Journal) -> None:
    """Keep a person, a gift and four entries, one of them with a finding."""
    now = journal.clock().replace(microsecond=0)
    robin = journal.new(Person, name="Robin")
    check = journal.new(
        GutCheck, title="The phone", person=robin.id, happened=now - timedelta(days=4)
    )
    journal.keep(
        robin,
        journal.new(CoreGift, name="Noticing a harbour"),
        journal.new(Note, title="Sunday", words=OLD, happened=now - timedelta(days=400)),
        journal.new(
            Bid,
            person=robin.id,
            direction=Direction.OFFERED,
            answer=Answer.TOWARD,
            note=NEW,
            happened=now - timedelta(days=2),
        ),
        journal.new(Note, words=HEBREW, happened=now - timedelta(days=30)),
        check,
        journal.new(Finding, gut_check=check.id, kind=FindingKind.REASON, words="A walk alone"),
    )


def view(desk: Desk) -> QTableView:
    """The list on screen."""
    return desk.find("search.list", QTableView)


def found(desk: Desk) -> list[Record]:
    """What the list shows, once everything that was typed is answered."""
    page = desk.pages.page
    assert isinstance(page, SearchPage)
    desk.wait(lambda: not page._asking.isActive())
    if not desk.sees("search.list"):
        return []
    model = view(desk).model()
    return [model.data(model.index(row, 0), HitRole).record for row in range(model.rowCount())]


def kinds(desk: Desk) -> list[str]:
    """The kinds of what is found."""
    return [record.KIND for record in found(desk)]


def typed(desk: Desk, text: str) -> list[str]:
    """Type a text over what is in the line, and say which kinds are found."""
    desk.focus("search.line")
    desk.press("Ctrl+A", "Backspace")
    desk.write(text)
    return kinds(desk)


def row(desk: Desk) -> int:
    """The marked row."""
    return view(desk).currentIndex().row()
