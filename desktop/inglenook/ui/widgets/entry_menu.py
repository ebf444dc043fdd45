"""The one menu of any entry, wherever it is listed or open: what can be done with it."""

from collections.abc import Callable

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from inglenook.journal import agenda, sessions
from inglenook.journal.entries import GutCheck, Need, Note, TrustFeeling, WeeklyReview
from inglenook.journal.errors import JournalError
from inglenook.journal.gut_checks import start_from
from inglenook.journal.record import Entry
from inglenook.journal.therapy import Session
from inglenook.journal.vocabulary import Share
from inglenook.ui.surroundings import Surroundings
from inglenook.words import _, mark

Deed = Callable[[Surroundings, Entry], None]
WITH_A_PAGE = (GutCheck, Need, Note, WeeklyReview, Session)
_MARKED = {
    Share.BRING: mark("Marked to bring to therapy."),
    Share.UNMARKED: mark("Not marked any more."),
    Share.NEVER: mark("Marked never to be exported."),
}


class EntryMenu:
    """Offers what goes with the kind of entry; one in the bin can only come back or be deleted."""

    def __init__(self, around: Surroundings) -> None:
        self._around = around
        self._journal = around.journal

    def popup(self, entry: Entry, beside: QWidget, place: QPoint | None = None) -> None:
        """Open the menu of an entry at a place of the screen, or else under a button."""
        try:
            menu = self._menu_of(entry, beside)
        except JournalError as error:
            self._around.trouble(error)
            return
        under = beside.mapToGlobal(beside.rect().bottomRight())
        menu.popup(place or under - QPoint(menu.sizeHint().width(), 0))

    def _menu_of(self, entry: Entry, beside: QWidget) -> QMenu:
        menu = QMenu(beside)
        menu.setObjectName("entryMenu")
        menu.setAccessibleName(_("What can be done with this entry"))
        menu.aboutToHide.connect(menu.deleteLater)
        if entry.binned is not None:
            self._offer(menu, entry, "restore", _("Take it out of the bin"), restore_entry)
            self._offer(menu, entry, "erase", _("Delete for good"), erase_entry)
            return menu
        self._offer_ways(menu, entry)
        menu.addSeparator()
        self._offer_marks(menu, entry)
        menu.addSeparator()
        self._offer(menu, entry, "bin", _("Put in the bin"), put_in_bin)
        return menu

    def _offer_ways(self, menu: QMenu, entry: Entry) -> None:
        """To therapy, to a gut check, and to its own page."""
        if not isinstance(entry, Session):
            if agenda.brought(self._journal, entry):
                says = _("Take off the list for the next session")
                self._offer(menu, entry, "takeOff", says, take_off_list)
            else:
                says = _("Bring to the next session")
                self._offer(menu, entry, "bring", says, bring_to_session)
        if isinstance(entry, TrustFeeling):
            self._offer(menu, entry, "gutCheck", _("Start a gut check"), begin_gut_check)
        if isinstance(entry, WITH_A_PAGE):
            self._offer(menu, entry, "open", _("Open on its page"), open_entry)

    def _offer_marks(self, menu: QMenu, entry: Entry) -> None:
        marks = QActionGroup(menu)
        for share in Share:

            def deed(around: Surroundings, entry: Entry, share: Share = share) -> None:
                mark_share(around, entry, share)

            action = self._offer(menu, entry, f"share.{share}", _(share.label), deed)
            action.setCheckable(True)
            action.setChecked(entry.share is share)
            marks.addAction(action)

    def _offer(self, menu: QMenu, entry: Entry, name: str, says: str, deed: Deed) -> QAction:
        action = menu.addAction(says)
        action.setObjectName(f"entryMenu.{name}")
        action.triggered.connect(lambda: self._do(deed, entry))
        return action

    def _do(self, deed: Deed, entry: Entry) -> None:
        """Do it with the entry as it is kept now."""
        try:
            kept = self._journal.find(type(entry), entry.id)
        except JournalError as error:
            self._around.trouble(error)
            return
        if kept is not None:
            deed(self._around, kept)


# -- what it does, each with Undo beside it


def bring_to_session(around: Surroundings, entry: Entry) -> None:
    """Put an entry on the list for the next session."""
    told = _("On the list for the next session.")
    around.do(lambda: agenda.bring(around.journal, entry), told)


def take_off_list(around: Surroundings, entry: Entry) -> None:
    """Take an entry off the list for the next session."""

    def deed() -> None:
        topic = agenda.brought(around.journal, entry)
        if topic is not None:
            agenda.take_off(around.journal, topic)

    around.do(deed, _("Off the list."))


def begin_gut_check(around: Surroundings, entry: Entry) -> None:
    """Begin a gut check with what a trust feeling holds, and show it."""
    if not isinstance(entry, TrustFeeling):
        return
    begun: list[GutCheck] = []
    around.do(lambda: begun.append(start_from(around.journal, entry)), _("A gut check is begun."))
    for check in begun:
        around.open(check)


def mark_share(around: Surroundings, entry: Entry, share: Share) -> None:
    """Mark whether an entry may leave the journal."""
    if entry.share is not share:
        around.do(lambda: agenda.mark_share(around.journal, entry, share), _(_MARKED[share]))


def put_in_bin(around: Surroundings, entry: Entry) -> None:
    """Put an entry into the bin."""
    told = _("In the bin, where it rests for 30 days.")
    around.do(lambda: sessions.put_in_bin(around.journal, entry), told)


def restore_entry(around: Surroundings, entry: Entry) -> None:
    """Take an entry out of the bin."""
    around.do(lambda: around.journal.restore(entry), _("Back on your timeline."))


def erase_entry(around: Surroundings, entry: Entry) -> None:
    """Delete an entry for good, if that is confirmed."""
    question = _("Delete this entry for good?")
    if around.ask.confirm(question, _("It cannot be brought back."), _("Delete")):
        around.do(lambda: around.journal.erase(entry))


def open_entry(around: Surroundings, entry: Entry) -> None:
    """Show an entry on the page where it is at home."""
    around.open(entry)
