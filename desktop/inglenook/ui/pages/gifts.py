"""Gifts & needs: what is tender in me, what touched it, and what I want to say clearly."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from inglenook.journal.changes import Changes
from inglenook.journal.entries import Need
from inglenook.journal.people import CoreGift
from inglenook.journal.record import Entry, Record
from inglenook.journal.records import KINDS
from inglenook.ui.pages.page import Page
from inglenook.ui.surroundings import Surroundings
from inglenook.ui.theme import Theme
from inglenook.ui.widgets.entry_menu import EntryMenu
from inglenook.ui.widgets.gift_cards import GiftCards
from inglenook.ui.widgets.gift_panel import GiftPanel
from inglenook.ui.widgets.need_board import NeedBoard
from inglenook.ui.widgets.need_panel import NeedPanel
from inglenook.ui.widgets.pieces import GAP, button, label, row
from inglenook.ui.widgets.record_panel import RecordPanel
from inglenook.words import _, mark

NARROW_BELOW = 900
TWO_ACROSS_BELOW = 1000
WAITS = mark("What you began waits here until you go on with it.")


class GiftsPage(Page):
    """Shows the gifts and the needs at a glance, or the one that is open."""

    NAME = "gifts"
    TITLE = mark("Gifts & needs")
    OPENS = (CoreGift, Need)
    BEGINS = (CoreGift, Need)

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around)
        self.panel: RecordPanel | None = None
        self._narrow = False
        self._menu = EntryMenu(around)
        self._overview = QWidget(self)
        self._overview.hide()
        self.gifts, self.needs = GiftCards(around), NeedBoard(around)
        self._titles = [label(_("Core gifts"), "heading"), label(_("Needs"), "heading")]
        self._back = button(_("All gifts and needs"), "gifts.back", "quiet", icon="back")
        self._more = button("", "gifts.more", icon="more")
        self._more.setAccessibleName(_("What can be done with this need"))
        self._new_gift = button(_("New gift"), "gifts.newGift", icon="plus")
        self._new_need = button(_("New need"), "gifts.newNeed", icon="plus")
        self._lay_out()
        self._connect()
        self._show(None)

    # -- what the person does here

    def begin(self, kind: type[Record]) -> None:
        """Open a new gift or need, or go on with the one that has been begun."""
        self._put_away()
        panel = self._panel_for(kind, None)
        panel.leave()  # one that is whole was finished already, and only its draft is left
        self._show(panel)
        self.take_keyboard()

    def open_record(self, record: Record) -> None:
        """Open a gift or a need; a need in the bin is shown there."""
        if isinstance(record, Entry) and record.binned is not None:
            there = {"kind": record.KIND, "id": record.id}
            self.around.show("timeline", {"bin": True, "entry": there})
        else:
            self._put_away()
            self._show(self._panel_for(type(record), record))
            self.take_keyboard()

    def show_overview(self) -> None:
        """Show all gifts and needs again; what is written in the open one is kept."""
        opened = self.panel.writing.record if self.panel else None
        self._put_away()
        self._show(None)
        known = opened.id if opened else ""
        if not (self.gifts.take_keyboard(known) or self.needs.take_keyboard(known)):
            self.take_keyboard()

    # -- page

    def refresh(self) -> None:  # noqa: D102
        if self.panel is not None:
            self.panel.refresh()
            kept = self.panel.writing.record
            self._more.setVisible(isinstance(kept, Need))
        else:
            self._show_overview()

    def _show_overview(self) -> None:
        """Fill it before it is seen: a part that is shown by itself lays out everything."""
        self.gifts.refresh()
        self.needs.refresh()
        for title, empty in zip(
            self._titles, (self.gifts.is_empty, self.needs.is_empty), strict=True
        ):
            title.setVisible(not empty)
        self._overview.show()

    def hear(self, changes: Changes) -> None:  # noqa: D102
        super().hear(changes)
        if self.panel is not None:
            self.panel.hear(changes)

    def take_keyboard(self) -> None:  # noqa: D102
        if self.panel is not None:
            self.panel.take_keyboard()
        else:
            self._new_gift.setFocus()

    def place(self) -> dict[str, Any]:  # noqa: D102
        retired = self.gifts.retired.isChecked()
        if self.panel is None:
            return {"retired": retired}
        opened = self.panel.opened.id if self.panel.opened else None
        return {"retired": retired, "kind": self.panel.kind.KIND, "open": opened}

    def go_to(self, place: Mapping[str, Any]) -> None:  # noqa: D102
        self.gifts.retired.setChecked(bool(place.get("retired")))
        kind = KINDS.get(place.get("kind", ""))
        if kind not in self.OPENS:
            return
        record = self.journal.find(kind, place.get("open"))
        if record is not None or place.get("open") is None:
            self._put_away()
            self._show(self._panel_for(kind, record))

    def fit(self, width: int) -> None:  # noqa: D102
        super().fit(width)
        self._narrow = width < Theme.current.px(NARROW_BELOW)
        two = width < Theme.current.px(TWO_ACROSS_BELOW)
        self.gifts.fit(1 if self._narrow else 2 if two else 3)
        self.needs.fit(narrow=self._narrow)
        if self.panel is not None:
            self.panel.fit(narrow=self._narrow)

    # -- inside

    def _panel_for(self, kind: type[Record], record: Record | None) -> RecordPanel:
        if kind is CoreGift:
            return GiftPanel(self.around, record if isinstance(record, CoreGift) else None)
        return NeedPanel(self.around, record if isinstance(record, Need) else None)

    def _show(self, panel: RecordPanel | None) -> None:
        self.panel = panel
        if panel is not None:
            panel.closed.connect(self._on_panel_closed)
            panel.fit(narrow=self._narrow)
            self.body.insertWidget(1, panel)
            panel.show()  # at once: what is shown later cannot have the keyboard yet
            self._overview.hide()
        elif self.isVisible():
            self._show_overview()
        self._back.setVisible(panel is not None)
        kept = panel.writing.record if panel else None
        self._more.setVisible(isinstance(kept, Need))

    def _put_away(self, *, settling: bool = True) -> None:
        panel = self.panel
        if panel is None:
            return
        if settling and not panel.leave():
            self.around.say(_(WAITS), None)
        self.panel = None
        panel.put_away()

    def _connect(self) -> None:
        self.gifts.opened.connect(self.open_record)
        self.needs.opened.connect(self.open_record)
        for wanted in (self.gifts.wanted, self._new_gift.clicked):
            wanted.connect(lambda *_clicked: self.begin(CoreGift))
        for wanted in (self.needs.wanted, self._new_need.clicked):
            wanted.connect(lambda *_clicked: self.begin(Need))
        self._back.clicked.connect(self.show_overview)
        self._more.clicked.connect(self._on_more_clicked)
        for keys in ("Ctrl+Return", "Ctrl+Enter", "Escape"):
            leaving = QShortcut(QKeySequence(keys), self, self._on_leave_pressed)
            leaving.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _lay_out(self) -> None:
        for action in (self._more, self._new_gift, self._new_need):
            self.title_actions.addWidget(action)
        column = QVBoxLayout(self._overview)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        for part in (self._titles[0], self.gifts, self._titles[1], self.needs):
            column.addWidget(part)
        self.body.addLayout(row(self._back, 1))
        self.body.addWidget(self._overview)
        self.body.addStretch(1)

    # -- slots

    def _on_panel_closed(self) -> None:
        self._put_away(settling=False)
        self._show(None)
        self.take_keyboard()

    def _on_leave_pressed(self) -> None:
        if self.panel is not None:
            self.show_overview()

    def _on_more_clicked(self) -> None:
        if self.panel is not None and self.panel.form.settle():
            kept = self.panel.writing.record
            if isinstance(kept, Entry):
                self._menu.popup(kept, self._more)
