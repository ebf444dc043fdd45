"""A document as plain data for the template that sets it, so that no text can be markup."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from unicodedata import normalize

from inglenook.packet.document import (
    Block,
    Document,
    Grid,
    Heading,
    NewPage,
    Paragraph,
    Picture,
    Points,
    Runs,
    plain,
)
from inglenook.packet.letters import breakable, one_line, runs_backwards, shown
from inglenook.words import _

_TAG = re.compile(r"([a-z]{2,3})(?:-[A-Za-z]{4})?(?:-([A-Z]{2}))?(?:-.*)?")
_USUAL_LANGUAGE = "en"
ALSO_BACKWARDS = "DejaVu Sans"  # has Hebrew and Arabic

Data = dict[str, Any]


@dataclass(frozen=True)
class Manner:
    """How a document is set. ``marked`` shows which words stand for others.

    That is for looking at, not for giving away. ``of_all`` tells on each page how many there are.
    """

    marked: bool = False
    of_all: bool = True


TO_GIVE_AWAY = Manner()


def sheet(document: Document, fonts: list[str], manner: Manner) -> Data:
    """Everything the template asks for; pictures are files named by ``picture_file``."""
    language, region = language_of(document)
    return {
        "title": title_of(document),
        "subtitle": one_line(document.subtitle),
        "lang": language,
        "region": region,
        "paper": document.paper.value,
        "footer": _("Page {n} of {m}") if manner.of_all else _("Page {n}"),
        "fonts": fonts,
        "fonts-backwards": sorted(fonts, key=lambda family: family != ALSO_BACKWARDS),
        "marked": manner.marked,
        "blocks": list(_blocks(document)),
    }


def title_of(document: Document) -> str:
    """The title; a document for everybody's eyes must have one."""
    return one_line(document.title) or _("Notes")


def language_of(document: Document) -> tuple[str, str | None]:
    """The language and the region of a tag such as en-GB; English where it is no tag."""
    found = _TAG.fullmatch(document.language)
    return (found[1], found[2]) if found else (_USUAL_LANGUAGE, None)


def picture_file(place: int) -> str:
    """The name that the template knows a picture by; the first has place 0."""
    return f"picture-{place}.svg"


def alternative_of(picture: Picture) -> str:
    """What a picture shows, in words; never empty."""
    return one_line(plain(picture.alternative)) or one_line(picture.chart.title) or _("A chart.")


def level_of(heading: Heading, *, first: bool) -> int:
    """Its level; the first of a document is 1, as readers for the blind expect."""
    return 1 if first or heading.level <= 1 else 2


def has_words(words: Runs) -> bool:
    """Whether there is anything to see in them."""
    return bool(one_line(plain(words)))


def _blocks(document: Document) -> Iterator[Data]:
    seen_heading, seen_pictures = False, 0
    for block in document.blocks:
        if isinstance(block, Heading):
            if has_words(block.words):
                yield _heading(block, first=not seen_heading)
                seen_heading = True
        elif isinstance(block, Picture):
            yield _picture(block, seen_pictures)
            seen_pictures += 1
        else:
            yield from _plain_block(block)


def _plain_block(block: Block) -> Iterator[Data]:
    match block:
        case Paragraph(words, quiet) if has_words(words):
            yield {"kind": "remark" if quiet else "paragraph", "words": _said(words)}
        case Points(items, numbered) if items:
            kind = "numbers" if numbered else "points"
            yield {"kind": kind, "items": [_said(item) for item in items]}
        case Grid(headings, rows) if headings:
            yield {
                "kind": "table",
                "headings": [_said(each) for each in headings],
                "rows": [[_said(cell) for cell in row] for row in rows],
            }
        case NewPage():
            yield {"kind": "page"}


def _heading(block: Heading, *, first: bool) -> Data:
    words = _said(block.words)
    return {"kind": "heading", "level": level_of(block, first=first), "words": words}


def _picture(block: Picture, place: int) -> Data:
    return {
        "kind": "picture",
        "file": picture_file(place),
        "alternative": alternative_of(block),
        "below": _said(block.below),
    }


def _said(words: Runs) -> list[Any]:
    """The runs, each with its manner, and whether they run from right to left."""
    # Composed letters have a sign of their own in more fonts.
    runs = [
        [breakable(normalize("NFC", shown(run.text))), run.strong, run.replaced] for run in words
    ]
    return [runs, runs_backwards(plain(words))]
