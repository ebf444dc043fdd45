"""How words are compared when something is looked for: without case or accents, in any script.

A text is read as *tokens*. Where a script puts spaces between its words a token is a word; where
it puts none (Chinese, Japanese, Korean, Thai and their neighbours) a token is one letter with its
marks, so that any part of a run can be found. A symbol such as an emoji is a token too; other
signs only stand between tokens.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import NamedTuple

# First and last letter of the scripts that are read letter by letter.
_APART = (
    (0x0E00, 0x0EFF),  # Thai, Lao
    (0x1000, 0x109F),  # Myanmar
    (0x1100, 0x11FF),  # Hangul, its single letters
    (0x1780, 0x17FF),  # Khmer
    (0x1950, 0x19FF),  # Tai Le, New Tai Lue
    (0x1A20, 0x1AAF),  # Tai Tham
    (0x1B00, 0x1B7F),  # Balinese
    (0x2E80, 0x31FF),  # Han radicals, Hiragana, Katakana, Bopomofo, Hangul
    (0x3400, 0xA4CF),  # Han, Yi
    (0xA960, 0xA9FF),  # Hangul, Javanese, Myanmar
    (0xAA60, 0xAADF),  # Myanmar, Tai Viet
    (0xAC00, 0xD7FF),  # Hangul
    (0xF900, 0xFAFF),  # Han
    (0xFF66, 0xFFDC),  # Katakana and Hangul of half width
    (0x16FE0, 0x18D8F),  # Tangut, Khitan
    (0x1AFF0, 0x1B2FF),  # Katakana, Nüshu
    (0x20000, 0x3FFFF),  # Han
)
_APART_STARTS = [first for first, _last in _APART]
# Letters by category, but they belong to what stands before: vowels and finals of Hangul, voicing
# marks of half width, tones of the skin of an emoji, and what only makes an Arabic word longer.
_JOINING = re.compile("[\u1160-\u11ff\ud7b0-\ud7ff\uff9e\uff9f\U0001f3fb-\U0001f3ff\u0640]")
_LONGER = "\u0640"
_BREAK = "\u200b"  # a space without width
_OTHER_LETTERS = str.maketrans(
    {"ø": "o", "đ": "d", "ð": "d", "ł": "l", "ħ": "h", "ŧ": "t", "ı": "i"}
    | {"æ": "ae", "œ": "oe", "þ": "th"}
)

_WORD, _SINGLE, _MARK, _NOTHING = "wam "
_TOKEN = re.compile("w[wm]*|am*")
_ASCII_TOKEN = re.compile("[a-z0-9]+")


class Token(NamedTuple):
    """One word or letter: as it is compared, and where it stands in its text."""

    letters: str
    start: int
    end: int
    is_single: bool


@dataclass(frozen=True)
class Term:
    """Something to look for: tokens that follow each other.

    ``indexed`` are the same as ``index_text`` writes them. ``is_begun``: of the last one only the
    beginning is given.
    """

    tokens: tuple[str, ...]
    indexed: tuple[str, ...]
    is_begun: bool


def tokens_of(text: str) -> list[Token]:
    """Read a text."""
    if text.isascii():
        found = _ASCII_TOKEN.finditer(text.lower())
        return [Token(each[0], *each.span(), is_single=False) for each in found]
    shapes = text.translate(_SHAPES)
    return [
        Token(_compared(text[each.start() : each.end()]), *each.span(), each[0][0] == _SINGLE)
        for each in _TOKEN.finditer(shapes)
    ]


def index_text(text: str) -> str:
    """A text as the search index holds it: its tokens, with one space between two.

    Single letters are written in overlapping pairs (我们在 as 我们 们在 在): few records hold the
    same pair, but many the same letter. A letter alone is then the beginning of a pair.
    """
    if text.isascii():
        return " ".join(_ASCII_TOKEN.findall(text.lower()))
    return " ".join(_paired(tokens_of(text)))


def term_of(text: str, *, whole: bool = False) -> Term | None:
    """What was typed as something to look for; nothing where it has only signs.

    ``whole`` asks for the last word as it is; in scripts without spaces no word ends anywhere.
    """
    found = tokens_of(text)
    if not found:
        return None
    indexed = tuple(_paired(found))
    if len(found) > 1 and found[-1].is_single and found[-2].is_single:
        indexed = indexed[:-1]  # the pair before begins with all there is to ask
    return Term(
        tokens=tuple(token.letters for token in found),
        indexed=indexed,
        is_begun=not whole or found[-1].is_single,
    )


def matches(term: Term, found: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Where a term stands in a text that was read: start and end, in letters of that text."""
    *inner, last = term.tokens
    for at in range(len(found) - len(inner)):
        end = found[at + len(inner)]
        if not (end.letters.startswith(last) if term.is_begun else end.letters == last):
            continue
        if all(found[at + n].letters == letters for n, letters in enumerate(inner)):
            yield found[at].start, end.end


