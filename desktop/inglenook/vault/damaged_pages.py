"""Which pages of a database are damaged or gone, by their seals alone; nothing else is read."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from inglenook.journal.errors import DatabaseDamaged
from inglenook.vault.damaged_file import DamagedFile
from inglenook.vault.database import PAGE

_NUMBER = re.compile(r"page (\d+)")


@dataclass(frozen=True)
class Pages:
    """How many pages there are, and the numbers of those that are damaged.

    ``is_cut``: pages are missing at the end, nobody can say how many. ``has_more``: something lies
    behind the last page, which is of no account.
    """

    count: int
    damaged: frozenset[int]
    is_cut: bool
    has_more: bool


def damaged_pages(file: DamagedFile) -> Pages:
    """Look at the seal of every page."""
    if file.size < PAGE:
        return Pages(1, frozenset({1}), is_cut=False, has_more=False)
    said = _said(file)
    count = said or max(1, -(-file.size // PAGE))
    torn = frozenset(number for number in _torn(file) if number <= count)
    is_cut = said is not None and file.is_cut()
    return Pages(count, torn, is_cut, has_more=not is_cut and file.size > count * PAGE)


def _torn(file: DamagedFile) -> Iterator[int]:
    lines, _ = file.stream("PRAGMA cipher_integrity_check")
    for (line,) in lines:
        yield from (int(number) for number in _NUMBER.findall(str(line)))


def _said(file: DamagedFile) -> int | None:
    """How many pages there are by the database's own account, if its first page can be read."""
    try:
        return int(file.value("PRAGMA page_count")) or None
    except DatabaseDamaged:
        return None
