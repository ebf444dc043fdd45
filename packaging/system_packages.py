"""What Inglenook needs of a Linux system besides Python, whether it is there, and how to get it."""

from __future__ import annotations

import ctypes
import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


class Need(NamedTuple):
    """The sign that something is there, and the package that brings it, by family of systems."""

    sign: str
    debian: str
    fedora: str
    arch: str


# The shared libraries that Qt's own libraries and its xcb, wayland and offscreen plugins name in
# their files, that PySide6-Essentials does not carry, and that no other row's library brings along.
LIBRARIES = (
    Need("libEGL.so.1", "libegl1", "libglvnd-egl", "libglvnd"),
    Need("libGL.so.1", "libgl1", "libglvnd-glx", "libglvnd"),
    Need("libX11-xcb.so.1", "libx11-xcb1", "libX11-xcb", "libx11"),
    Need("libdbus-1.so.3", "libdbus-1-3", "dbus-libs", "dbus"),
    Need("libfontconfig.so.1", "libfontconfig1", "fontconfig", "fontconfig"),
    Need("libgthread-2.0.so.0", "libglib2.0-0", "glib2", "glib2"),
    Need("libwayland-cursor.so.0", "libwayland-cursor0", "libwayland-cursor", "wayland"),
    Need("libwayland-egl.so.1", "libwayland-egl1", "libwayland-egl", "wayland"),
    Need("libxcb-cursor.so.0", "libxcb-cursor0", "xcb-util-cursor", "xcb-util-cursor"),
    Need("libxcb-glx.so.0", "libxcb-glx0", "libxcb", "libxcb"),
    Need("libxcb-icccm.so.4", "libxcb-icccm4", "xcb-util-wm", "xcb-util-wm"),
    Need("libxcb-keysyms.so.1", "libxcb-keysyms1", "xcb-util-keysyms", "xcb-util-keysyms"),
    Need("libxcb-randr.so.0", "libxcb-randr0", "libxcb", "libxcb"),
    Need("libxcb-shape.so.0", "libxcb-shape0", "libxcb", "libxcb"),
    Need("libxcb-sync.so.1", "libxcb-sync1", "libxcb", "libxcb"),
    Need("libxcb-xfixes.so.0", "libxcb-xfixes0", "libxcb", "libxcb"),
    Need("libxkbcommon-x11.so.0", "libxkbcommon-x11-0", "libxkbcommon-x11", "libxkbcommon-x11"),
)
# A display for the tests that need a real one, a bus of their own for those that listen to one, and
# a font as on a real desktop for every picture.
TEST_EXTRAS = (
    Need("dbus-daemon", "dbus", "dbus-daemon", "dbus"),
    Need("Xvfb", "xvfb", "xorg-x11-server-Xvfb", "xorg-server-xvfb"),
    Need("/usr/share/fonts/**/Inter*", "fonts-inter", "rsms-inter-fonts", "inter-font"),
)
INSTALLERS = {
    "debian": "apt-get install -y --no-install-recommends",
    "fedora": "dnf install -y",
    "arch": "pacman -S --needed",
}


def loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def is_found(program_or_files: str) -> bool:
    """Whether a program is on the PATH, or any file fits an absolute pattern."""
    if not program_or_files.startswith("/"):
        return shutil.which(program_or_files) is not None
    return any(Path("/").glob(program_or_files.lstrip("/")))


def distribution_family(os_release: Path = Path("/etc/os-release")) -> str:
    """The key of INSTALLERS that fits this Linux, or an empty string."""
    try:
        words = shlex.split(os_release.read_text(encoding="utf-8"), comments=True)
    except OSError:
        return ""
    facts = dict(word.split("=", 1) for word in words if "=" in word)
    kin = [facts.get("ID", ""), *facts.get("ID_LIKE", "").split()]
    return next((name for name in kin if name in INSTALLERS), "")


def install_line(absent: Sequence[Need], family: str) -> str:
    """What a person types to get these, or what to look for where we do not know the packages."""
    if family not in INSTALLERS:
        return "the packages of your system that hold " + ", ".join(need.sign for need in absent)
    names = dict.fromkeys(getattr(need, family) for need in absent)
    return f"{INSTALLERS[family]} {' '.join(names)}"


def as_root() -> list[str] | None:
    """The words before a command that make root run it, or None where that takes a password."""
    if os.geteuid() == 0:
        return []
    sudo = ["sudo", "-n"]
    try:
        done = subprocess.run([*sudo, "true"], capture_output=True, check=False)
    except OSError:
        return None
    return sudo if done.returncode == 0 else None


def apt_install(line: str, prefix: Sequence[str]) -> None:
    quietly = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive"]
    print(f"Installing from the system's packages: {line}", file=sys.stderr, flush=True)
    for command in ("apt-get update", line):
        subprocess.run([*quietly, *command.split()], stdout=subprocess.DEVNULL, check=False)


def provide(needs: Sequence[Need], is_here: Callable[[str], bool]) -> str:
    """Install what is missing, on Debian's kin and without a password; say how to get the rest.

    An empty string when nothing is missing any more.
    """
    absent = [need for need in needs if not is_here(need.sign)]
    family = distribution_family() if absent else ""
    prefix = as_root() if family == "debian" else None
    if prefix is not None:
        apt_install(install_line(absent, family), prefix)
        absent = [need for need in absent if not is_here(need.sign)]
    return install_line(absent, family) if absent else ""
