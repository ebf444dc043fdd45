"""The card of Settings that leads to everything about what opens the journal."""

from inglenook.ui.surroundings import Surroundings
from inglenook.ui.widgets.flow import Flow
from inglenook.ui.widgets.pieces import Card, button, label
from inglenook.words import _, mark

_LEAD = mark("What opens this journal, and what to do when somebody else may open it too.")
_WAYS = {
    "change_passphrase": mark("Change the passphrase…"),
    "recovery": mark("Recovery key…"),
    "renewal": mark("Somebody may know my passphrase…"),
    "guessing": mark("Make guessing slower…"),
}


class KeysCard(Card):
    """A button for each page."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__(_("Passphrase and keys"))
        self.setObjectName("settings.keys")
        self.body.addWidget(label(_(_LEAD), "small", wrap=True))
        buttons = Flow(gap=8)
        for name, words in _WAYS.items():
            way = button(_(words), f"settings.{name}")
            way.clicked.connect(lambda _on=False, name=name: around.show(name, {}))
            buttons.addWidget(way)
        self.body.addLayout(buttons)
