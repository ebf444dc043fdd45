"""Texts in which words are as frequent as in any language: a few very, most of them rarely."""

import random
from collections.abc import Iterator, Sequence
from itertools import accumulate

# The words that an English text mostly consists of, the most frequent first.
COMMON = (
    "the of and to in a is that it was for i he with she be as on you at by his her not this "
    "but from they have had we are or an my were which there their been has when who will no "
    "would if what so me said could than them up out into do time about then some him like "
    "now over only other know just how our more after well also never because get think feel "
    "felt again really very still want even such most way day back down went thing good "
    "little long always before where why night home talk told asked while though through "
    "until together without within another something nothing someone thought heart trust safe "
    "seen anything "
)
VOCABULARY = 30_000
BEGINNINGS = "b c d f g h k l m n p r s t v w br ch cl dr fl gr pl pr sh sl sn sp st str th tr wh"
MIDDLES = "a e i o u ai ea ee oa ou"
ENDS = "n r s t l m d ck ng st rd nt"
# Zipf's law as Mandelbrot wrote it down: frequency goes with 1 / (rank + 2.7).
SHIFT = 2.7


class Prose:
    """Draws words; the same seed draws the same."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)
        self.vocabulary = _vocabulary()
        self._weights = list(accumulate(1 / (rank + SHIFT) for rank in range(VOCABULARY)))

    def words(self, count: int) -> list[str]:
        """As many words, each as often as it is used."""
        return self._chance.choices(self.vocabulary, cum_weights=self._weights, k=count)

    def texts(self, count: int, words: int) -> Iterator[str]:
        """As many texts of so many words each."""
        for _ in range(count):
            yield " ".join(self.words(words))


def _vocabulary() -> Sequence[str]:
    chance = random.Random(7)
    common, begin, middle, end = (each.split() for each in (COMMON, BEGINNINGS, MIDDLES, ENDS))
    made = dict.fromkeys(common)
    while len(made) < VOCABULARY:
        syllables = (
            chance.choice(begin) + chance.choice(middle) + chance.choice(["", "", *end])
            for _ in range(chance.choice((1, 2, 2, 2, 3, 3)))
        )
        made["".join(syllables)] = None
    return list(made)
