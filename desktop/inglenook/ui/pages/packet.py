"""The packet: what goes into the notes for a therapist, and beside it the pages that will leave."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSizeF, Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QMenu,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from inglenook.journal.errors import JournalError
from inglenook.journal.vocabulary import PacketFormat
from inglenook.ui.packet_pages import First, PageMaker
from inglenook.ui.packet_saving import ask_for_target, saving
from inglenook.ui.pages.page import Page
from inglenook.ui.surroundings import Surroundings
from inglenook.ui.theme import Theme
from inglenook.ui.widgets.long_work import LongWork
from inglenook.ui.widgets.packet_found import FoundCard
from inglenook.ui.widgets.page_view import A4, PageView
from inglenook.ui.widgets.pieces import GAP, button, icon_button
from inglenook.ui.widgets.tab_order import order_tabs
from inglenook.words import _, mark

if TYPE_CHECKING:
    from inglenook.packet.choice import Choice
    from inglenook.packet.choose import Gathered

COUNTED_MS, CHANGED_MS = 40, 150  # after the page is painted
STACKED_BELOW = 900
STACKED_HEIGHT = 480
THERAPY = "therapy"
LETTER = QSizeF(612, 792)  # points


class PacketPage(Page):
    """Choices at the left, what leaves at the right; it is made anew after every change."""

    NAME = "packet"
    TITLE = mark("Packet")
    UNDER = THERAPY
    SCROLLS = False

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around)
        # They know of sections and names, which are loaded while the passphrase is being typed.
        from inglenook.ui.widgets.packet_choices import PacketChoices

        self.choices = PacketChoices(around)
        self.view = PageView("packet.pages")
        self.found = FoundCard()
        self.work = LongWork("packet.work")
        self._maker = PageMaker(self)
        self._left, self._side = QScrollArea(), QWidget()
        self._back = button(_("Therapy"), "packet.back", "quiet", icon="back")
        self._more = icon_button("more", "packet.more", _("More ways to save"))
        self._docx = button(_("Save as DOCX…"), "packet.docx")
        self._pdf = button(_("Save as PDF…"), "packet.pdf", "primary")
        self._making = QTimer(self, singleShot=True, interval=CHANGED_MS)
        self._counting = QTimer(self, singleShot=True, interval=COUNTED_MS)
        self._lay_out()
        self._connect()

    # -- page

    def refresh(self) -> None:  # noqa: D102
        self.choices.refresh()
        self._begin_again()

    def place(self) -> dict[str, Any]:  # noqa: D102
        return self.choices.place()

    def go_to(self, place: Mapping[str, Any]) -> None:  # noqa: D102
        self.choices.go_to(place)
        if self.isVisible():
            self._begin_again()
            self.take_keyboard()

    def take_keyboard(self) -> None:  # noqa: D102
        self.choices.refresh()
        self.choices.period.take_keyboard()

    def fit(self, width: int) -> None:  # noqa: D102
        super().fit(width)
        stacked = width < Theme.current.px(STACKED_BELOW)
        self._stack(stacked=stacked)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: D102
        super().hideEvent(event)
        if not event.spontaneous():
            self._making.stop()
            self._maker.stop()
            self._stale = True

    # -- the pages

    def _begin_again(self) -> None:
        self._counting.start()
        self._making.start()

    def _on_counting_timeout(self) -> None:
        from inglenook.packet.choose import counts

        try:
            self.choices.sections.show_counts(counts(self.journal, self.choices.choice()))
        except JournalError as error:
            self.around.trouble(error)

    def _on_making_timeout(self) -> None:
        gathered = self._gathered(choice := self.choices.choice())
        if gathered is not None:
            self._maker.begin(gathered, choice, self.view.px_per_point)

    def _on_maker_begun(self, first: First) -> None:
        from inglenook.packet.document import Paper
        from inglenook.ui.packet_words import texts_of

        document = first.redacted.document
        size = LETTER if document.paper is Paper.LETTER else A4
        self.view.show_first(first.image, size, texts_of(document))
        self.found.show_found(first.redacted)
        self._order_tabs()

    def _on_view_wanted(self, number: int) -> None:
        self._maker.want(number, self.view.px_per_point)

    def _on_maker_failed(self, error: Exception) -> None:
        self.view.clear()
        if not isinstance(error, JournalError):
            raise error
        self.around.trouble(error)

    def _on_found_listed(self, word: str) -> None:
        self.view.setFocus()  # the button that was pressed goes
        told = _("It is replaced from now on.")
        if self.choices.names.hidden.add(word):
            self.around.say(told, self.around.undo)

    # -- saving

    def _save(self, saved_as: PacketFormat) -> None:
        protection, is_pdf = self.choices.protection, saved_as is PacketFormat.PDF
        passphrase = protection.passphrase() if is_pdf else ""
        if passphrase is None or self.work.is_busy:
            return
        choice = self.choices.choice()
        target = ask_for_target(self.around, choice, saved_as, protect=protection.is_wanted)
        gathered = self._gathered(choice) if target is not None else None
        if target is None or gathered is None:
            return
        for each in (self._more, self._docx, self._pdf):
            each.setEnabled(False)

        def done(_nothing: object) -> None:
            self._note(choice, saved_as, target.path.name, encrypted=bool(passphrase))

        work = saving(gathered, choice, saved_as, passphrase, target)
        back_to = {PacketFormat.PDF: self._pdf, PacketFormat.DOCX: self._docx}.get(
            saved_as, self._more
        )
        told = _("The file is being made…")
        self.work.begin(told, work, done, self._on_work_failed, back_to)

    def _note(
        self, choice: "Choice", saved_as: PacketFormat, name: str, *, encrypted: bool
    ) -> None:
        """Keep in the journal what has left it."""
        from inglenook.packet.left import left

        def keep() -> None:
            if self.journal.can_write:
                self.journal.keep(left(self.journal, choice, saved_as, name, encrypted=encrypted))
            self.around.say(_("Saved."), None)

        self.around.do(keep)

    def _on_work_failed(self, error: Exception) -> None:
        if not isinstance(error, JournalError):
            raise error
        self.around.trouble(error)

    def _on_work_ended(self) -> None:
        for each in (self._more, self._docx, self._pdf):
            each.setEnabled(True)

    # -- inside

    def _gathered(self, choice: "Choice") -> "Gathered | None":
        from inglenook.packet.choose import gather

        try:
            return gather(self.journal, choice)
        except JournalError as error:
            self.around.trouble(error)
            return None

    def _go_back(self) -> None:
        self.around.show(THERAPY, {})

    def _connect(self) -> None:
        self.choices.changed.connect(self._begin_again)
        self.choices.protection.toggled.connect(self._order_tabs)
        self._counting.timeout.connect(self._on_counting_timeout)
        self._making.timeout.connect(self._on_making_timeout)
        self._maker.begun.connect(self._on_maker_begun)
        self._maker.counted.connect(self.view.set_count)
        self._maker.drawn.connect(self.view.show_page)
        self._maker.failed.connect(self._on_maker_failed)
        self.view.wanted.connect(self._on_view_wanted)
        self.found.listed.connect(self._on_found_listed)
        self.work.ended.connect(self._on_work_ended)
        self._back.clicked.connect(self._go_back)
        self._docx.clicked.connect(lambda: self._save(PacketFormat.DOCX))
        self._pdf.clicked.connect(lambda: self._save(PacketFormat.PDF))
        self.around.look.changed.connect(self.view.viewport().update)
        QShortcut(QKeySequence("Escape"), self, self._go_back)

    def _stack(self, *, stacked: bool) -> None:
        """The pages beside the choices, or beneath them where there is no room for both."""
        target: QBoxLayout = self._left_column if stacked else self._columns
        if target.indexOf(self._side) < 0:
            target.addWidget(self._side, 0 if stacked else 1)
        self.view.setMinimumHeight(STACKED_HEIGHT if stacked else 160)

    def _order_tabs(self) -> None:
        order_tabs((self.choices, self._side))

    def _lay_out(self) -> None:
        menu = QMenu(self)
        menu.setObjectName("packet.menu")
        markdown = menu.addAction(_("Save as Markdown…"))
        markdown.setObjectName("packet.markdown")
        markdown.triggered.connect(lambda _on=False: self._save(PacketFormat.MARKDOWN))
        self._more.setMenu(menu)
        for part in (self._back, self._more, self._docx, self._pdf):
            self.title_actions.addWidget(part)
        inside = QWidget()
        inside.setObjectName("pageBody")
        self._left_column = QVBoxLayout(inside)
        self._left_column.setContentsMargins(0, 0, 10, 0)
        self._left_column.setSpacing(GAP)
        self._left_column.addWidget(self.choices)
        self._left.setWidgetResizable(True)
        self._left.setFrameShape(QFrame.Shape.NoFrame)
        self._left.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._left.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._left.setWidget(inside)
        side = QVBoxLayout(self._side)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(GAP)
        side.addWidget(self.work)
        side.addWidget(self.view, 1)
        side.addWidget(self.found)
        self.found.hide()
        self._columns = QHBoxLayout()
        self._columns.setSpacing(GAP)
        self._columns.addWidget(self._left, 1)
        self._columns.addWidget(self._side, 1)
        self.body.addLayout(self._columns)
