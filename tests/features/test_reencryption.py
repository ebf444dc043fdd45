"""Somebody may know the passphrase: everything is locked anew, and the program locks itself."""

from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import QThreadPool
from PySide6.QtWidgets import QCheckBox

from inglenook.doorway import keys
from inglenook.journal.entries import Bid, Note
from inglenook.journal.errors import DiskFull, WrongPassphrase, WrongRecoveryKey
from inglenook.ui.pages.renewal import RenewalPage
from inglenook.vault import backups, reencryption
from inglenook.vault.backup_folder import backups_of
from inglenook.vault.check import check_vault
from inglenook.vault.container import read_container
from inglenook.vault.keys import open_key_file, open_with_passphrase, open_with_recovery_key
from inglenook.vault.vault import open_vault
from support.disks import full_disk
from support.key_pages import STRONG, fill, go, prove, shown_key, type_back
from support.vaults import PASSPHRASE, database_file, filled
from support.windows import Desk

PAGE = "renewal"
LONG = 30_000  # ms


@pytest.fixture
def made(desk: Desk) -> Desk:
    """A journal with a few entries."""
    with desk.journal() as journal:
        filled(journal)
    return desk


@pytest.fixture
def proved(made: Desk) -> Desk:
    """The page, when the right passphrase was written."""
    made.open()
    go(made, PAGE)
    prove(made)
    return made


@pytest.fixture
def ready(proved: Desk) -> Desk:
    """The page, when a new passphrase was written and only the work is left."""
    get_ready(proved)
    return proved


def get_ready(desk: Desk, passphrase: str = STRONG) -> None:
    fill(desk, passphrase, passphrase)
    desk.click("renewal.goOn")
    desk.wait(lambda: desk.sees("renewal.last") or desk.sees("recovery.key"))


def opens_with(desk: Desk, passphrase: str) -> None:
    assert check_vault(desk.path, passphrase) == []
    with open_vault(desk.path, passphrase) as vault:
        assert (len(vault.all(Bid)), len(vault.all(Note))) == (3, 1)
    assert len([*desk.path.glob("*.db*")]) == 1
    assert not [*desk.path.glob(".*")]


def page_of(desk: Desk) -> RenewalPage:
    page = desk.pages.page
    assert isinstance(page, RenewalPage)
    return page


def test_everything_is_locked_anew_and_the_program_locks(ready: Desk) -> None:
    before = database_file(ready.path).name
    ready.click("renewal.last.goOn")
    ready.wait(lambda: ready.replaced, LONG)
    assert ready.replaced[0].arguments == ["--after-lock", "kept", str(ready.path)]
    assert ready.replaced[0].hidden
    assert database_file(ready.path).name != before
    with pytest.raises(WrongPassphrase):
        open_with_passphrase(ready.path, PASSPHRASE)
    opens_with(ready, STRONG)
    ready.begin(ready.path)
    ready.unlock(STRONG)
    assert [person.name for person in ready.here.people()] == ["Robin"]


def test_what_is_half_written_outlives_it(made: Desk) -> None:
    made.open()
    made.focus("unseen_part")
    made.write("hope")
    go(made, PAGE)
    prove(made)
    get_ready(made)
    made.click("renewal.last.goOn")
    made.wait(lambda: made.replaced, LONG)
    made.begin(made.path)
    made.unlock(STRONG)
    assert "hope" in str(made.here.store.drafts())


def test_the_passphrase_from_before_is_refused(proved: Desk) -> None:
    get_ready(proved, PASSPHRASE)
    proved.click("renewal.last.goOn")
    told = "This is the passphrase you have now. Choose another one."
    proved.wait(lambda: proved.told("renewal.last.problem") == told)
    proved.end()
    opens_with(proved, PASSPHRASE)


def test_a_weak_passphrase_is_refused(proved: Desk) -> None:
    fill(proved, "password password", "password password")
    proved.click("renewal.goOn")
    proved.wait(lambda: "Add an unusual word or two." in proved.told("renewal.problem"))


def test_the_recovery_key_is_made_anew_on_the_way(made: Desk) -> None:
    with made.journal() as journal:
        old = keys.new_recovery()
        keys.keep_recovery(journal, old)
    made.open()
    go(made, PAGE)
    prove(made)
    assert made.find("renewal.recovery", QCheckBox).isChecked()
    get_ready(made)
    groups = shown_key(made)
    type_back(made, groups)
    made.click("renewal.last.goOn")
    made.wait(lambda: made.replaced, LONG)
    with pytest.raises(WrongRecoveryKey):
        open_with_recovery_key(made.path, old)
    assert open_with_recovery_key(made.path, "-".join(groups)).opens(STRONG)


def test_without_a_new_recovery_key_the_old_one_opens_nothing(made: Desk) -> None:
    with made.journal() as journal:
        old = keys.new_recovery()
        keys.keep_recovery(journal, old)
    made.open()
    go(made, PAGE)
    prove(made)
    get_ready(made)
    made.click("recovery.without")
    made.click("renewal.last.goOn")
    made.wait(lambda: made.replaced, LONG)
    assert not open_with_passphrase(made.path, STRONG).has_recovery


