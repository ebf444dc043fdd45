"""A bug is told by its type, file and line: its message may hold what somebody wrote."""

import re
from pathlib import Path

import pytest

from inglenook.bugs import report
from privacy import walk as walks
from privacy.canary import Canary
from support.vaults import PASSPHRASE


@pytest.mark.parametrize("place", ["in a slot", "in a thread", "in the collector"])
def test_a_bug_in_the_running_program_is_told_without_its_words(place: str, tmp_path: Path) -> None:
    with walks.program_at(tmp_path / "world", "offscreen") as (program, walk):
        program.unlock(PASSPHRASE)
        program.ask("fail", place=place, text=walk.canary.sentence)
        ended = program.leave()
        told = program.errors()
    assert ended == 0
    assert not walk.canary.found_in(told.encode())
    assert re.fullmatch(r"inglenook: ValueError \(mishaps\.py, \d+\)\n", told)


def test_whoever_complains_in_the_running_program_is_told_without_words(tmp_path: Path) -> None:
    with walks.program_at(tmp_path / "world", "offscreen") as (program, walk):
        program.unlock(PASSPHRASE)
        program.ask("complain", text=walk.canary.sentence)
        ended = program.leave()
        told = program.errors()
    here = r"\(mishaps\.py, \d+\)"
    assert ended == 0
    assert not walk.canary.found_in(told.encode())
    assert re.fullmatch(
        rf"inglenook: UserWarning {here}\n"
        rf"inglenook: Error of library {here}\n"
        r"inglenook: Qt, default\n"
        rf"inglenook: ValueError {here}\n",
        told,
    )


@pytest.mark.parametrize("page", ["today", "trends"])
def test_leaving_while_a_chart_is_being_drawn_ends_in_silence(page: str, tmp_path: Path) -> None:
    with walks.program_at(tmp_path / "world", "offscreen") as (program, _walk):
        program.unlock(PASSPHRASE)
        program.ask("click", name=f"sidebar.{page}")
        assert program.leave() == 0
        assert program.errors() == ""


def test_a_report_names_the_place_where_the_error_began(capsys: pytest.CaptureFixture[str]) -> None:
    canary = Canary.new()
    try:
        _fail(canary.sentence)
    except ValueError as error:
        report(type(error), error, error.__traceback__)
    told = capsys.readouterr()
    line = _fail.__code__.co_firstlineno + 1
    assert told.err == f"inglenook: ValueError ({Path(__file__).name}, {line})\n"
    assert told.out == ""


def test_a_report_of_chained_errors_tells_none_of_their_words(
    capsys: pytest.CaptureFixture[str],
) -> None:
    canary = Canary.new()
    try:
        try:
            _fail(canary.sentence)
        except ValueError as first:
            raise KeyError(canary.sentence) from first
    except KeyError as error:
        report(type(error), error, error.__traceback__)
    told = capsys.readouterr().err
    assert told.startswith("inglenook: KeyError (")
    assert told.count("\n") == 1
    assert not canary.found_in(told.encode())


def test_a_report_does_without_a_place(capsys: pytest.CaptureFixture[str]) -> None:
    report(ValueError, ValueError("anything"), None)
    assert capsys.readouterr().err == "inglenook: ValueError\n"


def _fail(words: str) -> None:
    raise ValueError(words)
