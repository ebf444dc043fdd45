"""What letters a file can show: control characters go, and very long words may be broken."""

import re
import unicodedata

_PLANES = range(0x10000, 0x110000, 0x10000)
LONG_WORD = 30  # letters; longer ones are no words of any language in prose, and may be broken
MAY_BREAK = "\N{ZERO WIDTH SPACE}"
_STEP = 6  # a narrow cell of a table holds so many

_NEW_LINES = re.compile("\r\n?|[\u0085\u2028\u2029\v\f]")
# Control characters, halves of characters, and places in Unicode that never hold a character.
_UNSEEN = re.compile(
    "[\0-\x08\x0e-\x1f\x7f-\x9f\t\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    + "".join(f"{chr(plane + 0xFFFE)}-{chr(plane + 0xFFFF)}" for plane in _PLANES)
    + "]"
)
_LONG = re.compile(rf"\S{{{LONG_WORD + 1},}}")


def shown(text: str) -> str:
    """The text with a space for whatever no page can show, and one kind of line end."""
    return _UNSEEN.sub(" ", _NEW_LINES.sub("\n", text))


def one_line(text: str) -> str:
    """The text without line ends."""
    return " ".join(shown(text).split())


def breakable(text: str) -> str:
    """The text with places to break a line within what would run over the edge of the page."""
    return _LONG.sub(lambda word: _with_breaks(word[0]), text)


def runs_backwards(text: str) -> bool:
    """Whether the first letter that has a direction is written from right to left."""
    for letter in text:
        direction = unicodedata.bidirectional(letter)
        if direction in {"L", "R", "AL"}:
            return direction != "L"
    return False


def _with_breaks(word: str) -> str:
    pieces: list[str] = []
    since = 0
    for letter in word:
        if since >= _STEP and not _belongs_to_what_is_before(letter, pieces[-1]):
            pieces.append(MAY_BREAK)
            since = 0
        pieces.append(letter)
        since += 1
    return "".join(pieces)


def _belongs_to_what_is_before(letter: str, before: str) -> bool:
    joiner = "\N{ZERO WIDTH JOINER}"
    return joiner in (letter, before) or unicodedata.category(letter) in {"Mn", "Mc", "Me", "Sk"}
