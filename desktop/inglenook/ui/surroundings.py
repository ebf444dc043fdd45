"""What every page of an open journal is handed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from inglenook.journal.errors import DatabaseDamaged, JournalError
from inglenook.journal.journal import Journal
from inglenook.journal.record import Record
from inglenook.system.watch import SystemWatch
from inglenook.ui.ask import Ask
from inglenook.ui.device import Device
from inglenook.ui.doors import Doors
from inglenook.ui.theme import Look

Say = Callable[[str, Callable[[], object] | None], None]


def _nowhere(*_asked: object) -> None:
    """Where no pages are yet, there is no way to another."""


@dataclass(frozen=True)
class Surroundings:
    """The journal, this device, how things look, and the ways to speak with the person."""

    journal: Journal
    journal_path: str
    device: Device
    look: Look
    ask: Ask
    say: Say
    doors: Doors  # for a passphrase to be judged, or made up
    system: SystemWatch  # what this system tells of nobody being there
    # Ways to other pages; the journal's pages fill them in.
    open: Callable[[Record], None] = _nowhere  # a record, where it is read and written
    begin: Callable[[type[Record]], None] = _nowhere  # a new record of a kind
    show: Callable[[str, Mapping[str, Any]], None] = _nowhere  # a page by name, at a place of it
    back: Callable[[], None] = _nowhere  # the page before this one
    # For what must have the journal to itself.
    hold: Callable[[], None] = _nowhere  # keep everything, then let nothing be written
    let_go: Callable[[], None] = _nowhere  # of what is held
    lock: Callable[[], None] = _nowhere
    damaged: Callable[[], None] = _nowhere  # told of damage in the journal's file

    def trouble(self, error: JournalError) -> None:
        """Say what went wrong without getting in the way."""
        self.say(str(error), None)
        if isinstance(error, DatabaseDamaged):
            self.damaged()

    def do(self, deed: Callable[[], object], sentence: str = "") -> None:
        """Change the journal, tell it with Undo beside it; or tell why it could not be written."""
        try:
            deed()
        except JournalError as error:
            self.trouble(error)
            return
        if sentence:
            self.say(sentence, self.undo)

    def undo(self) -> None:
        """Take the last step back."""
        self.do(self.journal.undo)
