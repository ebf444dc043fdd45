"""Bids on Today: two taps in both directions, more if one likes, and the week's figures."""

from typing import Any

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from inglenook.insights.responsiveness import this_week
from inglenook.journal.entries import Bid, TrustFeeling
from inglenook.journal.people import Person
from inglenook.journal.vocabulary import Answer, BidKind, Direction, Manner, PersonKind
from inglenook.ui.widgets.chips import Chips
from inglenook.ui.widgets.week_card import WeekCard
from support.windows import Desk


@pytest.fixture
def two(desk: Desk) -> tuple[Desk, Person, Person]:
    """Today, with Robin, whom the journal is mostly about, and Alex."""
    with desk.journal() as journal:
        robin, alex = (
            journal.new(Person, name=name, kind=PersonKind.DATING) for name in ("Robin", "Alex")
        )
        journal.keep(robin, alex)
        bid: dict[str, Any] = {"direction": Direction.OFFERED, "answer": Answer.AWAY}
        journal.keep(journal.new(Bid, person=robin.id, **bid))
    desk.open()
    return desk, robin, alex


def new_bids(desk: Desk) -> list[Bid]:
    """The bids beyond the first."""
    return desk.here.all(Bid)[1:]


@pytest.mark.parametrize("direction", Direction)
@pytest.mark.parametrize("answer", Answer)
def test_two_taps_record_a_bid(
    two: tuple[Desk, Person, Person], direction: Direction, answer: Answer
) -> None:
    desk, _robin, alex = two
    desk.click(f"person.{alex.id}")
    desk.click(f"bids.{direction}.{answer}")
    (bid,) = new_bids(desk)
    assert (bid.person, bid.direction, bid.answer) == (alex.id, direction, answer)
    assert desk.here.all(TrustFeeling) == []


def test_one_tap_is_enough_for_the_person_it_is_mostly_about(
    two: tuple[Desk, Person, Person],
) -> None:
    desk, robin, _alex = two
    desk.click("bids.received.toward")
    assert [bid.person for bid in new_bids(desk)] == [robin.id]
    assert desk.window.toast.sentence == "Kept on your timeline."


def test_two_keys_record_a_bid(two: tuple[Desk, Person, Person]) -> None:
    desk, robin, _alex = two
    desk.press("Ctrl+B", "Space")
    (bid,) = new_bids(desk)
    assert (bid.person, bid.direction, bid.answer) == (robin.id, "offered", "toward")


def test_a_bid_is_undone_from_the_toast(two: tuple[Desk, Person, Person]) -> None:
    desk, _robin, _alex = two
    desk.click("bids.offered.toward")
    assert desk.sees("note", within="bids.offered")
    desk.click("toastUndo")
    assert new_bids(desk) == []
    assert not desk.sees("note", within="bids.offered")
    assert not desk.sees("toast")


def test_each_tap_is_a_bid_of_its_own(two: tuple[Desk, Person, Person]) -> None:
    desk, _robin, _alex = two
    desk.click("bids.offered.toward")
    desk.click("bids.offered.away")
    desk.click("bids.received.away")
    assert [bid.answer for bid in new_bids(desk)] == ["toward", "away", "away"]
    desk.press("Ctrl+Z", "Ctrl+Z")
    assert [bid.answer for bid in new_bids(desk)] == ["toward"]


def test_more_can_be_said_about_a_bid(two: tuple[Desk, Person, Person]) -> None:
    desk, _robin, _alex = two
    desk.click("bids.offered.toward")
    desk.click("kind.good_news", within="bids.offered")
    desk.click("manner.wholehearted", within="bids.offered")
    desk.focus("note", within="bids.offered")
    desk.write("They rang back at once")
    desk.click("bids.offered.done")
    (bid,) = new_bids(desk)
    assert (bid.kind, bid.manner) == (BidKind.GOOD_NEWS, Manner.WHOLEHEARTED)
    assert bid.note == "They rang back at once"
    assert not desk.sees("note", within="bids.offered")
    assert desk.focused().objectName() == "bids.offered.toward"


def test_what_is_said_after_the_tap_is_taken_back_before_the_tap(
    two: tuple[Desk, Person, Person],
) -> None:
    desk, _robin, _alex = two
    desk.click("bids.offered.toward")
    desk.click("kind.touch", within="bids.offered")
    desk.wait(lambda: new_bids(desk)[0].kind == BidKind.TOUCH)
    desk.press("Ctrl+Z")
    assert [bid.kind for bid in new_bids(desk)] == [None]
    desk.press("Ctrl+Z")
    assert new_bids(desk) == []


def test_fear_is_asked_about_only_where_the_answer_was_against(
    two: tuple[Desk, Person, Person],
) -> None:
    desk, _robin, _alex = two
    for answer in ("toward", "away", "unclear"):
        desk.click(f"bids.received.{answer}")
        assert not desk.sees("afraid", within="bids.received")
    desk.click("bids.received.against")
    desk.click("afraid", within="bids.received")
    desk.wait(lambda: new_bids(desk)[-1].afraid)


@pytest.mark.parametrize(("answer", "manners"), [("toward", 3), ("away", 4), ("against", 5)])
def test_the_manners_are_those_of_the_answer(
    two: tuple[Desk, Person, Person], answer: str, manners: int
) -> None:
    desk, _robin, _alex = two
    desk.click(f"bids.offered.{answer}")
    chips = desk.find("manner", Chips, within="bids.offered").chips
    assert len(chips) == manners
    desk.click("bids.offered.unclear")
    assert not desk.sees("manner", within="bids.offered")


def test_nobody_to_bid_to_yet_is_said(desk: Desk) -> None:
    desk.open()
    assert "Choose a person above, or add one" in desk.read("bids.offered")
    assert not desk.find("bids.offered.toward", QPushButton).isEnabled()


def test_this_weeks_figures_are_those_of_the_journal(two: tuple[Desk, Person, Person]) -> None:
    desk, robin, alex = two
    for tap in ("offered.toward", "offered.unclear", "received.toward", "received.toward"):
        desk.click(f"bids.{tap}")
    glance = this_week(desk.here, robin.id, desk.here.clock().date())
    assert (glance.offered.met.successes, glance.offered.met.n) == (1, 2)
    desk.wait(lambda: figures(desk) == ["1 of 2", "2 of 2"])
    desk.press("Ctrl+Z")
    desk.wait(lambda: figures(desk) == ["1 of 2", "1 of 1"])
    desk.click(f"person.{alex.id}")
    desk.wait(lambda: "Bids you note will be counted here" in desk.read("week"))


def figures(desk: Desk) -> list[str]:
    labels = desk.find("week", WeekCard).findChildren(QLabel)
    return [each.text() for each in labels if each.property("role") == "figure"]
