"""A key file that is damaged in any way: told as damaged, or its other copy opens the journal."""

import hashlib
import random
import time
import tracemalloc
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from inglenook.journal.errors import (
    JournalError,
    KeyFileDamaged,
    NewerVersion,
    WrongPassphrase,
)
from inglenook.vault.keyfile import LARGEST, read_key_file
from inglenook.vault.keys import OpenKeys, create_keys, open_with_passphrase
from support.long import repeats
from support.vaults import CHEAP, PASSPHRASE, quick_folder

MUTATIONS = repeats(1_000, 100_000)
LONGEST = 5.0  # seconds; it takes less than a thousandth of this
MOST_MEMORY = 32 * LARGEST
NAMES = ("keys", "keys.bak")


@pytest.fixture
def folder() -> Iterator[Path]:
    with quick_folder() as place:
        yield place


@pytest.fixture
def keys(folder: Path) -> OpenKeys:
    made = create_keys(folder, PASSPHRASE, CHEAP)
    made.add_recovery(folder)
    return made


def flips(whole: bytes) -> Iterator[bytes]:
    for bit in range(len(whole) * 8):
        changed = bytearray(whole)
        changed[bit // 8] ^= 1 << bit % 8
        yield bytes(changed)


def cuts(whole: bytes) -> Iterator[bytes]:
    return (whole[:size] for size in range(len(whole)))


@pytest.mark.parametrize("damaged", NAMES)
@pytest.mark.parametrize("damages", [flips, cuts])
def test_where_one_copy_is_damaged_the_other_opens_the_journal(
    folder: Path, keys: OpenKeys, damaged: str, damages: Callable[[bytes], Iterator[bytes]]
) -> None:
    whole, wanted = (folder / damaged).read_bytes(), keys.database_key()
    for content in damages(whole):
        (folder / damaged).write_bytes(content)
        assert open_with_passphrase(folder, PASSPHRASE).database_key() == wanted
        with pytest.raises(KeyFileDamaged):
            read_key_file(content)
    assert (folder / damaged).read_bytes() == content


# -- anything at all


def _piece(content: bytes, luck: random.Random) -> tuple[int, int]:
    start = luck.randint(0, len(content))
    return start, min(len(content), start + luck.randint(0, 64))


def flipped(content: bytes, luck: random.Random) -> bytes:
    changed = bytearray(content)
    for _ in range(luck.randint(1, 8) if content else 0):
        changed[luck.randrange(len(changed))] ^= 1 << luck.randrange(8)
    return bytes(changed)


def overwritten(content: bytes, luck: random.Random) -> bytes:
    start, end = _piece(content, luck)
    return content[:start] + luck.randbytes(end - start) + content[end:]


def shortened(content: bytes, luck: random.Random) -> bytes:
    start, end = _piece(content, luck)
    return content[:start] + content[end:]


def repeated(content: bytes, luck: random.Random) -> bytes:
    start, end = _piece(content, luck)
    return content[:end] + content[start:end] * luck.randint(1, 9) + content[end:]


def lengthened(content: bytes, luck: random.Random) -> bytes:
    start, _ = _piece(content, luck)
    return content[:start] + luck.randbytes(luck.choice((1, 100, LARGEST))) + content[start:]


def renumbered(content: bytes, luck: random.Random) -> bytes:
    """Other digits, as in a count, a size or a version."""
    return bytes(
        luck.choice(b"0123456789") if byte in b"0123456789" and luck.random() < 0.02 else byte
        for byte in content
    )


def mixed(content: bytes, luck: random.Random) -> bytes:
    """The words of JSON where they do not belong."""
    start, end = _piece(content, luck)
    word = luck.choice((b"{", b"[" * 200, b"null", b"-1", b"1e999", b'"', b"\\ud800", b"9" * 400))
    return content[:start] + word + content[end:]


MANNERS = (flipped, overwritten, shortened, repeated, lengthened, renumbered, mixed)


def mutated(content: bytes, luck: random.Random) -> bytes:
    for _ in range(luck.choice((1, 1, 2, 5))):
        content = luck.choice(MANNERS)(content, luck)
    return content


def with_checksum(content: bytes) -> bytes:
    body = content.partition(b"\n")[0]
    return body + b"\n" + hashlib.sha256(body).hexdigest().encode() + b"\n"


def outcome(act: Callable[[], object]) -> str:
    """The kind of error, or "read"; anything else than a JournalError fails the test."""
    begun, taken = time.perf_counter(), tracemalloc.get_traced_memory()[0]
    tracemalloc.reset_peak()
    try:
        act()
        said = "read"
    except JournalError as error:
        said = type(error).__name__
    assert time.perf_counter() - begun < LONGEST
    assert tracemalloc.get_traced_memory()[1] - taken < MOST_MEMORY
    return said


@pytest.fixture
def measured_memory() -> Iterator[None]:
    tracemalloc.start()
    yield
    tracemalloc.stop()


@pytest.mark.usefixtures("measured_memory")
def test_whatever_a_key_file_holds_it_is_read_or_refused_and_never_hangs(
    folder: Path, keys: OpenKeys, record_property: Callable[[str, object], None]
) -> None:
    luck, said = random.Random(1), Counter[str]()
    whole = (folder / "keys").read_bytes()
    for _ in range(MUTATIONS):
        content = mutated(whole, luck)
        if content == whole:
            continue
        for name in NAMES:
            (folder / name).write_bytes(content)
        assert outcome(lambda: open_with_passphrase(folder, PASSPHRASE)) == "KeyFileDamaged"
        # With a checksum that fits it is not damage but somebody's doing.
        forged = with_checksum(content)
        said[outcome(lambda forged=forged: read_key_file(forged))] += 1
        with suppress(JournalError):
            assert read_key_file(forged).to_bytes() == forged
    record_property("forged", dict(said))
    assert set(said) <= {"read", KeyFileDamaged.__name__, NewerVersion.__name__}
    assert min(said["read"], said["KeyFileDamaged"]) > 0


def test_no_key_file_forged_at_the_price_of_a_test_opens_the_journal(
    folder: Path, keys: OpenKeys
) -> None:
    """Somebody who can write the file but does not know the passphrase."""
    luck, tried = random.Random(2), 0
    whole = (folder / "keys").read_bytes()
    for _ in range(MUTATIONS):
        forged = with_checksum(luck.choice((flipped, renumbered, overwritten))(whole, luck))
        if forged == whole or not _is_cheap(forged):
            continue
        for name in NAMES:
            (folder / name).write_bytes(forged)
        with pytest.raises((KeyFileDamaged, NewerVersion, WrongPassphrase)):
            open_with_passphrase(folder, PASSPHRASE)
        tried += 1
    assert tried > MUTATIONS / 2


def _is_cheap(content: bytes) -> bool:
    """Whether trying costs what the test can pay: the limits themselves allow a minute."""
    try:
        slots = read_key_file(content).slots
    except JournalError:
        return True
    return all(slot.stretch is None or slot.stretch.cost == CHEAP for slot in slots)
