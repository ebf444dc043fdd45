"""What a packet says: the first page, the sections in their order, and what is left unsaid."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pikepdf
import pytest

from inglenook.charts.style import ChartStyle
from inglenook.journal import vocabulary as v
from inglenook.journal.agenda import bring_words, next_session
from inglenook.journal.entries import Finding, GutCheck, Note, TrustFeeling
from inglenook.journal.journal import Journal
from inglenook.journal.therapy import Session, Topic
from inglenook.packet import pictures, summary
from inglenook.packet.choice import Section
from inglenook.packet.choose import gather
from inglenook.packet.compose import compose
from inglenook.packet.document import Document, Grid, Heading, NewPage, Paper, Picture, plain
from inglenook.packet.pdf import pdf
from inglenook.packet.period import period_in_words
from support.packet_journals import (
    UNTIL,
    a_story,
    bid,
    everything,
    keep,
    made,
    on,
    person,
    written,
)

PERSON = v.About.PERSON


def headings(document: Document) -> list[str]:
    found = (block for block in document.blocks if isinstance(block, Heading))
    return [plain(each.words) for each in found if each.level == 1]


# -- the whole


def test_the_sections_stand_in_their_order_after_the_first_page(journal: Journal) -> None:
    a_story(journal)
    document = made(journal, everything()).document
    assert headings(document) == [
        "At a glance",
        "What I want to talk about",
        "Open gut checks",
        "Trend charts",
        "Entries marked to bring",
        "Needs",
        "Weekly reviews",
        "All trust feelings",
        "All bids",
        "All notes",
    ]
    (new_page,) = (each for each in document.blocks if isinstance(each, NewPage))
    after = document.blocks[document.blocks.index(new_page) + 1]
    assert isinstance(after, Heading)
    assert plain(after.words) == "Trend charts"


@pytest.mark.parametrize("section", list(Section))
def test_each_section_can_be_chosen_alone(journal: Journal, section: Section) -> None:
    a_story(journal)
    document = made(journal, everything(sections=frozenset({section}))).document
    assert headings(document)[:1] == (
        ["At a glance"] if section is Section.SUMMARY else [section.label]
    )
    assert not any(isinstance(each, NewPage) for each in document.blocks)


def test_title_and_period_name_nobody(journal: Journal) -> None:
    a_story(journal)
    document = made(journal, everything()).document
    assert document.title == "Notes for therapy"
    assert document.subtitle == "27 October to 23 November 2026 · since our last session"


@pytest.mark.parametrize(
    ("since", "until", "words"),
    [
        (date(2026, 12, 28), date(2027, 1, 3), "28 December 2026 to 3 January 2027"),
        (date(2026, 5, 4), date(2026, 5, 4), "4 May 2026"),
        (None, date(2026, 5, 4), "up to 4 May 2026"),
    ],
)
def test_a_period_in_words(since: date | None, until: date, words: str) -> None:
    assert period_in_words(since, until) == words


def test_an_empty_period_says_so(journal: Journal) -> None:
    text = written(journal, everything())
    assert "There is nothing in these pages" in text
    a_story(journal)
    early = everything(since=date(2020, 1, 1), until=date(2020, 2, 1))
    assert "There is nothing in these pages" in written(
        journal, replace(early, sections=frozenset({Section.BIDS}))
    )


def test_composing_leaves_names_for_the_one_place_that_replaces_them(journal: Journal) -> None:
    a_story(journal)
    choice = everything()
    composed = compose(gather(journal, choice), choice)
    assert any("Sam" in plain(each.words) for each in composed.blocks if isinstance(each, Heading))


# -- the first page


def test_names_that_are_words_of_the_program_leave_its_own_words_alone(journal: Journal) -> None:
    for name in ("May", "Joy", "Will"):
        bid(journal, person(journal, name).id, 4, note="May and Joy will come")
    keep(journal, TrustFeeling, about=v.About.MYSELF, trust=3, happened=on(4, month=5))
    text = written(journal, everything(since=date(2026, 5, 1), until=UNTIL))
    assert "1 May to 23 November 2026" in text
    assert "4 May 2026, 20:00 · Myself · trust 3" in text
    assert "M. and J. W. come" in text


def test_what_is_counted_is_told_with_its_n(journal: Journal) -> None:
    a_story(journal)
    text = written(journal, everything())
    assert "In this time: 17 bids, 3 trust feelings, 1 gut check, 1 need" in text
    assert "Trust in S., 0 to 10: median 6 (3 answers, few)." in text
    assert "Bids of S. that I met: 50% (4 of 8, few), 95% interval 22 to 78%." in text


def test_only_the_period_is_counted_at_a_glance(journal: Journal, sam: str) -> None:
    bid(journal, sam, 1, happened=on(1, month=9), answer=v.Answer.AWAY)
    bid(journal, sam, 10)
    assert "Bids of mine that S. met: 1 of 1." in written(journal, everything())


@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize(("topics", "checks", "charts"), [(12, 12, 2), (3, 1, 3), (5, 0, 3)])
def test_the_first_page_fits_one_sheet_however_much_there_is(
    journal: Journal,
    paper: Paper,
    topics: int,
    checks: int,
    charts: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # Three charts, whichever there are.
    monkeypatch.setattr(summary, "ON_PAGE_ONE", ("responsiveness", "trust", "question"))
    long = "something that I have wanted to talk about for a very long time now, again and again"
    for who in ("Tom", "Kim", "Lu", "Ada", "Eve", "Kay", "Jon", "Max", "Zoë"):
        known = person(journal, who).id
        for day in range(1, 15):
            bid(journal, known, day, answer=list(v.Answer)[day % 4])
        keep(journal, TrustFeeling, about=PERSON, person=known, trust=4, safe=2, seen=3)
    keep(journal, Session, happened=on(24))
    for place in range(topics):
        bring_words(journal, next_session(journal), f"{place} {long}, {long}")
    for place in range(checks):
        check = keep(journal, GutCheck, title=f"{place} {long}", estimate=35)
        for kind in v.FindingKind:
            keep(journal, Finding, gut_check=check.id, kind=kind, words=long)
    document = made(journal, everything(paper=paper)).document
    new_page = next(each for each in document.blocks if isinstance(each, NewPage))
    first = replace(document, blocks=document.blocks[: document.blocks.index(new_page)])
    shown = sum(isinstance(each, Picture) for each in first.blocks)
    assert shown == (charts if paper is Paper.A4 else 2)
    assert pages(pdf(first)) == 1
    text = written(journal, everything(paper=paper))
    assert text.count("What I want to talk about") == 2
    assert f"{topics - 1} {long}, {long}" in text


def pages(data: bytes) -> int:
    with pikepdf.open(BytesIO(data)) as opened:
        return len(opened.pages)


# -- charts


def test_every_chart_has_words_for_those_who_do_not_see_it(journal: Journal) -> None:
    a_story(journal)
    document = made(journal, everything()).document
    found = [each for each in document.blocks if isinstance(each, Picture)]
    assert len(found) >= 4
    assert all(len(plain(each.alternative)) > 100 for each in found)
    names = [each.chart.name for each in found]
    assert names[:2] == ["responsiveness", "zones"]
    assert all(each.chart.n for each in found)


def test_the_greys_of_a_legend_are_named_as_they_are_drawn() -> None:
    style = ChartStyle.paper()
    shades = [getattr(style, role) for role in pictures.LIGHT_TO_DARK]
    assert shades == sorted(shades, reverse=True)


# -- entries


def test_an_entry_told_among_the_marked_is_not_told_again(journal: Journal) -> None:
    keep(journal, Note, title="Marked", words="said once", share=v.Share.BRING)
    keep(journal, Note, title="Other", words="also said")
    text = written(journal, everything())
    assert text.count("said once") == 1
    assert "1 of them stands above, among the entries marked to bring." in text


def test_a_gut_check_tells_its_findings_by_kind(journal: Journal) -> None:
    a_story(journal)
    text = written(journal, everything())
    parts = ["**What I feel:** A stone", "**Concrete reasons:**", "His coat", "**Echoes"]
    parts += ["A. had a second phone", "**Reasons to trust:**", "He rang", "PTSD"]
    places = [text.index(part) for part in parts]
    assert places == sorted(places)


def test_in_the_safety_lane_only_plain_facts_are_told(journal: Journal, sam: str) -> None:
    check = keep(
        journal,
        GutCheck,
        title="The stairs",
        person=sam,
        feeling="Cold all over.",
        strength=9,
        estimate=80,
        verdict=v.Verdict.BOTH,
        skews=(v.Skew.NO_SLEEP,),
        other_explanations="He was tired",
        look_again=date(2026, 12, 1),
        steps=(v.Step.TALK,),
    )
    for kind, words, more in (
        (v.FindingKind.REASON, "He pushed me", {"breach": v.Breach.ABUSE, "scene": "the hall"}),
        (v.FindingKind.ECHO, "It is like long ago", {}),
        (v.FindingKind.TRUST, "He was sorry", {}),
    ):
        keep(journal, Finding, gut_check=check.id, kind=kind, words=words, **more)
    text = written(journal, everything())
    for told in ("He pushed me", "the hall", "Cold all over", "Kept as plain facts"):
        assert told in text
    for unsaid in ("He was tired", "like long ago", "He was sorry", "80%", "9 of", "both", "sleep"):
        assert unsaid not in text.split("## Gut checks")[1]


def test_a_bid_in_fear_tells_facts_and_what_was_written(journal: Journal, sam: str) -> None:
    bid(
        journal,
        sam,
        4,
        answer=v.Answer.AGAINST,
        manner=v.Manner.CRITICAL,
        zone=v.Zone.PROTECTION,
        kind=v.BidKind.TALK,
        afraid=True,
        scene="the kitchen",
        facts="He shouted",
        witnesses="the neighbour",
        note="a note of before",
    )
    text = written(journal, everything(sections=frozenset({Section.BIDS})))
    for told in ("I was afraid", "the kitchen", "He shouted", "the neighbour", "a note of before"):
        assert told in text
    for unsaid in ("critical", "protection", "talk"):
        assert unsaid not in text.split("## All bids")[1]


def test_lists_that_somebody_does_not_want_to_see_are_not_told(journal: Journal, sam: str) -> None:
    keep(journal, TrustFeeling, about=PERSON, person=sam, trust=4, signs=(v.Sign.COLD,))
    assert "Signs" in written(journal, everything())
    journal.keep(replace(journal.preferences, hidden_lists=(v.AskedList.SIGNS,)))
    assert "Signs" not in written(journal, everything())


def test_the_feelings_of_the_weeks_stand_in_one_table(journal: Journal) -> None:
    a_story(journal)
    (grid,) = (e for e in made(journal, everything()).document.blocks if isinstance(e, Grid))
    assert [plain(each) for each in grid.headings] == ["Week from", "Joy", "Anxiety"]
    assert [plain(each) for each in grid.rows[0]] == ["16 Nov", "6", "3"]


def test_what_no_page_can_show_is_not_in_a_document(journal: Journal) -> None:
    keep(journal, Note, title="a\tb", words="one\x07\x1b[0m\ufffe two\r\n\x0cthree\u2028four")
    document = made(journal, everything(sections=frozenset({Section.NOTES}))).document
    lines = [plain(each.words) for each in document.blocks if hasattr(each, "words")]
    assert lines[1].endswith("a b")
    assert lines[2:] == ["one[0m two", "three", "four"]


def test_a_topic_tells_my_words_and_what_comes_with_them(journal: Journal) -> None:
    keep(journal, Session, happened=on(24))
    note = keep(journal, Note, title="The ferry", happened=on(20))
    keep(journal, Topic, words="Why did I wait?", entry=note.id)
    text = written(journal, everything(sections=frozenset({Section.AGENDA})))
    assert "1. Why did I wait? (20 Nov: The ferry)" in text
