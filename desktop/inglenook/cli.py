"""The command line: the window, a sample, a check, a backup and a restore, data out and in."""

import argparse
import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from inglenook import __version__, bugs, process
from inglenook.commands.terminal import ask_for_journal, passphrase, say, to_output
from inglenook.journal.errors import JournalError
from inglenook.words import _

FINE, REFUSED = 0, 1
DEMO_PASSPHRASE = "demo"  # noqa: S105 - told to everybody


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program. 0: fine; 1: a finding or a refusal, told in a sentence; 2: wrong usage."""
    process.restrict()
    left = process.handed_over()
    given = list((left or sys.argv[1:]) if arguments is None else arguments)
    process.furnish_streams()
    if arguments is None:  # this process is all ours
        bugs.tell_without_words()
    # Nothing made on the way to the first paint is garbage; looking for some takes 7 ms.
    gc.disable()
    try:
        return _heard(given)
    except JournalError as error:
        return _refuse(str(error))
    except (KeyboardInterrupt, BrokenPipeError):
        # Whoever read our output has left; nothing more can be said to them.
        return REFUSED
    except Exception as error:  # noqa: BLE001 - no traceback ever reaches a user
        bugs.report(type(error), error, error.__traceback__)
        return _refuse(_("Something went wrong inside Inglenook. Nothing you wrote was changed."))


def _heard(given: list[str]) -> int:
    """Run a command; argparse does not look whether its help and the version arrive."""
    try:
        return _command(given)
    finally:
        to_output("")


def _command(given: list[str]) -> int:
    commands = {
        "demo": _demo,
        "check": _check,
        "export": _export,
        "import": _import,
        "backup": _backup,
        "restore": _restore,
    }
    if given and given[0] in commands:
        return commands[given[0]](given[1:])
    return _open(given)


# -- inglenook [JOURNAL]


def _open(given: list[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="inglenook",
        description=_("A private, encrypted journal. Without a command it opens the window."),
        epilog=_(
            "Commands: inglenook demo, check, backup, restore, export and import; each explains "
            "itself with --help."
        ),
        allow_abbrev=False,
    )
    parser.add_argument("journal", metavar="JOURNAL", nargs="?", type=Path)
    parser.add_argument("--version", action="version", version=f"inglenook {__version__}")
    # What a lock tells the process that comes after it.
    parser.add_argument("--after-lock", choices=("kept", "not-kept"), help=argparse.SUPPRESS)
    parser.add_argument("--damaged", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--aside", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument(process.CHILD, action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args(given)
    _demand_display()
    if sys.platform == "win32" and not options.child:
        return process.watch_over(given)
    from inglenook import app

    return app.run(
        options.journal,
        process.replace,
        not_kept=options.after_lock == "not-kept",
        damaged=options.damaged,
        aside=options.aside,
    )


def _demand_display() -> None:
    has_one = any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    )
    if sys.platform == "linux" and not has_one:
        raise JournalError(
            _(
                "There is no display to open a window on; “inglenook demo --no-window” and "
                "“inglenook check JOURNAL” need none."
            )
        )


# -- inglenook demo


def _demo(given: list[str]) -> int:
    process.hide_memory()
    gc.enable()
    parser = argparse.ArgumentParser(
        prog="inglenook demo",
        description=_("Make a journal full of sample data. Its passphrase is: demo"),
        allow_abbrev=False,
    )
    parser.add_argument("--at", metavar="DIR", type=Path, help=_("where the journal goes"))
    parser.add_argument("--weeks", type=_positive, default=26)
    parser.add_argument("--entries", type=_positive, metavar="N")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--no-window", action="store_true", help=_("make it and say where it is"))
    options = parser.parse_args(given)
    if not options.no_window:
        _demand_display()
    path = _demo_path(options.at)
    if options.at is None and path.exists():
        say(_("The sample journal is at {path}").format(path=path))
    else:
        _make_demo(path, options)
        say(_("Made a sample journal at {path}").format(path=path))
    say(_("Its passphrase is: demo"))
    return FINE if options.no_window else _show_demo(path)


def _demo_path(at: Path | None) -> Path:
    from inglenook import doorway

    place = doorway.usual_place() if at is None else at
    return place if place.suffix == doorway.SUFFIX else place / f"demo{doorway.SUFFIX}"


def _make_demo(path: Path, options: argparse.Namespace) -> None:
    from inglenook import demo, doorway
    from inglenook.journal.days import local_now

    records = list(demo.sample(local_now().date(), options.weeks, options.entries, options.seed))
    journal, _key = doorway.create_journal(path, DEMO_PASSPHRASE, recovery=False)
    try:
        doorway.fill(journal, records)
    finally:
        journal.close()


def _show_demo(path: Path) -> int:
    if sys.platform == "win32":
        return process.watch_over([str(path)])  # only a child can be replaced when it locks
    from inglenook import app, doorway

    journal = doorway.open_journal(path, DEMO_PASSPHRASE)
    return app.run(path, process.replace, journal=journal)


def _positive(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(_("this takes a whole number from 1"))
    return int(text)


# -- inglenook check


def _check(given: list[str]) -> int:
    process.hide_memory()
    gc.enable()
    parser = argparse.ArgumentParser(
        prog="inglenook check",
        description=_(
            "Verify a journal, or the file of a backup: its header, every page, every entry and "
            "the search index."
        ),
        allow_abbrev=False,
    )
    ask_for_journal(parser)
    options = parser.parse_args(given)
    findings = _findings(options.journal, options.passphrase_file)
    for finding in findings:
        say(finding)
    return REFUSED if findings else FINE


def _findings(path: Path, passphrase_file: str | None) -> list[str]:
    if path.is_file() and path.suffix == ".backup":
        from inglenook.commands.back_up import check_backup

        return check_backup(path, passphrase_file)
    from inglenook import doorway
    from inglenook.vault.attempts import attempt, demand_patience
    from inglenook.vault.check import check_vault

    folder = doorway.find_journal(path)
    demand_patience(folder)
    secret = passphrase(passphrase_file)
    with attempt(folder):
        return check_vault(folder, secret)


# -- inglenook export, inglenook import


def _export(given: list[str]) -> int:
    process.hide_memory()
    gc.enable()
    from inglenook.commands.export import export

    export(given)
    return FINE


def _import(given: list[str]) -> int:
    process.hide_memory()
    gc.enable()
    from inglenook.commands.bring_in import bring_in

    return FINE if bring_in(given) else REFUSED


# -- inglenook backup, inglenook restore


def _backup(given: list[str]) -> int:
    process.hide_memory()
    gc.enable()
    from inglenook.commands.back_up import back_up

    back_up(given)
    return FINE


def _restore(given: list[str]) -> int:
    process.hide_memory()
    gc.enable()
    from inglenook.commands.back_up import restore

    restore(given)
    return FINE


# -- refusing


def _refuse(sentence: str) -> int:
    sys.stderr.write(f"{sentence}\n")
    return REFUSED
