"""What can be done with a person: archive, merge with another, delete; each can be undone."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, QTimer

from inglenook.journal.errors import JournalError
from inglenook.journal.merging import Named, merge_people, named
from inglenook.journal.people import Person
from inglenook.ui.surroundings import Surroundings
from inglenook.ui.widgets.name_label import in_a_sentence
from inglenook.words import _, ngettext

Deed = Callable[[], object]
# So many entries take about a third of a second; for more it is said before that it is going on.
AT_ONCE = 2000
PAINTED_MS = 60  # by then that sentence is on screen


class PersonDeeds(QObject):
    """Does them. ``before`` makes what is written about the person last, before anything else."""

    def __init__(self, around: Surroundings, parent: QObject, before: Callable[[], None]) -> None:
        super().__init__(parent)
        self._around = around
        self._journal = around.journal
        self._before = before

    def offered(self, person: Person) -> list[tuple[str, str, Deed]]:
        """What goes with this person: a name, the words on the menu, and the deed."""
        archive = _("Take out of the archive") if person.retired else _("Archive")
        ways: dict[str, tuple[str, Callable[[Person], object]]] = {
            "archive": (archive, self.archive),
            "merge": (_("Merge with…"), self.merge),
            "delete": (_("Delete"), self.delete),
        }
        try:
            if not self._others(person):
                del ways["merge"]
        except JournalError as error:
            self._around.trouble(error)
            return []
        return [
            (name, words, self._telling(partial(deed, person)))
            for name, (words, deed) in ways.items()
        ]

    def archive(self, person: Person) -> None:
        """Take somebody out of the pickers, or put them back; old entries keep them."""
        self._before()
        told = _("{name} is archived: still in old entries, no longer in the pickers.")
        told = _("{name} is out of the archive.") if person.retired else told

        def deed() -> None:
            kept = self._journal.find(Person, person.id)
            if kept is not None:
                self._journal.keep(replace(kept, retired=not person.retired))

        self._around.do(deed, told.format(name=in_a_sentence(person.name)))

    def merge(self, person: Person) -> None:
        """Ask with whom, and make one of the two."""
        self._before()
        name = in_a_sentence(person.name)
        chosen = self._around.ask.choose_one(
            _("Who is the same person as {name}?").format(name=name),
            _(
                "Everything about {name} will be about the person you choose, whose name stays. "
                "This can be undone."
            ).format(name=name),
            [(each.id, each.name) for each in self._others(person)],
            _("Merge"),
        )
        stays = self._journal.find(Person, chosen)
        if stays is not None:
            self._merge(person, stays)

    def delete(self, person: Person) -> None:
        """Take somebody out whom nothing names; otherwise say why not, and what can be done."""
        self._before()
        found = named(self._journal, person)
        if found.n:
            self._offer_instead(person, found)
            return
        told = _("{name} is deleted.").format(name=in_a_sentence(person.name))
        self._around.do(lambda: self._journal.discard(person), told)

    # -- inside

    def _others(self, person: Person) -> list[Person]:
        return [each for each in self._journal.people(retired=True) if each.id != person.id]

    def _offer_instead(self, person: Person, found: Named) -> None:
        ways = [] if person.retired else [("archive", _("Archive"))]
        ways += [("merge", _("Merge with…"))] if self._others(person) else []
        way = self._around.ask.offer(_why_not(person, found), _instead(person), ways)
        if way == "archive":
            self.archive(person)
        elif way == "merge":
            self.merge(person)

    def _merge(self, gone: Person, stays: Person) -> None:
        names = {"gone": in_a_sentence(gone.name), "stays": in_a_sentence(stays.name)}
        told = _("{gone} and {stays} are one person now.").format(**names)

        def deed() -> None:
            merge_people(self._journal, gone, stays)
            self._around.say(told, lambda: self._take_time(count, _("Taking it back…"), undo))

        def undo() -> None:
            self._journal.undo()
            self._around.say(_("Taken back."), None)

        count = named(self._journal, gone).n
        self._take_time(count, _("Putting the entries together…"), deed)

    def _take_time(self, entries: int, sentence: str, deed: Deed) -> None:
        """Do something with so many entries; where that takes a while, say so first."""
        if entries <= AT_ONCE:
            self._telling(deed)()
            return
        self._around.say(sentence, None)
        QTimer.singleShot(PAINTED_MS, self, self._telling(deed))

    def _telling(self, deed: Deed) -> Callable[[], None]:
        """The same deed, that tells what goes wrong."""

        def told() -> None:
            try:
                deed()
            except JournalError as error:
                self._around.trouble(error)

        return told


def _why_not(person: Person, found: Named) -> str:
    sentence = ngettext(
        "{n} entry names {name}, so {name} cannot be deleted.",
        "{n} entries name {name}, so {name} cannot be deleted.",
        found.n,
    ).format(n=f"{found.n:,}", name=in_a_sentence(person.name))
    if not found.binned:
        return sentence
    one, many = _("{n} of them rests in the bin."), _("{n} of them rest in the bin.")
    resting = ngettext(one, many, found.binned).format(n=f"{found.binned:,}")
    return f"{sentence} {resting}"


def _instead(person: Person) -> str:
    if person.retired:
        return _("Somebody in the archive stays in old entries and is in no picker.")
    return _("In the archive they stay in old entries and leave the pickers.")
