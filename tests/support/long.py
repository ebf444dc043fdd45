"""How often a test repeats itself: less in the usual run, more in the long one."""

import os


def repeats(ci: int, long: int) -> int:
    """As often as this run can bear."""
    return long if os.environ.get("INGLENOOK_LONG") else ci
