"""A form: the editors of one record's declared fields, and the writing that they fill."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from inglenook.journal.changes import Changes
from inglenook.journal.errors import JournalError
from inglenook.journal.journal import Journal
from inglenook.journal.preferences import Preferences
from inglenook.journal.record import Record, unanswered
from inglenook.journal.writing import Writing
from inglenook.ui.forms.choice_editors import GiftEditor
from inglenook.ui.forms.editor import Editor
from inglenook.ui.forms.editors import editors_of
from inglenook.ui.forms.who_editor import WhoEditor
from inglenook.ui.forms.writing_editors import WordsEditor
from inglenook.ui.widgets.pieces import label, row
from inglenook.words import _

QUIET_MS = 500
Rows = Sequence[str | tuple[str, ...]]


class Form(QWidget):
    """Edits one record. It settles after half a second of quiet, on leaving it, and on lock.

    ``columns`` holds, for each column, the names of the fields from top to bottom; names in a
    tuple stand side by side. What is ``below`` takes the whole width under the columns.
    """

    settled = Signal()

    def __init__(
        self,
        journal: Journal,
        writing: Writing[Any],
        kind: type[Record],
        columns: Sequence[Rows],
        on_trouble: Callable[[JournalError], None],
        stretches: Sequence[int] = (1, 1, 1),
        below: Rows = (),
    ) -> None:
        super().__init__()
        self.writing = writing
        self._kind = kind
        self._on_trouble = on_trouble
        self._edited: set[str] = set()
        self._folded: frozenset[str] = frozenset()
        self._unwanted = journal.preferences.unwanted(kind)
        self._journal = journal
        self._timer = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._timer.timeout.connect(self._on_timer_timeout)
        self.editors = editors_of(kind, _flat((*columns, below)), journal)
        self._rows: list[_SideBySide] = []
        self._arrange(columns, stretches, below)
        for name, editor in self.editors.items():
            editor.edited.connect(lambda name=name: self._on_editor_edited(name))
            editor.control.installEventFilter(self)
            if isinstance(editor, WordsEditor):
                editor.rested.connect(journal.close_burst)
        self.show_writing()
        if not journal.can_write:
            for editor in self.editors.values():
                editor.only_show()

    # -- what pages ask of a form

    @property
    def place(self) -> str:
        """Where on screen this form is; drafts are held by it."""
        return self.writing.place

    def show_writing(self) -> None:
        """Show the answers as they stand, and ask only what is asked with them."""
        self._edited.clear()
        for editor in self.editors.values():
            editor.show_problem("")
        self._show_what_is_asked()

    def fold(self, names: Sequence[str], *, away: bool) -> None:
        """Hide some fields until they are asked for, or show them."""
        self._folded = self._folded | set(names) if away else self._folded - set(names)
        self._show_what_is_asked()

    def rest(self) -> None:
        """Settle nothing by itself, not even when the window hides: the vault may be closed."""
        self._timer.stop()

    def settle(self) -> bool:
        """Make what is written last; say whether the record now fits its fields."""
        self._timer.stop()
        QGuiApplication.inputMethod().commit()
        try:
            found = self.writing.settle()
        except JournalError as error:
            self._on_trouble(error)
            return False
        self._show_problems(found, self._edited)
        self.settled.emit()
        return not found

    def done(self) -> bool:
        """Finish this record and begin a new one; false where something has to be mended."""
        self._edited = set(self.editors)
        if not self.settle() or not self.writing.done():
            self._show_problems(self.writing.problems, self._edited)
            return False
        self.show_writing()
        return True

    def hear(self, changes: Changes) -> None:
        """Take over changes made elsewhere, unless they say what is shown already."""
        if any(change.record.KIND == Preferences.KIND for change in changes):
            self._unwanted = self._journal.preferences.unwanted(self._kind)
            self._show_what_is_asked()
        if self.writing.heard(changes):
            self.show_writing()
        elif any(change.record.KIND in ("person", "core_gift") for change in changes):
            for editor in self.editors.values():
                if isinstance(editor, WhoEditor | GiftEditor):
                    editor.show_answers(self.writing.values)

    # -- what is half-written outlives a lock

    def hold(self) -> dict[str, Any] | None:
        """What to keep so that ``resume`` shows the same again."""
        names = {
            name: editor.hold()
            for name, editor in self.editors.items()
            if isinstance(editor, WhoEditor) and editor.hold()
        }
        held = self.writing.hold()
        return {"writing": held, "new_names": names} if held or names else None

    def resume(self, held: Mapping[str, Any]) -> None:
        """Go on with what was held in this place."""
        self.writing.resume(held.get("writing") or held)
        self.show_writing()
        for name, text in held.get("new_names", {}).items():
            editor = self.editors.get(name)
            if isinstance(editor, WhoEditor):
                editor.resume(text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002, D102
        if event.type() == QEvent.Type.FocusOut and self._timer.isActive():
            self.settle()
        return False

    # -- inside

    def _on_editor_edited(self, name: str) -> None:
        self._edited.add(name)
        self.writing.answer(self.editors[name].answers())
        self._show_what_is_asked()
        self._timer.start()

    def _on_timer_timeout(self) -> None:
        self.settle()

    def _show_what_is_asked(self) -> None:
        hidden = self._hidden()
        for name, editor in self.editors.items():
            if editor.isHidden() != (name in hidden):
                editor.setVisible(name not in hidden)
            if name not in self._edited:
                editor.show_answers(self.writing.values)
        for beside in self._rows:
            beside.show_if_asked()

    def _hidden(self) -> frozenset[str]:
        values = self.writing.values
        unwanted = unanswered(self._kind, values, self._unwanted)
        return self._kind.left_out(values) | self._folded | unwanted

    def _show_problems(self, found: Mapping[str, str], among: set[str]) -> None:
        for name, editor in self.editors.items():
            sentences = [found.get(each, "") for each in {name, editor.name}]
            editor.show_problem("".join(sentences[:1] or sentences) if name in among else "")

    def _arrange(self, columns: Sequence[Rows], stretches: Sequence[int], below: Rows) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(12)
        side_by_side = QHBoxLayout()
        side_by_side.setSpacing(28)
        for rows, stretch in zip(columns, stretches, strict=False):
            side_by_side.addLayout(self._column(rows), stretch)
        whole.addLayout(side_by_side)
        whole.addLayout(self._column(below))

    def _column(self, rows: Rows) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(12)
        for each in rows:
            if isinstance(each, tuple):
                self._rows.append(_SideBySide([self.editors[name] for name in each]))
                column.addWidget(self._rows[-1])
            elif each in self.editors:
                column.addWidget(self.editors[each])
        column.addStretch(1)
        return column


class _SideBySide(QWidget):
    """Editors in one row, under the help of the first of them; gone when none is asked."""

    def __init__(self, editors: Sequence[Editor]) -> None:
        super().__init__()
        self._editors = editors
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        if editors[0].field.help:
            layout.addWidget(label(_(editors[0].field.help), "label", wrap=True))
        layout.addLayout(row(*editors, 1))

    def show_if_asked(self) -> None:
        self.setVisible(any(not editor.isHidden() for editor in self._editors))


def _flat(columns: Sequence[Rows]) -> list[str]:
    rows = [each for column in columns for each in column]
    return [name for each in rows for name in ((each,) if isinstance(each, str) else each)]
