"""Work off the GUI thread: it comes back to it, or is let go of, whatever happens meanwhile."""

import threading
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QObject, QThreadPool
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from inglenook.ui import background
from support.windows import flush


class Result:
    """Something that has to be closed when nobody wants it."""

    def __init__(self) -> None:
        self.closed = False

    def close(self) -> None:
        self.closed = True


class Page(QObject):
    """Notes what comes back to it, and on which thread."""

    def __init__(self) -> None:
        super().__init__()
        self.done: list[Any] = []
        self.failed: list[Exception] = []
        self.threads: set[int] = set()

    def on_done(self, result: Any) -> None:
        self.done.append(result)
        self.threads.add(threading.get_ident())

    def on_failed(self, error: Exception) -> None:
        self.failed.append(error)
        self.threads.add(threading.get_ident())


@pytest.fixture
def page(qapp: QApplication) -> Iterator[Page]:
    made = Page()
    yield made
    assert QThreadPool.globalInstance().waitForDone(5000)
    qapp.processEvents()


def start(page: Page, function: Any) -> background.Task:
    return background.run(page, function, page.on_done, page.on_failed)


def finish() -> None:
    """The work is done, and nothing of it has been told yet."""
    assert QThreadPool.globalInstance().waitForDone(5000)


def test_a_result_comes_back_to_the_thread_of_the_window(page: Page, qtbot: QtBot) -> None:
    worked_on: list[int] = []

    def work() -> str:
        worked_on.append(threading.get_ident())
        return "a result"

    start(page, work)
    qtbot.waitUntil(lambda: bool(page.done))
    assert page.done == ["a result"]
    assert page.threads == {threading.get_ident()}
    assert worked_on[0] != threading.get_ident()


def test_nothing_is_also_a_result(page: Page, qtbot: QtBot) -> None:
    start(page, lambda: None)
    qtbot.waitUntil(lambda: bool(page.done))
    assert page.done == [None]
    assert page.failed == []


def test_an_error_comes_back_whole(page: Page, qtbot: QtBot) -> None:
    error = ValueError("why")

    def fail() -> None:
        raise error

    start(page, fail)
    qtbot.waitUntil(lambda: bool(page.failed))
    assert page.failed == [error]
    assert page.done == []
    assert page.threads == {threading.get_ident()}


def test_what_is_cancelled_before_it_ends_is_closed_and_not_told(page: Page, qtbot: QtBot) -> None:
    go_on, result = threading.Event(), Result()

    def work() -> Result:
        go_on.wait(5)
        return result

    task = start(page, work)
    task.cancel()
    go_on.set()
    qtbot.waitUntil(lambda: result.closed)
    assert page.done == []


def test_what_is_cancelled_on_its_way_back_is_closed_and_not_told(page: Page, qtbot: QtBot) -> None:
    result = Result()
    task = start(page, lambda: result)
    finish()
    task.cancel()
    qtbot.waitUntil(lambda: result.closed)
    assert page.done == []


def test_an_error_after_a_cancel_is_not_told(page: Page, qapp: QApplication) -> None:
    task = start(page, lambda: 1 / 0)
    task.cancel()
    finish()
    qapp.processEvents()
    assert page.failed == []


def test_a_page_that_goes_while_it_waits_is_no_harm(page: Page, qtbot: QtBot) -> None:
    going, results = [Page() for _each in range(50)], [Result() for _each in range(50)]
    for each, result in zip(going, results, strict=True):
        start(each, lambda result=result: result)
    for each in going:
        each.deleteLater()
    flush()
    finish()
    qtbot.waitUntil(lambda: all(each.closed for each in results))


def test_many_results_come_back_each_to_its_own(page: Page, qtbot: QtBot) -> None:
    for number in range(100):
        start(page, lambda number=number: number)
    qtbot.waitUntil(lambda: len(page.done) == 100)
    assert sorted(page.done) == list(range(100))
