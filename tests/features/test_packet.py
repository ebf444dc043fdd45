"""The packet page: what is chosen, what is shown, what is saved, and what stays in."""

import os
import stat
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QProgressBar, QPushButton
from shiboken6 import isValid

from inglenook.journal.therapy import HiddenWord, Packet
from inglenook.journal.vocabulary import Names, PacketFormat
from inglenook.packet.choice import Section
from inglenook.packet.preview import Preview
from inglenook.ui.widgets.page_view import PageView
from support.packet_page import NEVER, AtPacket, fill, names_in
from support.pdf_text import opened, read_aloud
from support.questions import when_asked
from support.windows import Desk

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
ALL_OF_IT = ("feelings", "bids", "notes")


@pytest.fixture
def packet(desk: Desk) -> AtPacket:
    with desk.journal() as journal:
        fill(journal)
    desk.open()
    desk.click("sidebar.therapy")
    desk.click("therapy.packet")
    at = AtPacket(desk)
    at.shown("Notes for therapy")
    return at


@pytest.fixture
def full(packet: AtPacket) -> AtPacket:
    """With all bids and all notes in it."""
    for section in ALL_OF_IT:
        packet.desk.click(f"packet.section.{section}")
    packet.shown("The ferry")
    return packet


# -- what is chosen and shown


def test_it_lies_under_therapy_and_leads_back_to_it(packet: AtPacket) -> None:
    desk = packet.desk
    assert desk.find("sidebar.therapy", QPushButton).isChecked()
    desk.click("packet.back")
    assert desk.pages.page.NAME == "therapy"
    desk.click("therapy.packet")
    desk.press("Escape")
    assert desk.pages.page.NAME == "therapy"


def test_the_days_since_the_last_session_are_chosen_at_first(full: AtPacket) -> None:
    assert full.desk.find("packet.period.session", QPushButton).isChecked()
    assert "3 days ago" in full.text()
    assert "20 days ago" not in full.text()


def test_another_period_is_shown_once_it_is_chosen(full: AtPacket) -> None:
    full.desk.click("packet.period.weeks")
    full.shown("20 days ago")
    assert full.count_beside("bids") == "All bids 3"


def test_two_days_are_a_period_too(full: AtPacket) -> None:
    full.desk.click("packet.period.custom")
    first, last = full.page.choices.period.days()
    full.page.choices.period._dates.show_days(last, last)
    full.page.choices.period._dates.changed.emit()
    full.shown("3 days ago", there=False)
    assert first < last


def test_a_session_that_was_never_had_is_not_offered(desk: Desk) -> None:
    desk.open()
    desk.click("sidebar.therapy")
    desk.click("therapy.packet")
    assert not desk.sees("packet.period.session")
    assert desk.find("packet.period.weeks", QPushButton).isChecked()
    AtPacket(desk).shown("There is nothing in these pages")


def test_only_what_is_ticked_goes_in(full: AtPacket) -> None:
    full.desk.click("packet.section.notes")
    full.shown("The ferry", there=False)
    assert "a walk with" in full.text()


def test_each_section_says_how_much_of_it_there_is(full: AtPacket) -> None:
    full.desk.wait(lambda: full.count_beside("bids") == "All bids 2")
    assert full.count_beside("notes") == "All notes 1"
    assert full.count_beside("summary") == "One-page summary"
    assert full.desk.told("packet.never") == "1 entry is marked “never export” and stays out."


def test_only_those_who_are_chosen_are_told_of(full: AtPacket) -> None:
    nadia = next(each for each in full.desk.here.people() if each.name == "Nadia")
    full.desk.click(f"packet.people.{nadia.id}")
    full.shown("1 days ago", there=False)
    assert "3 days ago" in full.text()
    full.desk.click("packet.people.")
    full.shown("1 days ago")


def test_names_are_initials_at_first_and_as_written_if_one_likes(full: AtPacket) -> None:
    assert "Sam" not in full.text()
    assert "a walk with S. 1 days ago" in full.text()
    full.desk.click("packet.names.written")
    full.shown("a walk with Sam")
    full.desk.click("packet.names.roles")
    full.shown("a walk with Sam", there=False)


def test_what_was_replaced_is_listed_with_how_often(full: AtPacket) -> None:
    sam = next(each for each in full.made[-1].replacements if each.word == "Sam")
    told = full.desk.told("packet.replaced")
    assert f"Sam became S., {sam.count} times" in told
    assert "Nadia became N." in told


