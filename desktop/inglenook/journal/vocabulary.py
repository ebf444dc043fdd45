"""The closed lists a person chooses from, each word with the label that stands on screen."""

from enum import StrEnum
from typing import Self

from inglenook.words import mark


class Word(StrEnum):
    """One word of a closed list: ``value`` is what is kept, ``label`` what is shown."""

    label: str

    def __new__(cls, value: str, label: str) -> Self:
        """Make the word whose value is the string itself."""
        word = str.__new__(cls, value)
        word._value_ = value
        word.label = label
        return word

    @classmethod
    def of(cls, value: object) -> Self:
        """The word that was kept as ``value``. Raises ValueError where the list has none."""
        try:
            return cls._value2member_map_[value]  # type: ignore[return-value]
        except (KeyError, TypeError):
            raise ValueError from None


class PersonKind(Word):
    """Who somebody is to me."""

    DATING = "dating", mark("Dating")
    PARTNER = "partner", mark("Partner")
    EX = "ex", mark("Ex")
    FRIEND = "friend", mark("Friend")
    FAMILY = "family", mark("Family")
    THERAPIST = "therapist", mark("Therapist")
    OTHER = "other", mark("Other")


class Share(Word):
    """Whether an entry may leave the journal."""

    BRING = "bring", mark("Bring to therapy")
    UNMARKED = "unmarked", mark("Not marked")
    NEVER = "never", mark("Never export")


class Direction(Word):
    """Who reached out in a bid."""

    OFFERED = "offered", mark("I reached out")
    RECEIVED = "received", mark("They reached out")


class Answer(Word):
    """How a bid was answered."""

    TOWARD = "toward", mark("Toward")
    AWAY = "away", mark("Away")
    AGAINST = "against", mark("Against")
    UNCLEAR = "unclear", mark("Can't tell yet")


class BidKind(Word):
    """What a bid asked for."""

    ATTENTION = "attention", mark("Attention")
    AFFECTION = "affection", mark("Affection")
    TALK = "talk", mark("Talk")
    HUMOUR = "humour", mark("Humour")
    HELP = "help", mark("Help or comfort")
    GOOD_NEWS = "good_news", mark("Good news")
    SHARED_PLAN = "shared_plan", mark("Shared plan")
    REPAIR = "repair", mark("Repair")
    TOUCH = "touch", mark("Touch")
    OTHER = "other", mark("Other")


class Manner(Word):
    """The manner in which a bid was answered; each belongs to one answer."""

    BARELY = "barely", mark("Barely")
    ATTENTIVE = "attentive", mark("Attentive")
    WHOLEHEARTED = "wholehearted", mark("Wholehearted")
    DID_NOT_NOTICE = "did_not_notice", mark("Did not notice")
    PREOCCUPIED = "preoccupied", mark("Preoccupied")
    DISREGARDING = "disregarding", mark("Disregarding")
    INTERRUPTING = "interrupting", mark("Interrupting")
    CRITICAL = "critical", mark("Critical")
    DEFENSIVE = "defensive", mark("Defensive")
    CONTEMPTUOUS = "contemptuous", mark("Contemptuous")
    BELLIGERENT = "belligerent", mark("Belligerent")
    CONTROLLING = "controlling", mark("Controlling")


MANNERS: dict[Answer, tuple[Manner, ...]] = {
    Answer.TOWARD: (Manner.BARELY, Manner.ATTENTIVE, Manner.WHOLEHEARTED),
    Answer.AWAY: (
        Manner.DID_NOT_NOTICE,
        Manner.PREOCCUPIED,
        Manner.DISREGARDING,
        Manner.INTERRUPTING,
    ),
    Answer.AGAINST: (
        Manner.CRITICAL,
        Manner.DEFENSIVE,
        Manner.CONTEMPTUOUS,
        Manner.BELLIGERENT,
        Manner.CONTROLLING,
    ),
    Answer.UNCLEAR: (),
}


def manners_of(answer: Answer | None) -> tuple[Manner, ...]:
    """The manners that go with an answer."""
    return MANNERS[answer] if answer else ()


class Zone(Word):
    """Where I am, from the core outwards."""

    CENTRE = "centre", mark("Centre")
    PROTECTION = "protection", mark("Protection")
    DISCONNECTION = "disconnection", mark("Disconnection")


class About(Word):
    """Whom a trust feeling is about."""

    PERSON = "person", mark("A person")
    GENERAL = "general", mark("In general")
    MYSELF = "myself", mark("Myself")


class Sign(Word):
    """The eight ways a lack of trust shows."""

    NUMBNESS = "numbness", mark("Emotional numbness")
    INSECURITY = "insecurity", mark("Chronic insecurity")
    DESIRE = "desire", mark("Obsession, or a blocked desire")
    PUSHING_AWAY = "pushing_away", mark("Pushing the partner away")
    COLD = "cold", mark("Feeling cold or distant")
    EGGSHELLS = "eggshells", mark("Walking on eggshells")
    SUBSTANCES = "substances", mark("Using substances to cope")
    CRITICISM = "criticism", mark("Excessive criticism of self or partner")


