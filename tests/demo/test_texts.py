"""The texts of the sample journal: a misspelt word in a file would silently never be used."""

from typing import Any

from inglenook.demo.almanac import ALL_WEEK, days_for
from inglenook.demo.cards import bid_cards, tables
from inglenook.journal.vocabulary import MANNERS, Answer, BidKind, Direction, Root, Sign, Zone

GROUPS = {"alex", "sam_early", "sam_later", "nadia", "ruth", "mum", "earlier"}
FEELING_GROUPS = {"alex", "sam_early", "sam_later", "friend", "general", "myself", "earlier"}


def texts_in(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [text for each in inside for text in texts_in(each)]


def test_every_bid_in_the_files_can_be_dealt() -> None:
    written = tables("bids")
    cards = [
        card
        for group in written
        for direction in Direction
        for answer in Answer
        for card in bid_cards(group, direction, answer)
    ]
    assert set(written) == GROUPS
    assert len(cards) == len(texts_in(written)) > 180


def test_bids_name_hours_that_exist_and_keep_no_mark_in_their_words() -> None:
    for group in GROUPS:
        for direction in Direction:
            for answer in Answer:
                for card in bid_cards(group, direction, answer):
                    assert days_for(card.when, ALL_WEEK)
                    assert "|" not in card.words
                    assert card.manner in (MANNERS[answer] or (None,))


def test_somebody_dated_can_be_written_about_in_every_answer() -> None:
    for group in ("alex", "sam_early", "sam_later"):
        for direction in Direction:
            for answer in Answer:
                kinds = {card.kind for card in bid_cards(group, direction, answer)}
                assert kinds, (group, direction, answer)
                assert kinds <= set(BidKind)


def test_feelings_name_zones_signs_roots_and_gifts_that_exist() -> None:
    written = tables("feelings")
    gifts = tables("people")["gifts"]
    assert set(written) == FEELING_GROUPS
    for group in written.values():
        assert set(group) <= set(Zone)
        for said in (each for zone in group.values() for each in zone):
            assert set(said) <= {"heart", "unseen_part", "note", "gift", "signs", "roots"}
            assert set(said.get("signs", ())) <= set(Sign)
            assert set(said.get("roots", ())) <= set(Root)
            assert said.get("gift", "word") in gifts


def test_no_text_shouts() -> None:
    names = ("bids", "feelings", "gut_checks", "needs", "notes", "reviews", "therapy", "story_bids")
    for name in (*names, "long_notes", "people", "earlier"):
        assert tables(name)
        assert not [text for text in texts_in(tables(name)) if "!" in text]
