"""A journal on a Wednesday evening, its weeks and reviews, and hands for their page."""

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from typing import Any

from PySide6.QtWidgets import QPlainTextEdit, QTableView

from inglenook.journal.entries import Bid, Note, WeeklyReview
from inglenook.journal.journal import Journal
from inglenook.journal.people import Person
from inglenook.journal.vocabulary import Answer, Direction
from inglenook.ui.pages.weekly_review import WeeklyReviewPage
from inglenook.ui.widgets.slider import Slider
from support.vaults import Clock
from support.windows import Desk

HERE = timezone(timedelta(hours=1))
NOW = datetime(2026, 11, 25, 20, 0, tzinfo=HERE)  # a Wednesday
BEFORE_LAST, LAST, PRESENT = date(2026, 11, 9), date(2026, 11, 16), date(2026, 11, 23)
PAGE = WeeklyReviewPage.NAME


def clock_says(journal: Journal, now: datetime) -> None:
    clock = journal.clock
    assert isinstance(clock, Clock)
    clock.now = now


def prefer(journal: Journal, **chosen: Any) -> None:
    journal.keep(replace(journal.preferences, **chosen))


def keep_bids(
    journal: Journal,
    person: Person,
    moment: datetime,
    *,
    met: int = 0,
    missed: int = 0,
    direction: Direction = Direction.OFFERED,
) -> None:
    answers = [Answer.TOWARD] * met + [Answer.AWAY] * missed
    asked: dict[str, Any] = {"person": person.id, "direction": direction, "happened": moment}
    journal.keep(*(journal.new(Bid, answer=answer, **asked) for answer in answers))


def keep_note(journal: Journal, moment: datetime, title: str = "The harbour") -> Note:
    note = journal.new(Note, title=title, happened=moment)
    journal.keep(note)
    return note


def keep_review(journal: Journal, week: date, **answers: Any) -> WeeklyReview:
    review = journal.new(WeeklyReview, week=week, **answers)
    journal.keep(review)
    return review


def at(month: int, day: int, hour: int = 12, minute: int = 0, year: int = 2026) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=HERE)


def look(desk: Desk, week: date | None = None) -> WeeklyReviewPage:
    """Open the page, perhaps at a week, and wait until its numbers are read."""
    if desk.program is None:
        desk.open()
    desk.click(f"sidebar.{PAGE}")
    page = desk.pages.page
    assert isinstance(page, WeeklyReviewPage)
    if week is not None:
        page.go_to({"week": week.isoformat()})
    has_read(desk)
    return page


def has_read(desk: Desk) -> None:
    page = desk.pages.page
    assert isinstance(page, WeeklyReviewPage)
    desk.wait(lambda: not page._unread)


def days(desk: Desk) -> str:
    return desk.told(f"{PAGE}.days")


def paper(desk: Desk, name: str) -> QPlainTextEdit:
    return desk.find(name, QPlainTextEdit)


def reviews(desk: Desk) -> list[WeeklyReview]:
    return desk.here.all(WeeklyReview)


def slider(desk: Desk, name: str) -> Slider:
    return desk.find(name, Slider)


def kept(desk: Desk) -> WeeklyReview:
    """The one review that the journal holds before long."""
    desk.wait(lambda: reviews(desk))
    (review,) = reviews(desk)
    return review


def titles(desk: Desk) -> list[str]:
    """The rows of the week's entries, without their dates."""
    if not desk.sees("weekEntries.list"):
        return []
    model = desk.find("weekEntries.list", QTableView).model()
    said = (str(model.data(model.index(row, 0))) for row in range(model.rowCount()))
    return [text.split(". ")[1] for text in said]


def lock_and_return(desk: Desk) -> None:
    """Lock in the same breath, without waiting for anything, and unlock again."""
    desk.press("Ctrl+L")
    assert desk.replaced[-1].arguments[1] == "kept"
    desk.come_back()


def tab_to(desk: Desk, name: str) -> None:
    for _step in range(60):
        if desk.focused().objectName() == name:
            return
        desk.press("Tab")
    raise AssertionError(f"the Tab key never comes to {name}")
