"""Backups on a card in Settings: made, checked, copied; and made once a day without a word."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from inglenook.journal.backups import Backup
from inglenook.journal.entries import Note
from inglenook.ui.widgets.backups_card import BackupsCard
from inglenook.vault.backup_folder import FOLDER, backups_of
from inglenook.vault.backups import make_backup
from inglenook.vault.restore import restore
from inglenook.vault.vault import Vault, open_vault
from support.looks import clipped, outside
from support.questions import when_asked
from support.vaults import PASSPHRASE, filled
from support.windows import Desk

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

NOW = datetime.now(UTC).replace(microsecond=0)


@pytest.fixture
def backed_up(desk: Desk) -> Desk:
    """The settings of a journal with five backups, made one a day."""
    with desk.journal() as journal:
        filled(journal)
        for back in range(5, 0, -1):
            make_backup(vault_of(journal.store), now=NOW - timedelta(days=back))
    desk.open()
    desk.click("sidebar.settings")
    return desk


@pytest.fixture
def settings(desk: Desk) -> Desk:
    with desk.journal() as journal:
        filled(journal)
    desk.open()
    desk.click("sidebar.settings")
    return desk


def vault_of(store: object) -> Vault:
    assert isinstance(store, Vault)
    return store


def card_of(desk: Desk) -> BackupsCard:
    return desk.find("settings.backups", BackupsCard)


def rested(desk: Desk) -> None:
    desk.wait(lambda: not card_of(desk).work.is_busy)


def listed(desk: Desk) -> list[Backup]:
    return backups_of(desk.path)


def name_of(backup: Backup, deed: str) -> str:
    return f"backup.{backup.made:%Y%m%d%H%M%S%f}.{deed}"


def damage(backup: Backup) -> None:
    content = bytearray(backup.path.read_bytes())
    content[len(content) // 2] ^= 1
    backup.path.write_bytes(content)


def test_one_is_made_at_a_press_and_listed_with_what_is_in_it(settings: Desk) -> None:
    assert "There is none yet." in settings.read("settings.backups")
    settings.click("settings.backUp")
    settings.wait(lambda: "4 entries" in settings.read("settings.backups"))
    rested(settings)
    (made,) = listed(settings)
    known = settings.find(name_of(made, "known"), QLabel).text()
    assert known.startswith(f"{made.bytes / 1000:.1f} kB · 4 entries · checked ")
    assert "There is none yet." not in settings.read("settings.backups")
    assert settings.window.toast.sentence == "Backed up and checked."
    settings.window.activateWindow()
    settings.wait(settings.application.focusWidget)
    assert settings.focused().objectName() == "settings.backUp"


def test_the_latest_are_shown_and_all_at_a_press(backed_up: Desk) -> None:
    backups = listed(backed_up)
    assert [backed_up.sees(name_of(each, "known")) for each in backups] == [True] * 3 + [False] * 2
    backed_up.click("settings.moreBackups")
    assert all(backed_up.sees(name_of(each, "known")) for each in backups)
    backed_up.click("settings.moreBackups")
    assert not backed_up.sees(name_of(backups[-1], "known"))


def test_a_whole_one_is_said_to_be_whole_and_keeps_the_keyboard(backed_up: Desk) -> None:
    first = listed(backed_up)[0]
    before = backed_up.find(name_of(first, "known"), QLabel).text()
    backed_up.click(name_of(first, "check"))
    rested(backed_up)
    assert backed_up.window.toast.sentence == "The backup is whole."
    assert backed_up.find(name_of(first, "known"), QLabel).text() != before
    backed_up.window.activateWindow()
    backed_up.wait(backed_up.application.focusWidget)
    assert backed_up.focused().objectName() == name_of(first, "check")


def test_a_damaged_one_is_told_and_marked(backed_up: Desk) -> None:
    first = listed(backed_up)[0]
    damage(first)
    said = when_asked(backed_up, lambda: backed_up.click("cancel"))
    backed_up.click(name_of(first, "check"))
    backed_up.wait(lambda: said)
    rested(backed_up)
    assert "This backup is damaged" in said[0]
    assert "It is damaged and cannot be used." in backed_up.read("settings.backups")


def test_a_check_can_be_stopped(backed_up: Desk) -> None:
    first = listed(backed_up)[0]
    before = backed_up.find(name_of(first, "known"), QLabel).text()
    backed_up.click(name_of(first, "check"))
    card_of(backed_up).work.cancel()
    rested(backed_up)
    assert backed_up.find(name_of(first, "known"), QLabel).text() == before
    assert backed_up.find("settings.backUp", QPushButton).isEnabled()


def test_a_copy_goes_where_it_is_told_and_opens_there(
    backed_up: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []

    def answer(_title: str, sentence: str, suggested: Path, _kinds: object) -> Path:
        said.append(sentence)
        return tmp_path / suggested.name

    monkeypatch.setattr(backed_up.window.ask, "for_new_file", answer)
    first = listed(backed_up)[0]
    backed_up.click(name_of(first, "copy"))
    rested(backed_up)
    (copy,) = tmp_path.iterdir()
    assert copy.name == first.name
    assert copy.read_bytes() == first.path.read_bytes()
    assert "passphrase that was valid when the backup was made" in said[0]
    assert "passphrase that was valid when it was made" in backed_up.window.toast.sentence
    restore(copy, PASSPHRASE, tmp_path / "new.inglenook")


def test_a_damaged_one_is_not_copied_and_a_synchronised_folder_is_asked_about(
    backed_up: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cloud = tmp_path / "Dropbox"
    cloud.mkdir()
    monkeypatch.setattr(
        backed_up.window.ask, "for_new_file", lambda *given: cloud / Path(given[2]).name
    )
    first = listed(backed_up)[0]
    damage(first)
    said = when_asked(backed_up, lambda: backed_up.click("cancel"))
    backed_up.click(name_of(first, "copy"))
    rested(backed_up)
    assert "kept in step by Dropbox" in said[0]
    when_asked(backed_up, lambda: backed_up.click("confirm"))
    backed_up.click(name_of(first, "copy"))
    rested(backed_up)
    assert backed_up.window.toast.sentence.startswith("This backup is damaged")
    assert list(cloud.iterdir()) == []


def test_the_backup_of_the_day_is_made_by_itself_and_once(settings: Desk) -> None:
    settings.pages.daily_backup.begin()
    settings.wait(lambda: listed(settings))
    settings.wait(lambda: "4 entries" in settings.read("settings.backups"))
    settings.here.keep(settings.here.new(Note, title="Monday"))
    settings.pages.daily_backup.begin()
    assert len(listed(settings)) == 1


def test_a_damaged_journal_is_told_where_its_backup_is_not_made(settings: Desk) -> None:
    vault_of(settings.here.store).database.run("UPDATE tally SET rows = 7 WHERE kind = 'bid'")
    settings.pages.daily_backup.begin()
    settings.wait(lambda: "Today’s backup could not be made" in settings.window.toast.sentence)
    assert "something in the journal cannot be read" in settings.window.toast.sentence
    assert listed(settings) == []


def test_a_lock_does_not_wait_for_a_backup_and_leaves_none_half_made(settings: Desk) -> None:
    settings.click("settings.backUp")
    settings.press("Ctrl+L")
    (replaced,) = settings.replaced
    assert replaced.hidden
    assert replaced.closed
    settings.bot.waitUntil(lambda: not card_work_goes_on(), timeout=5000)
    settings.end()
    with open_vault(settings.path, PASSPHRASE) as vault:
        names = [path.name for path in (settings.path / FOLDER).glob("*")]
        assert all(not name.startswith(".") for name in names)
        assert vault.keys.generation == 1


def card_work_goes_on() -> bool:
    from PySide6.QtCore import QThreadPool

    return QThreadPool.globalInstance().activeThreadCount() > 0


@pytest.mark.parametrize("size", ["100", "200"])
def test_nothing_of_the_card_is_clipped(backed_up: Desk, size: str) -> None:
    first = listed(backed_up)[0]
    damage(first)
    backed_up.window.resize(960, 640)
    backed_up.click(f"settings.textSize.{size}")
    backed_up.click("settings.moreBackups")
    when_asked(backed_up, lambda: backed_up.click("cancel"))
    backed_up.click(name_of(first, "check"))
    backed_up.wait(lambda: "It is damaged" in backed_up.read("settings.backups"))
    for _pass in range(3):
        QApplication.sendPostedEvents()
        QApplication.processEvents()
    assert [*clipped(backed_up.window), *outside(backed_up.window)] == []


def test_everything_on_the_card_says_what_it_is_for(backed_up: Desk) -> None:
    for backup in listed(backed_up)[:3]:
        for deed in ("check", "copy"):
            button = backed_up.find(name_of(backup, deed), QPushButton)
            assert f"{backup.made.astimezone():%H:%M}" in button.accessibleName()
