"""The chart of roots has a bar for each root that was ticked, and none for a list nobody wants."""

import json
from datetime import date

import numpy as np
import pytest

from inglenook.charts.render import rgba
from inglenook.charts.roots import NOTHING, charts, draw_roots
from inglenook.charts.style import ChartStyle
from inglenook.insights.roots import roots_of
from inglenook.insights.spans import Unit
from inglenook.insights.view import View
from inglenook.journal.days import WEEK, Calendar
from inglenook.journal.vocabulary import Root
from inglenook.resources import resource
from support.ledgers import feeling, ledger_of

SUNDAY = date(2026, 11, 22)
TOKENS = json.loads(resource("tokens.json").read_text("utf-8"))
STYLES = (
    *(ChartStyle.from_tokens(TOKENS[theme]) for theme in ("light", "dark")),
    ChartStyle.paper(),
)


def told(*roots, day=SUNDAY):
    kind, row = feeling(f"{day}T12:00:00+01:00", "centre")
    return kind, (*row[:-1], json.dumps([root.value for root in roots]))


def view(weeks=12, unit=Unit.WEEK, **values):
    first = SUNDAY - (weeks - 1) * WEEK
    return View(None, None, first, SUNDAY, unit, Calendar(), **values)


def texts(figure, gid):
    found = figure.findobj(lambda each: each.get_gid() == gid)
    return [" ".join(each.get_text().split()) for each in found]


SOME = [told(Root.GRIEF), told(Root.GRIEF, Root.ABANDONMENT), told()]


def drawn(feelings, size=(600, 240), style=STYLES[0], **values):
    roots = roots_of(ledger_of(feelings).feelings, view())
    return draw_roots(roots, style, *size, **values)


def test_bars_stand_most_often_named_first_with_their_words_and_counts():
    figure = drawn(SOME)
    assert texts(figure, "word") == ["Unprocessed grief", "Fear of abandonment"]
    assert texts(figure, "n") == ["2", "1"]


def test_the_caption_says_in_how_many_check_ins_and_a_compact_chart_has_none():
    assert texts(drawn(SOME), "caption") == [
        "Roots you ticked in 2 of 3 check-ins. One check-in may name several."
    ]
    assert texts(drawn(SOME, compact=True), "caption") == []


def test_a_list_nobody_wants_to_see_has_no_chart():
    ledger = ledger_of(SOME)
    assert charts(ledger, view(unwanted=frozenset({"roots"}))) == ()
    assert [each.name for each in charts(ledger, view(unwanted=frozenset({"signs"})))] == ["roots"]


@pytest.mark.parametrize("unit", Unit)
def test_the_chart_says_the_same_in_its_words_spots_and_table(unit):
    (shown,) = charts(ledger_of(SOME), view(unit=unit))
    assert (shown.title, shown.n, shown.counted) == ("What stirs the mistrust", 3, "3 check-ins.")
    assert shown.sentences == (
        "Check-ins that name a root: 2 of 3 in the last 4 weeks, nothing to count in the 8 before. "
        "Too few to tell whether this has changed.",
    )
    assert [each.words for each in shown.spots()] == [
        "Unprocessed grief: 2 of 3.",
        "Fear of abandonment: 1 of 3.",
    ]
    assert {each.days for each in shown.spots()} == {(SUNDAY - 11 * WEEK, SUNDAY)}
    assert shown.table().rows == (
        ("Unprocessed grief", "2", "2 of 3"),
        ("Fear of abandonment", "1", "1 of 3"),
    )
    assert shown.sentences[0] in shown.summary


@pytest.mark.parametrize("style", STYLES, ids=["light", "dark", "paper"])
@pytest.mark.parametrize(
    "feelings",
    [
        [],
        [told()],
        [told(Root.STEREOTYPES)],
        SOME,
        [told(*Root, day=SUNDAY - week * WEEK) for week in range(0, 520, 3)],
    ],
    ids=["nothing", "no root", "one entry", "one week", "ten years with gaps"],
)
@pytest.mark.parametrize("size", [(960, 260), (300, 200), (200, 40)])
def test_every_amount_of_data_becomes_a_picture(feelings, style, size):
    pixels, width, height = rgba(drawn(feelings, size, style))
    assert (width, height) == size
    assert len(np.unique(np.frombuffer(pixels, np.uint32))) > 10


@pytest.mark.parametrize("feelings", [[], [told()]])
def test_no_root_is_said_to_be_none(feelings):
    assert texts(drawn(feelings), "nothing") == [NOTHING]
    (shown,) = charts(ledger_of(feelings), view())
    assert shown.spots() == ()
    assert shown.table().rows == ()
