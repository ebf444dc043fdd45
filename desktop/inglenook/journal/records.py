"""All kinds of record by name, in the order in which their tables refer to each other."""

from inglenook.journal.entries import Bid, Finding, GutCheck, Need, Note, TrustFeeling, WeeklyReview
from inglenook.journal.people import CoreGift, Person
from inglenook.journal.preferences import HelpLine, Preferences
from inglenook.journal.record import Entry, Record
from inglenook.journal.therapy import HiddenWord, Packet, Session, Topic

ENTRIES: tuple[type[Entry], ...] = (
    Bid,
    TrustFeeling,
    GutCheck,
    Need,
    Note,
    WeeklyReview,
    Session,
)
# Parents stand before what refers to them, so that rows can be written in this order.
RECORDS: tuple[type[Record], ...] = (
    Preferences,
    Person,
    CoreGift,
    *ENTRIES,
    Finding,
    Topic,
    Packet,
    HelpLine,
    HiddenWord,
)
KINDS: dict[str, type[Record]] = {kind.KIND: kind for kind in RECORDS}
