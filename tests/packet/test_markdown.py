"""Markdown: the same document in plain text, where nothing that was written can act as markup."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextDocument, QTextFormat
from PySide6.QtWidgets import QApplication

from inglenook.journal.journal import Journal
from inglenook.packet.document import (
    Block,
    Document,
    Grid,
    Heading,
    NewPage,
    Paper,
    Paragraph,
    Points,
    Run,
    runs,
)
from inglenook.packet.markdown import markdown
from support.packet_journals import a_story, everything, written

GOLDEN = Path(__file__).with_name("golden")


def document(*blocks: Block) -> Document:
    return Document("Notes for therapy", "", "en-GB", Paper.A4, blocks)


def read(text: str) -> QTextDocument:
    """The text as another program reads it: md4c, inside of Qt."""
    found = QTextDocument()
    font = found.defaultFont()
    font.setPointSizeF(12.0)
    found.setDefaultFont(font)
    found.setMarkdown(text, QTextDocument.MarkdownFeature.MarkdownDialectGitHub)
    return found


@pytest.fixture(scope="module", autouse=True)
def fonts(qapp: QApplication) -> None:
    """A text document asks for fonts, and fonts for an application."""


# -- golden


@pytest.mark.parametrize("names", ["initials", "roles", "written"])
def test_a_story_is_told_as_in_the_golden_file(journal: Journal, names: str) -> None:
    """Look at the difference; ``INGLENOOK_GOLDEN=write`` takes the new one over."""
    from inglenook.journal.vocabulary import Names

    a_story(journal)
    told = written(journal, everything(names=Names.of(names)))
    golden = GOLDEN / f"story_{names}.md"
    if os.environ.get("INGLENOOK_GOLDEN") == "write":
        golden.write_text(told, encoding="utf-8")
    assert told == golden.read_text(encoding="utf-8")


# -- blocks


def test_each_kind_of_block_has_its_own_form() -> None:
    told = markdown(
        document(
            Heading(1, runs("At a glance")),
            Heading(2, runs("Joy")),
            Paragraph((Run("Lead.", strong=True), Run(" Words.")), quiet=True),
            NewPage(),
            Points((runs("one"), runs("two")), numbered=True),
            Points((runs("one"), runs("two"))),
            Grid((runs("a"), runs("b")), ((runs("1"), ()), (runs("x|y"), runs("2")))),
        )
    )
    assert told == (
        "# Notes for therapy\n\n## At a glance\n\n### Joy\n\n**Lead.** Words.\n\n---\n\n"
        "1. one\n2. two\n\n- one\n- two\n\n"
        "| a | b |\n| --- | --- |\n| 1 |  |\n| x\\|y | 2 |\n"
    )


# -- markup


MARKUP = [
    "# heading",
    "1. one",
    "23) two",
    "- dash",
    "+ plus",
    "* star",
    "---",
    "===",
    "***",
    "> quoted",
    "    code",
    "`code` and ```",
    "~~~",
    "*it* **bo** _un_ __der__ ~~gone~~",
    "[a](http://a.example) ![b](c.png) <http://b.example>",
    "http://a.example www.a.example me@a.example mailto:me@a.example",
    "<script>alert(1)</script> <b>bold</b> <!-- no -->",
    "&lt; &amp; &#65; & so",
    "a | b | c",
    "| a |\n| --- |",
    "ends with \\",
    "\\* \\# \\",
    "[^1]: note [x] [ ] task",
    "- [x] task",
    "$x^2$ ==marked== :smile: {.class}",
    "line one  \nline two\n\n# three",
    "\ttab",
    "a\u2028# b\u0085- c",
    "%% comment %%",
]


@pytest.mark.parametrize("text", MARKUP)
def test_what_was_written_is_read_as_it_was_written(text: str) -> None:
    assert_plain(text)


@given(st.text(st.sampled_from("ab1 .\t\n#*_`~-+=>|<>[]()!&;:/@\\$^{}'\"%"), max_size=40))
def test_no_text_can_act_as_markup(text: str) -> None:
    assert_plain(text)


def assert_plain(text: str) -> None:
    words = " ".join(text.split())
    found = read(markdown(document(Paragraph(runs(text)), Points((runs(text),)))))
    told = [line for line in found.toPlainText().split("\n")[1:] if line.strip()]
    assert [" ".join(line.split()) for line in told] == ([words, words] if words else [])
    block = found.begin().next()
    while block.isValid():
        assert block.blockFormat().headingLevel() == 0
        assert not block.blockFormat().hasProperty(QTextFormat.Property.BlockCodeFence)
        at = block.begin()
        while not at.atEnd():
            style = at.fragment().charFormat()
            assert not style.isAnchor()
            assert not style.isImageFormat()
            assert not style.fontItalic()
            assert not style.fontFixedPitch()
            assert not style.fontStrikeOut()
            assert style.fontWeight() <= 400
            at += 1
        block = block.next()


@given(
    st.lists(
        st.tuples(st.text(st.sampled_from("ab .*_(“,"), min_size=1, max_size=6), st.booleans()),
        max_size=5,
    )
)
def test_what_is_strong_is_read_as_strong(parts: list[tuple[str, bool]]) -> None:
    found = read(markdown(document(Paragraph(tuple(Run(*part) for part in parts)))))
    block, strong = found.begin().next(), ""
    while block.isValid():
        at = block.begin()
        while not at.atEnd():
            if at.fragment().charFormat().fontWeight() > 400:
                strong += at.fragment().text()
            at += 1
        block = block.next()
    meant = "".join(text for text, is_strong in parts if is_strong)
    assert "".join(strong.split()) == "".join(meant.split())
