"""Somebody at the packet page: a journal worth telling of, and answers to where a file goes."""

from datetime import timedelta
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QLabel

from inglenook.journal import vocabulary as v
from inglenook.journal.entries import Bid, Note
from inglenook.journal.journal import Journal
from inglenook.journal.people import Person
from inglenook.journal.therapy import Session, Topic
from inglenook.packet.document import plain
from inglenook.packet.redact import Redacted, words_of
from inglenook.ui.packet_pages import First
from inglenook.ui.pages.packet import PacketPage
from support.windows import Desk

NEVER = "xyzzy-never"


def fill(journal: Journal) -> None:
    """A session ten days ago and one ahead; bids and notes before and after, one of them secret."""
    now = journal.clock().replace(microsecond=0)
    sam, nadia = (journal.new(Person, name=name) for name in ("Sam", "Nadia"))
    coming = journal.new(Session, happened=now + timedelta(days=2))
    journal.keep(sam, nadia, coming, journal.new(Session, happened=now - timedelta(days=10)))
    journal.keep(journal.new(Topic, session=coming.id, words="Why do I go numb around Sam?"))
    for days, person in ((1, sam), (3, nadia), (20, sam)):
        journal.keep(
            journal.new(
                Bid,
                person=person.id,
                direction=v.Direction.OFFERED,
                answer=v.Answer.TOWARD,
                happened=now - timedelta(days=days),
                note=f"a walk with {person.name} {days} days ago",
            )
        )
    words = "Then I saw Harbour again, and Sam said that Harbour was closed."
    journal.keep(
        journal.new(Note, title="The ferry", words=words, happened=now - timedelta(days=2)),
        journal.new(Note, title=NEVER, words=f"{NEVER} with Sam", share=v.Share.NEVER),
    )


def names_in(folder: Path) -> list[str]:
    """What lies in a folder."""
    return sorted(each.name for each in folder.iterdir())


class AtPacket:
    """The packet page of a desk, with its eyes on what would leave."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.made: list[Redacted] = []
        self.watch()

    @property
    def page(self) -> PacketPage:
        page = self.desk.pages.page
        assert isinstance(page, PacketPage)
        return page

    def watch(self) -> None:
        """Take note of every document that is shown from now on."""
        self.page._maker.begun.connect(self._on_begun)

    def shown(self, words: str, *, there: bool = True) -> Redacted:
        """Wait until what is on show has some words, or has them no more."""
        self.desk.wait(lambda: bool(self.made) and (words in self.text()) == there)
        self.settled()
        assert (words in self.text()) == there
        return self.made[-1]

    def settled(self) -> None:
        """Wait until the first page is that of the last choice, and sharp."""
        page = self.page
        self.desk.wait(lambda: not page._making.isActive() and page._maker._preview is not None)
        self.desk.wait(lambda: page.view.image(1) is not None and page._maker._drawing is None)

    def text(self) -> str:
        """Every word that would leave."""
        document = self.made[-1].document
        parts = [plain(words) for block in document.blocks for words in words_of(block)]
        return "\n".join([document.title, document.subtitle, *parts])

    def count_beside(self, section: str) -> str:
        """What stands beside a section's box."""
        return self.desk.find(f"packet.section.{section}", QCheckBox).accessibleName()

    def answer_where(self, monkeypatch: object, path: Path | None) -> list[str]:
        """Say where files go from now on; the list will hold the sentences that were said."""
        said: list[str] = []

        def for_new_file(
            _title: str, sentence: str, suggested: Path, _kinds: object
        ) -> Path | None:
            said.append(f"{suggested.name}: {sentence}")
            return path

        monkeypatch.setattr(self.desk.window.ask, "for_new_file", for_new_file)  # type: ignore[attr-defined]
        return said

    def saved(self, button: str) -> None:
        """Press a button that saves, and wait until that has come to an end."""
        self.desk.click(button)
        self.desk.wait(lambda: not self.page.work.is_busy)

    def told(self) -> str:
        """What the toast says."""
        return self.desk.window.toast.sentence

    def labels(self) -> list[str]:
        """Every sentence on the page."""
        return [each.text() for each in self.page.findChildren(QLabel) if each.isVisible()]

    def _on_begun(self, first: First) -> None:
        self.made.append(first.redacted)
