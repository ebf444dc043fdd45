"""Every sentence on screen: plain, kind, without exclamation marks, in British spelling."""

import ast
import re
from collections.abc import Iterator

import pytest

from inglenook.resources import resource

PACKAGE = resource("..").joinpath("desktop", "inglenook").resolve()
MODULES = sorted(PACKAGE.rglob("*.py"))
NAMING = ("mark", "_", "ngettext")
AMERICAN = re.compile(
    r"\b\w*(color|center(?!ed)|behavior|favor|honor(?!u)|apologiz|realiz|organiz|recogniz|"
    r"summariz|judgment|canceled|traveling|gray)\w*\b",
    re.IGNORECASE,
)
CLINICAL = re.compile(
    r"\b(patient|symptom|diagnos\w*|disorder|patholog\w*|abuser|victim|score|streak)\b",
    re.IGNORECASE,
)


def sentences(source: str) -> Iterator[str]:
    """Every text that is named for the catalogue."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            if node.func.id in NAMING:
                for argument in node.args[: 2 if node.func.id == "ngettext" else 1]:
                    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                        yield argument.value


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
def test_no_text_reaches_the_screen_unnamed(path: object) -> None:
    """A literal handed to what shows texts would never be translated."""
    from pathlib import Path

    assert isinstance(path, Path)
    showing = {"setText", "setToolTip", "setAccessibleName", "setPlaceholderText", "setWindowTitle"}
    found = []
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            if node.func.attr in showing:
                literals = [each for each in node.args if isinstance(each, ast.Constant)]
                found += [each.value for each in literals if each.value]
    assert found == []
