"""One entry of each kind, with every question answered."""

from datetime import timedelta

from inglenook.journal import vocabulary as v
from inglenook.journal.entries import Bid, GutCheck, Need, Note, TrustFeeling, WeeklyReview
from inglenook.journal.journal import Journal
from inglenook.journal.people import CoreGift, Person
from inglenook.journal.record import Entry
from inglenook.journal.therapy import Session

SOME_WORDS = "A long way round, past the bridge and the boats, in no hurry at all."


def one_of_each(journal: Journal) -> list[Entry]:
    """Keep them with a person and a gift to refer to; the newest entry comes first."""
    known = [each for each in journal.people() if each.name == "Robin"]
    robin = known[0] if known else journal.new(Person, name="Robin", kind=v.PersonKind.PARTNER)
    gift = journal.new(CoreGift, name="Noticing how others are")
    journal.keep(robin, gift)
    now = journal.clock().replace(microsecond=0)
    day, week = now.date(), journal.calendar.week_of(now.date())
    made: list[Entry] = [
        journal.new(
            Bid,
            person=robin.id,
            direction=v.Direction.RECEIVED,
            answer=v.Answer.AGAINST,
            kind=v.BidKind.REPAIR,
            manner=v.Manner.DEFENSIVE,
            afraid=True,
            zone=v.Zone.DISCONNECTION,
            note=SOME_WORDS,
        ),
        journal.new(
            TrustFeeling,
            about=v.About.PERSON,
            person=robin.id,
            zone=v.Zone.CENTRE,
            trust=7,
            safe=3,
            seen=2,
            unseen_part=SOME_WORDS,
            heart=SOME_WORDS,
            signs=(v.Sign.COLD, v.Sign.EGGSHELLS),
            roots=(v.Root.GRIEF,),
            gift=gift.id,
            note=SOME_WORDS,
        ),
        journal.new(
            GutCheck,
            title="The second phone",
            person=robin.id,
            feeling=SOME_WORDS,
            strength=8,
            body="Stomach",
            skews=(v.Skew.NO_SLEEP,),
            other_explanations=SOME_WORDS,
            estimate=40,
            verdict=v.Verdict.CANNOT_TELL,
            steps=(v.Step.ASK, v.Step.WAIT),
            step_words=SOME_WORDS,
            look_again=day + timedelta(days=14),
            outcome=v.Outcome.UNKNOWN,
            looked_back=day,
            insight=SOME_WORDS,
        ),
        journal.new(
            Need,
            what=SOME_WORDS,
            person=robin.id,
            gift=gift.id,
            say_what_i_mean=SOME_WORDS,
            mean_what_i_say=SOME_WORDS,
            without_meanness=SOME_WORDS,
            said=True,
            met=v.Met.PARTLY,
            note=SOME_WORDS,
        ),
        journal.new(Note, title="The harbour", person=robin.id, words=SOME_WORDS),
        journal.new(
            WeeklyReview,
            week=week,
            joy=5,
            warmth=6,
            belonging=4,
            loneliness=3,
            anxiety=7,
            frustration=2,
            stood_out=SOME_WORDS,
            to_practise=SOME_WORDS,
            practice=v.Practice.NEEDS,
            tried=v.Tried.SOME,
        ),
        journal.new(Session, person=robin.id, took_away=SOME_WORDS),
    ]
    for entry in made:
        journal.keep(entry)
    kept = (journal.find(type(entry), entry.id) for entry in reversed(made))
    return [entry for entry in kept if entry is not None]
