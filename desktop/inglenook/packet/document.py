"""What a packet says, before it becomes a PDF, a DOCX or Markdown: headings, words, tables, charts.

All three are made from this, so that they hold the same in the same order.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from inglenook.charts.chart import Chart


class Paper(StrEnum):
    """The sheet a packet is printed on."""

    A4 = "a4"
    LETTER = "us-letter"


@dataclass(frozen=True)
class Run:
    """Some words in one manner. ``replaced`` ones stand for a name or a hidden word."""

    text: str
    strong: bool = False
    replaced: bool = False


Runs = tuple[Run, ...]


@dataclass(frozen=True)
class Heading:
    """A heading; ``level`` is 1 for a section and 2 within it."""

    level: int
    words: Runs


@dataclass(frozen=True)
class Paragraph:
    """A paragraph; a quiet one is set smaller, as a remark."""

    words: Runs
    quiet: bool = False


@dataclass(frozen=True)
class Points:
    """A list, with numbers or with dots."""

    items: tuple[Runs, ...]
    numbered: bool = False


@dataclass(frozen=True)
class Grid:
    """A table: as many cells in each row as there are headings."""

    headings: tuple[Runs, ...]
    rows: tuple[tuple[Runs, ...], ...]


@dataclass(frozen=True, eq=False)
class Picture:
    """A chart; ``alternative`` says in words what it shows, ``below`` stands under it."""

    chart: "Chart"
    alternative: Runs
    below: Runs


@dataclass(frozen=True)
class NewPage:
    """What follows begins on a page of its own."""


Block = Heading | Paragraph | Points | Grid | Picture | NewPage


@dataclass(frozen=True, eq=False)
class Document:
    """A whole packet. ``language`` is a tag such as en or en-GB. The title names nobody."""

    title: str
    subtitle: str
    language: str
    paper: Paper
    blocks: tuple[Block, ...]


def plain(words: Runs) -> str:
    """The words without their manner."""
    return "".join(run.text for run in words)


def runs(text: str, *, strong: bool = False) -> Runs:
    """Some words in one manner, as runs."""
    return (Run(text, strong=strong),) if text else ()
