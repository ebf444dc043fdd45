"""Counts that several pages tell: words of the closed lists that were chosen, and needs."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from inglenook.journal.field import Cell
from inglenook.journal.vocabulary import Met, Word
from inglenook.words import _, ngettext

W = TypeVar("W", bound=Word)

# Words of a closed list with how often each was chosen; what was never chosen is not among them.
Chosen = tuple[tuple[W, int], ...]

NEED_COLUMNS = ("said", "met")


@dataclass(frozen=True)
class Needs:
    """Needs: how many there are, how many of them are said, and how those were met."""

    n: int
    said: int
    met: Chosen[Met]


def chosen(words: type[W], cells: Iterable[Cell]) -> Chosen[W]:
    """Count the cells that hold a word of the list, in the list's own order."""
    counts = Counter(cells)
    return tuple((word, counts[word.value]) for word in words if counts[word.value])


def needs_of(cells: Iterable[tuple[Cell, ...]]) -> Needs:
    """Count needs from (said, met) as the vault keeps them."""
    rows = list(cells)
    said = sum(bool(said) for said, _met in rows)
    return Needs(len(rows), said, chosen(Met, (met for _said, met in rows)))


# -- in words


def told_chosen(counted: Chosen[W]) -> str:
    """walking on eggshells (3), chronic insecurity (2)."""
    return ", ".join(
        _("{what} ({n})").format(what=_(word.label).lower(), n=n) for word, n in counted
    )


def told_needs(needs: Needs) -> str:
    """How many needs there are, how many are said, and how they were met; '' where none is."""
    if not needs.n:
        return ""
    sentence = ngettext("{n} need, {said} said.", "{n} needs, {said} said.", needs.n)
    told = [sentence.format(n=needs.n, said=needs.said)]
    if needs.met:
        told.append(_("How it was met: {met}.").format(met=told_chosen(needs.met)))
    return " ".join(told)
