"""The pages about passphrase and keys, which Settings leads to."""

from inglenook.ui.pages.change_passphrase import ChangePassphrasePage
from inglenook.ui.pages.guessing import GuessingPage
from inglenook.ui.pages.page import Page
from inglenook.ui.pages.recovery import RecoveryPage
from inglenook.ui.pages.renewal import RenewalPage

KEY_PAGES: tuple[type[Page], ...] = (
    ChangePassphrasePage,
    RecoveryPage,
    RenewalPage,
    GuessingPage,
)
