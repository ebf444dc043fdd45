"""How a DOCX looks: its sheet, its styles, and what stands above and below each page."""

import re
from dataclasses import dataclass
from typing import Any

from docx.document import Document as WordFile
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.section import Section
from docx.shared import Inches, Length, Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

from inglenook.packet.document import Document, Paper
from inglenook.packet.letters import one_line
from inglenook.packet.sheet import language_of, title_of
from inglenook.words import _

FONT = "Georgia"
INK, MUTED, HAIRLINE = "221F1C", "5D5650", "CFC8BF"
SHEETS = {Paper.A4: (Mm(210), Mm(297)), Paper.LETTER: (Inches(8.5), Inches(11))}
SIDE, TOP, BOTTOM, EDGE = Mm(26), Mm(27), Mm(25), Mm(14)
_BORDER = {"val": "single", "space": "0"}


@dataclass(frozen=True)
class Names:
    """The styles of a file, as it calls them."""

    normal: str = "Normal"
    title: str = "Title"
    subtitle: str = "Subtitle"
    headings: tuple[str, str] = ("Heading1", "Heading2")
    points: str = "ListBullet"
    numbers: str = "ListNumber"
    remark: str = "Remark"
    cell: str = "Cell"
    gap: str = "Gap"
    table: str = "Lines"


NAMES = Names()


@dataclass(frozen=True)
class _Look:
    """Sizes in points; ``lines`` is the height of a line in lines of type."""

    size: float
    above: float = 0
    below: float = 0
    bold: bool = False
    colour: str = INK
    lines: float = 1.2


_LOOKS = {
    "Normal": _Look(10.5, 0, 7, lines=1.3),
    "Title": _Look(20, 0, 4, bold=True),
    "Subtitle": _Look(10, 0, 12, colour=MUTED),
    "Heading 1": _Look(14, 18, 5, bold=True),
    "Heading 2": _Look(11.5, 13, 4, bold=True),
    "List Bullet": _Look(10.5, 0, 3, lines=1.3),
    "List Number": _Look(10.5, 0, 3, lines=1.3),
    "Header": _Look(9, colour=MUTED),
    "Footer": _Look(9, colour=MUTED),
    "Remark": _Look(9, 0, 7, colour=MUTED),
    "Cell": _Look(9.5, 3, 3),
    "Gap": _Look(4),
}


def dress(file: WordFile, document: Document) -> None:
    """Give an empty file its sheet, styles, language, header and footer."""
    for name, look in _LOOKS.items():
        _apply(look, _style(file, name))
    _rule_below(file.styles["Subtitle"].element)
    _add_table_style(file)
    _speak(file, document)
    section = file.sections[0]
    _cut(section, document.paper)
    _write_around(section, document)


def width_of_words(file: WordFile) -> Length:
    """How wide the column of words is."""
    return Length((file.sections[0].page_width or 0) - 2 * SIDE)


def append(parent: Any, name: str, **values: str) -> Any:
    """A new element at the end of another."""
    new = OxmlElement(name, {qn(f"w:{key}"): value for key, value in values.items()})
    parent.append(new)
    return new


def _style(file: WordFile, name: str) -> ParagraphStyle:
    if name in file.styles:
        found: ParagraphStyle = file.styles[name]
    else:
        found = file.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        found.base_style = file.styles["Normal"]
    return found


def _apply(look: _Look, style: ParagraphStyle) -> None:
    for each in style.element.xpath("w:rPr | w:pPr/w:pBdr"):
        each.getparent().remove(each)
    style.font.name = FONT
    style.font.size = Pt(look.size)
    style.font.bold = look.bold
    style.font.color.rgb = RGBColor.from_string(look.colour)
    style.paragraph_format.space_before = Pt(look.above)
    style.paragraph_format.space_after = Pt(look.below)
    style.paragraph_format.line_spacing = look.lines


def _rule_below(style: Any) -> None:
    # Borders stand before what else is said of a paragraph here.
    border = OxmlElement("w:pBdr")
    append(border, "w:bottom", **(_BORDER | {"sz": "4", "space": "8", "color": HAIRLINE}))
    style.get_or_add_pPr().xpath("w:spacing")[0].addprevious(border)


def _add_table_style(file: WordFile) -> None:
    style = file.styles.add_style(NAMES.table, WD_STYLE_TYPE.TABLE)
    settings = append(style.element, "w:tblPr")
    borders = append(settings, "w:tblBorders")
    for side in ("bottom", "insideH"):
        append(borders, f"w:{side}", **(_BORDER | {"sz": "4", "color": HAIRLINE}))


def _speak(file: WordFile, document: Document) -> None:
    tag = "-".join(filter(None, language_of(document)))
    for each in file.styles.element.xpath("w:docDefaults//w:lang"):
        each.set(qn("w:val"), tag)
    for each in file.settings.element.xpath("w:themeFontLang"):
        each.set(qn("w:val"), tag)


def _cut(section: Section, paper: Paper) -> None:
    section.page_width, section.page_height = SHEETS[paper]
    section.left_margin = section.right_margin = SIDE
    section.top_margin, section.bottom_margin = TOP, BOTTOM
    section.header_distance = section.footer_distance = EDGE


def _write_around(section: Section, document: Document) -> None:
    """The title above every page but the first; the page's number below each."""
    section.different_first_page_header_footer = True
    above = section.header.paragraphs[0]
    above.text = f"{title_of(document)}\t{one_line(document.subtitle)}"
    stops = above.paragraph_format.tab_stops
    width = Length((section.page_width or 0) - 2 * SIDE)
    stops.add_tab_stop(width, WD_TAB_ALIGNMENT.RIGHT)
    for footer in (section.footer, section.first_page_footer):
        _number(footer.paragraphs[0])


def _number(paragraph: Paragraph) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for part in re.split(r"(\{[nm]\})", _("Page {n} of {m}")):
        if part in _FIELDS:
            _add_field(paragraph, _FIELDS[part])
        elif part:
            paragraph.add_run(part)


_FIELDS = {"{n}": "PAGE", "{m}": "NUMPAGES"}


def _add_field(paragraph: Paragraph, name: str) -> None:
    for kind in ("begin", "separate", "end"):
        run: Any = paragraph.add_run().element
        append(run, "w:fldChar", fldCharType=kind)
        if kind == "begin":
            code = append(paragraph.add_run().element, "w:instrText")
            code.text = name
        elif kind == "separate":
            paragraph.add_run("1")
