"""What each person is called in a packet, and every word by which they may be named in a text."""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum

from inglenook.journal.people import Person
from inglenook.journal.vocabulary import Names, PersonKind
from inglenook.packet.spelling import is_light_mark, plain
from inglenook.words import _, mark

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
# For the first, the second and every further person of a kind.
_ROLES: Mapping[PersonKind | None, tuple[str, str, str]] = {
    PersonKind.DATING: (
        mark("someone I am dating"),
        mark("someone else I am dating"),
        mark("person {n} I am dating"),
    ),
    PersonKind.PARTNER: (mark("my partner"), mark("another partner"), mark("partner {n}")),
    PersonKind.EX: (mark("my ex"), mark("another ex"), mark("ex {n}")),
    PersonKind.FRIEND: (mark("a friend"), mark("another friend"), mark("friend {n}")),
    PersonKind.FAMILY: (
        mark("somebody in my family"),
        mark("somebody else in my family"),
        mark("family member {n}"),
    ),
    PersonKind.THERAPIST: (mark("my therapist"), mark("another therapist"), mark("therapist {n}")),
    PersonKind.OTHER: (
        mark("somebody I know"),
        mark("somebody else I know"),
        mark("person {n} I know"),
    ),
}
# Parts of a nickname or of a family name that are words of every sentence.
_SMALL_WORDS = frozenset(
    """
    a am an and at aunt auntie aus bei big by das de del dem den der des die dr du ein eine for
    frau from he her herr him his i ii iii im in is it jr la las le les little los me miss mit mr
    mrs ms my new no not of old on onkel or our prof she sir sr tante the to uncle und van vom von
    we who with y you your zu zum zur
    """.split()  # noqa: SIM905 - as a list they would take a page
)
_BETWEEN = re.compile(r"[\s\-‐‑·.,()&/+]+")


class Rank(IntEnum):
    """Which meaning of a word comes first where it has several."""

    HIDDEN, NAME, ALIAS, PART = range(4)


@dataclass(frozen=True)
class Claim:
    """A word by which somebody may be named; ``who`` is an id."""

    word: str
    who: str
    rank: Rank


# -- what they are called


def shown_names(people: Sequence[Person], names: Names) -> dict[str, str]:
    """What everybody is called in a packet, by id; no two of them the same.

    A *name in exports* stands instead of the name where names are as written; one that tells who
    somebody is (my sister) is also their role.
    """
    called = {
        Names.WRITTEN: _as_written,
        Names.INITIALS: _initials,
        Names.ROLES: _roles,
    }[names](people)
    again = Counter(map(plain, called.values()))
    used: Counter[str] = Counter()
    shown = {}
    for who, name in called.items():
        used[plain(name)] += 1
        number = str(used[plain(name)]).translate(_RAISED) if again[plain(name)] > 1 else ""
        shown[who] = f"{name}{number}"
    return shown


def _as_written(people: Sequence[Person]) -> dict[str, str]:
    return {each.id: (each.alias.strip() or each.name.strip()) for each in people}


def _initials(people: Sequence[Person]) -> dict[str, str]:
    return {each.id: f"{initial(each.name)}." for each in people}


def initial(name: str) -> str:
    """The first letter of a name, with the marks on it."""
    composed = unicodedata.normalize("NFC", name.strip())
    first = next((place for place, letter in enumerate(composed) if letter.isalnum()), 0)
    end = first + 1
    while end < len(composed) and is_light_mark(composed[end]):
        end += 1
    return composed[first:end].upper()[: end - first]


def _roles(people: Sequence[Person]) -> dict[str, str]:
    number: Counter[PersonKind] = Counter()
    found = {}
    for each in people:
        kind = each.kind or PersonKind.OTHER
        if describes(each.alias):
            found[each.id] = each.alias.strip()
            continue
        number[kind] += 1
        words = _ROLES[kind][min(number[kind], 3) - 1]
        found[each.id] = _(words).format(n=number[kind])
    return found


def describes(alias: str) -> bool:
    """Whether a name in exports tells who somebody is (my sister), and is no name itself."""
    return alias.islower() and len(alias.split()) > 1


# -- by which words they are named


def claims(people: Iterable[Person]) -> Iterator[Claim]:
    """The names, the aliases and the parts of both, of two letters or more."""
    for each in people:
        yield from _claims(each.id, each.name, Rank.NAME)
        if not describes(each.alias):
            yield from _claims(each.id, each.alias, Rank.ALIAS)


def _claims(who: str, name: str, rank: Rank) -> Iterator[Claim]:
    whole = name.strip()
    if not any(map(_can_be_found, whole)) or (rank is Rank.ALIAS and len(_letters(whole)) < 2):
        return
    yield Claim(whole, who, rank)
    parts = [part for part in _BETWEEN.split(whole) if part != whole]
    for part in parts:
        if len(_letters(part)) >= 2 and _is_name(part, whole):
            yield Claim(part, who, Rank.PART)


def _is_name(part: str, whole: str) -> bool:
    """Small words are none; nor is what is written small beside something that is not."""
    if plain(part) in _SMALL_WORDS:
        return False
    return not part[0].islower() or whole.islower()


def _letters(text: str) -> list[str]:
    return [letter for letter in text if letter.isalnum()]


def _can_be_found(letter: str) -> bool:
    """Letters, digits and signs such as emoji; a text is full of dots and dashes."""
    return letter.isalnum() or unicodedata.category(letter) == "So"


def settled(found: Iterable[Claim]) -> dict[str, tuple[Claim, ...]]:
    """Who is meant by each word, by its plain form: those whose claim on it comes first."""
    by_word: dict[str, dict[str, Claim]] = defaultdict(dict)
    for claim in sorted(found, key=lambda claim: claim.rank):
        by_word[plain(claim.word)].setdefault(claim.who, claim)
    return {
        word: tuple(
            claim
            for claim in claiming.values()
            if claim.rank == min(each.rank for each in claiming.values())
        )
        for word, claiming in by_word.items()
        if word
    }
