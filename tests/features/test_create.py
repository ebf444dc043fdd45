"""Making the first journal: its passphrase, its recovery key, and opening it with either."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit

from inglenook import doorway
from inglenook.journal.errors import WrongRecoveryKey
from inglenook.vault.vault import open_vault
from support.windows import Desk

STRONG = "seven quiet herons over a copper roof"


@pytest.fixture
def welcome(desk: Desk) -> Desk:
    """The welcome page of a person who has no journal yet, with the keyboard in its name."""
    desk.begin()
    return desk


def place() -> Path:
    return doorway.usual_place() / "journal.inglenook"


def fill(desk: Desk, passphrase: str, again: str) -> None:
    for name, text in (("passphrase", passphrase), ("again", again)):
        desk.focus(name)
        desk.press("Ctrl+A")
        desk.write(text)


def create(desk: Desk, *, recovery: bool) -> None:
    if desk.find("welcome.recovery", QCheckBox).isChecked() != recovery:
        desk.click("welcome.recovery")
    fill(desk, STRONG, STRONG)
    desk.click("create")


def shown_key(desk: Desk) -> list[str]:
    desk.wait(lambda: desk.told("recovery.key"))
    return desk.told("recovery.key").split()


def asked_groups(desk: Desk) -> dict[int, QLineEdit]:
    """The lines in which groups are to be typed back, by the place of the group."""
    lines = [each for each in desk.window.findChildren(QLineEdit) if each.isVisible()]
    prefix = "recovery.group"
    return {int(each.objectName().removeprefix(prefix)) - 1: each for each in lines}


def type_back(desk: Desk, key: list[str], change: str = "") -> None:
    for group, line in asked_groups(desk).items():
        line.setFocus()
        desk.press("Ctrl+A")
        desk.write(change or key[group].lower())


def test_somebody_without_a_journal_is_welcomed(welcome: Desk) -> None:
    assert "Begin a journal" in welcome.read()
    assert "Nobody can reset this passphrase" in welcome.read()
    assert str(place()) in welcome.read()
    assert not place().exists()


def test_a_journal_is_made_from_the_keyboard_alone(welcome: Desk) -> None:
    welcome.write("diary")
    while welcome.focused().objectName() != "passphrase":
        welcome.press("Tab")
    welcome.write(STRONG)
    welcome.press("Return")
    welcome.write(STRONG)
    while welcome.focused().objectName() != "welcome.recovery":
        welcome.press("Tab")
    welcome.press("Space", "Tab", "Space")
    welcome.wait(lambda: welcome.window.pages)
    assert welcome.pages.page.NAME == "first_run"
    assert "minutes without input" not in welcome.read()
    welcome.press("Space")
    assert "minutes without input" in welcome.read()
    assert str(doorway.usual_place() / "diary.inglenook") in welcome.read()
    welcome.press("Space", "Ctrl+Return")
    assert welcome.sees("sidebar.today")
    made = doorway.usual_place() / "diary.inglenook"
    assert made.stat().st_mode & 0o777 == 0o700
    assert welcome.window.path == made
    welcome.end()
    open_vault(made, STRONG).close()


@pytest.mark.parametrize(
    ("weak", "sentence"),
    [
        ("abc", "Add 12 more characters."),
        ("password password", "Add an unusual word or two."),
        ("journal journal journal", "Add an unusual word or two."),
    ],
)
def test_a_weak_passphrase_is_refused_with_its_sentence(
    welcome: Desk, weak: str, sentence: str
) -> None:
    fill(welcome, weak, weak)
    welcome.wait(lambda: sentence in welcome.told("strength"))
    assert sentence not in problem(welcome)
    welcome.click("create")
    welcome.wait(lambda: sentence in problem(welcome))
    assert not place().exists()


def problem(desk: Desk) -> str:
    """What is said to be wrong, in the words for problems."""
    labels = [each for each in desk.window.findChildren(QLabel) if each.isVisible()]
    return " ".join(each.text() for each in labels if each.property("role") == "problem")


def test_how_long_a_strong_one_would_hold_is_said_in_words(welcome: Desk) -> None:
    fill(welcome, STRONG, "")
    welcome.wait(lambda: "would need centuries" in welcome.told("strength"))
    fill(welcome, STRONG + "ü ", "")
    welcome.wait(lambda: "another keyboard may not have" in welcome.told("strength"))
    assert "the space counts" in welcome.told("strength")


def test_two_different_passphrases_are_refused(welcome: Desk) -> None:
    fill(welcome, STRONG, STRONG + ".")
    welcome.click("create")
    assert problem(welcome) == "The two passphrases differ. Write the same in both lines."
    assert not place().exists()


def test_no_passphrase_is_refused(welcome: Desk) -> None:
    welcome.click("create")
    assert problem(welcome) == "Write a passphrase, or let six words be suggested."


@pytest.mark.parametrize("name", ["", "  ", "a/b", "con:", "what?"])
def test_a_name_that_no_folder_can_have_is_refused(welcome: Desk, name: str) -> None:
    welcome.focus("welcome.name")
    welcome.press("Ctrl+A", "Backspace")
    welcome.write(name)
    fill(welcome, STRONG, STRONG)
    welcome.click("create")
    assert problem(welcome)
    assert not doorway.usual_place().exists()


def test_a_place_that_is_taken_is_never_written_over(welcome: Desk) -> None:
    place().mkdir(parents=True)
    (place() / "something").write_text("mine")
    create(welcome, recovery=False)
    welcome.wait(lambda: "There is already something with this name." in problem(welcome))
    assert [path.name for path in place().iterdir()] == ["something"]


def test_six_words_are_suggested_and_shown(welcome: Desk) -> None:
    welcome.click("welcome.suggest")
    line = welcome.find("passphrase", QLineEdit)
    assert len(line.text().split()) == 6
    assert line.displayText() == line.text()
    assert welcome.focused().objectName() == "again"
    welcome.wait(lambda: "would need" in welcome.told("strength"))
    first = line.text()
    welcome.click("welcome.suggest")
    assert line.text() != first


def test_another_place_is_chosen(
    welcome: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(welcome.window.ask, "for_folder", lambda _title, _start: tmp_path)
    welcome.click("welcome.place")
    assert str(tmp_path / "journal.inglenook") in welcome.read()
    create(welcome, recovery=False)
    welcome.wait(lambda: welcome.window.pages)
    assert (tmp_path / "journal.inglenook" / "keys").is_file()


def test_the_recovery_key_is_shown_once_and_two_groups_are_typed_back(welcome: Desk) -> None:
    create(welcome, recovery=True)
    key = shown_key(welcome)
    assert [len(group) for group in key] == [4] * 7
    assert len(asked_groups(welcome)) == 2
    type_back(welcome, key, "WXYZ")
    welcome.click("recovery.done")
    assert problem(welcome) == "These groups differ from the key above. Look once more."
    assert not welcome.sees("first_run.next")
    type_back(welcome, key)
    welcome.click("recovery.done")
    assert welcome.sees("first_run.next")
    assert not any(" ".join(key) in each.text() for each in welcome.window.findChildren(QLabel))


def test_the_journal_opens_with_the_recovery_key_afterwards(welcome: Desk) -> None:
    create(welcome, recovery=True)
    key = shown_key(welcome)
    type_back(welcome, key)
    welcome.click("recovery.done")
    welcome.click("first_run.skip")
    welcome.focus("unseen_part")
    welcome.write("still here")
    welcome.end()
    welcome.begin()  # the usual place is looked at by itself
    welcome.click("unlock.recoveryKey")
    welcome.write("-".join(key[:6]) + "-0000")
    welcome.press("Return")
    welcome.wait(lambda: "There is a slip in this recovery key." in problem(welcome))
    welcome.press("Ctrl+A")
    welcome.write(" ".join(key).lower())
    welcome.press("Return")
    welcome.wait(lambda: welcome.window.pages)
    assert "still here" in str(welcome.here.store.drafts())


def test_doing_without_a_recovery_key_revokes_it(welcome: Desk) -> None:
    create(welcome, recovery=True)
    key = shown_key(welcome)
    welcome.click("recovery.without")
    assert welcome.window.pages is not None
    welcome.end()
    with pytest.raises(WrongRecoveryKey):
        doorway.open_with_recovery_key(place(), "-".join(key))
    open_vault(place(), STRONG).close()


def test_the_recovery_key_does_not_stay_on_screen_for_ever(welcome: Desk) -> None:
    create(welcome, recovery=True)
    shown_key(welcome)
    assert welcome.program is not None
    assert welcome.program.presence._timer.isActive()


def test_somebody_with_a_journal_elsewhere_goes_on_to_unlock(welcome: Desk) -> None:
    fill(welcome, STRONG, "")
    welcome.click("welcome.unlock")
    assert welcome.sees("unlock")
    welcome.click("unlock.new")
    assert welcome.find("passphrase", QLineEdit).text() == ""


def test_what_was_typed_on_the_welcome_page_does_not_stay_in_the_window(welcome: Desk) -> None:
    fill(welcome, STRONG, STRONG)
    welcome.click("welcome.unlock")
    welcome.wait(
        lambda: STRONG not in [each.text() for each in welcome.window.findChildren(QLineEdit)]
    )
