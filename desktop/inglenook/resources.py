"""Where the files of ``resources/`` lie: beside a checkout, or inside an installed package."""

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).parent


@cache
def _root() -> Path:
    inside = _PACKAGE / "_resources"
    return inside if inside.is_dir() else _PACKAGE.parent.parent / "resources"


def resource(*parts: str) -> Path:
    """The path of one file or folder that ships with the program."""
    return _root().joinpath(*parts)
