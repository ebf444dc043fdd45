"""Somebody at the pages about passphrase and keys."""

from PySide6.QtWidgets import QLineEdit

from support.vaults import PASSPHRASE
from support.windows import Desk

STRONG = "seven quiet herons over a copper roof"


def go(desk: Desk, page: str) -> None:
    """From Settings to one of the pages, by its row."""
    desk.click("sidebar.settings")
    desk.focus(f"settings.{page}")
    desk.press("Space")
    assert page == desk.pages.page.NAME


def prove(desk: Desk, passphrase: str = PASSPHRASE) -> None:
    """Write the passphrase, and wait for what comes of it."""
    assert desk.focused().objectName() == "current"
    desk.write(passphrase)
    desk.press("Return")
    desk.wait(lambda: not desk.sees("proof") or desk.told("proof.problem"))


def fill(desk: Desk, passphrase: str, again: str) -> None:
    """Write the new passphrase in both lines."""
    for name, text in (("passphrase", passphrase), ("again", again)):
        desk.focus(name)
        desk.press("Ctrl+A")
        desk.write(text)


def shown_key(desk: Desk) -> list[str]:
    """The groups of the recovery key on screen."""
    desk.wait(lambda: desk.told("recovery.key"))
    return desk.told("recovery.key").split()


def type_back(desk: Desk, groups: list[str], instead: str = "") -> None:
    """Type the groups back that are asked for, or something else, and go on."""
    lines = [each for each in desk.window.findChildren(QLineEdit) if each.isVisible()]
    for line in lines:
        place = int(line.objectName().removeprefix("recovery.group")) - 1
        line.setFocus()
        desk.press("Ctrl+A")
        desk.write(instead or groups[place].lower())
    desk.click("recovery.done")


def written(desk: Desk) -> str:
    """Everything that stands in a line on any page."""
    return "|".join(each.text() for each in desk.window.findChildren(QLineEdit))
