"""What stands on the pages of a packet, as plain words for somebody who does not see them."""

from inglenook.packet.document import Document, NewPage, plain
from inglenook.packet.redact import words_of

LONGEST = 6000  # letters; the file itself can be read to its end


def texts_of(document: Document) -> list[str]:
    """The words up to the first page that begins anew, and those of all that follows."""
    breaks = [at for at, block in enumerate(document.blocks) if isinstance(block, NewPage)]
    cut = breaks[0] if breaks else len(document.blocks)
    parts = [document.blocks[:cut], document.blocks[cut:]]
    texts = [
        "\n".join(plain(words) for block in part for words in words_of(block)) for part in parts
    ]
    first = "\n".join((document.title, document.subtitle, texts[0]))
    return [each[:LONGEST] for each in (first, texts[1]) if each]
