"""A document becomes a DOCX with real headings, lists and tables, in memory."""

from collections.abc import Iterator
from functools import cached_property
from io import BytesIO
from typing import Any

import docx as word
from docx.document import Document as WordFile
from docx.oxml.table import CT_Row, CT_Tbl
from docx.oxml.text.paragraph import CT_P

from inglenook.packet.document import (
    Block,
    Document,
    Grid,
    Heading,
    NewPage,
    Paragraph,
    Picture,
    Points,
    Run,
    Runs,
    plain,
    runs,
)
from inglenook.packet.docx_page import NAMES, append, dress, width_of_words
from inglenook.packet.docx_traces import without_traces
from inglenook.packet.figures import raster
from inglenook.packet.letters import one_line, runs_backwards, shown
from inglenook.packet.progress import UNWATCHED, Progress
from inglenook.packet.sheet import alternative_of, has_words, level_of, title_of


def docx(document: Document, progress: Progress = UNWATCHED) -> bytes:
    """The document as a DOCX. The same document gives the same bytes. Raises Cancelled."""
    file = word.Document()
    dress(file, document)
    writer = _Writer(file)
    writer.write(NAMES.title, runs(title_of(document)))
    writer.write(NAMES.subtitle, runs(one_line(document.subtitle)))
    for place, block in enumerate(document.blocks):
        if isinstance(block, Picture):
            progress.reach(place / len(document.blocks))
        writer.add(block)
    whole = without_traces(file, document)
    progress.reach(1.0)
    return whole


class _Writer:
    """Puts one block after the other into a file."""

    def __init__(self, file: WordFile) -> None:
        self._file = file
        self._body = file.element.body
        self._wants_page = self._has_heading = False

    def add(self, block: Block) -> None:
        """Write one block; what has no words is left out."""
        match block:
            case Heading(_, words) if has_words(words):
                first, self._has_heading = not self._has_heading, True
                self.write(NAMES.headings[level_of(block, first=first) - 1], words)
            case Paragraph(words, quiet) if has_words(words):
                self.write(NAMES.remark if quiet else NAMES.normal, words)
            case Points(items, numbered):
                self._list(items, numbered=numbered)
            case Grid(headings, rows) if headings:
                self._table(headings, rows)
            case Picture():
                self._picture(block)
            case NewPage():
                self._wants_page = True

    def write(self, style: str, words: Runs) -> CT_P:
        """A paragraph at the end."""
        paragraph: CT_P = self._body.add_p()
        paragraph.style = style
        if self._wants_page:
            _manner(paragraph).get_or_add_pageBreakBefore()
            self._wants_page = False
        _say(paragraph, words)
        return paragraph

    def _list(self, items: tuple[Runs, ...], *, numbered: bool) -> None:
        number = self._new_list() if numbered and items else 0
        for item in items:
            paragraph = self.write(NAMES.numbers if numbered else NAMES.points, item)
            if number:
                listed = _manner(paragraph).get_or_add_numPr()
                listed.get_or_add_ilvl().val = 0
                listed.get_or_add_numId().val = number

    def _new_list(self) -> int:
        """A list of its own, so that it begins with 1."""
        numbers = self._file.part.numbering_part.element.add_num(self._pattern_of_numbers)
        numbers.add_lvlOverride(ilvl=0).add_startOverride(1)
        return int(numbers.numId)

    @cached_property
    def _pattern_of_numbers(self) -> int:
        numbering = self._file.part.numbering_part.element
        style = self._file.styles.element.get_by_id(NAMES.numbers)
        (used,) = style.xpath("w:pPr/w:numPr/w:numId/@w:val")
        return int(numbering.num_having_numId(int(used)).abstractNumId.val)

    def _table(self, headings: tuple[Runs, ...], rows: tuple[tuple[Runs, ...], ...]) -> None:
        if self._wants_page:
            self.write(NAMES.gap, ())
        self._file.add_table(len(rows) + 1, len(headings), self._file.styles[NAMES.table])
        table: CT_Tbl = self._body.tbl_lst[-1]
        lines: Iterator[CT_Row] = iter(table.tr_lst)
        for width in table.xpath("w:tr/w:tc/w:tcPr/w:tcW"):
            width.type, width.w = "auto", 0
        head = next(lines)
        append(head.get_or_add_trPr(), "w:tblHeader")
        _fill(head, tuple(_strong(each) for each in headings))
        for line, row in zip(lines, rows, strict=True):
            _fill(line, row)
        self.write(NAMES.gap, ())

    def _picture(self, picture: Picture) -> None:
        paragraph = self.write(NAMES.normal, ())
        with BytesIO(raster(picture.chart)) as image:
            drawing = self._file.part.new_pic_inline(image, width=width_of_words(self._file))
        drawing.docPr.set("descr", alternative_of(picture))
        paragraph.add_r().add_drawing(drawing)
        if has_words(picture.below):
            _manner(paragraph).get_or_add_keepNext()
            self.write(NAMES.remark, picture.below)


def _fill(line: CT_Row, cells: tuple[Runs, ...]) -> None:
    for cell, words in zip(line.tc_lst, cells, strict=True):
        (paragraph,) = cell.p_lst
        paragraph.style = NAMES.cell
        _say(paragraph, words)


def _say(paragraph: CT_P, words: Runs) -> None:
    backwards = runs_backwards(plain(words))
    if backwards:
        append(_manner(paragraph), "w:bidi")
    for each in words:
        run = paragraph.add_r()
        manner = run.get_or_add_rPr()
        if each.strong:
            append(manner, "w:b")
            append(manner, "w:bCs")
        if backwards:
            append(manner, "w:rtl")
        run.text = shown(each.text)


def _manner(paragraph: CT_P) -> Any:
    return paragraph.get_or_add_pPr()


def _strong(words: Runs) -> Runs:
    return tuple(Run(each.text, strong=True) for each in words)
