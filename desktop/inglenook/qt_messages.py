"""What becomes of Qt's own sentences: they name paths and quote, and go on for pages."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from inglenook import bugs
from inglenook.words import _, mark

NO_DISPLAY_SENTENCE = mark(
    "The display does not answer, so no window can open; “inglenook demo --no-window” and "
    "“inglenook check JOURNAL” need none."
)


def tell(kind: QtMsgType, context: QMessageLogContext, _text: str | None) -> None:
    """Tell of what Qt complains about as of a bug: where in Qt, and none of its words."""
    if kind not in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg):
        bugs.tell(f"Qt, {context.category}", context.file or "", context.line)


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
