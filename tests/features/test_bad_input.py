"""What does not fit, or is strange, on every page: kept whole, or refused with a sentence."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pytest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from inglenook.journal.entries import (
    Bid,
    Finding,
    GutCheck,
    Need,
    Note,
    TrustFeeling,
    WeeklyReview,
)
from inglenook.journal.people import CoreGift, Person
from inglenook.journal.record import Record
from inglenook.journal.therapy import Session
from inglenook.journal.vocabulary import FindingKind, PersonKind
from inglenook.ui.forms.editor import Editor
from inglenook.ui.forms.form import Form
from support.windows import Desk

LONG = "a long letter to nobody " * 4200  # more than 100,000 characters
STRANGE = (
    "שלום, מה שלומך היום? ‏و هذا أيضًا",
    "naïve café 👩‍👩‍👧 🏳️‍🌈 e\u0301 \u202eback\u202c",
    "=cmd()|' /C calc'!A0 <script>alert(1)</script> *not* _marked_ \\ {name} %s",
    LONG,
)
REFUSED = "This text holds a character that cannot be kept."


@dataclass(frozen=True)
class Place:
    """Where something is written: how to get there, the kind of record, and its field."""

    name: str
    kind: type[Record]
    field: str
    go: Callable[[Desk], None]


def today(desk: Desk) -> None:
    desk.click("more")


def bid(desk: Desk) -> None:
    desk.click("bids.received.away")


def gut_check(desk: Desk) -> None:
    desk.pages.begin(GutCheck)
    desk.write("The second phone")


def finding(desk: Desk) -> None:
    check = desk.here.new(GutCheck, title="The second phone")
    said = {"kind": FindingKind.ECHO, "words": "As at home"}
    record = desk.here.new(Finding, gut_check=check.id, **said)
    desk.here.keep(check, record)
    desk.pages.open_record(check)
    desk.click("gutCheck.step.2")
    desk.click(f"finding.{record.id}")


def person(desk: Desk) -> None:
    (robin,) = desk.here.all(Person)
    desk.pages.open_record(robin)


def gift(desk: Desk) -> None:
    made = desk.here.new(CoreGift, name="Playfulness")
    desk.here.keep(made)
    desk.pages.open_record(made)


def need(desk: Desk) -> None:
    made = desk.here.new(Need, what="A word before plans change")
    desk.here.keep(made)
    desk.pages.open_record(made)


def review(desk: Desk) -> None:
    desk.pages.begin(WeeklyReview)


def session(desk: Desk) -> None:
    made = desk.here.new(Session)
    desk.here.keep(made)
    desk.pages.open_record(made)


def note(desk: Desk) -> None:
    desk.pages.begin(Note)


PLACES = (
    Place("a trust feeling", TrustFeeling, "heart", today),
    Place("a bid", Bid, "note", bid),
    Place("a gut check", GutCheck, "feeling", gut_check),
    Place("a finding", Finding, "words", finding),
    Place("a person", Person, "draws_me", person),
    Place("a gift", CoreGift, "hurts", gift),
    Place("a need", Need, "without_meanness", need),
    Place("a weekly review", WeeklyReview, "stood_out", review),
    Place("a session", Session, "took_away", session),
    Place("a note", Note, "words", note),
)
everywhere = pytest.mark.parametrize("place", PLACES, ids=lambda place: place.name)


@pytest.fixture
def writer(desk: Desk) -> Desk:
    """Somebody with one person in the journal."""
    with desk.journal() as journal:
        journal.keep(journal.new(Person, name="Robin", kind=PersonKind.PARTNER))
    desk.open()
    return desk


def paper(desk: Desk, place: Place) -> QPlainTextEdit | QTextEdit:
    """The one text of this field that can be seen."""
    return desk.find(place.field, QTextEdit if place.kind is Note else QPlainTextEdit)


def written(desk: Desk, place: Place) -> list[str]:
    return [getattr(each, place.field) for each in desk.here.all(place.kind)]


@everywhere
@pytest.mark.parametrize("text", STRANGE, ids=["right to left", "emoji", "markup", "100,000"])
def test_any_text_is_kept_whole_over_a_lock(writer: Desk, place: Place, text: str) -> None:
    place.go(writer)
    paper(writer, place).setFocus()
    writer.press("Ctrl+A")
    writer.paste(text)
    writer.wait(lambda: text in written(writer, place))
    writer.press("Ctrl+L")
    writer.come_back()
    assert text in written(writer, place)
    writer.wait(lambda: writer.sees(place.field))
    assert paper(writer, place).toPlainText() == text


@everywhere
def test_a_null_byte_is_refused_at_its_field_and_nothing_is_lost(
    writer: Desk, place: Place
) -> None:
    place.go(writer)
    form = form_of(paper(writer, place))
    editor = form.editors[place.field]
    editor.show_answers({place.field: "before\0after"})
    editor.edited.emit()
    writer.wait(lambda: REFUSED in problem_of(editor))
    assert not any("\0" in text for text in written(writer, place))
    writer.press("Ctrl+L")
    writer.come_back()
    kept = form_of(paper(writer, place)).writing.values[place.field]
    assert kept == "before\0after"


def form_of(widget: QWidget) -> Form:
    """The form that an editor's control belongs to, wherever its page has placed it."""
    page = widget.window()
    for form in page.findChildren(Form):
        if any(each.control is widget for each in form.editors.values()):
            return form
    raise LookupError


