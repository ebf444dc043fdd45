"""Editors: every declared question has one, and it gives back exactly what it was shown."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from inglenook.journal.entries import Note
from inglenook.journal.field import fields_of
from inglenook.journal.fields import Day, Moment, Scale, Text
from inglenook.journal.journal import Journal
from inglenook.journal.people import CoreGift, Person
from inglenook.journal.record import Entry, Record
from inglenook.journal.records import ENTRIES, KINDS, RECORDS
from inglenook.journal.vocabulary import PersonKind
from inglenook.ui.forms.editors import editor_for, editors_of
from inglenook.ui.forms.number_editors import (
    DayEditor,
    DotsEditor,
    MomentEditor,
    SliderEditor,
    StepsEditor,
)
from inglenook.ui.forms.writing_editors import LineEditor, WordsEditor
from support.answers import answers_of
from support.vaults import Clock, new_vault, quick_folder
from support.windows import flush

NINE_HOURS = timezone(timedelta(hours=9))


@pytest.fixture
def journal(qapp: QApplication) -> Iterator[Journal]:
    with quick_folder() as folder, new_vault(folder / "j.inglenook") as vault:
        yield Journal(vault, Clock())
        flush()  # or what a test has made holds on to its journal


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


@pytest.mark.parametrize("kind", ENTRIES, ids=lambda kind: kind.KIND)
def test_whatever_is_kept_is_shown_without_loss(
    journal: Journal, kind: type[Entry], qtbot: QtBot
) -> None:
    robin = journal.new(Person, name="Robin", kind=PersonKind.DATING)
    gift = journal.new(CoreGift, name="Patience")
    journal.keep(robin, gift)
    asked = [name for name, field in fields_of(kind).items() if field.shown]
    editors = editors_of(kind, asked, journal).values()
    for each in editors:
        qtbot.addWidget(each)
    ids = {"person": [robin.id], "core_gift": [gift.id]}

    @settings(
        max_examples=15,
        deadline=None,
        database=None,
        suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow],
    )
    @given(answers_of(kind, ids))
    def shown(answers: dict[str, Any]) -> None:
        for editor in editors:
            editor.show_answers(answers)
        for editor in editors:
            for name, answer in editor.answers().items():
                if name not in kind.left_out(answers):
                    assert answer == lines_joined(answers[name]), name

    shown()


def lines_joined(answer: Any) -> Any:
    """A text as a text field knows it: one sign for the end of a line."""
    if not isinstance(answer, str):
        return answer
    return answer.replace("\r\n", "\n").replace("\r", "\n").replace("\u2029", "\n")


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
