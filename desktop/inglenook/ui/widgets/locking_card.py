"""The card on which is chosen when the journal locks, and whether it can be hidden at once."""

from collections.abc import Iterable

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QCheckBox

from inglenook.system.signs import Sign
from inglenook.ui.device import HIDE_KEYS
from inglenook.ui.surroundings import Surroundings
from inglenook.ui.widgets.chips import Chips
from inglenook.ui.widgets.pieces import Card, label, line
from inglenook.ui.widgets.setting import Setting
from inglenook.words import _, mark

MINUTES = (1, 2, 5, 10, 15, 30, 60)
_LOCKING = mark("Locking keeps what you are writing and clears it from the memory.")
_OCCASIONS = {
    Sign.SESSION_LOCKED: mark("when the screen locks"),
    Sign.USER_SWITCHED: mark("when another user takes over"),
    Sign.LID_CLOSED: mark("when the lid closes"),
    Sign.SLEEP_BEGUN: mark("when the computer goes to sleep"),
}
_HIDING = mark(
    "Three presses within five seconds, with no other key between them, or the key you choose "
    "below: every window of the journal is gone at once, and it locks. What you are writing is "
    "kept. The page that asks for the passphrase waits among your minimised windows."
)
_NOT_HIDING = mark(
    "It does not hide that there is a journal here: the lists that this computer keeps of "
    "programs and files stay as they are. It cannot undo what somebody has read by then, and "
    "spying software sees what was on the screen."
)


class LockingCard(Card):
    """What this device does when nobody is at it, or somebody comes near."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__(_("Locking"))
        self._device = around.device
        self._system = around.system
        self._system.learned.connect(self._on_system_learned)
        self._occasions = label("", "small", wrap=True)
        self._occasions.setObjectName("settings.locksWhen")
        self._minutes = Chips("settings.idleMinutes")
        minutes = [(str(each), _("{count} min").format(count=each)) for each in MINUTES]
        self._minutes.offer(minutes, self._on_minutes_clicked)
        self._quick_hide = QCheckBox(_("Hide everything when I press Shift three times"))
        self._quick_hide.setObjectName("settings.quickHide")
        self._quick_hide.setAccessibleDescription(f"{_(_HIDING)} {_(_NOT_HIDING)}")
        self._quick_hide.clicked.connect(self._on_quick_hide_clicked)
        self._key = Chips("settings.hideKey")
        keys = [("", _("No key")), *((each, _shown(each)) for each in HIDE_KEYS)]
        self._key.offer(keys, self._on_key_clicked)
        question = _("Lock after this long without input")
        self.body.addWidget(Setting(question, self._minutes, _(_LOCKING)))
        self.body.addWidget(self._occasions)
        self.body.addWidget(line())
        self.body.addWidget(Setting("", self._quick_hide, _(_HIDING)))
        self.body.addWidget(Setting(_("Or with one key"), self._key, _(_NOT_HIDING)))

    def refresh(self) -> None:
        """Show what is chosen on this device, and what its system tells."""
        self._occasions.setText(occasions(self._system.hears))
        self._minutes.turn_on([str(self._device.settings.idle_minutes)])
        self._quick_hide.setChecked(self._device.settings.quick_hide)
        self._key.turn_on([self._device.settings.hide_key])

    def _on_system_learned(self) -> None:
        self._occasions.setText(occasions(self._system.hears))

    def _on_minutes_clicked(self, minutes: str) -> None:
        self._device.change(idle_minutes=int(minutes))
        self.refresh()

    def _on_quick_hide_clicked(self, on: bool) -> None:
        self._device.change(quick_hide=on)

    def _on_key_clicked(self, key: str) -> None:
        self._device.change(hide_key=key)
        self.refresh()


def occasions(hears: Iterable[Sign]) -> str:
    """When else it locks, of its own accord, on a system that tells so much; and when it cannot.

    A lid is missed by nobody whose computer has none.
    """
    told = [_(words) for sign, words in _OCCASIONS.items() if sign in hears]
    rest = _OCCASIONS.keys() - {*hears, Sign.LID_CLOSED}
    missing = [_(words) for sign, words in _OCCASIONS.items() if sign in rest]
    also = _("It also locks {occasions}.").format(occasions=_joined(told, _("{some} and {last}")))
    not_told = _(
        "This system does not say {occasions}. The minutes above lock it all the same, and time "
        "asleep counts."
    ).format(occasions=_joined(missing, _("{some} or {last}")))
    return " ".join([*([also] if told else []), *([not_told] if missing else [])])


def _joined(words: list[str], last_two: str) -> str:
    """One, another and the last."""
    some = ", ".join(words[:-1])
    return last_two.format(some=some, last=words[-1]) if some else "".join(words)


def _shown(key: str) -> str:
    """A key as this system names it."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
