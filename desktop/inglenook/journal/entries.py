"""What a person writes: bids, trust feelings, gut checks, needs, notes and weekly reviews."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from inglenook.journal import vocabulary as v
from inglenook.journal.field import asked, fields_of
from inglenook.journal.fields import Choice, Choices, Day, Place, Ref, Scale, Text, Tick, Who
from inglenook.journal.record import Entry, Record, unanswered
from inglenook.words import _, mark

# What stays to be asked where somebody was afraid or abused: when, where, what, who saw it.
PLAIN_FACTS = ("scene", "facts", "witnesses")
INNER = ("kind", "manner", "zone", "note")  # what is not asked there


def _scene() -> Any:
    return asked(Text(label=mark("Where it was"), lines=1, longest=200))


def _witnesses() -> Any:
    return asked(Text(label=mark("Who saw or heard it"), lines=1, longest=200))


@dataclass(frozen=True, kw_only=True)
class Bid(Entry):
    """A small attempt to connect, and how it was answered."""

    KIND = "bid"
    LABEL = mark("Bid")

    direction: v.Direction = asked(
        Choice(label=mark("Who reached out"), words=v.Direction, required=True)
    )
    person: str = asked(Who(label=mark("With"), required=True))
    answer: v.Answer = asked(
        Choice(label=mark("Answered by turning"), words=v.Answer, required=True)
    )
    kind: v.BidKind | None = asked(Choice(label=mark("What it asked for"), words=v.BidKind))
    manner: v.Manner | None = asked(
        Choice(label=mark("In what manner"), words=v.Manner, among=("answer", v.MANNERS))
    )
    afraid: bool = asked(Tick(label=mark("I was afraid")))
    zone: v.Zone | None = asked(Choice(label=mark("My zone"), words=v.Zone))
    note: str = asked(Text(label=mark("Note")))
    scene: str = _scene()
    facts: str = asked(Text(label=mark("What was said and done")))
    witnesses: str = _witnesses()

    @classmethod
    def left_out(cls, values: Mapping[str, Any]) -> frozenset[str]:
        """Fear is asked about only after *against*; what is unclear has no manner yet.

        Where somebody was afraid, only the plain facts are asked, and what is answered already.
        """
        answer = values.get("answer")
        unasked = {"afraid"} if answer != v.Answer.AGAINST else set()
        unasked |= {"manner"} if not v.manners_of(answer) else set()
        beside = INNER if values.get("afraid") else PLAIN_FACTS
        return frozenset(unasked | unanswered(cls, values, beside))

    @classmethod
    def contradictions(cls, values: Mapping[str, Any]) -> dict[str, str]:
        """A manner belongs to its answer."""
        answer, manner = values.get("answer"), values.get("manner")
        found = {}
        if manner and manner not in v.manners_of(answer):
            found["manner"] = _("This manner belongs to another answer. Choose again.")
        if values.get("afraid") and answer != v.Answer.AGAINST:
            found["afraid"] = _("This can be ticked where the answer was against.")
        return found


@dataclass(frozen=True, kw_only=True)
class TrustFeeling(Entry):
    """A moment's check-in: about a person, people in general, or myself."""

    KIND = "trust_feeling"
    LABEL = mark("Trust feeling")

    about: v.About = asked(Choice(label=mark("About"), words=v.About, required=True))
    person: str | None = asked(Who(label=mark("With")))
    zone: v.Zone | None = asked(Choice(label=mark("Zone"), words=v.Zone))
    trust: int | None = asked(Scale(label=mark("How much do I trust, 0 to 10")))
    safe: int | None = asked(
        Scale(
            label=mark("Safe"),
            help=mark("Does my soul feel safe and seen by this person?"),
            high=4,
        )
    )
    seen: int | None = asked(Scale(label=mark("Seen"), high=4))
    unseen_part: str = asked(Text(label=mark("What part of me feels unseen or dishonoured?")))
    heart: str = asked(Text(label=mark("What filled my heart, what hurt it?")))
    signs: tuple[v.Sign, ...] = asked(Choices(label=mark("Signs"), words=v.Sign))
    roots: tuple[v.Root, ...] = asked(Choices(label=mark("Roots"), words=v.Root))
    gift: str | None = asked(Ref(label=mark("Gift touched"), kind="core_gift"))
    note: str = asked(Text(label=mark("Note")))

    @classmethod
    def left_out(cls, values: Mapping[str, Any]) -> frozenset[str]:
        """The question is asked only about a person."""
        about_person = values.get("about") == v.About.PERSON
        return frozenset() if about_person else frozenset({"person", "safe", "seen"})

    @classmethod
    def contradictions(cls, values: Mapping[str, Any]) -> dict[str, str]:
        """At least one of trust, zone, safe, seen or words; safe and seen are about a person."""
        found = {}
        if values.get("about") == v.About.PERSON and not values.get("person"):
            found["person"] = _("Choose the person this is about.")
        outside = [name for name in cls.left_out(values) if values.get(name) is not None]
        found |= dict.fromkeys(outside, _("This is asked only about a person."))
        numbers = any(values.get(name) is not None for name in ("trust", "zone", "safe", "seen"))
        words = any(values.get(name, "").strip() for name in ("unseen_part", "heart", "note"))
        if not numbers and not words:
            found["trust"] = _("Choose a zone or a number, or write a few words.")
        return found


