"""Puts a packet together from what was read: the first page, then every chosen section."""

from collections.abc import Iterator, Sequence

from inglenook.insights.ledger import ledger
from inglenook.packet import sections
from inglenook.packet.choice import Choice, Section
from inglenook.packet.choose import Gathered
from inglenook.packet.document import Block, Document, NewPage, Paragraph
from inglenook.packet.period import period_in_words
from inglenook.packet.pictures import Pair, pairs
from inglenook.packet.rules import rules_of
from inglenook.packet.said import own
from inglenook.packet.summary import agenda, is_cut, summary
from inglenook.packet.told import Teller
from inglenook.words import _, mark

TITLE = mark("Notes for therapy")
NOTHING = mark(
    "There is nothing in these pages: nothing was written in this time, or nothing of it was "
    "chosen. That is fine; what matters can also be said in the session."
)
_DRAWN = frozenset({Section.SUMMARY, Section.CHARTS})


def compose(gathered: Gathered, choice: Choice) -> Document:
    """Make the document, with names as they are written; charts are named as they will leave."""
    rules = rules_of(gathered.people, gathered.hidden_words, choice.names)
    numbers = ledger([gathered.columns], gathered.calendar)
    charts = pairs(gathered, choice, numbers, rules) if _DRAWN & choice.sections else []
    teller = Teller.of(gathered)
    has_summary = Section.SUMMARY in choice.sections and _holds_anything(gathered)
    first = [*summary(gathered, choice, numbers, charts, teller)] if has_summary else []
    rest = [*_pages(gathered, choice, charts, teller)]
    between: list[Block] = [NewPage()] if first and rest else []
    nothing = [] if first or rest else [Paragraph(own(_(NOTHING)))]
    return Document(
        title=_(TITLE),
        subtitle=_subtitle(gathered, choice),
        language=choice.language,
        paper=choice.paper,
        blocks=(*first, *between, *rest, *nothing),
    )


def _pages(
    gathered: Gathered, choice: Choice, charts: Sequence[Pair], teller: Teller
) -> Iterator[Block]:
    """Everything after the first page."""
    told = Section.SUMMARY in choice.sections and not is_cut(gathered, choice)
    if Section.AGENDA in choice.sections and gathered.agenda and not told:
        yield from agenda(gathered, teller)
    if Section.CHARTS in choice.sections and any(gathered.totals.values()):
        yield from sections.charts(charts)
    yield from sections.entries(gathered, teller)


def _holds_anything(gathered: Gathered) -> bool:
    return bool(any(gathered.totals.values()) or gathered.agenda or gathered.open_checks)


def _subtitle(gathered: Gathered, choice: Choice) -> str:
    days = period_in_words(gathered.first, choice.until)
    if not gathered.since_session:
        return days
    return _("{period} · since our last session").format(period=days)
