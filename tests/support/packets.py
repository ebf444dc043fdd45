"""Documents to be typeset: the page that matters, and a year of notes."""

import random
from datetime import date, timedelta
from functools import partial

from inglenook.charts.chart import Chart
from inglenook.charts.responsiveness import describe, draw_responsiveness, legend
from inglenook.insights.responsiveness import series
from inglenook.journal.days import Calendar
from inglenook.packet.document import (
    Block,
    Document,
    Grid,
    Heading,
    NewPage,
    Paper,
    Paragraph,
    Picture,
    Points,
    Run,
    runs,
)

PROSE = (
    "a joke at dinner landed in silence and then we both laughed about the broken kettle while "
    "it rained I wanted to ask and did not ask until the walk home was nearly over"
)
ANSWERS = ("toward", "toward", "toward", "away", "against", "unclear")


def document(*blocks: Block, **values: object) -> Document:
    """A document of these blocks."""
    given: dict = {
        "title": "Notes for therapy",
        "subtitle": "27 October to 23 November 2026 · since our last session",
        "language": "en-GB",
        "paper": Paper.A4,
    }
    return Document(**(given | values), blocks=blocks)


def chart(seed: int = 1, weeks: int = 20) -> Chart:
    """Half a year of bids and their answers."""
    chance = random.Random(seed)
    first = date(2026, 7, 6)
    days = sorted(first + timedelta(days=chance.randrange(weeks * 7)) for _ in range(weeks * 9))
    cells = [
        (f"{day}T12:00:00+01:00", chance.choice(("offered", "received")), chance.choice(ANSWERS))
        for day in days
    ]
    shown = series(cells, Calendar(), first, days[-1])
    return Chart(
        name=f"responsiveness-{seed}",
        title="Bids that were met by turning toward",
        up="Share",
        along="Week",
        n=len(cells),
        counted=f"{len(cells)} bids.",
        legend=legend(None),
        sentences=(),
        summary=describe(shown, None),
        table=None,
        spots=None,
        draw=partial(draw_responsiveness, shown),
        height_px=215.0,
    )


def picture(seed: int = 1) -> Picture:
    """A chart with its words."""
    drawn = chart(seed)
    return Picture(
        drawn,
        runs(drawn.summary),
        runs("Solid line and circles: mine, met by S. Dashes and squares: S.’s, met by me."),
    )


def the_page_that_matters() -> Document:
    """What somebody takes along: a page and a little more, with names replaced."""
    return document(
        Heading(1, runs("At a glance")),
        Paragraph(
            (
                Run("Trust in "),
                Run("S.", replaced=True),
                Run(
                    ": median 6 of 10, was 4. Mostly in protection (58% of 31 check-ins), "
                    "less disconnection than before. "
                ),
                Run("S.", replaced=True),
                Run(" met 81% of my bids (26 of 32), was 58%."),
            )
        ),
        picture(),
        Heading(1, runs("What I want to talk about")),
        Points(
            (
                runs("Why do I go numb after a good weekend?"),
                runs("The gut check about the gym: was I right to check?"),
            ),
            numbered=True,
        ),
        Heading(1, runs("Gut checks")),
        Paragraph(
            runs(
                "“He said he was at work”, opened 18 Nov, still open. Two concrete reasons, "
                "one echo of an old betrayal, one reason to trust. My estimate: 65%."
            )
        ),
        Heading(1, runs("Moments")),
        Paragraph(
            (
                Run("21 Nov, protection, trust 6.", strong=True),
                Run(" My playfulness. I made a joke at dinner and it landed in silence…"),
            )
        ),
        NewPage(),
        Heading(1, runs("Needs")),
        Paragraph(runs("A number in brackets counts the entries behind it."), quiet=True),
        Grid(
            (runs("Need"), runs("Times"), runs("What was done")),
            (
                (runs("To be asked"), runs("7"), runs("Asked for it twice; both were met.")),
                (runs("Rest"), runs("4"), (Run("Went to bed early with "), Run("S."))),
                (runs("Play"), runs("2"), ()),
            ),
        ),
        Heading(2, runs("Last week")),
        Points((runs("Slept well on four nights."), runs("One walk without the phone."))),
    )


def prose(chance: random.Random, words: int) -> str:
    """So many words of nobody's."""
    known = PROSE.split()
    return " ".join(chance.choice(known) for _ in range(words)).capitalize() + "."


def a_year(notes: int = 2000) -> Document:
    """So many notes under their months, after five charts."""
    chance = random.Random(1)
    blocks: list[Block] = [Heading(1, runs("Charts")), *map(picture, range(5)), NewPage()]
    blocks.append(Heading(1, runs("Notes")))
    for place in range(notes):
        if place % 170 == 0:
            blocks.append(Heading(2, runs(f"Month {place // 170 + 1}")))
        when = Run(f"{place % 28 + 1} Nov, protection, trust {place % 11}. ", strong=True)
        blocks.append(Paragraph((when, Run(prose(chance, 20 + place % 45)))))
    return document(*blocks)
