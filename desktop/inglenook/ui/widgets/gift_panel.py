"""One core gift: its name, what honours and what hurts it, and the moments that touched it."""

from inglenook.journal.gifts import is_touched, moments_of, retire
from inglenook.journal.people import CoreGift
from inglenook.ui.surroundings import Surroundings
from inglenook.ui.widgets.entry_list import EntryList
from inglenook.ui.widgets.pieces import button, label, line, row
from inglenook.ui.widgets.record_panel import ColumnsPanel
from inglenook.words import _, mark

ROWS = 6
_NO_MOMENTS = mark("Choose this gift in a trust feeling or in a need, and the moment shows here.")
_RETIRED = mark("Retired: it stays in old entries and is not offered any more.")
_TOUCHED = mark(
    "It is part of what you wrote, so it is not deleted. Retired, it stays in old entries and "
    "is not offered any more."
)


class GiftPanel(ColumnsPanel):
    """A gift with its moments; one that nothing has touched can be deleted, any can be retired."""

    FIELDS = ("name", "honours", "hurts")

    def __init__(self, around: Surroundings, gift: CoreGift | None) -> None:
        super().__init__(around, CoreGift, gift, "gifts.gift")
        self.moments = EntryList(around, "gift.moments", _("Moments that touched it"), rows=ROWS)
        self.moments.opened.connect(around.open)
        self._none = label(_(_NO_MOMENTS), "muted", wrap=True)
        self._retire = button(_("Retire"), "gift.retire")
        self._delete = button(_("Delete"), "gift.delete", icon="bin")
        self._remark, self._line = label("", "small", wrap=True), line()
        self._lay_out()
        self._retire.clicked.connect(self._on_retire_clicked)
        self._delete.clicked.connect(self._on_delete_clicked)
        self.resume()

    def refresh(self) -> None:
        """Show its moments, and what can be done with the gift as it is kept now."""
        gift = self.writing.record
        if gift is not None:
            self.moments.show_filter(moments_of(gift))
        moments = self.moments.model_of_entries.rowCount() if gift else 0
        self.moments.setVisible(bool(moments))
        self._none.setVisible(not moments)
        for part in (self._line, self._retire, self._delete, self._remark):
            part.setVisible(gift is not None)
        if gift is not None:
            self._show_actions(gift, touched=bool(moments) or is_touched(self._journal, gift))

    def _show_actions(self, gift: CoreGift, *, touched: bool) -> None:
        self._retire.setText(_("Take back into use") if gift.retired else _("Retire"))
        self._delete.setVisible(not touched)
        self._remark.setText(_(_RETIRED) if gift.retired else _(_TOUCHED) if touched else "")
        self._remark.setVisible(bool(self._remark.text()))

    def _on_retire_clicked(self) -> None:
        gift = self._settled()
        if gift is None:
            return
        told = _("It is offered again.") if gift.retired else _("Retired. Old entries keep it.")
        self._around.do(lambda: retire(self._journal, gift, retired=not gift.retired), told)

    def _on_delete_clicked(self) -> None:
        gift = self._settled()
        if gift is not None and not is_touched(self._journal, gift):
            self._around.do(lambda: self._journal.discard(gift), _("Deleted."))
            if self._journal.find(CoreGift, gift.id) is None:
                self.closed.emit()

    def _settled(self) -> CoreGift | None:
        self.form.settle()
        self._journal.close_burst()
        return self._journal.find(CoreGift, self.writing.record.id if self.writing.record else None)

    def _lay_out(self) -> None:
        facts = self._card("", *self.FIELDS)
        facts.body.addWidget(self._line)
        facts.body.addLayout(row(self._retire, self._delete, 1))
        facts.body.addWidget(self._remark)
        heading = label(_("Moments that touched it"), "cardTitle", wrap=True)
        self._put_column(5, facts)
        self._put_column(6, heading, self._none, self.moments)
