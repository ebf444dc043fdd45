"""Damage to the file of the entries: always noticed, rightly named, and never written over."""

import random
import re
import shutil
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from inglenook.journal.entries import Note
from inglenook.journal.errors import DatabaseDamaged, DatabaseMissing
from inglenook.journal.record import Record
from inglenook.journal.records import RECORDS
from inglenook.journal.store import Filter
from inglenook.vault.check import check_vault
from inglenook.vault.database import PAGE
from inglenook.vault.vault import Vault, open_vault
from support.entries import one_of_each
from support.long import repeats
from support.searching import counted
from support.vaults import PASSPHRASE, database_file, filled, journal_of, new_vault, quick_folder

IV, SEAL = PAGE - 80, PAGE - 64  # where they begin in each page; see SQLCipher's design
SALT = 16
TIMES = repeats(1, 3)
UNUSED = re.compile(r"1 unused page is damaged: ([0-9]+)\. No entry is touched by this\.")

Contents = tuple[dict[type[Record], list[Record]], object, object]


@dataclass(frozen=True)
class Whole:
    """A closed vault, the bytes of its database, and all that can be read in it."""

    folder: Path
    path: Path
    content: bytes
    read: Contents

    @property
    def pages(self) -> int:
        return len(self.content) // PAGE


def everything(vault: Vault) -> Contents:
    """What can be read, by all of the ways of reading."""
    return (
        {kind: vault.all(kind) for kind in RECORDS},
        [vault.page(Filter(), 0, 1000), vault.page(Filter(binned=True), 0, 1000), vault.drafts()],
        [counted(vault, word) for word in ("Robin", "way", "nothing")],
    )


@pytest.fixture(scope="module")
def whole() -> Iterator[Whole]:
    """Something of each kind, and pages that nothing uses any more."""
    with quick_folder() as place:
        folder = place / "Mine.inglenook"
        with new_vault(folder) as vault:
            journal = journal_of(vault)
            filled(journal, bids=20)
            one_of_each(journal)
            long = journal.new(Note, words="heron " * 4000)
            journal.keep(long)
            journal.erase(long)
            vault.write_drafts({"today": {"words": "half a sentence"}})
        with open_vault(folder, PASSPHRASE) as vault:
            read = everything(vault)
        path = database_file(folder)
        yield Whole(folder, path, path.read_bytes(), read)


def noticed(whole: Whole, content: bytes) -> tuple[list[str], str]:
    """What the check finds in such a file, and what opening and reading say of it.

    That is "opening" or "reading", where that is refused, or "" where all can still be read.
    """
    whole.path.write_bytes(content)
    found = check_vault(whole.folder, PASSPHRASE)
    assert whole.path.read_bytes() == content
    try:
        vault = open_vault(whole.folder, PASSPHRASE)
    except DatabaseDamaged:
        assert whole.path.read_bytes() == content
        return found, "opening"
    with vault:
        opened = whole.path.read_bytes()
        where = _refused_at(whole, vault)
        assert whole.path.read_bytes() == opened
    return found, where


def _refused_at(whole: Whole, vault: Vault) -> str:
    try:
        assert everything(vault) == whole.read  # never anything else than what was written
    except DatabaseDamaged:
        return "reading"
    return ""


def flipped(content: bytes, page: int, low: int, high: int, luck: random.Random) -> bytes:
    """One bit turned somewhere in a page, counted from 0."""
    changed = bytearray(content)
    changed[page * PAGE + luck.randrange(low, high)] ^= 1 << luck.randrange(8)
    return bytes(changed)


@pytest.mark.parametrize("place", ["body", "iv", "seal"])
def test_one_bit_in_any_page_is_noticed(
    whole: Whole, place: str, record_property: Callable[[str, object], None]
) -> None:
    luck, count = random.Random(place), Counter[str]()
    low, high = {"body": (SALT, IV), "iv": (IV, SEAL), "seal": (SEAL, PAGE)}[place]
    for page in range(whole.pages):
        for _ in range(TIMES):
            content = flipped(whole.content, page, low, high, luck)
            found, refused = noticed(whole, content)
            count[refused or "neither, but the check"] += 1
            assert found
            if unused := UNUSED.fullmatch(found[0]):
                count["unused"] += 1
                assert (unused[1], len(found), refused) == (str(page + 1), 1, "")
            elif refused != "opening":
                assert f"1 page is damaged: {page + 1}" in found
    record_property("noticed_when", dict(count))
    # The others belong to indexes that no such reading goes through.
    assert count["opening"] + count["reading"] > whole.pages * TIMES / 3
    assert count["unused"] > 0


