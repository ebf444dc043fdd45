"""Who tried to get in: counted, told to whoever comes back, and made to wait."""

import time
from pathlib import Path
from re import fullmatch

import pytest
from PySide6.QtWidgets import QPushButton

from inglenook.cli import main
from inglenook.journal.errors import WrongPassphrase
from inglenook.vault.attempts import NAME
from support.timelines import half_year
from support.vaults import PASSPHRASE
from support.windows import Desk

WRONG = "not these words at all"


@pytest.fixture
def made(desk: Desk) -> Desk:
    with desk.journal() as journal:
        half_year(journal)
    return desk


def fail(desk: Desk) -> None:
    desk.press("Ctrl+A")
    desk.write(WRONG)
    desk.press("Return")
    page = desk.window.unlock_page
    desk.wait(lambda: page._task is None and desk.told("unlock.problem"))


def failed(desk: Desk, times: int, ago: int) -> None:
    """As if somebody had failed so often, the last time so many seconds ago."""
    moment = int(time.time()) - ago
    (desk.path / NAME).write_text(f"{moment}\n" * times)


def is_free(desk: Desk) -> bool:
    return desk.find("unlock", QPushButton).isEnabled()


def test_the_third_failure_makes_the_page_wait_for_a_second(made: Desk) -> None:
    made.begin(made.path)
    for _ in range(2):
        fail(made)
        assert is_free(made)
    fail(made)
    assert made.told("unlock.wait") == "You can try again in 1 s."
    assert made.told("unlock.problem") == str(WrongPassphrase())
    made.wait(lambda: is_free(made))
    assert not made.told("unlock.wait")
    made.press("Ctrl+A")
    made.unlock()


def test_the_wait_outlives_the_program_and_holds_nobody_longer(made: Desk) -> None:
    failed(made, 6, ago=0)
    made.begin(made.path)
    assert made.told("unlock.wait") in ("You can try again in 8 s.", "You can try again in 7 s.")
    made.write(PASSPHRASE)
    made.press("Return")
    assert not is_free(made)
    assert made.window.unlock_page._task is None
    failed(made, 6, ago=9)
    made.wait(lambda: is_free(made))
    made.press("Return")
    made.wait(lambda: made.window.pages is not None)


def test_a_clock_that_was_ahead_makes_nobody_wait_longer_than_a_minute(made: Desk) -> None:
    failed(made, 50, ago=-86400 * 3650)
    made.begin(made.path)
    assert made.told("unlock.wait") == "You can try again in 60 s."


def test_who_comes_back_is_told_once_and_can_put_it_away(made: Desk) -> None:
    failed(made, 3, ago=3600 * 30)
    made.open()
    assert "Three failed attempts since you were last here" in made.read("failedAttempts")
    assert "yesterday at" in made.read("failedAttempts") or " on " in made.read("failedAttempts")
    made.click("failedAttempts.close")
    made.wait(lambda: not made.sees("failedAttempts"))
    made.press("Ctrl+L")
    made.come_back()
    assert not made.sees("failedAttempts")


def test_settings_list_the_unlocks_and_the_failures_before_them(made: Desk) -> None:
    made.open()
    made.press("Ctrl+L")
    failed(made, 2, ago=100)
    made.come_back()
    made.click("sidebar.settings")
    made.wait(lambda: "Unlocked " in made.read("settings.unlocks"))
    told = made.read("settings.unlocks")
    assert told.count("Unlocked ") == 2
    assert told.count("with the passphrase") == 2
    assert told.count("2 failed attempts before that, the latest ") == 1
    assert "somebody who can write there can make them vanish" in told
    assert not made.sees("settings.unlocks.more")


def test_more_unlocks_are_shown_when_asked_for(made: Desk) -> None:
    for _ in range(6):
        made.open()
        made.end()
    made.open()
    made.click("sidebar.settings")
    made.wait(lambda: made.read("settings.unlocks").count("Unlocked ") == 5)
    made.click("settings.unlocks.more")
    made.wait(lambda: made.read("settings.unlocks").count("Unlocked ") == 7)
    assert not made.sees("settings.unlocks.more")


def test_the_command_line_says_how_long_it_is(
    made: Desk, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "words"
    file.write_text(WRONG)
    asked = ["--passphrase-file", str(file)]
    for _ in range(3):
        assert main(["check", str(made.path), *asked]) == 1
        assert str(WrongPassphrase()) in capsys.readouterr().err
    file.write_text(PASSPHRASE)
    failed(made, 9, ago=0)
    for command in (
        ["check", str(made.path), *asked],
        ["export", str(made.path), "--data", str(tmp_path / "all.json"), *asked],
    ):
        assert main(command) == 1
        assert fullmatch(r"You can try again in [1-6]\d s\.\n", capsys.readouterr().err)
    failed(made, 3, ago=5)
    assert main(["check", str(made.path), *asked]) == 0
