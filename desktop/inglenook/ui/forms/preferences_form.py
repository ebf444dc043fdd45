"""A form for some of the journal's own settings, each of which counts as soon as it is chosen."""

from inglenook.journal.changes import Changes
from inglenook.journal.preferences import Preferences
from inglenook.journal.writing import Writing
from inglenook.ui.forms.form import Form, Rows
from inglenook.ui.surroundings import Surroundings


class PreferencesForm(Form):
    """Every answer is kept at once, as a step of its own that can be taken back.

    Several of these show parts of one record: none may keep an answer back, or it would be lost
    when another one writes.
    """

    def __init__(self, around: Surroundings, place: str, rows: Rows) -> None:
        writing = Writing(around.journal, Preferences, place)
        writing.open(around.journal.preferences)
        super().__init__(around.journal, writing, Preferences, (rows,), around.trouble)
        for editor in self.editors.values():
            editor.edited.connect(self._on_editor_answered)

    def hear(self, changes: Changes) -> None:  # noqa: D102
        super().hear(changes)
        if self.writing.record is None:  # taken back to what they are before anything is chosen
            self.writing.open(self._journal.preferences)
            self.show_writing()

    def _on_editor_answered(self) -> None:
        self.settle()
        self._journal.close_burst()
