"""Three presses of Shift hide the journal: only whole ones, only these, and never while typing."""

import string
from dataclasses import dataclass
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication

from support.watched import CONTROL, NONE, SHIFT, Watched, key

SHIFT_KEY = Qt.Key.Key_Shift
DOWN, UP, REPEATED = "down", "up", "repeated"
OTHERS = {
    "letter": key(Qt.Key.Key_A, NONE),
    "capital": key(Qt.Key.Key_A, SHIFT),
    "shortcut": QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_F2, NONE),
    "control": key(Qt.Key.Key_Control, CONTROL),
    "layout": key(SHIFT_KEY, Qt.KeyboardModifier.AltModifier | SHIFT),
    "click": QEvent(QEvent.Type.MouseButtonPress),
    "wheel": QEvent(QEvent.Type.Wheel),
    "touch": QEvent(QEvent.Type.TouchBegin),
    "composed": QInputMethodEvent("", []),
    "away": QEvent(QEvent.Type.ApplicationStateChange),
}
composed = OTHERS["composed"]
assert isinstance(composed, QInputMethodEvent)
composed.setCommitString("ä")
HARMLESS = (
    QEvent(QEvent.Type.MouseMove),
    QEvent(QEvent.Type.Paint),
    QEvent(QEvent.Type.FocusIn),
    QInputMethodEvent("", []),  # some input methods report Shift so
    QKeyEvent(QEvent.Type.ShortcutOverride, SHIFT_KEY, SHIFT),
)


@pytest.fixture
def watched(qapp: QApplication) -> Watched:
    return Watched()


def shift(what: str) -> QKeyEvent:
    kind = QEvent.Type.KeyRelease if what == UP else QEvent.Type.KeyPress
    modifiers = NONE if what == UP else SHIFT
    return QKeyEvent(kind, SHIFT_KEY, modifiers, "", what == REPEATED)


def tell(watched: Watched, event: QEvent, parts: int = 3) -> None:
    """An event is told to the window first, then to the field and what the field lies in."""
    for _part in range(parts):
        assert watched.presence.eventFilter(watched, event) is False


def tap(watched: Watched, times: int = 1, every: float = 0.0) -> list[str]:
    for _time in range(times):
        tell(watched, shift(DOWN))
        tell(watched, shift(UP))
        watched.monotonic += every
    return watched.said


def test_three_presses_of_shift_hide_once(watched: Watched) -> None:
    assert tap(watched, 2) == []
    assert tap(watched) == ["hide"]
    assert tap(watched, 2) == ["hide"]
    assert tap(watched) == ["hide", "hide"]


@pytest.mark.parametrize(("every", "said"), [(2.5, ["hide"]), (2.6, [])])
def test_they_count_within_five_seconds(watched: Watched, every: float, said: list[str]) -> None:
    assert tap(watched, 3, every) == said


def test_an_early_press_does_not_spoil_three_later_ones(watched: Watched) -> None:
    tap(watched)
    watched.monotonic += 4.9
    assert tap(watched, 2, 0.2) == []
    assert tap(watched) == ["hide"]


@pytest.mark.parametrize("other", OTHERS)
@pytest.mark.parametrize("after", [1, 2])
def test_whatever_else_is_pressed_begins_the_count_anew(
    watched: Watched, other: str, after: int
) -> None:
    tap(watched, after)
    watched.presence.eventFilter(watched, OTHERS[other])
    assert tap(watched, 2) == []
    assert tap(watched) == ["hide"]


@pytest.mark.parametrize("event", HARMLESS, ids=lambda event: event.type().name)
def test_what_is_no_press_does_not_disturb_the_count(watched: Watched, event: QEvent) -> None:
    tap(watched)
    tell(watched, event)
    tell(watched, shift(DOWN))
    tell(watched, event)
    tell(watched, shift(UP))
    assert tap(watched) == ["hide"]


def test_a_key_that_is_held_counts_once(watched: Watched) -> None:
    tell(watched, shift(DOWN))
    for _time in range(20):
        tell(watched, shift(REPEATED))
        repeated_up = QKeyEvent(QEvent.Type.KeyRelease, SHIFT_KEY, NONE, "", True)
        tell(watched, repeated_up)
    tell(watched, shift(UP))
    assert watched.said == []


