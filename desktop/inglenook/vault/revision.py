"""How often a journal was changed: a backup that holds the latest change needs no successor."""

from inglenook.vault.database import Database


def count_change(database: Database) -> None:
    """Count one more change, in the transaction that makes it."""
    database.run("UPDATE revision SET number = number + 1")


def revision(database: Database) -> int:
    """How many changes there were."""
    return int(database.value("SELECT number FROM revision") or 0)
