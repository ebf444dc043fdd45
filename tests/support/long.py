"""How often the tests of faults repeat what they do: a little each time, and long when asked."""

import os


def repeats(ci: int, long: int) -> int:
    """The second number when the environment has ``INGLENOOK_LONG``, else the first."""
    return long if os.environ.get("INGLENOOK_LONG") else ci
