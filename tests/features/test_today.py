"""Today: a trust feeling by mouse and by keyboard, kept as it is written, without any button."""

import time

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QCheckBox, QPlainTextEdit

from inglenook.journal.entries import TrustFeeling
from inglenook.journal.store import Filter
from inglenook.journal.vocabulary import About, Zone
from inglenook.ui.widgets.dots import Dots
from inglenook.ui.widgets.slider import Slider
from inglenook.ui.widgets.zone_rings import ZoneRings
from support.vaults import filled
from support.windows import Desk


def feelings(desk: Desk) -> list[TrustFeeling]:
    return desk.here.all(TrustFeeling)


def kept(desk: Desk) -> TrustFeeling:
    """The one trust feeling that the journal holds before long."""
    desk.wait(lambda: feelings(desk))
    (feeling,) = feelings(desk)
    return feeling


def click_ring(desk: Desk, share: float) -> None:
    """Click on the rings, so far out from their centre."""
    rings = desk.find("zone", ZoneRings)
    half = min(rings.width(), rings.height()) / 2
    desk.click_at(rings, rings.rect().center() + QPoint(0, round(share * half)))


def open_with_robin(desk: Desk) -> None:
    with desk.journal() as journal:
        filled(journal, bids=1)
    desk.open()


def test_a_zone_is_chosen_with_one_click_on_its_ring(desk: Desk) -> None:
    desk.open()
    click_ring(desk, 0.5)
    assert kept(desk).zone == Zone.PROTECTION
    click_ring(desk, 0.1)
    desk.wait(lambda: kept(desk).zone == Zone.CENTRE)
    click_ring(desk, 0.85)
    desk.wait(lambda: kept(desk).zone == Zone.DISCONNECTION)


def test_a_zone_is_chosen_from_the_keyboard(desk: Desk) -> None:
    desk.open()
    desk.focus("zone")
    desk.press("Right")
    assert desk.find("zone", ZoneRings).accessibleDescription() == "Centre"
    desk.press("Right")
    desk.wait(lambda: [each.zone for each in feelings(desk)] == [Zone.PROTECTION])
    desk.write("d")
    desk.wait(lambda: kept(desk).zone == Zone.DISCONNECTION)


def test_a_second_click_takes_the_zone_back(desk: Desk) -> None:
    desk.open()
    click_ring(desk, 0.5)
    kept(desk)
    click_ring(desk, 0.5)
    desk.wait(lambda: not feelings(desk))


def test_trust_is_set_with_the_slider(desk: Desk) -> None:
    desk.open()
    slider = desk.find("trust", Slider)
    desk.click_at(slider, QPoint(slider.width() - 3, 10))
    assert kept(desk).trust == 10
    desk.press("Left", "Left", "Left")
    desk.wait(lambda: kept(desk).trust == 7)
    assert "7" in desk.read()


def test_trust_that_is_taken_back_is_not_zero(desk: Desk) -> None:
    desk.open()
    desk.focus("zone")
    desk.press("Right")
    slider = desk.find("trust", Slider)
    slider.setFocus()
    desk.press("Home")
    desk.wait(lambda: kept(desk).trust == 0)
    desk.press("Backspace")
    desk.wait(lambda: kept(desk).trust is None)
    assert kept(desk).zone == Zone.CENTRE


def test_safe_and_seen_are_asked_about_a_person_only(desk: Desk) -> None:
    open_with_robin(desk)
    desk.focus("safe")
    desk.write("3")
    desk.focus("seen")
    desk.press("Right", "Right")
    desk.wait(lambda: kept(desk).seen == 1)
    feeling = kept(desk)
    assert (feeling.about, feeling.safe, feeling.seen) == (About.PERSON, 3, 1)
    desk.click("person.general")
    assert not desk.sees("safe")
    desk.focus("unseen_part")
    desk.write("people")
    desk.wait(lambda: feelings(desk)[0].unseen_part)
    feeling = kept(desk)
    assert (feeling.about, feeling.person, feeling.safe) == (About.GENERAL, None, None)


