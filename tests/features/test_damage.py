"""A damaged journal: the unlock page says how far it goes and offers what can be done."""

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QThreadPool
from PySide6.QtWidgets import QApplication, QPushButton

from inglenook import doorway
from inglenook.journal.backups import Backup, Restored
from inglenook.journal.entries import Note
from inglenook.journal.errors import (
    DatabaseDamaged,
    InUse,
    JournalError,
    JournalMissing,
    KeyFileDamaged,
    ReadOnlyPlace,
    WrongPassphrase,
)
from inglenook.journal.journal import Journal
from inglenook.journal.records import ENTRIES
from inglenook.vault.attempts import NAME
from inglenook.vault.backups import make_backup
from inglenook.vault.vault import open_vault
from support.damaging import Layout, add, cut, do, flip, layout_of
from support.looks import UsualLook, clipped, outside
from support.timelines import half_year
from support.vaults import PASSPHRASE, database_file
from support.windows import Desk

READ, RESTORE, ANOTHER = "unlock.step.read", "unlock.step.restore", "unlock.step.another"
Restore = Callable[[Path, str, Path], Restored]


@pytest.fixture
def made(desk: Desk) -> Desk:
    with desk.journal() as journal:
        half_year(journal)
    return desk


def layout(desk: Desk) -> Layout:
    with open_vault(desk.path, PASSPHRASE) as vault:
        return layout_of(vault)


def refused(desk: Desk, passphrase: str = PASSPHRASE) -> str:
    """Type it, wait until the page has looked at everything, and return what it says."""
    desk.press("Ctrl+A")
    desk.write(passphrase)
    desk.press("Return")
    page = desk.window.unlock_page
    desk.wait(lambda: page._task is None and desk.told("unlock.problem"))
    return desk.told("unlock.problem")


def offers(desk: Desk, monkeypatch: pytest.MonkeyPatch, restore: Restore, *days: int) -> None:
    """Let there be backups of some days of November, the newest first."""
    backups = [
        Backup(Path(f"of-{day}"), datetime(2026, 11, day, 12, tzinfo=UTC), 1000) for day in days
    ]
    real = doorway.doors()
    doors = replace(
        real,
        to_backups=lambda: replace(real.backups, found=lambda _: backups, restore=restore),
    )
    monkeypatch.setattr(doorway, "doors", lambda: doors)


def not_asked(_container: Path, _secret: str, _folder: Path) -> Restored:
    raise AssertionError


def test_how_far_it_goes_is_said_and_what_can_be_read_is_one_step_away(made: Desk) -> None:
    roots = layout(made).roots
    content = do(flip(1, roots["note"]), made.path)
    made.begin(made.path)
    assert refused(made) == str(DatabaseDamaged())
    assert made.told("unlock.details").endswith("damaged. Some of this cannot be read: “Note”.")
    assert made.told("unlock.details").startswith("2 of its ")
    made.click(READ)
    made.wait(lambda: made.window.pages is not None)
    assert "Nothing can be written or changed here." in made.read("readOnly")
    assert "Missing: Note (1 of 1)." in made.read("readOnly")
    assert {person.name for person in made.here.people()} == {"Robin", "Alex"}
    assert database_file(made.path).read_bytes() == content


def test_where_nothing_can_be_read_it_is_not_offered(made: Desk) -> None:
    do(cut(0), made.path)
    made.begin(made.path)
    assert refused(made) == str(DatabaseDamaged())
    assert "None of it can be read." in made.told("unlock.details")
    assert not made.sees(READ)
    assert not made.sees(RESTORE)
    assert made.find("unlock.another", QPushButton).isEnabled()


@pytest.mark.parametrize(
    ("harm", "said"),
    [(cut(-4096), "Its end is missing."), (add(b"x" * 99), "Something was added to its end.")],
)
def test_a_file_of_another_length_is_told(
    made: Desk, harm: Callable[[bytes], bytes], said: str
) -> None:
    do(harm, made.path)
    made.begin(made.path)
    assert refused(made) == str(DatabaseDamaged())
    assert said in made.told("unlock.details")


