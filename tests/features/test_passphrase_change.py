"""Changing the passphrase: who may, what is refused, and what opens the journal afterwards."""

from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QThreadPool

from inglenook.doorway import keys as key_ways
from inglenook.journal.errors import DiskFull, WrongPassphrase, WrongRecoveryKey
from inglenook.journal.people import Person
from inglenook.vault.keys import open_with_passphrase, open_with_recovery_key
from support.disks import full_disk
from support.key_pages import STRONG, fill, go, prove, written
from support.vaults import PASSPHRASE
from support.windows import Desk

PAGE = "change_passphrase"


@pytest.fixture
def asked(desk: Desk) -> Desk:
    """The page, before the passphrase is written."""
    desk.open()
    go(desk, PAGE)
    return desk


@pytest.fixture
def proved(asked: Desk) -> Desk:
    """The page, when the right passphrase was written."""
    prove(asked)
    return asked


def change(desk: Desk, passphrase: str = STRONG) -> str:
    """Try to change it; return what is said to be wrong."""
    fill(desk, passphrase, passphrase)
    desk.click("changePassphrase.goOn")
    desk.wait(lambda: desk.pages.page.NAME != PAGE or desk.told("changePassphrase.problem"))
    return desk.told("changePassphrase.problem")


def test_the_new_passphrase_opens_and_the_old_one_no_more(proved: Desk) -> None:
    assert change(proved) == ""
    assert proved.pages.page.NAME == "settings"
    assert proved.window.toast.sentence == "The passphrase is changed."
    assert STRONG not in written(proved)
    proved.end()
    with pytest.raises(WrongPassphrase):
        open_with_passphrase(proved.path, PASSPHRASE)
    proved.begin(proved.path)
    proved.unlock(STRONG)


def test_it_is_changed_with_the_keyboard_alone(asked: Desk) -> None:
    asked.write(PASSPHRASE)
    asked.press("Return")
    asked.wait(lambda: asked.focused().objectName() == "passphrase")
    asked.write(STRONG)
    asked.press("Return")
    asked.write(STRONG)
    asked.press("Return")
    asked.wait(lambda: asked.pages.page.NAME == "settings")
    asked.end()
    assert open_with_passphrase(asked.path, STRONG).generation == 2


def test_a_wrong_passphrase_leads_nowhere(asked: Desk) -> None:
    prove(asked, "not these words at all")
    assert asked.told("proof.problem") == str(WrongPassphrase())
    assert not asked.sees("again")
    asked.press("Ctrl+A")
    prove(asked)
    assert asked.sees("again")


def test_nothing_written_is_said_at_once(asked: Desk) -> None:
    asked.press("Return")
    assert asked.told("proof.problem") == "Write your passphrase first."


def test_the_recovery_key_will_do(desk: Desk) -> None:
    desk.open()
    spelled = key_ways.new_recovery()
    key_ways.keep_recovery(desk.here, spelled)
    go(desk, PAGE)
    desk.click("proof.recoveryKey")
    prove(desk, spelled[:-1])
    assert "has seven groups" in desk.told("proof.problem")
    desk.press("Ctrl+A")
    other = key_ways.new_recovery()
    prove(desk, other)
    assert desk.told("proof.problem") == str(WrongRecoveryKey())
    desk.press("Ctrl+A")
    prove(desk, spelled.lower())
    change(desk)
    desk.end()
    assert open_with_recovery_key(desk.path, spelled).opens(STRONG)


def test_without_a_recovery_key_none_is_asked_for(asked: Desk) -> None:
    assert not asked.sees("proof.recoveryKey")


@pytest.mark.parametrize(
    ("weak", "sentence"),
    [
        ("abc", "Add 12 more characters."),
        ("password password", "Add an unusual word or two."),
        ("", "Write a passphrase, or let six words be suggested."),
        (PASSPHRASE, "This is the passphrase you have now. Choose another one."),
    ],
)
def test_what_would_not_do_is_refused_with_its_sentence(
    proved: Desk, weak: str, sentence: str
) -> None:
    assert sentence in change(proved, weak)
    assert change(proved) == ""


def test_two_different_lines_are_refused(proved: Desk) -> None:
    fill(proved, STRONG, STRONG + ".")
    proved.click("changePassphrase.goOn")
    told = "The two passphrases differ. Write the same in both lines."
    assert proved.told("changePassphrase.problem") == told


