"""The recipe by which the database is opened, and what its errors become."""

import secrets
import traceback
from pathlib import Path

import pytest
import sqlcipher3

from inglenook.journal.errors import (
    DatabaseDamaged,
    DatabaseMissing,
    DiskFault,
    DiskFull,
    InUse,
    ReadOnlyPlace,
)
from inglenook.vault.database import (
    PAGE,
    Database,
    DatabaseBug,
    connect,
    create_database,
    database_errors,
    database_name,
    open_database,
)

KEY, SALT = secrets.token_bytes(32), secrets.token_bytes(16)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A database with a few pages of words."""
    path = tmp_path / database_name(SALT)
    database = create_database(path, KEY, SALT)
    with database.transaction():
        database.run("CREATE TABLE word (word TEXT)")
        for number in range(2000):
            database.run("INSERT INTO word VALUES (?)", (f"nightingale {number}",))
    database.close()
    return path


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("journal_mode", "delete"),
        ("synchronous", 3),
        ("temp_store", 2),
        ("foreign_keys", 1),
        ("trusted_schema", 0),
        ("cell_size_check", 1),
        ("mmap_size", 0),
        ("secure_delete", 1),
        ("locking_mode", "normal"),
        ("auto_vacuum", 0),
        ("cache_size", -16384),
    ],
)
def test_every_setting_is_as_the_design_has_it(path: Path, setting: str, value: object) -> None:
    database = open_database(path, KEY, SALT)
    assert database.value(f"PRAGMA {setting}") == value
    database.close()


def test_the_cipher_is_the_one_that_other_tools_expect(path: Path) -> None:
    """Nothing but the key is needed to read the file in ten years with plain SQLCipher 4."""
    plain = sqlcipher3.connect(str(path))
    plain.execute(f"PRAGMA key = \"x'{KEY.hex()}'\"")
    assert plain.execute("SELECT count(*) FROM word").fetchone() == (2000,)
    plain.close()


def test_a_file_begins_with_its_salt_and_is_named_after_it(path: Path) -> None:
    assert path.read_bytes()[:16] == SALT
    assert path.name == f"{SALT[:4].hex()}.db"


def test_a_key_of_the_wrong_length_is_refused(path: Path) -> None:
    """SQLCipher would take it for a passphrase without a word."""
    for key, salt in ((KEY[:31], SALT), (KEY, SALT[:15]), (KEY + b"x", SALT), (b"", b"")):
        with pytest.raises(DatabaseBug):
            connect(path, key, salt)


def test_a_key_that_does_not_fit_means_damage(path: Path) -> None:
    """The key file vouches for the key; so it is the file that is wrong."""
    with pytest.raises(DatabaseDamaged):
        open_database(path, secrets.token_bytes(32), SALT)


def test_a_missing_file_is_not_made_anew(tmp_path: Path) -> None:
    missing = tmp_path / database_name(SALT)
    with pytest.raises(DatabaseMissing):
        open_database(missing, KEY, SALT)
    with pytest.raises(DiskFault):
        connect(missing, KEY, SALT)
    assert not missing.exists()


def test_a_database_is_not_made_over_a_file(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(DiskFault):
        create_database(path, KEY, SALT)
    assert path.read_bytes() == before


def test_a_database_held_by_another_program_is_in_use(path: Path) -> None:
    other = sqlcipher3.connect(str(path), isolation_level=None)
    other.execute(f"PRAGMA key = \"x'{KEY.hex()}'\"")
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(InUse):
        open_database(path, KEY, SALT)
    other.close()


def test_a_name_with_signs_and_spaces_is_opened(tmp_path: Path) -> None:
    folder = tmp_path / "50% of? a#name & more ü"
    folder.mkdir()
    path = folder / database_name(SALT)
    create_database(path, KEY, SALT).close()
    assert path.stat().st_size > 0
    open_database(path, KEY, SALT).close()


def write_nonsense(database: Database) -> None:
    with database.transaction():
        database.run("DELETE FROM word")
        database.run("DELETE FROM nothing")


def write_much(database: Database) -> None:
    with database.transaction():
        database.run("DELETE FROM word WHERE word LIKE '%7'")
        database.run("INSERT INTO word VALUES (?)", ("x" * 10 * PAGE,))


def test_nothing_is_kept_of_a_transaction_that_fails(path: Path) -> None:
    database = open_database(path, KEY, SALT)
    with pytest.raises(DatabaseBug):
        write_nonsense(database)
    assert database.value("SELECT count(*) FROM word") == 2000
    with database.transaction():
        database.run("DELETE FROM word")
    assert database.value("SELECT count(*) FROM word") == 0
    database.close()


def test_a_full_disk_is_told_and_nothing_is_changed(path: Path) -> None:
    database = open_database(path, KEY, SALT)
    database.run(f"PRAGMA max_page_count = {database.value('PRAGMA page_count')}")
    with pytest.raises(DiskFull):
        write_much(database)
    assert database.value("SELECT count(*) FROM word") == 2000
    database.run("PRAGMA max_page_count = 100000")
    write_much(database)
    assert database.value("SELECT count(*) FROM word") == 1801
    database.close()


def test_after_damage_was_seen_the_place_is_not_called_read_only(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[5 * PAGE + 100] ^= 1
    path.write_bytes(content)
    database = open_database(path, KEY, SALT)
    with pytest.raises(DatabaseDamaged):
        database.rows("SELECT * FROM word")
    with pytest.raises(DatabaseDamaged):
        database.run("INSERT INTO word VALUES ('x')")
    database.close()


def raised_by(path: Path, statement: str, *cells: str) -> DatabaseBug:
    database = open_database(path, KEY, SALT)
    with pytest.raises(DatabaseBug) as raised:
        database.rows(statement, cells)
    database.close()
    return raised.value


def test_no_error_quotes_a_statement_or_a_value(path: Path) -> None:
    secret = "".join(["night", "ingale"])  # so that no quoted source line holds it
    for error in (
        raised_by(path, f"SELECT {secret}"),
        raised_by(path, f"SELECT '{secret}' FROM ("),
        raised_by(path, "SELECT ?, ?", secret),
        raised_by(path, "SELECT ?", f"{secret}\ud800"),
    ):
        assert secret not in "".join(traceback.format_exception(error))


@pytest.mark.parametrize(
    ("name", "meaning"),
    [
        ("SQLITE_FULL", DiskFull),
        ("SQLITE_READONLY", ReadOnlyPlace),
        ("SQLITE_PERM", ReadOnlyPlace),
        ("SQLITE_IOERR", DiskFault),
        ("SQLITE_CANTOPEN", DiskFault),
        ("SQLITE_CORRUPT", DatabaseDamaged),
        ("SQLITE_NOTADB", DatabaseDamaged),
        ("SQLITE_BUSY", InUse),
        ("SQLITE_ERROR", DatabaseBug),
        ("SQLITE_CONSTRAINT", DatabaseBug),
    ],
)
def test_each_code_of_sqlite_has_its_meaning(name: str, meaning: type[Exception]) -> None:
    error = sqlcipher3.OperationalError("what SQLite says")
    error.sqlite_errorcode = getattr(sqlcipher3.dbapi2, name, None) or CODES[name]
    error.sqlite_errorname = name
    with pytest.raises(meaning) as raised, database_errors():
        raise error
    assert type(raised.value) is meaning
    assert "what SQLite says" not in str(raised.value)


CODES = {
    "SQLITE_ERROR": 1,
    "SQLITE_PERM": 3,
    "SQLITE_BUSY": 5,
    "SQLITE_READONLY": 8,
    "SQLITE_IOERR": 10,
    "SQLITE_CORRUPT": 11,
    "SQLITE_FULL": 13,
    "SQLITE_CANTOPEN": 14,
    "SQLITE_CONSTRAINT": 19,
    "SQLITE_NOTADB": 26,
}


def test_a_build_that_ignores_a_setting_is_not_used(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    value = Database.value

    def ignoring(self: Database, sql: str, parameters: tuple[str, ...] = ()) -> object:
        return 1 if sql == "PRAGMA synchronous" else value(self, sql, parameters)

    monkeypatch.setattr(Database, "value", ignoring)
    with pytest.raises(DatabaseBug, match="synchronous"):
        open_database(path, KEY, SALT)