def test_a_held_key_that_a_system_tells_again_as_if_new_is_still_the_same(watched: Watched) -> None:
    for event in (shift(DOWN), OTHERS["capital"], shift(DOWN), shift(UP)):
        tell(watched, event)
    assert tap(watched, 2) == []
    assert tap(watched) == ["hide"]


def test_a_third_press_that_becomes_a_capital_hides_nothing(watched: Watched) -> None:
    tap(watched, 2)
    tell(watched, shift(DOWN))
    tell(watched, OTHERS["capital"])
    tell(watched, shift(UP))
    assert watched.said == []


def test_a_key_let_go_elsewhere_is_not_taken_for_held(watched: Watched) -> None:
    tell(watched, shift(DOWN))
    tell(watched, OTHERS["away"])
    assert tap(watched, 3) == ["hide"]


def test_another_journal_begins_with_no_presses(watched: Watched) -> None:
    tap(watched, 2)
    watched.presence.start()
    watched.presence.stop()
    assert tap(watched) == []


@dataclass
class Stroke:
    """Something that happens at the keyboard or the mouse, and how long after the one before."""

    what: str
    after: float


def happens(watched: Watched, stroke: Stroke) -> None:
    watched.monotonic += stroke.after
    if stroke.what in (DOWN, UP, REPEATED):
        tell(watched, shift(stroke.what), parts=2)
    else:
        tell(watched, OTHERS[stroke.what], parts=2)


def physical(whats: list[str]) -> list[str]:
    """Only what a real key can do: it comes up after it went down, and repeats in between."""
    is_down, found = False, []
    for what in whats:
        fits = {DOWN: not is_down, UP: is_down, REPEATED: is_down}.get(what, True)
        if fits:
            found.append(what)
            is_down = {DOWN: True, UP: False, "away": False}.get(what, is_down)
    return found


def expected(strokes: list[Stroke]) -> int:
    """How often three whole presses stand side by side, the first and the last near enough."""
    told = [each for each in strokes if each.what != REPEATED]
    times, now = [], 0.0
    for each in strokes:
        now += each.after
        if each.what != REPEATED:
            times.append(now)
    count = begin = 0
    for end in range(6, len(told) + 1):
        last_six = [each.what for each in told[max(begin, end - 6) : end]]
        if last_six == [DOWN, UP] * 3 and times[end - 2] - times[end - 6] <= 5.0:
            count, begin = count + 1, end
    return count


quarters = st.integers(0, 12).map(lambda number: number / 4)  # whole in binary: no rounding
mostly_shift = st.sampled_from([DOWN, UP, DOWN, UP, DOWN, UP, REPEATED, *OTHERS])


@given(st.lists(mostly_shift, max_size=60).map(physical), st.data())
def test_it_hides_at_three_whole_presses_and_at_nothing_else(
    qapp: QApplication, whats: list[str], data: st.DataObject
) -> None:
    strokes = [Stroke(what, data.draw(quarters)) for what in whats]
    watched = Watched()
    for stroke in strokes:
        happens(watched, stroke)
    assert watched.said == ["hide"] * expected(strokes)


@given(st.text(string.ascii_letters + " .,!?", max_size=80), st.randoms())
def test_typing_capitals_never_hides(qapp: QApplication, text: str, fingers: Random) -> None:
    """Fast typing: a key may come up after the next went down, and Shift before its letter."""
    watched, is_down = Watched(), False
    for letter in text:
        if letter.isupper() and not is_down:
            tell(watched, shift(DOWN))
            is_down = True
        elif not letter.isupper() and is_down:
            tell(watched, shift(UP))
            is_down = False
        tell(watched, key(Qt.Key(ord(letter.upper())), SHIFT if is_down else NONE))
        if is_down and fingers.choice([True, False]):
            tell(watched, shift(UP))
            is_down = False
        watched.monotonic += 0.05
    if is_down:
        tell(watched, shift(UP))
    assert watched.said == []