def test_the_names_in_the_journal_are_the_first_that_would_be_tried(desk: Desk) -> None:
    with desk.journal() as journal:
        journal.keep(journal.new(Person, name="Wenzeslaus Quintilian", alias="Foxglove"))
    desk.open()
    go(desk, PAGE)
    prove(desk)
    assert "Somebody who knows you would try the names in it." in change(
        desk, "wenzeslaus quintilian foxglove"
    )


def test_six_words_are_suggested(proved: Desk) -> None:
    proved.click("changePassphrase.suggest")
    words = written(proved).split("|")
    assert 6 in [len(each.split()) for each in words]
    proved.wait(lambda: "would need" in proved.told("strength"))


def test_nothing_that_was_written_outlives_the_page(proved: Desk) -> None:
    fill(proved, STRONG, STRONG)
    proved.press("Escape")
    assert proved.pages.page.NAME == "settings"
    assert STRONG not in written(proved)
    go(proved, PAGE)
    assert proved.sees("proof")
    assert not proved.sees("again")
    fill_only_proof(proved)
    proved.click("sidebar.today")
    assert PASSPHRASE not in written(proved)


def fill_only_proof(desk: Desk) -> None:
    desk.focus("current")
    desk.write(PASSPHRASE)


def test_nobody_leaves_the_page_while_it_is_being_changed(proved: Desk) -> None:
    fill(proved, STRONG, STRONG)
    proved.click("changePassphrase.goOn")
    proved.click("sidebar.today")
    proved.press("Ctrl+2", "Ctrl+Z", "Escape")
    assert proved.pages.page.NAME == PAGE
    proved.wait(lambda: proved.pages.page.NAME == "settings")
    proved.click("sidebar.today")
    assert proved.pages.page.NAME == "today"


def test_a_lock_meanwhile_leaves_the_old_passphrase_or_the_new(proved: Desk) -> None:
    fill(proved, STRONG, STRONG)
    proved.click("changePassphrase.goOn")
    proved.press("Ctrl+L")
    assert proved.replaced[0].hidden
    assert QThreadPool.globalInstance().waitForDone(30_000)
    proved.end()
    outcomes = []
    for passphrase in (PASSPHRASE, STRONG):
        with suppress(WrongPassphrase):
            outcomes.append(open_with_passphrase(proved.path, passphrase).generation)
    assert outcomes in ([1], [2])


def test_a_full_disk_is_said_and_changes_nothing(
    proved: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    with full_disk(proved):
        assert change(proved) == str(DiskFull())

    def full(*_given: object) -> None:
        raise DiskFull

    with monkeypatch.context() as patched:
        patched.setattr("inglenook.vault.key_copies.write_copies", full)
        assert change(proved) == str(DiskFull())
    assert proved.here.store.keys.opens(PASSPHRASE)
    assert change(proved) == ""


def test_whoever_came_in_with_the_recovery_key_is_offered_a_new_passphrase(desk: Desk) -> None:
    with desk.journal() as journal:
        spelled = key_ways.new_recovery()
        key_ways.keep_recovery(journal, spelled)
    desk.begin(desk.path)
    desk.click("unlock.recoveryKey")
    desk.unlock(spelled)
    assert desk.pages.page.NAME == PAGE
    assert "You came in with the recovery key." in desk.read()
    assert change(desk) == ""
    desk.end()
    assert open_with_passphrase(desk.path, STRONG).has_recovery


def test_that_offer_can_be_put_off_and_is_not_repeated(desk: Desk) -> None:
    with desk.journal() as journal:
        spelled = key_ways.new_recovery()
        key_ways.keep_recovery(journal, spelled)
    desk.begin(desk.path)
    desk.click("unlock.recoveryKey")
    desk.unlock(spelled)
    desk.click("changePassphrase.notNow")
    assert desk.pages.page.NAME == "today"
    go(desk, PAGE)
    assert desk.sees("proof")
    desk.end()
    desk.begin(desk.path)
    desk.unlock()
    assert "You came in with the recovery key." not in desk.read()


def test_backups_that_open_with_older_passphrases_are_named(desk: Desk) -> None:
    made = [datetime(2026, 11, day, 9, 0, tzinfo=UTC) for day in (23, 22, 21)]
    found = [SimpleNamespace(name="one of them", made=each) for each in made]
    desk.open()
    doors = desk.pages._around.doors
    keys = replace(doors.keys, old_backups=lambda _journal: found)
    desk.pages._around = replace(desk.pages._around, doors=replace(doors, to_keys=lambda: keys))
    go(desk, PAGE)
    told = "3 backups open with the passphrases they were made with: 23 Nov 2026, 22 Nov 2026"
    assert told in desk.told("oldBackups")
