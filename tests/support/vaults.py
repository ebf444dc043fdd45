"""Vaults for tests: real and encrypted, with a key derivation that takes a millisecond."""

import secrets
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from inglenook.journal.entries import Bid, Note
from inglenook.journal.journal import Journal
from inglenook.journal.people import Person
from inglenook.journal.vocabulary import Answer, Direction
from inglenook.vault.keys import Cost
from inglenook.vault.vault import Vault, create_vault

CHEAP = Cost(1, 8 * 2**10)
PASSPHRASE = "a lantern by the quiet harbour"
START = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


class Clock:
    """A clock that goes on by one second each time it is looked at."""

    def __init__(self, now: datetime = START) -> None:
        self.now = now

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


def new_vault(folder: Path) -> Vault:
    return create_vault(folder, PASSPHRASE, CHEAP)


def journal_of(vault: Vault) -> Journal:
    return Journal(vault, Clock())


def filled(journal: Journal, bids: int = 3, words: str = "a walk by the sea") -> list[Bid]:
    """Keep a person, a note and some bids with this person, one every second."""
    person = journal.new(Person, name="Robin")
    journal.keep(person, journal.new(Note, title="Sunday", words=words))
    made = [
        journal.new(
            Bid,
            person=person.id,
            direction=Direction.OFFERED,
            answer=Answer.TOWARD,
            note=f"{words} {number}",
        )
        for number in range(bids)
    ]
    journal.keep(*made)
    return made


def database_file(folder: Path) -> Path:
    (path,) = folder.glob("*.db")
    return path


@contextmanager
def quick_folder() -> Iterator[Path]:
    """A folder in memory where there is one, for tests that write thousands of times."""
    memory = Path("/dev/shm")
    place = memory if memory.is_dir() else Path(tempfile.gettempdir())
    folder = place / f"inglenook-{secrets.token_hex(8)}"
    folder.mkdir(mode=0o700)
    try:
        yield folder
    finally:
        shutil.rmtree(folder)
