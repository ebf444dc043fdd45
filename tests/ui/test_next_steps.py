"""Which steps are offered after which error, in which order and in which words."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from inglenook.journal import errors
from inglenook.journal.backups import Backup
from inglenook.journal.errors import JournalError
from inglenook.ui.next_steps import Way, is_useless, next_steps, without_reading

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
TORN = Backup(Path("torn"), NOON, 4096, is_whole=False)
GOOD = Backup(Path("good"), NOON - timedelta(days=1), 4096)
OLD = Backup(Path("old"), NOON - timedelta(days=9), 4096, is_whole=True)
READ, AGAIN, ANOTHER = "Open what can be read", "Try again", "Open another journal"
RESTORE = "Restore the backup of 21 Nov 2026"

STEPS = {
    errors.WrongPassphrase: [],
    errors.WrongRecoveryKey: [],
    errors.KeyFileDamaged: [RESTORE, AGAIN],
    errors.KeyFileMissing: [RESTORE, AGAIN],
    errors.DatabaseDamaged: [READ, RESTORE],
    errors.DatabaseMissing: [RESTORE, AGAIN],
    errors.JournalMissing: [AGAIN, ANOTHER],
    errors.NewerVersion: [ANOTHER],
    errors.NotEnoughMemory: [AGAIN],
    errors.InUse: [AGAIN, ANOTHER],
    errors.NoPermission: [AGAIN, ANOTHER],
    errors.ReadOnlyPlace: ["Open it for reading only", ANOTHER],
    errors.DiskFull: [AGAIN],
    errors.DiskFault: [AGAIN, READ, RESTORE],
}


def words(error: JournalError, *backups: Backup) -> list[str]:
    return [step.words for step in next_steps(error, backups)]


@pytest.mark.parametrize("error", STEPS, ids=lambda error: error.__name__)
def test_every_error_has_its_steps(error: type[JournalError]) -> None:
    assert words(error(), TORN, GOOD, OLD) == STEPS[error]
    assert words(error()) == [each for each in STEPS[error] if each != RESTORE]


def test_the_newest_good_backup_is_offered() -> None:
    steps = next_steps(errors.DatabaseDamaged(), [TORN, GOOD, OLD])
    assert [step.backup for step in steps] == [None, GOOD]


def test_where_nothing_can_be_read_that_is_not_offered() -> None:
    steps = next_steps(errors.DatabaseDamaged(), [GOOD])
    assert [step.way for step in without_reading(steps)] == [Way.RESTORE]


def test_a_backup_is_useless_only_for_what_is_its_own_fault() -> None:
    assert is_useless(JournalError("This backup is damaged."))
    for error in (errors.WrongPassphrase(), errors.TooSoon(3), errors.DiskFull()):
        assert not is_useless(error)
