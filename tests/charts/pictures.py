"""The pictures that every chart is compared with, from one made-up half year that never changes.

``python -m charts.pictures`` in ``tests`` draws them anew; look at each before it is kept.
"""

import json
import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

from PIL import Image

from inglenook.charts.chart import Chart
from inglenook.charts.render import png
from inglenook.charts.style import ChartStyle
from inglenook.charts.trends import charts
from inglenook.charts.whole import whole
from inglenook.insights.ledger import COLUMNS, Ledger, ledger
from inglenook.insights.spans import Unit
from inglenook.insights.view import View
from inglenook.journal.days import Calendar
from inglenook.journal.entries import Bid, GutCheck, Need, TrustFeeling
from inglenook.journal.vocabulary import Answer, Direction, Met, Outcome, Root, Sign, Zone
from inglenook.resources import resource
from support.ledgers import SAM

REFERENCE = Path(__file__).parent.parent / "reference" / "charts"
FIRST, LAST = date(2026, 5, 25), date(2026, 11, 22)
HOLIDAY = (date(2026, 8, 17), date(2026, 9, 6))  # nothing is written then
WIDTH = 480
COLOURS_KEPT = 64  # fewer make a quarter of the size, and no difference that is seen
THEMES = ("light", "dark", "paper")


def style_of(theme: str) -> ChartStyle:
    """A theme in the one family of type that is the same on every machine."""
    if theme == "paper":
        return ChartStyle.paper()
    tokens = json.loads(resource("tokens.json").read_text("utf-8"))
    return ChartStyle.from_tokens(tokens[theme])


def half_year() -> Ledger:
    """Bids and feelings of 26 weeks with a gap, a few needs and gut checks."""
    chance = random.Random(26)
    rows: dict[type, list[tuple[object, ...]]] = {kind: [] for kind in COLUMNS}
    day = FIRST
    while day <= LAST:
        if not HOLIDAY[0] <= day <= HOLIDAY[1]:
            for kind, cells in _written(day, chance):
                rows[kind].append(tuple(cells.get(name) for name in COLUMNS[kind]))
        day += timedelta(days=1)
    return ledger([rows], Calendar())


def view(unit: Unit = Unit.WEEK) -> View:
    """Everybody, over all of it."""
    return View(None, None, FIRST, LAST, unit, Calendar())


def picture(chart: Chart, theme: str) -> bytes:
    """A chart with all its words, as the bytes of a PNG."""
    return png(whole(replace(chart, height_px=200.0), style_of(theme), WIDTH))


def _written(day: date, chance: random.Random) -> Iterator[tuple[type, dict[str, object]]]:
    now = f"{day}T12:00:00+01:00"
    every = {"happened": now, "recorded": now, "person": SAM}
    for _turn in range(chance.randrange(4)):
        answer = chance.choice([Answer.TOWARD, *Answer]).value
        yield Bid, every | {"direction": chance.choice(list(Direction)).value, "answer": answer}
    if chance.random() < 0.6:
        yield (
            TrustFeeling,
            every
            | {
                "about": chance.choice(("person", "person", "myself")),
                "zone": chance.choice(list(Zone)).value,
                "trust": chance.randrange(11),
                "safe": chance.randrange(5),
                "seen": chance.choice((None, *range(5))),
                "signs": json.dumps([each.value for each in chance.sample(list(Sign), 2)]),
                "roots": json.dumps([each.value for each in chance.sample(list(Root), 2)]),
            },
        )
    if chance.random() < 0.1:
        yield Need, every | {"said": 1, "met": chance.choice(list(Met)).value}
        outcome = chance.choice(list(Outcome)).value
        yield GutCheck, every | {"estimate": chance.randrange(101), "outcome": outcome}


def _draw_anew() -> None:
    REFERENCE.mkdir(parents=True, exist_ok=True)
    for chart in charts(half_year(), view()):
        for theme in THEMES:
            drawn = Image.open(BytesIO(picture(chart, theme))).convert("RGB")
            few = drawn.quantize(COLOURS_KEPT, dither=Image.Dither.NONE)
            few.save(REFERENCE / f"{chart.name}-{theme}.png", optimize=True)


if __name__ == "__main__":
    _draw_anew()
