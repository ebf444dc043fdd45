"""What a program said that it had kept, held against what a vault has."""

from collections.abc import Iterable

from inglenook.journal.entries import Note
from inglenook.vault.vault import Vault
from support.killed_work import edited, is_discarded, words_of


class Told:
    """The notes and the draft of which ``killed_work.write_notes`` told."""

    def __init__(self, lines: Iterable[str] = ()) -> None:
        self.titles: dict[str, str] = {}
        self.draft = 0
        self.hear(lines)

    def hear(self, lines: Iterable[str]) -> None:
        """Take in what it said next."""
        for line in lines:
            what, _, rest = line.partition(" ")
            if what == "note":
                record_id, _, title = rest.partition(" ")
                self.titles[record_id] = title
            elif what == "gone":
                del self.titles[rest]
            else:
                self.draft = int(rest)

    def check(self, vault: Vault) -> None:
        """Nothing is lost, nothing torn, and at most one deed more was done than was told."""
        notes = {note.id: note for note in vault.all(Note)}
        assert all(note.words == words_of(note.title) for note in notes.values())
        found = {note.id: note.title for note in notes.values()}
        draft = vault.drafts().get("today", {"number": 0})["number"]
        differing = [
            (self.titles.get(each), found.get(each))
            for each in self.titles.keys() | found.keys()
            if self.titles.get(each) != found.get(each)
        ]
        assert all(_follows(before, after) for before, after in differing)
        assert draft >= self.draft
        assert len(differing) + draft - self.draft <= 1
        self.titles, self.draft = found, draft


def _follows(before: str | None, after: str | None) -> bool:
    """Whether a title can have become another, or nothing, by the program's next deed."""
    if before is None:
        return after is not None and after.startswith("note")
    if after is None:
        return before.startswith("edited") and is_discarded(before)
    return after == edited(before)
