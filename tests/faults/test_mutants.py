"""The program is made worse on purpose in a copy, and the tests must notice each time.

A setting that is read back is changed together with what is expected of it, so that only what the
program then does can give it away.
"""

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = "desktop/inglenook"
FAILED, PASSED = 1, 0

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="some of the tests are Linux's")


@dataclass(frozen=True)
class Mutant:
    """What is changed where (a regular expression, once in the file), and who must notice it."""

    name: str
    file: str
    pattern: str
    replacement: str
    tests: tuple[str, ...]


ENTRIES = (
    "tests/faults/test_power_cut.py::test_no_entry_that_was_told_as_kept_is_lost_in_a_power_cut[0]"
)
KEYS = (
    "tests/faults/test_power_cut.py::"
    "test_the_old_or_the_new_passphrase_opens_after_a_power_cut_and_never_neither"
)
SLOTS = "tests/vault/test_slots.py"
TEMPORARY = "tests/faults/test_temporary_files.py"
LOCKING = "tests/features/test_locking.py::test_the_key_locks"
REPLACING = (
    "tests/test_process.py::"
    "test_a_replaced_process_keeps_its_number_and_no_argument_tells_what_it_is_given"
)
MUTANTS = (
    Mutant(
        "synchronous is OFF",
        "vault/database.py",
        r'"synchronous": \("EXTRA", 3\)',
        '"synchronous": ("OFF", 0)',
        (ENTRIES,),
    ),
    Mutant(
        "the key file is written without fsync",
        "vault/atomic.py",
        r"(?m)^    os\.fsync\(descriptor\)$",
        "    os.fstat(descriptor)",
        (KEYS,),
    ),
    Mutant(
        "nothing is bound to the wrapped key",
        "vault/slots.py",
        r"(?s)(def _bound_to\(.*?\) -> bytes:\n).*?\n(?=\n\n|\Z)",
        r'\1    return b""\n',
        (SLOTS,),
    ),
    Mutant(
        "temporary tables lie in files",
        "vault/database.py",
        r'"temp_store": \("MEMORY", 2\)',
        '"temp_store": ("FILE", 1)',
        (TEMPORARY,),
    ),
    Mutant(
        "a lock covers a journal that stays open",
        "app.py",
        r"(?s)(    def lock\(.*?)journal\.store\.close\(\)",
        r"\1self.window.raise_()",
        (LOCKING,),
    ),
    Mutant(
        "a lock goes on in the same process",
        "process.py",
        r"os\.execv\(command\[0\], command\)",
        "os.write(1, b'go on')",
        (REPLACING,),
    ),
)


def copy_of_the_program(folder: Path) -> Path:
    shutil.copytree(ROOT / PACKAGE, folder / PACKAGE, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "resources").symlink_to(ROOT / "resources")
    return folder / PACKAGE


def result_of(folder: Path, *tests: str) -> tuple[int, str]:
    """Run some tests against the program in the folder, up to the first failure."""
    words = f'pythonpath="{folder / "desktop"}" "{ROOT / "tests"}"'
    command = [sys.executable, "-m", "pytest", "-n", "0", "-x", "--tb=short", "-o", words]
    done = subprocess.run(
        [*command, f"--basetemp={folder / 'temporary'}", *tests],
        cwd=ROOT,
        env={name: value for name, value in os.environ.items() if not _is_of_this_run(name)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout


def _is_of_this_run(name: str) -> bool:
    return name.startswith(("PYTEST_", "COV_", "INGLENOOK_", "PYTHONPATH"))


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.name.replace(" ", "_"))
def test_the_tests_notice_when(mutant: Mutant, tmp_path: Path) -> None:
    path = copy_of_the_program(tmp_path) / mutant.file
    changed, times = re.subn(mutant.pattern, mutant.replacement, path.read_text("utf-8"))
    assert times == 1
    assert changed != path.read_text("utf-8")
    path.write_text(changed, "utf-8")
    code, said = result_of(tmp_path, *mutant.tests)
    assert (code, "1 failed" in said or "FAILED" in said) == (FAILED, True), said
    assert "ERROR" not in said, said


def test_the_same_tests_pass_when_the_copy_is_as_it_should_be(tmp_path: Path) -> None:
    copy_of_the_program(tmp_path)
    tests = {test for mutant in MUTANTS for test in mutant.tests}
    code, said = result_of(tmp_path, *sorted(tests))
    assert code == PASSED, said
