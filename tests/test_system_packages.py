"""What a Linux system has to bring: how it is told what is missing, and what is typed to get it."""

import importlib
import sys
from pathlib import Path
from types import ModuleType

import pytest

PACKAGING = Path(__file__).resolve().parent.parent / "packaging"


@pytest.fixture
def system_packages(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(PACKAGING)
    monkeypatch.delitem(sys.modules, "system_packages", raising=False)
    return importlib.import_module("system_packages")


@pytest.mark.parametrize(
    ("os_release", "family"),
    [
        ("PRETTY_NAME='A B'\nID=debian\n", "debian"),
        ('# kin\nID=linuxmint\nID_LIKE="ubuntu debian"\n', "debian"),
        ("ID=fedora\nVERSION_ID=42\n", "fedora"),
        ('ID="rocky"\nID_LIKE="rhel centos fedora"\n', "fedora"),
        ("ID=endeavouros\nID_LIKE=arch\n", "arch"),
        ("ID=nixos\n", ""),
    ],
)
def test_a_distribution_is_known_by_its_kin(
    system_packages: ModuleType, tmp_path: Path, os_release: str, family: str
) -> None:
    file = tmp_path / "os-release"
    file.write_text(os_release, encoding="utf-8")

    assert system_packages.distribution_family(file) == family


def test_what_cannot_be_installed_without_a_password_is_told_as_a_line_to_type(
    system_packages: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(system_packages, "distribution_family", lambda: "debian")
    monkeypatch.setattr(system_packages, "as_root", lambda: None)
    here, absent = (
        system_packages.LIBRARIES[0],
        system_packages.Need("libno.so.9", "libno9", "", ""),
    )

    line = system_packages.provide([here, absent], lambda sign: sign == here.sign)

    assert line == "apt-get install -y --no-install-recommends libno9"


def test_nothing_is_said_where_nothing_is_missing(system_packages: ModuleType) -> None:
    assert system_packages.provide(system_packages.LIBRARIES, lambda sign: True) == ""


def test_a_package_is_named_once_however_many_libraries_it_brings(
    system_packages: ModuleType,
) -> None:
    line = system_packages.install_line(system_packages.LIBRARIES, "arch")

    assert line.split().count("libxcb") == 1


def test_on_an_unknown_system_the_libraries_themselves_are_named(
    system_packages: ModuleType,
) -> None:
    line = system_packages.install_line(system_packages.LIBRARIES[:2], "")

    assert line.endswith("libEGL.so.1, libGL.so.1")


def test_a_library_counts_as_here_only_if_it_can_be_loaded(
    system_packages: ModuleType, tmp_path: Path
) -> None:
    empty = tmp_path / "libempty.so"
    empty.touch()

    assert not system_packages.loads(str(empty))
    assert system_packages.is_found(str(tmp_path / "**" / "libempty*"))
    assert not system_packages.is_found(str(tmp_path / "**" / "libfull*"))
