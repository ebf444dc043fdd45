"""Needs: where each of them stands, and how the board of them is read."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from inglenook.journal.entries import Need
from inglenook.journal.field import fields_of
from inglenook.journal.gifts import is_touched, moments_of, retire
from inglenook.journal.journal import Journal
from inglenook.journal.needs import ANSWERED, LINES, Standing, asks_how_met, by_standing, standing
from inglenook.journal.people import CoreGift
from inglenook.journal.vocabulary import Met
from support.vaults import START, journal_of, new_vault


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with new_vault(tmp_path / "j.inglenook") as vault:
        yield journal_of(vault)


@pytest.mark.parametrize("said", [False, True])
def test_before_an_answer_it_stands_by_whether_it_was_said(said: bool) -> None:
    assert standing(said=said, met=None) is (Standing.SAID if said else Standing.NOT_SAID)


@pytest.mark.parametrize("said", [False, True])
@pytest.mark.parametrize("met", Met)
def test_how_it_was_met_says_more_than_whether_it_was_said(met: Met, said: bool) -> None:
    found = standing(said=said, met=met)
    assert (found.value, found.label) == (met.value, met.label)
    assert found in ANSWERED


def test_every_standing_is_one_of_not_said_said_or_answered() -> None:
    assert tuple(Standing) == (Standing.NOT_SAID, Standing.SAID, *ANSWERED)
    assert [each.value for each in ANSWERED] == [met.value for met in Met]


def test_the_three_lines_are_asked_of_a_need() -> None:
    assert set(LINES) <= fields_of(Need).keys()


@pytest.mark.parametrize(
    ("values", "asked"),
    [({}, False), ({"said": True}, True), ({"said": False, "met": Met.MET}, True)],
)
def test_how_it_was_met_is_asked_once_it_was_said(values: dict[str, object], asked: bool) -> None:
    assert asks_how_met(values) is asked


def test_the_board_holds_every_need_where_it_stands_newest_first(journal: Journal) -> None:
    made = [
        journal.new(
            Need, what=str(day), happened=START - timedelta(days=9 - day), said=said, met=met
        )
        for day, (said, met) in enumerate(
            [(False, None), (True, None), (True, Met.MET), (True, Met.ANGER), (False, None)]
        )
    ]
    journal.keep(*made)
    board = by_standing(journal.store)
    assert board[Standing.NOT_SAID] == [made[4].id, made[0].id]
    assert board[Standing.SAID] == [made[1].id]
    assert board[Standing.MET] == [made[2].id]
    assert board[Standing.ANGER] == [made[3].id]
    assert (board[Standing.PARTLY], board[Standing.NOT_MET]) == ([], [])


def test_a_need_in_the_bin_stands_nowhere(journal: Journal) -> None:
    need = journal.new(Need, what="Rest")
    journal.keep(need)
    journal.remove(need)
    assert not any(by_standing(journal.store).values())


# -- gifts


@pytest.fixture
def gift(journal: Journal) -> CoreGift:
    gift = journal.new(CoreGift, name="Tenderness")
    journal.keep(gift)
    return gift


def test_a_gift_is_touched_by_what_names_it_even_in_the_bin(
    journal: Journal, gift: CoreGift
) -> None:
    assert not is_touched(journal, gift)
    need = journal.new(Need, what="Rest", gift=gift.id)
    journal.keep(need)
    assert is_touched(journal, gift)
    assert journal.store.count(moments_of(gift)) == 1
    journal.remove(need)
    assert is_touched(journal, gift)
    assert journal.store.count(moments_of(gift)) == 0


def test_a_gift_is_touched_by_what_is_half_written(journal: Journal, gift: CoreGift) -> None:
    other = journal.new(CoreGift, name="Awe")
    journal.keep(other)
    held = {"writing": {"id": None, "cells": {"gift": gift.id, "what": ""}}, "new_names": {}}
    journal.store.write_drafts({"gifts.need.new": held, "where": {"page": "today", "places": {}}})
    assert is_touched(journal, gift)
    assert not is_touched(journal, other)


def test_a_retired_gift_leaves_the_pickers_and_comes_back(journal: Journal, gift: CoreGift) -> None:
    retire(journal, gift)
    assert journal.gifts() == []
    kept = journal.find(CoreGift, gift.id)
    assert kept is not None
    assert replace(kept, retired=False, changed=gift.changed) == gift
    retire(journal, kept, retired=False)
    assert [each.id for each in journal.gifts()] == [gift.id]
