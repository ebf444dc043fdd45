"""A document as the bytes of its file, in each of the formats a packet is saved as."""

from inglenook.journal.vocabulary import PacketFormat
from inglenook.packet.document import Document
from inglenook.packet.progress import UNWATCHED, Progress

ENDINGS = {PacketFormat.PDF: "pdf", PacketFormat.DOCX: "docx", PacketFormat.MARKDOWN: "md"}


def content(
    document: Document, saved_as: PacketFormat, passphrase: str, progress: Progress = UNWATCHED
) -> bytes:
    """The bytes of a packet's file; a PDF is protected where there is a passphrase.

    Each format loads its own library when it is asked for. Raises Cancelled.
    """
    if saved_as is PacketFormat.MARKDOWN:
        from inglenook.packet.markdown import markdown

        return markdown(document).encode()
    if saved_as is PacketFormat.DOCX:
        from inglenook.packet.docx import docx

        return docx(document, progress)
    from inglenook.packet.pdf import pdf
    from inglenook.packet.protect import protect

    made = pdf(document, progress)
    return protect(made, passphrase) if passphrase else made
