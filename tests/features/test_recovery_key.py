"""The recovery key in Settings: made, replaced, revoked, and put on paper."""

from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PySide6.QtGui import QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QApplication, QLabel

from inglenook.doorway import keys as key_ways
from inglenook.journal.errors import WrongRecoveryKey
from inglenook.ui import recovery_sheet
from inglenook.vault.keys import open_with_passphrase, open_with_recovery_key
from support.key_pages import go, prove, shown_key, type_back
from support.vaults import PASSPHRASE
from support.windows import Desk

PAGE = "recovery"


@pytest.fixture
def without(desk: Desk) -> Desk:
    """The page of a journal that has no recovery key, the passphrase being proved."""
    desk.open()
    go(desk, PAGE)
    assert "There is no recovery key" in desk.told("recovery.state")
    prove(desk)
    return desk


@pytest.fixture
def first(desk: Desk) -> str:
    """A recovery key that opens the journal."""
    with desk.journal() as journal:
        spelled = key_ways.new_recovery()
        key_ways.keep_recovery(journal, spelled)
    return spelled


@pytest.fixture
def having(desk: Desk, first: str) -> Desk:
    """The page of a journal that has a recovery key, the passphrase being proved."""
    desk.open()
    go(desk, PAGE)
    assert "There is a recovery key" in desk.told("recovery.state")
    prove(desk)
    return desk


def kept(desk: Desk) -> None:
    desk.wait(lambda: desk.sees("proof"))
    assert desk.window.toast.sentence == "From now on this recovery key opens the journal."
    assert "There is a recovery key" in desk.told("recovery.state")


def test_a_key_is_made_and_opens_the_journal(without: Desk) -> None:
    without.click("recovery.choose.goOn")
    groups = shown_key(without)
    type_back(without, groups)
    kept(without)
    labels = without.window.findChildren(QLabel)
    assert not [each for each in labels if groups[0] in each.text()]
    without.end()
    assert open_with_recovery_key(without.path, "-".join(groups)).opens(PASSPHRASE)


def test_a_key_that_was_not_written_down_opens_nothing(without: Desk) -> None:
    without.click("recovery.choose.goOn")
    groups = shown_key(without)
    type_back(without, groups, "WXYZ")
    assert "These groups differ" in without.read()
    without.click("recovery.without")
    assert without.sees("proof")
    without.end()
    with pytest.raises(WrongRecoveryKey):
        open_with_recovery_key(without.path, "-".join(groups))


def test_a_new_key_takes_the_place_of_the_old_one_once_it_is_typed_back(
    having: Desk, first: str
) -> None:
    having.click("recovery.choose.goOn")
    groups = shown_key(having)
    assert open_with_recovery_key(having.path, first).has_recovery
    type_back(having, groups)
    kept(having)
    having.end()
    with pytest.raises(WrongRecoveryKey):
        open_with_recovery_key(having.path, first)
    open_with_recovery_key(having.path, "-".join(groups))


def test_leaving_in_the_middle_leaves_the_old_key_valid(having: Desk, first: str) -> None:
    having.click("recovery.choose.goOn")
    groups = shown_key(having)
    having.click("sidebar.today")
    assert not [each for each in having.window.findChildren(QLabel) if groups[0] in each.text()]
    having.end()
    open_with_recovery_key(having.path, first)


@pytest.mark.parametrize("agreed", [False, True])
def test_a_key_is_revoked_when_that_is_meant(
    having: Desk, first: str, agreed: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(having.window.ask, "confirm", lambda *_asked: agreed)
    having.click("recovery.revoke")
    if agreed:
        having.wait(lambda: "There is no recovery key" in having.told("recovery.state"))
        assert having.window.toast.sentence == "The recovery key opens this journal no more."
    having.end()
    assert open_with_passphrase(having.path, PASSPHRASE).has_recovery != agreed
    if agreed:
        with pytest.raises(WrongRecoveryKey):
            open_with_recovery_key(having.path, first)


def test_there_is_nothing_to_revoke_where_there_is_none(without: Desk) -> None:
    assert not without.sees("recovery.revoke")


def test_a_lock_takes_the_key_off_the_screen(without: Desk) -> None:
    without.click("recovery.choose.goOn")
    groups = shown_key(without)
    without.press("Ctrl+L")
    assert without.replaced[0].hidden
    with pytest.raises(WrongRecoveryKey):
        open_with_recovery_key(without.path, "-".join(groups))


# -- on paper


def paper(desk: Desk, monkeypatch: pytest.MonkeyPatch, place: Path | None) -> None:
    """A printer whose paper is a file of the test; None is a person who thinks better of it."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(place))
    monkeypatch.setattr(desk.window.ask, "has_printer", lambda: True)
    monkeypatch.setattr(
        desk.window.ask, "for_printer", lambda _title: printer if place is not None else None
    )


def test_the_sheet_holds_the_key_and_what_it_is_and_not_whose(
    without: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(
        without.window.ask, "confirm", lambda *told: bool(asked.append(" ".join(told)) or True)
    )
    paper(without, monkeypatch, tmp_path / "sheet.pdf")
    drawn: list[str] = []

    class Noting(QPainter):
        def drawText(self, *given: Any) -> None:
            drawn.append(given[-1])
            super().drawText(*given)

    monkeypatch.setattr(recovery_sheet, "QPainter", Noting)
    without.click("recovery.choose.goOn")
    groups = shown_key(without)
    without.click("recovery.print")
    assert "may keep a copy" in asked[0]
    words = " ".join(drawn)
    assert all(group in drawn for group in groups)
    assert "Whoever has this sheet and the journal's files can read all of it." in words
    assert without.path.name not in words
    with pikepdf.open(tmp_path / "sheet.pdf") as sheet:
        assert len(sheet.pages) == 1
        assert groups[0] not in str(sheet.docinfo)
    assert groups[0] not in QApplication.clipboard().text()


@pytest.mark.parametrize("refused", ["the sentence", "the printer"])
def test_nothing_is_printed_when_somebody_thinks_better_of_it(
    without: Desk, tmp_path: Path, refused: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(without.window.ask, "confirm", lambda *_: refused != "the sentence")
    place = None if refused == "the printer" else tmp_path / "sheet.pdf"
    paper(without, monkeypatch, place)
    without.click("recovery.choose.goOn")
    without.click("recovery.print")
    assert list(tmp_path.iterdir()) == []
    assert shown_key(without)


def test_without_a_printer_that_is_said(without: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    monkeypatch.setattr(without.window.ask, "tell", told.append)
    without.click("recovery.choose.goOn")
    without.click("recovery.print")
    assert told == ["No printer is set up on this computer. Copy the key by hand."]
