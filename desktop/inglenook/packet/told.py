"""Entries in a document: when, with whom, what was answered, and the words as they were written.

Where there is fear or abuse only the plain facts are told, and what somebody wrote.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from inglenook.journal import gut_checks
from inglenook.journal.dates import full_label
from inglenook.journal.entries import (
    PLAIN_FACTS,
    Bid,
    Finding,
    GutCheck,
    Need,
    Note,
    TrustFeeling,
    WeeklyReview,
)
from inglenook.journal.field import Field, fields_of
from inglenook.journal.fields import Choice, Choices, Day, Ref, Scale, Text, Tick, Who
from inglenook.journal.gut_checks import Stage, stage_of
from inglenook.journal.record import Entry, Record, values_of
from inglenook.journal.reviews import week_in_words
from inglenook.journal.summary import heading
from inglenook.journal.vocabulary import FindingKind
from inglenook.packet.choose import Gathered
from inglenook.packet.document import Block, Heading, Paragraph, Points, Run, Runs
from inglenook.packet.period import moment_in_words
from inglenook.packet.said import in_slot, joined, line, named, own, paragraphs
from inglenook.words import _, mark

# What the heading of an entry tells already.
_IN_HEADING: Mapping[type[Entry], frozenset[str]] = {
    Bid: frozenset({"direction", "person", "answer"}),
    TrustFeeling: frozenset({"about", "person", "zone", "trust", "safe", "seen"}),
    GutCheck: frozenset({"title"}),
    Need: frozenset({"person", "said", "met"}),
    Note: frozenset({"title"}),
    WeeklyReview: frozenset({"week"}),
}
_OF_EVERY_ENTRY = frozenset({"id", "recorded", "changed", "happened", "share", "binned"})
_COMPACT = (Bid, TrustFeeling)  # one after the other they read as a list
_FINDINGS = {
    FindingKind.REASON: mark("Concrete reasons"),
    FindingKind.ECHO: mark("Echoes of an old wound"),
    FindingKind.TRUST: mark("Reasons to trust"),
}
_INNER_OF_BID = frozenset({"kind", "manner", "zone"})


@dataclass(frozen=True)
class Teller:
    """Tells entries; it knows people and gifts by name, and the findings of each gut check."""

    names: Mapping[str, str]
    gifts: Mapping[str, str]
    findings: Mapping[str, tuple[Finding, ...]]
    unwanted: Mapping[type[Record], frozenset[str]]
    today: date

    @classmethod
    def of(cls, gathered: Gathered) -> "Teller":
        """Whoever tells what was read."""
        names = {each.id: each.name for each in gathered.people}
        found = gathered.gifts, gathered.findings, gathered.unwanted, gathered.today
        return cls(names, *found)

    # -- headings

    def heading(self, entry: Entry, *, strong: bool = False) -> Runs:
        """What an entry is, in a few words and with the name that belongs to it."""
        if isinstance(entry, Note) and entry.title:
            return (Run(line(entry.title), strong=strong),)
        if isinstance(entry, GutCheck):
            return (Run(line(gut_checks.title_of(entry)), strong=strong),)
        if isinstance(entry, WeeklyReview):
            week = _("Weekly review, {days}").format(days=week_in_words(entry.week))
            return own(week, strong=strong)
        sentence = heading(entry, in_slot)
        return named(sentence, self.names.get(getattr(entry, "person", "") or ""), strong=strong)

    def stage(self, check: GutCheck) -> Stage:
        """Where a gut check stands."""
        return stage_of(check, self.findings.get(check.id, ()), self.today)

    # -- whole entries

    def told(self, entry: Entry, without: Iterable[str] = ()) -> Iterator[Block]:
        """All of an entry; ``without`` are fields that are told elsewhere."""
        yield self._opening(entry)
        if isinstance(entry, GutCheck):
            yield from self._check(entry)
        else:
            names = [*_asked_of(entry), *(PLAIN_FACTS if _is_afraid(entry) else ())]
            out = _INNER_OF_BID if _is_afraid(entry) else frozenset()
            yield from self._answers(entry, dict.fromkeys(names), out | set(without))

    def _opening(self, entry: Entry) -> Block:
        when = own(_("{moment} · ").format(moment=moment_in_words(entry.happened)))
        if isinstance(entry, _COMPACT):
            strong = own(when[0].text, strong=True)
            return Paragraph((*strong, *self.heading(entry, strong=True)))
        if isinstance(entry, WeeklyReview):
            return Heading(2, self.heading(entry))
        return Heading(2, (*when, *self.heading(entry)))

    def _check(self, check: GutCheck) -> Iterator[Block]:
        findings = self.findings.get(check.id, ())
        plain = gut_checks.in_safety_lane(findings)
        out = frozenset(gut_checks.NOT_IN_SAFETY_LANE if plain else ())
        yield Paragraph(own(_("{stage}.").format(stage=_(self.stage(check).label))), quiet=True)
        yield from self._answers(check, ("person", *gut_checks.HONOUR), out)
        kinds = (FindingKind.REASON,) if plain else tuple(FindingKind)
        for kind in kinds:
            yield from self._findings(gut_checks.of_kind(findings, kind))
        yield from self._answers(check, gut_checks.WEIGH, out)
        yield from self._answers(check, gut_checks.CHOOSE, out)
        yield from self._answers(check, ("looked_back", *gut_checks.LOOK_BACK), out)

    def _findings(self, findings: Sequence[Finding]) -> Iterator[Block]:
        if findings:
            yield Paragraph(
                own(_("{kind}:").format(kind=_(_FINDINGS[findings[0].kind])), strong=True)
            )
            yield Points(tuple(map(self._finding, findings)))

    def _finding(self, finding: Finding) -> Runs:
        out = finding.left_out(values_of(finding)) | {"words", "kind"}
        beside = self.facts(finding, [name for name in fields_of(Finding) if name not in out])
        words: Runs = (Run(line(finding.words)),)
        return (*words, *own(" ("), *beside, *own(")")) if beside else words

    # -- answers

    def _answers(
        self, record: Record, names: Iterable[str], out: Iterable[str] = ()
    ) -> Iterator[Block]:
        """Some answers: what was chosen in one quiet paragraph, what was written below it."""
        left = [name for name in names if name not in set(out)]
        fields = fields_of(type(record))
        written = [name for name in left if isinstance(fields[name], Text)]
        facts = self.facts(record, [name for name in left if name not in written])
        if facts:
            yield Paragraph((*facts, *own(".")), quiet=True)
        for name in self._answered(record, written):
            plain = (isinstance(record, Note) and name == "words") or (
                isinstance(record, _COMPACT) and name == "note"
            )
            label = () if plain else own(f"{_labelled(fields[name])} ", strong=True)
            yield from paragraphs(getattr(record, name), label)

    def facts(self, record: Record, names: Iterable[str]) -> Runs:
        """Some answers in one line, each after its label."""
        return joined([self._fact(record, name) for name in self._answered(record, names)], "; ")

    def _answered(self, record: Record, names: Iterable[str]) -> list[str]:
        fields = fields_of(type(record))
        unwanted = self.unwanted.get(type(record), frozenset())
        return [
            name
            for name in names
            if fields[name].shown
            and name not in unwanted
            and getattr(record, name) != fields[name].blank
        ]

    def _fact(self, record: Record, name: str) -> Runs:
        field, value = fields_of(type(record))[name], getattr(record, name)
        if isinstance(field, Tick):
            return own(_(field.label))
        return (*own(f"{_labelled(field)} "), *self._value(field, value))

    def _value(self, field: Field[Any], value: Any) -> Runs:
        if isinstance(field, Text):
            return (Run(line(value)),)
        if isinstance(field, Ref):
            found = (self.names if isinstance(field, Who) else self.gifts).get(value, "")
            return (Run(line(found)),) if found else own("–")
        return own(in_words(field, value))


def in_words(field: Field[Any], value: Any) -> str:
    """An answer that nobody wrote: a word of a closed list, a number, a day."""
    if isinstance(field, Choice):
        return _small(_(value.label))
    if isinstance(field, Choices):
        return ", ".join(_small(_(each.label)) for each in value)
    if isinstance(field, Scale):
        if field.unit or _(field.label).endswith(str(field.high)):
            return f"{value}{field.unit}"
        return _("{number} of {highest}").format(number=value, highest=field.high)
    return full_label(value) if isinstance(field, Day) else str(value)


def _small(label: str) -> str:
    """A label within a line; what is written in capitals stays so."""
    return label if label[:2].isupper() else f"{label[:1].lower()}{label[1:]}"


def _asked_of(entry: Entry) -> list[str]:
    """What the heading does not tell, in the order it is asked."""
    out = _OF_EVERY_ENTRY | _IN_HEADING.get(type(entry), frozenset())
    return [name for name in fields_of(type(entry)) if name not in out]


def _is_afraid(entry: Entry) -> bool:
    return isinstance(entry, Bid) and entry.afraid


def _labelled(field: Field[Any]) -> str:
    label = _(field.label)
    return label if label.endswith("?") else _("{label}:").format(label=label)
