"""The unlock diary inside the vault: each unlock with its moment, and what had failed before it."""

from contextlib import suppress
from datetime import UTC, datetime

from inglenook.journal.errors import JournalError
from inglenook.journal.unlocks import By, Failed, Unlock
from inglenook.vault import attempts
from inglenook.vault.database import Database, Row
from inglenook.vault.vault import Vault

MOST = 200  # unlocks that are kept; the first ones go
_FORMAT = "%Y-%m-%dT%H:%M:%SZ"


def note_unlock(vault: Vault, by: By, now: datetime | None = None) -> None:
    """Write down that the vault was opened just now; a disk that refuses costs only the line."""
    failed = attempts.failed_since(vault.folder)
    with suppress(JournalError):
        _write(vault.database, Unlock(now or datetime.now(UTC), by, failed))
        attempts.forget(vault.folder)


def unlocks(vault: Vault) -> list[Unlock]:
    """The unlocks that are known, the latest first."""
    lines = vault.database.rows(
        "SELECT at, secret, failed, latest FROM unlock ORDER BY number DESC"
    )
    return [_unlock(line) for line in lines]


def _write(database: Database, made: Unlock) -> None:
    with database.transaction():
        latest = _text(made.failed.latest) if made.failed.latest else None
        database.run(
            "INSERT INTO unlock (at, secret, failed, latest) VALUES (?, ?, ?, ?)",
            (_text(made.at), made.by.value, made.failed.count, latest),
        )
        database.run(
            "DELETE FROM unlock WHERE number <= (SELECT max(number) FROM unlock) - ?", (MOST,)
        )


def _unlock(line: Row) -> Unlock:
    at, secret, failed, latest = line
    return Unlock(_moment(at), By(secret), Failed(failed, _moment(latest) if latest else None))


def _text(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime(_FORMAT)


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)
