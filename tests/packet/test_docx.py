"""A packet's DOCX has real headings, lists, tables and pictures, and tells nothing of its maker."""

import shutil
import subprocess
import zipfile
from io import BytesIO

import docx as word
import pytest
from docx.oxml.ns import qn
from docx.shared import Mm
from hypothesis import given, settings
from hypothesis import strategies as st

from inglenook.packet.document import (
    Grid,
    Heading,
    NewPage,
    Paper,
    Paragraph,
    Points,
    Run,
    runs,
)
from inglenook.packet.docx import docx
from inglenook.packet.progress import Cancelled, Progress
from support.packets import document, picture, the_page_that_matters


def reopened(*blocks, **values):
    return word.Document(BytesIO(docx(document(*blocks, **values))))


def told(*blocks):
    """The style and the words of each paragraph of a document's own."""
    return [(each.style.name, each.text) for each in reopened(*blocks).paragraphs[2:]]


def parts(data):
    with zipfile.ZipFile(BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


@pytest.fixture(scope="module")
def matters():
    return docx(the_page_that_matters())


def test_the_page_that_matters_has_its_headings_lists_and_words(matters):
    found = [(each.style.name, each.text) for each in word.Document(BytesIO(matters)).paragraphs]
    assert found[:3] == [
        ("Title", "Notes for therapy"),
        ("Subtitle", "27 October to 23 November 2026 · since our last session"),
        ("Heading 1", "At a glance"),
    ]
    assert ("List Number", "Why do I go numb after a good weekend?") in found
    assert found[-3:] == [
        ("Heading 2", "Last week"),
        ("List Bullet", "Slept well on four nights."),
        ("List Bullet", "One walk without the phone."),
    ]


def test_a_table_has_a_head_that_is_repeated(matters):
    (table,) = word.Document(BytesIO(matters)).tables
    assert [cell.text for cell in table.rows[0].cells] == ["Need", "Times", "What was done"]
    assert [cell.text for cell in table.rows[2].cells] == [
        "Rest",
        "4",
        "Went to bed early with S.",
    ]
    heads = [bool(row._tr.xpath("w:trPr/w:tblHeader")) for row in table.rows]
    assert heads == [True, False, False, False]
    assert all(run.bold for cell in table.rows[0].cells for run in cell.paragraphs[0].runs)


def test_a_picture_is_sharp_as_wide_as_the_words_and_says_what_it_shows(matters):
    file = word.Document(BytesIO(matters))
    (shape,) = file.inline_shapes
    assert shape.width == pytest.approx(Mm(158), abs=Mm(0.2))
    about = shape._inline.docPr.get("descr")
    assert about.startswith("Share of bids met by turning toward in 20 weeks")
    image = parts(matters)["word/media/image1.png"]
    assert int.from_bytes(image[16:20]) == pytest.approx(2 * 597, abs=1)
    assert b"tEXt" not in image


def test_each_numbered_list_begins_with_one():
    items = (runs("first"), runs("second"))
    file = reopened(Points(items, numbered=True), Points(items), Points(items, numbered=True))
    numbers = [each._p.xpath("w:pPr/w:numPr/w:numId/@w:val") for each in file.paragraphs[2:]]
    assert numbers[0] == numbers[1] != numbers[4] == numbers[5]
    assert numbers[2] == numbers[3] == []
    listed = file.part.numbering_part.element.num_having_numId(int(numbers[4][0]))
    assert listed.xpath("w:lvlOverride/w:startOverride/@w:val") == ["1"]


def test_strong_words_are_strong_and_replaced_ones_are_not_marked():
    (paragraph,) = reopened(
        Paragraph((Run("21 Nov.", strong=True), Run("S.", replaced=True), Run(" sang.")))
    ).paragraphs[2:]
    assert [run.bold for run in paragraph.runs] == [True, None, None]
    assert docx(document(Paragraph((Run("S.", replaced=True),)))) == docx(
        document(Paragraph((Run("S."),)))
    )


def test_lines_of_a_paragraph_stay_lines():
    assert told(Paragraph(runs("one\r\ntwo\u2028three"), quiet=True)) == [
        ("Remark", "one\ntwo\nthree")
    ]


def test_what_follows_a_new_page_begins_on_one():
    file = reopened(Paragraph(runs("a")), NewPage(), Paragraph(runs("b")), NewPage())
    breaks = [each.paragraph_format.page_break_before for each in file.paragraphs[2:]]
    assert breaks == [None, True]


def test_a_table_and_a_picture_can_begin_a_page():
    file = reopened(NewPage(), Grid((runs("A"),), ()), NewPage(), picture())
    breaks = [bool(each.paragraph_format.page_break_before) for each in file.paragraphs[2:]]
    assert breaks == [True, False, True, False]
    order = [child.tag for child in file.paragraphs[-2]._p.pPr]
    assert order.index(qn("w:keepNext")) < order.index(qn("w:pageBreakBefore"))


def test_what_runs_from_right_to_left_says_so():
    (paragraph,) = reopened(Paragraph(runs("שלום abc"))).paragraphs[2:]
    assert paragraph._p.xpath("w:pPr/w:bidi")
    assert paragraph.runs[0].font.rtl
    (usual,) = reopened(Paragraph(runs("abc שלום"))).paragraphs[2:]
    assert not usual._p.xpath("w:pPr/w:bidi")


@pytest.mark.parametrize(("paper", "wide"), [(Paper.A4, Mm(210)), (Paper.LETTER, 7772400)])
def test_the_sheet_is_the_one_asked_for(paper, wide):
    assert reopened(paper=paper).sections[0].page_width == pytest.approx(wide, abs=Mm(0.1))


def test_pages_are_numbered_and_headed_without_names(matters):
    section = word.Document(BytesIO(matters)).sections[0]
    head = "Notes for therapy\t27 October to 23 November 2026 · since our last session"
    assert section.header.paragraphs[0].text == head
    assert section.first_page_header.paragraphs[0].text == ""
    for footer in (section.footer, section.first_page_footer):
        (line,) = footer.paragraphs
        assert line.text == "Page 1 of 1"
        assert line._p.xpath("w:r/w:instrText/text()") == ["PAGE", "NUMPAGES"]


def test_the_file_tells_its_language():
    file = reopened(language="en-GB")
    assert file.styles.element.xpath("w:docDefaults//w:lang/@w:val") == ["en-GB"]
    assert file.core_properties.language == "en-GB"


def test_the_file_tells_its_title_and_nothing_of_its_maker(matters):
    found = parts(matters)
    about = word.Document(BytesIO(matters)).core_properties
    assert about.title == "Notes for therapy"
    assert [about.author, about.last_modified_by, about.comments] == ["", "", ""]
    assert b"dcterms:created>" not in found["docProps/core.xml"]
    assert {name for name in found if name.startswith(("docProps", "customXml"))} == {
        "docProps/core.xml"
    }
    everything = b"\n".join(found.values()).lower()
    for chatter in (b"python", b"lxml", b"matplotlib", b"rsidr", b"macintosh", b"<application"):
        assert chatter not in everything, chatter


def test_the_same_document_gives_the_same_bytes(matters):
    assert docx(the_page_that_matters()) == matters


def test_an_empty_document_opens():
    assert [each.text for each in reopened(title="", subtitle="").paragraphs] == ["Notes", ""]


def test_what_has_no_words_is_left_out():
    assert told(Heading(1, runs(" \0")), Paragraph(()), Points(()), Grid((), ())) == []


def test_control_characters_become_spaces():
    assert told(Paragraph(runs("a\0b\x1bc\x7fd\ue000\uffffe\ud800f"))) == [
        ("Normal", "a b c d\ue000 e f")
    ]


def test_markup_stays_text_and_a_word_without_end_is_whole():
    text = "<w:p/> & ]]> {n} {{m}} " + "x" * 50_000
    assert told(Paragraph(runs(text))) == [("Normal", text)]


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=60))
def test_any_text_anywhere_gives_a_file_that_opens(text):
    words = (Run(text, strong=True), Run("end"))
    file = reopened(
        Heading(2, words),
        Paragraph(words),
        Points((words, ()), numbered=True),
        Grid((words, ()), ((words, words),)),
        title=text,
        subtitle=text,
        language=text,
    )
    assert file.paragraphs[2].style.name == "Heading 1"
    assert file.paragraphs[2].text.endswith("end")


def test_a_file_nobody_wants_any_more_is_not_made():
    with pytest.raises(Cancelled):
        docx(document(picture()), Progress(cancelled=lambda: True))


def test_another_program_opens_it(matters, tmp_path):
    file = tmp_path / "packet.docx"
    file.write_bytes(matters)
    with zipfile.ZipFile(file) as package:
        assert package.testzip() is None
    if program := shutil.which("soffice") or shutil.which("libreoffice"):
        home = f"-env:UserInstallation=file://{tmp_path}/home"
        line = [program, home, "--headless", "--convert-to", "txt:Text", "--outdir", tmp_path, file]
        subprocess.run(line, check=True, capture_output=True, timeout=120)
        said = (tmp_path / "packet.txt").read_text("utf-8-sig")
        assert "Why do I go numb after a good weekend?" in said
