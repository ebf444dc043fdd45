"""Tells of bugs and warnings by type, file and line alone: a message may hold what was written.

Whatever would write to standard error by itself is led through here: Python's own errors and
warnings, those of threads and of what is cleaned away, and the records of libraries.
"""

import sys
import threading
import warnings
from pathlib import Path
from typing import TextIO

NAME = "inglenook"


def report(kind: type[BaseException], error: BaseException | None, trace: object) -> None:
    """Tell of a bug, by the place where it began."""
    del error
    while getattr(trace, "tb_next", None) is not None:
        trace = trace.tb_next  # type: ignore[attr-defined]
    if trace is None:
        tell(kind.__name__)
    else:
        code = trace.tb_frame.f_code  # type: ignore[attr-defined]
        tell(kind.__name__, code.co_filename, trace.tb_lineno)  # type: ignore[attr-defined]


def tell(kind: str, file: str = "", line: int = 0) -> None:
    """Write one line about a bug; of the file's path only its name."""
    place = f" ({Path(file).name}, {line})" if file else ""
    if sys.stderr is not None:
        sys.stderr.write(f"{NAME}: {kind}{place}\n")


def tell_without_words() -> None:
    """From now on, let nothing in this process tell more."""
    sys.excepthook = report
    sys.unraisablehook = lambda bug: report(bug.exc_type, bug.exc_value, bug.exc_traceback)
    threading.excepthook = lambda bug: report(bug.exc_type, bug.exc_value, bug.exc_traceback)
    warnings.showwarning = _tell_of_warning


def quieten_libraries() -> None:
    """The same for what libraries put on record; to import this costs, so it can come later."""
    import logging

    class Teller(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            tell(
                f"{record.levelname.capitalize()} of {record.name}", record.pathname, record.lineno
            )

    logging.lastResort = Teller(logging.WARNING)
    # It warns when it looks for fonts for long, which is no bug.
    logging.getLogger("matplotlib").setLevel(logging.ERROR)


def _tell_of_warning(
    message: Warning | str,
    category: type[Warning],
    filename: str,
    lineno: int,
    file: TextIO | None = None,
    line: str | None = None,
) -> None:
    del message, file, line
    tell(category.__name__, filename, lineno)
