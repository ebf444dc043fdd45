"""Finds names and hidden words in a text, and puts in their place what is to stand there.

Whole words are found, in any case, also with the ending of a possessive or a plural. In scripts
that put no space between words a name is found wherever it stands.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from inglenook.journal.people import Person
from inglenook.journal.therapy import HiddenWord
from inglenook.journal.vocabulary import Names
from inglenook.packet.names import Claim, Rank, claims, settled, shown_names
from inglenook.packet.spelling import Spelled, plain
from inglenook.words import _, mark

SOMEBODY = mark("somebody")  # who is named by a word that means several people
HIDDEN = "[…]"

_IN_WORD = r"[^\W_]"
_FROM_START, _TO_END = rf"(?<!{_IN_WORD})", rf"(?!{_IN_WORD})"
_LATIN = re.compile(r"[a-z\u00df-\u024f\u1e00-\u1eff]")
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\U00030000-\U0003ffff]"
)
_HANGUL = re.compile("[\u1100-\u11ff\uac00-\ud7af]")
_SENTENCE_END = re.compile(r"(?:[.!?…][\"'”’)\]]*\s+|^\s*)$")
_LAST_POINT = re.compile(r"\.\.(?!\.)")
_POSSESSIVE = "’s"


@dataclass(frozen=True)
class Listed:
    """A word that is looked for, and what stands instead; None leaves it as it is."""

    word: str
    instead: str | None

    @property
    def is_one_letter(self) -> bool:
        """Whether it is found in its own case only, because it is a word of every sentence."""
        return len(self.word) == 1

    @property
    def is_short(self) -> bool:
        """Whether an s at its end makes another word of it, unless it begins with a capital."""
        return len(self.word) <= 2


@dataclass(frozen=True)
class Piece:
    """A part of a text; ``listed`` is the word it stands for, where it was replaced."""

    text: str
    listed: Listed | None = None


@dataclass(frozen=True)
class Rules:
    """What is looked for, the longest first. ``shown`` is what each person is called, by id."""

    listed: tuple[Listed, ...]
    shown: Mapping[str, str]

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile("|".join(_sought(each.word) for each in self.listed))

    @cached_property
    def known(self) -> frozenset[str]:
        """The plain form of every single word that is looked for, or stands instead of one."""
        words = [each.word for each in self.listed] + [each.instead or "" for each in self.listed]
        return frozenset(part for word in words for part in re.findall(r"\w+", plain(word)))

    def pieces(self, text: str, *, opens: bool = False) -> list[Piece]:
        """A text in pieces; ``opens`` is true where it begins a sentence."""
        if not self.listed:
            return [Piece(text)] if text else []
        spelled = Spelled(text)
        found, done = [], 0
        for start, end, listed, ending in self._found(spelled):
            if listed.instead is None:
                continue
            before = text[done:start]
            first = _SENTENCE_END.search(text[:start][-80:]) and (
                opens or bool(text[:start].strip())
            )
            instead = _as_first(listed.instead) if first else listed.instead
            found += [Piece(before)] if before else []
            found.append(Piece(f"{instead}{ending}", listed))
            # The point of an initial is also that of the sentence.
            done = end + bool(_LAST_POINT.match(f"{instead}{ending}"[-1:] + text[end : end + 2]))
        return [*found, Piece(text[done:])] if text[done:] else found

    def replaced(self, text: str) -> str:
        """The text with everything replaced."""
        return "".join(piece.text for piece in self.pieces(text))

    def _found(self, spelled: Spelled) -> Iterator[tuple[int, int, Listed, str]]:
        at = 0
        while match := self._pattern.search(spelled.plain, at):
            listed = self.listed[(match.lastindex or 1) - 1]
            place = spelled.place(*match.span())
            if place is None or not _fits(listed, match, spelled.text[slice(*place)]):
                at = match.start() + 1
                continue
            ending = match.string[match.end(match.lastindex or 0) : match.end()]
            yield *place, listed, _ending(ending, spelled.text[slice(*place)])
            at = max(match.end(), at + 1)


def rules_of(people: Sequence[Person], hidden_words: Iterable[HiddenWord], names: Names) -> Rules:
    """Everything to look for: the person's own list comes first, then names, then their parts."""
    hidden = {word.id: word for word in hidden_words}
    shown = shown_names(people, names)
    found = [*claims(people)]
    found += [Claim(each.word.strip(), each.id, Rank.HIDDEN) for each in hidden.values()]
    written = {each.id: each.name.strip() for each in people}
    listed = [
        Listed(each[0].word, _instead(each, hidden, shown, written))
        for each in settled(found).values()
    ]
    rules = _sorted(listed, shown)
    return _through_hidden(rules, written, hidden)


