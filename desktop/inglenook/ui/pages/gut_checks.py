"""Gut checks: all of them by where they stand, one opened to work on, and what my gut has known."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from inglenook.journal import brake
from inglenook.journal.changes import Changes
from inglenook.journal.dates import full_label
from inglenook.journal.entries import Finding, GutCheck
from inglenook.journal.errors import JournalError
from inglenook.journal.record import Record
from inglenook.ui.pages.page import Page
from inglenook.ui.surroundings import Surroundings
from inglenook.ui.theme import Theme
from inglenook.ui.widgets.entry_menu import EntryMenu, bring_to_session
from inglenook.ui.widgets.gut_check_list import GutCheckList
from inglenook.ui.widgets.gut_check_workspace import GutCheckWorkspace
from inglenook.ui.widgets.gut_record_view import GutRecordView
from inglenook.ui.widgets.pieces import button, row
from inglenook.ui.widgets.row_button import tag
from inglenook.words import _, mark

LIST, RECORD, WORKSPACE = "list", "record", "workspace"
NARROW_BELOW = 900
CHOOSE = 3
BRAKE = mark("You have looked at this often today. The next look is worth more after sleep.")


class GutChecksPage(Page):
    """Shows one of three: the list, the record, or the gut check that is open."""

    NAME = "gut_check"
    TITLE = mark("Gut checks")
    OPENS = (GutCheck, Finding)
    BEGINS = (GutCheck,)

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around)
        self.list = GutCheckList(around)
        self.record = GutRecordView(around)
        self.workspace: GutCheckWorkspace | None = None
        self._narrow = False
        self._menu = EntryMenu(around)
        self._back = button(_("All gut checks"), "gutCheck.back", "quiet", icon="back")
        self._actions = {LIST: self._list_actions(), WORKSPACE: self._workspace_actions()}
        for actions in self._actions.values():
            self.title_actions.addWidget(actions)
        self.body.addLayout(row(self._back, 1))
        self.body.addWidget(self.list)
        self.body.addWidget(self.record)
        self.body.addStretch(1)
        self.list.opened.connect(self._on_list_opened)
        self.list.wanted.connect(lambda: self.begin(GutCheck))
        self.record.left.connect(self.show_list)
        self._back.clicked.connect(self.show_list)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self._on_finished)
        self._show(LIST)

    # -- what is shown

    def begin(self, kind: type[Record]) -> None:  # noqa: ARG002
        """Open a new one; it is kept with its first words."""
        self._open(self.journal.new(GutCheck), kept=False)
        self._take_title()

    def open_record(self, record: Record) -> None:
        """Open a gut check, or the one that a finding belongs to, and count that it was opened."""
        if isinstance(record, Finding):
            record = self.journal.find(GutCheck, record.gut_check) or record
        if isinstance(record, GutCheck):
            self._open(record, kept=True)
            self._brake(record)

    def show_list(self) -> None:
        """Show all gut checks; what is written in the open one is kept."""
        self._put_away()
        self._show(LIST)
        self.list.refresh()
        self.take_keyboard()

    def show_record(self) -> None:
        """Show what my gut has known."""
        self._put_away()
        self._show(RECORD)
        self.record.refresh()
        self.record.take_keyboard()

    # -- page

    def refresh(self) -> None:  # noqa: D102
        if self.workspace is None:
            self.record.refresh() if self._shown == RECORD else self.list.refresh()
        else:
            self._describe(self.workspace.check)

    def hear(self, changes: Changes) -> None:  # noqa: D102
        super().hear(changes)
        if self.workspace is None:
            return
        ours = [each for each in changes if each.record.id == self.workspace.check.id]
        if any(not isinstance(each.after, GutCheck) or each.after.binned for each in ours):
            self.workspace.form.rest()
            self.show_list()
        else:
            self.workspace.hear(changes)

    def take_keyboard(self) -> None:  # noqa: D102
        if self.workspace is not None:
            self._take_title()
        elif self._shown == LIST:
            self._new.setFocus()

    def place(self) -> dict[str, Any]:  # noqa: D102
        work = self.workspace
        return {
            "shown": self._shown,
            "check": work.check.id if work else None,
            "step": work.step if work else 0,
            "finding": work.open_finding if work else None,
        }

    def go_to(self, place: Mapping[str, Any]) -> None:  # noqa: D102
        shown, check_id = place.get("shown", LIST), place.get("check")
        if shown == RECORD:
            self.show_record()
        elif shown == WORKSPACE and check_id:
            check = self.journal.find(GutCheck, check_id)
            if check is None or check.binned is None:
                self._open(check or self.journal.new(GutCheck, id=check_id), kept=bool(check))
                self._shown_workspace().show_step(place.get("step", 0))
                self._shown_workspace().show_finding(place.get("finding"))

    def fit(self, width: int) -> None:  # noqa: D102
        super().fit(width)
        self._narrow = width < Theme.current.px(NARROW_BELOW)
        self._since.setMaximumWidth(0 if self._narrow else Theme.current.px(width))
        if self.workspace is not None:
            self.workspace.fit(narrow=self._narrow)

    # -- inside

    def _shown_workspace(self) -> GutCheckWorkspace:
        assert self.workspace is not None  # noqa: S101 - called only while one is open
        return self.workspace

    def _open(self, check: GutCheck, *, kept: bool) -> None:
        self._put_away()
        work = GutCheckWorkspace(self.around, check, kept=kept)
        held = self.journal.store.drafts().get(work.form.place)
        if held:
            work.form.resume(held)
        work.finished.connect(self.show_list)
        work.lane_changed.connect(self._on_lane_changed)
        work.fit(narrow=self._narrow)
        self.workspace = work
        self.body.insertWidget(1, work)
        work.show()  # at once, so that it can have the keyboard
        self._show(WORKSPACE)
        self._describe(check)

    def _put_away(self) -> None:
        work, self.workspace = self.workspace, None
        if work is not None:
            for form in (work.form, *(each.form for each in work.findings if each.form)):
                form.settle()
            self.journal.close_burst()
            work.hide()
            work.deleteLater()

    def _show(self, what: str) -> None:
        self._shown = what
        self.list.setVisible(what == LIST)
        self.record.setVisible(what == RECORD)
        self._back.setVisible(what == WORKSPACE)
        for name, actions in self._actions.items():
            actions.setVisible(name == what)

    def _describe(self, check: GutCheck) -> None:
        since = full_label(check.happened.date())
        self._since.setText(_("Open since {day}").format(day=since))
        kept = self._shown_workspace().writing.record is not None
        self._since.setVisible(kept and check.outcome is None)
        for each in (self._bring, self._more):
            each.setEnabled(kept)
        self._again.setVisible(not self._shown_workspace().plain)

    def _brake(self, check: GutCheck) -> None:
        try:
            often = brake.opened(self.journal, check)
        except JournalError as error:
            self.around.trouble(error)
            return
        if often:
            self.around.say(_(BRAKE), None)

    def _take_title(self) -> None:
        self._shown_workspace().form.editors["title"].control.setFocus()

    # -- slots

    def _on_list_opened(self, check: GutCheck) -> None:
        self.open_record(check)
        self._take_title()

    def _on_lane_changed(self) -> None:
        """Lay the same gut check out again, as plain facts or as four steps."""
        work = self._shown_workspace()
        if work.writing.record is not None:
            self._open(work.writing.record, kept=True)
            self._shown_workspace().findings[0].setFocus()

    def _on_again_clicked(self) -> None:
        work = self._shown_workspace()
        work.show_step(CHOOSE)
        work.form.editors["look_again"].control.setFocus()

    def _on_more_clicked(self) -> None:
        record = self._shown_workspace().writing.record
        if record is not None:
            self._menu.popup(record, self._more)

    def _on_bring_clicked(self) -> None:
        record = self._shown_workspace().writing.record
        if record is not None:
            bring_to_session(self.around, record)

    def _on_finished(self) -> None:
        if self.workspace is not None and self.workspace.form.settle():
            self.show_list()

    def _list_actions(self) -> QWidget:
        known = button(_("What my gut has known"), "gutChecks.record")
        self._new = button(_("New gut check"), "gutChecks.new", "primary")
        known.clicked.connect(self.show_record)
        self._new.clicked.connect(lambda: self.begin(GutCheck))
        return _held(known, self._new)

    def _workspace_actions(self) -> QWidget:
        self._since = tag("")
        self._again = button(_("Look again on…"), "gutCheck.again")
        self._bring = button(_("Bring to therapy"), "gutCheck.bring")
        self._bring.clicked.connect(self._on_bring_clicked)
        self._more = button("", "gutCheck.more", icon="more")
        self._more.setAccessibleName(_("What can be done with this gut check"))
        self._again.clicked.connect(self._on_again_clicked)
        self._more.clicked.connect(self._on_more_clicked)
        return _held(self._since, self._again, self._bring, self._more)


def _held(*parts: QWidget) -> QWidget:
    holder = QWidget()
    holder.setLayout(row(*parts, gap=12))
    return holder
