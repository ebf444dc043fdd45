"""Forms are built from declared fields: every question of every record has its editor."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from inglenook.journal.entries import Bid, Note, TrustFeeling
from inglenook.journal.errors import DiskFull, JournalError
from inglenook.journal.field import fields_of
from inglenook.journal.journal import Journal
from inglenook.journal.people import Person
from inglenook.journal.record import Entry, Record, values_of
from inglenook.journal.records import ENTRIES
from inglenook.journal.vocabulary import About, Answer, Direction, Manner, PersonKind
from inglenook.journal.writing import Writing
from inglenook.ui.forms.form import Form
from inglenook.ui.forms.who_editor import AboutEditor
from support.entries import one_of_each
from support.vaults import Clock, new_vault, quick_folder
from support.windows import flush


@pytest.fixture
def journal(qapp: QApplication) -> Iterator[Journal]:
    with quick_folder() as folder, new_vault(folder / "j.inglenook") as vault:
        yield Journal(vault, Clock())
        flush()  # or what a test has made holds on to its journal


@pytest.fixture
def troubles() -> list[JournalError]:
    """What a form said to be the world's fault."""
    return []


def names_of(kind: type[Record]) -> tuple[str, ...]:
    return tuple(name for name, field in fields_of(kind).items() if field.shown)


def form_for(
    journal: Journal,
    kind: type[Record],
    qtbot: QtBot,
    record: Record | None = None,
    troubles: list[JournalError] | None = None,
) -> Form:
    """A form with every question of a kind, on screen."""
    writing: Writing[Any] = Writing(journal, kind, "here")
    if record is not None:
        writing.open(record)
    told = troubles if troubles is not None else []
    form = Form(journal, writing, kind, (names_of(kind),), told.append)
    qtbot.addWidget(form)
    return form


@pytest.mark.parametrize("kind", ENTRIES, ids=lambda kind: kind.KIND)
def test_a_form_of_every_kind_of_entry_says_every_label(
    journal: Journal, kind: type[Entry], qtbot: QtBot
) -> None:
    form = form_for(journal, kind, qtbot)
    asked = {name for editor in form.editors.values() for name in editor.answers()}
    assert asked == set(names_of(kind))
    said = {each.accessibleName() for each in form.findChildren(QWidget)}
    for name, editor in form.editors.items():
        assert editor.heading or editor.field.label in said, name


def test_an_entry_that_is_only_looked_at_is_not_changed(journal: Journal, qtbot: QtBot) -> None:
    for entry in one_of_each(journal):
        kept = journal.find(type(entry), entry.id)
        form = form_for(journal, type(entry), qtbot, kept)
        shown: dict[str, Any] = {}
        for editor in form.editors.values():
            shown |= editor.answers()
        assert shown == {name: getattr(kept, name) for name in names_of(type(entry))}
        form.settle()
        assert journal.find(type(entry), entry.id) == kept


def test_whom_it_is_about_is_one_question(journal: Journal, qtbot: QtBot) -> None:
    form = form_for(journal, TrustFeeling, qtbot)
    assert isinstance(form.editors["about"], AboutEditor)
    assert "person" not in form.editors


def test_what_is_no_longer_asked_goes_away_and_is_emptied(journal: Journal, qtbot: QtBot) -> None:
    robin = journal.new(Person, name="Robin", kind=PersonKind.DATING)
    journal.keep(robin)
    bid = journal.new(
        Bid,
        direction=Direction.OFFERED,
        person=robin.id,
        answer=Answer.AGAINST,
        manner=Manner.CRITICAL,
        afraid=True,
    )
    journal.keep(bid)
    form = form_for(journal, Bid, qtbot, bid)
    assert not form.editors["afraid"].isHidden()
    form.editors["answer"]._chips.chips["unclear"].click()  # type: ignore[attr-defined]
    assert form.editors["afraid"].isHidden()
    assert form.editors["manner"].isHidden()
    assert form.settle()
    kept = journal.find(Bid, bid.id)
    assert kept is not None
    assert (kept.answer, kept.manner, kept.afraid) == (Answer.UNCLEAR, None, False)


def test_a_required_choice_cannot_be_taken_away(journal: Journal, qtbot: QtBot) -> None:
    form = form_for(journal, Note, qtbot)
    chips = form.editors["share"]._chips  # type: ignore[attr-defined]
    form.editors["share"].show_answers(values_of(journal.new(Note, words="a")))
    chips.chips["unmarked"].click()
    assert chips.on() == ["unmarked"]
    chips.chips["never"].click()
    assert chips.on() == ["never"]


