"""A packet as a file: its bytes, where it goes, and the making of it with a way to stop."""

from typing import TYPE_CHECKING

from inglenook.journal.vocabulary import PacketFormat
from inglenook.ui.leaving import ANYBODY, ITS_PASSPHRASE, Target, ask_where
from inglenook.ui.surroundings import Surroundings
from inglenook.words import _

if TYPE_CHECKING:
    from inglenook.packet.choice import Choice
    from inglenook.packet.choose import Gathered
    from inglenook.ui.widgets.long_work import Watch, Work

_MADE = 0.2  # the share of the work when the document is put together


def ask_for_target(
    around: Surroundings, choice: "Choice", saved_as: PacketFormat, *, protect: bool
) -> Target | None:
    """Ask where a packet goes; its name says nothing but a day."""
    from inglenook.packet.content import ENDINGS

    ending = ENDINGS[saved_as]
    name = _("notes-{day}.{ending}").format(day=choice.until.isoformat(), ending=ending)
    title = _("Save as {format}").format(format=_(saved_as.label))
    sentence = _(ITS_PASSPHRASE) if protect and saved_as is PacketFormat.PDF else _(ANYBODY)
    if protect and saved_as is not PacketFormat.PDF:
        sentence = f"{_('Only a PDF can be protected with a passphrase.')} {sentence}"
    return ask_where(around, title, sentence, name, [(_(saved_as.label), ending)])


def saving(
    gathered: "Gathered",
    choice: "Choice",
    saved_as: PacketFormat,
    passphrase: str,
    target: Target,
) -> "Work":
    """What makes the file and writes it; once it is cancelled, nothing is written."""

    def work(watch: "Watch") -> None:
        from inglenook.outside import write_new
        from inglenook.packet.content import content
        from inglenook.packet.make import make
        from inglenook.packet.progress import Progress

        whole = Progress(watch.is_unwanted, watch.tell)
        document = make(gathered, choice).document
        whole.reach(_MADE)
        later = Progress(watch.is_unwanted, lambda share: watch.tell(_MADE + share * (1 - _MADE)))
        data = content(document, saved_as, passphrase, later)
        whole.reach(1.0)
        write_new(target.path, data, replace=target.replace)

    return work
