"""What is said about a series is what its numbers allow, and nothing more."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inglenook.insights.bid_sentences import Row, describe_change, headings, table
from inglenook.insights.proportions import Proportion
from inglenook.insights.responsiveness import series
from inglenook.insights.sentences import told, told_with_interval
from inglenook.insights.spans import Unit
from inglenook.journal.dates import full_label
from inglenook.journal.days import WEEK, Calendar

LAST = date(2026, 11, 16)


def built(earlier, latest, direction="offered", unclear=0):
    """A series whose last 4 weeks and 8 before hold such counts of (met, all)."""
    cells = []
    for day, (met, n) in ((LAST - 8 * WEEK, earlier), (LAST, latest)):
        answers = ["toward"] * met + ["away"] * (n - met) + ["unclear"] * unclear
        cells += [(f"{day}T12:00:00+01:00", direction, answer) for answer in answers]
    return series(cells, Calendar(), LAST - 11 * WEEK, LAST)


def said(earlier, latest, name="Sam", direction="offered"):
    both = built(earlier, latest, direction)
    return describe_change(name, both.offered if direction == "offered" else both.received)


def test_a_likely_change_is_told_with_both_rates_and_the_difference():
    assert said((28, 48), (26, 31)) == (
        "Sam met more of your bids in the last 4 weeks than in the 8 before: "
        "84% (26 of 31) against 58% (28 of 48), likely a real change "
        "(difference 5 to 42 points)."
    )


def test_fewer_is_told_as_plainly_as_more():
    assert said((26, 31), (28, 48)) == (
        "Sam met fewer of your bids in the last 4 weeks than in the 8 before: "
        "58% (28 of 48) against 84% (26 of 31), likely a real change "
        "(difference 5 to 42 points)."
    )


def test_the_other_direction_speaks_of_me():
    assert said((28, 48), (26, 31), direction="received").startswith(
        "You met more of Sam’s bids in"
    )


def test_without_a_name_the_sentence_stands_by_itself():
    offered = said((28, 48), (26, 31), name=None)
    assert offered.startswith("More of the bids you offered were met in the last 4 weeks than")
    received = said((26, 31), (28, 48), name=None, direction="received")
    assert received.startswith("You met fewer of the bids you received in the last 4 weeks than")


def test_where_the_interval_holds_zero_it_is_too_few_to_tell():
    assert said((11, 20), (13, 20)) == (
        "Your bids that Sam met: 65% (13 of 20) in the last 4 weeks, 55% (11 of 20) in the 8 "
        "before. Too few to tell whether this has changed."
    )


def test_below_five_both_are_told_in_counts():
    assert said((11, 20), (2, 3)) == (
        "Your bids that Sam met: 2 of 3 in the last 4 weeks, 11 of 20 in the 8 before. "
        "Too few to tell whether this has changed."
    )


def test_five_to_twelve_are_marked_few():
    assert "80% (8 of 10, few) in the last 4 weeks" in said((11, 20), (8, 10))


def test_one_side_without_anything_says_so():
    assert said((0, 0), (2, 3), direction="received") == (
        "Sam’s bids that you met: 2 of 3 in the last 4 weeks, nothing to count in the 8 before. "
        "Too few to tell whether this has changed."
    )


def test_nothing_at_all_is_said_to_be_nothing():
    assert said((0, 0), (0, 0), name=None) == (
        "Bids you offered that were met: nothing to count in the last 12 weeks."
    )


def test_a_name_is_written_as_it_is():
    assert said((28, 48), (26, 31), name="{clause} 100%").startswith("{clause} 100% met more of")


pairs = st.integers(0, 60).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@given(pairs, pairs, st.sampled_from(["offered", "received"]), st.sampled_from([None, "Sam"]))
def test_a_change_is_claimed_only_where_it_is_likely_and_no_percentage_below_five(
    earlier, latest, direction, name
):
    both = built(earlier, latest, direction)
    track = both.offered if direction == "offered" else both.received
    sentence = describe_change(name, track)
    found = track.lately.difference
    assert ("likely a real change" in sentence) == (found is not None and found.changed)
    assert "nan" not in sentence
    if min(earlier[1], latest[1]) < 5:
        assert "%" not in sentence
    spread = re.search(r"difference (under 1|\d+) to (\d+) points", sentence)
    assert (spread is not None) == ("likely a real change" in sentence)
    assert "difference 0" not in sentence


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (Proportion(0, 0), "nothing to count"),
        (Proportion(2, 4), "2 of 4"),
        (Proportion(4, 5), "80% (4 of 5, few)"),
        (Proportion(12, 12), "100% (12 of 12, few)"),
        (Proportion(8, 13), "62% (8 of 13)"),
    ],
)
def test_a_share_is_told_by_how_many_there_are(share, words):
    assert told(share) == words


def test_every_percentage_can_be_told_with_its_interval():
    assert told_with_interval(Proportion(81, 263)) == "31% (81 of 263), 95% interval 26 to 37%"
    assert told_with_interval(Proportion(2, 4)) == "2 of 4"


def test_the_table_has_two_rows_a_week_with_the_counts_of_the_chart():
    both = built((3, 6), (4, 5), unclear=2)
    rows = table(both)
    assert len(rows) == 24
    assert rows[-2] == Row(
        span=full_label(LAST),
        whose="mine",
        toward=4,
        away=1,
        against=0,
        unclear=2,
        rate="80% (4 of 5, few), 38 to 96%",
        pooled="80% (4 of 5, few), 38 to 96%",
    )
    assert rows[-1].whose == "theirs"
    assert rows[-1].rate == rows[-1].pooled == "nothing to count"
    assert len(headings(Unit.WEEK)) == len(headings(Unit.MONTH)) == len(Row.__dataclass_fields__)


def test_the_table_shows_a_gap_where_the_line_has_one():
    both = built((6, 6), (4, 5))
    week_after = table(both)[8]
    assert (week_after.span, week_after.pooled) == (full_label(LAST - 7 * WEEK), "nothing to count")
