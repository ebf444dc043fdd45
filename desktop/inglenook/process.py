"""The operating system's process: kept from prying, and replaced by a clean one on lock."""

import io
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import NoReturn

# A child that ends with this code wants its parent to start it anew; only Windows needs it.
START_ANEW = 75
CHILD = "--child"


def restrict() -> None:
    """The first act: files for this user only, and no core dumps.

    On Windows files take the folder's permissions; what a crash may tell is in ``own_memory``.
    """
    os.umask(0o077)
    if sys.platform != "win32":
        import resource

        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def furnish_streams() -> None:
    """Replace standard streams that were closed, and let any letter through to the output.

    A closed one would lend its number to the next file that is opened, be it the database.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")


def hide_memory() -> None:
    """Before any secret: no other program of the same user may read this one's memory."""
    from inglenook import own_memory

    own_memory.hide()


def own_command(arguments: Sequence[str]) -> list[str]:
    """The command that starts this program with other arguments."""
    if getattr(sys, "frozen", False):
        return [sys.executable, *arguments]
    return [sys.executable, "-m", "inglenook", *arguments]


def replace(arguments: Sequence[str]) -> NoReturn:
    """End this process, and have a new one in its place whose memory never held a secret."""
    if sys.platform == "win32":
        # There is no exec: a parent without secrets waits for this and reads what comes next.
        os.write(1, "\0".join(arguments).encode("utf-8", "surrogatepass"))
        os._exit(START_ANEW)
    command = own_command(arguments)
    os.execv(command[0], command)  # noqa: S606 - no shell, our own program


def watch_over(arguments: Sequence[str]) -> int:
    """Start the program as a child, and again whenever it ends in order to be replaced."""
    import subprocess

    while True:
        child = subprocess.run(  # noqa: S603 - our own program
            own_command([CHILD, *arguments]), stdout=subprocess.PIPE, check=False
        )
        if child.returncode != START_ANEW:
            return child.returncode
        arguments = child.stdout.decode("utf-8", "surrogatepass").split("\0")
