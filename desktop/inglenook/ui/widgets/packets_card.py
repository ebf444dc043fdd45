"""What has left the journal: each packet with its day, its kind, its period and its file."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from inglenook.journal.dates import full_label
from inglenook.journal.therapy import Packet
from inglenook.ui.surroundings import Surroundings
from inglenook.ui.widgets.pieces import Card, button, label, row
from inglenook.words import _

LATEST = 3


class PacketsCard(Card):
    """A quiet list, newest first; hidden while nothing has left."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__(_("What has left the journal"))
        self.setObjectName("packets")
        self._journal = around.journal
        self._shown: list[Packet] = []
        self._shows_all = False
        self._lines = QWidget()
        QVBoxLayout(self._lines)
        self.more = button("", "packets.more", "quiet")
        self.body.addWidget(self._lines)
        self.body.addLayout(row(self.more, 1))
        self.more.clicked.connect(self._on_more_clicked)

    def refresh(self) -> None:
        """Show the packets as they are now. Each was made by hand: there are never many."""
        made = self._journal.all(Packet)
        packets = sorted(made, key=lambda packet: packet.made, reverse=True)
        self.setVisible(bool(packets))
        shown = packets if self._shows_all else packets[:LATEST]
        self.more.setVisible(len(packets) > LATEST)
        self.more.setText(
            _("Show fewer") if self._shows_all else _("Show all {count}").format(count=len(packets))
        )
        if shown != self._shown:
            self._shown = shown
            self._show_lines()

    def _show_lines(self) -> None:
        self._lines.deleteLater()
        old, self._lines = self._lines, QWidget()
        layout = QVBoxLayout(self._lines)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        for packet in self._shown:
            layout.addWidget(label(_said(packet), "small", wrap=True))
            if packet.file_name:
                layout.addWidget(label(packet.file_name, wrap=True))
                layout.addSpacing(6)
        self.body.replaceWidget(old, self._lines)
        self._lines.show()

    def _on_more_clicked(self) -> None:
        self._shows_all = not self._shows_all
        self.refresh()


def _said(packet: Packet) -> str:
    """24 Nov 2026 · PDF · 27 Oct 2026 to 23 Nov 2026."""
    parts = [full_label(packet.made.date()), _(packet.format.label)]
    if packet.since and packet.until:
        period = _("{first} to {last}")
        parts.append(period.format(first=full_label(packet.since), last=full_label(packet.until)))
    elif packet.since:
        parts.append(_("from {day}").format(day=full_label(packet.since)))
    elif packet.until:
        parts.append(_("up to {day}").format(day=full_label(packet.until)))
    return " · ".join(parts)
