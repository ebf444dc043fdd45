"""The chart of needs shows what is said and what is not, and how what is said was met."""

import json
from datetime import date

import numpy as np
import pytest

from inglenook.charts.needs import NOTHING, chart, draw_needs, legend
from inglenook.charts.render import rgba
from inglenook.charts.style import ChartStyle
from inglenook.insights.needs_met import needs_met
from inglenook.insights.spans import Unit
from inglenook.insights.view import View
from inglenook.journal.days import WEEK, Calendar
from inglenook.journal.vocabulary import Met
from inglenook.resources import resource
from support.ledgers import ledger_of, need

SUNDAY = date(2026, 11, 22)
TOKENS = json.loads(resource("tokens.json").read_text("utf-8"))
STYLES = (
    *(ChartStyle.from_tokens(TOKENS[theme]) for theme in ("light", "dark")),
    ChartStyle.paper(),
)


def told(met=None, said=True, day=SUNDAY):
    kind, row = need(f"{day}T12:00:00+01:00", said=said)
    return kind, (*row[:-1], met)


def view(unit=Unit.WEEK):
    return View(None, None, SUNDAY - 11 * WEEK, SUNDAY, unit, Calendar())


def texts(figure, gid):
    found = figure.findobj(lambda each: each.get_gid() == gid)
    return [" ".join(each.get_text().split()) for each in found]


SOME = [told(Met.MET), told(Met.MET), told(Met.PARTLY), told(), told(said=False)]


def drawn(needs, size=(600, 240), style=STYLES[0], **values):
    return draw_needs(needs_met(ledger_of(needs).needs, view()), style, *size, **values)


def test_a_bar_for_what_is_said_and_one_for_each_way_it_was_met():
    figure = drawn(SOME)
    assert dict(zip(texts(figure, "word"), texts(figure, "n"), strict=True)) == {
        "Said": "4",
        "Not said yet": "1",
        "Met": "2",
        "Partly": "1",
        "Not met": "0",
        "Met with anger": "0",
        "No answer yet": "1",
    }


def test_the_caption_says_what_is_counted_and_a_compact_chart_has_none():
    assert texts(drawn(SOME), "caption") == [
        "Above: all needs. Below: those that are said, by how they were met."
    ]
    assert texts(drawn(SOME, compact=True), "caption") == []


def test_the_legend_tells_the_two_colours_apart():
    assert [each.role for each in legend()] == ["mine", "theirs"]
    (bars,) = drawn(SOME).findobj(lambda each: each.get_gid() == "bars")
    assert len({tuple(each) for each in bars.get_facecolors()}) == 2


@pytest.mark.parametrize("unit", Unit)
def test_the_chart_says_the_same_in_its_words_spots_and_table(unit):
    shown = chart(ledger_of(SOME), view(unit))
    assert (shown.name, shown.n, shown.counted) == ("needs", 5, "5 needs, 4 said.")
    assert shown.sentences == (
        "Needs you said that were met: 2 of 3.",
        "Needs you said that were met: 2 of 3 in the last 4 weeks, nothing to count in the 8 "
        "before. Too few to tell whether this has changed.",
    )
    assert [each.words for each in shown.spots()][2:4] == ["Met: 2 of 3.", "Partly: 1 of 3."]
    assert shown.spots()[-1].words == "No answer yet: 1."
    assert len(shown.table().rows) == len(shown.spots()) == 7
    assert shown.sentences[0] in shown.summary


@pytest.mark.parametrize("style", STYLES, ids=["light", "dark", "paper"])
@pytest.mark.parametrize(
    "needs",
    [
        [],
        [told(said=False)],
        [told(Met.ANGER)],
        SOME,
        [told(Met.PARTLY, day=SUNDAY - week * WEEK) for week in range(0, 520, 3)],
    ],
    ids=["nothing", "none said", "one entry", "one week", "ten years with gaps"],
)
@pytest.mark.parametrize("size", [(960, 260), (300, 200), (200, 40)])
def test_every_amount_of_data_becomes_a_picture(needs, style, size):
    pixels, width, height = rgba(drawn(needs, size, style))
    assert (width, height) == size
    assert len(np.unique(np.frombuffer(pixels, np.uint32))) > 10


def test_no_need_is_said_to_be_none_and_without_an_answer_no_share_is_told():
    assert texts(drawn([]), "nothing") == [NOTHING]
    assert chart(ledger_of([]), view()).spots() == ()
    assert chart(ledger_of([told()]), view()).sentences == (
        "Needs you said that were met: nothing to count in the last 12 weeks.",
    )
