"""The card on which everything leaves the journal as one file, or comes back into it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from inglenook.journal.changes import Changes
from inglenook.journal.errors import JournalError
from inglenook.ui.leaving import ANYBODY, Target, ask_where, usual_folder
from inglenook.ui.surroundings import Surroundings
from inglenook.ui.widgets.flow import Flow
from inglenook.ui.widgets.long_work import LongWork, Watch
from inglenook.ui.widgets.pieces import Card, button, label
from inglenook.words import _, mark

if TYPE_CHECKING:
    from inglenook.exchange.bringing_in import Plan
    from inglenook.exchange.gathering import Everything, Part
    from inglenook.exchange.json_in import Import

_LEAD = mark(
    "All of it in one file: as JSON, which comes back in, or as CSV for a spreadsheet. What is "
    "marked “never export” stays here."
)
_FROM = mark(
    "A JSON file that Inglenook has exported. You see what is in it before anything is changed."
)


class AllDataCard(Card):
    """Reading the journal is done a slice at a time, so that the window goes on working."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__(_("All my data"))
        self.setObjectName("settings.allData")
        self._around, self._journal = around, around.journal
        self._parts: list[Part] = []
        self._slices: Iterator[Part] | None = None
        self._target: Target | None = None
        self._changed = False
        self.work = LongWork("settings.data")
        self._json = button(_("Export as JSON…"), "settings.exportJson")
        self._csv = button(_("Export as CSV…"), "settings.exportCsv")
        self._import = button(_("Import…"), "settings.import")
        self._turn = QTimer(self, interval=0)
        self.body.addWidget(label(_(_LEAD), "small", wrap=True))
        buttons = Flow(gap=8)
        for each in (self._json, self._csv, self._import):
            buttons.addWidget(each)
        self.body.addLayout(buttons)
        self.body.addWidget(self.work)
        self._turn.timeout.connect(self._on_turn_timeout)
        self._json.clicked.connect(lambda: self._export("json"))
        self._csv.clicked.connect(lambda: self._export("zip"))
        self._import.clicked.connect(self._on_import_clicked)
        self.work.ended.connect(self._on_work_ended)

    def hear(self, changes: Changes) -> None:  # noqa: ARG002 - any change at all
        """What was read before a change fits no longer to what is read after it."""
        self._changed = True

    def save(self) -> None:
        """Ask where to, and export as JSON."""
        self._json.setFocus()
        self._export("json")

    # -- out

    def _export(self, ending: str) -> None:
        from inglenook.exchange.gathering import slices

        day = self._journal.calendar.day_of(self._journal.clock())
        name = _("journal-{day}.{ending}").format(day=day.isoformat(), ending=ending)
        kind = "CSV" if ending == "zip" else "JSON"
        title = _("Export all my data")
        self._target = ask_where(self._around, title, _(ANYBODY), name, [(kind, ending)])
        if self._target is None:
            return
        self._busy(busy=True)
        self._parts, self._changed = [], False
        self._slices = slices(self._journal.store)
        self._turn.start()

    def _on_turn_timeout(self) -> None:
        from inglenook.exchange.gathering import slices

        if self._changed:
            self._parts, self._changed = [], False
            self._slices = slices(self._journal.store)
        try:
            part = next(self._slices, None) if self._slices is not None else None
        except JournalError as error:
            self._stop_reading()
            self._on_work_failed(error)
            return
        if part is not None:
            self._parts.append(part)
            return
        self._stop_reading()
        self._write()

    def _stop_reading(self) -> None:
        self._turn.stop()
        self._slices = None
        self._busy(busy=False)

    def _write(self) -> None:
        parts, target, now = self._parts, self._target, self._journal.clock()
        self._parts = []
        if target is None:
            return

        def work(watch: Watch) -> "Everything":
            from inglenook.exchange.export import bytes_of, demand_ending
            from inglenook.exchange.gathering import gather
            from inglenook.outside import write_new
            from inglenook.packet.progress import Progress

            progress = Progress(watch.is_unwanted, watch.tell)
            demand_ending(target.path)
            everything = gather(parts)
            progress.reach(0.2)
            data = bytes_of(everything, target.path, now)
            progress.reach(0.9)
            write_new(target.path, data, replace=target.replace)
            return everything

        self._busy(busy=True)
        told = _("Your data is being put together…")
        back_to = self._csv if target.path.suffix.lower() == ".zip" else self._json
        self.work.begin(told, work, self._on_written, self._on_work_failed, back_to)

    def _on_written(self, everything: "Everything") -> None:
        from inglenook.exchange.export import record_of, what_stayed

        target, self._target = self._target, None
        if target is None:
            return

        def keep() -> None:
            if self._journal.can_write:
                self._journal.keep(record_of(self._journal, target.path))
            self._around.say(" ".join([_("Saved."), what_stayed(everything)]).strip(), None)

        self._around.do(keep)

    # -- in

    def _on_import_clicked(self) -> None:
        title, kind = _("Import"), ("JSON", "json")
        path = self._around.ask.for_file(title, _(_FROM), usual_folder(), kind)
        if path is None:
            return
        now = self._journal.clock()

        def work(watch: Watch) -> "Import":
            from inglenook.exchange.json_in import read_json
            from inglenook.packet.progress import Progress

            progress = Progress(watch.is_unwanted, watch.tell)
            try:
                data = path.read_bytes()
            except OSError:
                raise JournalError(_("The file to bring in cannot be read.")) from None
            progress.reach(0.1)
            found = read_json(data, now)
            progress.reach(1.0)
            return found

        self._busy(busy=True)
        told = _("The file is being read…")
        self.work.begin(told, work, self._on_read, self._on_work_failed, self._import)

    def _on_read(self, found: "Import") -> None:
        from inglenook.exchange.bringing_in import plan

        try:
            made = plan(self._journal, found)
        except JournalError as error:
            self._around.trouble(error)
            return
        self._ask(made)

    def _ask(self, made: "Plan") -> None:
        """Say what would become of each record; then do it, if that is wanted."""
        from inglenook.exchange.bringing_in import bring_in
        from inglenook.ui.data_report import report

        told, ask = report(made), self._around.ask
        if not made.changes:
            ask.tell(_("Nothing in this file is new."), told)
            return
        yes = _("Bring it in") if made.is_whole else _("Go on without what cannot be kept")
        if ask.confirm(_("Bring this into the journal?"), told, yes):
            sentence = _("Brought in.")
            self._around.do(lambda: bring_in(self._journal, made, skip_bad=True), sentence)

    # -- inside

    def _on_work_failed(self, error: Exception) -> None:
        self._target = None
        if not isinstance(error, JournalError):
            raise error
        self._around.trouble(error)

    def _on_work_ended(self) -> None:
        self._busy(busy=False)

    def _busy(self, *, busy: bool) -> None:
        for each in (self._json, self._csv, self._import):
            each.setEnabled(not busy)
