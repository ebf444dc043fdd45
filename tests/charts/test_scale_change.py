"""Under the chart of a scale stands what changed, whatever weeks are shown."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from inglenook.charts.scales import charts
from inglenook.insights.spans import Unit
from inglenook.insights.view import View
from inglenook.journal.days import WEEK, Calendar
from support.ledgers import feeling, ledger_of

LAST = date(2026, 11, 22)
VIEW = View(None, None, LAST - 26 * WEEK, LAST, Unit.WEEK, Calendar())


def twelve_weeks(**scales):
    """A feeling every second day; in the last 4 weeks each answer is 2 higher than before."""
    for ago in range(0, 84, 2):
        raised = {name: answer + 2 * (ago < 28) for name, answer in scales.items()}
        yield feeling(f"{LAST - timedelta(days=ago)}T18:00:00+00:00", **raised)


LEDGER = ledger_of(
    [
        *twelve_weeks(trust=5, safe=1, seen=2),
        feeling("2026-11-20T08:00:00+00:00", about="myself", person=None, trust=1),
    ]
)


def sentences(view=VIEW):
    return {chart.name: chart.sentences for chart in charts(LEDGER, view)}


def test_each_scale_has_a_sentence_of_its_own():
    (trust,) = sentences()["trust"]
    assert trust.startswith("Trust: median 7 (14 answers) in the last 4 weeks, median 5 (28")
    assert trust.endswith("likely a real change.")
    safe, seen = sentences()["question"]
    assert safe.startswith("Safe: median 3")
    assert seen.startswith("Seen: median 4")


def test_trust_in_myself_is_compared_with_itself():
    (told,) = sentences()["self_trust"]
    assert told == (
        "Trust in myself: median 1 (1 answer, few) in the last 4 weeks, nothing to count in the 8 "
        "before. Too few to tell whether this has changed."
    )


@pytest.mark.parametrize("unit", Unit)
@pytest.mark.parametrize("weeks", [0, 3, 52])
def test_the_sentence_is_the_same_however_much_is_shown(weeks, unit):
    assert sentences(replace(VIEW, first=LAST - weeks * WEEK, unit=unit)) == sentences()


def test_it_looks_back_from_the_last_day_that_is_shown():
    earlier = sentences(replace(VIEW, last=LAST - 4 * WEEK))["trust"]
    assert earlier[0].endswith("Too few to tell whether this has changed.")


def test_the_summary_tells_it_too():
    for chart in charts(LEDGER, VIEW):
        assert chart.summary.splitlines()[-len(chart.sentences) :] == list(chart.sentences)
