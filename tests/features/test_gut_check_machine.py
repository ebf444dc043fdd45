"""A gut check whatever is done to it: the vault, the window and what was told always agree."""

import itertools
from collections.abc import Callable
from datetime import datetime, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from inglenook.journal.changes import Changes
from inglenook.journal.entries import Finding, GutCheck
from inglenook.journal.gut_checks import findings_of
from inglenook.journal.record import Record, values_of
from inglenook.journal.vocabulary import FindingKind, Outcome, Skew, Step, Verdict
from inglenook.ui.pages.gut_checks import GutChecksPage
from inglenook.ui.widgets.gut_check_workspace import GutCheckWorkspace
from support.windows import Desk

WORDS = ("phone", "cold hands", "שלום", "naïve 🙂", "one line…\nand another")
PAPERS = {"feeling": 1, "other_explanations": 3, "step_words": 4, "insight": 5}
CHIPS = {
    "skews": (3, [each.value for each in Skew]),
    "verdict": (3, [each.value for each in Verdict]),
    "steps": (4, [each.value for each in Step]),
    "outcome": (5, [each.value for each in Outcome]),
}


class Hand:
    """Somebody at one gut check, who also hears what the journal tells: the memory."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.memory: dict[str, Record] = {}
        with desk.journal() as journal:
            check = journal.new(GutCheck, title="phone", happened=yesterday(journal.clock()))
            journal.keep(check)
        self.check_id = check.id
        desk.open()
        self._listen()
        desk.click("sidebar.gut_check")
        self._open()

    @property
    def work(self) -> GutCheckWorkspace:
        page = self.desk.pages.page
        assert isinstance(page, GutChecksPage)
        assert page.workspace is not None
        return page.workspace

    # -- what can be done

    def write(self, name: str, text: str) -> None:
        self._step(PAPERS[name])
        paper = self.work.form.editors[name].control
        assert isinstance(paper, QPlainTextEdit)
        paper.setFocus()
        self.desk.write(text)

    def title(self, text: str) -> None:
        line = self.work.form.editors["title"].control
        assert isinstance(line, QLineEdit)
        line.setFocus()
        self.desk.press("Ctrl+A")
        self.desk.write(text.replace("\n", " "))

    def tap(self, name: str, chip: str) -> None:
        self._step(CHIPS[name][0])
        self.desk.click(f"{name}.{chip}", "gutCheck")

    def slide(self, up: bool) -> None:
        self._step(2)
        slider = self.work.form.editors["estimate"].control
        slider.setFocus()
        self.desk.press("PgUp" if up else "PgDown")

    def add(self, kind: FindingKind, words: str) -> None:
        self._step(2)
        self.desk.click(f"findings.{kind}.add")
        self.desk.write(words)
        self.desk.click(f"findings.{kind}.done")

    def move(self, place: int, kind: FindingKind) -> None:
        self._step(2)
        rows = [row for part in self.work.findings for row in part.shown]
        if rows:
            rows[place % len(rows)].sent.emit(kind)

    def drop(self, place: int) -> None:
        self._step(2)
        rows = [row for part in self.work.findings for row in part.shown]
        if rows:
            rows[place % len(rows)].removed.emit()

    def undo(self) -> None:
        self.desk.press("Ctrl+Z")

    def redo(self) -> None:
        self.desk.press("Ctrl+Shift+Z")

    def reopen(self) -> None:
        self.desk.click("gutCheck.back")
        self._open()

    def lock(self) -> None:
        self.desk.press("Ctrl+L")
        self.desk.come_back()
        self._listen()

    # -- what has to hold

    def agree(self) -> None:
        """After a lock: the record on disk is the one on screen and the one that was told."""
        self.work.form.settle()
        told, shown = self.memory[self.check_id], self.work.writing.values
        assert self.work.writing.problems == {}
        kept = self.desk.here.find(GutCheck, self.check_id)
        assert kept is not None
        assert values_of(kept) == values_of(told)
        assert {**shown, "changed": None} == {**values_of(kept), "changed": None}
        for name, editor in self.work.form.editors.items():
            if name not in ("person", "look_again"):
                assert editor.answers()[name] == shown[name], name
        found = findings_of(self.desk.here, kept)
        assert {each.id: each for each in found} == self._told_findings()
        on_screen = [row.finding for part in self.work.findings for row in part.shown]
        assert sorted(on_screen, key=by_id) == sorted(found, key=by_id)
        assert (kept.looked_back is None) == (kept.outcome is None)

    def _told_findings(self) -> dict[str, Finding]:
        told = self.memory.values()
        return {each.id: each for each in told if isinstance(each, Finding)}

    def _listen(self) -> None:
        self.memory = {}
        for kind in (GutCheck, Finding):
            self.memory |= {each.id: each for each in self.desk.here.all(kind)}
        self.desk.here.listen(self._hear)

    def _hear(self, changes: Changes) -> None:
        for change in changes:
            if change.after is None:
                self.memory.pop(change.record.id, None)
            else:
                self.memory[change.record.id] = change.after

    def _open(self) -> None:
        self.desk.click(f"gutCheck.{self.check_id}")
        self.desk.wait(lambda: self.desk.sees("gutCheck.step.1"))

    def _step(self, number: int) -> None:
        self.desk.click(f"gutCheck.step.{number}")


def yesterday(moment: datetime) -> datetime:
    return moment.replace(microsecond=0) - timedelta(days=1)


def by_id(record: Record) -> str:
    return record.id


Deed = Callable[[Hand], None]
numbers = itertools.count()  # Hypothesis makes chance the same each time
texts, places, kinds = st.sampled_from(WORDS), st.integers(0, 5), st.sampled_from(FindingKind)
tapped = st.sampled_from([(name, chip) for name, (_, chips) in CHIPS.items() for chip in chips])
deeds: st.SearchStrategy[Deed] = st.one_of(
    st.builds(
        lambda name, text: lambda hand: hand.write(name, text), st.sampled_from([*PAPERS]), texts
    ),
    st.builds(lambda text: lambda hand: hand.title(text), texts),
    st.builds(lambda tap: lambda hand: hand.tap(*tap), tapped),
    st.builds(lambda up: lambda hand: hand.slide(up), st.booleans()),
    st.builds(lambda kind, text: lambda hand: hand.add(kind, text), kinds, texts),
    st.builds(lambda place, kind: lambda hand: hand.move(place, kind), places, kinds),
    st.builds(lambda place: lambda hand: hand.drop(place), places),
    st.sampled_from([Hand.undo, Hand.undo, Hand.redo, Hand.reopen, Hand.lock]),
)


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(doing=st.lists(deeds, min_size=4, max_size=14))
def test_vault_window_and_memory_agree_whatever_is_done(desk: Desk, doing: list[Deed]) -> None:
    desk.end()
    desk.path = desk.path.with_name(f"{next(numbers)}.inglenook")
    hand = Hand(desk)
    for deed in doing:
        deed(hand)
    hand.agree()
    hand.lock()
    hand.agree()
