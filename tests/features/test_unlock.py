"""Unlocking: the right words open the journal, and every other outcome has its own sentence."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from inglenook.journal.errors import (
    DatabaseDamaged,
    DatabaseMissing,
    InUse,
    JournalError,
    JournalMissing,
    KeyFileDamaged,
    KeyFileMissing,
    NewerVersion,
    WrongPassphrase,
)
from inglenook.vault.database import PAGE
from inglenook.vault.keyfile import _with_checksum
from inglenook.vault.vault import open_vault
from support.vaults import PASSPHRASE, database_file, filled
from support.windows import NO_KEYS, Desk

Harm = Callable[[Path], None]


def remove_folder(folder: Path) -> None:
    shutil.rmtree(folder)


def remove_keys(folder: Path) -> None:
    for path in folder.glob("keys*"):
        path.unlink()


def flip(path: Path, place: int) -> None:
    content = bytearray(path.read_bytes())
    content[place] ^= 1
    path.write_bytes(content)


def flip_keys(place: int) -> Harm:
    def harm(folder: Path) -> None:
        for path in folder.glob("keys*"):
            flip(path, place)

    return harm


def empty_keys(folder: Path) -> None:
    for path in folder.glob("keys*"):
        path.write_bytes(b"")


def remove_database(folder: Path) -> None:
    database_file(folder).unlink()


def flip_database(place: int) -> Harm:
    return lambda folder: flip(database_file(folder), place)


def cut_database(size: int) -> Harm:
    def harm(folder: Path) -> None:
        path = database_file(folder)
        path.write_bytes(path.read_bytes()[:size])

    return harm


def write_newer_tables(folder: Path) -> None:
    with open_vault(folder, PASSPHRASE) as vault:
        vault._database.run("PRAGMA user_version = 900")


def write_newer_keys(folder: Path) -> None:
    for path in folder.glob("keys*"):
        claims = json.loads(path.read_bytes().partition(b"\n")[0])
        path.write_bytes(_with_checksum(json.dumps(claims | {"format": 2}).encode()))


HARMS: dict[str, tuple[Harm, type[JournalError]]] = {
    "no folder": (remove_folder, JournalMissing),
    "no keys": (remove_keys, KeyFileMissing),
    "empty keys": (empty_keys, KeyFileDamaged),
    "a flipped bit in the keys' start": (flip_keys(3), KeyFileDamaged),
    "a flipped bit in the keys' middle": (flip_keys(200), KeyFileDamaged),
    "a flipped bit in the keys' end": (flip_keys(-4), KeyFileDamaged),
    "no database": (remove_database, DatabaseMissing),
    "an empty database": (cut_database(0), DatabaseDamaged),
    "a database cut in a page": (cut_database(PAGE + 100), DatabaseDamaged),
    "a flipped bit in the salt": (flip_database(2), DatabaseDamaged),
    "a flipped bit in the first page": (flip_database(1000), DatabaseDamaged),
    "tables of a newer version": (write_newer_tables, NewerVersion),
    "keys of a newer version": (write_newer_keys, NewerVersion),
}


@pytest.fixture
def made(desk: Desk) -> Desk:
    """A desk with a journal that holds a few entries, and the unlock page in front."""
    with desk.journal() as journal:
        filled(journal)
    return desk


def try_passphrase(desk: Desk, passphrase: str = PASSPHRASE) -> str:
    """Type it, and return what the page then says."""
    desk.write(passphrase)
    desk.press("Return")
    desk.wait(lambda: desk.told("unlock.problem"))
    return desk.told("unlock.problem")


def test_the_right_passphrase_opens_the_journal(made: Desk) -> None:
    made.open()
    assert made.pages.page.NAME == "today"
    assert [person.name for person in made.here.people()] == ["Robin"]


def test_a_wrong_passphrase_is_told_and_the_page_stays_usable(made: Desk) -> None:
    made.begin(made.path)
    assert try_passphrase(made, "not these words at all") == str(WrongPassphrase())
    assert made.focused().objectName() == "passphrase"
    made.unlock()  # what was wrong is selected, so that typing replaces it


def test_nothing_written_is_said_at_once(made: Desk) -> None:
    made.begin(made.path)
    made.press("Return")
    assert made.told("unlock.problem") == "Write your passphrase first."


@pytest.mark.parametrize("harm", HARMS)
def test_what_is_wrong_with_the_files_has_its_own_sentence(made: Desk, harm: str) -> None:
    do_harm, error = HARMS[harm]
    do_harm(made.path)
    made.begin(made.path)
    assert try_passphrase(made) == str(error())
    made.wait(made.window.unlock_page.button.isEnabled)


def test_a_journal_open_elsewhere_opens_once_it_is_closed_there(made: Desk) -> None:
    with open_vault(made.path, PASSPHRASE):
        made.begin(made.path)
        assert try_passphrase(made) == str(InUse())
    made.press("Ctrl+A")
    made.unlock()


def test_one_copy_of_the_keys_is_enough(made: Desk) -> None:
    (made.path / "keys").write_bytes(b"not keys at all")
    made.open()


def test_a_file_that_is_put_back_opens_without_starting_anew(made: Desk) -> None:
    path = database_file(made.path)
    content = path.read_bytes()
    path.unlink()
    made.begin(made.path)
    assert try_passphrase(made) == str(DatabaseMissing())
    path.write_bytes(content)
    made.press("Ctrl+A")
    made.unlock()


def test_damage_anywhere_in_the_database_is_never_called_a_wrong_passphrase(made: Desk) -> None:
    path = database_file(made.path)
    content = path.read_bytes()
    for page in range(1, len(content) // PAGE, 6):
        flip(path, page * PAGE + 2000)
        made.begin(made.path)
        made.write(PASSPHRASE)
        made.press("Return")
        made.wait(lambda: str(DatabaseDamaged()) in made.read() or made.window.pages)
        assert str(WrongPassphrase()) not in made.read(), page
        made.wait(lambda: made.window.unlock_page._task is None)
        made.end()
        path.write_bytes(content)


def test_the_last_words_that_could_not_be_kept_are_owned_up_to(made: Desk) -> None:
    made.begin(made.path, not_kept=True)
    assert "the very last words could not be kept" in made.read()


def test_what_is_typed_is_hidden_until_it_is_asked_for(made: Desk) -> None:
    made.begin(made.path)
    line = made.window.unlock_page.line.field
    made.write("secret")
    assert line.displayText() == line.text().__len__() * line.displayText()[0] != "secret"
    made.click("passphrase.show")
    assert line.displayText() == "secret"


def test_caps_lock_is_pointed_out(made: Desk) -> None:
    made.begin(made.path)
    made.write("a")
    assert "Caps Lock" not in made.read()
    without_shift = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_B, NO_KEYS, "B")
    made.application.sendEvent(made.focused(), without_shift)
    assert "Caps Lock seems to be on." in made.read()
