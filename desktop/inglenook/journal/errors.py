"""What can go wrong that is the world's fault, each with a sentence for the person.

Anything that is not a ``JournalError`` is a bug in the program.
"""

from inglenook.words import _, mark, ngettext


class JournalError(Exception):
    """The world's fault. Its text is a sentence that says what is wrong and what to do."""

    sentence = mark("Something went wrong. Nothing you wrote was changed.")

    def __init__(self, sentence: str = "") -> None:
        super().__init__(sentence or _(self.sentence))


class Refused(JournalError):
    """A record does not fit its fields. ``problems`` holds a sentence per field name."""

    def __init__(self, problems: dict[str, str]) -> None:
        super().__init__(" ".join(problems.values()))
        self.problems = problems


class WrongPassphrase(JournalError):
    """The key file is whole, and none of its slots opens with this secret."""

    sentence = mark(
        "This passphrase does not open the journal. Check Caps Lock and the keyboard layout, "
        "then try again."
    )


class WrongRecoveryKey(WrongPassphrase):
    """The key file is whole, and no recovery slot opens with this key."""

    sentence = mark("This recovery key does not open the journal. Check each group of letters.")


class JournalMissing(JournalError):
    """There is no vault where one was expected."""

    sentence = mark(
        "There is no journal in this place. It may have been moved or renamed, or its disk is "
        "not connected."
    )


class PlaceTaken(JournalError):
    """A new vault would land on something that exists."""

    sentence = mark("There is already something with this name. Choose another name or place.")


class KeyFileMissing(JournalError):
    """Neither copy of the key file exists."""

    sentence = mark(
        "The key file of this journal is missing. Without it nothing can be opened. "
        "Look for “keys” in a copy of the journal's folder and put it back."
    )


class KeyFileDamaged(JournalError):
    """Neither copy of the key file is whole."""

    sentence = mark(
        "The key file of this journal is damaged, so no passphrase can open it. "
        "Your entries are not lost: put back “keys” from a copy of the journal's folder."
    )


class DatabaseMissing(JournalError):
    """The key file names a database that is not in the folder."""

    sentence = mark(
        "The file that holds your entries is missing from the journal's folder. "
        "Put it back from a copy of the folder."
    )


class DatabaseDamaged(JournalError):
    """The database is not what was written: cut, torn, swapped or altered."""

    sentence = mark(
        "The file that holds your entries is damaged. Nothing has been changed. "
        "Keep this folder as it is."
    )


class NewerVersion(JournalError):
    """The vault was written by a later version of the program."""

    sentence = mark(
        "This journal was last opened by a newer version of Inglenook. "
        "Install that version to open it."
    )


class ReadOnlyPlace(JournalError):
    """The vault's folder or files cannot be written."""

    sentence = mark(
        "This journal lies where nothing can be written. "
        "Copy its folder to your own disk and open the copy."
    )


class NoPermission(JournalError):
    """The operating system refuses to let this user read the vault."""

    sentence = mark("You do not have permission to open this journal with this user account.")


class DiskFull(JournalError):
    """There is no room left for what must be written."""

    sentence = mark(
        "The disk is full. Make some room, then try again; what is already kept is safe."
    )


class DiskFault(JournalError):
    """The disk or its connection failed while it was read or written."""

    sentence = mark(
        "The disk did not answer. Check that it is connected, then try again; "
        "what is already kept is safe."
    )


class InUse(JournalError):
    """Another program has this vault open."""

    sentence = mark("This journal is open in another window. Lock or close that one first.")


class OnlyToRead(JournalError):
    """The journal is open for reading only: what could be read of a damaged one."""

    sentence = mark(
        "This journal is open for reading only, so nothing was written. "
        "What you see here stays as it is."
    )


class TooSoon(JournalError):
    """Several passphrases in a row were wrong. ``seconds`` is how long it is until the next."""

    def __init__(self, seconds: int) -> None:
        told = ngettext(
            "You can try again in {count} s.", "You can try again in {count} s.", seconds
        )
        super().__init__(told.format(count=seconds))
        self.seconds = seconds


class NotEnoughMemory(JournalError):
    """The key derivation needs more memory than there is."""

    sentence = mark(
        "There is not enough free memory to unlock. Close some other programs and try again."
    )


class BackupDamaged(JournalError):
    """A backup is not what was written: cut, added to, or altered."""

    sentence = mark("This backup is damaged and cannot be used. Choose another one.")


class NotBackedUp(JournalError):
    """What would have become a backup is damaged, so it did not become one."""

    sentence = mark(
        "No backup was made, because something in the journal cannot be read. The backups from "
        "before are kept. “inglenook check” says what it is."
    )


class OtherKeys(JournalError):
    """A backup from before the vault got a new master key, or of another vault."""

    sentence = mark(
        "This backup has other keys than the journal has now, so it cannot be checked from here. "
        "It opens with the passphrase that was valid when it was made."
    )
