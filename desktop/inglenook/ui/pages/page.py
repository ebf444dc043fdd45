"""What every page of the journal is: a title with its own actions, a body, and a place in it."""

from collections.abc import Mapping
from typing import Any, ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QSizePolicy,
    QSpacerItem,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from inglenook.journal.changes import Changes
from inglenook.journal.errors import JournalError
from inglenook.journal.record import Record
from inglenook.ui.forms.form import Form
from inglenook.ui.surroundings import Surroundings
from inglenook.ui.theme import Theme
from inglenook.ui.widgets.pieces import GAP, label
from inglenook.words import _

MARGIN = 32
NARROW_MARGIN = 20
NARROW = 1000
ACTIONS_BENEATH_BELOW = 640


class Page(QWidget):
    """One page. It refreshes itself when it is on screen, else when it is next shown."""

    NAME = ""
    TITLE = ""
    UNDER = ""  # the page of the sidebar that this one belongs to, if it has no place there itself
    SCROLLS = True
    OPENS: ClassVar[tuple[type[Record], ...]] = ()  # the kinds of record that are at home here
    BEGINS: ClassVar[tuple[type[Record], ...]] = ()  # those that are begun here

    def __init__(self, around: Surroundings) -> None:
        super().__init__()
        self.around = around
        self.journal = around.journal
        self.setObjectName("page")
        self._stale = True
        self._keyboard: Mapping[str, Any] | None = None
        self._shown_place: Mapping[str, Any] = {}
        # Before everything has its room there is nothing to scroll.
        self._scrolling = QTimer(self, singleShot=True, interval=0)
        self._scrolling.timeout.connect(self._on_scrolling_timeout)
        self.title_actions = QHBoxLayout()
        self.title_actions.setSpacing(12)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(GAP)
        self._outer = QVBoxLayout(self)
        self._outer.setSpacing(GAP)
        self._outer.addLayout(self._title_row())
        self._scroll = self._scrolled() if self.SCROLLS else None
        if self._scroll:
            self._outer.addWidget(self._scroll, 1)
        else:
            self._outer.addLayout(self.body, 1)

    # -- what pages fill in

    def refresh(self) -> None:
        """Show the journal as it is now."""

    def forms(self) -> list[Form]:
        """The forms on this page, whose half-written words outlive a lock."""
        return self.findChildren(Form)

    def rest(self) -> None:
        """Let nothing on this page write by itself: the window is about to go."""
        for form in self.forms():
            form.rest()

    def open_record(self, record: Record) -> None:
        """Show one of the records that are at home here."""

    def begin(self, kind: type[Record]) -> None:
        """Begin a new record of one of the kinds that are begun here."""

    def take_keyboard(self) -> None:
        """Put the keyboard where this page is usually begun."""

    def place(self) -> dict[str, Any]:
        """Where the person is on this page, as plain JSON values."""
        return {}

    def go_to(self, place: Mapping[str, Any]) -> None:
        """Return to a place on this page."""

    def scroll_back(self, place: Mapping[str, Any]) -> None:
        """Scroll to where ``whole_place`` said it was."""
        if self._scroll:
            self._scroll.verticalScrollBar().setValue(place.get("scrolled", 0))

    # -- what the window does with them

    def hear(self, changes: Changes) -> None:
        """Take note of a change; the page is brought up to date when it is seen."""
        for form in self.forms():
            form.hear(changes)
        self._stale = True
        if self.isVisible():
            self.refresh_if_stale()

    def refresh_if_stale(self) -> None:
        """Bring the page up to date if anything has changed."""
        if self._stale:
            self._stale = False
            try:
                self.refresh()
            except JournalError as error:
                self.around.trouble(error)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: D102
        super().showEvent(event)
        self.refresh_if_stale()
        self._give_keyboard()

    def whole_place(self) -> dict[str, Any]:
        """The place, with the field that has the keyboard, its cursor, and the scrolling."""
        # The window's own, which it keeps while a dialog or another program has the keyboard.
        focus: QWidget | None = self.window().focusWidget()
        inside = focus is not None and self.isAncestorOf(focus)
        return {
            "page": self.place(),
            "focus": _path(focus, self) if focus and inside else [],
            "cursor": _cursor_of(focus) if inside else 0,
            "scrolled": self._scroll.verticalScrollBar().value() if self._scroll else 0,
        }

    def return_to(self, place: Mapping[str, Any], drafts: Mapping[str, Any]) -> None:
        """Return to where ``whole_place`` said the person was, and to what was half-written."""
        self.go_to(place.get("page", {}))
        for form in self.forms():
            if form.place in drafts:
                form.resume(drafts[form.place])
        # What is not seen yet cannot have the keyboard.
        self._keyboard = place
        if self.isVisible():
            self._give_keyboard()

    def fit(self, width: int) -> None:
        """Use the margins that suit the window's width."""
        margin = NARROW_MARGIN if width < NARROW else MARGIN
        self._outer.setContentsMargins(margin, 22, margin - (14 if self.SCROLLS else 0), 16)
        self.title_actions.setContentsMargins(0, 0, 14 if self.SCROLLS else 0, 0)
        ways = QBoxLayout.Direction
        beneath = width < Theme.current.px(ACTIONS_BENEATH_BELOW)
        self._titled.setDirection(ways.TopToBottom if beneath else ways.LeftToRight)
        spread = QSizePolicy.Policy.Expanding if beneath else QSizePolicy.Policy.Fixed
        self._after_actions.changeSize(0, 0, spread)
        self._titled.invalidate()

    # -- inside

    def _give_keyboard(self) -> None:
        """Put the keyboard where it was on this page, once after returning to it."""
        place, self._keyboard = self._keyboard, None
        if place is None:
            return
        path = place.get("focus") or [""]
        named = self.findChildren(QWidget, path[0]) if path[0] else []
        widget = next((each for each in named if _path(each, self) == path), None)
        if widget is None:
            self.take_keyboard()
        else:
            widget.setFocus(Qt.FocusReason.OtherFocusReason)
            _put_cursor(widget, place.get("cursor", 0))
        self._shown_place = place
        self._scrolling.start()

    def _on_scrolling_timeout(self) -> None:
        self.scroll_back(self._shown_place)

    def _title_row(self) -> QBoxLayout:
        """The title with the page's actions at its right, or beneath it where type is large."""
        row = QHBoxLayout()
        row.addStrut(40)
        row.addWidget(label(_(self.TITLE), "title"))
        row.addStretch(1)
        actions = QHBoxLayout()
        actions.addLayout(self.title_actions)
        self._after_actions = QSpacerItem(0, 0)
        actions.addItem(self._after_actions)
        self._titled = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._titled.addLayout(row, 1)
        self._titled.addLayout(actions)
        return self._titled

    def _scrolled(self) -> QScrollArea:
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # Where height is short, this scrolls; what stands above it keeps the height of its words.
        area.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        inner = QWidget()
        inner.setObjectName("pageBody")
        inner.setLayout(self.body)
        self.body.setContentsMargins(0, 0, 14, 8)
        area.setWidget(inner)
        # However long the page is, it takes no room from the title above it.
        area.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        return area


def _path(widget: QWidget, page: QWidget) -> list[str]:
    """The name of a widget and the names of what it lies in: many forms have a “note”."""
    names = []
    inner: QWidget | None = widget
    while inner is not None and inner is not page:
        names.append(inner.objectName())
        inner = inner.parentWidget()
    return [name for name in names if name]


def _cursor_of(widget: QWidget | None) -> int:
    if isinstance(widget, QPlainTextEdit | QTextEdit):
        return widget.textCursor().position()
    return widget.cursorPosition() if isinstance(widget, QLineEdit) else 0


def _put_cursor(widget: QWidget, position: int) -> None:
    if isinstance(widget, QPlainTextEdit | QTextEdit):
        cursor = widget.textCursor()
        cursor.setPosition(min(position, widget.document().characterCount() - 1))
        widget.setTextCursor(cursor)
    elif isinstance(widget, QLineEdit):
        widget.setCursorPosition(position)
