"""The power is cut at any moment of the program's writing; what was told as kept is there.

Below SQLite and Python every request to the file system is recorded, and a disk is made of it that
has lost what it was free to lose; see ``support.power_cuts``.
"""

import random
import re
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from inglenook.journal.errors import WrongPassphrase
from inglenook.vault.check import check_vault
from inglenook.vault.keys import open_with_passphrase
from inglenook.vault.vault import open_vault
from support.killed_work import write_notes
from support.long import repeats
from support.old_vaults import check_contents, make_old_vault
from support.power_cuts import PIECE, Disk, put
from support.recording import Op, Recording, recording
from support.told import Told
from support.vaults import CHEAP, PASSPHRASE, new_vault, quick_folder

Figures = Callable[[str, object], None]
RUNS, CUTS = repeats(6, 60), 50
NOTES = 4
MIGRATIONS = repeats(30, 300)
TWICE = 0.2  # of the cuts are followed by another one while the program sets things right
CHANGES = 10
UNUSED = re.compile(r"[0-9]+ unused pages? (is|are) damaged: .* No entry is touched by this\.")

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="it listens at Linux's SQLite")


def told_before(ops: list[Op]) -> list[str]:
    return [op.state for op in ops if op.kind == "told"]


def cut(heard: Recording, luck: random.Random) -> tuple[dict[str, bytes], list[Op]]:
    """The files after a cut at a random moment, and what had been done by then."""
    done = heard.ops[: luck.randint(0, len(heard.ops))]
    disk = Disk(heard.before)
    disk.do(done)
    return disk.after_cut(luck), done


def cut_again(folder: Path, luck: random.Random) -> None:
    """Open the vault, and cut the power in the midst of that too."""
    with recording(folder) as heard:
        open_vault(folder, PASSPHRASE).close()
    put(cut(heard, luck)[0], folder)


def recorded_run(folder: Path, before: int) -> tuple[list[str], Recording]:
    """What was told before, and a recorded run of the program after it.

    In a new journal the file of the entries grows; after some notes there are unused pages.
    """
    told: list[str] = []
    new_vault(folder).close()
    write_notes(told.append, folder, before)
    with recording(folder) as heard:
        write_notes(heard.told, folder, NOTES)
    return told, heard


def look_at(folder: Path, told: list[str], *, check_first: bool) -> Counter[str]:
    """Everything told is there and all is whole; an unused page alone may be torn."""
    found = check_vault(folder, PASSPHRASE) if check_first else []
    with open_vault(folder, PASSPHRASE) as vault:
        Told(told).check(vault)
    found = [*found, *check_vault(folder, PASSPHRASE)]
    assert [sentence for sentence in found if not UNUSED.fullmatch(sentence)] == []
    return Counter(cuts=1, unused_pages_torn=bool(found))


@pytest.mark.parametrize("seed", range(2))
def test_no_entry_that_was_told_as_kept_is_lost_in_a_power_cut(
    seed: int, record_property: Figures
) -> None:
    luck, count = random.Random(seed), Counter[str]()
    with quick_folder() as place:
        for number in range(RUNS // 2):
            before, heard = recorded_run(place / f"{number}.inglenook", number % 3)
            for _ in range(CUTS):
                files, done = cut(heard, luck)
                folder = place / "after.inglenook"
                put(files, folder)
                count["amid_writing"] += any(name.endswith("-journal") for name in files)
                if luck.random() < TWICE:
                    cut_again(folder, luck)
                told = [*before, *told_before(done)]
                count += look_at(folder, told, check_first=luck.random() < 0.5)
    record_property("cuts", dict(count))
    assert count["amid_writing"] > CUTS * RUNS / 8


def test_an_older_journal_is_whole_when_the_power_was_cut_while_it_was_brought_up_to_date(
    record_property: Figures,
) -> None:
    luck, amid_writing = random.Random(2), 0
    with quick_folder() as place:
        old, folder = place / "old.inglenook", place / "after.inglenook"
        make_old_vault(old)
        with recording(old) as heard:
            open_vault(old, PASSPHRASE).close()
        for _ in range(MIGRATIONS):
            files, _done = cut(heard, luck)
            put(files, folder)
            amid_writing += any(name.endswith("-journal") for name in files)
            with open_vault(folder, PASSPHRASE) as vault:
                check_contents(vault)
            found = check_vault(folder, PASSPHRASE)
            assert [sentence for sentence in found if not UNUSED.fullmatch(sentence)] == []
    record_property("cuts", f"{MIGRATIONS}, of these {amid_writing} amid writing")
    assert amid_writing > MIGRATIONS / 4


def test_a_check_after_a_power_cut_does_not_mind_a_size_that_is_still_to_be_put_right() -> None:
    """Where the file was growing, a part of a page may have come."""
    with quick_folder() as place:
        _told, heard = recorded_run(place / "Mine.inglenook", 0)
        moment = next(number for number, op in enumerate(heard.ops) if _grows(heard, op))
        disk = Disk(heard.before)
        disk.do(heard.ops[: moment + 1])
        files = disk.as_seen()
        name = heard.ops[moment].name
        put(files | {name: files[name][:-PIECE]}, place / "after")
        assert check_vault(place / "after", PASSPHRASE) == []


def _grows(heard: Recording, op: Op) -> bool:
    """Whether this writes beyond the end that a database had in the beginning."""
    before = len(heard.before.get(op.name, b""))
    return op.kind == "write" and op.name.endswith(".db") and op.offset >= before


def changed_keys(folder: Path, number: int) -> Recording:
    """A recorded run in which the passphrase changes and recovery keys come and go."""
    new_vault(folder).close()
    keys = open_with_passphrase(folder, PASSPHRASE)
    with recording(folder) as heard:
        for change in range(CHANGES):
            keys.change_passphrase(folder, f"passphrase {number} {change}", CHEAP)
            heard.told(f"passphrase {number} {change}")
            if change % 3 == 0:
                keys.add_recovery(folder)
            keys.refresh(folder)
    return heard


def opens(folder: Path, passphrase: str) -> bool:
    try:
        open_with_passphrase(folder, passphrase).refresh(folder)
    except WrongPassphrase:
        return False
    return True


def test_the_old_or_the_new_passphrase_opens_after_a_power_cut_and_never_neither(
    record_property: Figures,
) -> None:
    luck, count = random.Random(1), Counter[str]()
    with quick_folder() as place:
        for number in range(RUNS):
            heard = changed_keys(place / f"{number}.inglenook", number)
            all_told = [PASSPHRASE, *told_before(heard.ops)]
            for _ in range(CUTS):
                files, done = cut(heard, luck)
                put(files, place / "after")
                last = len(told_before(done))
                valid = [each for each in all_told if opens(place / "after", each)]
                assert valid in (all_told[last : last + 1], all_told[last + 1 : last + 2])
                assert {each.name for each in (place / "after").iterdir()} == {*heard.before}
                count["new_before_told"] += valid != all_told[last : last + 1]
    record_property("cuts", f"{RUNS * CUTS}, of these {dict(count)}")
    assert count["new_before_told"] > 0
