"""Replaces names and hidden words in a whole document, and tells what was replaced.

What the program says by itself is left alone: nobody is named there.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from inglenook.packet.document import (
    Block,
    Document,
    Grid,
    Heading,
    NewPage,
    Paragraph,
    Picture,
    Points,
    Run,
    Runs,
)
from inglenook.packet.rules import Rules, rules_of
from inglenook.packet.said import Own
from inglenook.packet.suspects import Suspect, suspects_in

__all__ = ["Redacted", "Replacement", "redact", "rules_of"]


@dataclass(frozen=True)
class Replacement:
    """A word of the list, what stands instead of it, and how often it was found."""

    word: str
    instead: str
    count: int


@dataclass(frozen=True, eq=False)
class Redacted:
    """A document as it leaves; what was replaced, and what looks like a name but is not listed."""

    document: Document
    replacements: tuple[Replacement, ...]
    suspects: tuple[Suspect, ...]


def redact(document: Document, rules: Rules) -> Redacted:
    """Replace everything that the rules list. Doing it again changes nothing more."""
    count: Counter[tuple[str, str]] = Counter()
    blocks = tuple(_block(block, rules, count) for block in document.blocks)
    found = [Replacement(word, instead, n) for (word, instead), n in count.most_common()]
    texts = (run.text for block in blocks for words in words_of(block) for run in _open(words))
    return Redacted(replace(document, blocks=blocks), tuple(found), suspects_in(texts, rules.known))


def words_of(block: Block) -> Iterator[Runs]:
    """Every piece of words in a block."""
    match block:
        case Heading() | Paragraph():
            yield block.words
        case Points():
            yield from block.items
        case Grid():
            yield from block.headings
            for row in block.rows:
                yield from row
        case Picture():
            yield block.alternative
            yield block.below
        case NewPage():
            return


def _block(block: Block, rules: Rules, count: Counter[tuple[str, str]]) -> Block:
    def done(words: Runs) -> Runs:
        return _runs(words, rules, count)

    match block:
        case Heading() | Paragraph():
            return replace(block, words=done(block.words))
        case Points():
            return replace(block, items=tuple(map(done, block.items)))
        case Grid():
            rows = tuple(tuple(map(done, row)) for row in block.rows)
            return Grid(tuple(map(done, block.headings)), rows)
        case Picture():
            return replace(block, alternative=done(block.alternative), below=done(block.below))
        case NewPage():
            return block


def _runs(words: Runs, rules: Rules, count: Counter[tuple[str, str]]) -> Runs:
    found: list[Run] = []
    for place, run in enumerate(words):
        if isinstance(run, Own) or run.replaced:
            found.append(run)
            continue
        for piece in rules.pieces(run.text, opens=place == 0):
            if piece.listed:
                count[piece.listed.word, piece.listed.instead or ""] += 1
            found.append(replace(run, text=piece.text, replaced=piece.listed is not None))
    return tuple(found)


def _open(words: Runs) -> Iterator[Run]:
    """What was written, and not replaced."""
    return (run for run in words if not isinstance(run, Own) and not run.replaced)
