"""What to bring to a session: its list, and the line where something is added to it."""

from collections.abc import Callable, Mapping
from typing import Any, cast

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QMenu

from inglenook.journal import agenda
from inglenook.journal.errors import JournalError, Refused
from inglenook.journal.field import fields_of
from inglenook.journal.fields import Text
from inglenook.journal.therapy import Session, Topic
from inglenook.ui.forms.writing_editors import LineEditor
from inglenook.ui.surroundings import Surroundings
from inglenook.ui.widgets.pieces import Card, button, label, row
from inglenook.ui.widgets.topic_list import TopicList
from inglenook.words import _, mark

OFF, OVER = "close", "carry"
_OFF = mark("Take it off the list")
_OVER = mark("Carry it over to the next session")
_EMPTY = mark("Nothing yet. Write a line here, or bring an entry from its own menu.")
_WORDS = cast(Text, fields_of(Topic)["words"])
_EMPTY_PAST = mark("Nothing is left on this list.")


class AgendaCard(Card):
    """Shows the list of one session, or what waits until there is one."""

    def __init__(self, around: Surroundings, session: Session | None) -> None:
        super().__init__(_("What to bring"))
        self.setObjectName("agenda")
        self._around = around
        self._journal = around.journal
        self._session = session
        self._is_past = False
        self._changing: str | None = None  # the topic whose words are in the line
        self.list = TopicList(around, "agenda.list", _("What to bring, in order"))
        self._empty = label("", "muted", wrap=True)
        self._line = LineEditor("agenda.line", _WORDS)
        self.line.setPlaceholderText(_("Write a line, then Enter"))
        self._carry = button(_("Carry it all over to the next session"), "agenda.carry")
        for part in (self.list, self._empty, self._line):
            self.body.addWidget(part)
        self.body.addLayout(row(self._carry, 1))
        self._connect()

    @property
    def line(self) -> QLineEdit:
        """The line where something is added."""
        control = self._line.control
        assert isinstance(control, QLineEdit)  # noqa: S101 - words on one line are edited there
        return control

    def refresh(self, session: Session | None) -> None:
        """Show the list as it is now."""
        self._session = session
        past = session is not None and agenda.is_past(self._journal, session)
        self._is_past = past
        self.rename(_("What I brought") if past else _("What to bring"))
        self.list.offer({OVER: _(_OVER), OFF: _(_OFF)} if past else {OFF: _(_OFF)})
        self.list.show_session(session)
        topics = self.list.topics.topics()
        self.list.setVisible(bool(topics))
        self._empty.setText(_(_EMPTY_PAST if past else _EMPTY))
        self._empty.setVisible(not topics)
        self._carry.setVisible(past and bool(topics))
        if self._changing and self.list.topics.row_of(self._changing) < 0:
            self._changing = None  # gone from the list; the words stay in the line
        self._show_line()

    # -- what is half-written here outlives a lock

    def hold(self) -> dict[str, Any]:
        """The words that are in the line, and the topic that they will change."""
        return {"words": self.line.text(), "topic": self._changing}

    def resume(self, held: Mapping[str, Any]) -> None:
        """Go on with the words that were in the line."""
        self.line.setText(held.get("words", ""))
        there = self.list.topics.row_of(held.get("topic") or "")
        self._changing = held["topic"] if there >= 0 else None
        self._show_line()

    # -- what the person does here

    def show_topic(self, topic: Topic) -> None:
        """Put the keyboard on a topic."""
        self.list.go_to(self.list.topics.row_of(topic.id))
        self.list.setFocus()

    def _on_line_entered(self) -> None:
        words, changing = self.line.text(), self.list.topics.row_of(self._changing or "")
        topic = self._topic(changing)
        if not words.strip() and topic is None:
            return
        self._line.show_problem("")
        try:
            if topic is None:
                agenda.bring_words(self._journal, self._session, words)
            else:
                agenda.change_words(self._journal, topic, words)
        except Refused as refused:
            self._line.show_problem(refused.problems.get("words", str(refused)))
        except JournalError as error:
            self._around.trouble(error)
        else:
            self._empty_line()

    def _on_list_opened(self, at: int) -> None:
        found = self.list.row(at)
        if found is not None and found.entry is not None:
            self._around.open(found.entry)
        else:
            self._on_list_edited(at)

    def _on_list_edited(self, at: int) -> None:
        topic = self._topic(at)
        if self.line.text().strip():
            self._on_line_entered()  # what is in the line is not lost for what comes into it
        if topic is not None and not self.line.text().strip():
            self._changing = topic.id
            self.line.setText(topic.words)
            self._show_line()
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)
            self.line.selectAll()

    def _on_escape_pressed(self) -> None:
        if self._changing is not None:
            self._empty_line()
            self._line.show_problem("")
            self.list.setFocus()

    def _on_list_moved(self, start: int, to: int) -> None:
        def deed() -> None:
            agenda.move(self._journal, self._session, start, to)

        self.list.go_to(start)
        self._around.do(deed)

    def _on_list_acted(self, action: str, at: int) -> None:
        topic = self._topic(at)
        if topic is None:
            return
        if action == OFF:
            self._around.do(lambda: agenda.take_off(self._journal, topic), _("Off the list."))
        else:
            self._carry_over([topic])

    def _carry_over(self, topics: list[Topic] | None = None) -> None:
        session = self._session
        if session is not None:
            self._around.do(
                lambda: agenda.carry_over(
                    self._journal, session, agenda.next_session(self._journal), topics
                ),
                _("On the list for the next session."),
            )

    def _on_list_menu_wanted(self, at: int, place: QPoint) -> None:
        found = self.list.row(at)
        if found is None:
            return
        menu = QMenu(self)
        menu.setObjectName("agenda.menu")
        menu.aboutToHide.connect(menu.deleteLater)
        last = len(self.list.topics.topics()) - 1
        offered: dict[str, tuple[bool, str, Callable[[], None]]] = {
            "open": (bool(found.entry), _("Open the entry"), lambda: self._on_list_opened(at)),
            "words": (True, _("Change the words"), lambda: self._on_list_edited(at)),
            "up": (at > 0, _("Move up"), lambda: self._on_list_moved(at, at - 1)),
            "down": (at < last, _("Move down"), lambda: self._on_list_moved(at, at + 1)),
            OVER: (self._is_past, _(_OVER), lambda: self._on_list_acted(OVER, at)),
            OFF: (True, _(_OFF), lambda: self._on_list_acted(OFF, at)),
        }
        for name, (is_offered, says, deed) in offered.items():
            if is_offered:
                action = menu.addAction(says)
                action.setObjectName(f"agenda.menu.{name}")
                action.triggered.connect(deed)
        menu.popup(place)

    # -- inside

    def _empty_line(self) -> None:
        self._changing = None
        self.line.setText("")  # and nothing to undo in it: Ctrl+Z takes the topic back
        self._show_line()

    def _show_line(self) -> None:
        """What was brought to a past session is not added to; its words can be changed."""
        in_use = bool(self._changing or self.line.text())
        self._line.setVisible(in_use or not self._is_past)

    def _topic(self, at: int) -> Topic | None:
        found = self.list.row(at)
        return found.topic if found else None

    def _connect(self) -> None:
        self.list.opened.connect(self._on_list_opened)
        self.list.edited.connect(self._on_list_edited)
        self.list.moved.connect(self._on_list_moved)
        self.list.acted.connect(self._on_list_acted)
        self.list.menu_wanted.connect(self._on_list_menu_wanted)
        self.line.returnPressed.connect(self._on_line_entered)
        self._carry.clicked.connect(lambda: self._carry_over())
        escape = QShortcut(QKeySequence("Escape"), self.line)
        escape.setContext(Qt.ShortcutContext.WidgetShortcut)
        escape.activated.connect(self._on_escape_pressed)
