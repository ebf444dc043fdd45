"""Every page there is, and every state of it that has something else on show."""

from collections.abc import Iterator

from PySide6.QtWidgets import QLineEdit, QPushButton

from inglenook.journal.entries import Bid, Finding, GutCheck, Need, Note, WeeklyReview
from inglenook.journal.journal import Journal
from inglenook.journal.people import CoreGift, Person
from inglenook.journal.record import Record
from inglenook.journal.therapy import HiddenWord, Session, Topic
from inglenook.journal.vocabulary import Answer, Breach, Direction, FindingKind, Root, Source
from inglenook.ui.journal_pages import ALL, FOOT, PAGES
from inglenook.ui.pages.trends import TrendsPage
from inglenook.ui.widgets.chart_table import ChartTable
from inglenook.ui.widgets.chart_view import ChartView
from inglenook.ui.widgets.page_view import PageView
from support.entries import SOME_WORDS, one_of_each
from support.vaults import PASSPHRASE
from support.windows import Desk

IN_SIDEBAR = [page.NAME for page in (*PAGES, *FOOT)]
# The first run is shown by itself, and only before anything else.
EVERYWHERE = [page.NAME for page in ALL if page.NAME != "first_run"]
WITH_A_HOME: tuple[type[Record], ...] = (GutCheck, Person, CoreGift, Need, WeeklyReview, Session)
HERE: tuple[type[Record], ...] = (*WITH_A_HOME, Note)


def fill(journal: Journal) -> None:
    """Keep one of each record, with findings of every kind, topics, and an entry with fear."""
    one_of_each(journal)
    robin = next(each for each in journal.people() if each.name == "Robin")
    check, session = journal.all(GutCheck)[-1], journal.all(Session)[-1]
    more = {
        FindingKind.REASON: {"source": Source.MYSELF, "breach": Breach.SECRECY, "again": True},
        FindingKind.ECHO: {"root": Root.BETRAYAL},
        FindingKind.TRUST: {},
    }
    for kind, answers in more.items():
        said = {"kind": kind, "words": SOME_WORDS, "when": "the winter before last"}
        journal.keep(journal.new(Finding, gut_check=check.id, **said, **answers))
    journal.keep(journal.new(Topic, session=session.id, words=SOME_WORDS))
    answered = {"direction": Direction.OFFERED, "answer": Answer.AGAINST}
    facts = {"scene": "In the kitchen", "facts": SOME_WORDS, "witnesses": "Nobody"}
    journal.keep(journal.new(Bid, person=robin.id, afraid=True, **answered, **facts))


def states(desk: Desk) -> Iterator[str]:
    """Show every page, each record where it is at home, and what can be begun; say which."""
    for name in EVERYWHERE:
        desk.pages.show_page(name)
        desk.wait(lambda: not desk.pages.page._stale and charts_are_told(desk))
        yield name
        if name == "trends":
            yield from trends_states(desk)
    for kind in HERE:
        record = next(each for each in desk.here.all(kind) if not getattr(each, "binned", None))
        desk.pages.open_record(record)
        yield f"{kind.KIND}, open"
    yield from packet_states(desk)
    yield from key_states(desk)
    yield from gut_check_states(desk)
    for kind in HERE:
        desk.pages.begin(kind)
        yield f"{kind.KIND}, begun"


def charts_are_told(desk: Desk) -> bool:
    """Whether every chart on show says what it shows, and a packet has its pages."""
    page = desk.pages.page
    if isinstance(page, TrendsPage) and not page.settled:
        return False
    pages = page.findChild(PageView)
    if isinstance(pages, PageView) and not pages.page_count:
        return False
    charts = page.findChildren(ChartView)
    return all(each.accessibleName() for each in charts if each.isVisible())


def trends_states(desk: Desk) -> Iterator[str]:
    """Show the tables in place of the charts, and a period between two dates."""
    desk.click("trends.asTable")
    tables = desk.pages.page.findChildren(ChartTable)
    desk.wait(lambda: all(each.model().columnCount() for each in tables))
    yield "trends, as tables"
    desk.choose("trends.period", "From … to …")
    desk.wait(lambda: charts_are_told(desk))
    yield "trends, between two dates"
    desk.click("trends.asTable")


def packet_states(desk: Desk) -> Iterator[str]:
    """Choose two dates and a passphrase, and list a word, with the pages on show."""
    desk.here.keep(desk.here.new(HiddenWord, word="Harbour Street", instead="our street"))
    desk.pages.show_page("packet")
    desk.click("packet.period.custom")
    if not desk.sees("packet.suggest"):  # it may be remembered
        desk.click("packet.protect")
    desk.click("packet.suggest")
    desk.click(f"packet.people.{desk.here.people()[0].id}")
    desk.wait(lambda: desk.find("packet.pages", PageView).page_count)
    yield "packet, with everything chosen"


def key_states(desk: Desk) -> Iterator[str]:
    """Take every step of the pages about passphrase and keys but the last of each."""
    steps = {
        "change_passphrase": "changePassphrase",
        "recovery": "recovery.choose",
        "renewal": "renewal",
        "guessing": "guessing",
    }
    for page, step in steps.items():
        desk.pages.show_place(page, {})
        desk.press("Return")
        yield f"{page}, with a problem"
        desk.write(PASSPHRASE)
        desk.press("Return")
        desk.wait(lambda: not desk.sees("proof"))
        if desk.sees(f"{step}.suggest"):
            desk.click(f"{step}.suggest")
            desk.wait(lambda: desk.told("strength"))
        wait_for_work(desk, step)
        yield f"{page}, proved"
        if page == "recovery":
            desk.click("recovery.choose.goOn")
            yield "recovery, the key"
        if page == "renewal":
            words = desk.find("passphrase", QLineEdit).text()
            desk.focus("again")
            desk.write(words)
            desk.click("renewal.goOn")
            desk.wait(lambda: desk.sees("renewal.last"))
            yield "renewal, ready"


def wait_for_work(desk: Desk, step: str) -> None:
    """Wait until a step can be gone on with."""
    desk.wait(lambda: desk.find(f"{step}.goOn", QPushButton).text() != "One moment…")


def gut_check_states(desk: Desk) -> Iterator[str]:
    """Walk the steps of the gut check, open a finding, and come into the safety lane."""
    check = next(each for each in desk.here.all(GutCheck) if each.title == "The second phone")
    desk.pages.open_record(check)
    for number in range(1, 6):
        desk.click(f"gutCheck.step.{number}")
        yield f"gut check, step {number}"
    desk.click("gutCheck.step.2")
    desk.click("findings.reason.add")
    yield "gut check, a finding"
    abuse = {"kind": FindingKind.REASON, "breach": Breach.ABUSE, "words": SOME_WORDS}
    finding = desk.here.new(Finding, gut_check=check.id, **abuse)
    desk.here.keep(finding)
    desk.wait(lambda: desk.sees("safety"))
    desk.click("safety.who.add")
    yield "gut check, the safety lane"
    desk.here.discard(finding)
    desk.wait(lambda: desk.sees("gutCheck.step.2"))
