"""Lets ``python -m inglenook`` be the same program as ``inglenook``."""

import sys

from inglenook.cli import main

if __name__ == "__main__":
    sys.exit(main())
