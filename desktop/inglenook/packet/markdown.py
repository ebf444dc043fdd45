"""A document becomes Markdown (CommonMark, with tables as GitHub has them).

Whatever was written stands there as words: none of it can act as Markdown or as HTML. Charts are
told in words.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

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
from inglenook.words import _

# Signs that mean something to some Markdown. A few do only beside others: an address or a picture
# of a face after a colon, an entity after an ampersand.
_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|~$^@]|=(?==)|&(?=[#\w])|:(?=[^\s\d*]))")
# What begins a list, a line across or a heading where it opens a line.
_OPENING_SIGN = re.compile(r"^(\s*)([-+=:])")
_OPENING_NUMBER = re.compile(r"^(\s*\d+)([.)])")
# Addresses that some readers make a link of by themselves.
_WWW = re.compile(r"\b(www)(\.)", re.IGNORECASE)
_INDENTED = re.compile(r"^\s+")
_EDGE = "&#8203;"
_BREAKS = re.compile(r"\s*[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+\s*")


def markdown(document: Document) -> str:
    """The whole document, with a line end at its end."""
    front = [f"# {_escaped(document.title)}", _escaped(document.subtitle)]
    blocks = [text for block in document.blocks if (text := _block(block))]
    return "\n\n".join([*(each for each in front if each), *blocks]) + "\n"


def _block(block: Block) -> str:
    match block:
        case Heading():
            return f"{'#' * (block.level + 1)} {_words(block.words)}"
        case Paragraph():
            return _words(block.words)
        case Points():
            return "\n".join(_points(block))
        case Grid():
            return "\n".join(_table(block))
        case Picture():
            return "\n\n".join(each for each in _told(block) if each)
        case NewPage():
            return "---"


def _points(block: Points) -> Iterator[str]:
    for place, item in enumerate(block.items, start=1):
        yield f"{place}. {_words(item)}" if block.numbered else f"- {_words(item)}"


def _table(block: Grid) -> Iterator[str]:
    yield _row(block.headings)
    yield "|" + " --- |" * len(block.headings)
    yield from map(_row, block.rows)


def _row(cells: tuple[Runs, ...]) -> str:
    return "".join(f"| {_words(cell)} " for cell in cells) + "|"


def _told(block: Picture) -> Iterator[str]:
    """What the chart shows, and below it what stands below it."""
    if block.alternative:
        label = _escaped(_("Chart:"))
        yield f"> *{label}* {_words(block.alternative)}"
    yield _words(block.below)


def _words(words: Runs) -> str:
    """Some runs on one line; strong ones next to each other share their stars."""
    merged = _merged(words)
    texts = [_run(run, opens=place == 0) for place, run in enumerate(merged)]
    # Stars need an edge of a word beside them; between two letters they are given one.
    for place, (run, after) in enumerate(pairwise(merged)):
        if not run.text[-1:].isspace() and not after.text[:1].isspace():
            texts[place] += _EDGE
    return "".join(texts).strip()


def _merged(words: Runs) -> list[Run]:
    found: list[Run] = []
    for run in words:
        if found and found[-1].strong == run.strong:
            found[-1] = Run(found[-1].text + run.text, strong=run.strong)
        elif run.text:
            found.append(Run(run.text, strong=run.strong))
    return found


def _run(run: Run, *, opens: bool) -> str:
    text = _BREAKS.sub(" ", run.text)
    core = text.strip()
    if not core:
        return " " if text else ""
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    escaped = _escaped(core) if opens else _inside(core)
    marked = f"**{escaped}**" if run.strong else escaped
    return f"{' ' if before else ''}{marked}{' ' if after else ''}"


def _escaped(text: str) -> str:
    """Words that open a line."""
    inside = _inside(_INDENTED.sub("", text))
    return _OPENING_NUMBER.sub(r"\1\\\2", _OPENING_SIGN.sub(r"\1\\\2", inside))


def _inside(text: str) -> str:
    return _WWW.sub(r"\1\\\2", _SIGNS.sub(r"\\\1", text))