def test_a_name_that_nobody_listed_is_replaced_at_a_press(full: AtPacket) -> None:
    assert [each.word for each in full.made[-1].suspects] == ["Harbour"]
    assert full.text().count("Harbour") == 2
    full.desk.click("packet.suspect.0")
    full.shown("Harbour", there=False)
    assert [each.word for each in full.desk.here.all(HiddenWord)] == ["Harbour"]
    assert "Harbour becomes […]" in full.desk.read()
    full.desk.press("Ctrl+Z")
    full.shown("Harbour")
    assert full.desk.here.all(HiddenWord) == []


def test_a_word_of_ones_own_is_replaced_and_given_back(full: AtPacket) -> None:
    desk = full.desk
    desk.focus("hidden.word")
    desk.write("ferry")
    desk.press("Tab")
    desk.write("boat")
    desk.press("Return")
    full.shown("The boat")
    (word,) = desk.here.all(HiddenWord)
    assert (word.word, word.instead) == ("ferry", "boat")
    assert desk.find("hidden.word", QLineEdit).text() == ""
    desk.click(f"hidden.drop.{word.id}")
    full.shown("The ferry")


def test_the_same_word_is_kept_once(full: AtPacket) -> None:
    for instead in ("boat", "ship"):
        full.page.choices.names.hidden.add("Ferry", instead)
    assert [each.instead for each in full.desk.here.all(HiddenWord)] == ["ship"]


def test_the_first_page_is_seen_and_changes(full: AtPacket) -> None:
    before = full.page.view.image(1)
    full.desk.click("packet.names.written")
    full.shown("a walk with Sam")
    after = full.page.view.image(1)
    assert before is not None
    assert after is not None
    assert before != after
    assert full.desk.find("packet.pages", PageView).page_count > 1


def test_the_page_on_show_is_the_one_that_leaves(full: AtPacket) -> None:
    document = full.made[-1].document
    view = full.page.view
    full.desk.wait(lambda: full.page._maker._drawing is None)
    expected = Preview(document).page(1, view.px_per_point)
    shown = view.image(1)
    assert shown is not None
    assert shown == type(shown).fromData(expected)


def test_the_page_says_its_words_to_somebody_who_does_not_see_it(full: AtPacket) -> None:
    said = full.desk.find("packet.pages", PageView).accessibleName()
    assert said.startswith(f"Page 1 of {full.page.view.page_count}. Notes for therapy")
    assert "At a glance" in said
    assert "Sam" not in said


def test_later_pages_are_drawn_when_they_are_scrolled_to(full: AtPacket) -> None:
    view = full.desk.find("packet.pages", PageView)
    last = view.page_count
    assert view.image(last) is None or last == 2
    full.desk.focus("packet.pages")
    full.desk.press("End")
    full.desk.wait(lambda: view.image(last) is not None)
    assert view.accessibleName().startswith(f"Page {last} of {last}")
    full.desk.press("Home")
    full.desk.wait(lambda: view.accessibleName().startswith("Page 1"))
    full.desk.press("Space")
    assert view.verticalScrollBar().value() > 0


def test_a_change_elsewhere_is_in_the_pages(full: AtPacket) -> None:
    full.desk.here.keep(full.desk.here.new(HiddenWord, word="walk", instead="stroll"))
    full.shown("a stroll with")


# -- what stays in


def test_what_never_leaves_is_nowhere_on_the_page(full: AtPacket) -> None:
    full.desk.click("packet.names.written")
    full.shown("a walk with Sam")
    said = [full.text(), *full.labels(), full.page.view.accessibleName()]
    assert not [each for each in said if NEVER in each]


