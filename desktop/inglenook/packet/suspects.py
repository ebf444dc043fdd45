"""Words that look like a name and are on no list: with a capital in mid-sentence, again and again.

They are shown to the person before a packet leaves; nothing is replaced because of them.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from inglenook.journal.vocabulary import Weekday
from inglenook.packet.period import MONTHS
from inglenook.packet.spelling import plain
from inglenook.words import _

RECURRING = 2
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[-‐](?=[^\W\d_]))*")
# After these a sentence begins, or something that is said.
_OPENING = frozenset(".!?…:;\"“”„«»‹›'‘([{–—-•·*#>/|")


@dataclass(frozen=True)
class Suspect:
    """A word as it was written, and how often it stands in mid-sentence."""

    word: str
    count: int


def suspects_in(texts: Iterable[str], known: frozenset[str]) -> tuple[Suspect, ...]:
    """The words that recur and may be names, the most frequent first."""
    usual = known | _usual()
    count = Counter(word for text in texts for word in _in_mid_sentence(text))
    found = [Suspect(word, n) for word, n in count.most_common() if n >= RECURRING]
    return tuple(each for each in found if not usual.issuperset(_parts(each.word)))


def _in_mid_sentence(text: str) -> Iterator[str]:
    for match in _WORD.finditer(text):
        word = match.group()
        if not _looks_like_a_name(word):
            continue
        before = text[: match.start()][-40:].rstrip()
        if before and before[-1] not in _OPENING and not _goes_on(text, match):
            yield word


def _looks_like_a_name(word: str) -> bool:
    """With a capital and small letters after it; what is all capitals is cried or shortened."""
    return len(word) > 1 and word[0] != word[0].lower() and not word.isupper()


def _goes_on(text: str, match: re.Match[str]) -> bool:
    """Whether it is only a part of a word or a number."""
    before = text[match.start() - 1 : match.start()]
    return bool(before) and (before.isalnum() or before in "_@'’")


def _parts(word: str) -> set[str]:
    return set(re.findall(r"\w+", plain(word)))


def _usual() -> frozenset[str]:
    """Words with a capital that name nobody: days and months, also several of them, or in short."""
    whole = [_(each) for each in (*(day.label for day in Weekday), *MONTHS)]
    found = [form for each in whole for form in (each, f"{each}s", each[:3])]
    return frozenset(plain(each) for each in (*found, "Sept"))
