"""The safety lane: which entries are no matter for an inner investigation."""

from inglenook.journal.entries import Bid, GutCheck
from inglenook.journal.gut_checks import NOT_IN_SAFETY_LANE, findings_of, in_safety_lane
from inglenook.journal.journal import Journal
from inglenook.journal.record import Entry


def is_in_safety_lane(journal: Journal, entry: Entry) -> bool:
    """Whether it tells of fear or of abuse: a bid with *I was afraid*, a finding of abuse."""
    if isinstance(entry, Bid):
        return entry.afraid
    return isinstance(entry, GutCheck) and in_safety_lane(findings_of(journal, entry))


def not_asked(entry: Entry) -> tuple[str, ...]:
    """The fields that are not asked there; a bid leaves its own out by itself."""
    return NOT_IN_SAFETY_LANE if isinstance(entry, GutCheck) else ()
