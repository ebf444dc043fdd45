"""Sessions with what was brought to them, the one that lies ahead, and the packets that left."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from inglenook.demo.cards import Table, tables
from inglenook.demo.storyline import Storyline
from inglenook.journal.record import Record
from inglenook.journal.therapy import Packet, Session, Topic

THERAPIST = "marion"


def therapy(story: Storyline) -> Iterator[Record]:
    """All sessions and packets of the story, told after the entries that they point to."""
    written = tables("therapy")
    ids: dict[str, str] = {}
    for table in _told(story, written["session"]):
        session = _session(story, table)
        ids[table["at"].rsplit(" ", 1)[0]] = session.id
        yield session
        yield from _topics(story, session, table.get("topics", []))
    for table in written["packet"]:
        if table["session"] in ids:
            yield _packet(story, table, ids[table["session"]])


def _told(story: Storyline, items: list[Table]) -> Iterator[Table]:
    almanac = story.pen.almanac
    return (table for table in items if almanac.day(table["at"]) >= almanac.first_day)


def _session(story: Storyline, table: Table) -> Session:
    return story.entry(Session, table | {"person": THERAPIST})


def _topics(story: Storyline, session: Session, items: list[Table]) -> Iterator[Topic]:
    """What was to be talked about, in order; an entry from before the journal is left out."""
    known = [item | {"entry": story.ids.get(item.get("entry", ""))} for item in items]
    kept = [item for item in known if item.get("words") or item["entry"]]
    end = story.pen.almanac.end - timedelta(hours=1)
    evening_before = min(session.happened - timedelta(hours=20), end)
    for place, item in enumerate(kept):
        yield story.pen.record(
            Topic,
            evening_before + timedelta(minutes=place),
            session=session.id,
            position=place,
            words=item.get("words", ""),
            entry=item["entry"],
        )


def _packet(story: Storyline, table: Table, session: str) -> Packet:
    values = story.values(Packet, {name: v for name, v in table.items() if name != "session"})
    made: datetime = values["made"]
    return story.pen.record(Packet, made + timedelta(seconds=3), session=session, **values)
