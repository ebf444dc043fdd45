"""The guide: short pages on what the journal asks, read from the texts in ``resources/guide/``."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from inglenook.journal.vocabulary import Word
from inglenook.resources import resource
from inglenook.words import mark

ENGLISH = "en"
HEADS = frozenset({"order", "leads to"})
END_OF_TEXT = "---"
TITLE_MARK = "# "


class Way(Word):
    """What a page of the guide leads to: a kind of record to begin, or those who can help."""

    TRUST_FEELING = "trust_feeling", mark("Write a trust feeling")
    BID = "bid", mark("Note a bid")
    GUT_CHECK = "gut_check", mark("Start a gut check")
    CORE_GIFT = "core_gift", mark("Name a core gift")
    WEEKLY_REVIEW = "weekly_review", mark("Look at this week")
    NEED = "need", mark("Write down a need")
    HELP = "help", mark("See who can help")


class BrokenChapter(ValueError):
    """A file of the guide does not say what every page needs; for whoever writes it."""


@dataclass(frozen=True)
class Chapter:
    """One page of the guide.

    ``name`` is its file's name without the ending, ``text`` and ``sources`` are Markdown.
    """

    name: str
    order: int
    title: str
    ways: tuple[Way, ...]
    text: str
    sources: str


def chapters(language: str = ENGLISH, folder: Path | None = None) -> tuple[Chapter, ...]:
    """The pages of the guide in their order, in a language such as ``de`` or ``de_AT``.

    A page that the language does not have, or whose file is broken there, comes in English.
    """
    folder = folder or resource("guide")
    found: dict[str, Chapter] = {}
    for each in (ENGLISH, language.partition("_")[0], language):
        for path in sorted((folder / each).glob("*.md")) if each else ():
            found |= _sound(path)
    return tuple(sorted(found.values(), key=lambda chapter: (chapter.order, chapter.name)))


def read_chapter(path: Path) -> Chapter:
    """Read one file of the guide.

    Raises BrokenChapter where it is not complete, and OSError or UnicodeError where it cannot
    be read.
    """
    # Some editors set a mark before the first letter, or leave spaces at the end of a line.
    lines = [line.rstrip() for line in path.read_text("utf-8-sig").strip().splitlines()]
    head, _gap, rest = "\n".join(lines).partition("\n\n")
    written, _line, sources = rest.partition(f"\n{END_OF_TEXT}\n")
    title, _end, text = written.strip().partition("\n")
    heads = _heads(path.stem, head)
    chapter = Chapter(
        name=path.stem,
        order=_order(path.stem, heads),
        title=title.removeprefix(TITLE_MARK).strip(),
        ways=_ways(path.stem, heads),
        text=text.strip(),
        sources=sources.strip(),
    )
    if not title.startswith(TITLE_MARK) or not chapter.title:
        raise BrokenChapter(f"{path.stem}: the text does not begin with “# ” and a title")
    for part in ("text", "sources"):
        if not getattr(chapter, part):
            raise BrokenChapter(f"{path.stem}: there is no {part} (a line --- stands between them)")
    return chapter


def _sound(path: Path) -> dict[str, Chapter]:
    """The page of a file by its name. A broken one is told by a test, and not to the person."""
    try:
        return {path.stem: read_chapter(path)}
    except (BrokenChapter, UnicodeError, OSError):
        return {}


def _heads(name: str, head: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for line in head.splitlines():
        key, colon, value = line.partition(":")
        if not colon or key.strip() not in HEADS:
            raise BrokenChapter(f"{name}: “{line}” is not a line for the head")
        found[key.strip()] = value.strip()
    if missing := HEADS - set(found):
        raise BrokenChapter(f"{name}: the head does not say “{min(missing)}”")
    return found


def _order(name: str, heads: Mapping[str, str]) -> int:
    try:
        return int(heads["order"])
    except ValueError:
        raise BrokenChapter(f"{name}: the order is not a number") from None


def _ways(name: str, heads: Mapping[str, str]) -> tuple[Way, ...]:
    try:
        return tuple(
            Way.of(each.strip().replace(" ", "_")) for each in heads["leads to"].split(",")
        )
    except ValueError:
        raise BrokenChapter(f"{name}: it leads to something that does not exist") from None