def begins(term: Term, text: str) -> bool:
    """Whether a text begins with a term."""
    found = tokens_of(text)
    return any(start == found[0].start for start, _end in matches(term, found))


def _paired(found: Sequence[Token]) -> Iterator[str]:
    for token, following in zip_longest(found, found[1:]):
        pairs = token.is_single and following is not None and following.is_single
        yield token.letters + following.letters if pairs else token.letters


def _compared(token: str) -> str:
    return unicodedata.normalize("NFC", token.translate(_LETTERS))


def _shape(letter: str) -> str:
    """What a letter is in its text: of a word, single, a mark on another, or between tokens."""
    category = unicodedata.category(letter)
    if letter == _BREAK:
        return _NOTHING
    if category[0] == "M" or category == "Cf" or _JOINING.match(letter):
        return _MARK
    if category in ("So", "Co", "Cn"):  # not assigned: most likely an emoji of later years
        return _SINGLE
    if category[0] not in "LN":
        return _NOTHING
    return _SINGLE if category[0] == "L" and _is_apart(ord(letter)) else _WORD


def _is_apart(code: int) -> bool:
    at = bisect_right(_APART_STARTS, code) - 1
    return at >= 0 and code <= _APART[at][1]


def _plain(letter: str) -> str:
    """A letter without case and accents, a digit as 0 to 9."""
    if unicodedata.category(letter) == "Nd":
        return str(unicodedata.decimal(letter))
    parts = unicodedata.normalize("NFKD", letter)
    if not all(unicodedata.category(part)[0] in "LNM" for part in parts):
        parts = letter  # ½ would become 12
    kept = "".join(part for part in parts if not _is_accent(part))
    return kept.casefold().translate(_OTHER_LETTERS)


def _is_accent(mark: str) -> bool:
    """Whether a mark can be left out without making another word of it.

    Accents, and the vowel signs of Hebrew and Arabic, can; the vowels of Thai and of the scripts
    of India and the voicing marks of Japanese cannot. Their combining classes tell them apart.
    """
    if mark == _LONGER or unicodedata.category(mark) in ("Cf", "Me", "Sk"):
        return True
    place = unicodedata.combining(mark)
    selects_a_shape = "\ufe00" <= mark <= "\ufe0f" or "\U000e0100" <= mark <= "\U000e01ef"
    return selects_a_shape or mark == "\u034f" or place == 1 or 10 <= place <= 36 or place >= 200


class _Shapes(dict[int, str]):
    """For ``str.translate``: a letter is looked at once."""

    def __missing__(self, code: int) -> str:
        self[code] = _shape(chr(code))
        return self[code]


class _Letters(dict[int, str]):
    """For ``str.translate``: a letter is looked at once."""

    def __missing__(self, code: int) -> str:
        self[code] = _plain(chr(code))
        return self[code]


_SHAPES, _LETTERS = _Shapes(), _Letters()
