"""What a program and all of its children asked the system for, as strace wrote it down."""

import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path

from privacy.canary import Canary

# Whatever makes a socket, a file, a name for one, or puts something into one. A machine that does
# not know one of these is not asked for it.
_TRACE = "trace=%network," + ",".join(
    (
        "?open,?openat,?openat2,?creat,?mknod,?mknodat,?memfd_create,?mkdir,?mkdirat",
        "?rename,?renameat,?renameat2,?link,?linkat,?symlink,?symlinkat",
        "execve,?write,?pwrite64,?writev,?pwritev,?pwritev2,?sendfile",
    )
)
_LONGEST = 1 << 17  # so much of what is written is looked at: more than any writer's own portion
_MAKES = re.compile(
    r"\b(open|openat2?|creat|mkdir(?:at)?|mknod(?:at)?|rename(?:at2?)?|link(?:at)?|symlink(?:at)?)"
    r"\((.*)"
)
_FILE = re.compile(r'(?:(?:AT_FDCWD|\d+)<([^>]*)>, )?"((?:[^"\\]|\\.)*)"')
_TO_WRITE = re.compile(r"O_(WRONLY|RDWR|CREAT|TRUNC|APPEND|TMPFILE)")
_SOCKETS = re.compile(r"\b(socket|socketpair|connect|bind|sendto|sendmsg)\(")
_INTO = re.compile(r"\b(?:write|pwrite64|writev|pwritev2?)\(\d+<([^>]*)>")


def under(file: Path) -> list[str]:
    """What to start a program under, to write its system calls down; nothing where that fails."""
    command = ["strace", "-f", "-y", "-qq", "-s", str(_LONGEST), "-e", _TRACE, "-o", str(file)]
    return command if _works(command) else []


def without_network() -> list[str]:
    """What to start a program under, so that there is no network; nothing where that fails."""
    for command in (["unshare", "--net"], ["unshare", "--map-current-user", "--net"]):
        if _works(command):
            return command
    return []


def _works(command: Sequence[str]) -> bool:
    if not shutil.which(command[0]):
        return False
    done = subprocess.run([*command, "true"], check=False, stderr=subprocess.DEVNULL)
    return done.returncode == 0


class Trace:
    """The lines of one file; none where nobody could watch."""

    def __init__(self, file: Path) -> None:
        text = file.read_text("utf-8", "replace") if file.exists() else ""
        self.lines = text.splitlines()

    def sockets(self) -> list[str]:
        """Everything that was asked for with sockets."""
        return [line for line in self.lines if _SOCKETS.search(line)]

    def made(self, cwd: Path) -> set[Path]:
        """Every path that was to be written, made or to become the name of something."""
        return {Path(cwd, path) for line in self.lines for path in _made(line)}

    def unnamed(self) -> set[str]:
        """The names that were given to files in memory."""
        found = (re.search(r'\bmemfd_create\("([^"]*)"', line) for line in self.lines)
        return {each[1] for each in found if each}

    def started(self) -> set[str]:
        """The names of the programs that were started."""
        text = "\n".join(self.lines)
        started = re.findall(r'execve\("([^"]*)".* = 0$', text, re.MULTILINE)
        return {Path(each).name for each in started}

    def holding(self, canary: Canary, but: Sequence[Path] = ()) -> list[str]:
        """The calls that held the sentence, but for writing into these files or below them."""
        lines = [
            # strace writes the zero bytes of UTF-16 as \0, which is what the search looks for.
            line.replace(r"\0", "\0")
            for line in self.lines
            if not re.search(r"\bexecve\(", line) and not any(_into(line, each) for each in but)
        ]
        if not canary.found_in("\n".join(lines).encode()):
            return []
        return [line[:200] for line in lines if canary.found_in(line.encode())]


def _made(line: str) -> Iterator[str]:
    call = _MAKES.search(line)
    if not call:
        return
    name, rest = call[1], call[2]
    if name.startswith("open") and not _TO_WRITE.search(rest):
        return
    if name.startswith("mkdir") and "= -1 EEXIST" in rest:
        return
    files = _FILE.findall(rest)
    for folder, path in files[1:] if name.startswith(("rename", "link", "symlink")) else files[:1]:
        yield str(Path(folder, path))


def _into(line: str, place: Path) -> bool:
    found = _INTO.search(line)
    return bool(found) and Path(found[1].removesuffix(" (deleted)")).is_relative_to(place)
