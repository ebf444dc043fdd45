"""A PDF that opens only with its passphrase: AES with 256 bits, as PDF 2.0 has it (revision 6)."""

import secrets
import unicodedata
from io import BytesIO

import pikepdf

from inglenook.journal.errors import JournalError
from inglenook.words import mark

LONGEST = 127  # bytes; the format knows no more of a passphrase

# To read, print and copy is what a therapist needs; the text is the writer's own.
_ALLOWED = pikepdf.Permissions(
    accessibility=True,
    extract=True,
    print_lowres=True,
    print_highres=True,
    modify_annotation=False,
    modify_assembly=False,
    modify_form=False,
    modify_other=False,
)


class PassphraseUnusable(JournalError):
    """The passphrase of a file is empty or longer than the format allows."""

    sentence = mark("The passphrase of the file must have between 1 and 127 letters.")


def protect(data: bytes, passphrase: str) -> bytes:
    """The PDF encrypted, with its title and all. Raises PassphraseUnusable."""
    encryption = pikepdf.Encryption(
        user=_prepared(passphrase),
        owner=secrets.token_urlsafe(32),  # known to nobody: what is not allowed stays so
        R=6,
        aes=True,
        metadata=True,
        allow=_ALLOWED,
    )
    with pikepdf.open(BytesIO(data)) as opened, BytesIO() as file:
        opened.save(file, encryption=encryption, min_version="2.0")
        return file.getvalue()


def _prepared(passphrase: str) -> str:
    """The one spelling of it that readers agree on, however its letters were typed."""
    known = unicodedata.normalize("NFKC", passphrase)
    if not 0 < len(known.encode(errors="replace")) <= LONGEST:
        raise PassphraseUnusable
    return known
