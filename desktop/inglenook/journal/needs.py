"""Needs: where each of them stands, from “not said yet” to how it was met."""

from collections.abc import Mapping
from typing import Any

from inglenook.journal.entries import Need
from inglenook.journal.field import Cell
from inglenook.journal.store import Filter, Store
from inglenook.journal.vocabulary import Met, Word
from inglenook.words import mark

# The three lines of one small letter.
LINES = ("say_what_i_mean", "mean_what_i_say", "without_meanness")


class Standing(Word):
    """Where a need stands."""

    NOT_SAID = "not_said", mark("Not said yet")
    SAID = "said", mark("Said")
    MET = Met.MET.value, Met.MET.label
    PARTLY = Met.PARTLY.value, Met.PARTLY.label
    NOT_MET = Met.NOT_MET.value, Met.NOT_MET.label
    ANGER = Met.ANGER.value, Met.ANGER.label


ANSWERED = tuple(Standing.of(met.value) for met in Met)


def standing(*, said: bool, met: Met | None) -> Standing:
    """Where a need stands: how it was met says more than whether it was said."""
    if met is not None:
        return Standing.of(met.value)
    return Standing.SAID if said else Standing.NOT_SAID


def by_standing(store: Store) -> dict[Standing, list[str]]:
    """The ids of all needs outside the bin by where they stand, newest first; no words are read."""
    found: dict[Standing, list[str]] = {each: [] for each in Standing}
    lists: dict[tuple[Cell, Cell], list[str]] = {
        (int(said), met.value if met else None): found[standing(said=said, met=met)]
        for said in (False, True)
        for met in (None, *Met)
    }
    for record_id, said, met in reversed(store.cells(Need, ("id", "said", "met"), Filter())):
        lists[said, met].append(str(record_id))
    return found


def asks_how_met(values: Mapping[str, Any]) -> bool:
    """Whether to ask how it was met: after it was said, and where the answer stands already."""
    return bool(values.get("said")) or values.get("met") is not None
