"""What to bring to a session as an item model: a row for each topic, in its order."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from inglenook.journal.agenda import agenda_with_entries
from inglenook.journal.dates import full_label
from inglenook.journal.journal import Journal
from inglenook.journal.record import Entry
from inglenook.journal.summary import excerpt, heading
from inglenook.journal.therapy import Session, Topic

Index = QModelIndex | QPersistentModelIndex
TopicRole = Qt.ItemDataRole.UserRole
NO_PARENT = QModelIndex()


@dataclass(frozen=True)
class TopicRow:
    """One topic as it is shown: what it says, and under it where that comes from."""

    topic: Topic
    entry: Entry | None
    text: str
    source: str


class TopicModel(QAbstractListModel):
    """The topics of one session, or those that wait until there is one."""

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self._journal = journal
        self._rows: list[TopicRow] = []

    def show_session(self, session: Session | None) -> None:
        """Show the list of a session as it is now."""
        people = self._journal.people(retired=True)
        names = {person.id: person.name for person in people}
        found = agenda_with_entries(self._journal, session)
        self.beginResetModel()
        self._rows = [self._row(topic, entry, names) for topic, entry in found]
        self.endResetModel()

    def rowCount(self, parent: Index = NO_PARENT) -> int:  # noqa: D102
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: D102
        row = self.row(index.row())
        if row is None or role == TopicRole:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{index.row() + 1}. " + ". ".join(filter(None, (row.text, row.source)))
        return None

    def row(self, at: int) -> TopicRow | None:
        """What stands in one row."""
        return self._rows[at] if 0 <= at < len(self._rows) else None

    def row_of(self, topic_id: str) -> int:
        """The row a topic stands in, or -1."""
        ids = [row.topic.id for row in self._rows]
        return ids.index(topic_id) if topic_id in ids else -1

    def topics(self) -> Sequence[Topic]:
        """All of them, in order."""
        return [row.topic for row in self._rows]

    def _row(self, topic: Topic, entry: Entry | None, names: dict[str, str]) -> TopicRow:
        if entry is None:
            return TopicRow(topic, None, topic.words, "")
        says = heading(entry, lambda person: names.get(person or "", ""))
        day = full_label(self._journal.calendar.day_of(entry.happened))
        beside = (says, day) if topic.words.strip() else (day, excerpt(entry))
        source = " · ".join(part for part in beside if part)
        return TopicRow(topic, entry, topic.words.strip() or says, source)
