"""Core gifts: the moments that touched them, and when one may be taken out altogether."""

from dataclasses import replace

from inglenook.journal.journal import Journal
from inglenook.journal.people import CoreGift
from inglenook.journal.store import Filter


def moments_of(gift: CoreGift) -> Filter:
    """The entries that touched a gift."""
    return Filter(gift=gift.id)


def is_touched(journal: Journal, gift: CoreGift) -> bool:
    """Whether anything names this gift: an entry, one in the bin, or one that is half-written."""
    kept = (Filter(gift=gift.id, binned=binned) for binned in (False, True))
    return any(journal.store.count(each) for each in kept) or _is_half_written(journal, gift)


def retire(journal: Journal, gift: CoreGift, *, retired: bool = True) -> None:
    """Take a gift out of the pickers, or back into them; old entries keep it."""
    journal.keep(replace(gift, retired=retired))


def _is_half_written(journal: Journal, gift: CoreGift) -> bool:
    drafts = journal.store.drafts().values()
    cells = ((draft.get("writing") or draft).get("cells") or {} for draft in drafts)
    return any(gift.id in each.values() for each in cells)
