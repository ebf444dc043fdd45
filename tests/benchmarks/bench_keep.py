"""How long it takes until one edit is safe on the disk, beside the plainest SQLite."""

import json
import os
import random
import sqlite3
from dataclasses import replace
from pathlib import Path

from benchmarks.figures import Figures, timed
from inglenook.journal.entries import TrustFeeling
from inglenook.journal.field import fields_of
from inglenook.journal.journal import Journal

ROUNDS = 400
UPDATE = "UPDATE entry SET words = ? WHERE id = ?"


def test_keep(journal: Journal, vault: Path, figures: Figures) -> None:
    chance = random.Random(1)
    feelings = journal.all(TrustFeeling)
    rows = {each.id: cells(each) for each in feelings}
    plain = plain_table(vault.parent / "plain.db", rows)
    ours: list[float] = []
    theirs: list[float] = []
    for each in chance.sample(feelings, ROUNDS):
        changed = replace(each, note=f"{each.note} And then it passed.")
        with timed(ours):
            journal.keep(changed)
        words = cells(changed)
        with timed(theirs):
            plain.execute(UPDATE, (words, each.id))
            plain.commit()
    plain.close()
    figures.compare("Keeping one edit", ours, theirs, "goal: p99 < 10 ms")


def cells(record: TrustFeeling) -> str:
    """Everything in a record, as one text."""
    fields = fields_of(TrustFeeling)
    return json.dumps({name: field.pack(getattr(record, name)) for name, field in fields.items()})


def plain_table(file: Path, rows: dict[str, str]) -> sqlite3.Connection:
    """One table in one file on the same disk, kept as safely."""
    database = sqlite3.connect(file)
    database.execute("PRAGMA journal_mode = DELETE")
    database.execute("PRAGMA synchronous = EXTRA")
    database.execute("CREATE TABLE entry (id TEXT PRIMARY KEY, words TEXT)")
    database.executemany("INSERT INTO entry VALUES (?, ?)", rows.items())
    database.commit()
    os.sync()
    return database