def cut_anywhere(content: bytes, luck: random.Random) -> Iterator[bytes]:
    pages = len(content) // PAGE
    for page in range(pages):
        yield content[: page * PAGE]
        for _ in range(TIMES):
            yield content[: page * PAGE + luck.randrange(1, PAGE)]


def lengthened(content: bytes, luck: random.Random) -> Iterator[bytes]:
    for size in (1, 100, 512, PAGE - 1, PAGE, PAGE + 1, 7 * PAGE):
        yield content + luck.randbytes(size)
        yield content + bytes(size)
    yield content + content


def swapped(content: bytes, luck: random.Random) -> Iterator[bytes]:
    """Two pages in each other's place, one in many's, and one twice."""
    pages = [content[start : start + PAGE] for start in range(0, len(content), PAGE)]
    for _ in range(10 * TIMES):
        one, two = luck.sample(range(1, len(pages)), 2)
        if pages[one] != pages[two]:
            changed = pages.copy()
            changed[one], changed[two] = pages[two], pages[one]
            yield b"".join(changed)
            changed[one] = pages[one]
            yield b"".join(changed)
    yield b"".join([pages[0], *reversed(pages[1:])])


def emptied(content: bytes, luck: random.Random) -> Iterator[bytes]:
    yield b""
    yield bytes(len(content))
    yield content[:SALT] + bytes(len(content) - SALT)
    yield content[:SALT] + luck.randbytes(len(content) - SALT)
    yield content[:SALT]


def foreign(content: bytes, luck: random.Random) -> Iterator[bytes]:
    """Databases of others, once as they are and once with the salt that is expected."""
    with quick_folder() as place:
        with new_vault(place / "Other.inglenook") as vault:
            filled(journal_of(vault))
        plain = place / "plain.db"
        with closing(sqlite3.connect(plain)) as connection:
            connection.execute("CREATE TABLE note (words TEXT)")
            connection.commit()
        for path in (database_file(place / "Other.inglenook"), plain):
            other = path.read_bytes()
            yield other
            yield content[:SALT] + other[SALT:]
            yield content[: 4 * PAGE] + other[4 * PAGE :]


@pytest.mark.parametrize("damages", [cut_anywhere, lengthened, swapped, emptied, foreign])
def test_what_was_done_to_the_whole_file_is_noticed(
    whole: Whole, damages: Callable[[bytes, random.Random], Iterator[bytes]]
) -> None:
    for content in damages(whole.content, random.Random(1)):
        found, refused = noticed(whole, content)
        assert found
        assert refused or damages is swapped


def test_a_file_that_is_gone_is_told_as_missing_and_not_made_anew(whole: Whole) -> None:
    whole.path.unlink()
    with pytest.raises(DatabaseMissing):
        open_vault(whole.folder, PASSPHRASE)
    assert check_vault(whole.folder, PASSPHRASE) == ["The file that holds the entries is missing."]
    assert not whole.path.exists()


def test_what_comes_back_as_it_was_is_whole_again(whole: Whole) -> None:
    whole.path.write_bytes(whole.content)
    assert noticed(whole, whole.content) == ([], "")


def test_the_database_of_another_time_is_only_an_older_journal(
    whole: Whole, tmp_path: Path
) -> None:
    """Put back as a whole it is what it was: it opens, and nothing in it is damaged."""
    folder = tmp_path / "Mine.inglenook"
    shutil.copytree(whole.folder, folder)
    database_file(folder).write_bytes(whole.content)
    with open_vault(folder, PASSPHRASE) as vault:
        journal = journal_of(vault)
        journal.keep(journal.new(Note, title="later"))
    database_file(folder).write_bytes(whole.content)
    assert check_vault(folder, PASSPHRASE) == []
