"""A packet's PDF reads aloud as it was written, tells nothing about its maker, and never fails."""

import shutil
import subprocess
from pathlib import Path
from unicodedata import normalize

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inglenook.packet.document import (
    Grid,
    Heading,
    NewPage,
    Paper,
    Paragraph,
    Picture,
    Points,
    Run,
    runs,
)
from inglenook.packet.figures import vector
from inglenook.packet.letters import MAY_BREAK
from inglenook.packet.pdf import pdf
from inglenook.packet.progress import Cancelled, Progress
from inglenook.packet.typesetting import families
from support.packets import chart, document, picture, the_page_that_matters
from support.pdf_text import around, bookmarks, opened, read_aloud, tags, words

GOLDEN = Path(__file__).parent / "golden" / "the_page_that_matters.pdf.txt"
MARKUP = (
    "= not a heading",
    '#import sys #sys.inputs #read("/etc/passwd")',
    "*a* _b_ `c` $d$ <e> @f ~g -- h --- i ... 'j' \"k\" // l /* m */ \\ n \\u{41}",
    "<script>alert(1)</script> & &amp; %PDF-1.7 (( )) << >> endstream",
    "- not\n+ a\n/ list: of typst",
)


def told(*blocks, **values):
    """The tags of a document's own blocks, with their words."""
    return read_aloud(opened(pdf(document(*blocks, **values))))[2:]


def said(text):
    """What a paragraph of this text is read aloud as; nothing stands for a line's end."""
    (found,) = told(Paragraph(runs(text)))
    assert found[0] == "P"
    return found[1].replace(MAY_BREAK, "")


def test_the_page_that_matters_is_read_aloud_in_its_order():
    made = read_aloud(opened(pdf(the_page_that_matters())))
    assert "".join(f"{name}: {text}\n" for name, text in made) == GOLDEN.read_text("utf-8")


def test_another_program_reads_the_same_words(tmp_path):
    file = tmp_path / "packet.pdf"
    file.write_bytes(pdf(document(Heading(1, runs("At a glance")), Paragraph(runs("So it is.")))))
    readers = {
        "pdftotext": ["-layout", str(file), "-"],
        "gs": ["-q", "-sDEVICE=txtwrite", "-o", "-", str(file)],
    }
    for name, arguments in readers.items():
        if program := shutil.which(name):
            asked = subprocess.run([program, *arguments], capture_output=True, check=True)
            lines = [line.strip() for line in asked.stdout.decode().splitlines() if line.strip()]
            assert lines[0] == "Notes for therapy", name
            assert lines[-3:] == ["At a glance", "So it is.", "Page 1 of 1"], name


@pytest.mark.parametrize("text", MARKUP)
def test_nothing_written_acts_as_markup(text):
    assert said(text) == text.replace("\n", "")
    assert told(Heading(1, runs(text)))[0] == ("H1", text.replace("\n", ""))


@pytest.mark.parametrize(
    "text",
    ["😀👩‍👩‍👧 ok", "漢字かな한국어", "สวัสดี नमस्ते", "\ue000\U00013000\u0378\U000e0fff", "e\u0301"],
)
def test_letters_without_a_font_can_still_be_copied(text):
    assert said(text) == normalize("NFC", text)


def test_what_is_written_from_right_to_left_stays_so():
    assert said("שלום עולם") == "שלום עולם"
    assert said("مرحبا بالعالم") == "مرحبا بالعالم"


def test_control_characters_become_spaces_and_halves_of_characters_too():
    assert said("a\0b\x1b[31mc\x7fd\x85e\ufffff\ud800g") == "a b [31mc de f g"


def test_a_word_without_end_stays_within_the_page():
    made = opened(pdf(document(Paragraph(runs("x" * 50_000)))))
    assert words(made).replace(MAY_BREAK, "").count("x") == 50_000
    assert len(made.pages) > 5
    in_cells = Grid((runs("A"), runs("B")), ((runs("y" * 400), runs("z" * 400)),))
    assert words(opened(pdf(document(in_cells)))).replace(MAY_BREAK, "").count("y" * 400) == 1


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=80), st.booleans())
def test_any_text_anywhere_gives_a_document(text, strong):
    words = (Run(text, strong=strong, replaced=strong), Run("end"))
    made = pdf(
        document(
            Heading(2, words),
            Paragraph(words, quiet=strong),
            Points((words, ()), numbered=strong),
            Grid((words, ()), ((words, words),)),
            title=text,
            subtitle=text,
            language=text,
        )
    )
    assert tags(opened(made)).count("Table") == 1


PRINTED = st.characters(min_codepoint=33, max_codepoint=0x24F, exclude_categories=["C", "Z", "M"])


@settings(max_examples=25, deadline=None)
@given(st.text(PRINTED, min_size=1, max_size=60))
def test_latin_text_is_read_as_it_was_written(text):
    assert said(text) == text


def test_an_empty_document_has_a_page_with_its_title():
    made = opened(pdf(document(title="", subtitle="")))
    assert [text for _name, text in read_aloud(made)] == ["Notes"]
    assert len(made.pages) == 1