@dataclass(frozen=True, kw_only=True)
class GutCheck(Entry):
    """An investigation: is there a concrete reason, or is an old wound speaking, or both?"""

    KIND = "gut_check"
    LABEL = mark("Gut check")

    title: str = asked(Text(label=mark("In a few words"), lines=1, longest=200))
    person: str | None = asked(Who(label=mark("With")))
    feeling: str = asked(Text(label=mark("What I feel"), lines=5))
    strength: int | None = asked(Scale(label=mark("How strongly, 0 to 10")))
    body: str = asked(Text(label=mark("Where in the body"), lines=1, longest=200))
    skews: tuple[v.Skew, ...] = asked(
        Choices(label=mark("What skews the scale just now"), words=v.Skew)
    )
    other_explanations: str = asked(Text(label=mark("Other explanations"), lines=5))
    estimate: int | None = asked(
        Scale(
            label=mark("Right now, how likely is it that something real is wrong?"),
            high=100,
            unit="%",
        )
    )
    verdict: v.Verdict | None = asked(Choice(label=mark("Verdict for now"), words=v.Verdict))
    steps: tuple[v.Step, ...] = asked(Choices(label=mark("What I choose to do"), words=v.Step))
    step_words: str = asked(Text(label=mark("In my words"), lines=5))
    look_again: date | None = asked(Day(label=mark("Look again on"), may_be_ahead=True))
    outcome: v.Outcome | None = asked(Choice(label=mark("What turned out"), words=v.Outcome))
    looked_back: date | None = asked(Day(label=mark("Looked back on")))
    insight: str = asked(Text(label=mark("What I know now"), lines=5))
    started_from: str | None = asked(Ref(kind="entry", shown=False))

    @classmethod
    def contradictions(cls, values: Mapping[str, Any]) -> dict[str, str]:
        """Something has to be said before there is anything to check."""
        if any(values.get(name, "").strip() for name in ("title", "feeling")):
            return {}
        return {"title": _("Say in a few words what this is about.")}


