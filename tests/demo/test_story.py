"""The sample journal as a story: complete, varied, and without contradictions."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any, TypeVar

import pytest

from inglenook import demo
from inglenook.demo.cards import tables
from inglenook.journal import vocabulary as v
from inglenook.journal.entries import Bid, Finding, GutCheck, Need, Note, TrustFeeling, WeeklyReview
from inglenook.journal.people import Person
from inglenook.journal.record import Entry, Record, words_of
from inglenook.journal.records import RECORDS
from inglenook.journal.therapy import HiddenWord, Packet, Session, Topic

MONDAY = date(2026, 11, 23)
WEDNESDAY = date(2027, 3, 31)
SEEDS = (1, 2, 3, 4, 5)

R = TypeVar("R", bound=Record)


@cache
def sampled(today: date = MONDAY, weeks: int = 26, seed: int = 1) -> tuple[Record, ...]:
    return tuple(demo.sample(today, weeks, seed=seed))


def all_of(kind: type[R], records: Iterable[Record]) -> list[R]:
    return [each for each in records if isinstance(each, kind)]


def named(name: str, records: Sequence[Record]) -> Person:
    return next(each for each in all_of(Person, records) if each.name == name)


def week_of(entry: Entry, today: date = MONDAY) -> int:
    origin = today - timedelta(days=today.weekday(), weeks=26)
    return (entry.happened.date() - origin).days // 7


def answered(records: Sequence[Record], name: str, direction: v.Direction) -> list[Bid]:
    person = named(name, records).id
    return [
        bid
        for bid in all_of(Bid, records)
        if bid.person == person
        and bid.direction is direction
        and bid.answer is not v.Answer.UNCLEAR
    ]


def share_toward(bids: Sequence[Bid]) -> float:
    return sum(bid.answer is v.Answer.TOWARD for bid in bids) / len(bids)


@pytest.mark.parametrize("today", [MONDAY, WEDNESDAY])
def test_every_kind_of_record_is_there(today: date) -> None:
    assert {type(record) for record in sampled(today)} == set(RECORDS)


@pytest.mark.parametrize("seed", SEEDS)
def test_every_word_of_the_closed_lists_is_used(seed: int) -> None:
    records = sampled(seed=seed)
    bids, feelings = all_of(Bid, records), all_of(TrustFeeling, records)
    gut_checks, findings = all_of(GutCheck, records), all_of(Finding, records)
    used: dict[type[v.Word], set[Any]] = {
        v.Answer: {bid.answer for bid in bids},
        v.Direction: {bid.direction for bid in bids},
        v.Manner: {bid.manner for bid in bids},
        v.BidKind: {bid.kind for bid in bids},
        v.Zone: {feeling.zone for feeling in feelings},
        v.About: {feeling.about for feeling in feelings},
        v.Sign: {sign for feeling in feelings for sign in feeling.signs},
        v.Root: {root for feeling in feelings for root in feeling.roots},
        v.Share: {entry.share for entry in all_of(Entry, records)},
        v.Verdict: {check.verdict for check in gut_checks},
        v.Outcome: {check.outcome for check in gut_checks},
        v.FindingKind: {finding.kind for finding in findings},
        v.Source: {finding.source for finding in findings},
        v.Breach: {finding.breach for finding in findings},
        v.Met: {need.met for need in all_of(Need, records)},
        v.Practice: {review.practice for review in all_of(WeeklyReview, records)},
        v.Tried: {review.tried for review in all_of(WeeklyReview, records)},
    }
    for words, seen in used.items():
        assert set(words) <= seen, words.__name__


@pytest.mark.parametrize("seed", SEEDS)
def test_sam_comes_to_meet_more_of_my_bids(seed: int) -> None:
    bids = answered(sampled(seed=seed), "Sam", v.Direction.OFFERED)
    first = min(week_of(bid) for bid in bids)
    early = share_toward([bid for bid in bids if week_of(bid) < first + 8])
    late = share_toward([bid for bid in bids if week_of(bid) >= 26 - 8])
    assert early < 0.6
    assert late > early + 0.1


@pytest.mark.parametrize("seed", SEEDS)
def test_alex_turns_away_more_and_more_and_then_it_ends(seed: int) -> None:
    records = sampled(seed=seed)
    bids = answered(records, "Alex", v.Direction.OFFERED)
    ended = named("Alex", records).ended_on
    assert ended is not None
    early = share_toward([bid for bid in bids if week_of(bid) < 3])
    late = share_toward([bid for bid in bids if week_of(bid) >= 4])
    assert late < early
    assert max(bid.happened.date() for bid in bids) <= ended < MONDAY - timedelta(weeks=16)


@pytest.mark.parametrize("seed", SEEDS)
def test_some_weeks_are_full_some_thin_and_some_empty(seed: int) -> None:
    bids = all_of(Bid, sampled(seed=seed))
    weeks = Counter(week_of(bid) for bid in bids)
    sam = Counter(week_of(bid) for bid in answered(sampled(seed=seed), "Sam", v.Direction.OFFERED))
    assert {week for week in range(26) if not weeks[week]} == {13, 18, 19}
    assert max(sam.values()) >= 9
    assert any(0 < count < 5 for count in sam.values())


@pytest.mark.parametrize("seed", SEEDS)
def test_no_words_come_twice_in_half_a_year(seed: int) -> None:
    records = sampled(WEDNESDAY, seed=seed)
    texts = [bid.note for bid in all_of(Bid, records) if bid.note]
    texts += [words for feeling in all_of(TrustFeeling, records) if (words := words_of(feeling))]
    texts += [note.words for note in all_of(Note, records)]
    assert len(texts) > 200
    assert not [text for text, count in Counter(texts).items() if count > 1]


@pytest.mark.parametrize("seed", SEEDS)
def test_nobody_reaches_out_before_we_have_met(seed: int) -> None:
    records = sampled(seed=seed)
    met = {person.id: person.met_on for person in all_of(Person, records)}
    written: list[Bid | TrustFeeling] = [*all_of(Bid, records), *all_of(TrustFeeling, records)]
    for entry in written:
        first = met.get(entry.person or "")
        assert first is None or entry.happened.date() >= first


def test_gut_checks_are_open_waiting_and_closed() -> None:
    checks = all_of(GutCheck, sampled())
    closed = [check for check in checks if check.outcome]
    waiting = [check for check in checks if not check.outcome and check.look_again]
    untold = [check for check in checks if check.verdict is None and check.look_again is None]
    assert len([check for check in closed if check.estimate is not None]) >= 10
    assert all(check.looked_back and check.insight for check in closed)
    assert {check.look_again > MONDAY for check in waiting if check.look_again} == {True, False}
    assert len(untold) == 1


def test_where_i_was_afraid_the_gut_check_holds_only_what_happened() -> None:
    records = sampled()
    assert 1 <= sum(bid.afraid for bid in all_of(Bid, records)) <= 3
    abused = {each.gut_check for each in all_of(Finding, records) if each.breach is v.Breach.ABUSE}
    (check,) = (check for check in all_of(GutCheck, records) if check.id in abused)
    kinds = {each.kind for each in all_of(Finding, records) if each.gut_check == check.id}
    assert kinds == {v.FindingKind.REASON}
    assert not check.other_explanations


def test_sessions_come_every_two_weeks_or_so_with_topics_that_point_to_entries() -> None:
    records = sampled()
    sessions = sorted(all_of(Session, records), key=lambda each: each.happened)
    topics = all_of(Topic, records)
    assert len(sessions) == 14
    assert all(session.took_away for session in sessions[:-1])
    assert {topic.session for topic in topics} == {session.id for session in sessions}
    written = [topic for table in tables("therapy")["session"] for topic in table["topics"]]
    assert sum(topic.entry is not None for topic in topics) == sum("entry" in t for t in written)
    assert len(all_of(Packet, records)) == 2


def test_entries_are_written_mostly_in_the_evening_and_sometimes_days_late() -> None:
    written = [*all_of(Bid, sampled()), *all_of(TrustFeeling, sampled())]
    evening = sum(entry.happened.hour >= 17 or entry.happened.hour < 2 for entry in written)
    late = sum(entry.recorded - entry.happened > timedelta(days=1) for entry in written)
    assert 0.6 < evening / len(written) < 0.95
    assert 0.03 < late / len(written) < 0.2


def test_clocks_change_and_journeys_keep_their_own_time() -> None:
    hours: dict[int, set[float]] = {}
    for entry in all_of(Entry, sampled()):
        offset = entry.happened.utcoffset() or timedelta(0)
        hours.setdefault(week_of(entry), set()).add(offset / timedelta(hours=1))
    assert 3 in hours[12]
    assert 2 in hours[22]
    assert hours[0] == {1}
    assert hours[25] == {0}


def test_one_or_two_entries_rest_in_the_bin_and_not_for_a_month_yet() -> None:
    binned = [entry.binned for entry in all_of(Entry, sampled(WEDNESDAY)) if entry.binned]
    noon = datetime.fromisoformat(f"{WEDNESDAY}T12:00:00+00:00")
    assert 1 <= len(binned) <= 2
    assert all(noon - moment < timedelta(days=30) for moment in binned)


def test_hidden_words_stand_somewhere_in_the_journal() -> None:
    written = "\n".join(words_of(each) for each in sampled() if not isinstance(each, HiddenWord))
    for hidden in all_of(HiddenWord, sampled()):
        assert hidden.word in written


@pytest.mark.parametrize(("weeks", "sessions"), [(1, 2), (5, 4), (9, 6)])
def test_a_short_journal_is_the_end_of_the_story(weeks: int, sessions: int) -> None:
    records = sampled(weeks=weeks)
    assert min(week_of(entry) for entry in all_of(Entry, records)) == 26 - weeks
    assert len(all_of(Session, records)) == sessions
    assert named("Sam", records).met_on == MONDAY - timedelta(weeks=22) + timedelta(days=3)


def test_a_long_journal_tells_of_somebody_else_before() -> None:
    records = sampled(weeks=100)
    names = {person.name for person in all_of(Person, records)}
    before = [bid for bid in all_of(Bid, records) if week_of(bid) < -26]
    known = {named(name, records).id for name in ("Jo", "Kit", "Nadia", "Ruth", "Mum")}
    assert {"Jo", "Kit"} <= names
    assert "Lee" not in names
    assert {bid.person for bid in before} == known