def test_what_has_no_words_is_left_out():
    nothing = ((), runs("  \0 "))
    blocks = [kind for each in nothing for kind in (Heading(1, each), Paragraph(each))]
    assert told(*blocks, Points(()), Grid((), ()), NewPage(), NewPage()) == []


def test_the_first_heading_is_of_the_first_level():
    blocks = (Heading(2, runs("Needs")), Heading(2, runs("Rest")), Heading(1, runs("Notes")))
    assert told(*blocks) == [("H1", "Needs"), ("H2", "Rest"), ("H1", "Notes")]


def test_headings_are_bookmarks():
    assert bookmarks(opened(pdf(the_page_that_matters())))[-3:] == [
        (1, "Moments"),
        (1, "Needs"),
        (2, "Last week"),
    ]


def test_every_part_has_its_tag():
    found = tags(opened(pdf(the_page_that_matters())))
    expected = {"Title", "H1", "H2", "P", "Figure", "L", "LI", "Table", "TH", "TD", "Strong"}
    assert expected <= set(found)


def test_a_chart_says_what_it_shows_and_never_nothing():
    silent = Picture(chart(), (), ())
    assert told(silent) == [("Figure", "Bids that were met by turning toward")]
    ((_name, alternative), (below, _words)) = told(picture())
    assert alternative.startswith("Share of bids met by turning toward in 20 weeks")
    assert below == "P"


def test_charts_are_vectors_with_text_and_the_same_every_time():
    assert vector(chart(2)) == vector(chart(2))
    drawn = vector(chart(2)).decode()
    assert "<image" not in drawn
    assert "<text" in drawn
    assert "<metadata" not in drawn
    made = opened(pdf(document(picture())))
    assert not made.pages[0].get_images()


def test_pages_are_numbered_and_headed_without_names():
    first, second = around(opened(pdf(the_page_that_matters())))
    assert first == "Page 1 of 2"
    head = "Notes for therapy27 October to 23 November 2026 · since our last session"
    assert second == f"{head}Page 2 of 2"


@pytest.mark.parametrize(("paper", "size"), [(Paper.A4, (595, 842)), (Paper.LETTER, (612, 792))])
def test_the_sheet_is_the_one_asked_for(paper, size):
    made = opened(pdf(document(paper=paper)))
    box = made.pages[0].mediabox
    assert (round(float(box[2])), round(float(box[3]))) == size


@pytest.mark.parametrize(
    ("tag", "language"),
    [("en", "en"), ("en-GB", "en-GB"), ("zh-Hans-CN", "zh-CN"), ("de-1996", "de"), ("§", "en")],
)
def test_the_document_tells_its_language(tag, language):
    assert str(opened(pdf(document(language=tag))).Root.Lang) == language


def test_the_file_tells_its_title_and_nothing_of_its_maker():
    made = pdf(the_page_that_matters())
    looked_at = opened(made)
    assert "/Info" not in looked_at.trailer
    about = looked_at.Root.Metadata.read_bytes().decode()
    assert "Notes for therapy" in about
    assert "<pdfuaid:part>1</pdfuaid:part>" in about
    plain = everything_in(looked_at)
    for chatter in (
        b"ypst",
        b"krilla",
        b"atplotlib",
        b"ikepdf",
        b"qpdf",
        b"Date ",
        b"Date(",
        b"/tmp",
    ):
        assert chatter.lower() not in plain.lower(), chatter
    assert looked_at.Root.ViewerPreferences.DisplayDocTitle


def everything_in(made: pikepdf.Pdf) -> bytes:
    """All objects as they are written, and all that is not a font or a page."""
    found = [each.unparse(resolved=True) for each in made.objects if each is not None]
    streams = [
        each.read_bytes()
        for each in made.objects
        if isinstance(each, pikepdf.Stream) and each.get("/Type") == pikepdf.Name.Metadata
    ]
    return b"\n".join(found + streams)


def test_a_title_with_markup_stays_a_title():
    about = opened(pdf(document(title="<b> & ]]>"))).open_metadata()
    assert about["dc:title"] == "<b> & ]]>"


def test_the_same_document_gives_the_same_bytes():
    assert pdf(the_page_that_matters()) == pdf(the_page_that_matters())


def test_replaced_words_are_not_marked_in_the_file():
    plain = document(Paragraph((Run("S."), Run(" laughed."))))
    replaced = document(Paragraph((Run("S.", replaced=True), Run(" laughed."))))
    assert pdf(plain) == pdf(replaced)


def test_every_character_has_a_sign():
    assert families()[:2] == ["Libertinus Serif", "DejaVu Serif"]
    made = opened(pdf(document(Paragraph(runs("".join(map(chr, range(0xE000, 0xE200))))))))
    assert b"pdfuaid:part" in made.Root.Metadata.read_bytes()


def test_a_file_nobody_wants_any_more_is_not_made():
    asked = []

    def after_two():
        asked.append(None)
        return len(asked) > 2

    with pytest.raises(Cancelled):
        pdf(document(*map(picture, range(4))), Progress(cancelled=after_two))
    assert len(asked) == 3


def test_progress_goes_up_to_all_of_it():
    shares = []
    pdf(document(picture(), picture()), Progress(told=shares.append))
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    assert len(shares) >= 5