def problem_of(editor: Editor) -> str:
    return editor._problem.text() if editor._problem.isVisible() else ""


# -- dates


DATES = (
    Place("a bid", Bid, "happened", bid),
    Place("a person", Person, "met_on", person),
)


@pytest.mark.parametrize("place", DATES, ids=lambda place: place.name)
@pytest.mark.parametrize(
    ("day", "sentence"),
    [(date(1899, 12, 31), "This is before 1900."), (date(2199, 1, 1), "This lies in the future.")],
    ids=["before 1900", "in the future"],
)
def test_a_day_that_cannot_be_is_refused_and_the_rest_of_the_page_kept(
    writer: Desk, place: Place, day: date, sentence: str
) -> None:
    place.go(writer)
    name = "facts" if place.kind is Bid else "after_time"
    if place.kind is Bid:
        # When it happened is asked where the answer was against and I was afraid.
        writer.click("bids.offered.against")
        writer.click("afraid", "bids.offered")
    within = "bids.offered" if place.kind is Bid else ""
    field = writer.find(name, QPlainTextEdit, within)
    editor = form_of(field).editors[place.field]
    moment = writer.here.clock().replace(year=day.year, month=day.month, day=day.day)
    editor.show_answers({place.field: moment if place.kind is Bid else day})
    editor.edited.emit()
    writer.wait(lambda: sentence in problem_of(editor))
    field.setFocus()
    writer.write("this stays")
    writer.wait(lambda: form_of(field).writing.values[name] == "this stays")
    writer.press("Ctrl+L")
    writer.come_back()
    again = form_of(writer.find(name, QPlainTextEdit, within))
    assert again.writing.values[name] == "this stays"


# -- people


def test_a_name_that_is_taken_is_refused_at_its_field_and_the_rest_is_kept(writer: Desk) -> None:
    alex = writer.here.new(Person, name="Alex", kind=PersonKind.DATING)
    writer.here.keep(alex)
    writer.pages.open_record(alex)
    writer.find("name", QLineEdit).setFocus()
    writer.press("Ctrl+A")
    writer.write(" robin ")
    writer.wait(lambda: "Somebody here has this name." in writer.read())
    writer.find("draws_me", QPlainTextEdit).setFocus()
    writer.write("The laugh")
    kept = writer.here.find(Person, alex.id)
    assert kept is not None
    assert kept.name == "Alex"
    writer.press("Ctrl+L")
    writer.come_back()
    writer.wait(lambda: writer.sees("draws_me"))
    assert writer.find("draws_me", QPlainTextEdit).toPlainText() == "The laugh"
    assert writer.find("name", QLineEdit).text() == " robin "
