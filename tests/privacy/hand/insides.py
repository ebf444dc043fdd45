"""Looks at the process that the program runs in, and lays it open to whoever may not look."""

import time
from pathlib import Path
from typing import Any

PR_SET_DUMPABLE = 4


class Insides:
    """What the hand can be asked about its own process."""

    def say(self, **what: Any) -> None:
        """Tell the test something."""
        raise NotImplementedError

    def networks(self) -> None:
        """The networks that the system lets this process see."""
        lines = Path("/proc/self/net/dev").read_text().splitlines()[2:]
        self.say(answer=[line.split(":")[0].strip() for line in lines])

    def lay_open(self) -> None:
        """Let the same user read this process again."""
        import ctypes

        ctypes.CDLL(None).prctl(PR_SET_DUMPABLE, 1, 0, 0, 0)
        self.say(answer=True)

    def time_keys(self) -> None:
        """Tell from now on how long each stretching of a passphrase takes."""
        from nacl.pwhash import argon2id

        stretch = argon2id.kdf

        def timed(*given: Any) -> bytes:
            start = time.monotonic()
            key = stretch(*given)
            self.say(event="stretched", took=time.monotonic() - start)
            return key

        argon2id.kdf = timed  # type: ignore[assignment]
        self.say(answer=True)
