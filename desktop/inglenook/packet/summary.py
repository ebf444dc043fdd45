"""The first page: the period at a glance, small charts, what to talk about, open gut checks."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

import numpy as np

from inglenook.insights.counts import Chosen, needs_of, told_chosen, told_needs
from inglenook.insights.ledger import Bids, Columns, Feelings, Ledger
from inglenook.insights.proportions import Proportion
from inglenook.insights.responsiveness import ANSWERS, DIRECTIONS, Tally
from inglenook.insights.scale_sentences import told_middle
from inglenook.insights.scales import middle
from inglenook.insights.sentences import told_with_interval
from inglenook.insights.spans import number
from inglenook.journal.dates import day_label, full_label
from inglenook.journal.entries import Bid, GutCheck, Need, Note, TrustFeeling, WeeklyReview
from inglenook.journal.gut_checks import Stage, title_of
from inglenook.journal.people import Person
from inglenook.journal.record import Entry
from inglenook.journal.therapy import Topic
from inglenook.journal.vocabulary import Direction, FindingKind, Met, Names, Zone
from inglenook.packet.choice import Choice, Section
from inglenook.packet.choose import Gathered
from inglenook.packet.document import Block, Heading, Paper, Paragraph, Points, Run, Runs
from inglenook.packet.pictures import ON_PAGE_ONE, SMALL_PX, Pair
from inglenook.packet.said import SLOT, joined, line, named, own
from inglenook.packet.told import Teller
from inglenook.words import _, mark, ngettext

# So much fits on one sheet with two charts; a third one takes the room of four lines.
MOST_TOPICS, MOST_CHECKS, FEW_LINES = {Paper.A4: 6, Paper.LETTER: 5}, 2, 5
A_CHART_IN_LINES, A_LINE_PX = 4, 15.0
MOST_NAMES = 8
LONGEST_TOPIC, LONGEST_TITLE = 85, 45

_MET = {
    Direction.OFFERED: mark("Bids of mine that {name} met: {share}"),
    Direction.RECEIVED: mark("Bids of {name} that I met: {share}"),
}


def summary(
    gathered: Gathered, choice: Choice, ledger: Ledger, charts: Sequence[Pair], teller: Teller
) -> Iterator[Block]:
    """Everything that stands on the first page."""
    yield Heading(1, own(_("At a glance")))
    if some := totals(gathered):
        yield Paragraph(own(some))
    of_days = _of_days(ledger, gathered.first or choice.until, choice.until)
    if whom := _people(gathered, choice, of_days):
        yield Paragraph(whom, quiet=True)
    shown = _small(charts)[: _most_charts(gathered, choice)]
    # Where there are fewer charts there is room for one more person.
    people = 1 if len(shown) > 1 else 2
    yield from (Paragraph(each) for each in _numbers(gathered, of_days, people))
    yield from _drawn(shown, gathered, choice)
    if Section.AGENDA in choice.sections and gathered.agenda:
        yield from agenda(gathered, teller, MOST_TOPICS[choice.paper])
    if gathered.open_checks:
        yield from _open_checks(gathered, teller)


# -- counts


def totals(gathered: Gathered) -> str:
    """How many entries of each kind the period holds; '' where it holds none."""
    n = gathered.totals
    kinds = (
        (Bid, ngettext("{n} bid", "{n} bids", n[Bid])),
        (TrustFeeling, ngettext("{n} trust feeling", "{n} trust feelings", n[TrustFeeling])),
        (GutCheck, ngettext("{n} gut check", "{n} gut checks", n[GutCheck])),
        (Need, ngettext("{n} need", "{n} needs", n[Need])),
        (Note, ngettext("{n} note", "{n} notes", n[Note])),
        (WeeklyReview, ngettext("{n} weekly review", "{n} weekly reviews", n[WeeklyReview])),
    )
    parts = [words.format(n=f"{n[kind]:,}") for kind, words in kinds if n[kind]]
    return _("In this time: {parts}.").format(parts=", ".join(parts)) if parts else ""


def _people(gathered: Gathered, choice: Choice, of_days: Ledger) -> Runs:
    """Who the entries are about, those of whom there is most first."""
    count = _everything(gathered)
    for columns in of_days.kinds:
        count.update(str(each) for each in columns.person)
    known = [person for person, _n in _most_told(gathered, count)]
    if not known:
        return ()
    parts = [_who(each, choice) for each in known[:MOST_NAMES]]
    if more := len(known) - len(parts):
        parts.append(own(ngettext("{n} more", "{n} more", more).format(n=more)))
    return (*own(_("People: ")), *joined(parts, ", "), *own("."))


def _who(person: Person, choice: Choice) -> Runs:
    name: Runs = (Run(line(person.name)),)
    if person.kind is None or choice.names is Names.ROLES:
        return name
    return (*name, *own(_(" ({kind})").format(kind=_(person.kind.label).lower())))


def _everything(gathered: Gathered) -> Counter[str]:
    """How many entries of the chosen sections are about whom."""
    entries = (entry for some in gathered.entries.values() for entry in some)
    once = {entry.id: entry for entry in (*entries, *gathered.open_checks)}
    return Counter(str(getattr(each, "person", None)) for each in once.values())


def _most_told(gathered: Gathered, count: Counter[str]) -> list[tuple[Person, int]]:
    found = [(each, count[each.id]) for each in gathered.people if count[each.id]]
    return sorted(found, key=lambda each: -each[1])


# -- numbers


def _of_days(ledger: Ledger, first: date, last: date) -> Ledger:
    def within(columns: Columns) -> np.ndarray:
        return (columns.days >= number(first)) & (columns.days <= number(last))

    return Ledger(
        bids=ledger.bids.where(within(ledger.bids)),
        feelings=ledger.feelings.where(within(ledger.feelings)),
        needs=ledger.needs.where(within(ledger.needs)),
        checks=ledger.checks.where(within(ledger.checks)),
        notes=ledger.notes.where(within(ledger.notes)),
    )


def _numbers(gathered: Gathered, of_days: Ledger, people: int) -> Iterator[Runs]:
    """Trust and bids of those who are told of most, then the zones and the needs of everything."""
    told = Counter(str(each) for each in (*of_days.bids.person, *of_days.feelings.person))
    for person, _n in _most_told(gathered, told)[:people]:
        sentences = [
            *_trust(of_days.feelings.about(person.id)),
            *_met(of_days.bids.about(person.id)),
        ]
        if sentences:
            yield named(" ".join(sentences), person.name)
    yield from (own(each) for each in (_zones(of_days.feelings), _needs(of_days)) if each)


def _trust(feelings: Feelings) -> Iterator[str]:
    values = feelings.trust[feelings.trust >= 0]
    if values.size:
        told = told_middle(middle(values.tolist()))
        yield _("Trust in {name}, 0 to 10: {middle}.").format(name=SLOT, middle=told)


def _met(bids: Bids) -> Iterator[str]:
    for turn, direction in enumerate(DIRECTIONS):
        counts = [
            int((bids.codes == turn * len(ANSWERS) + place).sum()) for place in range(len(ANSWERS))
        ]
        tally = Tally(*counts)
        if not tally.met.n and not tally.unclear:
            continue
        share = told_with_interval(tally.met)
        if tally.unclear:
            share = _("{share}; {n} unclear").format(share=share, n=tally.unclear)
        yield f"{_(_MET[direction]).format(name=SLOT, share=share)}."


def _zones(feelings: Feelings) -> str:
    named_zones = feelings.zone[feelings.zone >= 0]
    n = int(named_zones.size)
    if not n:
        return ""
    parts = [
        _("{zone} {share}").format(
            zone=_(zone.label).lower(),
            share=told_with_interval(Proportion(int((named_zones == place).sum()), n)),
        )
        for place, zone in enumerate(Zone)
    ]
    return _("Zones: {parts}.").format(parts="; ".join(parts))


def _needs(of_days: Ledger) -> str:
    met = [None if each < 0 else list(Met)[each].value for each in of_days.needs.met.tolist()]
    return told_needs(needs_of(zip(of_days.needs.said.tolist(), met, strict=True)))


# -- charts


def _small(charts: Sequence[Pair]) -> list[Pair]:
    """Those that stand on page one."""
    by_name = {pair.chart.name: pair for pair in charts}
    return [by_name[name] for name in ON_PAGE_ONE if name in by_name]


def _most_charts(gathered: Gathered, choice: Choice) -> int:
    lines = len(gathered.agenda) + 2 * len(gathered.open_checks)
    return len(ON_PAGE_ONE) if choice.paper is Paper.A4 and lines <= FEW_LINES else 2


def _height(gathered: Gathered, choice: Choice, charts: int) -> float:
    """How high each chart may be: what lines there are not is shared by the charts."""
    most = MOST_TOPICS[choice.paper]
    lines = min(len(gathered.agenda), most) + 2 * min(len(gathered.open_checks), MOST_CHECKS)
    spare = most + 2 * MOST_CHECKS - lines - A_CHART_IN_LINES * max(charts - 2, 0)
    return SMALL_PX + max(spare, 0) * A_LINE_PX / max(charts, 1)


def _drawn(shown: Sequence[Pair], gathered: Gathered, choice: Choice) -> Iterator[Block]:
    high = _height(gathered, choice, len(shown))
    yield from (pair.small(high) for pair in shown)
    if shown and gathered.charted_from != (gathered.first or choice.until):
        day = full_label(gathered.charted_from)
        yield Paragraph(own(_("The charts begin on {day}.").format(day=day)), quiet=True)


# -- what to talk about


def agenda(gathered: Gathered, teller: Teller, most: int | None = None) -> Iterator[Block]:
    """The list of the next session in its order; with ``most`` it is cut to what page one holds."""
    yield Heading(1, own(_(Section.AGENDA.label)))
    shown = gathered.agenda[:most]
    longest = None if most is None else LONGEST_TOPIC
    yield Points(tuple(_topic(*each, teller, longest) for each in shown), numbered=True)
    if more := len(gathered.agenda) - len(shown):
        words = ngettext("{n} more is on the next pages.", "{n} more are on the next pages.", more)
        yield Paragraph(own(words.format(n=more)), quiet=True)


def is_cut(gathered: Gathered, choice: Choice) -> bool:
    """Whether page one cannot hold the whole list."""
    long = any(len(line(topic.words)) > LONGEST_TOPIC for topic, _entry in gathered.agenda)
    both = any(entry and topic.words.strip() for topic, entry in gathered.agenda)
    return long or both or len(gathered.agenda) > MOST_TOPICS[choice.paper]


def _topic(topic: Topic, entry: Entry | None, teller: Teller, longest: int | None) -> Runs:
    """My words, and the entry that is brought with them; a brief one names only one of the two."""
    words: Runs = (Run(line(topic.words, longest)),) if topic.words.strip() else ()
    if entry is None or (words and longest):
        return words
    day = own(_("{day}: ").format(day=day_label(entry.happened.date())))
    title = tuple(
        replace(run, text=line(run.text, longest)) if longest else run
        for run in teller.heading(entry)
    )
    return (*words, *own(" ("), *day, *title, *own(")")) if words else (*day, *title)


# -- open gut checks


def _open_checks(gathered: Gathered, teller: Teller) -> Iterator[Block]:
    yield Heading(1, own(_("Open gut checks")))
    newest_first = gathered.open_checks[::-1]
    for check in newest_first[:MOST_CHECKS]:
        yield Paragraph(_open_check(check, teller))
    more = len(newest_first) - MOST_CHECKS
    if more > 0:
        words = ngettext("{n} more is open.", "{n} more are open.", more)
        yield Paragraph(own(words.format(n=more)), quiet=True)


def _open_check(check: GutCheck, teller: Teller) -> Runs:
    """“He said he was at work”, begun 18 Nov, open. Concrete reason (2). My estimate: 65%."""
    findings = teller.findings.get(check.id, ())
    count = Counter(finding.kind for finding in findings)
    found: Chosen[FindingKind] = tuple((kind, count[kind]) for kind in FindingKind if count[kind])
    parts = [_where(check, teller.stage(check))]
    if found:
        parts.append(_("{findings}.").format(findings=_capital(told_chosen(found))))
    if check.estimate is not None:
        parts.append(_("My estimate: {n}%.").format(n=check.estimate))
    title = (Run(line(title_of(check), LONGEST_TITLE)),)
    return (*own("“"), *title, *own("”, "), *own(" ".join(parts)))


def _where(check: GutCheck, stage: Stage) -> str:
    begun = day_label(check.happened.date())
    return _("begun {day}, {stage}.").format(day=begun, stage=_(stage.label).lower())


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
