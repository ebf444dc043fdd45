"""Every sentence on screen passes through here: ``mark`` names a text, ``_`` translates it."""

import gettext
from functools import cache

from inglenook.resources import resource


@cache
def _catalogue() -> gettext.NullTranslations:
    return gettext.translation("inglenook", str(resource("translations")), fallback=True)


def mark(text: str) -> str:
    """Name a text for the catalogue where it is declared; it is translated when it is shown."""
    return text


def _(text: str) -> str:
    """Return ``text`` in the person's language."""
    return _catalogue().gettext(text) if text else text


def ngettext(one: str, many: str, number: int) -> str:
    """Return the form of a sentence that fits ``number``."""
    return _catalogue().ngettext(one, many, number)
