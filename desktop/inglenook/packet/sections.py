"""The pages after the first one: each chosen section with its entries, oldest first."""

from collections.abc import Iterator, Sequence

from inglenook.journal.dates import day_label
from inglenook.journal.entries import WeeklyReview
from inglenook.journal.field import fields_of
from inglenook.journal.fields import Scale
from inglenook.journal.record import Entry
from inglenook.packet.choice import Section
from inglenook.packet.choose import Gathered
from inglenook.packet.document import Block, Grid, Heading, Paragraph
from inglenook.packet.pictures import Pair
from inglenook.packet.said import own
from inglenook.packet.told import Teller
from inglenook.words import _, mark, ngettext

OF_ENTRIES = (
    Section.MARKED,
    Section.GUT_CHECKS,
    Section.NEEDS,
    Section.REVIEWS,
    Section.FEELINGS,
    Section.BIDS,
    Section.NOTES,
)
# The same sentences stand on the page of the journal, where they speak to who writes it.
_WHOSE = mark("Where the words beneath a chart say “you”, they mean me.")
# The short ones are told in full each time; the others only once.
_ALWAYS_WHOLE = frozenset({Section.MARKED, Section.FEELINGS, Section.BIDS})
SCORES = tuple(name for name, field in fields_of(WeeklyReview).items() if isinstance(field, Scale))


def charts(pairs: Sequence[Pair]) -> Iterator[Block]:
    """All charts, each with what can be said of it."""
    if pairs:
        yield Heading(1, own(_(Section.CHARTS.label)))
        yield Paragraph(own(_(_WHOSE)), quiet=True)
    for pair in pairs:
        yield from pair.full()


def entries(gathered: Gathered, teller: Teller) -> Iterator[Block]:
    """Every chosen section of entries that holds any."""
    marked = {each.id for each in gathered.entries.get(Section.MARKED, ())}
    for section in OF_ENTRIES:
        found = gathered.entries.get(section, ())
        above: set[str] = set() if section in _ALWAYS_WHOLE else marked
        if any(entry.id not in above for entry in found) or (found and section is Section.REVIEWS):
            yield Heading(1, own(_(section.label)))
            yield from _section(section, found, above, teller)


def _section(
    section: Section, found: Sequence[Entry], above: set[str], teller: Teller
) -> Iterator[Block]:
    if section is Section.REVIEWS:
        yield from _scores(found, teller)
    without = SCORES if section is Section.REVIEWS else ()
    left = [entry for entry in found if entry.id not in above]
    for entry in left:
        yield from teller.told(entry, without)
    if told := len(found) - len(left):
        words = ngettext(
            "{n} of them stands above, among the entries marked to bring.",
            "{n} of them stand above, among the entries marked to bring.",
            told,
        )
        yield Paragraph(own(words.format(n=told)), quiet=True)


def _scores(found: Sequence[Entry], teller: Teller) -> Iterator[Block]:
    """The feelings of each reviewed week in one table; a dash where nothing was said."""
    reviews = [each for each in found if isinstance(each, WeeklyReview)]
    fields = fields_of(WeeklyReview)
    unwanted = teller.unwanted.get(WeeklyReview, frozenset())
    names = [
        name
        for name in SCORES
        if name not in unwanted and any(getattr(each, name) is not None for each in reviews)
    ]
    if not names:
        return
    headings = (_("Week from"), *(_(fields[name].label) for name in names))
    rows = [
        (day_label(each.week), *(_score(getattr(each, name)) for name in names)) for each in reviews
    ]
    yield Paragraph(own(_("From 0 to 10, week by week.")), quiet=True)
    yield Grid(tuple(map(own, headings)), tuple(tuple(map(own, row)) for row in rows))


def _score(value: int | None) -> str:
    return "–" if value is None else str(value)
