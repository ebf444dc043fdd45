"""Gifts and needs at a glance, and each gift with the moments that touched it."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QLineEdit, QPushButton

from inglenook.journal.entries import Need, TrustFeeling
from inglenook.journal.people import CoreGift
from inglenook.journal.store import Filter
from inglenook.journal.vocabulary import About
from inglenook.ui.widgets.entry_list import EntryList
from inglenook.ui.widgets.need_board import FIRST_SHOWN, MORE
from support.gifts import AWE, OLD, PLAY, gift, gifts_and_needs, need, open_gift, paper
from support.windows import Desk

TOUCHED = "It is part of what you wrote, so it is not deleted."


@pytest.fixture
def page(desk: Desk) -> Desk:
    """The page of a few gifts and needs."""
    with desk.journal() as journal:
        gifts_and_needs(journal)
    desk.open()
    desk.click("sidebar.gifts")
    return desk


# -- at a glance


def test_every_gift_is_told_with_what_honours_and_what_hurts_it(page: Desk) -> None:
    told = page.read(f"gift.{gift(page, PLAY).id}").splitlines()
    assert told == [PLAY, "What honours it", "Joining in", "What hurts it", "The small silence"]
    assert page.read(f"gift.{gift(page, AWE).id}").splitlines() == [AWE]


def test_every_need_stands_where_it_belongs(page: Desk) -> None:
    told = page.read("needBoard").splitlines()
    whom = "From Robin"
    assert told == [
        *("Not said yet", "A word before plans change", whom, PLAY),
        *("Said", "To be asked first", whom),
        *("How it was met", "Met", "An hour to arrive", whom),
        *("Partly", "To hear it from you", whom),
        *("Met with anger", "Quiet after an argument", whom),
    ]


def test_with_nothing_yet_each_part_says_what_it_is_for_and_offers_the_first_step(
    desk: Desk,
) -> None:
    desk.open()
    desk.click("sidebar.gifts")
    assert "A core gift is a sensitive, real part of you." in desk.read()
    assert "A need is something you want to say clearly." in desk.read()
    desk.click("gifts.firstGift")
    desk.write("Tenderness")
    desk.press("Ctrl+Return")
    assert [each.name for each in desk.here.all(CoreGift)] == ["Tenderness"]
    desk.click("gifts.firstNeed")
    desk.write("A slow beginning")
    desk.press("Ctrl+Return")
    assert [each.what for each in desk.here.all(Need)] == ["A slow beginning"]
    assert "A core gift is" not in desk.read()
    assert "A need is" not in desk.read()


def test_a_board_of_many_shows_the_latest_and_then_more(page: Desk) -> None:
    now = page.here.clock().replace(microsecond=0)
    many = [
        page.here.new(Need, what=f"Need {number}", happened=now - timedelta(minutes=number))
        for number in range(70)
    ]
    page.here.keep(*many)

    def shown() -> list[str]:
        return [line for line in page.read("needBoard").splitlines() if line.startswith("Need ")]

    # One that was there before stands among them.
    assert shown() == [f"Need {number}" for number in range(FIRST_SHOWN - 1)]
    page.focus("needs.more.not_said")
    page.press("Space")
    assert shown() == [f"Need {number}" for number in range(FIRST_SHOWN + MORE - 1)]
    assert page.focused().objectName() == f"need.{many[FIRST_SHOWN - 1].id}"
    page.click("needs.more.not_said")
    assert len(shown()) == 70
    assert not page.sees("needs.more.not_said")


def test_a_word_without_an_end_pushes_nothing_out_of_the_page(page: Desk) -> None:
    from support.looks import outside

    endless = "a" * 300
    page.here.keep(
        replace(gift(page, AWE), name=endless[:120], hurts=endless),
        page.here.new(Need, what=endless),
    )
    page.window.resize(960, 640)
    page.application.processEvents()
    assert outside(page.window) == []


# -- gifts


def test_a_gift_is_opened_changed_and_left_from_the_keyboard_alone(page: Desk) -> None:
    page.focus(f"gift.{gift(page, PLAY).id}")
    page.press("Return")
    assert page.focused().objectName() == "name"
    page.press("End")
    page.write(", loud and soft")
    page.press("Tab", "Ctrl+End")
    page.write(", even badly")
    page.press("Escape")
    kept = gift(page, f"{PLAY}, loud and soft")
    assert kept.honours == "Joining in, even badly"
    assert page.focused().objectName() == f"gift.{kept.id}"


def test_the_moments_that_touched_a_gift_are_beneath_it_and_open(page: Desk) -> None:
    play = open_gift(page, PLAY)
    moments = page.find("gift.moments", EntryList)
    assert moments.model_of_entries.filter == Filter(gift=play.id)
    assert [moments.model_of_entries.entry(row).KIND for row in range(2)] == [  # type: ignore[union-attr]
        "trust_feeling",
        "need",
    ]
    assert moments.model_of_entries.rowCount() == 2
    moments.setFocus()
    page.press("Down", "Return")
    assert paper(page, "what").toPlainText() == "A word before plans change"


def test_a_gift_that_nothing_touched_is_deleted_and_brought_back(page: Desk) -> None:
    open_gift(page, AWE)
    assert "the moment shows here" in page.read()
    page.click("gift.delete")
    assert AWE not in [each.name for each in page.here.all(CoreGift)]
    assert page.window.toast.sentence == "Deleted."
    assert not page.sees("gift.delete")
    page.press("Ctrl+Z")
    assert page.sees(f"gift.{gift(page, AWE).id}")


def test_a_gift_that_was_touched_is_retired_and_not_deleted(page: Desk) -> None:
    open_gift(page, PLAY)
    assert not page.sees("gift.delete")
    assert TOUCHED in page.read()
    page.click("gift.retire")
    assert gift(page, PLAY).retired
    assert "Retired: it stays in old entries" in page.read()
    page.click("gifts.back")
    assert not page.sees(f"gift.{gift(page, PLAY).id}")
    page.click("sidebar.today")
    page.click("more")
    assert page.sees(f"gift.{gift(page, AWE).id}")
    assert not page.sees(f"gift.{gift(page, PLAY).id}")
    page.pages.open_record(need(page, "A word before plans change"))
    assert page.find(f"gift.{gift(page, PLAY).id}", QPushButton).isChecked()


def test_a_retired_gift_is_shown_on_request_and_taken_back(page: Desk) -> None:
    assert not page.sees(f"gift.{gift(page, OLD).id}")
    page.click("gifts.retired")
    open_gift(page, OLD)
    page.click("gift.retire")
    assert not gift(page, OLD).retired
    assert page.window.toast.sentence == "It is offered again."
    page.press("Ctrl+Z")
    assert gift(page, OLD).retired


def test_a_gift_that_is_in_the_bin_with_an_entry_is_not_deleted(page: Desk) -> None:
    feeling = page.here.new(TrustFeeling, about=About.MYSELF, trust=1, gift=gift(page, AWE).id)
    page.here.keep(feeling)
    page.here.remove(feeling)
    open_gift(page, AWE)
    assert not page.sees("gift.delete")
    assert page.sees("gift.retire")


def test_a_gift_that_is_half_written_elsewhere_is_not_deleted(page: Desk) -> None:
    page.click("gifts.newNeed")
    page.click(f"gift.{gift(page, AWE).id}")
    page.click("gifts.back")
    open_gift(page, AWE)
    assert not page.sees("gift.delete")


def test_a_gift_without_a_name_waits_until_it_is_gone_on_with(page: Desk) -> None:
    page.click("gifts.newGift")
    page.focus("honours")
    page.write("Being asked twice")
    page.click("gifts.back")
    assert page.window.toast.sentence == "What you began waits here until you go on with it."
    assert len(page.here.all(CoreGift)) == 3
    page.pages.begin(CoreGift)
    assert paper(page, "honours").toPlainText() == "Being asked twice"
    page.focus("name")
    page.write("I listen")
    page.press("Ctrl+Return")
    assert gift(page, "I listen").honours == "Being asked twice"
    page.pages.begin(CoreGift)
    assert page.find("name", QLineEdit).text() == ""
