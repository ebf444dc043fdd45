"""What stirs the mistrust: how often each root was ticked, and in how many check-ins any was."""

from dataclasses import dataclass

import numpy as np

from inglenook.insights.comparison import ComparedWords, compared, told_comparison
from inglenook.insights.counts import Chosen
from inglenook.insights.days_between import between
from inglenook.insights.lately import Comparison
from inglenook.insights.ledger import Feelings, chosen
from inglenook.insights.proportions import Proportion
from inglenook.insights.sentences import told_with_interval
from inglenook.insights.view import View
from inglenook.journal.dates import full_label
from inglenook.journal.vocabulary import Root
from inglenook.words import _, mark, ngettext

ROOT_HEADINGS = (mark("Root"), mark("Check-ins that name it"), mark("Of all check-ins"))
_COMPARED = ComparedWords(
    subject=mark("Check-ins that name a root"),
    more=mark(
        "You named a root in more of your check-ins in the last 4 weeks than in the 8 before"
    ),
    fewer=mark(
        "You named a root in fewer of your check-ins in the last 4 weeks than in the 8 before"
    ),
)


@dataclass(frozen=True)
class Roots:
    """The roots of some days, most often named first; what was never named is not among them.

    ``naming`` are the check-ins (trust feelings) that name at least one root, of all there are.
    ``lately`` compares the share of these, whatever days are looked at.
    """

    named: Chosen[Root]
    naming: Proportion
    lately: Comparison


@dataclass(frozen=True)
class RootRow:
    """One root, in the table that says the same as the chart."""

    root: str
    n: int
    share: str


def roots_of(feelings: Feelings, view: View) -> Roots:
    """Count the roots of the days somebody looks at, from the feelings of all years."""
    naming = (feelings.roots != 0).astype(np.int64)
    meant = between(feelings.days, view.first, view.last)
    counts = chosen(Root, feelings.roots[meant]).sum(axis=0)
    ranked = np.argsort(-counts, kind="stable")
    words = tuple(Root)
    return Roots(
        named=tuple((words[place], int(counts[place])) for place in ranked if counts[place]),
        naming=Proportion(int(naming[meant].sum()), int(meant.sum())),
        lately=compared(feelings.days, naming, view.calendar, view.last),
    )


# -- in words


def told_naming(roots: Roots) -> str:
    """In how many check-ins any root was ticked."""
    n = roots.naming.n
    words = ngettext(
        "Roots you ticked in {k} of {n} check-in.", "Roots you ticked in {k} of {n} check-ins.", n
    )
    return words.format(k=f"{roots.naming.successes:,}", n=f"{n:,}")


def told_root(roots: Roots, place: int) -> str:
    """How often one of the roots was ticked: Unprocessed grief: 35% (26 of 74)."""
    root, n = roots.named[place]
    share = told_with_interval(Proportion(n, roots.naming.n))
    return _("{what}: {told}.").format(what=_(root.label), told=share)


def told_roots(roots: Roots) -> str:
    """Whether roots are ticked more or less often than before, and how sure that is."""
    return told_comparison(roots.lately, _COMPARED)


def describe_roots(roots: Roots, view: View) -> str:
    """The chart in plain sentences, for those who do not see it."""
    days = {"first": full_label(view.first), "last": full_label(view.last), "name": view.name}
    opening = _("Roots of mistrust from {first} to {last}.")
    if view.name is not None:
        opening = _("Roots of mistrust in what you wrote about {name}, from {first} to {last}.")
    ticked = [told_root(roots, place) for place in range(len(roots.named))]
    return "\n".join([opening.format(**days), told_naming(roots), *ticked, told_roots(roots)])


def root_table(roots: Roots) -> tuple[RootRow, ...]:
    """A row for each root that was ticked, most often named first."""
    return tuple(
        RootRow(_(root.label), n, told_with_interval(Proportion(n, roots.naming.n)))
        for root, n in roots.named
    )
