"""The operating system's process: kept from prying, and replaced by a clean one on lock."""

import io
import json
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import NoReturn

# A child that ends with this code wants its parent to start it anew; only Windows needs it.
START_ANEW = 75
CHILD = "--child"
HANDED_OVER = "INGLENOOK_HANDED_OVER"


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


def own_command() -> list[str]:
    """The command that starts this program."""
    frozen = getattr(sys, "frozen", False)
    return [sys.executable] if frozen else [sys.executable, "-m", "inglenook"]


def handed_over() -> list[str] | None:
    """The arguments that the process before this one left behind; told once, else None.

    Every user of a machine can read the arguments of a program, and the place of a journal is a
    name that a person gave. What is in the environment is theirs alone.
    """
    text = os.environ.pop(HANDED_OVER, None)
    try:
        return None if text is None else [str(each) for each in json.loads(text)]
    except (TypeError, ValueError):
        return None


def replace(arguments: Sequence[str]) -> NoReturn:
    """End this process, and have a new one in its place whose memory never held a secret."""
    if sys.platform == "win32":
        # There is no exec: a parent without secrets waits for this and reads what comes next.
        os.write(1, json.dumps(list(arguments)).encode("ascii"))
        os._exit(START_ANEW)
    os.environ[HANDED_OVER] = json.dumps(list(arguments))
    command = own_command()
    os.execv(command[0], command)  # noqa: S606 - no shell, our own program


def watch_over(arguments: Sequence[str]) -> int:
    """Start the program as a child, and again whenever it ends in order to be replaced."""
    import subprocess

    while True:
        left = {HANDED_OVER: json.dumps([CHILD, *arguments])}
        child = subprocess.run(  # noqa: S603 - our own program
            own_command(), stdout=subprocess.PIPE, check=False, env={**os.environ, **left}
        )
        if child.returncode != START_ANEW:
            return child.returncode
        arguments = json.loads(child.stdout)
