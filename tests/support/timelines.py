"""A small half year for the timeline, and hands for it."""

from datetime import datetime, timedelta

from PySide6.QtWidgets import QTableView

from inglenook.journal.entries import Bid, Need, Note, TrustFeeling
from inglenook.journal.journal import Journal
from inglenook.journal.people import Person
from inglenook.journal.record import Entry
from inglenook.journal.vocabulary import About, Answer, Direction, PersonKind, Zone
from inglenook.ui.models.timeline_model import TimelineModel
from support.windows import Desk

NEED, NOTE, RANG, WALK, HOPE = (
    "Some warning before plans change",
    "The harbour",
    "Rang me on the way home",
    "Did not hear me",
    "The part that hopes",
)


def half_year(journal: Journal) -> tuple[Person, Person]:
    """Two people and five entries, from 200 days ago to yesterday."""
    robin, alex = (
        journal.new(Person, name=name, kind=PersonKind.DATING) for name in ("Robin", "Alex")
    )
    journal.keep(robin, alex)

    def ago(days: int) -> datetime:
        return journal.clock().replace(hour=12, minute=0, second=0, microsecond=0) - timedelta(
            days=days
        )

    journal.keep(
        journal.new(Need, happened=ago(200), person=robin.id, what=NEED),
        journal.new(Note, happened=ago(100), title=NOTE, words="Two gulls and a lantern"),
        journal.new(
            Bid,
            happened=ago(10),
            person=robin.id,
            direction=Direction.OFFERED,
            answer=Answer.TOWARD,
            note=RANG,
        ),
        journal.new(
            Bid,
            happened=ago(3),
            person=alex.id,
            direction=Direction.RECEIVED,
            answer=Answer.AWAY,
            note=WALK,
        ),
        journal.new(
            TrustFeeling,
            happened=ago(1),
            about=About.PERSON,
            person=robin.id,
            zone=Zone.PROTECTION,
            trust=4,
            unseen_part=HOPE,
        ),
    )
    return robin, alex


def model_of(desk: Desk) -> TimelineModel:
    """The list on screen."""
    model = desk.find("timeline.list", QTableView).model()
    assert isinstance(model, TimelineModel)
    return model


def entries(desk: Desk) -> list[Entry]:
    """The entries on the timeline, from the top."""
    if not desk.sees("timeline.list"):
        return []
    model = model_of(desk)
    found = (model.entry(row) for row in range(model.rowCount()))
    return [entry for entry in found if entry is not None]


def rows(desk: Desk) -> list[str]:
    """What each row says, without its date."""
    if not desk.sees("timeline.list"):
        return []
    model = model_of(desk)
    said = (str(model.data(model.index(row))) for row in range(model.rowCount()))
    return [text.partition(". ")[2] for text in said]


def open_row(desk: Desk, row: int) -> Entry:
    """Click on a row, which opens its entry."""
    view = desk.find("timeline.list", QTableView)
    index = view.model().index(row, 0)
    view.scrollTo(index)
    desk.click_at(view.viewport(), view.visualRect(index).center())
    found = model_of(desk).entry(row)
    assert found is not None
    return found
