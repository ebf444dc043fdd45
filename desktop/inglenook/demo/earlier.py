"""What was written in the years before the story, where a sample journal goes back that far."""

from collections.abc import Iterator

from inglenook.demo.cards import Deck, Table, tables
from inglenook.demo.phases import Week, week
from inglenook.demo.storyline import Storyline
from inglenook.demo.therapy import THERAPIST
from inglenook.journal.entries import Note, WeeklyReview
from inglenook.journal.record import Record
from inglenook.journal.therapy import Session

# Places in a half year: a gut check is opened, and looked back on three weeks later.
_GUT_CHECK_PLACES = (4, 10, 20)
_NOTE_LENGTHS = (4, 4, 5)


class LongNotes:
    """Notes of about sixty words, put together from sentences that stand for themselves."""

    def __init__(self, story: Storyline) -> None:
        written, self._pen = tables("long_notes"), story.pen
        self._titles = Deck([*written["titles"], *[""] * 8], story.pen.rng)
        self._sentences = Deck(written["sentences"], story.pen.rng)

    def one(self, number: int, days: tuple[int, ...]) -> Note:
        """A note on one of the days of a week."""
        rng, pen = self._pen.rng, self._pen
        return pen.entry(
            Note,
            pen.almanac.some_moment(rng, number, days, ""),
            late=pen.some_delay(),
            title=self._titles.deal(),
            words=" ".join(self._sentences.deal() for _ in range(rng.choice(_NOTE_LENGTHS))),
        )


class Earlier:
    """The reviews, sessions, gut checks and notes of weeks with a negative number."""

    def __init__(self, story: Storyline, notes: LongNotes) -> None:
        rng = story.pen.rng
        self._story, self._notes = story, notes
        self._reviews = Deck(tables("earlier_reviews")["review"], rng)
        self._sessions = Deck(tables("earlier_sessions")["session"], rng)
        self._gut_checks = Deck(tables("earlier_gut_checks")["gut_check"], rng)

    def of_week(self, one: Week) -> Iterator[Record]:
        """Everything of one week but its bids and trust feelings; nothing in a quiet one."""
        if not one.company:
            return
        number = one.number
        yield self._notes.one(number, (5, 6))
        yield self._review(number)
        if number % 2:
            yield self._session(number)
        if number % 26 in _GUT_CHECK_PLACES and week(number).dated:
            yield from self._gut_check(one)

    def _review(self, number: int) -> WeeklyReview:
        rng = self._story.pen.rng
        felt = [min(10, max(0, round(rng.gauss(mean, 1.4)))) for mean in (5, 5, 5, 5, 5, 4)]
        place = f"{number} sun 21:{rng.randrange(10, 60)}"
        return self._story.review(self._reviews.deal() | {"at": place, "feelings": felt})

    def _session(self, number: int) -> Session:
        table = self._sessions.deal() | {"at": f"{number} tue 17:30", "person": THERAPIST}
        return self._story.entry(Session, table)

    def _gut_check(self, one: Week) -> Iterator[Record]:
        number, hour = one.number, self._story.pen.rng.randrange(20, 24)
        table: Table = {
            "at": f"{number} wed {hour}:{self._story.pen.rng.randrange(10, 60)}",
            "person": one.dated[0].person,
            "look_again": f"{number + 3} sun",
            "looked_back": f"{number + 3} sun",
        }
        yield from self._story.gut_check(self._gut_checks.deal() | table)
