"""How a gut check goes: its four steps, where it stands, its findings, and its safety lane."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from inglenook.journal import vocabulary as v
from inglenook.journal.entries import Bid, Finding, GutCheck, Need, Note, TrustFeeling
from inglenook.journal.journal import Journal
from inglenook.journal.record import unanswered
from inglenook.journal.store import Filter
from inglenook.journal.summary import heading
from inglenook.words import mark

HONOUR = ("feeling", "strength", "body")
WEIGH = ("skews", "other_explanations", "estimate", "verdict")
CHOOSE = ("steps", "step_words", "look_again")
LOOK_BACK = ("outcome", "insight")
# With these the scale is weighed together with a licensed therapist.
NEEDS_A_THERAPIST = frozenset({v.Skew.PTSD, v.Skew.ADDICTION, v.Skew.CONDITION})
# What asks about old wounds, about balance, or for a second look: gone where there is abuse.
NOT_IN_SAFETY_LANE = ("strength", "body", *WEIGH, "look_again", *LOOK_BACK)
RECENT = timedelta(days=14)
TITLE = 80  # letters of a heading


class Stage(v.Word):
    """Where a gut check stands."""

    DUE = "due", mark("To look at again")
    OPEN = "open", mark("Open")
    WAITING = "waiting", mark("Waiting to be looked at again")
    FACTS = "facts", mark("Kept as plain facts")
    CLOSED = "closed", mark("Looked back on")


def title_of(check: GutCheck) -> str:
    """What it is called: its few words, else the first words of the feeling."""
    words = check.title.strip() or " ".join(check.feeling.split())
    return words if len(words) <= TITLE else f"{words[: TITLE - 1]}…"


def in_safety_lane(findings: Sequence[Finding]) -> bool:
    """Whether a finding of abuse has made this a matter for help, and not for weighing."""
    return any(finding.tells_of_abuse for finding in findings)


def stage_of(check: GutCheck, findings: Sequence[Finding], today: date) -> Stage:
    """Where it stands today; one that is still unknown can wait for another look."""
    if in_safety_lane(findings):
        return Stage.FACTS
    if check.outcome and not _waits_again(check):
        return Stage.CLOSED
    if check.look_again is None:
        return Stage.OPEN
    return Stage.DUE if check.look_again <= today else Stage.WAITING


def may_look_back(check: GutCheck, today: date) -> bool:
    """Whether it is time to say what turned out: on or after the chosen date, or the next day."""
    due = check.look_again or check.happened.date() + timedelta(days=1)
    return check.outcome is not None or due <= today


def steps_done(values: Mapping[str, Any], *, has_findings: bool) -> tuple[bool, bool, bool, bool]:
    """Which of the four steps hold something."""

    def answered(names: Sequence[str]) -> bool:
        return len(unanswered(GutCheck, values, names)) < len(names)

    return answered(HONOUR), has_findings, answered(WEIGH), answered(CHOOSE)


def looked_back(values: Mapping[str, Any], today: date) -> dict[str, Any]:
    """The day that goes with saying what turned out, and with taking that back."""
    if values.get("outcome") is None:
        return {"looked_back": None}
    return {} if values.get("looked_back") else {"looked_back": today}


# -- findings


def findings_of(journal: Journal, check: GutCheck) -> list[Finding]:
    """The findings of a gut check in their order."""
    found = journal.all(Finding, gut_check=check.id)
    return sorted(found, key=lambda each: (each.position, each.recorded))


def of_kind(findings: Sequence[Finding], kind: v.FindingKind) -> list[Finding]:
    """Those of one kind, in their order."""
    return [each for each in findings if each.kind == kind]


def moved(
    findings: Sequence[Finding], finding: Finding, kind: v.FindingKind, place: int
) -> list[Finding]:
    """What has to be kept so that a finding stands at a place (from 0) among those of a kind."""
    others = [each for each in of_kind(findings, kind) if each.id != finding.id]
    place = min(max(place, 0), len(others))
    order = [*others[:place], replace(finding, kind=kind), *others[place:]]
    placed = [replace(each, position=index) for index, each in enumerate(order)]
    return [each for each in placed if each not in findings]


# -- beginning, and what else there is to see


def start_from(journal: Journal, feeling: TrustFeeling) -> GutCheck:
    """Keep a gut check that begins with what a trust feeling holds, and remembers where from.

    One that has no words gives it its numbers as a title, to be written over.
    """
    texts = (feeling.unseen_part, feeling.heart, feeling.note)
    words = "\n\n".join(text for text in texts if text.strip())
    names = {person.id: person.name for person in journal.people(retired=True)}
    title = "" if words else heading(feeling, lambda person: names.get(person or "", ""))
    started = {"person": feeling.person, "started_from": feeling.id}
    check = journal.new(GutCheck, title=title, feeling=words, **started)
    journal.keep(check)
    return check


def recent_events(check: GutCheck, now: datetime) -> Filter | None:
    """What else there was with this person in the last 14 days; None where nobody is named."""
    if check.person is None:
        return None
    return Filter(
        kinds=frozenset({Bid.KIND, Need.KIND, Note.KIND}),
        person=check.person,
        since=now.replace(tzinfo=None) - RECENT,
    )


def not_closed(journal: Journal) -> dict[Stage, list[GutCheck]]:
    """Every gut check that is not in the bin and not closed, by where it stands, newest first."""
    today = journal.calendar.day_of(journal.clock())
    unsaid = journal.all(GutCheck, outcome=None, binned=None)
    unknown = journal.all(GutCheck, outcome=v.Outcome.UNKNOWN.value, binned=None)
    abusive = _with_abuse(journal)
    found: dict[Stage, list[GutCheck]] = {stage: [] for stage in Stage}
    for check in sorted((*unsaid, *unknown), key=lambda each: each.happened, reverse=True):
        stage = Stage.FACTS if check.id in abusive else stage_of(check, (), today)
        found[stage].append(check)
    return found


def _with_abuse(journal: Journal) -> set[str]:
    told = {"kind": v.FindingKind.REASON.value, "breach": v.Breach.ABUSE.value}
    return {finding.gut_check for finding in journal.all(Finding, **told)}


def _waits_again(check: GutCheck) -> bool:
    """Whether it was looked at, nothing was clear yet, and a later day was chosen."""
    later = check.look_again and check.looked_back and check.look_again > check.looked_back
    return check.outcome == v.Outcome.UNKNOWN and bool(later)
