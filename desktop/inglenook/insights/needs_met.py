"""Needs: how many there are, how many are said, and how those that are said were met."""

from dataclasses import dataclass

import numpy as np

from inglenook.insights.comparison import ComparedWords, compared, told_comparison
from inglenook.insights.counts import Chosen
from inglenook.insights.days_between import between
from inglenook.insights.lately import Comparison
from inglenook.insights.ledger import Needs
from inglenook.insights.proportions import Proportion
from inglenook.insights.sentences import told_with_interval
from inglenook.insights.view import View
from inglenook.journal.dates import full_label
from inglenook.journal.vocabulary import Met
from inglenook.words import _, mark, ngettext

NEED_HEADINGS = (mark("Needs"), mark("How many"), mark("Share, 95% interval"))
_SAID, _NOT_YET, _UNANSWERED = mark("Said"), mark("Not said yet"), mark("No answer yet")
_COMPARED = ComparedWords(
    subject=mark("Needs you said that were met"),
    more=mark("More of the needs you said were met in the last 4 weeks than in the 8 before"),
    fewer=mark("Fewer of the needs you said were met in the last 4 weeks than in the 8 before"),
)


@dataclass(frozen=True)
class NeedsMet:
    """The needs of some days.

    ``ways`` are all words for how a need was met, with how many of the said needs were met in
    that way; a said need without an answer is in none. ``lately`` compares the share that was
    met, whatever days are looked at.
    """

    n: int
    said: int
    ways: Chosen[Met]
    lately: Comparison

    @property
    def answered(self) -> int:
        """Those said of which it is known how they were met."""
        return sum(n for _word, n in self.ways)

    @property
    def met(self) -> Proportion:
        """Those met, of those said of which that is known."""
        return Proportion(dict(self.ways)[Met.MET], self.answered)


@dataclass(frozen=True)
class NeedRow:
    """One line of the table that says the same as the chart."""

    what: str
    n: int
    share: str


def needs_met(needs: Needs, view: View) -> NeedsMet:
    """Count the needs of the days somebody looks at, from the needs of all years."""
    meant = between(needs.days, view.first, view.last)
    known = needs.said & (needs.met >= 0)
    counts = np.bincount(needs.met[meant & known], minlength=len(Met))
    met = (needs.met[known] == list(Met).index(Met.MET)).astype(np.int64)
    return NeedsMet(
        n=int(meant.sum()),
        said=int((meant & needs.said).sum()),
        ways=tuple(zip(Met, counts.tolist(), strict=True)),
        lately=compared(needs.days[known], met, view.calendar, view.last),
    )


# -- in words


def said_lines(needs: NeedsMet) -> tuple[tuple[str, int], ...]:
    """How many are said and how many are not, in the words of the chart."""
    return (_(_SAID), needs.said), (_(_NOT_YET), needs.n - needs.said)


def met_lines(needs: NeedsMet) -> tuple[tuple[str, int], ...]:
    """How those that are said were met, in the words of the chart."""
    ways = tuple((_(word.label), n) for word, n in needs.ways)
    return *ways, (_(_UNANSWERED), needs.said - needs.answered)


def told_n(needs: NeedsMet) -> str:
    """How many needs there are, and how many of them are said."""
    words = ngettext("{n} need, {said} said.", "{n} needs, {said} said.", needs.n)
    return words.format(n=f"{needs.n:,}", said=f"{needs.said:,}")


def told_met(needs: NeedsMet) -> str:
    """The share that was met, of those said of which it is known how they were."""
    share = told_with_interval(needs.met)
    return _("{subject}: {share}.").format(subject=_(_COMPARED.subject), share=share)


def told_lately(needs: NeedsMet) -> str:
    """Whether more or fewer were met than before, and how sure that is."""
    return told_comparison(needs.lately, _COMPARED)


def describe_needs(needs: NeedsMet, view: View) -> str:
    """The chart in plain sentences, for those who do not see it."""
    days = {"first": full_label(view.first), "last": full_label(view.last), "name": view.name}
    opening = _("Needs from {first} to {last}.")
    if view.name is not None:
        opening = _("Needs with {name}, from {first} to {last}.")
    parts = [f"{opening.format(**days)} {told_n(needs)}"]
    if needs.said:
        ways = ", ".join(
            _("{what} ({n})").format(what=what.lower(), n=n) for what, n in met_lines(needs) if n
        )
        parts.append(_("How it was met: {met}.").format(met=ways))
    if needs.answered:
        parts.append(told_met(needs))
    return "\n".join([*parts, told_lately(needs)])


def need_table(needs: NeedsMet) -> tuple[NeedRow, ...]:
    """A row for each bar; the share of the met stands where it is drawn from."""
    said = [NeedRow(what, n, _share(n, needs.n)) for what, n in said_lines(needs)]
    *ways, open_yet = met_lines(needs)
    met = [NeedRow(what, n, _share(n, needs.answered)) for what, n in ways]
    return *said, *met, NeedRow(*open_yet, share="")


def _share(n: int, of: int) -> str:
    return told_with_interval(Proportion(n, of))
