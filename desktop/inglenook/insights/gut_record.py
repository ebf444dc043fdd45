"""My gut's own record: what the gut checks looked back on turned out to be, and my estimates.

It is told in counts. From ten on that have both an estimate and a known outcome, the estimates are
compared with what turned out, in three bands.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import nan

from inglenook.insights.counts import told_chosen
from inglenook.insights.proportions import Proportion
from inglenook.insights.sentences import told, told_with_interval
from inglenook.journal.entries import GutCheck
from inglenook.journal.field import Cell
from inglenook.journal.journal import Journal
from inglenook.journal.store import Filter
from inglenook.journal.vocabulary import Outcome
from inglenook.words import _, mark, ngettext

COMPARABLE = 10  # from so many on, estimates are compared with what turned out
BANDS = ((67, 100), (34, 66), (0, 33))  # %, from the surest down
COLUMNS = ("estimate", "outcome")
REAL = frozenset({Outcome.REASON, Outcome.BOTH})  # there was a real reason

RULE = mark(
    "Counted are the gut checks looked back on. “Both” counts as a real reason too; what is "
    "still unknown is in no rate."
)


@dataclass(frozen=True)
class Band:
    """The gut checks whose estimate lay from ``low`` to ``high`` %.

    ``real`` are those that turned out to have a real reason. ``estimate`` is the mean estimate,
    from 0 to 100; NaN where there is none.
    """

    low: int
    high: int
    real: Proportion
    estimate: float


@dataclass(frozen=True)
class GutRecord:
    """How the gut checks looked back on turned out.

    ``comparable`` of them have an estimate and an outcome that is known. ``bands`` compares the
    two, from the surest down; it is empty while there are fewer than ten.
    """

    reason: int
    wound: int
    both: int
    unknown: int
    comparable: int
    bands: tuple[Band, ...]

    @property
    def looked_back(self) -> int:
        """How many have been looked back on."""
        return self.reason + self.wound + self.both + self.unknown


def gut_record(journal: Journal, person: str | None = None) -> GutRecord:
    """Read it, for one person (an id) or everybody. What rests in the bin is not counted."""
    chosen = Filter(kinds=frozenset({GutCheck.KIND}), person=person)
    return record_of(journal.store.cells(GutCheck, COLUMNS, chosen))


def record_of(cells: Iterable[tuple[Cell, ...]]) -> GutRecord:
    """Count (estimate, outcome) as the vault keeps them."""
    looked_back = [(estimate, Outcome.of(outcome)) for estimate, outcome in cells if outcome]
    counts = Counter(outcome for _estimate, outcome in looked_back)
    known = [
        (int(estimate), outcome in REAL)
        for estimate, outcome in looked_back
        if estimate is not None and outcome is not Outcome.UNKNOWN
    ]
    return GutRecord(
        reason=counts[Outcome.REASON],
        wound=counts[Outcome.WOUND],
        both=counts[Outcome.BOTH],
        unknown=counts[Outcome.UNKNOWN],
        comparable=len(known),
        bands=tuple(_band(known, *ends) for ends in BANDS) if len(known) >= COMPARABLE else (),
    )


def _band(known: Sequence[tuple[int, bool]], low: int, high: int) -> Band:
    inside = [(estimate, real) for estimate, real in known if low <= estimate <= high]
    mean = sum(estimate for estimate, _real in inside) / len(inside) if inside else nan
    return Band(low, high, Proportion(sum(real for _estimate, real in inside), len(inside)), mean)


# -- in words

_SURENESS = {
    (67, 100): mark("When I was quite sure ({estimates}), there was a real reason in {share}."),
    (34, 66): mark("When I was in two minds ({estimates}), there was a real reason in {share}."),
    (0, 33): mark("When I thought it unlikely ({estimates}), there was a real reason in {share}."),
}


def sentences(record: GutRecord) -> list[str]:
    """What can be said of the record, a sentence each."""
    if not record.looked_back:
        return [_("No gut check has been looked back on yet.")]
    return [_turned_out(record), *_compared(record)]


def _turned_out(record: GutRecord) -> str:
    counted = {
        Outcome.REASON: record.reason,
        Outcome.WOUND: record.wound,
        Outcome.BOTH: record.both,
        Outcome.UNKNOWN: record.unknown,
    }
    sentence = ngettext(
        "{n} gut check looked back on: {parts}.",
        "{n} gut checks looked back on: {parts}.",
        record.looked_back,
    )
    parts = told_chosen(tuple((outcome, n) for outcome, n in counted.items() if n))
    return sentence.format(n=record.looked_back, parts=parts)


def _compared(record: GutRecord) -> list[str]:
    if not record.bands:
        few = _(
            "How my estimates compare with what turned out: too few to tell yet "
            "({n}; it is shown from {least} on)."
        )
        return [few.format(n=record.comparable, least=COMPARABLE)]
    return [_band_in_words(band) for band in record.bands if band.real.n]


def _band_in_words(band: Band) -> str:
    words = _("{span}, on average {mean}") if band.real.tellable else "{span}"
    estimates = words.format(span=band_label(band), mean=told_mean(band))
    share = told_with_interval(band.real)
    return _(_SURENESS[band.low, band.high]).format(estimates=estimates, share=share)


def band_label(band: Band) -> str:
    """67 to 100%."""
    return _("{low} to {high}%").format(low=band.low, high=band.high)


def told_mean(band: Band) -> str:
    """The mean estimate in words; '' below five, where only counts are told."""
    if not band.real.tellable:
        return ""
    return _("{rate}%").format(rate=f"{band.estimate:.0f}")


@dataclass(frozen=True)
class GutRow:
    """One band in the table that says the same as the chart."""

    band: str
    estimate: str
    real: str
    interval: str


GUT_HEADINGS = (
    mark("My estimate"),
    mark("On average"),
    mark("Had a real reason"),
    mark("95% interval"),
)


def gut_table(record: GutRecord) -> tuple[GutRow, ...]:
    """A row for each band, from the surest down; none while there are too few to compare."""
    return tuple(_row(band) for band in record.bands)


def _row(band: Band) -> GutRow:
    interval = ""
    if band.real.tellable:
        low, high = (f"{limit * 100:.0f}" for limit in band.real.interval)
        interval = _("{low} to {high}%").format(low=low, high=high)
    return GutRow(band_label(band), told_mean(band), told(band.real), interval)
