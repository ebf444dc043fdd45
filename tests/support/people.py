"""Three people for the page of people, and hands for it."""

from dataclasses import replace
from datetime import timedelta

from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QListWidget,
    QMenu,
    QWidget,
)

from inglenook.journal.people import Person
from inglenook.journal.store import Filter
from inglenook.journal.vocabulary import PersonKind
from inglenook.ui.forms.form import Form
from support.looks import clipped, outside
from support.timelines import half_year
from support.windows import Desk


def three_people(desk: Desk) -> Desk:
    """Robin has three entries, Alex one, and Ben is named by none; the page is shown."""
    with desk.journal() as journal:
        for each in half_year(journal):
            earlier = timedelta(days=len(each.name))  # Robin came before Alex
            journal.keep(replace(each, recorded=each.recorded - earlier))
        journal.keep(journal.new(Person, name="Ben", kind=PersonKind.FRIEND, supports_me=True))
    desk.open()
    desk.click("sidebar.people")
    return desk


def person(desk: Desk, name: str) -> Person:
    """The one person of this name, as kept."""
    (found,) = [each for each in desk.here.people(retired=True) if each.name == name]
    return found


def names(desk: Desk) -> list[str]:
    """Everybody there is, in the order they came."""
    return [each.name for each in desk.here.people(retired=True)]


def listed(desk: Desk) -> list[str]:
    """What stands in the list, headings included."""
    found = desk.find("people.list", QListWidget)
    return [found.item(row).text() for row in range(found.count())]


def pick(desk: Desk, name: str) -> None:
    """Choose somebody from the list, with the mouse."""
    found = desk.find("people.list", QListWidget)
    (item,) = [found.item(row) for row in range(found.count()) if found.item(row).text() == name]
    desk.click_at(found.viewport(), found.visualItemRect(item).center())
    desk.wait(lambda: shown(desk) == name)


def shown(desk: Desk) -> str:
    """Who is shown beside the list."""
    return desk.find("people.name", QLabel).accessibleName()


def do(desk: Desk, name: str) -> None:
    """Choose from the menu of what can be done with the person."""
    desk.click("people.more")
    desk.wait(lambda: QApplication.activePopupWidget() is not None)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    (action,) = [each for each in menu.actions() if each.objectName() == f"people.{name}"]
    desk.click_at(menu, menu.actionGeometry(action).center())


def problem_at(desk: Desk, name: str) -> str:
    """What is said to be wrong, right under a field."""
    editor = desk.find("people.about", QWidget).findChild(Form).editors[name]  # type: ignore[union-attr]
    labels = [each for each in editor.findChildren(QLabel) if each.property("role") == "problem"]
    return "".join(each.text() for each in labels if each.isVisible())


def write_into(desk: Desk, name: str, words: str) -> None:
    """Write into a field in place of what stands there."""
    desk.focus(name, within="people.about")
    desk.press("Ctrl+A")
    desk.write(words)


def entries_of(desk: Desk, name: str) -> int:
    return desk.here.store.count(Filter(person=person(desk, name).id))


def without_room(desk: Desk) -> list[str]:
    """What has too little room just now, once everything has its place."""
    for _pass in range(3):  # one layout may ask for another
        QApplication.sendPostedEvents()
        QApplication.processEvents()
    return [*clipped(desk.window), *outside(desk.window)]


def tab_to(desk: Desk, name: str) -> None:
    """Go to something with the Tab key alone."""
    passed = []
    for _step in range(200):
        if desk.focused().objectName() == name:
            return
        passed.append(desk.focused().objectName())
        desk.press("Tab")
    raise AssertionError(f"{name} is not among {passed}")
