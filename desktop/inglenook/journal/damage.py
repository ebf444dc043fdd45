"""What is known of damage to a journal's file, and what could be read of it all the same."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from inglenook.journal.record import Record
from inglenook.words import _, mark, ngettext

_NONE = mark("None of it can be read.")
_UNTOUCHED = mark("No entry is touched by this.")
_DRAFTS = mark("What was half-written could not be read.")


@dataclass(frozen=True)
class Damage:
    """What a quick look found: how many of the file's pages are damaged, and what that means.

    ``kinds`` are those of which something cannot be read; ``opens`` is whether anything can.
    ``is_cut``: the end of the file is missing. ``has_more``: something was added to its end.
    """

    pages: int
    of: int
    kinds: tuple[type[Record], ...]
    opens: bool
    is_cut: bool = False
    has_more: bool = False

    def told(self) -> str:
        """How far it goes, in a sentence or two."""
        return " ".join(each for each in (self._pages(), self._ending(), self._touched()) if each)

    def _ending(self) -> str:
        if self.is_cut:
            return _("Its end is missing.")
        return _("Something was added to its end.") if self.has_more else ""

    def _pages(self) -> str:
        if not self.pages:
            return ""
        sentence = ngettext(
            "{count} of its {all} pages is damaged.",
            "{count} of its {all} pages are damaged.",
            self.pages,
        )
        return sentence.format(count=self.pages, all=self.of)

    def _touched(self) -> str:
        if not self.opens:
            return _(_NONE)
        if not self.kinds:
            return _(_UNTOUCHED)
        return _("Some of this cannot be read: {kinds}.").format(kinds=_labels(self.kinds))


@dataclass(frozen=True)
class Part:
    """How many records of a kind could be read, of how many; None where that is not known."""

    kind: type[Record]
    read: int
    expected: int | None

    @property
    def missing(self) -> int | None:
        """How many could not be read, where that is known."""
        return None if self.expected is None else max(0, self.expected - self.read)


@dataclass(frozen=True)
class Salvaged:
    """What a journal that is open for reading only holds, and what is missing from it.

    ``stand_ins`` are people and others made up for what is named by what could be read, but could
    not be read itself. ``has_drafts`` is whether what was half-written is all there.
    """

    parts: tuple[Part, ...] = ()
    stand_ins: int = 0
    has_drafts: bool = True

    @property
    def is_whole(self) -> bool:
        """Whether all that ever was kept could be read."""
        return self.has_drafts and all(part.missing == 0 for part in self.parts)

    def told(self) -> list[str]:
        """What is missing, in sentences."""
        told = [*self._lost()]
        if self.stand_ins:
            sentence = ngettext(
                "{count} name could not be read; what belongs to it stands under a made-up one.",
                "{count} names could not be read; what belongs to them stands under made-up ones.",
                self.stand_ins,
            )
            told.append(sentence.format(count=self.stand_ins))
        if not self.has_drafts:
            told.append(_(_DRAFTS))
        return told or [_("Every entry could be read.")]

    def _lost(self) -> Iterator[str]:
        lost = [
            _("{kind} ({count} of {all})").format(
                kind=_(part.kind.LABEL), count=part.missing, all=part.expected
            )
            for part in self.parts
            if part.missing
        ]
        if lost:
            yield _("Missing: {what}.").format(what=", ".join(lost))
        unknown = [
            _("{kind} ({count} read)").format(kind=_(part.kind.LABEL), count=part.read)
            for part in self.parts
            if part.missing is None
        ]
        if unknown:
            yield _("Nobody knows how many are missing of: {what}.").format(what=", ".join(unknown))


def _labels(kinds: Iterable[type[Record]]) -> str:
    return ", ".join(f"“{_(kind.LABEL)}”" for kind in kinds)
