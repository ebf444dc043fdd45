"""Every sentence on screen passes through here: ``mark`` names a text, ``_`` translates it."""

from functools import cache
from typing import TYPE_CHECKING

from inglenook.resources import resource

if TYPE_CHECKING:
    import gettext


@cache
def _catalogue() -> "gettext.NullTranslations | None":
    """The translations that ship with the program, if any; gettext is loaded only for them."""
    folder = resource("translations")
    if not folder.is_dir():
        return None
    import gettext

    return gettext.translation("inglenook", str(folder), fallback=True)


def mark(text: str) -> str:
    """Name a text for the catalogue where it is declared; it is translated when it is shown."""
    return text


def _(text: str) -> str:
    """Return ``text`` in the person's language."""
    catalogue = _catalogue()
    return catalogue.gettext(text) if catalogue and text else text


def ngettext(one: str, many: str, number: int) -> str:
    """Return the form of a sentence that fits ``number``."""
    catalogue = _catalogue()
    if catalogue:
        return catalogue.ngettext(one, many, number)
    return one if number == 1 else many
