"""What goes into a packet: the days, the people, and the numbers beside each section."""

from dataclasses import replace
from datetime import date, timedelta

from inglenook.journal import vocabulary as v
from inglenook.journal.entries import Finding, GutCheck, Note, WeeklyReview
from inglenook.journal.gut_checks import Stage, stage_of
from inglenook.journal.journal import Journal
from inglenook.journal.preferences import Preferences
from inglenook.journal.therapy import Session, Topic
from inglenook.packet.choice import USUAL_SECTIONS, Section
from inglenook.packet.choose import counts, gather, usual_choice
from inglenook.packet.document import Paper
from support.packet_journals import (
    SINCE,
    UNTIL,
    a_story,
    bid,
    everything,
    keep,
    on,
    person,
    written,
)


def titles(journal: Journal, section: Section, **values: object) -> list[str]:
    gathered = gather(journal, everything(**values))
    return [getattr(each, "title", "") for each in gathered.entries[section]]


# -- the usual choice


def test_it_begins_with_the_last_session(journal: Journal) -> None:
    keep(journal, Session, happened=on(27, month=10))
    keep(journal, Session, happened=on(24))
    choice = usual_choice(journal)
    assert (choice.since, choice.until) == (date(2026, 10, 27), UNTIL)
    assert choice.sections == USUAL_SECTIONS
    assert gather(journal, choice).since_session
    assert not gather(journal, replace(choice, since=SINCE + timedelta(days=1))).since_session


def test_without_a_session_it_is_the_last_four_weeks(journal: Journal) -> None:
    assert usual_choice(journal).since == UNTIL - timedelta(weeks=4)


def test_the_paper_follows_where_the_person_lives(journal: Journal) -> None:
    assert usual_choice(journal).paper is Paper.A4
    journal.keep(replace(journal.preferences, country="US"))
    assert usual_choice(journal).paper is Paper.LETTER


# -- days


def test_both_days_belong_to_it_and_a_night_belongs_to_the_day_before(journal: Journal) -> None:
    journal.keep(replace(journal.preferences, id=Preferences.ID, day_start=4))
    for title, day, hour in (
        ("before", 9, 20),
        ("first", 10, 4),
        ("night", 12, 3),
        ("after", 12, 4),
    ):
        keep(journal, Note, title=title, happened=on(day, hour))
    since, until = date(2026, 11, 10), date(2026, 11, 11)
    assert titles(journal, Section.NOTES, since=since, until=until) == ["first", "night"]


def test_without_a_first_day_it_begins_with_the_oldest_entry(journal: Journal) -> None:
    keep(journal, Note, title="old", happened=on(3, month=2))
    gathered = gather(journal, everything(since=None))
    assert gathered.first == date(2026, 2, 3)
    assert titles(journal, Section.NOTES, since=None) == ["old"]


def test_a_review_belongs_to_its_week_whenever_it_was_written(journal: Journal) -> None:
    for week in (date(2026, 10, 19), date(2026, 10, 26), date(2026, 11, 16)):
        keep(journal, WeeklyReview, week=week, joy=5)
    found = gather(journal, everything()).entries[Section.REVIEWS]
    assert [each.week for each in found if isinstance(each, WeeklyReview)] == [
        date(2026, 10, 26),
        date(2026, 11, 16),
    ]


def test_what_lies_in_the_bin_is_not_there(journal: Journal) -> None:
    note = keep(journal, Note, title="gone")
    journal.remove(note)
    assert titles(journal, Section.NOTES) == []


# -- gut checks


def check(journal: Journal, title: str, month: int, **values: object) -> GutCheck:
    return keep(journal, GutCheck, title=title, happened=on(5, month=month), **values)


def test_open_gut_checks_are_there_however_old_and_closed_ones_when_they_closed(
    journal: Journal,
) -> None:
    check(journal, "open", 3)
    check(journal, "waiting", 3, look_again=date(2027, 1, 1))
    closed = {"outcome": v.Outcome.REASON}
    check(journal, "closed long ago", 3, looked_back=date(2026, 4, 1), **closed)
    check(journal, "closed now", 3, looked_back=date(2026, 11, 2), **closed)
    facts = check(journal, "facts of long ago", 3)
    keep(
        journal,
        Finding,
        gut_check=facts.id,
        kind=v.FindingKind.REASON,
        breach=v.Breach.ABUSE,
        words="a push",
    )
    assert titles(journal, Section.GUT_CHECKS) == ["open", "waiting", "closed now"]
    found = counts(journal, everything())
    assert (found.open_checks, found.closed_checks) == (2, 1)
    assert found.checks[Stage.WAITING] == 1
    gathered = gather(journal, everything())
    assert [each.title for each in gathered.open_checks] == ["open", "waiting"]
    assert all(
        stage_of(each, gathered.findings[each.id], gathered.today) is not Stage.CLOSED
        for each in gathered.open_checks
    )


# -- people


def test_entries_about_others_stay_out_and_those_about_nobody_do_not(
    journal: Journal, sam: str, alex: str
) -> None:
    for title, who in (("Sam’s", sam), ("Alex’s", alex), ("nobody’s", None)):
        note = keep(journal, Note, title=title, person=who, share=v.Share.BRING)
        keep(journal, Topic, words=f"About {title}", entry=note.id)
    keep(journal, Session, happened=on(24))
    assert titles(journal, Section.NOTES, people=frozenset({sam})) == ["Sam’s", "nobody’s"]
    text = written(journal, everything(people=frozenset({sam}), names=v.Names.WRITTEN))
    assert "Sam" in text
    assert "Alex" not in text


def test_one_chosen_person_is_named_by_the_charts_as_everywhere(
    journal: Journal, sam: str, alex: str
) -> None:
    a_story(journal)
    only = everything(people=frozenset({sam}), names=v.Names.ROLES)
    text = written(journal, only)
    assert "Your bids that someone I am dating met" in text
    assert "Sam" not in text


# -- marked, and counted


def test_what_is_brought_from_before_the_period_is_among_the_marked(journal: Journal) -> None:
    old = keep(journal, Note, title="old", happened=on(1, month=9), share=v.Share.BRING)
    keep(journal, Note, title="older", happened=on(1, month=8), share=v.Share.BRING)
    keep(journal, Note, title="new", share=v.Share.BRING)
    keep(journal, Topic, entry=old.id)
    assert titles(journal, Section.MARKED) == ["old", "new"]
    assert counts(journal, everything()).sections[Section.MARKED] == 2


def test_the_numbers_beside_the_sections(journal: Journal, sam: str) -> None:
    a_story(journal)
    found = counts(journal, everything())
    assert {each.value: n for each, n in found.sections.items()} == {
        "gut_checks": 1,
        "needs": 1,
        "reviews": 1,
        "feelings": 3,
        "bids": 17,
        "notes": 1,
        "agenda": 2,
        "marked": 1,
    }
    assert found.never == 0
    bid(journal, sam, 3, share=v.Share.NEVER)
    assert counts(journal, everything()).never == 1
    assert counts(journal, everything()).sections[Section.BIDS] == 17
    nobody = frozenset({person(journal, "Nobody").id})
    assert counts(journal, everything(people=nobody)).never == 0
