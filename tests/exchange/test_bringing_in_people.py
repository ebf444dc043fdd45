"""Bringing people into a journal that has people of its own: no two ever have one name."""

from dataclasses import replace

from inglenook.journal.journal import Journal
from inglenook.journal.people import Person
from support.exchanging import brought, exported, planned, told


def named(journal: Journal, *names: str) -> list[Person]:
    people = [journal.new(Person, name=name) for name in names]
    journal.keep(*people)
    return people


def test_two_people_never_have_one_name(journal: Journal, other: Journal) -> None:
    named(other, "Robin")
    named(journal, " robin ", "Kim")
    ((place, _fate, ((_field, sentence),)),) = told(planned(other, exported(journal)))
    assert place == "person 1"
    assert "has this name" in sentence
    assert "obin" not in sentence


def test_who_got_another_name_frees_the_old_one(journal: Journal, other: Journal) -> None:
    (robin,) = named(journal, "Robin")
    brought(other, exported(journal))
    journal.keep(replace(robin, name="Robin R."))
    named(journal, "Robin")
    assert brought(other, exported(journal)).is_whole
    assert sorted(each.name for each in other.all(Person)) == ["Robin", "Robin R."]


def test_who_cannot_get_another_name_keeps_the_old_one_from_others(
    journal: Journal, other: Journal
) -> None:
    (robin,) = named(journal, "Robin")
    brought(other, exported(journal))
    named(other, "Sam")
    journal.keep(replace(robin, name="Sam"))
    named(journal, "Robin")
    made = brought(other, exported(journal), skip_bad=True)
    assert [place for place, _fate, _problems in told(made)] == ["person 1", "person 2"]
    assert sorted(each.name for each in other.all(Person)) == ["Robin", "Sam"]
