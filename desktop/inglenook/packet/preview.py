"""The pages of a document to be looked at before it leaves: the very ones of its PDF."""

import json
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO

import pikepdf

from inglenook.packet.document import Block, Document, NewPage, Paragraph, Picture, plain
from inglenook.packet.pdf import pdf
from inglenook.packet.progress import UNWATCHED, Progress
from inglenook.packet.sheet import Manner
from inglenook.packet.typesetting import TEMPLATE, typeset

POINTS_PER_INCH = 72

# How many letters are more than two pages, and how many a picture stands for.
_TWO_PAGES, _PICTURE, _BLOCK = 9000, 1500, 90

_HAIR = 0.01  # px

_ONE_PAGE = b"""#set page(width: auto, height: auto, margin: 0pt)
#image(bytes(json("page.json")))"""


class Preview:
    """A document set in pages, its replaced words marked.

    It may be made on any thread, and holds the document's PDF until it goes.
    """

    def __init__(self, document: Document, progress: Progress = UNWATCHED) -> None:
        self._pdf = pdf(document, progress, Manner(marked=True))
        with pikepdf.open(BytesIO(self._pdf)) as opened:
            self.page_count = len(opened.pages)
        self._seen: dict[tuple[int, float], bytes] = {}

    def page(self, number: int, px_per_point: float) -> bytes:
        """A page as a PNG; the first has number 1. A point is 1/72 inch."""
        wanted = (number, px_per_point)
        if wanted not in self._seen:
            self._seen[wanted] = _drawn(self._pdf, number, px_per_point)
        return self._seen[wanted]


def first_glance(document: Document, px_per_point: float) -> bytes:
    """The first page of a long document as a PNG, before all of it is set.

    It is page one of its ``Preview`` but for the number of all pages, which is not known yet.
    """
    beginning = replace(document, blocks=tuple(_beginning(document.blocks)))
    cut = len(beginning.blocks) < len(document.blocks)
    made = pdf(beginning, manner=Manner(marked=True, of_all=not cut))
    return _drawn(made, 1, px_per_point)


def _beginning(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Blocks that fill the first page and more, so that it looks as it does in the whole."""
    letters = 0
    for block in blocks:
        yield block
        letters += _letters(block)
        if letters > _TWO_PAGES or isinstance(block, NewPage):
            return


def _letters(block: Block) -> int:
    if isinstance(block, Paragraph):
        return _BLOCK + len(plain(block.words))
    return _PICTURE if isinstance(block, Picture) else _BLOCK


def _drawn(data: bytes, number: int, px_per_point: float) -> bytes:
    # What typst reads must be text; one page as numbers is small.
    page = json.dumps(list(_cut_out(data, number, px_per_point))).encode()
    files = {TEMPLATE: _ONE_PAGE, "page.json": page}
    return typeset(files, format="png", ppi=px_per_point * POINTS_PER_INCH)


def _cut_out(data: bytes, number: int, px_per_point: float) -> bytes:
    """One page as a PDF of its own, as large as whole px, or letters lose some of theirs."""
    with pikepdf.open(BytesIO(data)) as whole, pikepdf.new() as one, BytesIO() as file:
        one.pages.append(whole.pages[number - 1])
        page = one.pages[0]
        left, _low, right, top = map(float, page.mediabox)
        across, up = _whole_px((right - left) * px_per_point, top * px_per_point)
        page.mediabox = pikepdf.Rectangle(
            left, top - up / px_per_point, left + across / px_per_point, top
        )
        one.save(file)
        return file.getvalue()


def _whole_px(width: float, height: float) -> tuple[float, float]:
    """The nearest whole numbers but for a hair, since typst rounds them up again."""
    across, up = round(width), round(height)
    # It makes the width whole first, and finds the height by how the two go together.
    narrower = across - 2 * _HAIR
    return narrower, up * narrower / across - _HAIR
