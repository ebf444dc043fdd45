"""A few gifts and needs, and hands for their page."""

from datetime import timedelta

from PySide6.QtWidgets import QPlainTextEdit

from inglenook.journal.entries import Need, Note, TrustFeeling
from inglenook.journal.journal import Journal
from inglenook.journal.people import CoreGift, Person
from inglenook.journal.vocabulary import About, Met
from support.windows import Desk

PLAY, AWE, OLD = "My playfulness", "I am easily moved", "Saying yes"


def gifts_and_needs(journal: Journal) -> None:
    """Three gifts, one of them retired, and five needs, one for each way of standing but one."""
    robin = journal.new(Person, name="Robin")
    play = journal.new(CoreGift, name=PLAY, honours="Joining in", hurts="The small silence")
    awe = journal.new(CoreGift, name=AWE)
    old = journal.new(CoreGift, name=OLD, retired=True)
    journal.keep(robin, play, awe, old)
    told = [
        ("A word before plans change", False, None),
        ("To be asked first", True, None),
        ("An hour to arrive", True, Met.MET),
        ("To hear it from you", True, Met.PARTLY),
        ("Quiet after an argument", True, Met.ANGER),
    ]
    for days, (what, said, met) in enumerate(told):
        happened = journal.clock().replace(microsecond=0) - timedelta(days=days)
        asked = {"what": what, "said": said, "met": met, "happened": happened}
        gift = play.id if days == 0 else None
        journal.keep(journal.new(Need, person=robin.id, gift=gift, **asked))
    journal.keep(
        journal.new(TrustFeeling, about=About.MYSELF, trust=7, gift=play.id, note="Sang"),
        journal.new(Note, title="Not about this"),
    )


def gift(desk: Desk, name: str) -> CoreGift:
    return next(each for each in desk.here.all(CoreGift) if each.name == name)


def need(desk: Desk, what: str) -> Need:
    return next(each for each in desk.here.all(Need) if each.what == what)


def open_gift(desk: Desk, name: str) -> CoreGift:
    found = gift(desk, name)
    desk.click(f"gift.{found.id}")
    return found


def open_need(desk: Desk, what: str) -> Need:
    found = need(desk, what)
    desk.click(f"need.{found.id}")
    return found


def paper(desk: Desk, name: str) -> QPlainTextEdit:
    return desk.find(name, QPlainTextEdit)