class Root(Word):
    """The eight reasons trust is hard."""

    WOUNDS = "wounds", mark("Past emotional wounds")
    CULTURE = "culture", mark("Cultural and societal factors")
    GRIEF = "grief", mark("Unprocessed grief")
    TRAUMA = "trauma", mark("Past trauma")
    BETRAYAL = "betrayal", mark("Romantic betrayal")
    ABANDONMENT = "abandonment", mark("Fear of abandonment")
    STEREOTYPES = "stereotypes", mark("Stereotypes and assumptions")
    SELF_TRUST = "self_trust", mark("Lack of self-trust")


class FindingKind(Word):
    """What a finding speaks for."""

    REASON = "reason", mark("Concrete reason")
    ECHO = "echo", mark("Echo of an old wound")
    TRUST = "trust", mark("Reason to trust")


class Source(Word):
    """How I know what a concrete reason says."""

    MYSELF = "myself", mark("Saw or heard it myself")
    THEM = "them", mark("Was told by them")
    SOMEBODY = "somebody", mark("Was told by somebody else")
    INFERRED = "inferred", mark("Inferred it")


class Breach(Word):
    """What a concrete reason is."""

    DISHONESTY = "dishonesty", mark("Dishonesty")
    ABUSE = "abuse", mark("Abuse")
    BOUNDARY = "boundary", mark("Boundary crossed")
    PROMISE = "promise", mark("Broken promise")
    SECRECY = "secrecy", mark("Secrecy")
    OTHER = "other", mark("Other")


class Skew(Word):
    """What skews the scale while weighing."""

    PTSD = "ptsd", mark("PTSD")
    ADDICTION = "addiction", mark("Active addiction")
    CONDITION = "condition", mark("An untreated mental-health condition")
    NO_SLEEP = "no_sleep", mark("No sleep")
    ALCOHOL = "alcohol", mark("Alcohol")


class Verdict(Word):
    """What I think for now."""

    REASON = "reason", mark("Concrete reason")
    WOUND = "wound", mark("Old wound")
    BOTH = "both", mark("Both")
    CANNOT_TELL = "cannot_tell", mark("Cannot tell")


class Step(Word):
    """What I choose to do."""

    ASK = "ask", mark("Ask")
    SAY_NEED = "say_need", mark("Say what I need")
    BOUNDARY = "boundary", mark("Set a boundary")
    WAIT = "wait", mark("Wait and watch")
    TALK = "talk", mark("Talk to somebody who supports me")
    HELP = "help", mark("Get professional help")
    LEAVE = "leave", mark("Leave")
    OTHER = "other", mark("Other")


class Outcome(Word):
    """What turned out, seen on looking back."""

    REASON = "reason", mark("A real reason")
    WOUND = "wound", mark("An old wound")
    BOTH = "both", mark("Both")
    UNKNOWN = "unknown", mark("Still unknown")


class Met(Word):
    """How a need was met."""

    MET = "met", mark("Met")
    PARTLY = "partly", mark("Partly")
    NOT_MET = "not_met", mark("Not met")
    ANGER = "anger", mark("Met with anger")


class Practice(Word):
    """The five practices."""

    SENSITIVITIES = "sensitivities", mark("Honour my sensitivities")
    SUPPORT = "support", mark("Be with people who support me")
    NEEDS = "needs", mark("Say my needs clearly")
    TOOLS = "tools", mark("Use tools to talk")
    QUESTION = "question", mark("Organise around the question")


class Tried(Word):
    """How a practice went."""

    YES = "yes", mark("I tried it")
    SOME = "some", mark("A little")
    NO = "no", mark("Not this week")


class Weekday(Word):
    """The day a week starts on."""

    MONDAY = "monday", mark("Monday")
    TUESDAY = "tuesday", mark("Tuesday")
    WEDNESDAY = "wednesday", mark("Wednesday")
    THURSDAY = "thursday", mark("Thursday")
    FRIDAY = "friday", mark("Friday")
    SATURDAY = "saturday", mark("Saturday")
    SUNDAY = "sunday", mark("Sunday")


class AskedList(Word):
    """The lists that somebody may not want to be asked about."""

    SIGNS = "signs", mark("The eight signs")
    ROOTS = "roots", mark("The eight roots")
    GIFTS = "gifts", mark("Core gifts, beside other questions")
    BID_KINDS = "bid_kinds", mark("What a bid asked for")
    MANNERS = "manners", mark("In what manner a bid was answered")
    PRACTICES = "practices", mark("The five practices")


class Names(Word):
    """How names appear in a packet."""

    WRITTEN = "written", mark("As written")
    INITIALS = "initials", mark("Initials")
    ROLES = "roles", mark("Roles")


class PacketFormat(Word):
    """What a packet was saved as."""

    PDF = "pdf", mark("PDF")
    DOCX = "docx", mark("DOCX")
    MARKDOWN = "markdown", mark("Markdown")
    DATA = "data", mark("All data")
