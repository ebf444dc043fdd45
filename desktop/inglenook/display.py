"""Says in one sentence that no display answers, where Qt would say it in pages."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from inglenook.words import _, mark

NO_DISPLAY_SENTENCE = mark(
    "The display does not answer, so no window can open; “inglenook demo --no-window” and "
    "“inglenook check JOURNAL” need none."
)


@contextmanager
def told_of_no_display() -> Iterator[None]:
    """Where no display answers, Qt ends the process; let it do so with one sentence, not pages."""

    def on_message(kind: QtMsgType, _context: QMessageLogContext, _text: str | None) -> None:
        if kind == QtMsgType.QtFatalMsg:
            sys.stderr.write(f"{_(NO_DISPLAY_SENTENCE)}\n")
            sys.stderr.flush()
            os._exit(1)

    earlier = qInstallMessageHandler(on_message)
    try:
        yield
    finally:
        qInstallMessageHandler(earlier)
