"""All data leaves as one file and comes back in, from a card in Settings."""

import json
import zipfile
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton

from inglenook.journal.entries import Bid, Note
from inglenook.journal.therapy import Packet
from inglenook.journal.vocabulary import PacketFormat
from inglenook.ui.widgets.all_data_card import AllDataCard
from support.packet_page import NEVER, fill, names_in
from support.questions import when_asked
from support.windows import Desk

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def settings(desk: Desk) -> Desk:
    with desk.journal() as journal:
        fill(journal)
    desk.open()
    desk.click("sidebar.settings")
    return desk


def card_of(desk: Desk) -> AllDataCard:
    return desk.find("settings.allData", AllDataCard)


def goes_to(desk: Desk, monkeypatch: pytest.MonkeyPatch, path: Path | None) -> list[str]:
    said: list[str] = []

    def answer(_title: str, sentence: str, suggested: Path, _kind: str) -> Path | None:
        said.append(f"{suggested.name}: {sentence}")
        return path

    monkeypatch.setattr(desk.window.ask, "for_new_file", answer)
    monkeypatch.setattr(desk.window.ask, "for_file", answer)
    return said


def rested(desk: Desk) -> None:
    card = card_of(desk)
    desk.wait(lambda: not card.work.is_busy and not card._turn.isActive())


def exported(desk: Desk, monkeypatch: pytest.MonkeyPatch, path: Path) -> Path:
    goes_to(desk, monkeypatch, path)
    desk.click("settings.exportJson")
    rested(desk)
    return path


def test_all_data_is_one_json_document(
    settings: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = exported(settings, monkeypatch, tmp_path / "all.json")
    assert settings.window.toast.sentence.startswith("Saved. 1 entry is marked never")
    records = json.loads(file.read_text("utf-8"))["records"]
    assert len(records["bid"]) == len(settings.here.all(Bid))
    assert NEVER not in file.read_text("utf-8")
    (left,) = settings.here.all(Packet)
    assert (left.format, left.file_name) == (PacketFormat.DATA, "all.json")
    assert names_in(tmp_path) == ["all.json"]


def test_csv_comes_in_a_zip(
    settings: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "all.zip"
    said = goes_to(settings, monkeypatch, file)
    settings.click("settings.exportCsv")
    rested(settings)
    with zipfile.ZipFile(file) as opened:
        assert any(name.startswith("bid") for name in opened.namelist())
    assert "can be read by anyone" in said[0]
    assert said[0].startswith("journal-")


def test_nothing_leaves_if_no_place_is_chosen(
    settings: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    goes_to(settings, monkeypatch, None)
    settings.click("settings.exportJson")
    rested(settings)
    assert settings.here.all(Packet) == []
    assert settings.find("settings.exportJson", QPushButton).isEnabled()


def test_a_place_that_refuses_is_told(
    settings: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    exported(settings, monkeypatch, tmp_path / "none" / "all.json")
    assert settings.window.toast.sentence == "There is no such folder to put the file in."
    exported(settings, monkeypatch, tmp_path / "all.txt")
    assert "ends in .json" in settings.window.toast.sentence
    assert names_in(tmp_path) == []
    assert settings.here.all(Packet) == []


def test_a_change_while_it_is_read_is_in_the_file(
    settings: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    goes_to(settings, monkeypatch, tmp_path / "all.json")
    settings.click("settings.exportJson")
    card_of(settings)._on_turn_timeout()
    settings.here.keep(settings.here.new(Note, title="late", words="came late"))
    rested(settings)
    assert "came late" in (tmp_path / "all.json").read_text("utf-8")


def test_what_was_exported_comes_back_in_once(
    settings: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    exported(settings, monkeypatch, tmp_path / "all.json")
    gone = settings.here.all(Bid)
    for bid in gone:
        settings.here.discard(bid)
    said = when_asked(settings, lambda: settings.click("confirm"))
    settings.click("settings.import")
    settings.wait(lambda: len(settings.here.all(Bid)) == len(gone))
    assert f"{len(gone)} new" in said[0]
    assert "here already" in said[0]
    rested(settings)
    again = when_asked(settings, lambda: settings.click("cancel"))
    settings.click("settings.import")
    settings.wait(lambda: again)
    rested(settings)
    assert "Nothing in this file is new" in again[0]
    settings.window.activateWindow()
    settings.wait(settings.application.focusWidget)
    assert settings.focused().objectName() == "settings.import"
    settings.press("Ctrl+Z")
    assert settings.here.all(Bid) == []


def test_a_report_comes_first_and_nothing_is_written_without_a_yes(
    settings: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = exported(settings, monkeypatch, tmp_path / "all.json")
    whole = json.loads(file.read_text("utf-8"))
    whole["records"]["bid"][0]["answer"] = "perhaps"
    file.write_text(json.dumps(whole), "utf-8")
    for bid in settings.here.all(Bid):
        settings.here.discard(bid)
    said = when_asked(settings, lambda: settings.click("cancel"))
    settings.click("settings.import")
    settings.wait(lambda: said)
    rested(settings)
    assert "bid 1: " in said[0]
    assert "1 cannot be kept" in said[0]
    assert settings.here.all(Bid) == []
    when_asked(settings, lambda: settings.click("confirm"))
    settings.click("settings.import")
    settings.wait(lambda: len(settings.here.all(Bid)) == 2)


def test_another_file_is_told_apart(
    settings: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "other.json"
    other.write_text('{"mine": 1}', "utf-8")
    goes_to(settings, monkeypatch, other)
    settings.click("settings.import")
    settings.wait(
        lambda: "not a file that Inglenook has exported" in settings.window.toast.sentence
    )
    rested(settings)
    assert settings.find("settings.import", QPushButton).isEnabled()