def test_a_dot_is_clicked_and_clicked_away(desk: Desk) -> None:
    open_with_robin(desk)
    dots = desk.find("safe", Dots)
    place = QPoint(round(dots._dots_start()) + 4 * 18 + 9, dots.height() // 2)
    desk.click_at(dots, place)
    assert kept(desk).safe == 4
    desk.click_at(dots, place)
    desk.wait(lambda: not feelings(desk))


def test_words_are_kept_after_half_a_second_of_quiet(desk: Desk) -> None:
    desk.open()
    desk.focus("unseen_part")
    began = time.monotonic()
    desk.write("the part that hopes")
    assert feelings(desk) == []
    feeling = kept(desk)
    assert 0.4 < time.monotonic() - began < 3
    assert feeling.unseen_part == "the part that hopes"


def test_words_are_kept_at_once_when_the_field_is_left(desk: Desk) -> None:
    desk.open()
    desk.focus("unseen_part")
    desk.write("hope")
    desk.press("Tab")
    assert [each.unseen_part for each in feelings(desk)] == ["hope"]


def test_words_are_kept_at_once_when_another_page_is_shown(desk: Desk) -> None:
    desk.open()
    desk.focus("unseen_part")
    desk.write("hope")
    desk.click("sidebar.timeline")
    assert [each.unseen_part for each in feelings(desk)] == ["hope"]


def test_an_empty_record_is_never_kept(desk: Desk) -> None:
    desk.open()
    desk.focus("unseen_part")
    desk.write("no")
    kept(desk)
    desk.press("Backspace", "Backspace")
    desk.wait(lambda: not feelings(desk))
    desk.write("   ")
    desk.press("Tab")
    desk.click("done")
    assert desk.here.store.count(Filter()) == 0


def test_done_begins_a_new_one_and_ctrl_z_takes_the_last_one_back(desk: Desk) -> None:
    desk.open()
    desk.focus("unseen_part")
    desk.write("first")
    desk.click("done")
    assert desk.find("unseen_part", QPlainTextEdit).toPlainText() == ""
    assert desk.window.toast.sentence == "Kept on your timeline."
    desk.focus("unseen_part")
    desk.write("second")
    desk.press("Ctrl+Return")
    assert [each.unseen_part for each in feelings(desk)] == ["first", "second"]
    desk.press("Ctrl+Z")
    assert [each.unseen_part for each in feelings(desk)] == ["first"]
    desk.press("Ctrl+Z")
    assert feelings(desk) == []


def test_more_questions_are_asked_when_they_are_wanted(desk: Desk) -> None:
    desk.open()
    assert not desk.sees("heart")
    desk.click("more")
    desk.focus("heart")
    desk.write("a good walk")
    desk.click("signs.eggshells")
    desk.click("signs.cold")
    desk.click("roots.grief")
    desk.click("done")
    feeling = kept(desk)
    assert feeling.heart == "a good walk"
    assert [word.value for word in feeling.signs] == ["cold", "eggshells"]
    assert [word.value for word in feeling.roots] == ["grief"]
    assert not desk.sees("heart")


def test_the_first_person_is_added_where_they_are_needed(desk: Desk) -> None:
    desk.open()
    assert not desk.sees("safe")
    desk.click("person.add")
    desk.write("  Robin ")
    desk.press("Return")
    (robin,) = desk.here.people()
    assert robin.name == "Robin"
    assert desk.sees("safe")
    assert "Robin reached out" in desk.read("bids.received")
    assert not desk.sees("person.newName")
    assert feelings(desk) == []


def test_a_name_that_is_known_is_not_added_again(desk: Desk) -> None:
    open_with_robin(desk)
    desk.click("person.add")
    desk.write("Robin")
    desk.press("Return")
    assert [person.name for person in desk.here.people()] == ["Robin"]


def test_a_person_without_a_name_is_refused_with_a_sentence(desk: Desk) -> None:
    desk.open()
    desk.click("person.add")
    desk.press("Return")
    assert "This needs an answer." in desk.read()
    desk.write("R" * 81)
    desk.press("Return")
    assert "longer than 80 characters" in desk.read()
    assert desk.here.people() == []


def test_the_card_says_that_everything_is_kept(desk: Desk) -> None:
    desk.open()
    assert "Kept as you write" in desk.read()
    assert not any("save" in each.text().lower() for each in desk.window.findChildren(QCheckBox))
