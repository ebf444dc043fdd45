"""What to bring to therapy: which session is next, its list, and each change as one step."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inglenook.journal import agenda, sessions
from inglenook.journal.entries import Note
from inglenook.journal.errors import Refused
from inglenook.journal.journal import Journal
from inglenook.journal.people import Person
from inglenook.journal.therapy import Session, Topic
from inglenook.journal.vocabulary import PersonKind, Share
from support.vaults import Clock, new_vault

NOW = datetime(2026, 11, 23, 14, 20, tzinfo=UTC)  # a Monday


@pytest.fixture
def clock() -> Clock:
    return Clock(NOW)


@pytest.fixture
def journal(tmp_path: Path, clock: Clock) -> Iterator[Journal]:
    with new_vault(tmp_path / "j.inglenook") as vault:
        yield Journal(vault, clock)


def session(journal: Journal, days: float, **values: object) -> Session:
    made = journal.new(Session, happened=NOW + timedelta(days=days), **values)
    journal.keep(made)
    return made


def note(journal: Journal, title: str = "The harbour", share: Share = Share.UNMARKED) -> Note:
    made = journal.new(Note, title=title, share=share)
    journal.keep(made)
    return made


def said(journal: Journal, at: Session | None) -> list[str]:
    """What the list of a session says, in order."""
    found = ((topic, agenda.entry_of(journal, topic)) for topic in agenda.agenda(journal, at))
    return [topic.words or getattr(entry, "title", "") for topic, entry in found]


def kept(journal: Journal, entry: Note) -> Note:
    found = journal.find(Note, entry.id)
    assert found is not None
    return found


# -- which session


def test_the_nearest_session_that_is_not_past_is_next(journal: Journal) -> None:
    before, soon, _later = (session(journal, days) for days in (-7, 1, 8))
    assert agenda.next_session(journal) == journal.find(Session, soon.id)
    assert agenda.last_session(journal) == journal.find(Session, before.id)


def test_without_any_session_there_is_neither(journal: Journal) -> None:
    assert agenda.next_session(journal) is None
    assert agenda.last_session(journal) is None


def test_a_session_of_today_counts_until_the_day_is_over(journal: Journal, clock: Clock) -> None:
    today = session(journal, -0.2)
    session(journal, 7)
    assert agenda.next_session(journal) == journal.find(Session, today.id)
    assert not agenda.is_past(journal, today)
    clock.now += timedelta(days=1)
    assert agenda.next_session(journal) != journal.find(Session, today.id)
    assert agenda.last_session(journal) == journal.find(Session, today.id)
    assert agenda.is_past(journal, today)


def test_the_day_is_over_when_the_journals_day_is(journal: Journal, clock: Clock) -> None:
    journal.keep(replace(journal.preferences, day_start=4))
    today = session(journal, 0)
    clock.now = NOW.replace(day=24, hour=3)
    assert agenda.next_session(journal) == journal.find(Session, today.id)
    clock.now = NOW.replace(day=24, hour=4)
    assert agenda.next_session(journal) is None


def test_a_session_in_the_bin_is_neither_next_nor_last(journal: Journal) -> None:
    journal.remove(session(journal, 1), session(journal, -1))
    assert agenda.next_session(journal) is None
    assert agenda.last_session(journal) is None


# -- bringing


def test_an_entry_is_brought_to_the_next_session_and_marked_so(journal: Journal) -> None:
    coming, entry = session(journal, 1), note(journal)
    topic = agenda.bring(journal, entry)
    assert (topic.session, topic.position, topic.entry) == (coming.id, 0, entry.id)
    assert kept(journal, entry).share is Share.BRING
    assert agenda.brought(journal, entry) == topic
    journal.undo()
    assert agenda.agenda(journal, coming) == []
    assert kept(journal, entry).share is Share.UNMARKED


def test_bringing_an_entry_twice_does_nothing(journal: Journal) -> None:
    session(journal, 1)
    entry = note(journal)
    topic = agenda.bring(journal, entry)
    assert agenda.bring(journal, kept(journal, entry)) == topic
    assert journal.all(Topic) == [topic]
    journal.undo()
    assert journal.all(Topic) == []


def test_an_entry_of_a_past_list_can_be_brought_again(journal: Journal, clock: Clock) -> None:
    session(journal, 0)
    entry = note(journal)
    agenda.bring(journal, entry)
    clock.now += timedelta(days=2)
    coming = session(journal, 7)
    assert agenda.brought(journal, entry) is None
    assert agenda.bring(journal, kept(journal, entry)).session == coming.id


def test_what_must_never_leave_is_refused_with_a_sentence(journal: Journal) -> None:
    entry = note(journal, share=Share.NEVER)
    with pytest.raises(Refused, match="never export") as refused:
        agenda.bring(journal, entry)
    assert set(refused.value.problems) == {"share"}
    assert journal.all(Topic) == []
    assert kept(journal, entry).share is Share.NEVER


def test_without_a_session_it_waits_and_the_next_one_takes_it_over(journal: Journal) -> None:
    agenda.bring(journal, note(journal))
    agenda.bring_words(journal, None, "The letter")
    assert said(journal, None) == ["The harbour", "The letter"]
    coming = sessions.begin_session(journal)
    assert said(journal, coming) == ["The harbour", "The letter"]
    assert {topic.session for topic in journal.all(Topic)} == {coming.id}
    journal.undo()
    assert journal.all(Session) == []
    assert said(journal, None) == ["The harbour", "The letter"]


def test_a_session_after_the_next_takes_nothing_over(journal: Journal) -> None:
    coming = session(journal, 1)
    agenda.bring(journal, note(journal))
    later = sessions.begin_session(journal)
    assert said(journal, later) == []
    assert said(journal, coming) == ["The harbour"]


def test_a_change_to_its_list_makes_what_waits_its_own_in_one_step(journal: Journal) -> None:
    agenda.bring_words(journal, None, "The letter")
    coming = session(journal, 1)
    agenda.bring_words(journal, coming, "The cat")
    assert said(journal, coming) == ["The letter", "The cat"]
    assert {topic.session for topic in journal.all(Topic)} == {coming.id}
    journal.undo()
    assert [topic.session for topic in journal.all(Topic)] == [None]
    assert said(journal, coming) == ["The letter"]


def test_words_that_do_not_fit_are_refused(journal: Journal) -> None:
    with pytest.raises(Refused):
        agenda.bring_words(journal, None, "a" * 1001)
    assert journal.all(Topic) == []


# -- the list


def test_an_entry_in_the_bin_is_on_no_list_until_it_comes_back(journal: Journal) -> None:
    coming, entry = session(journal, 1), note(journal)
    agenda.bring(journal, entry)
    with_words = agenda.bring(journal, note(journal, "The letter"))
    agenda.change_words(journal, with_words, "Why I wrote it")
    journal.remove(*journal.all(Note))
    assert said(journal, coming) == ["Why I wrote it"]
    journal.undo()
    assert said(journal, coming) == ["The harbour", "Why I wrote it"]


def test_what_is_taken_off_is_marked_no_more(journal: Journal) -> None:
    coming, entry = session(journal, 1), note(journal)
    agenda.take_off(journal, agenda.bring(journal, entry))
    assert said(journal, coming) == []
    assert kept(journal, entry).share is Share.UNMARKED
    journal.undo()
    assert said(journal, coming) == ["The harbour"]
    assert kept(journal, entry).share is Share.BRING


def test_an_entry_of_another_list_keeps_its_mark(journal: Journal, clock: Clock) -> None:
    session(journal, 0)
    entry = note(journal)
    agenda.bring(journal, entry)
    clock.now += timedelta(days=2)
    session(journal, 7)
    agenda.take_off(journal, agenda.bring(journal, kept(journal, entry)))
    assert kept(journal, entry).share is Share.BRING


def test_what_must_never_leave_comes_off_the_list(journal: Journal) -> None:
    coming, entry, other = session(journal, 1), note(journal), note(journal, "The letter")
    agenda.bring(journal, entry)
    agenda.change_words(journal, agenda.bring(journal, other), "Why I wrote it")
    agenda.mark_share(journal, kept(journal, entry), Share.NEVER)
    agenda.mark_share(journal, kept(journal, other), Share.NEVER)
    assert said(journal, coming) == ["Why I wrote it"]
    assert [topic.entry for topic in agenda.agenda(journal, coming)] == [None]
    journal.undo()
    journal.undo()
    assert len(agenda.agenda(journal, coming)) == 2
    assert kept(journal, entry).share is Share.BRING


def test_changed_words_with_nothing_left_are_taken_off(journal: Journal) -> None:
    topic = agenda.bring_words(journal, None, "The cat")
    agenda.change_words(journal, topic, "  The dog ")
    assert said(journal, None) == ["The dog"]
    agenda.change_words(journal, topic, " ")
    assert said(journal, None) == []
    journal.undo()
    assert said(journal, None) == ["The dog"]


def test_a_topic_is_moved_in_one_step(journal: Journal) -> None:
    coming = session(journal, 1)
    for words in "abcd":
        agenda.bring_words(journal, coming, words)
    agenda.move(journal, coming, 3, 0)
    assert said(journal, coming) == ["d", "a", "b", "c"]
    agenda.move(journal, coming, 0, 2)
    assert said(journal, coming) == ["a", "b", "d", "c"]
    agenda.move(journal, coming, 0, 4)  # there is no such place
    journal.undo()
    assert said(journal, coming) == ["d", "a", "b", "c"]
    journal.undo()
    assert said(journal, coming) == ["a", "b", "c", "d"]


@given(count=st.integers(1, 9), data=st.data())
def test_reorder_moves_one_and_keeps_the_others_in_order(count: int, data: st.DataObject) -> None:
    places = st.integers(0, count - 1)
    start, to = data.draw(places), data.draw(places)
    topics = [Topic(id=str(at), recorded=NOW, changed=NOW, position=at * 3) for at in range(count)]
    moved = agenda.reorder(topics, start, to)
    assert [topic.position for topic in moved] == list(range(count))
    assert moved[to].id == str(start)
    others = [topic.id for topic in moved if topic.id != str(start)]
    assert others == [topic.id for topic in topics if topic.id != str(start)]


# -- carrying over


def test_what_was_not_talked_about_is_carried_over(journal: Journal, clock: Clock) -> None:
    before, coming = session(journal, 0), session(journal, 7)
    for words in ("The cat", "The letter", "The door"):
        agenda.bring_words(journal, before, words)
    clock.now += timedelta(days=1)
    agenda.bring_words(journal, coming, "The door")
    agenda.carry_over(journal, before, coming)
    assert said(journal, before) == []
    assert said(journal, coming) == ["The door", "The cat", "The letter"]
    journal.undo()
    assert said(journal, before) == ["The cat", "The letter", "The door"]
    assert said(journal, coming) == ["The door"]


def test_one_of_them_is_carried_over_to_a_session_without_a_date(
    journal: Journal, clock: Clock
) -> None:
    before = session(journal, 0)
    agenda.bring_words(journal, before, "The cat")
    letter = agenda.bring_words(journal, before, "The letter")
    clock.now += timedelta(days=1)
    agenda.carry_over(journal, before, None, [letter])
    assert said(journal, before) == ["The cat"]
    assert said(journal, None) == ["The letter"]


# -- beginning a session and calling it off


def local(moment: datetime) -> datetime:
    return moment.replace(tzinfo=None)


def test_a_session_is_usually_a_week_after_the_last_one(journal: Journal) -> None:
    marion = journal.new(Person, name="Marion", kind=PersonKind.THERAPIST)
    journal.keep(marion)
    before = session(journal, -3, person=marion.id)
    begun = sessions.begin_session(journal)
    assert local(begun.happened) == local(before.happened) + timedelta(days=7)
    assert begun.person == marion.id
    again = sessions.begin_session(journal)
    assert local(again.happened) == local(before.happened) + timedelta(days=14)


def test_after_a_long_pause_it_is_on_the_same_weekday(journal: Journal) -> None:
    session(journal, -100)
    assert local(sessions.usual_time(journal)) == local(NOW) + timedelta(days=5)


def test_a_session_of_another_year_is_no_habit(journal: Journal) -> None:
    journal.keep(journal.new(Session, happened=datetime(9999, 12, 30, tzinfo=UTC)))
    assert local(sessions.usual_time(journal)) == datetime(2026, 11, 24, 14)


@pytest.mark.parametrize(("hour", "usual"), [(3, 9), (14, 14), (22, 17)])
def test_the_first_session_is_tomorrow_by_day(
    journal: Journal, clock: Clock, hour: int, usual: int
) -> None:
    clock.now = NOW.replace(hour=hour)
    assert local(sessions.usual_time(journal)) == datetime(2026, 11, 24, usual)


def test_the_first_session_is_with_the_only_therapist(journal: Journal) -> None:
    assert sessions.usual_person(journal) is None
    people = [journal.new(Person, name=name, kind=PersonKind.THERAPIST) for name in ("A", "B")]
    journal.keep(people[0], journal.new(Person, name="C", kind=PersonKind.FRIEND))
    assert sessions.usual_person(journal) == people[0].id
    journal.keep(people[1])
    assert sessions.usual_person(journal) is None


def test_what_was_for_a_session_that_is_called_off_waits(journal: Journal) -> None:
    coming = session(journal, 1)
    agenda.bring_words(journal, coming, "The cat")
    agenda.bring_words(journal, coming, "The letter")
    sessions.put_in_bin(journal, coming)
    assert agenda.next_session(journal) is None
    assert said(journal, None) == ["The cat", "The letter"]
    journal.undo()
    assert said(journal, coming) == ["The cat", "The letter"]
    assert said(journal, None) == []


def test_a_past_session_takes_its_list_into_the_bin(journal: Journal, clock: Clock) -> None:
    before = session(journal, 0)
    agenda.bring_words(journal, before, "The cat")
    clock.now += timedelta(days=1)
    sessions.put_in_bin(journal, before)
    assert said(journal, None) == []
    assert [topic.session for topic in journal.all(Topic)] == [before.id]


# -- in words


@pytest.mark.parametrize(
    ("days", "title"),
    [
        (0, "For today's session"),
        (1, "For tomorrow's session"),
        (2, "For Wednesday's session"),
        (6, "For Sunday's session"),
        (7, "For the session on 30 Nov"),
        (60, "For the session on 22 Jan 2027"),
    ],
)
def test_a_session_is_named_by_its_day(journal: Journal, days: int, title: str) -> None:
    assert sessions.title(journal, session(journal, days)) == title


def test_what_there_is_to_bring_is_counted(journal: Journal) -> None:
    assert sessions.counted([]) == "Nothing to bring yet."
    entry, words = journal.new(Topic, entry="x"), journal.new(Topic, words="The cat")
    assert sessions.counted([entry]) == "1 entry to bring"
    assert sessions.counted([words, words]) == "2 things to talk about"
    assert sessions.counted([entry, words, entry]) == "2 entries to bring, 1 thing to talk about"
