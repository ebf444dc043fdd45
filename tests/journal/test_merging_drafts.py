"""What is half-written when two people become one, or when somebody goes, is not lost."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from inglenook.journal.entries import Bid, Need, Note, TrustFeeling
from inglenook.journal.journal import Journal
from inglenook.journal.merging import merge_people
from inglenook.journal.people import Person
from inglenook.journal.vocabulary import About, Answer, Direction
from inglenook.journal.writing import Writing
from support.vaults import journal_of, new_vault

EARLIER = date(2024, 5, 1)


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with new_vault(tmp_path / "j.inglenook") as vault:
        yield journal_of(vault)


def add(journal: Journal, name: str, **said: Any) -> Person:
    person = journal.new(Person, name=name, **said)
    journal.keep(person)
    return person


def hold(journal: Journal, writing: Writing[Any], **answers: Any) -> None:
    """Leave something half-written behind, as a lock does."""
    writing.answer(answers)
    journal.store.write_drafts({writing.place: writing.hold()})


def test_a_half_written_feeling_about_one_is_about_the_other(journal: Journal) -> None:
    rob, robin = add(journal, "Rob"), add(journal, "Robin")
    feeling = Writing(journal, TrustFeeling, "today.feeling")
    hold(journal, feeling, about=About.PERSON, person=rob.id, heart="The lantern")
    form = {"writing": feeling.hold(), "new_names": {"person": "Al"}}
    where = {"page": "people", "places": {"people": {"page": {"person": rob.id}}}}
    journal.store.write_drafts({"form": form, "where": where})
    merge_people(journal, rob, robin)
    drafts = journal.store.drafts()
    assert rob.id not in json.dumps(drafts)
    assert drafts["where"]["places"]["people"]["page"]["person"] == robin.id
    assert drafts["form"]["new_names"] == {"person": "Al"}
    again = Writing(journal, TrustFeeling, "today.feeling")
    again.resume(drafts["today.feeling"])
    assert again.values["person"] == robin.id
    again.answer({"trust": 6})
    assert again.settle() == {}


def test_what_is_half_written_of_the_one_who_goes_goes_with_them(journal: Journal) -> None:
    rob, robin = add(journal, "Rob"), add(journal, "Robin")
    writing = Writing(journal, Person, "people.person")
    writing.open(rob)
    writing.answer({"name": "Robin"})
    assert writing.settle()
    merge_people(journal, rob, robin)
    assert journal.store.drafts() == {}


def test_what_is_half_written_of_the_one_who_stays_gets_the_rest(journal: Journal) -> None:
    rob = add(journal, "Rob", draws_me="Listens", met_on=EARLIER)
    robin, _alex = add(journal, "Robin"), add(journal, "Alex")
    writing = Writing(journal, Person, "people.person")
    writing.open(robin)
    writing.answer({"name": "Alex", "draws_me": "Laughs"})
    assert list(writing.settle()) == ["name"]
    journal.store.write_drafts({"form": {"writing": writing.hold(), "new_names": {}}})
    merge_people(journal, rob, robin)
    for held in journal.store.drafts().values():
        again = Writing(journal, Person, "people.person")
        again.resume(held.get("writing") or held)
        again.answer({"name": "Robin A."})
        assert again.settle() == {}
    (robin,) = [each for each in journal.people() if each.name == "Robin A."]
    assert robin.draws_me.split("\n\n") == ["Laughs", "Listens"]
    assert robin.met_on == EARLIER


def test_a_form_that_is_open_names_who_stays(journal: Journal) -> None:
    rob, robin = add(journal, "Rob"), add(journal, "Robin")
    journal.keep(journal.new(Note, title="Sunday", person=rob.id))
    writing = Writing(journal, Bid, "today.bid.offered", direction=Direction.OFFERED)
    journal.listen(writing.heard)
    writing.answer({"person": rob.id, "note": "Rang me"})
    merge_people(journal, rob, robin)
    assert writing.values["person"] == robin.id
    writing.answer({"answer": Answer.TOWARD})
    assert writing.settle() == {}


def test_a_form_that_names_somebody_deleted_asks_again(journal: Journal) -> None:
    rob = add(journal, "Rob")
    writing = Writing(journal, Bid, "today.bid.offered", direction=Direction.OFFERED)
    writing.answer({"person": rob.id, "answer": Answer.TOWARD, "note": "Rang me"})
    journal.discard(rob)
    assert list(writing.settle()) == ["person"]
    assert writing.values["note"] == "Rang me"
    writing.answer({"person": add(journal, "Robin").id})
    assert writing.settle() == {}


def test_answers_that_were_refused_stay_when_their_entry_moves(journal: Journal) -> None:
    rob, robin = add(journal, "Rob"), add(journal, "Robin")
    need = journal.new(Need, what="A call", person=rob.id)
    journal.keep(need)
    writing = Writing(journal, Need, "timeline.need")
    writing.open(need)
    journal.listen(writing.heard)
    writing.answer({"what": "", "note": "Asked on Sunday"})
    assert list(writing.settle()) == ["what"]
    merge_people(journal, rob, robin)
    assert (writing.values["note"], writing.values["what"]) == ("Asked on Sunday", "")
    writing.answer({"what": "A call first"})
    assert writing.settle() == {}
    (kept,) = journal.all(Need)
    assert (kept.person, kept.what, kept.note) == (robin.id, "A call first", "Asked on Sunday")
