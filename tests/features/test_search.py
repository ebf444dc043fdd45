"""Search: what was written is found while it is typed, and opened from the keyboard."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLineEdit

from inglenook.journal.entries import GutCheck
from inglenook.journal.people import Person
from support.search_page import OLD, found, kinds, row, typed, view, write
from support.windows import Desk


@pytest.fixture
def search(desk: Desk) -> Desk:
    """The search page of a journal with a few of everything."""
    with desk.journal() as journal:
        write(journal)
    desk.open()
    desk.press("Ctrl+K")
    desk.wait(lambda: desk.pages.page.NAME == "search")
    return desk


def test_an_empty_line_says_what_can_be_typed(search: Desk) -> None:
    assert "Everything you wrote is searched while you type" in search.read()
    assert not search.sees("search.list")
    assert not search.sees("search.nothing")
    assert search.told("search.count") == ""
    assert search.focused().objectName() == "search.line"


def test_it_finds_while_it_is_typed_in_any_case(search: Desk) -> None:
    search.write("WAL")
    assert kinds(search) == ["bid", "finding", "note"]
    assert search.told("search.count") == "3 found"
    search.write("K h")
    assert kinds(search) == ["note"]
    assert "Everything you wrote" not in search.read()
    search.press(*["Backspace"] * 6)
    assert found(search) == []
    assert "Everything you wrote" in search.read()


def test_people_and_gifts_are_found_before_entries(search: Desk) -> None:
    assert typed(search, "harbour") == ["core_gift", "note"]
    assert typed(search, "rob") == ["person"]
    assert typed(search, "cafe") == ["bid"]
    assert typed(search, "שלום") == ["note"]


def test_what_is_typed_at_once_is_asked_once(search: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    store, asked = search.here.store, []
    ask = store.search
    monkeypatch.setattr(store, "search", lambda *given: (asked.append(given), ask(*given))[1])
    line = search.find("search.line", QLineEdit)
    for letter in "walk":
        line.insert(letter)
    assert asked == [], "typing waits for nothing"
    assert kinds(search) == ["bid", "finding", "note"]
    assert len(asked) == 1
    line.insert(" ")
    assert kinds(search) == ["bid", "finding", "note"]
    assert len(asked) == 1, "a space asks for nothing else"


def test_filters_and_phrases(search: Desk) -> None:
    assert typed(search, "walk kind:note") == ["note"]
    assert typed(search, "with:robin") == ["person", "bid", "finding", "gut_check"]
    assert typed(search, '"by the harb"') == []
    assert typed(search, '"by the harbour"') == ["note"]
    year = search.here.clock().year
    assert typed(search, f"walk before:{year}") == ["note"]


def test_a_filter_that_is_not_understood_is_said(search: Desk) -> None:
    assert typed(search, "walk with:zed") == ["bid", "finding", "note"]
    assert "There is nobody here called “zed”, so that is left out." in search.read()
    search.press("Ctrl+A", "Backspace")
    assert found(search) == []
    assert "nobody" not in search.read()


def test_where_nothing_is_found_it_is_said_kindly(search: Desk) -> None:
    assert typed(search, "zebra") == []
    assert search.told("search.nothing").startswith("Nothing you wrote fits this.")
    assert not search.sees("search.list")
    assert search.told("search.count") == ""


def test_an_example_can_be_clicked(search: Desk) -> None:
    search.click("search.example.1")
    assert search.find("search.line", QLineEdit).text() == "with:Robin"
    assert kinds(search) == ["person", "bid", "finding", "gut_check"]
    assert search.focused().objectName() == "search.line"


def test_a_row_is_reached_from_the_line_and_opened(search: Desk) -> None:
    search.write("walk")
    assert row_after(search, "Down") == 1
    assert row_after(search, "Down", "Down") == 2, "there is no row after the last"
    assert row_after(search, "Up") == 1
    assert row_after(search, "PgDown") == 2
    assert row_after(search, "PgUp") == 0
    assert search.focused().objectName() == "search.line"
    search.press("Down", "Down", "Return")
    assert search.pages.page.NAME == "note"
    assert search.find("title", QLineEdit).text() == "Sunday"


def row_after(desk: Desk, *keys: str) -> int:
    found(desk)
    desk.press(*keys)
    return row(desk)


def test_enter_opens_what_was_just_typed_without_waiting(search: Desk) -> None:
    search.write("early")
    search.press("Return")
    assert search.find("title", QLineEdit).text() == "Sunday"


def test_a_row_is_opened_with_the_mouse_or_from_the_list(search: Desk) -> None:
    typed(search, "walk")
    search.click_at(view(search).viewport(), middle(search, 2))
    assert search.find("title", QLineEdit).text() == "Sunday"
    search.press("Ctrl+K")
    search.press("Tab")
    assert search.focused().objectName() == "search.list"
    search.press("Up", "Return")
    assert search.pages.page.NAME == "gut_check"


def middle(desk: Desk, at: int) -> QPoint:
    return view(desk).visualRect(view(desk).model().index(at, 0)).center()


def test_enter_opens_nothing_where_nothing_is_found(search: Desk) -> None:
    typed(search, "zebra")
    search.press("Return", "Down", "Up")
    assert search.pages.page.NAME == "search"


def test_escape_goes_back_to_the_page_before(search: Desk) -> None:
    search.press("Ctrl+2", "Ctrl+K")
    search.write("walk")
    search.press("Escape")
    assert search.pages.page.NAME == "timeline"
    search.press("Ctrl+K")
    assert search.find("search.line", QLineEdit).text() == "walk"
    search.press("Tab", "Escape")
    assert search.pages.page.NAME == "timeline"


def test_what_was_typed_is_there_to_be_typed_over(search: Desk) -> None:
    typed(search, "walk")
    search.press("Ctrl+1", "Ctrl+K")
    assert kinds(search) == ["bid", "finding", "note"]
    search.write("zebra")
    assert search.find("search.line", QLineEdit).text() == "zebra"


def test_what_was_typed_and_the_row_are_there_after_a_lock(search: Desk) -> None:
    typed(search, "walk")
    search.press("Down", "Down", "Ctrl+L")
    assert len(search.replaced) == 1
    search.come_back()
    assert search.pages.page.NAME == "search"
    assert search.find("search.line", QLineEdit).text() == "walk"
    assert kinds(search) == ["bid", "finding", "note"]
    assert row(search) == 2
    assert search.focused().objectName() == "search.line"


def test_an_entry_put_in_the_bin_disappears_and_what_hangs_on_it(search: Desk) -> None:
    typed(search, "walk")
    search.press("Down", "Down")
    (check,) = search.here.all(GutCheck)
    search.here.remove(check)
    assert kinds(search) == ["bid", "note"]
    assert row(search) == 1, "the same note is still the marked one"
    search.here.restore(check)
    assert kinds(search) == ["bid", "finding", "note"]


def test_what_changes_elsewhere_is_found_once_the_page_is_seen(search: Desk) -> None:
    typed(search, "walk with:robin")
    search.press("Ctrl+1")
    (robin,) = search.here.all(Person)
    search.here.keep(replace(robin, name="Sam"))
    search.press("Ctrl+K")
    assert "There is nobody here called “robin”" in search.read()
    assert len(found(search)) == 3


def test_a_row_is_told_to_somebody_who_does_not_see(search: Desk) -> None:
    typed(search, "harbour")
    model = view(search).model()
    role = Qt.ItemDataRole.AccessibleTextRole
    told = [str(model.data(model.index(at, 0), role)) for at in range(2)]
    assert told[0] == "Noticing a harbour"
    assert told[1].endswith(f". Sunday. {OLD}")
    assert view(search).accessibleName() == "What was found"
