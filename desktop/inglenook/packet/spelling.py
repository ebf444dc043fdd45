"""A text without what its spelling may differ in: case, accents, widths, unseen letters.

A name is looked for in this plain form, and found at its place in the text as it was written.
"""

import unicodedata
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

_ALIKE = {"ı": "i", **dict.fromkeys("’‘ʼ´`′", "'"), **dict.fromkeys("‐‑‒–−", "-")}
# Marks that are often left out: accents of European letters, points of Hebrew and Arabic.
_LIGHT_MARKS = (
    range(0x300, 0x370),
    range(0x591, 0x5C8),
    range(0x64B, 0x653),
    range(0xFE00, 0xFE10),
)
_BREAK = "\u200b"  # ends a word where no space does
# A mark that belongs to its letter as a vowel does is no end of a word: it counts as a letter.
_LETTERS_FROM, _LETTERS = 0x20000, 0xA000


class _Plain(dict[str, str]):
    """The plain form of each letter, worked out when it is first met."""

    def __missing__(self, letter: str) -> str:
        found = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", letter).casefold())
        self[letter] = "".join(map(_plain_part, found))
        return self[letter]


def _plain_part(part: str) -> str:
    if part == _BREAK:
        return " "
    category = unicodedata.category(part)
    if category == "Cf" or is_light_mark(part):
        return ""
    if category.startswith("M"):
        return chr(_LETTERS_FROM + ord(part) % _LETTERS)
    return _ALIKE.get(part, part)


def is_light_mark(letter: str) -> bool:
    """Whether it is a mark on a letter that makes no other letter of it."""
    return any(ord(letter) in marks for marks in _LIGHT_MARKS)


_plain_of = _Plain()


@dataclass(frozen=True)
class Spelled:
    """A text and its plain form."""

    text: str

    @cached_property
    def _parts(self) -> list[str]:
        return [_plain_of[letter] for letter in self.text]

    @cached_property
    def _edges(self) -> list[int]:
        """Where each letter of the text begins in the plain form, and where the last one ends."""
        return list(accumulate(map(len, self._parts), initial=0))

    @cached_property
    def plain(self) -> str:
        """The plain form."""
        return self.text.lower() if self.text.isascii() else "".join(self._parts)

    def place(self, start: int, end: int) -> tuple[int, int] | None:
        """Where a part of the plain form stands in the text.

        None where the part begins or ends within one of its letters. Marks on the last letter
        belong to it.
        """
        if self.text.isascii():
            return start, end
        first, last = bisect_right(self._edges, start) - 1, bisect_left(self._edges, end)
        if self._edges[first] != start or self._edges[last] != end:
            return None
        while last < len(self.text) and is_light_mark(self.text[last]):
            last += 1
        return first, last


def plain(text: str) -> str:
    """The plain form of a text, with single spaces."""
    return " ".join(Spelled(text).plain.split())
