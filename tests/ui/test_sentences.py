"""Every sentence on screen: plain, kind, without exclamation marks, in British spelling."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from inglenook.resources import resource

PACKAGE = resource("..").joinpath("desktop", "inglenook").resolve()
MODULES = sorted(PACKAGE.rglob("*.py"))
NAMING = ("mark", "_", "ngettext")
SHOWING = {
    ".setText",
    ".setToolTip",
    ".setAccessibleName",
    ".setPlaceholderText",
    ".setWindowTitle",
}
AMERICAN = re.compile(
    r"\b\w*(color|center(?!ed)|behavior|favor|honor(?!u)|apologiz|realiz|organiz|recogniz|"
    r"summariz|judgment|canceled|traveling|gray)\w*\b",
    re.IGNORECASE,
)
CLINICAL = re.compile(
    r"\b(patient|symptom|diagnos\w*|disorder|patholog\w*|abuser|victim|score|streak)\b",
    re.IGNORECASE,
)


def calls(source: str) -> Iterator[tuple[str, list[ast.expr]]]:
    """Every call by the name of what is called, with what it is handed."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            yield node.func.id, node.args
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            yield f".{node.func.attr}", node.args


def literals(given: list[ast.expr]) -> list[str]:
    return [
        each.value
        for each in given
        if isinstance(each, ast.Constant) and isinstance(each.value, str) and each.value
    ]


def sentences(source: str) -> Iterator[str]:
    """Every text that is named for the catalogue."""
    for name, given in calls(source):
        if name in NAMING:
            yield from literals(given[: 2 if name == "ngettext" else 1])


def all_sentences() -> list[str]:
    return [text for path in MODULES for text in sentences(path.read_text("utf-8"))]


def test_there_are_many_of_them() -> None:
    assert len(all_sentences()) > 300


def test_none_of_them_shouts() -> None:
    assert [text for text in all_sentences() if "!" in text] == []
    capitals = re.compile(r"\b(?!JOURNAL\b)[A-Z]{5,}\b")  # that is an argument's name
    assert [text for text in all_sentences() if capitals.search(text)] == []


def test_they_are_in_british_spelling() -> None:
    assert [text for text in all_sentences() if AMERICAN.search(text)] == []


def test_none_of_them_is_clinical_or_a_game() -> None:
    assert [text for text in all_sentences() if CLINICAL.search(text)] == []


def test_quotation_marks_are_typographic() -> None:
    straight = re.compile(r"\"\w|\w\"")
    told = [text for text in all_sentences() if "folder's name cannot hold" not in text]
    assert [text for text in told if straight.search(text)] == []


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_no_text_reaches_the_screen_unnamed(path: Path) -> None:
    """A literal handed to what shows texts would never be translated."""
    source = path.read_text("utf-8")
    assert [
        text for name, given in calls(source) if name in SHOWING for text in literals(given)
    ] == []
