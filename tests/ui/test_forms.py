"""Forms are built from declared fields: every question of every record has its editor."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from inglenook.journal.entries import Bid, Note, TrustFeeling
from inglenook.journal.errors import DiskFull, JournalError
from inglenook.journal.field import fields_of
from inglenook.journal.fields import Day, Moment, Scale, Text
from inglenook.journal.journal import Journal
from inglenook.journal.people import CoreGift, Person
from inglenook.journal.record import Entry, Record, values_of
from inglenook.journal.records import ENTRIES, KINDS, RECORDS
from inglenook.journal.vocabulary import About, Answer, Direction, Manner, PersonKind
from inglenook.journal.writing import Writing
from inglenook.ui.forms.form import Form, editor_for
from inglenook.ui.forms.number_editors import (
    DayEditor,
    DotsEditor,
    MomentEditor,
    SliderEditor,
    StepsEditor,
)
from inglenook.ui.forms.who_editor import AboutEditor
from inglenook.ui.forms.writing_editors import LineEditor, WordsEditor
from support.answers import answers_of
from support.entries import one_of_each
from support.vaults import Clock, new_vault, quick_folder
from support.windows import flush

NINE_HOURS = timezone(timedelta(hours=9))


@pytest.fixture
def journal(qapp: QApplication) -> Iterator[Journal]:
    with quick_folder() as folder, new_vault(folder / "j.inglenook") as vault:
        yield Journal(vault, Clock())


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


@pytest.mark.parametrize("kind", RECORDS, ids=list(KINDS))
def test_every_question_that_is_shown_has_an_editor(
    journal: Journal, kind: type[Record], qtbot: QtBot
) -> None:
    for name, field in fields_of(kind).items():
        if field.shown:
            editor = editor_for(field, name, journal)
            qtbot.addWidget(editor)
            editor.show_answers({name: field.blank})
            assert set(editor.answers()) == {name}


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


@pytest.mark.parametrize("kind", ENTRIES, ids=lambda kind: kind.KIND)
def test_whatever_is_kept_is_shown_without_loss(
    journal: Journal, kind: type[Entry], qtbot: QtBot
) -> None:
    robin = journal.new(Person, name="Robin", kind=PersonKind.DATING)
    gift = journal.new(CoreGift, name="Patience")
    journal.keep(robin, gift)
    form = form_for(journal, kind, qtbot)
    ids = {"person": [robin.id], "core_gift": [gift.id]}

    @settings(
        max_examples=15,
        deadline=None,
        database=None,
        suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow],
    )
    @given(answers_of(kind, ids))
    def shown(answers: dict[str, Any]) -> None:
        for editor in form.editors.values():
            editor.show_answers(answers)
        for editor in form.editors.values():
            for name, answer in editor.answers().items():
                if name not in kind.left_out(answers):
                    assert answer == lines_joined(answers[name]), name

    shown()


def lines_joined(answer: Any) -> Any:
    """A text as a text field knows it: one sign for the end of a line."""
    if not isinstance(answer, str):
        return answer
    return answer.replace("\r\n", "\n").replace("\r", "\n").replace("\u2029", "\n")


@pytest.mark.parametrize(
    ("field", "kind"),
    [
        (Text(lines=1), LineEditor),
        (Text(), WordsEditor),
        (Scale(high=10), SliderEditor),
        (Scale(high=4), DotsEditor),
        (Scale(high=6, required=True), StepsEditor),
    ],
)
def test_a_field_chooses_its_editor(
    journal: Journal, field: Any, kind: type[QWidget], qtbot: QtBot
) -> None:
    editor = editor_for(field, "name", journal)
    qtbot.addWidget(editor)
    assert type(editor) is kind


def test_a_field_without_an_editor_is_a_bug(journal: Journal) -> None:
    with pytest.raises(NotImplementedError):
        editor_for(fields_of(Note)["id"], "id", journal)


def test_whom_it_is_about_is_one_question(journal: Journal, qtbot: QtBot) -> None:
    form = form_for(journal, TrustFeeling, qtbot)
    assert isinstance(form.editors["about"], AboutEditor)
    assert "person" not in form.editors


def test_a_moment_keeps_the_offset_it_was_written_with(journal: Journal, qtbot: QtBot) -> None:
    editor = MomentEditor("happened", Moment(label="When"))
    qtbot.addWidget(editor)
    there = datetime(2026, 11, 23, 23, 59, 7, tzinfo=NINE_HOURS)
    editor.show_answers({"happened": there})
    assert editor.answers() == {"happened": there}
    editor._box.setDateTime(editor._box.dateTime().addDays(1))
    assert editor.answers()["happened"].utcoffset() == timedelta(hours=9)
    assert editor.answers()["happened"].second == 7


def test_a_moment_in_the_hour_that_the_clock_skips_is_kept(journal: Journal, qtbot: QtBot) -> None:
    editor = MomentEditor("happened", Moment(label="When"))
    qtbot.addWidget(editor)
    for hour in range(24):
        skipped = datetime(2026, 3, 29, hour, 30, tzinfo=NINE_HOURS)
        editor.show_answers({"happened": skipped})
        assert editor.answers() == {"happened": skipped}


def test_a_day_may_be_left_open_chosen_and_taken_away(journal: Journal, qtbot: QtBot) -> None:
    editor = DayEditor("look_again", Day(label="Look again on", may_be_ahead=True))
    qtbot.addWidget(editor)
    edited: list[bool] = []
    editor.edited.connect(lambda: edited.append(True))
    assert editor.answers() == {"look_again": None}
    editor._set.click()
    chosen = editor.answers()["look_again"]
    assert isinstance(chosen, date)
    assert chosen > date.today()
    editor._clear.click()
    assert editor.answers() == {"look_again": None}
    assert len(edited) == 2


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


@settings(
    max_examples=30,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(text=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40))
def test_a_text_field_gives_back_what_it_was_given(qapp: QApplication, text: str) -> None:
    editor = WordsEditor("words", Text(label="Words"))
    editor.show_answers({"words": text})
    assert editor.answers() == {"words": lines_joined(text)}