@dataclass(frozen=True, kw_only=True)
class Finding(Record):
    """One line of a gut check."""

    KIND = "finding"
    LABEL = mark("Finding")

    gut_check: str = asked(Ref(kind="gut_check", required=True, shown=False))
    position: int = asked(Place())
    kind: v.FindingKind = asked(Choice(label=mark("Kind"), words=v.FindingKind, required=True))
    words: str = asked(Text(label=mark("What happened"), required=True))
    when: str = asked(Text(label=mark("When, or since when"), lines=1, longest=200))
    source: v.Source | None = asked(Choice(label=mark("How I know"), words=v.Source))
    breach: v.Breach | None = asked(Choice(label=mark("What it is"), words=v.Breach))
    again: bool = asked(Tick(label=mark("Not the first time")))
    root: v.Root | None = asked(Choice(label=mark("Which root"), words=v.Root))
    scene: str = _scene()
    witnesses: str = _witnesses()

    @property
    def tells_of_abuse(self) -> bool:
        """Whether this is a concrete reason that is abuse: it opens the safety lane."""
        return (self.kind, self.breach) == (v.FindingKind.REASON, v.Breach.ABUSE)

    @classmethod
    def left_out(cls, values: Mapping[str, Any]) -> frozenset[str]:
        """A concrete reason, an echo and a reason to trust are each asked their own questions."""
        kind = values.get("kind")
        beside = {"root"} if kind == v.FindingKind.REASON else {"source", "breach", "again"}
        beside |= {"root"} if kind == v.FindingKind.TRUST else set()
        abuse = (kind, values.get("breach")) == (v.FindingKind.REASON, v.Breach.ABUSE)
        facts = frozenset() if abuse else unanswered(cls, values, ("scene", "witnesses"))
        return facts | beside


@dataclass(frozen=True, kw_only=True)
class Need(Entry):
    """Something I want to say clearly, and how it was met."""

    KIND = "need"
    LABEL = mark("Need")

    what: str = asked(Text(label=mark("What I need"), required=True))
    person: str | None = asked(Who(label=mark("From whom")))
    gift: str | None = asked(Ref(label=mark("Which gift it protects"), kind="core_gift"))
    say_what_i_mean: str = asked(Text(label=mark("Say what you mean")))
    mean_what_i_say: str = asked(Text(label=mark("Mean what you say")))
    without_meanness: str = asked(Text(label=mark("Without meanness")))
    said: bool = asked(Tick(label=mark("I have said it")))
    met: v.Met | None = asked(Choice(label=mark("How it was met"), words=v.Met))
    note: str = asked(Text(label=mark("Note")))


@dataclass(frozen=True, kw_only=True)
class Note(Entry):
    """Free words, with a title if I like."""

    KIND = "note"
    LABEL = mark("Note")

    title: str = asked(Text(label=mark("Title"), lines=1, longest=200))
    person: str | None = asked(Who(label=mark("With")))
    words: str = asked(Text(label=mark("Words"), lines=12))

    @classmethod
    def contradictions(cls, values: Mapping[str, Any]) -> dict[str, str]:
        """A note without a title and without words is nothing yet."""
        if values.get("title", "").strip() or values.get("words", "").strip():
            return {}
        return {"words": _("Write a few words, or a title.")}


def _feeling(label: str) -> Any:
    return asked(Scale(label=label))


@dataclass(frozen=True, kw_only=True)
class WeeklyReview(Entry):
    """A quiet look at one week; ``week`` is the day it starts on."""

    KIND = "weekly_review"
    LABEL = mark("Weekly review")

    week: date = asked(Day(label=mark("The week from"), required=True))
    joy: int | None = _feeling(mark("Joy"))
    warmth: int | None = _feeling(mark("Warmth"))
    belonging: int | None = _feeling(mark("Belonging, a home in the world"))
    loneliness: int | None = _feeling(mark("Loneliness"))
    anxiety: int | None = _feeling(mark("Anxiety"))
    frustration: int | None = _feeling(mark("Frustration"))
    stood_out: str = asked(Text(label=mark("What stood out")))
    to_practise: str = asked(Text(label=mark("What I want to practise")))
    practice: v.Practice | None = asked(Choice(label=mark("One practice"), words=v.Practice))
    tried: v.Tried | None = asked(Choice(label=mark("How it went"), words=v.Tried))

    @classmethod
    def contradictions(cls, values: Mapping[str, Any]) -> dict[str, str]:
        """A week about which nothing is said has no review."""
        said = [name for name, field in fields_of(cls).items() if field.shown]
        own = [name for name in said if name not in ("week", "happened", "share")]
        if len(unanswered(cls, values, own)) < len(own):
            return {}
        return {"stood_out": _("Choose a number, or write a few words.")}
