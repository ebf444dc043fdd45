"""Gives matplotlib a folder of the program's own for its list of fonts, or none at all.

Left alone it takes a folder that is called by its own name, and where that cannot be had, one
for temporary files, of which it tells on standard error with the path.
"""

import os
from pathlib import Path

NAME = "inglenook"


def settle() -> None:
    """Say where the list of fonts is; to be called before anything imports matplotlib.

    In a place that cannot be written the list is made anew each time, and kept nowhere.
    """
    import platformdirs

    folder = platformdirs.user_cache_path(NAME, appauthor=False) / "matplotlib"
    if _made(folder):
        os.environ["MPLCONFIGDIR"] = str(folder)
    else:
        _do_without()


def _made(folder: Path) -> bool:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        return False
    return os.access(folder, os.W_OK)


def _do_without() -> None:
    """Have matplotlib believe in a folder into which nothing can be put.

    It makes one for temporary files while it is imported, so this is where that happens.
    """
    import atexit
    import logging
    import shutil
    import tempfile

    logging.getLogger("matplotlib").setLevel(logging.ERROR)
    os.environ["MPLCONFIGDIR"] = os.devnull
    make = tempfile.mkdtemp
    tempfile.mkdtemp = _nowhere  # type: ignore[assignment]
    try:
        import matplotlib as mpl

        mpl.get_configdir()
        mpl.get_cachedir()
    finally:
        tempfile.mkdtemp = make
    atexit.unregister(shutil.rmtree)  # there is no folder to be removed in the end


def _nowhere(**_how: object) -> str:
    return os.devnull
