"""Journals to make packets from: a small story, and one that holds a canary in every field."""

from datetime import date, datetime, timedelta
from typing import Any

from inglenook.journal import vocabulary as v
from inglenook.journal.entries import (
    Bid,
    Finding,
    GutCheck,
    Need,
    Note,
    TrustFeeling,
    WeeklyReview,
)
from inglenook.journal.field import fields_of
from inglenook.journal.fields import Text
from inglenook.journal.journal import Journal
from inglenook.journal.people import CoreGift, Person
from inglenook.journal.record import Entry, R
from inglenook.journal.records import ENTRIES
from inglenook.journal.therapy import HiddenWord, Session, Topic
from inglenook.packet.choice import Choice, Section
from inglenook.packet.choose import gather
from inglenook.packet.document import Document, plain
from inglenook.packet.make import make
from inglenook.packet.markdown import markdown
from inglenook.packet.redact import Redacted, words_of

UNTIL = date(2026, 11, 23)
SINCE = date(2026, 10, 27)
EVERYTHING = frozenset(Section)


def person(journal: Journal, name: str, **values: Any) -> Person:
    """Keep somebody, or find who is there by this name."""
    known = next((each for each in journal.people() if each.name == name), None)
    if known and not values:
        return known
    made = journal.new(Person, name=name, **({"kind": v.PersonKind.DATING} | values))
    journal.keep(made)
    return made


def on(day: int, hour: int = 20, month: int = 11) -> datetime:
    """A moment of that autumn."""
    return datetime.fromisoformat(f"2026-{month:02}-{day:02}T{hour:02}:00:00+01:00")


def keep(journal: Journal, kind: type[R], /, **values: Any) -> R:
    """Make a record and keep it."""
    made = journal.new(kind, **values)
    journal.keep(made)
    return made


def bid(journal: Journal, who: str, day: int, **values: Any) -> Bid:
    """Keep a bid that was met, unless told otherwise."""
    usual = {"direction": v.Direction.OFFERED, "answer": v.Answer.TOWARD, "happened": on(day)}
    return keep(journal, Bid, person=who, **(usual | values))


def everything(**values: Any) -> Choice:
    """All sections of four weeks."""
    usual: dict[str, Any] = {"since": SINCE, "until": UNTIL, "sections": EVERYTHING}
    return Choice(**(usual | values))


def made(journal: Journal, choice: Choice) -> Redacted:
    """A packet by the one way there is."""
    return make(gather(journal, choice), choice)


def written(journal: Journal, choice: Choice) -> str:
    """The packet as Markdown."""
    return markdown(made(journal, choice).document)


def all_words(document: Document) -> str:
    """Every word of a document, also those of its charts."""
    parts = [document.title, document.subtitle]
    for block in document.blocks:
        parts += [plain(words) for words in words_of(block)]
        chart = getattr(block, "chart", None)
        if chart is not None:
            parts += [chart.title, chart.up, chart.along, chart.counted, chart.summary]
            parts += [each.label for each in chart.legend]
            parts += chart.sentences
            parts += [each.words for each in chart.spots()]
            parts += [cell for row in chart.table().rows for cell in row]
    return "\n".join(parts)


def a_story(journal: Journal) -> None:
    """A few weeks with Sam: something of each kind, and a session tomorrow."""
    sam, alex = person(journal, "Sam").id, person(journal, "Alex").id
    gift = keep(journal, CoreGift, name="My playfulness").id
    keep(journal, HiddenWord, word="Harbour Street", instead="our street")
    answers = (v.Answer.TOWARD, v.Answer.TOWARD, v.Answer.AWAY, v.Answer.UNCLEAR)
    for day in range(1, 17):
        direction = v.Direction.OFFERED if day % 2 else v.Direction.RECEIVED
        bid(journal, sam, day, direction=direction, answer=answers[day % 4], zone=v.Zone.CENTRE)
    bid(journal, alex, 18, note="Sams brother saw us on Harbour Street.\nIt began to rain.")
    for day, trust in ((2, 4), (9, 6), (16, 7)):
        keep(
            journal,
            TrustFeeling,
            about=v.About.PERSON,
            person=sam,
            happened=on(day),
            zone=v.Zone.PROTECTION,
            trust=trust,
            signs=(v.Sign.COLD,),
            gift=gift,
            heart="SAM'S *joke* <b>landed</b> in silence.",
        )
    check = keep(
        journal,
        GutCheck,
        title="Sam said he was at work",
        person=sam,
        happened=on(18),
        feeling="A stone in the stomach.",
        strength=7,
        body="Stomach",
        estimate=65,
        skews=(v.Skew.PTSD,),
        steps=(v.Step.SAY_NEED, v.Step.WAIT),
        share=v.Share.BRING,
    )
    for kind, words in (
        (v.FindingKind.REASON, "His coat was dry."),
        (v.FindingKind.ECHO, "Alex had a second phone."),
        (v.FindingKind.TRUST, "He rang back at once."),
    ):
        keep(journal, Finding, gut_check=check.id, kind=kind, words=words)
    keep(
        journal,
        Need,
        what="To be told when plans change",
        person=sam,
        gift=gift,
        say_what_i_mean="Write me one line.",
        said=True,
        met=v.Met.PARTLY,
        happened=on(12),
    )
    keep(journal, Note, title="The ferry", words="1. Sam\n- not a list\n\n# not a heading")
    keep(
        journal,
        WeeklyReview,
        week=date(2026, 11, 16),
        joy=6,
        anxiety=3,
        stood_out="A quiet week with Sam.",
    )
    keep(journal, Session, happened=on(27, month=10))
    session = keep(journal, Session, happened=on(24))
    keep(journal, Topic, session=session.id, position=0, words="Why do I go numb around Sam?")
    keep(journal, Topic, session=session.id, position=1, entry=check.id)


def filled_with(journal: Journal, kind: type[Entry], words: str, **values: Any) -> Entry:
    """An entry of a kind in which every text holds these words."""
    texts = {
        name: words
        for name, field in fields_of(kind).items()
        if isinstance(field, Text) and field.shown
    }
    sam = person(journal, "Sam").id
    usual: dict[type[Entry], dict[str, Any]] = {
        Bid: {"person": sam, "direction": v.Direction.OFFERED, "answer": v.Answer.TOWARD},
        TrustFeeling: {"about": v.About.PERSON, "person": sam, "trust": 10, "zone": v.Zone.CENTRE},
        GutCheck: {"person": sam, "estimate": 99},
        Need: {"person": sam},
        Note: {},
        WeeklyReview: {"week": UNTIL - timedelta(days=7), "joy": 10},
        Session: {},
    }
    assert set(usual) == set(ENTRIES)
    return keep(journal, kind, **(texts | usual[kind] | values))
