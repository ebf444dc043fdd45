"""A vault as the first version of the tables had it, with a person, bids and long notes."""

from pathlib import Path

from inglenook.journal.entries import Bid, Note
from inglenook.vault.database import Database, create_database, database_name
from inglenook.vault.keys import create_keys
from inglenook.vault.migrations import SCHEMA, statements
from inglenook.vault.vault import Vault
from support.vaults import CHEAP, PASSPHRASE

BIDS, NOTES = 20, 10
WORDS = "the heron and the owl " * 60
_STAMP = "'2026-01-01T00:00:00.000Z'"
_BEGUN = f"{_STAMP}, {_STAMP}"
_HAPPENED = "'2026-01-01T00:00:00+00:00', 'unmarked', NULL"


def make_old_vault(folder: Path) -> None:
    """Make it where nothing is yet."""
    folder.mkdir(mode=0o700)
    keys = create_keys(folder, PASSPHRASE, CHEAP)
    path = folder / database_name(keys.salt)
    database = create_database(path, keys.database_key(), keys.salt)
    with database.transaction():
        _fill(database)
    database.close()


def check_contents(vault: Vault) -> None:
    """Everything that was in it is there, and can be found."""
    assert {bid.note for bid in vault.all(Bid)} == {f"a walk {number}" for number in range(BIDS)}
    assert [note.words for note in vault.all(Note)] == [WORDS] * NOTES
    found = "SELECT count(*) FROM search WHERE search MATCH ?"
    assert vault._database.value(found, ('"walk"',)) == BIDS
    assert vault._database.value(found, ('"owl"',)) == NOTES


def _fill(database: Database) -> None:
    for statement in statements(next(SCHEMA.glob("0001_*.sql")).read_text("utf-8")):
        database.run(statement)
    for statement in _statements():
        database.run(statement)
    database.run("INSERT INTO migration (version, ran) VALUES (1, '2026-01-01T00:00:00+00:00')")
    database.run("PRAGMA user_version = 1")


def _statements() -> list[str]:
    listed = "INSERT INTO catalogue VALUES"
    made = [
        f"INSERT INTO person VALUES ('p', {_BEGUN}, 'Robin', NULL, 0, '', NULL, NULL, '', '', 0)",
        f"{listed} (1, 'p', 'person', NULL, NULL, 0)",
        "INSERT INTO search (rowid, words) VALUES (1, 'Robin')",
    ]
    for number in range(BIDS):
        made += [
            f"INSERT INTO bid VALUES ('b{number}', {_BEGUN}, {_HAPPENED}, 'offered', 'p', "
            f"'against', NULL, NULL, 1, NULL, 'a walk {number}')",
            f"{listed} ({number + 2}, 'b{number}', 'bid', 1767225600, 1, 0)",
            f"INSERT INTO search (rowid, words) VALUES ({number + 2}, 'a walk {number}')",
        ]
    for number in range(NOTES):
        place = number + BIDS + 2
        made += [
            f"INSERT INTO note VALUES ('n{number}', {_BEGUN}, {_HAPPENED}, '', NULL, '{WORDS}')",
            f"{listed} ({place}, 'n{number}', 'note', 1767225600, NULL, 0)",
            f"INSERT INTO search (rowid, words) VALUES ({place}, '{WORDS}')",
        ]
    counts = {"person": 1, "bid": BIDS, "note": NOTES}
    return [*made, *(f"INSERT INTO tally VALUES ('{kind}', {n})" for kind, n in counts.items())]
