"""Therapy: the sessions, what to bring to each in which order, and what I took away."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QBoxLayout, QVBoxLayout, QWidget

from inglenook.journal import agenda, sessions
from inglenook.journal.dates import full_label
from inglenook.journal.errors import JournalError
from inglenook.journal.record import Record
from inglenook.journal.therapy import Session, Topic
from inglenook.ui.pages.page import Page
from inglenook.ui.surroundings import Surroundings
from inglenook.ui.theme import Theme
from inglenook.ui.widgets.entry_list import EntryList
from inglenook.ui.widgets.packets_card import PacketsCard
from inglenook.ui.widgets.pieces import GAP, Card, button, label, row
from inglenook.ui.widgets.session_painter import SessionPainter
from inglenook.ui.widgets.session_sheet import SessionSheet
from inglenook.words import _, mark

PACKET = "packet"
STACKED_BELOW = 940
LIST_WIDTH = 300
QWIDGETSIZE_MAX = 16_777_215  # Qt's own word for as wide as there is room
ROWS_AHEAD, ROWS_PAST, ROWS_STACKED = 3, 8, 2
_EMPTY = mark(
    "Here you gather what you want to bring to therapy, and keep what you took away from it."
)


class TherapyPage(Page):
    """A list of sessions, and beside it the one that is open."""

    NAME = "therapy"
    TITLE = mark("Therapy")
    OPENS = (Session, Topic)
    BEGINS = (Session,)

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around)
        self.sheet: SessionSheet | None = None
        self._lines: dict[str, Any] = {}  # what is in the line of each session, by its id
        self.ahead = EntryList(around, "therapy.ahead", _("Sessions ahead"), rows=ROWS_AHEAD)
        self.past = EntryList(around, "therapy.past", _("Past sessions"), rows=ROWS_PAST)
        self._painters = [SessionPainter(listed) for listed in (self.ahead, self.past)]
        self._undated = button(_("No date yet"), "therapy.undated", "chip")
        self._undated.setCheckable(True)
        self._packets = PacketsCard(around)
        self._new = button(_("New session"), "therapy.new", icon="plus")
        self._make_packet = button(_("Make a packet…"), "therapy.packet", "primary")
        self._first = button(_("New session"), "therapy.first", "primary", icon="plus")
        self._side, self._empty = QWidget(), Card()
        self._headings = [label(_("Ahead"), "label"), label(_("Earlier"), "label")]
        self._lay_out()
        for each in (self._new, self._first):
            each.clicked.connect(self.new_session)
        self._make_packet.clicked.connect(lambda: around.show(PACKET, {}))
        self._undated.clicked.connect(lambda: self.open_session(None))
        for listed, painter in zip((self.ahead, self.past), self._painters, strict=True):
            listed.setItemDelegate(painter)
            listed.opened.connect(self._on_list_opened)

    # -- page

    def refresh(self) -> None:  # noqa: D102
        names: dict[str | None, str] = {
            person.id: person.name for person in self.journal.people(retired=True)
        }
        for painter in self._painters:
            painter.names = dict(names)
        self.ahead.show_filter(agenda.ahead(self.journal))
        self.past.show_filter(agenda.past(self.journal))
        coming, before = (each.model_of_entries.rowCount() for each in (self.ahead, self.past))
        is_empty = not coming and not before and not agenda.agenda(self.journal, None)
        self._empty.setVisible(is_empty)
        self._side.setVisible(not is_empty)
        self._new.setVisible(not is_empty)
        self.ahead.setVisible(bool(coming))
        self._undated.setVisible(not coming)
        for part in (self.past, self._headings[1]):
            part.setVisible(bool(before))
        self._packets.refresh()
        if is_empty:
            self._put(None)
        elif self.sheet is None or not self._still_there(self.sheet.session):
            self.open_session(
                agenda.next_session(self.journal) or agenda.last_session(self.journal)
            )
        else:
            self.sheet.refresh()
            self._mark()

    def place(self) -> dict[str, Any]:  # noqa: D102
        self._note_line()
        gone = [key for key in self._lines if key and not self.journal.find(Session, key)]
        for key in gone:
            del self._lines[key]
        session = self.sheet.session if self.sheet else None
        opened = {"session": session.id if session else None} if self.sheet else {}
        return {**opened, "lines": self._lines}

    def go_to(self, place: Mapping[str, Any]) -> None:  # noqa: D102
        self._lines |= place.get("lines", {})
        if "session" in place:
            session = self.journal.find(Session, place["session"])
            if place["session"] is None or (session and session.binned is None):
                self.open_session(session)

    def take_keyboard(self) -> None:  # noqa: D102
        if self.sheet is not None:
            self.sheet.take_keyboard()
        elif self._first.isVisible():
            self._first.setFocus()

    def fit(self, width: int) -> None:  # noqa: D102
        super().fit(width)
        stacked = width < Theme.current.px(STACKED_BELOW)
        directions = QBoxLayout.Direction
        self._columns.setDirection(directions.BottomToTop if stacked else directions.LeftToRight)
        wide = Theme.current.px(LIST_WIDTH)
        self._side.setMaximumWidth(QWIDGETSIZE_MAX if stacked else wide)
        self._side.setMinimumWidth(0 if stacked else wide)
        self.past.stand(ROWS_STACKED if stacked else ROWS_PAST)

    def open_record(self, record: Record) -> None:
        """Show a session, or the topic on its list; one in the bin is shown there."""
        if isinstance(record, Session) and record.binned is not None:
            there = {"kind": record.KIND, "id": record.id}
            self.around.show("timeline", {"bin": True, "entry": there})
        elif isinstance(record, Session):
            self.open_session(record)
        elif isinstance(record, Topic):
            self._open_topic(record)

    def begin(self, kind: type[Record]) -> None:  # noqa: ARG002 - only sessions are begun here
        """Begin a session at its usual time."""
        self.new_session()

    # -- what the person does here

    def open_session(self, session: Session | None) -> None:
        """Open a session; without one, what waits until there is a next one."""
        if self.sheet is not None:
            self.sheet.settle()
            self._note_line()
        sheet = SessionSheet(self.around, session)
        sheet.agenda.resume(self._lines.get(_key(session), {}))
        sheet.set_date.clicked.connect(self.new_session)
        self._put(sheet)
        self._mark()

    def new_session(self) -> None:
        """Keep a session at its usual time, open it, and offer to take it back."""
        if self.sheet is not None:
            self.sheet.settle()
        try:
            session = sessions.begin_session(self.journal)
        except JournalError as error:
            self.around.trouble(error)
            return
        self.open_session(session)
        day = full_label(session.happened.date())
        self.around.say(_("A session on {day}.").format(day=day), self.around.undo)
        if self.sheet is not None and self.sheet.form is not None:
            self.sheet.form.editors["happened"].control.setFocus()

    # -- inside

    def _open_topic(self, topic: Topic) -> None:
        session = self.journal.find(Session, topic.session)
        if session is not None and session.binned is not None:
            self.open_record(session)
            return
        self.open_session(session or agenda.next_session(self.journal))
        if self.sheet is not None:
            self.sheet.agenda.show_topic(topic)

    def _on_list_opened(self, session: Session) -> None:
        self.open_session(session)
        if self._scroll is not None and self.sheet is not None:
            self._scroll.ensureWidgetVisible(self.sheet.agenda)

    def _still_there(self, session: Session | None) -> bool:
        """Whether what is open can still be: a session that is kept, or none as long as none is."""
        if session is None:
            return agenda.next_session(self.journal) is None
        kept = self.journal.find(Session, session.id)
        return kept is not None and kept.binned is None

    def _note_line(self) -> None:
        if self.sheet is not None:
            held = self.sheet.agenda.hold()
            self._lines.pop(_key(self.sheet.session), None)
            if held["words"]:
                self._lines[_key(self.sheet.session)] = held

    def _put(self, sheet: SessionSheet | None) -> None:
        old, self.sheet = self.sheet, sheet
        focus = QApplication.focusWidget()
        had_keyboard = old is not None and focus is not None and old.isAncestorOf(focus)
        if old is not None:
            self._main.removeWidget(old)
            old.hide()
            old.deleteLater()
        if sheet is not None:
            self._main.insertWidget(0, sheet)
            sheet.show()  # at once, for the keyboard may go there
            self.setTabOrder(sheet.last, self._packets.more)
        if had_keyboard:
            self.take_keyboard()

    def _mark(self) -> None:
        """Mark the open session in its list, and nothing in the other one."""
        session = self.sheet.session if self.sheet else None
        self._undated.setChecked(session is None)
        is_past = session is not None and agenda.is_past(self.journal, session)
        place = agenda.place_of(self.journal, session) if session else -1
        self.ahead.mark_row(-1 if is_past else place)
        self.past.mark_row(place if is_past else -1)

    def _lay_out(self) -> None:
        self.title_actions.addWidget(self._new)
        self.title_actions.addWidget(self._make_packet)
        self._empty.body.addWidget(label(_(_EMPTY), wrap=True))
        self._empty.body.addSpacing(4)
        self._empty.body.addLayout(row(self._first, 1))
        side = QVBoxLayout(self._side)
        side.setContentsMargins(0, 0, 0, 0)
        side.addWidget(self._headings[0])
        side.addWidget(self._undated, 0, Qt.AlignmentFlag.AlignLeft)
        side.addWidget(self.ahead)
        side.addSpacing(8)
        side.addWidget(self._headings[1])
        side.addWidget(self.past)
        side.addStretch(1)
        self._main = QVBoxLayout()
        self._main.setSpacing(GAP)
        self._main.addWidget(self._packets)
        self._main.addStretch(1)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(GAP)
        self._columns.addWidget(self._side, 0, Qt.AlignmentFlag.AlignTop)
        self._columns.addLayout(self._main, 1)
        self.body.addWidget(self._empty)
        self.body.addLayout(self._columns)
        self.body.addStretch(1)


def _key(session: Session | None) -> str:
    return session.id if session else ""
