"""Looking for damage in a vault, far more closely than opening it does, and changing nothing.

No single look is enough: a file cut at the end of a page passes the cipher's check, and an empty
one passes them all. So every layer is looked at, from the file to the words in the index.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

from inglenook.journal.errors import DatabaseDamaged, JournalError, JournalMissing, NewerVersion
from inglenook.journal.records import RECORDS
from inglenook.vault import check_records, migrations
from inglenook.vault.check_listing import check_listing
from inglenook.vault.database import (
    PAGE,
    SALT_SIZE,
    Database,
    DatabaseBug,
    connect,
    database_name,
    is_ours,
)
from inglenook.vault.keyfile import LARGEST, read_key_file
from inglenook.vault.keys import open_with_passphrase
from inglenook.vault.occupancy import occupied
from inglenook.vault.vault import is_vault
from inglenook.words import _, mark, ngettext

Look = Callable[[Database], Iterable[str]]
Tell = Callable[[float], None]

EARLIER = mark("This journal is of an earlier version. Open it once, then check it again.")

_KEY_FILES = ("keys", "keys.bak")
_PAGE_NUMBER = re.compile(r"page (\d+)")
_SHOWN_PAGES = 12
_PAGES_SHARE = 0.4  # of the time that the check takes


def check_vault(folder: Path, passphrase: str) -> list[str]:
    """Every damage that can be found, a sentence each, without any content; none means fine.

    Raises what opening the vault raises up to its key file; damage beyond that is only told.
    """
    if not is_vault(folder):
        raise JournalMissing
    with occupied(folder):
        keys = open_with_passphrase(folder, passphrase)
        path = folder / database_name(keys.salt)
        found = check_database(path, keys.database_key(), keys.salt)
        return [*_check_key_files(folder), *found]


def _to_nobody(share: float) -> None:
    del share


def check_database(path: Path, key: bytes, salt: bytes, tell: Tell = _to_nobody) -> list[str]:
    """The same for a database alone, as in a backup. Nobody may have it open.

    ``tell`` hears again and again which share is done; what it raises ends the check. Of an
    earlier version EARLIER is told, and what can be told without knowing its records.
    """
    if not path.is_file():
        return [_("The file that holds the entries is missing.")]

    found = [*_check_file(path, salt)]
    with closing(_Looking(path, key, salt, tell)) as look:
        damaged = _("The file that holds the entries cannot be opened: its beginning is damaged.")
        found += look(_check_header, damaged)
        if damaged not in found:
            found += _check_pages(look)
            is_earlier = _(EARLIER) in found
            found += _check_inside(look, _looks_at_earlier() if is_earlier else _looks_inside())
    return found


def _check_inside(look: "_Looking", looks: Iterable[tuple[Look, str, str]]) -> Iterator[str]:
    """The time goes by with the rows of each kind, of which the tally has the numbers."""
    counted: dict[str, int] = {}

    def count(database: Database) -> Iterable[str]:
        counted.update(database.rows("SELECT kind, rows FROM tally"))
        return ()

    look(count, "")  # where it fails, it does so again below
    taken = [(looking, told, counted.get(kind, 0) + 1) for looking, told, kind in looks]
    step = (1 - _PAGES_SHARE) / sum(weight for *_look, weight in taken)
    look.share = _PAGES_SHARE
    for looking, otherwise, weight in taken:
        yield from look(looking, otherwise)
        look.share += weight * step


class _Looking:
    """Takes one look after another at a database, and goes on after one that fails."""

    def __init__(self, path: Path, key: bytes, salt: bytes, tell: Tell) -> None:
        self._connect = partial(connect, path, key, salt)
        self._database: Database | None = None
        self._tell = tell
        self.share = 0.0

    def __call__(self, look: Look, otherwise: str) -> list[str]:
        """What one look finds, and what it means if it fails."""
        found = []
        self._tell(self.share)
        try:
            self._database = self._database or self._watched()
            for sentence in look(self._database):
                found.append(sentence)  # noqa: PERF402 - what was found before it fails counts
        except NewerVersion:
            raise
        except (JournalError, DatabaseBug):
            self.close()  # nothing more can be read through a connection that met damage
            found.append(otherwise)
        return found

    def _watched(self) -> Database:
        database = self._connect()
        database.watch(lambda: self._tell(self.share))
        return database

    def close(self) -> None:
        """Let go of the file."""
        if self._database:
            self._database.close()
            self._database = None


def _check_key_files(folder: Path) -> Iterator[str]:
    contents = set()
    for name in _KEY_FILES:
        try:
            with (folder / name).open("rb") as file:
                content = file.read(LARGEST + 1)
            read_key_file(content)
            contents.add(content)
        except (OSError, JournalError):
            yield _("“{file}” is missing or damaged. The next unlock makes it anew.").format(
                file=name
            )
    if len(contents) > 1:
        yield _("“keys” and “keys.bak” differ. The next unlock makes them the same.")


def _check_file(path: Path, salt: bytes) -> Iterator[str]:
    try:
        with path.open("rb") as file:
            header = file.read(SALT_SIZE)
        size = path.stat().st_size
    except OSError:
        yield _("The file that holds the entries cannot be read.")
        return
    if header != salt:
        yield _("The file that holds the entries does not begin as the key file says.")
    # What a power cut left unfinished is first taken back by SQLite; then the size is looked at.
    unfinished = path.with_name(path.name + "-journal").exists()
    if not size or (size % PAGE and not unfinished):
        yield _("The file that holds the entries was cut off or added to.")


def _check_header(database: Database) -> Iterator[str]:
    """The first page opens with the key; it says what the file is and how long."""
    if not is_ours(database):
        raise DatabaseDamaged
    version = migrations.version_of(database)
    if version > migrations.newest():
        raise NewerVersion
    if version < migrations.newest():
        yield _(EARLIER)
    pages, size = int(database.value("PRAGMA page_count")), database.path.stat().st_size
    if size != pages * PAGE:
        yield _("The file is {found} bytes long and should have {expected}.").format(
            found=size, expected=pages * PAGE
        )


def _check_pages(look: _Looking) -> list[str]:
    """A page whose seal is broken matters only where something still uses it."""
    torn: list[str] = []

    def cipher(database: Database) -> Iterable[str]:
        lines = [str(line) for (line,) in database.rows("PRAGMA cipher_integrity_check")]
        torn.extend(number for line in lines for number in _PAGE_NUMBER.findall(line))
        return ()

    def structure(database: Database) -> Iterable[str]:
        if database.rows("PRAGMA quick_check") != [("ok",)]:
            raise DatabaseDamaged
        return ()

    found = look(cipher, _("The seals of the pages cannot be checked."))
    broken = look(structure, _("The way the pages hang together is damaged."))
    return found + broken + ([_torn_pages(torn, in_use=bool(broken))] if torn else [])


def _torn_pages(torn: list[str], *, in_use: bool) -> str:
    if in_use:
        sentence = ngettext(
            "{count} page is damaged: {pages}", "{count} pages are damaged: {pages}", len(torn)
        )
    else:
        sentence = ngettext(
            "{count} unused page is damaged: {pages}. No entry is touched by this.",
            "{count} unused pages are damaged: {pages}. No entry is touched by this.",
            len(torn),
        )
    shown = ", ".join(torn[:_SHOWN_PAGES]) + (", …" if len(torn) > _SHOWN_PAGES else "")
    return sentence.format(count=len(torn), pages=shown)


def _looks_inside() -> Iterator[tuple[Look, str, str]]:
    """What is looked at, what it means where that fails, and which kind it goes through."""
    yield check_records.check_references, _("What records refer to cannot be checked."), ""
    yield check_records.check_index, _("The search index is damaged."), ""
    for kind in RECORDS:
        otherwise = _("Some of “{kind}” cannot be read.").format(kind=_(kind.LABEL))
        yield partial(check_records.check_kind, kind), otherwise, kind.KIND
        otherwise = _("The list of “{kind}” cannot be read.").format(kind=_(kind.LABEL))
        yield partial(check_listing, kind), otherwise, kind.KIND
    yield check_records.check_leftovers, _("The lists cannot be read."), ""
    yield check_records.check_drafts, _("What is half-written cannot be read."), ""


def _looks_at_earlier() -> Iterator[tuple[Look, str, str]]:
    yield check_records.check_references, _("What records refer to cannot be checked."), ""
    yield check_records.check_index, _("The search index is damaged."), ""
    yield check_records.check_counts, _("Some of the entries cannot be read."), ""