def _instead(
    meant: Sequence[Claim],
    hidden: Mapping[str, HiddenWord],
    shown: Mapping[str, str],
    written: Mapping[str, str],
) -> str | None:
    who = meant[0].who
    if who in hidden:
        return hidden[who].instead.strip() or HIDDEN
    if all(shown[each.who] == written[each.who] for each in meant):
        return None
    return shown[who] if len(meant) == 1 else _(SOMEBODY)


def _through_hidden(
    rules: Rules, written: Mapping[str, str], hidden: Mapping[str, HiddenWord]
) -> Rules:
    """What stands instead of a hidden word names nobody, and no name is a hidden word."""
    if not hidden:
        return rules
    own = {plain(each.word) for each in hidden.values()}
    names = _sorted([each for each in rules.listed if plain(each.word) not in own], {})
    words = _sorted([each for each in rules.listed if plain(each.word) in own], {})
    listed = [
        Listed(each.word, names.replaced(each.instead))
        if plain(each.word) in own and each.instead
        else each
        for each in rules.listed
    ]
    shown = {
        who: words.replaced(name) if name == written[who] else name
        for who, name in rules.shown.items()
    }
    return Rules(tuple(listed), shown)


def _sorted(listed: Iterable[Listed], shown: Mapping[str, str]) -> Rules:
    longest_first = sorted(listed, key=lambda each: len(plain(each.word)), reverse=True)
    return Rules(tuple(longest_first), shown)


# -- finding


def _sought(word: str) -> str:
    """A pattern for the plain form of a word; its group is the word without an ending."""
    sought = plain(word)
    escaped = "".join(_sought_part(part) for part in re.split(r"([\s\-]+)", sought) if part)
    start = _FROM_START if _needs_edge(sought[0]) else ""
    end = _TO_END if _needs_edge(sought[-1]) and not _HANGUL.match(sought[-1]) else ""
    endings = ""
    if _LATIN.match(sought[-1]):
        endings = (
            "(?:'?s|es)?" if sought[-1] in "xz" else "(?:'s)?" if sought[-1] == "s" else "(?:'?s)?"
        )
    return f"{start}({escaped}){endings}{end}"


def _sought_part(part: str) -> str:
    return r"[\s\-]*" if re.fullmatch(r"[\s\-]+", part) else re.escape(part)


def _needs_edge(letter: str) -> bool:
    return letter.isalnum() and not _UNSPACED.match(letter)


def _fits(listed: Listed, match: re.Match[str], written: str) -> bool:
    ending = match.string[match.end(match.lastindex or 0) : match.end()]
    if listed.is_one_letter and listed.word.isalpha():
        return written.startswith(listed.word)
    return not (listed.is_short and ending in ("s", "es") and written[0].islower())


def _ending(plain_ending: str, written: str) -> str:
    """What was written after the name; an s without an apostrophe gets one."""
    if not plain_ending:
        return ""
    return written[-2:] if plain_ending == "'s" else _POSSESSIVE


def _as_first(instead: str) -> str:
    return instead[0].upper() + instead[1:]
