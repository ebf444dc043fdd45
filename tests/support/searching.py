"""Looking for something in a vault as somebody types it, and something to look for."""

from datetime import timedelta

from inglenook.journal.changes import Change
from inglenook.journal.days import Calendar
from inglenook.journal.entries import Finding, GutCheck, Note
from inglenook.journal.journal import Journal
from inglenook.journal.people import CoreGift, Person
from inglenook.journal.record import Record
from inglenook.journal.search_hits import Hit
from inglenook.journal.search_query import understand
from inglenook.journal.store import Store
from inglenook.journal.therapy import Session, Topic
from inglenook.journal.vocabulary import FindingKind
from support.vaults import START


def kept(store: Store, *records: Record) -> None:
    store.write([Change(None, record) for record in records])


def notes(store: Store, journal: Journal, *words: str) -> list[Note]:
    """Notes with these words, one a day."""
    made = [
        journal.new(Note, words=text, happened=START + timedelta(days=number))
        for number, text in enumerate(words)
    ]
    kept(store, *made)
    return made


def with_parts(journal: Journal) -> dict[str, Record]:
    """A gut check and a session with what hangs on them, all about a heron; not kept yet."""
    robin, alex = (journal.new(Person, name=name) for name in ("Robin", "Alex"))
    check = journal.new(
        GutCheck, title="heron", person=robin.id, happened=START + timedelta(days=2)
    )
    session = journal.new(
        Session, took_away="heron", person=alex.id, happened=START + timedelta(days=4)
    )
    echo = {"kind": FindingKind.ECHO, "words": "heron"}
    return {
        "robin": robin,
        "alex": alex,
        "check": check,
        "session": session,
        "finding": journal.new(Finding, gut_check=check.id, **echo),
        "topic": journal.new(Topic, words="heron", session=session.id),
        "waiting": journal.new(Topic, words="heron"),
        "gift": journal.new(CoreGift, name="heron"),
    }


def hits(store: Store, typed: str, limit: int = 50, start: int = 0) -> list[Hit]:
    return store.search(understand(typed, store.all(Person), Calendar()), limit, start)


def found(store: Store, typed: str, limit: int = 50) -> list[str]:
    """The ids of what is found."""
    return [hit.id for hit in hits(store, typed, limit)]


def counted(store: Store, typed: str) -> int:
    return store.count_found(understand(typed, store.all(Person), Calendar()))


def marks(hit: Hit) -> list[str]:
    """The marked pieces of an excerpt."""
    return [piece.text for piece in hit.excerpt if piece.is_marked]


def told(hit: Hit) -> str:
    """An excerpt as one text, without the sign that something is left out."""
    return "".join(piece.text for piece in hit.excerpt).strip("…")
