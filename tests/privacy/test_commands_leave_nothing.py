"""What leaves by the command line is in the file that was asked for, and nowhere else at all."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from privacy import trace
from privacy.canary import Canary
from privacy.planted import plant
from privacy.trace import Trace
from privacy.world import Ended, World
from support.vaults import PASSPHRASE, filled, journal_of, new_vault

NOT_WHOLE = '{{"format": "inglenook", "version": 1, "bid": [{{"note": "{}"}}'


class Table:
    """A journal full of the canary, and everything that its commands asked the system for."""

    def __init__(self, root: Path) -> None:
        self.world = World(root)
        self.canary = Canary.new()
        self.journal = self.world.cwd / "mine.inglenook"
        with new_vault(self.journal) as vault:
            plant(vault, self.canary)
            filled(journal_of(vault))
        self.passphrase = self.world.cwd / "passphrase"
        self.passphrase.write_text(f"{PASSPHRASE}\n", encoding="utf-8")
        self.trace = root / "trace"
        self.said = b""

    def run(self, *command: str | Path) -> Ended:
        watched = [*trace.without_network(), *trace.under(self.trace)]
        known = ("--passphrase-file", self.passphrase)
        ended = self.world.run(command[0], self.journal, *command[1:], *known, under=watched)
        self.said += ended.stdout.encode() + ended.stderr.encode()
        return ended

    def outside(self, *known: Path) -> set[Path]:
        """The files there are, but for the vault, what the test has put there and these."""
        mine = {self.passphrase, self.trace, *known}
        return {
            path
            for path in self.world.files()
            if path not in mine and not path.is_relative_to(self.journal)
        }

    def holding(self, known: Sequence[Path]) -> list[str]:
        """Whatever held the canary that was not asked to."""
        files = [
            str(path)
            for path in self.outside(*known)
            if self.canary.found_in(path.read_bytes() + str(path).encode())
        ]
        calls = Trace(self.trace).holding(self.canary, [self.world.cwd])
        return [*files, *calls, *self.canary.found_in(self.said)]


@pytest.fixture
def table(tmp_path: Path) -> Table:
    return Table(tmp_path / "world")


def test_all_data_is_in_the_file_that_was_asked_for_alone(table: Table) -> None:
    file = table.world.cwd / "all.json"
    assert table.run("export", "--data", file).returncode == 0
    assert table.canary.found_in(file.read_bytes())  # so it would be found elsewhere
    assert table.outside(file) == set()
    assert table.holding([file]) == []
    assert_made_only(table, file)


@pytest.mark.parametrize("ending", ["pdf"])
def test_a_packet_leaves_a_list_of_fonts_and_nothing_else(table: Table, ending: str) -> None:
    file = table.world.cwd / f"packet.{ending}"
    assert table.run("export", "--packet", file).returncode == 0
    fonts = table.world.path("XDG_CACHE_HOME") / "inglenook"
    assert all(path.is_relative_to(fonts) for path in table.outside(file))
    assert table.holding([file]) == []
    assert_made_only(table, file, fonts)


def test_a_failed_import_says_and_leaves_nothing_of_it(table: Table) -> None:
    file = table.world.cwd / "broken.json"
    file.write_text(NOT_WHOLE.format(table.canary.sentence), encoding="utf-8")
    ended = table.run("import", file)
    assert ended.returncode == 1
    assert ended.stderr != ""
    assert table.outside(file) == set()
    assert table.holding([file]) == []
    assert_made_only(table)


def assert_made_only(table: Table, *asked_for: Path) -> None:
    """Nothing was to be written but the vault and these, and no socket was even tried."""
    watched = Trace(table.trace)
    allowed = (table.journal, Path("/dev/null"), *asked_for)
    made = {
        path
        for path in watched.made(table.world.cwd)
        if not any(path.is_relative_to(each) for each in allowed)
    }
    # A file without a name is made in the folder of the one that is asked for.
    assert made <= {each.parent for each in asked_for}
    assert watched.unnamed() == set()
    assert watched.sockets() == []
    assert not table.trace.exists() or table.journal / "lock" in watched.made(table.world.cwd)
