"""What was typed is understood: words, phrases, filters, and what cannot be."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inglenook.journal import search_query
from inglenook.journal.days import Calendar
from inglenook.journal.journal import Journal
from inglenook.journal.people import Person
from inglenook.journal.search_letters import term_of
from inglenook.journal.search_query import Query, understand
from support.vaults import journal_of, new_vault

NAMES = ("Robin", "Robert Ash", "Änne Marie", "Anna", "亚历", "…")


@pytest.fixture(scope="module")
def journal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Journal]:
    folder: Path = tmp_path_factory.mktemp("query")
    with new_vault(folder / "j.inglenook") as vault:
        yield journal_of(vault)


@pytest.fixture(scope="module")
def people(journal: Journal) -> list[Person]:
    """The one called Anna is retired."""
    return [journal.new(Person, name=name, retired=name == "Anna") for name in NAMES]


def asked(
    typed: str, people: list[Person] | None = None, calendar: Calendar | None = None
) -> Query:
    return understand(typed, people or [], calendar or Calendar())


def terms(typed: str) -> list[tuple[tuple[str, ...], bool]]:
    """The tokens of each term, and whether the last is only begun."""
    return [(term.tokens, term.is_begun) for term in asked(typed).terms]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Heron  OWL", [(("heron",), True), (("owl",), True)]),
        ('"safe and Seen"', [(("safe", "and", "seen"), False)]),
        ("“safe and seen” now", [(("safe", "and", "seen"), False), (("now",), True)]),
        ("„so“ «si»", [(("so",), False), (("si",), False)]),
        ('owl "safe and se', [(("owl",), True), (("safe", "and", "se"), True)]),
        ('her"on', [(("her",), True), (("on",), True)]),
        ("heron heron", [(("heron",), True)]),
        ("https://x.org", [(("https", "x", "org"), True)]),
        ("unkind:bid note:x", [(("unkind", "bid"), True), (("note", "x"), True)]),
        ('… "" * "', []),
        ("", []),
    ],
)
def test_words_and_phrases(typed: str, found: list[tuple[tuple[str, ...], bool]]) -> None:
    assert terms(typed) == found


@pytest.mark.parametrize(
    ("typed", "kinds"),
    [
        ("kind:bid", {"bid"}),
        ("KIND:Bid heron", {"bid"}),
        ("kind: bid", {"bid"}),
        ("kind：bid", {"bid"}),
        ("kind:gut", {"gut_check"}),
        ("kind:gut_check", {"gut_check"}),
        ('kind:"gut check"', {"gut_check"}),
        ("kind:CHECK", {"gut_check"}),
        ("kind:gift kind:n", {"core_gift", "need", "note"}),
        ("kind:topic", {"topic"}),
        ("kind:bring", {"topic"}),
        ("kind:bid kind:nothing", {"bid"}),
        ("kind:preferences", set()),
        ("kind:", set()),
        ("kind:…", set()),
    ],
)
def test_kinds(typed: str, kinds: set[str]) -> None:
    assert asked(typed).kinds == kinds


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("with:rob", {"Robin", "Robert Ash"}),
        ("with:robert", {"Robert Ash"}),
        ('with:"Robert a', {"Robert Ash"}),
        ('with:"anne marie"', {"Änne Marie"}),
        ("with:ANN", {"Änne Marie", "Anna"}),
        ('with:"ann"', set()),
        ("with:marie", set()),
        ("with:亚", {"亚历"}),
        ("with:robin with:anna", {"Robin", "Anna"}),
        ("with:", set()),
    ],
)
def test_people_retired_ones_too(people: list[Person], typed: str, names: set[str]) -> None:
    found = asked(typed, people).people
    assert {each.name for each in people if each.id in found} == names


@pytest.mark.parametrize(
    ("typed", "since", "before"),
    [
        ("after:2026", (2026, 1, 1), None),
        ("after:2026-11", (2026, 11, 1), None),
        ("after:2026-11-23", (2026, 11, 23), None),
        ("before:2026-2", None, (2026, 2, 1)),
        ("before:2026 before:2025-12-31", None, (2025, 12, 31)),
        ("after:2025 after:2025-06", (2025, 6, 1), None),
        ("after:2026 before:2027", (2026, 1, 1), (2027, 1, 1)),
        ("after:2024-02-29", (2024, 2, 29), None),
        ("after:２０２６", (2026, 1, 1), None),
        ("after: before:2020", None, (2020, 1, 1)),
    ],
)
def test_days_months_and_years(
    typed: str, since: tuple[int, int, int] | None, before: tuple[int, int, int] | None
) -> None:
    query = asked(typed)
    assert query.since == (datetime(*since) if since else None)
    assert query.before == (datetime(*before) if before else None)
    assert query.problems == ()


def test_a_day_begins_when_this_journal_says() -> None:
    assert asked("after:2026", calendar=Calendar(day_start=4)).since == datetime(2026, 1, 1, 4)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("with:zed", "There is nobody here called “zed”, so that is left out."),
        ("kind:poem", "There is no kind called “poem”, so it is left out. There are: bid, "),
        *(
            (f"after:{day}", f"so “{day}” is left out.")
            for day in ("soon", "202", "2026-13", "2026-02-30", "0000", "2026-1-1-1", "23.11.2026")
        ),
    ],
)
def test_what_cannot_be_understood_is_said_and_the_rest_searches(
    people: list[Person], typed: str, sentence: str
) -> None:
    query = asked(f"heron {typed}", people)
    assert len(query.problems) == 1
    assert sentence in query.problems[0]
    assert query == Query(terms=asked("heron").terms, problems=query.problems)
    assert asked(f"{typed} {typed}", people).problems == query.problems
    assert asked(typed, people).is_empty


@pytest.mark.parametrize("typed", ["kind:", "with: ", "before:", "with: kind:", 'with:"'])
def test_a_filter_that_is_still_being_typed_asks_nothing_and_says_nothing(typed: str) -> None:
    assert asked(typed) == Query()
    assert asked(typed).is_empty


def test_filters_may_be_typed_in_the_language_of_the_person(
    monkeypatch: pytest.MonkeyPatch, people: list[Person]
) -> None:
    german = {
        "kind": "art",
        "with": "mit",
        "before": "vor",
        "after": "nach",
        "Gut check": "Prüfung",
    }
    monkeypatch.setattr(search_query, "_", lambda text: german.get(text, text))
    query = asked("art:prüf mit:robin nach:2025 vor:2026", people)
    assert query == asked("kind:gut_check with:robin after:2025 before:2026", people)
    assert query.kinds == {"gut_check"}
    assert not query.terms


@given(typed=st.text() | st.from_regex(r'(kind|with|before|after|["“:]|\w| |-)*', fullmatch=True))
def test_anything_can_be_typed(typed: str) -> None:
    query = asked(typed)
    assert query.is_empty == (query == Query(problems=query.problems))
    for term in query.terms:  # folding what is folded already changes nothing
        assert term.tokens == term_of(" ".join(term.tokens)).tokens
