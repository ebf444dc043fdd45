"""The first run: what the journal is for, what it keeps, and one first check-in."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from inglenook.journal.entries import TrustFeeling
from inglenook.journal.first_run import PLACE
from inglenook.journal.vocabulary import About
from inglenook.journal.writing import Writing
from inglenook.ui.forms.form import Form
from inglenook.ui.forms.who_editor import WhoEditor
from inglenook.ui.pages.page import Page
from inglenook.ui.pages.today import TodayPage
from inglenook.ui.surroundings import Surroundings
from inglenook.ui.theme import Theme
from inglenook.ui.widgets.mark import Mark
from inglenook.ui.widgets.pieces import Card, button, label, row
from inglenook.ui.widgets.place_dots import PlaceDots
from inglenook.words import _, mark, ngettext

ANSWERS = ("about", "trust", "note")
LAST = 2
WIDTHS = (520, 600, 720)
SCROLL_BAR = 14
BESIDE = 2 * 32 + SCROLL_BAR
BUTTON_WIDTH = 96
_IN_GENERAL = {"about": About.GENERAL, "person": None}
_PURPOSE = (
    mark(
        "Trust does not always come easily. Here you write down small moments as they happen: "
        "somebody reached out, you felt safe, something did not sit right."
    ),
    mark(
        "Side by side, they help you to tell a real warning from an old wound. You can take them "
        "to a therapist, or keep them to yourself."
    ),
    mark(
        "It is a journal and not a treatment. It never scores anybody, and it never tells you to "
        "stay or to leave."
    ),
)
_WHERE = mark(
    "Everything is kept as you write it, encrypted, in the folder {path}. Nothing leaves this "
    "machine unless you export it."
)
_PASSPHRASE = mark(
    "Your passphrase. We cannot either. If you made a recovery key, it is the only other way in; "
    "without both, nobody will ever read this journal again."
)
_LOCKS = mark(
    "At once with {keys}, and by itself after {minutes} without input. What you are writing is "
    "kept."
)
_NO_HELP_AGAINST = mark(
    "Somebody who watches the screen or the keyboard, controls the computer, or makes you unlock "
    "it."
)
_ONE_ANSWER = mark("One answer is enough. You can also leave it for another day.")


class FirstRunPage(Page):
    """Three quiet screens, one at a time; whoever leaves them goes on to Today."""

    NAME = "first_run"
    TITLE = ""  # each of the screens has its own

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around)
        self._writing = Writing(self.journal, TrustFeeling, PLACE, **_IN_GENERAL)
        columns = (("zone",), ANSWERS)
        self.form = Form(
            self.journal, self._writing, TrustFeeling, columns, around.trouble, stretches=(0, 1)
        )
        self.form.editors["zone"].hide_heading()
        self.form.editors["note"].ask(_("A few words, if you like"))
        self._at = 0
        self._screens = (self._purpose(), self._keeping(), self._check_in())
        self._dots = PlaceDots("first_run.dots", len(self._screens))
        self._skip = button(_("Skip"), "first_run.skip", "quiet")
        self._back = button(_("Back"), "first_run.back")
        self._next = button(_("Next"), "first_run.next", "primary")
        self._finish = button(_("Finish"), "first_run.finish", "primary")
        self._lay_out()
        self._skip.clicked.connect(self._go_to_today)
        self._finish.clicked.connect(self._on_finish_clicked)
        self._back.clicked.connect(lambda: self._turn_to(self._at - 1))
        self._next.clicked.connect(lambda: self._turn_to(self._at + 1))
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self._go_on)
        self._show_screen(0)

    def finish(self) -> None:
        """Finish what was written here: nobody comes back to it."""
        if not self._writing.touched:
            return
        self._enter_name()
        if self.form.done():
            self.around.say(_("Kept on your timeline."), self.around.undo)
        elif self._writing.problems:  # only whom it is about was said
            self._writing.answer(_IN_GENERAL)
            self.form.settle()

    # -- page

    def take_keyboard(self) -> None:  # noqa: D102
        zone = self.form.editors["zone"].control
        (zone if self._at == LAST else self._next).setFocus()

    def place(self) -> dict[str, Any]:  # noqa: D102
        return {"screen": self._at}

    def go_to(self, place: Mapping[str, Any]) -> None:  # noqa: D102
        self._show_screen(place.get("screen", 0))

    def fit(self, width: int) -> None:  # noqa: D102
        super().fit(width)
        for screen, wide in zip(self._screens, WIDTHS, strict=True):
            screen.setFixedWidth(min(Theme.current.px(wide), width - BESIDE))

    # -- inside

    def _turn_to(self, screen: int) -> None:
        self._show_screen(screen)
        self.take_keyboard()

    def _go_on(self) -> None:
        if self._at == LAST:
            self._on_finish_clicked()
        else:
            self._turn_to(self._at + 1)

    def _on_finish_clicked(self) -> None:
        """Go on, unless what is written cannot be kept just now."""
        if self.form.settle() or self._writing.problems:
            self._go_to_today()

    def _go_to_today(self) -> None:
        self.around.show(TodayPage.NAME, {})

    def _show_screen(self, at: int) -> None:
        self._at = at
        for place, screen in enumerate(self._screens):
            screen.setVisible(place == at)
        self._dots.show_place(at)
        self._back.setVisible(at > 0)
        self._next.setVisible(at < LAST)
        self._finish.setVisible(at == LAST)

    def _enter_name(self) -> None:
        """A name that was typed counts, also where nobody pressed Enter after it."""
        who = self.form.editors["about"]
        if isinstance(who, WhoEditor) and who.hold().strip():
            line = who.control
            assert isinstance(line, QLineEdit)  # noqa: S101 - in it the name was typed
            line.returnPressed.emit()

    # -- laying out

    def _lay_out(self) -> None:
        self.body.addStretch(1)
        for screen in self._screens:
            self.body.addLayout(row(1, screen, 1))
        self.body.addStretch(1)
        for each in (self._back, self._next, self._finish):
            each.setMinimumWidth(Theme.current.px(BUTTON_WIDTH))
        keeps_its_place = self._back.sizePolicy()
        keeps_its_place.setRetainSizeWhenHidden(True)
        self._back.setSizePolicy(keeps_its_place)
        turning = row(1, self._back, self._dots, self._next, self._finish, 1, gap=20)
        foot = QVBoxLayout()
        foot.setContentsMargins(0, 0, SCROLL_BAR, 0)
        foot.setSpacing(8)
        foot.addLayout(turning)
        foot.addLayout(row(1, self._skip, 1))
        self._outer.addLayout(foot)

    def _purpose(self) -> QWidget:
        screen, column = _screen(_("What this journal is for"))
        column.insertWidget(0, Mark(), 0, Qt.AlignmentFlag.AlignHCenter)
        for at, sentence in enumerate(_PURPOSE):
            quiet = at == len(_PURPOSE) - 1
            column.addWidget(_centred(_(sentence), "muted" if quiet else ""))
        return screen

    def _keeping(self) -> QWidget:
        screen, column = _screen(_("What it keeps, and what it cannot do"))
        card = Card()
        number = self.around.device.settings.idle_minutes
        minutes = ngettext("{count} minute", "{count} minutes", number).format(count=number)
        keys = QKeySequence("Ctrl+L").toString(QKeySequence.SequenceFormat.NativeText)
        for heading, text in (
            (_("Where your words are"), _(_WHERE).format(path=self.around.journal_path)),
            (_("What nobody can reset"), _(_PASSPHRASE)),
            (_("When it locks"), _(_LOCKS).format(keys=keys, minutes=minutes)),
            (_("What it cannot protect you from"), _(_NO_HELP_AGAINST)),
        ):
            card.body.addWidget(label(heading, "strong", wrap=True))
            card.body.addWidget(label(text, "muted", wrap=True))
            card.body.addSpacing(6)
        column.addWidget(card)
        return screen

    def _check_in(self) -> QWidget:
        screen, column = _screen(_("One first check-in"))
        column.addWidget(_centred(_(_ONE_ANSWER), "muted"))
        card = Card(_("Where are you right now?"))
        card.body.addWidget(self.form)
        column.addWidget(card)
        return screen


def _screen(title: str) -> tuple[QWidget, QVBoxLayout]:
    screen = QWidget()
    column = QVBoxLayout(screen)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(14)
    column.addWidget(_centred(title, "title"))
    return screen, column


def _centred(text: str, role: str) -> QWidget:
    made = label(text, role, wrap=True)
    made.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    return made
