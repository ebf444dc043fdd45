"""Needs are counted by whether they are said, and those said by how they were met."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inglenook.insights.needs_met import (
    NEED_HEADINGS,
    NeedRow,
    describe_needs,
    met_lines,
    need_table,
    needs_met,
    said_lines,
    told_lately,
    told_met,
    told_n,
)
from inglenook.insights.proportions import Proportion
from inglenook.insights.spans import Unit
from inglenook.insights.view import View
from inglenook.journal.days import WEEK, Calendar
from inglenook.journal.vocabulary import Met
from support.ledgers import ledger_of, need

SUNDAY = date(2026, 11, 22)


def told(met=None, said=True, day=SUNDAY):
    """A need at noon; how it was met is the last of its cells."""
    kind, row = need(f"{day}T12:00:00+01:00", said=said)
    return kind, (*row[:-1], met)


def view(first=SUNDAY - 4 * WEEK, name=None):
    return View(None, name, first, SUNDAY, Unit.WEEK, Calendar())


def counted(*needs, **values):
    return needs_met(ledger_of(needs).needs, view(**values))


SOME = (told(Met.MET), told(Met.MET), told(Met.ANGER), told(), told(said=False), told("met", False))


def test_needs_are_counted_by_what_is_said_and_how_that_was_met():
    needs = counted(*SOME)
    assert (needs.n, needs.said, needs.answered) == (6, 4, 3)
    assert dict(needs.ways) == {Met.MET: 2, Met.PARTLY: 0, Met.NOT_MET: 0, Met.ANGER: 1}


def test_what_was_not_said_or_has_no_answer_is_in_no_share():
    assert counted(*SOME).met == Proportion(2, 3)


@given(st.lists(st.tuples(st.none() | st.sampled_from(Met), st.booleans()), max_size=20))
def test_every_need_is_in_one_bar_of_each_group(pairs):
    needs = counted(*(told(met, said) for met, said in pairs))
    assert sum(n for _what, n in said_lines(needs)) == needs.n == len(pairs)
    assert sum(n for _what, n in met_lines(needs)) == needs.said
    assert needs.met.n == sum(said and met is not None for met, said in pairs)


def test_only_the_days_looked_at_are_counted():
    days = (SUNDAY - 2 * WEEK, SUNDAY - WEEK, SUNDAY)
    assert counted(*(told(day=day) for day in days), first=SUNDAY - WEEK).n == 2


def test_the_share_that_was_met_has_its_interval():
    # E. B. Wilson's limits for 81 of 263, as R. G. Newcombe gives them (Statistics in Medicine 17,
    # 1998, 857-872, table I): 0.2553 to 0.3662.
    needs = counted(*[told(Met.MET)] * 81, *[told(Met.NOT_MET)] * 182)
    assert told_met(needs) == (
        "Needs you said that were met: 31% (81 of 263), 95% interval 26 to 37%."
    )


@pytest.mark.parametrize("n", [1, 4])
def test_below_five_there_are_counts_only(n):
    assert told_met(counted(*[told(Met.MET)] * n)) == f"Needs you said that were met: {n} of {n}."


def test_from_five_on_a_share_is_marked_few():
    assert "100% (5 of 5, few), 95% interval" in told_met(counted(*[told(Met.MET)] * 5))


def lately(latest, earlier):
    needs = []
    for day, (met, n) in ((SUNDAY, latest), (SUNDAY - 6 * WEEK, earlier)):
        needs += [told(Met.MET if number < met else Met.PARTLY, day=day) for number in range(n)]
    return told_lately(counted(*needs))


def test_the_last_four_weeks_are_compared_with_the_eight_before():
    # R. G. Newcombe 1998, table II, example (a): 56/70 against 48/80 is 0.0524 to 0.3339.
    assert lately((56, 70), (48, 80)) == (
        "More of the needs you said were met in the last 4 weeks than in the 8 before: 80% (56 of "
        "70) against 60% (48 of 80), likely a real change (difference 5 to 33 points)."
    )
    assert lately((48, 80), (56, 70)).startswith("Fewer of the needs you said were met in")
    assert lately((1, 1), (2, 6)).endswith(
        "1 of 1 in the last 4 weeks, 2 of 6 in the 8 before. "
        "Too few to tell whether this has changed."
    )


def test_the_table_and_the_description_say_the_same_as_the_chart():
    needs = counted(*SOME)
    assert need_table(needs) == (
        NeedRow("Said", 4, "67% (4 of 6, few), 95% interval 30 to 90%"),
        NeedRow("Not said yet", 2, "33% (2 of 6, few), 95% interval 10 to 70%"),
        NeedRow("Met", 2, "2 of 3"),
        NeedRow("Partly", 0, "0 of 3"),
        NeedRow("Not met", 0, "0 of 3"),
        NeedRow("Met with anger", 1, "1 of 3"),
        NeedRow("No answer yet", 1, ""),
    )
    assert len(NEED_HEADINGS) == len(NeedRow.__dataclass_fields__)
    assert describe_needs(needs, view(name="Sam")).splitlines() == [
        "Needs with Sam, from 25 Oct 2026 to 22 Nov 2026. 6 needs, 4 said.",
        "How it was met: met (2), met with anger (1), no answer yet (1).",
        "Needs you said that were met: 2 of 3.",
        "Needs you said that were met: 2 of 3 in the last 4 weeks, nothing to count in the 8 "
        "before. Too few to tell whether this has changed.",
    ]


def test_no_need_at_all_is_told_without_a_share():
    assert told_n(counted()) == "0 needs, 0 said."
    assert "%" not in describe_needs(counted(), view())
