"""Roots are counted over the days somebody looks at, and compared over the last twelve weeks."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inglenook.insights.proportions import Proportion
from inglenook.insights.roots import (
    ROOT_HEADINGS,
    RootRow,
    describe_roots,
    root_table,
    roots_of,
    told_naming,
    told_root,
    told_roots,
)
from inglenook.insights.spans import Unit
from inglenook.insights.view import View
from inglenook.journal.days import WEEK, Calendar
from inglenook.journal.vocabulary import Root
from support.ledgers import feeling, ledger_of

SUNDAY = date(2026, 11, 22)


def told(day, *roots):
    """A check-in at noon; the last part of a ledger's cells are its roots."""
    cells = ",".join(f'"{root}"' for root in roots)
    kind, row = feeling(f"{day}T12:00:00+01:00", "centre")
    return kind, (*row[:-1], f"[{cells}]")


def view(first=SUNDAY - 4 * WEEK, name=None):
    return View(None, name, first, SUNDAY, Unit.WEEK, Calendar())


def counted(*feelings, **values):
    return roots_of(ledger_of(feelings).feelings, view(**values))


def test_roots_stand_most_often_named_first_and_ties_in_the_order_of_the_list():
    roots = counted(
        told(SUNDAY, Root.SELF_TRUST, Root.GRIEF, Root.WOUNDS),
        told(SUNDAY, Root.SELF_TRUST),
        told(SUNDAY),
    )
    assert roots.named == ((Root.SELF_TRUST, 2), (Root.WOUNDS, 1), (Root.GRIEF, 1))
    assert roots.naming == Proportion(2, 3)


@given(st.lists(st.sets(st.sampled_from(Root)), max_size=12))
def test_what_was_never_named_is_left_out_and_every_name_is_counted(named):
    roots = counted(*(told(SUNDAY, *each) for each in named))
    assert dict(roots.named) == {
        root: n for root in Root if (n := sum(root in each for each in named))
    }
    counts = [n for _root, n in roots.named]
    assert counts == sorted(counts, reverse=True)
    assert roots.naming == Proportion(sum(map(bool, named)), len(named))


def test_only_the_days_looked_at_are_counted():
    first = SUNDAY - timedelta(days=9)
    days = [first - timedelta(days=1), first, SUNDAY, SUNDAY + timedelta(days=1)]
    roots = counted(*(told(day, Root.GRIEF) for day in days), first=first)
    assert roots.named == ((Root.GRIEF, 2),)


def test_the_last_four_weeks_are_compared_with_the_eight_before_whatever_is_shown():
    feelings = [told(SUNDAY - week * WEEK, Root.GRIEF) for week in range(4)]
    feelings += [told(SUNDAY - week * WEEK) for week in range(4, 13)]
    for first in (SUNDAY, SUNDAY - 20 * WEEK):
        found = counted(*feelings, first=first).lately
        assert (found.latest, found.earlier) == (Proportion(4, 4), Proportion(0, 8))


def lately(latest, earlier):
    """Roots of so many (naming one, all) in the last 4 weeks and in the 8 before."""
    days = ((SUNDAY, latest), (SUNDAY - 6 * WEEK, earlier))
    return counted(
        *(
            told(day, *([Root.GRIEF] if number < naming else []))
            for day, (naming, n) in days
            for number in range(n)
        )
    )


def test_a_likely_change_is_told_with_both_shares_and_the_difference():
    # R. G. Newcombe 1998, table II, example (a): 56/70 against 48/80 is 0.0524 to 0.3339.
    assert told_roots(lately((56, 70), (48, 80))) == (
        "You named a root in more of your check-ins in the last 4 weeks than in the 8 before: 80% "
        "(56 of 70) against 60% (48 of 80), likely a real change (difference 5 to 33 points)."
    )
    assert told_roots(lately((48, 80), (56, 70))).startswith("You named a root in fewer of your")


def test_otherwise_it_is_too_few_to_tell():
    assert told_roots(lately((3, 4), (1, 9))) == (
        "Check-ins that name a root: 3 of 4 in the last 4 weeks, 1 of 9 in the 8 before. "
        "Too few to tell whether this has changed."
    )
    assert told_roots(counted()) == (
        "Check-ins that name a root: nothing to count in the last 12 weeks."
    )


@pytest.mark.parametrize(
    ("feelings", "words"),
    [
        ([], "Roots you ticked in 0 of 0 check-ins."),
        ([told(SUNDAY, Root.GRIEF)], "Roots you ticked in 1 of 1 check-in."),
        ([told(SUNDAY, Root.GRIEF), told(SUNDAY)], "Roots you ticked in 1 of 2 check-ins."),
    ],
)
def test_it_is_told_in_how_many_check_ins_any_was_ticked(feelings, words):
    assert told_naming(counted(*feelings)) == words


def test_the_table_and_the_description_say_the_same_as_the_chart():
    roots = counted(told(SUNDAY, Root.GRIEF), told(SUNDAY, Root.GRIEF, Root.WOUNDS))
    assert told_root(roots, 0) == "Unprocessed grief: 2 of 2."
    assert root_table(roots) == (
        RootRow("Unprocessed grief", 2, "2 of 2"),
        RootRow("Past emotional wounds", 1, "1 of 2"),
    )
    assert len(ROOT_HEADINGS) == len(RootRow.__dataclass_fields__)
    assert describe_roots(roots, view(name="Sam")).splitlines() == [
        "Roots of mistrust in what you wrote about Sam, from 25 Oct 2026 to 22 Nov 2026.",
        "Roots you ticked in 2 of 2 check-ins.",
        "Unprocessed grief: 2 of 2.",
        "Past emotional wounds: 1 of 2.",
        "Check-ins that name a root: 2 of 2 in the last 4 weeks, nothing to count in the 8 before. "
        "Too few to tell whether this has changed.",
    ]