def test_a_wrong_passphrase_offers_nothing_and_takes_offers_back(made: Desk) -> None:
    do(flip(1), made.path)
    made.begin(made.path)
    refused(made)
    assert made.sees(READ)
    assert refused(made, "not these words at all") == str(WrongPassphrase())
    assert not made.sees(READ)
    assert not made.told("unlock.details")


def test_both_key_files_damaged_offer_the_backup(
    made: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    offers(made, monkeypatch, not_asked, 21, 20)
    for name in ("keys", "keys.bak"):
        (made.path / name).write_bytes(b"torn")
    made.begin(made.path)
    assert refused(made) == str(KeyFileDamaged())
    assert made.words([RESTORE, "unlock"]) == ["Restore the backup of 21 Nov 2026", "Try again"]


def test_a_journal_in_use_is_tried_again_with_the_same_button(made: Desk) -> None:
    with open_vault(made.path, PASSPHRASE):
        made.begin(made.path)
        assert refused(made) == str(InUse())
        assert made.words(["unlock", ANOTHER]) == ["Try again", "Open another journal"]
        assert not made.sees("unlock.another")
    made.click("unlock")
    made.wait(lambda: made.window.pages is not None)


def test_a_missing_journal_leads_to_another(
    made: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    made.begin(tmp_path / "nowhere.inglenook")
    assert refused(made) == str(JournalMissing())
    monkeypatch.setattr(made.window.ask, "for_folder", lambda *_asked: made.path)
    made.click(ANOTHER)
    assert made.told("unlock.problem") == ""
    made.unlock()


# -- restoring


def test_a_backup_is_restored_with_the_passphrase_of_its_day(
    made: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[Path, str, Path]] = []

    def restore(container: Path, secret: str, folder: Path) -> Restored:
        asked.append((container, secret, folder))
        if secret != "the old words":
            raise WrongPassphrase
        return Restored(folder, folder.with_name("aside"), None, 5)

    offers(made, monkeypatch, restore, 21, 20)
    content = do(flip(1), made.path)
    made.begin(made.path)
    refused(made)
    made.click(RESTORE)
    assert "opens with the passphrase that was valid then" in made.read()
    assert made.words(["unlock"]) == ["Restore"]
    assert refused(made, "not these") == str(WrongPassphrase())
    assert made.words(["unlock"]) == ["Restore"]
    made.press("Ctrl+A")
    made.write("the old words")
    made.press("Return")
    made.wait(lambda: "The backup is restored. Unlock it now." in made.read())
    assert made.words(["unlock"]) == ["Unlock"]
    assert asked[-1] == (Path("of-21"), "the old words", made.path)
    assert database_file(made.path).read_bytes() == content


def test_where_a_backup_is_no_good_the_one_before_is_offered(
    made: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def restore(_container: Path, _secret: str, _folder: Path) -> Restored:
        raise JournalError("This backup is damaged.")

    offers(made, monkeypatch, restore, 21, 20)
    do(flip(1), made.path)
    made.begin(made.path)
    refused(made)
    for day in ("21", "20"):
        assert made.words([RESTORE]) == [f"Restore the backup of {day} Nov 2026"]
        made.click(RESTORE)
        assert refused(made) == "This backup is damaged."
    assert not made.sees(RESTORE)
    assert made.sees(READ)


def test_one_can_think_better_of_a_restore(made: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    offers(made, monkeypatch, not_asked, 21)
    do(flip(1), made.path)
    made.begin(made.path)
    refused(made)
    made.click(RESTORE)
    assert made.words(["unlock.recoveryKey"]) == ["Back"]
    made.click("unlock.recoveryKey")
    assert made.words(["unlock"]) == ["Unlock"]
    assert refused(made) == str(DatabaseDamaged())


# -- damage that is met later


def test_damage_that_is_met_while_reading_leads_to_what_can_be_done(made: Desk) -> None:
    do(flip(layout(made).roots["packet"]), made.path)
    made.open()
    assert not made.sees("damageMet")
    made.click("sidebar.therapy")
    made.wait(lambda: made.sees("damageMet"))
    made.click("damageMet.way")
    (replaced,) = made.replaced
    assert "--damaged" in replaced.arguments
    assert replaced.hidden
    made.begin(made.path, damaged=True, not_kept=True)
    assert "What you wrote last may not have been kept." in made.read()
    assert made.told("unlock.problem") == str(DatabaseDamaged())
    made.click(READ)
    assert made.told("unlock.problem") == "Write your passphrase first."
    made.write(PASSPHRASE)
    made.click(READ)
    made.wait(lambda: made.window.pages is not None)
    assert "Every entry could be read." in made.read("readOnly")


def test_damage_that_is_met_by_the_first_page_leads_back_to_the_unlock_page(made: Desk) -> None:
    do(flip(layout(made).roots["bid"]), made.path)
    made.begin(made.path)
    made.write(PASSPHRASE)
    made.press("Return")
    made.wait(lambda: made.told("unlock.problem") == str(DatabaseDamaged()))
    assert made.window.journal is None
    made.wait(lambda: made.sees(READ))


def test_a_lock_while_damage_is_looked_at_leaves_the_page_usable(made: Desk) -> None:
    do(flip(1), made.path)
    made.begin(made.path)
    made.write(PASSPHRASE)
    made.press("Return")
    page = made.window.unlock_page
    made.wait(lambda: made.told("unlock.details"))
    page.cancel()
    assert made.find("unlock", QPushButton).isEnabled()
    assert made.focused().objectName() == "passphrase"
    QThreadPool.globalInstance().waitForDone()  # it looks to the end, and nobody hears of it


@pytest.mark.parametrize("text", [1.0, 2.0], ids=["usual text", "twice the text"])
def test_everything_has_room_in_the_smallest_window(
    look: UsualLook, made: Desk, monkeypatch: pytest.MonkeyPatch, text: float
) -> None:
    look.enlarge(text)
    offers(made, monkeypatch, not_asked, 21)
    roots = layout(made).roots
    do(flip(1, *(roots[kind.KIND] for kind in ENTRIES)), made.path)
    made.begin(made.path)
    made.window.resize(960, 640)
    refused(made)
    found = faults(made)
    made.click(RESTORE)
    found += faults(made)
    made.click("unlock.recoveryKey")
    (made.path / NAME).write_text(f"{int(time.time())}\n" * 9)
    made.window.show_unlock(made.path, error=ReadOnlyPlace())
    assert found + faults(made) == []


def faults(desk: Desk) -> list[str]:
    for _pass in range(3):  # one layout may ask for another
        QApplication.sendPostedEvents()
        QApplication.processEvents()
    return [*clipped(desk.window), *outside(desk.window)]


def test_a_backup_can_be_restored_although_the_journal_opens(made: Desk) -> None:
    with open_vault(made.path, PASSPHRASE) as vault:
        make_backup(vault)
        journal = Journal(vault)
        journal.keep(journal.new(Note, title="came later"))
    made.begin(made.path)
    made.click("unlock.restore")
    assert made.words([RESTORE])[0].startswith("Restore the backup of ")
    made.click(RESTORE)
    made.write(PASSPHRASE)
    made.press("Return")
    made.wait(lambda: "The backup is restored." in made.read())
    assert "came later" not in titles(made.path)
    (aside,) = made.path.parent.glob("*kept aside*")
    assert "came later" in titles(aside)


def test_without_a_backup_that_is_said_and_nothing_is_offered(made: Desk) -> None:
    made.begin(made.path)
    made.click("unlock.restore")
    assert "There is no backup in the folder of this journal." in made.read()
    assert not made.sees(RESTORE)


def test_the_newest_backups_are_offered_and_each_has_a_name_of_its_own(
    made: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    offers(made, monkeypatch, not_asked, 21, 20, 19, 18)
    made.begin(made.path)
    made.click("unlock.restore")
    assert made.words([RESTORE, f"{RESTORE}2", f"{RESTORE}3"]) == [
        "Restore the backup of 21 Nov 2026",
        "Restore the backup of 20 Nov 2026",
        "Restore the backup of 19 Nov 2026",
    ]
    assert not made.sees(f"{RESTORE}4")


def titles(folder: Path) -> set[str]:
    with open_vault(folder, PASSPHRASE) as vault:
        return {note.title for note in vault.all(Note)}
