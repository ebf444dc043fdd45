"""Which editor edits which kind of field."""

from collections.abc import Sequence
from functools import singledispatch
from typing import Any

from inglenook.journal import fields as f
from inglenook.journal.field import Field, fields_of
from inglenook.journal.journal import Journal
from inglenook.journal.record import Record
from inglenook.journal.vocabulary import Practice, Zone
from inglenook.ui.forms.choice_editors import ChoiceEditor, GiftEditor, ZoneEditor
from inglenook.ui.forms.editor import Editor
from inglenook.ui.forms.number_editors import (
    FEW,
    DayEditor,
    DotsEditor,
    MomentEditor,
    SliderEditor,
    StepsEditor,
    TickEditor,
)
from inglenook.ui.forms.who_editor import AboutEditor, WhoEditor
from inglenook.ui.forms.writing_editors import LineEditor, WordsEditor


@singledispatch
def editor_for(field: Field[Any], name: str, journal: Journal) -> Editor:
    """Make the editor for one field."""
    raise NotImplementedError(type(field).__name__)


@editor_for.register
def _words_editor(field: f.Text, name: str, journal: Journal) -> Editor:  # noqa: ARG001
    return LineEditor(name, field) if field.lines == 1 else WordsEditor(name, field)


@editor_for.register
def _scale_editor(field: f.Scale, name: str, journal: Journal) -> Editor:  # noqa: ARG001
    if field.required:
        return StepsEditor(name, field)
    few = field.high - field.low < FEW
    return DotsEditor(name, field) if few else SliderEditor(name, field)


@editor_for.register
def _tick_editor(field: f.Tick, name: str, journal: Journal) -> Editor:  # noqa: ARG001
    return TickEditor(name, field)


@editor_for.register
def _choice_editor(field: f.Choice, name: str, journal: Journal) -> Editor:  # type: ignore[type-arg]
    if field.words is Zone:
        return ZoneEditor(name, field)
    if field.words is Practice:
        return ChoiceEditor(name, field, lambda: journal.preferences.hidden_practices)
    return ChoiceEditor(name, field)


@editor_for.register
def _choices_editor(field: f.Choices, name: str, journal: Journal) -> Editor:  # type: ignore[type-arg]  # noqa: ARG001
    return ChoiceEditor(name, field)


@editor_for.register
def _moment_editor(field: f.Moment, name: str, journal: Journal) -> Editor:  # noqa: ARG001
    return MomentEditor(name, field)


@editor_for.register
def _day_editor(field: f.Day, name: str, journal: Journal) -> Editor:  # noqa: ARG001
    return DayEditor(name, field)


@editor_for.register
def _ref_editor(field: f.Ref, name: str, journal: Journal) -> Editor:
    return GiftEditor(name, field, journal)


@editor_for.register
def _who_editor(field: f.Who, name: str, journal: Journal) -> Editor:
    return WhoEditor(name, field, journal)


def editors_of(kind: type[Record], names: Sequence[str], journal: Journal) -> dict[str, Editor]:
    """An editor for each field; whom a trust feeling is about is one question, not two."""
    declared = fields_of(kind)
    made: dict[str, Editor] = {}
    for name in names:
        if name == "about":
            made[name] = AboutEditor("person", declared["person"], journal)
        elif not (name == "person" and "about" in names):
            made[name] = editor_for(declared[name], name, journal)
    return made
