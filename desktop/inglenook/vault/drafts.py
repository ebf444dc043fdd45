"""What is half-written, kept in the vault as it stands until it is finished or dropped."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from inglenook.journal.errors import DatabaseDamaged
from inglenook.vault.database import Database


def read(database: Database) -> dict[str, dict[str, Any]]:
    """Every draft by its place."""
    lines = database.rows("SELECT place, content FROM draft ORDER BY place")
    return {place: content_of(text) for place, text in lines}


def write(database: Database, changed: Mapping[str, Mapping[str, Any] | None]) -> None:
    """Keep the drafts of some places, all or none; None drops a place's."""
    now = datetime.now(UTC).isoformat(timespec="milliseconds")
    with database.transaction():
        for place, content in changed.items():
            if content is None:
                database.run("DELETE FROM draft WHERE place = ?", (place,))
            else:
                database.run(
                    "INSERT INTO draft (place, content, changed) VALUES (?, ?, ?) "
                    "ON CONFLICT (place) DO UPDATE SET content = excluded.content, "
                    "changed = excluded.changed",
                    (place, json.dumps(dict(content), allow_nan=False), now),
                )


def content_of(text: str) -> dict[str, Any]:
    """What a draft holds. Raises DatabaseDamaged where it is none."""
    try:
        content = json.loads(text)
    except (ValueError, RecursionError):
        raise DatabaseDamaged from None
    if not isinstance(content, dict):
        raise DatabaseDamaged
    return content
