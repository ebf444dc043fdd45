"""The card of Settings that leads to everything about what opens the journal."""

from inglenook.ui.surroundings import Surroundings
from inglenook.ui.widgets.pieces import Card
from inglenook.ui.widgets.row_button import RowButton
from inglenook.words import _, mark

# The page of each, what it is called, and what it is for.
_WAYS = (
    (
        "change_passphrase",
        mark("Change the passphrase"),
        mark("Another one opens the same journal."),
    ),
    ("recovery", mark("Recovery key"), mark("A way in if you forget the passphrase.")),
    (
        "renewal",
        mark("Somebody may know my passphrase"),
        mark("Everything is locked anew, so that what they know opens nothing here."),
    ),
    (
        "guessing",
        mark("Make guessing slower"),
        mark("For somebody who has the files and tries one passphrase after the other."),
    ),
)


class KeysCard(Card):
    """A row for each page."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__(_("Passphrase and keys"))
        self.setObjectName("settings.keys")
        self.body.setSpacing(0)
        self.body.setContentsMargins(18, 18, 18, 10)
        for name, title, told in _WAYS:
            way = RowButton(f"settings.{name}", _(title), (_(told),))
            way.clicked.connect(lambda name=name: around.show(name, {}))
            self.body.addWidget(way)
