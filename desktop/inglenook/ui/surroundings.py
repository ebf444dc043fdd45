"""What every page of an open journal is handed."""

from collections.abc import Callable
from dataclasses import dataclass

from inglenook.journal.errors import JournalError
from inglenook.journal.journal import Journal
from inglenook.ui.ask import Ask
from inglenook.ui.device import Device
from inglenook.ui.theme import Look

Say = Callable[[str, Callable[[], object] | None], None]


@dataclass(frozen=True)
class Surroundings:
    """The journal, this device, how things look, and the ways to speak with the person."""

    journal: Journal
    journal_path: str
    device: Device
    look: Look
    ask: Ask
    say: Say

    def trouble(self, error: JournalError) -> None:
        """Say what went wrong without getting in the way."""
        self.say(str(error), None)

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