def test_a_problem_is_shown_at_the_field_that_was_edited_only(
    journal: Journal, qtbot: QtBot
) -> None:
    form = form_for(journal, Note, qtbot)
    line = form.findChild(QLineEdit, "title")
    assert isinstance(line, QLineEdit)
    line.setText("a" * 201)
    line.textEdited.emit("a" * 201)
    assert not form.settle()
    assert "longer than 200" in form.editors["title"]._problem.text()
    assert form.editors["words"]._problem.text() == ""
    line.setText("short")
    line.textEdited.emit("short")
    assert form.settle()
    assert form.editors["title"]._problem.text() == ""


def test_finishing_asks_about_everything_that_is_missing(journal: Journal, qtbot: QtBot) -> None:
    form = form_for(journal, Bid, qtbot)
    form.writing.answer({"note": "he laughed"})
    assert not form.done()
    assert form.editors["person"]._problem.text() == "This needs an answer."
    assert form.editors["answer"]._problem.text() == "This needs an answer."
    assert form.editors["note"]._problem.text() == ""


def test_a_full_disk_is_told_and_the_words_stay(
    journal: Journal,
    qtbot: QtBot,
    troubles: list[JournalError],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    form = form_for(journal, Note, qtbot, troubles=troubles)
    paper = form.findChild(QPlainTextEdit, "words")
    assert isinstance(paper, QPlainTextEdit)

    def full(*_given: object) -> None:
        raise DiskFull

    with monkeypatch.context() as patched:
        patched.setattr(journal.store, "write", full)
        paper.insertPlainText("the last words")
        qtbot.waitUntil(lambda: bool(troubles))
    assert [type(each) for each in troubles] == [DiskFull]
    assert paper.toPlainText() == "the last words"
    assert form.settle()
    assert [note.words for note in journal.all(Note)] == ["the last words"]


def test_a_change_made_elsewhere_is_shown_and_keeps_the_cursor(
    journal: Journal, qtbot: QtBot
) -> None:
    note = journal.new(Note, words="🪔 a walk by the sea")
    journal.keep(note)
    form = form_for(journal, Note, qtbot, note)
    paper = form.findChild(QPlainTextEdit, "words")
    assert isinstance(paper, QPlainTextEdit)
    cursor = paper.textCursor()
    cursor.setPosition(9)
    paper.setTextCursor(cursor)
    journal.listen(form.hear)
    journal.keep(replace(note, words="🪔 a walk by the lake"))
    assert paper.toPlainText() == "🪔 a walk by the lake"
    assert paper.textCursor().position() == 9


def test_its_own_keeping_does_not_disturb_what_is_typed(journal: Journal, qtbot: QtBot) -> None:
    form = form_for(journal, Note, qtbot)
    journal.listen(form.hear)
    paper = form.findChild(QPlainTextEdit, "words")
    assert isinstance(paper, QPlainTextEdit)
    paper.insertPlainText("a walk")
    form.settle()
    assert paper.document().isUndoAvailable()
    assert paper.textCursor().position() == 6


def test_a_person_who_is_added_elsewhere_is_offered(journal: Journal, qtbot: QtBot) -> None:
    form = form_for(journal, TrustFeeling, qtbot)
    journal.listen(form.hear)
    robin = journal.new(Person, name="Robin", kind=PersonKind.DATING)
    journal.keep(robin)
    assert robin.id in form.editors["about"]._chips.chips  # type: ignore[attr-defined]


def test_a_retired_person_stays_where_they_are_chosen(journal: Journal, qtbot: QtBot) -> None:
    old = journal.new(Person, name="Old", kind=PersonKind.EX, retired=True)
    journal.keep(old)
    feeling = journal.new(TrustFeeling, about=About.PERSON, person=old.id, trust=1)
    journal.keep(feeling)
    fresh = form_for(journal, TrustFeeling, qtbot)
    assert old.id not in fresh.editors["about"]._chips.chips  # type: ignore[attr-defined]
    opened = form_for(journal, TrustFeeling, qtbot, feeling)
    assert opened.editors["about"]._chips.on() == [old.id]  # type: ignore[attr-defined]


def test_texts_are_kept_from_the_keyboards_dictionary(journal: Journal, qtbot: QtBot) -> None:
    for kind in ENTRIES:
        form = form_for(journal, kind, qtbot)
        fields: list[QWidget] = [
            *form.findChildren(QLineEdit),
            *form.findChildren(QPlainTextEdit),
        ]
        for each in fields:
            if each.objectName().startswith("qt_"):
                continue
            assert each.inputMethodHints() & Qt.InputMethodHint.ImhSensitiveData, each.objectName()
    flush()