@pytest.mark.parametrize("button", ["packet.pdf", "packet.docx"])
def test_what_never_leaves_is_in_no_file(
    full: AtPacket, button: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / f"notes.{button.split('.')[1]}"
    full.answer_where(monkeypatch, file)
    full.saved(button)
    assert NEVER.encode() not in file.read_bytes()


# -- saving


def test_a_pdf_is_saved_with_the_words_on_show(
    full: AtPacket, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "notes.pdf"
    said = full.answer_where(monkeypatch, file)
    full.saved("packet.pdf")
    assert full.told() == "Saved."
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert names_in(tmp_path) == ["notes.pdf"]
    words = " ".join(each for _tag, each in read_aloud(opened(file.read_bytes())))
    assert "a walk with S. 1 days ago" in words
    assert NEVER not in words
    (only,) = said
    assert "can be read by anyone" in only
    assert "cloud" in only


def test_the_name_that_is_offered_says_only_a_day(
    full: AtPacket, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = full.answer_where(monkeypatch, None)
    full.desk.click("packet.pdf")
    day = full.desk.here.calendar.day_of(full.desk.here.clock())
    assert said[0].startswith(f"notes-{day.isoformat()}.pdf: ")


def test_a_docx_and_a_markdown_are_saved(
    full: AtPacket, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    full.answer_where(monkeypatch, tmp_path / "notes.docx")
    full.saved("packet.docx")
    assert (tmp_path / "notes.docx").read_bytes().startswith(b"PK")
    full.answer_where(monkeypatch, tmp_path / "notes.md")
    save_markdown(full)
    assert "a walk with S. 1 days ago" in (tmp_path / "notes.md").read_text("utf-8")


def save_markdown(at: AtPacket) -> None:
    from PySide6.QtGui import QAction

    (action,) = at.page.findChildren(QAction, "packet.markdown")
    action.trigger()
    at.desk.wait(lambda: not at.page.work.is_busy)


def test_what_left_is_noted_for_the_session_ahead_and_shown_on_therapy(
    full: AtPacket, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    full.answer_where(monkeypatch, tmp_path / "for Tuesday.pdf")
    full.saved("packet.pdf")
    (left,) = full.desk.here.all(Packet)
    since, until = full.page.choices.period.days()
    assert (left.format, left.since, left.until) == (PacketFormat.PDF, since, until)
    assert (left.names, left.encrypted, left.file_name) == (
        Names.INITIALS,
        False,
        "for Tuesday.pdf",
    )
    assert left.session is not None
    assert "All bids" in left.sections
    assert str(tmp_path) not in repr(left)
    full.desk.click("packet.back")
    assert "for Tuesday.pdf" in full.desk.read("packets")


def test_a_save_that_is_thought_better_of_leaves_nothing(
    full: AtPacket, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    full.answer_where(monkeypatch, None)
    full.saved("packet.pdf")
    assert full.desk.here.all(Packet) == []
    assert full.told() == ""
    assert full.desk.find("packet.pdf", QPushButton).isEnabled()


def test_a_save_that_is_cancelled_while_it_is_made_leaves_nothing(
    full: AtPacket, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    full.answer_where(monkeypatch, tmp_path / "notes.pdf")
    full.desk.click("packet.pdf")
    assert full.desk.find("packet.work.bar", QProgressBar).accessibleName()
    assert full.desk.focused().objectName() == "packet.work.cancel"
    full.desk.press("Space")
    full.desk.wait(lambda: not full.page.work.is_busy)
    assert names_in(tmp_path) == []
    assert full.desk.here.all(Packet) == []
    assert full.desk.focused().objectName() == "packet.pdf"
    full.saved("packet.pdf")
    assert names_in(tmp_path) == ["notes.pdf"]


def test_an_older_file_goes_only_if_that_is_agreed_to(
    full: AtPacket, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "notes.pdf"
    file.write_bytes(b"older")
    full.answer_where(monkeypatch, file)
    said = when_asked(full.desk, lambda: full.desk.click("cancel"))
    full.saved("packet.pdf")
    assert "already a file with this name" in said[0]
    assert file.read_bytes() == b"older"
    when_asked(full.desk, lambda: full.desk.click("confirm"))
    full.saved("packet.pdf")
    assert file.read_bytes().startswith(b"%PDF")


def test_a_place_where_nothing_can_be_written_is_told_in_a_sentence(
    full: AtPacket, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    full.answer_where(monkeypatch, tmp_path / "not there" / "notes.pdf")
    full.saved("packet.pdf")
    assert full.told() == "There is no such folder to put the file in."
    if os.geteuid() == 0:
        full.answer_where(monkeypatch, Path("/proc/notes.pdf"))
    else:
        tmp_path.chmod(0o500)
        full.answer_where(monkeypatch, tmp_path / "notes.pdf")
    full.saved("packet.pdf")
    tmp_path.chmod(0o700)
    assert full.told() != "Saved."
    assert names_in(tmp_path) == []
    assert full.desk.here.all(Packet) == []


def test_a_synchronised_folder_is_asked_about(
    full: AtPacket, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "Dropbox" / "mine"
    folder.mkdir(parents=True)
    full.answer_where(monkeypatch, folder / "notes.pdf")
    said = when_asked(full.desk, lambda: full.desk.click("cancel"))
    full.saved("packet.pdf")
    assert "kept in step by Dropbox" in said[0]
    assert names_in(folder) == []
    when_asked(full.desk, lambda: full.desk.click("confirm"))
    full.saved("packet.pdf")
    assert names_in(folder) == ["notes.pdf"]


def test_the_journals_own_folder_takes_no_file(
    full: AtPacket, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = names_in(full.desk.path)
    full.answer_where(monkeypatch, full.desk.path / "notes.pdf")
    full.saved("packet.pdf")
    assert "journal's own folder" in full.told()
    assert names_in(full.desk.path) == before


# -- protected


def test_a_protected_pdf_opens_with_its_passphrase_alone(
    full: AtPacket, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "notes.pdf"
    said = full.answer_where(monkeypatch, file)
    full.desk.click("packet.protect")
    full.desk.focus("packet.passphrase")
    full.desk.write("a kettle and a boat")
    full.desk.wait(lambda: full.desk.told("strength"))
    full.saved("packet.pdf")
    assert "opens only with its passphrase" in said[0]
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(BytesIO(file.read_bytes()))
    with pikepdf.open(BytesIO(file.read_bytes()), password="a kettle and a boat") as whole:
        assert whole.encryption.R == 6
    assert full.desk.here.all(Packet)[0].encrypted


def test_without_a_passphrase_nothing_is_saved_as_protected(
    full: AtPacket, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    said = full.answer_where(monkeypatch, tmp_path / "notes.pdf")
    full.desk.click("packet.protect")
    full.desk.click("packet.pdf")
    assert "Write a passphrase" in full.desk.told("packet.passphraseProblem")
    assert full.desk.focused().objectName() == "packet.passphrase"
    assert said == []
    full.desk.write("é" * 64)
    full.desk.click("packet.pdf")
    assert "longer than a PDF can take" in full.desk.told("packet.passphraseProblem")


def test_six_words_are_suggested_and_shown(full: AtPacket) -> None:
    full.desk.click("packet.protect")
    full.desk.click("packet.suggest")
    line = full.desk.find("packet.passphrase", QLineEdit)
    assert len(line.text().replace("-", " ").split()) == 6
    assert line.echoMode() is QLineEdit.EchoMode.Normal
    full.desk.wait(lambda: full.desk.told("strength"))
    full.desk.click("packet.protect")
    assert line.text() == ""


def test_a_docx_says_that_it_cannot_be_protected(
    full: AtPacket, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = full.answer_where(monkeypatch, None)
    full.desk.click("packet.protect")
    full.desk.click("packet.docx")
    assert "Only a PDF can be protected" in said[0]


# -- remembered


def test_the_choice_of_last_time_is_remembered_and_the_passphrase_is_not(full: AtPacket) -> None:
    desk = full.desk
    nadia = next(each for each in desk.here.people() if each.name == "Nadia")
    for name in ("period.weeks", "section.summary", "names.roles", "protect"):
        desk.click(f"packet.{name}")
    desk.click(f"packet.people.{nadia.id}")
    desk.focus("packet.passphrase")
    desk.write("a kettle and a boat")
    desk.focus("hidden.word")
    desk.write("half a wo")
    chosen = full.page.choices.choice()
    desk.press("Ctrl+L")
    desk.come_back()
    with_everything = str(desk.here.store.drafts())
    assert "kettle" not in with_everything
    assert desk.pages.page.NAME == "packet"
    again = AtPacket(desk)
    assert again.page.choices.choice() == chosen
    assert Section.SUMMARY not in chosen.sections
    assert desk.find("packet.protect", QCheckBox).isChecked()
    assert desk.find("packet.passphrase", QLineEdit).text() == ""
    assert desk.find("hidden.word", QLineEdit).text() == "half a wo"
    assert desk.find("packet.names.roles", QPushButton).isChecked()


def test_leaving_the_page_lets_go_of_the_work_and_coming_back_shows_it_again(
    full: AtPacket,
) -> None:
    page = full.page
    full.desk.click("packet.names.written")
    full.desk.click("sidebar.today")
    assert not page._making.isActive()
    assert page._maker._preview is None
    full.desk.click("sidebar.therapy")
    full.desk.click("therapy.packet")
    full.shown("a walk with Sam")


def test_a_lock_while_a_file_is_asked_for_leaves_nothing(
    full: AtPacket, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "notes.pdf"
    file.write_bytes(b"older")
    full.answer_where(monkeypatch, file)
    program = full.desk.program
    assert program is not None
    when_asked(full.desk, program.lock)
    full.desk.click("packet.pdf")
    assert file.read_bytes() == b"older"
    assert len(full.desk.replaced) == 1


def test_the_dialog_that_asks_where_has_the_sentence_in_it(packet: AtPacket) -> None:
    desk = packet.desk
    said: list[str] = []

    def read() -> None:
        said.append(desk.find("fileDialog.sentence", QLabel).text())
        desk.press("Escape")

    when_asked(desk, read)
    desk.click("packet.pdf")
    assert "can be read by anyone" in said[0]
    assert isValid(packet.page)
    assert desk.here.all(Packet) == []
