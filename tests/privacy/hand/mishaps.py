"""Lets things go wrong inside of the program, each with words in its message to be found again."""

import atexit
import logging
import threading
import warnings

from PySide6.QtCore import QTimer, qWarning


class Mishaps:
    """What the hand can be asked to break."""

    def done(self) -> None:
        """Say that it is broken."""
        raise NotImplementedError

    def fail(self, place: str, text: str) -> None:
        """Let a bug happen somewhere, with these words in its message."""

        def fail() -> None:
            raise ValueError(text)

        if place == "in a slot":
            QTimer.singleShot(0, self, fail)
        elif place == "in a thread":
            thread = threading.Thread(target=fail)
            thread.start()
            thread.join()
        else:
            type("Gone", (), {"__del__": lambda _self: fail()})()
        QTimer.singleShot(0, self, lambda: self.done())

    def complain(self, text: str) -> None:
        """Let Python, a library, Qt and what is done at the end complain, each with these words."""

        def fail() -> None:
            raise ValueError(text)

        warnings.warn(text, stacklevel=1)
        logging.getLogger("library").error("about %s", text)
        qWarning(text)
        atexit.register(fail)
        self.done()