def test_a_backup_that_opens_with_the_old_passphrase_is_made_first(made: Desk) -> None:
    made.open()
    go(made, PAGE)
    prove(made)
    get_ready(made)
    made.click("renewal.last.goOn")
    made.wait(lambda: made.replaced, LONG)
    (backup,) = backups_of(made.path)
    assert open_key_file(read_container(backup.path).key_file, PASSPHRASE)
    with pytest.raises(WrongPassphrase):
        open_key_file(read_container(backup.path).key_file, STRONG)


def test_without_a_backup_nothing_is_changed(made: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_given: object) -> None:
        raise DiskFull

    monkeypatch.setattr(backups, "write_container", full)
    made.open()
    go(made, PAGE)
    prove(made)
    get_ready(made)
    made.click("renewal.last.goOn")
    made.wait(lambda: made.told("renewal.last.problem") == str(DiskFull()))
    made.end()
    opens_with(made, PASSPHRASE)


def test_words_that_cannot_be_kept_stop_it_before_it_begins(ready: Desk) -> None:
    with full_disk(ready):
        ready.click("renewal.last.goOn")
        assert ready.told("renewal.last.problem") == str(DiskFull())
    ready.click("sidebar.today")
    assert ready.pages.page.NAME == "today"


class Paused:
    """Stops the work at the look at the new file, until it is let go."""

    def __init__(self, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
        self._reached, self._goes_on = Event(), Event()
        check = reencryption.check_database

        def paused(*given: Any) -> list[str]:
            self._reached.set()
            assert self._goes_on.wait(LONG)
            return check(*given)

        monkeypatch.setattr(reencryption, "check_database", paused)
        desk.click("renewal.last.goOn")
        desk.wait(self._reached.is_set, LONG)

    def go_on(self) -> None:
        self._goes_on.set()


@pytest.fixture
def paused(ready: Desk, monkeypatch: pytest.MonkeyPatch) -> Paused:
    return Paused(ready, monkeypatch)


def test_it_can_be_stopped_and_everything_is_as_it_was(ready: Desk, paused: Paused) -> None:
    assert not ready.sees("renewal.last.goOn")
    ready.click("renewal.work.cancel")
    paused.go_on()
    ready.wait(lambda: ready.sees("renewal.last.goOn"), LONG)
    ready.click("sidebar.today")
    assert ready.pages.page.NAME == "today"
    ready.end()
    opens_with(ready, PASSPHRASE)


def test_it_can_be_begun_again_after_it_was_stopped(ready: Desk, paused: Paused) -> None:
    ready.click("renewal.work.cancel")
    paused.go_on()
    ready.wait(lambda: ready.sees("renewal.last.goOn"), LONG)
    ready.click("renewal.last.goOn")
    ready.wait(lambda: ready.replaced, LONG)
    opens_with(ready, STRONG)


def test_nothing_can_be_written_meanwhile(ready: Desk, paused: Paused) -> None:
    ready.click("sidebar.today")
    ready.press("Ctrl+1", "Ctrl+N", "Ctrl+Z", "Ctrl+K", "Escape")
    assert ready.pages.page.NAME == PAGE
    ready.pages._purge_bin()
    paused.go_on()
    ready.wait(lambda: ready.replaced, LONG)
    opens_with(ready, STRONG)


def ended(desk: Desk, paused: Paused) -> None:
    """The work comes to its end, and the process with it."""
    paused.go_on()
    assert QThreadPool.globalInstance().waitForDone(LONG)
    desk.end()


@pytest.mark.parametrize("how", ["Ctrl+L", "the button", "hidden"])
def test_a_lock_meanwhile_leaves_everything_as_it_was(
    ready: Desk, paused: Paused, how: str
) -> None:
    assert ready.program is not None
    if how == "hidden":
        ready.program.hide_and_lock()
    elif how == "the button":
        ready.click("sidebar.lock")
    else:
        ready.press(how)
    (replaced,) = ready.replaced
    assert (replaced.hidden, replaced.closed) == (True, True)
    assert replaced.arguments[1] == "kept"
    ended(ready, paused)
    opens_with(ready, PASSPHRASE)


def test_a_lock_right_after_the_end_finds_the_new_journal(
    ready: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The work is done, and the window has not been told yet."""
    page = page_of(ready)
    monkeypatch.setattr(page, "_on_done", lambda _nothing: None)
    ready.click("renewal.last.goOn")
    assert QThreadPool.globalInstance().waitForDone(LONG)
    ready.press("Ctrl+L")
    (replaced,) = ready.replaced
    assert replaced.arguments[1] == "kept"
    assert len([*ready.path.glob("*.db")]) == 1  # the last words went into this one
    opens_with(ready, STRONG)


def test_a_closed_window_meanwhile_leaves_everything_as_it_was(ready: Desk, paused: Paused) -> None:
    ready.window.close()
    ended(ready, paused)
    opens_with(ready, PASSPHRASE)


def test_leaving_the_page_forgets_the_new_passphrase(ready: Desk) -> None:
    assert page_of(ready)._words == STRONG
    page = page_of(ready)
    ready.press("Escape")
    assert ready.pages.page.NAME == "settings"
    assert page._words == ""
    go(ready, PAGE)
    assert ready.sees("proof")
