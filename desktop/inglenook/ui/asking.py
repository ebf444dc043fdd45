"""What the unlock page asks for at a time, in words: a passphrase, a recovery key, an old one."""

from dataclasses import dataclass

from inglenook.words import _


@dataclass(frozen=True)
class Asking:
    """The words of the page: what belongs in the line, what the button says and says at work."""

    secret: str
    button: str
    busy: str
    other_way: str
    notice: str = ""
    by_key: bool = False
    restores: bool = False


def for_passphrase() -> Asking:
    """The usual way."""
    return Asking(_("Passphrase"), _("Unlock"), _("Unlocking…"), _("Use the recovery key"))


def for_recovery_key() -> Asking:
    """For whoever has forgotten the passphrase."""
    words = (_("Recovery key"), _("Unlock"), _("Unlocking…"), _("Use the passphrase"))
    return Asking(*words, by_key=True)


def for_backup(day: str) -> Asking:
    """A backup opens with what was valid when it was made."""
    notice = _(
        "The backup of {day} opens with the passphrase that was valid then. What is in the "
        "journal's folder now is kept beside it."
    )
    words = (_("Passphrase of that day"), _("Restore"), _("Restoring…"), _("Back"))
    return Asking(*words, notice.format(day=day), restores=True)
