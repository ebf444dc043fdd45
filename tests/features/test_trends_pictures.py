"""Trends: any chart is saved as a picture."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QMenu

from support.trends import FIRST, expected, open_trends
from support.windows import Desk

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def trends(desk: Desk) -> Desk:
    """The trends of a sample half year, with all charts on the page."""
    return open_trends(desk)


def picks(desk: Desk, monkeypatch: pytest.MonkeyPatch, path: Path | None) -> None:
    """Answer the question where the picture goes."""
    monkeypatch.setattr(desk.window.ask, "for_new_file", lambda *_asked: path)


def from_menu(desk: Desk, opens: str, action: str) -> None:
    desk.click(opens)
    menu = desk.application.activePopupWidget()
    assert isinstance(menu, QMenu)
    next(each for each in menu.actions() if each.objectName() == action).trigger()
    menu.close()


@pytest.mark.parametrize(
    ("kind", "begins"), [("png", b"\x89PNG\r\n"), ("svg", b"<?xml"), ("pdf", b"%PDF-")]
)
def test_a_card_is_saved_as_a_picture_that_is_mine_alone(
    trends: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, begins: bytes
) -> None:
    path = tmp_path / f"picture.{kind}"
    picks(trends, monkeypatch, path)
    from_menu(trends, f"{FIRST}.more", "chartMenu.save")
    trends.wait(lambda: "not protected" in trends.window.toast.sentence)
    assert path.read_bytes().startswith(begins)
    assert path.stat().st_mode & 0o777 == 0o600
    assert list(tmp_path.iterdir()) == [path]


def test_any_chart_is_saved_from_the_top_of_the_page(
    trends: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "zones.svg"
    picks(trends, monkeypatch, path)
    from_menu(trends, "trends.save", "trends.saveMenu.zones")
    trends.wait(path.exists)
    zones = next(each for each in expected(trends) if each.name == "zones")
    assert zones.title in path.read_text("utf-8")


def test_a_picture_that_cannot_be_written_is_told(
    trends: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    picks(trends, monkeypatch, tmp_path / "nowhere" / "picture.png")
    from_menu(trends, f"{FIRST}.more", "chartMenu.save")
    trends.wait(lambda: "no such folder" in trends.window.toast.sentence)


def test_a_picture_that_is_not_wanted_after_all_leaves_nothing(
    trends: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    picks(trends, monkeypatch, None)
    from_menu(trends, f"{FIRST}.more", "chartMenu.save")
    assert not trends.window.toast.isVisible()
    assert not list(tmp_path.iterdir())
