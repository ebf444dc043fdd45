"""The lock files: they pin all that the project asks for, by hash, and name no place to get it."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCKS = ("requirements.lock", "requirements-test.lock")


def pins(lock: str) -> dict[str, tuple[str, frozenset[str]]]:
    """From each name in a lock to its version and hashes."""
    text = (ROOT / "packaging" / lock).read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line and not line.lstrip().startswith("#")]
    split = [(line.partition("==")[0], line.partition("==")[2].split()) for line in lines]
    return {
        name: (rest[0], frozenset(re.findall(r"--hash=\S+", " ".join(rest))))
        for name, rest in split
    }


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_pins_everything_by_hash_and_names_no_place_to_get_it(lock: str) -> None:
    text = (ROOT / "packaging" / lock).read_text(encoding="utf-8")

    assert not re.search(r"http|://|--index|--extra-index|--find-links|(^|\s)/", text)
    for version, hashes in pins(lock).values():
        assert re.fullmatch(r"[\w.]+", version)
        assert hashes
        assert all(re.fullmatch(r"--hash=sha256:[0-9a-f]{64}", each) for each in hashes)


def test_the_test_lock_holds_all_that_the_other_pins() -> None:
    assert pins("requirements.lock").items() <= pins("requirements-test.lock").items()


@pytest.mark.parametrize(("lock", "group"), [(LOCKS[0], []), (LOCKS[1], ["test"])])
def test_a_lock_fits_what_the_project_declares(lock: str, group: list[str]) -> None:
    pinned = pins(lock)
    declared = [
        *PYPROJECT["project"]["dependencies"],
        *PYPROJECT["build-system"]["requires"],
        *(line for name in group for line in PYPROJECT["dependency-groups"][name]),
    ]

    for requirement in map(Requirement, declared):
        version, _ = pinned[canonicalize_name(requirement.name)]
        assert version in requirement.specifier, requirement.name
