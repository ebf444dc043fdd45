"""The entries that touched a core gift: counted, paged and placed, and found through an index."""

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import cycle

import pytest

from inglenook.journal.changes import Change
from inglenook.journal.entries import Need, Note, TrustFeeling
from inglenook.journal.field import fields_of
from inglenook.journal.fields import Ref
from inglenook.journal.journal import Journal
from inglenook.journal.people import CoreGift, Person
from inglenook.journal.record import Entry
from inglenook.journal.records import ENTRIES
from inglenook.journal.store import Filter
from inglenook.journal.vocabulary import About
from inglenook.vault import timeline
from inglenook.vault.vault import Vault
from support.vaults import START

FILTERS = [
    Filter(gift="awe"),
    Filter(gift="tenderness"),
    Filter(gift="awe", binned=True),
    Filter(gift="awe", kinds=frozenset({"need"})),
    Filter(gift="awe", kinds=frozenset({"note"})),
    Filter(gift="awe", person="robin"),
    Filter(gift="awe", since=datetime(2026, 11, 24), before=datetime(2026, 11, 26)),
    Filter(gift="nothing of this name"),
]


def lets_through(chosen: Filter, entry: Entry) -> bool:
    local = entry.happened.replace(tzinfo=None)
    return (
        getattr(entry, "gift", None) == chosen.gift
        and (not chosen.kinds or entry.KIND in chosen.kinds)
        and (chosen.person is None or getattr(entry, "person", None) == chosen.person)
        and (chosen.since is None or local >= chosen.since)
        and (chosen.before is None or local < chosen.before)
        and chosen.binned == (entry.binned is not None)
    )


@pytest.fixture
def entries(vault: Vault, journal: Journal) -> list[Entry]:
    """Four days of needs, feelings and notes; two thirds of the first two touched a gift."""
    named = [journal.new(CoreGift, id=name, name=name) for name in ("awe", "tenderness")]
    robin = journal.new(Person, id="robin", name="Robin")
    made: list[Entry] = []
    gifts = cycle(("awe", None, "tenderness", "awe", "awe"))
    for hour in range(0, 96, 2):
        stamps = {
            "happened": START + timedelta(hours=hour),
            "binned": START if hour % 7 == 0 else None,
            "person": "robin" if hour % 4 == 0 else None,
        }
        if hour % 3 == 0:
            made.append(journal.new(Note, title=str(hour), **stamps))
        elif hour % 3 == 1:
            made.append(journal.new(Need, what=str(hour), gift=next(gifts), **stamps))
        else:
            told = {"about": About.MYSELF, "trust": 4, "gift": next(gifts)}
            made.append(journal.new(TrustFeeling, **told, **(stamps | {"person": None})))
    vault.write([Change(None, each) for each in (*named, robin, *made)])
    return made


@pytest.mark.parametrize("chosen", FILTERS, ids=range(len(FILTERS)))
def test_a_gift_counts_pages_and_places_what_touched_it(
    vault: Vault, entries: list[Entry], chosen: Filter
) -> None:
    expected = [entry for entry in reversed(entries) if lets_through(chosen, entry)]
    assert vault.page(chosen, 0, 99) == expected
    assert vault.page(chosen, 1, 2) == expected[1:3]
    assert vault.count(chosen) == len(expected)
    assert [vault.place_of(chosen, entry) for entry in expected] == [*range(len(expected))]
    for kind in ENTRIES:
        ids = [entry.id for entry in reversed(expected) if isinstance(entry, kind)]
        assert [record_id for (record_id,) in vault.cells(kind, ["id"], chosen)] == ids


def test_some_of_the_filters_let_something_through(entries: list[Entry]) -> None:
    found = [sum(lets_through(chosen, entry) for entry in entries) for chosen in FILTERS]
    assert [bool(count) for count in found] == [True] * 4 + [False, True, True, False]


def test_an_entry_that_turns_to_another_gift_is_found_there(
    vault: Vault, entries: list[Entry]
) -> None:
    need = next(each for each in entries if isinstance(each, Need) and each.gift == "tenderness")
    before = vault.count(Filter(gift="awe", binned=need.binned is not None))
    vault.write([Change(need, replace(need, gift="awe"))])
    assert vault.count(Filter(gift="awe", binned=need.binned is not None)) == before + 1


def test_every_field_that_names_a_gift_is_asked(vault: Vault) -> None:
    named = {
        kind.KIND
        for kind in ENTRIES
        for field in fields_of(kind).values()
        if isinstance(field, Ref) and field.kind == CoreGift.KIND
    }
    assert named == {"need", "trust_feeling"}
    assert all(f'FROM "{kind}"' in timeline._TOUCHING for kind in named)


def test_what_touched_a_gift_is_looked_up_and_nothing_else_is_read(vault: Vault) -> None:
    where, given = timeline._on_timeline(Filter(gift="awe"))
    plan = vault._database.rows(
        f"EXPLAIN QUERY PLAN SELECT count(*) FROM catalogue WHERE {where}", given
    )
    steps = [str(step[3]) for step in plan]
    assert any("USING COVERING INDEX need_gift (gift=?)" in step for step in steps)
    assert any("USING COVERING INDEX trust_feeling_gift (gift=?)" in step for step in steps)
    assert any("SEARCH catalogue USING INDEX" in step and "(id=?)" in step for step in steps)
    assert not any(step.startswith("SCAN catalogue") for step in steps)
