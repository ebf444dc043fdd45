"""Words for a document: the program's own, names, and what somebody wrote, kept apart.

Only what may hold a name or a hidden word is looked through for them: a label such as *Joy*, or
the month of May, stays what it is, whatever somebody in the journal is called.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from inglenook.packet.document import Block, Paragraph, Run, Runs

# Stands for a name while a sentence is made; no text of a journal can hold it.
SLOT = "\0"
_UNSEEN = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


@dataclass(frozen=True)
class Own(Run):
    """Words of the program's own, in which nobody is named."""


def own(text: str, *, strong: bool = False) -> Runs:
    """Words of the program's own, as runs."""
    return (Own(text, strong=strong),) if text else ()


def named(sentence: str, name: str | None, *, strong: bool = False) -> Runs:
    """A sentence of the program's own with a name in each of its slots."""
    found: Runs = ()
    for place, part in enumerate(sentence.split(SLOT)):
        if place and name:
            found += (Run(clean(name), strong=strong),)
        found += own(part, strong=strong)
    return found


def in_slot(person: str | None) -> str:  # noqa: ARG001 - whoever it is
    """The name of anybody, while a sentence about them is made."""
    return SLOT


def clean(text: str) -> str:
    """One line of what somebody wrote, without what no page can show."""
    return _UNSEEN.sub("", text.replace("\t", " ")).strip()


def lines(text: str) -> list[str]:
    """What somebody wrote, line by line; empty ones are left out."""
    return [line for each in text.splitlines() if (line := clean(each))]


def line(text: str, longest: int | None = None) -> str:
    """What somebody wrote as one line; cut where it is longer than so many letters."""
    whole = " ".join(lines(text))
    if longest is None or len(whole) <= longest:
        return whole
    return f"{whole[: longest - 1].rstrip()}…"


def paragraphs(text: str, before: Runs = ()) -> Iterator[Block]:
    """What somebody wrote, a paragraph a line; ``before`` opens the first of them."""
    for place, each in enumerate(lines(text)):
        yield Paragraph((*(before if place == 0 else ()), Run(each)))


def joined(parts: list[Runs], between: str) -> Runs:
    """Some runs after each other with words of the program's own between them."""
    found: Runs = ()
    for part in parts:
        found += (*own(between), *part) if found else part
    return found
