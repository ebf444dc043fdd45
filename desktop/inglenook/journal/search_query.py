"""What somebody typed to find something, understood: words, quoted phrases and filters.

``kind:``, ``with:``, ``before:`` and ``after:`` may also be typed in the person's language. What
cannot be understood is said in a sentence and left out; the rest still searches.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from inglenook.journal.days import Calendar
from inglenook.journal.entries import Finding
from inglenook.journal.people import CoreGift, Person
from inglenook.journal.record import Record
from inglenook.journal.records import ENTRIES
from inglenook.journal.search_letters import Term, begins, matches, term_of, tokens_of
from inglenook.journal.therapy import Topic
from inglenook.words import _, mark

# The kinds of record whose words can be found.
SEARCHED: tuple[type[Record], ...] = (*ENTRIES, Person, CoreGift, Finding, Topic)

# The filters, as they may always be typed; the person's language may have other words for them.
KIND, WITH, BEFORE, AFTER = mark("kind"), mark("with"), mark("before"), mark("after")
_QUOTES = '"“”„‟«»＂'
_PART = r"""
    (?:(?<!\w)(?P<filter>{filters})[:：]\s*)?
    (?:
        [{quotes}](?P<phrase>[^{quotes}]*)(?P<closed>[{quotes}])?
        | (?!(?:{filters})[:：])(?P<word>[^\s{quotes}]+)
        | (?(filter)|$)
    )
"""
_DAY = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")


@dataclass(frozen=True)
class Query:
    """What is looked for: records that hold every term and pass every filter.

    An empty set of kinds or people (ids) lets all through. Times are local, without offset:
    ``since`` is the first moment that counts, ``before`` the first that does not any more.
    ``problems`` are the sentences about what was left out.
    """

    terms: tuple[Term, ...] = ()
    kinds: frozenset[str] = field(default_factory=frozenset)
    people: frozenset[str] = field(default_factory=frozenset)
    since: datetime | None = None
    before: datetime | None = None
    problems: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is looked for."""
        return not (self.terms or self.kinds or self.people or self.since or self.before)


@dataclass(frozen=True)
class _Part:
    """A word or a phrase as it was typed, and the filter it was typed for, if any."""

    filter: str
    text: str
    is_whole: bool

    @property
    def term(self) -> Term | None:
        return term_of(self.text, whole=self.is_whole)


def understand(typed: str, people: Iterable[Person], calendar: Calendar) -> Query:
    """Understand what was typed.

    A word finds what begins with it, a phrase in quotes the words as they are; until its quote is
    closed it counts to the end, and its last word may just be begun.

    ``kind:`` takes the beginning of a word in a kind's name, and ``with:`` the beginning of a
    person's name; given more than once, any of them will do.

    ``after:`` and ``before:`` take a year, a month or a day (2026, 2026-11, 2026-11-23).
    ``after:`` includes it, ``before:`` ends where it begins: "after:2026 before:2027" is all of
    2026. Of several the latest ``after:`` and the earliest ``before:`` count.
    """
    parts = list(_parts(typed))
    known = list(people)
    problems: list[str] = []
    terms = dict.fromkeys(part.term for part in parts if not part.filter)
    kinds = [_kinds(part, problems) for part in parts if part.filter == KIND]
    whom = [_people(part, known, problems) for part in parts if part.filter == WITH]
    days = {
        name: [day for part in parts if part.filter == name for day in _days(part, problems)]
        for name in (AFTER, BEFORE)
    }
    return Query(
        terms=tuple(term for term in terms if term),
        kinds=frozenset().union(*kinds),
        people=frozenset().union(*whom),
        since=calendar.start_of(max(days[AFTER])) if days[AFTER] else None,
        before=calendar.start_of(min(days[BEFORE])) if days[BEFORE] else None,
        problems=tuple(dict.fromkeys(problems)),
    )


def _parts(typed: str) -> Iterator[_Part]:
    names = {each.casefold(): name for name in _filters() for each in (name, _(name))}
    longest_first = sorted(names, key=len, reverse=True)
    pattern = _PART.format(filters="|".join(map(re.escape, longest_first)), quotes=_QUOTES)
    for found in re.finditer(pattern, typed, re.VERBOSE | re.IGNORECASE):
        name = names.get((found["filter"] or "").casefold(), "")
        yield _Part(name, found["phrase"] or found["word"] or "", bool(found["closed"]))


def _filters() -> tuple[str, ...]:
    return KIND, WITH, BEFORE, AFTER


def _kinds(part: _Part, problems: list[str]) -> frozenset[str]:
    """The kinds that are meant; the name that only the program uses (trust_feeling) will do."""
    term = part.term
    if term is None:  # still to be typed
        return frozenset()
    found = {kind.KIND for kind in SEARCHED if _is_called(kind, term)}
    if not found:
        names = ", ".join(_(kind.LABEL).lower() for kind in SEARCHED)
        sentence = _("There is no kind called “{word}”, so it is left out. There are: {names}.")
        problems.append(sentence.format(word=part.text, names=names))
    return frozenset(found)


def _is_called(kind: type[Record], term: Term) -> bool:
    return any(any(matches(term, tokens_of(name))) for name in (_(kind.LABEL), kind.KIND))


def _people(part: _Part, known: Sequence[Person], problems: list[str]) -> frozenset[str]:
    term = part.term
    if term is None:
        return frozenset()
    found = frozenset(person.id for person in known if begins(term, person.name))
    if not found:
        sentence = _("There is nobody here called “{name}”, so that is left out.")
        problems.append(sentence.format(name=part.text))
    return found


def _days(part: _Part, problems: list[str]) -> Iterator[date]:
    """The first day of what is meant, if it is understood."""
    written = unicodedata.normalize("NFKC", part.text).strip()
    found = _DAY.fullmatch(written)
    try:
        if found:
            yield date(*(int(each or 1) for each in found.groups()))
            return
    except ValueError:
        pass
    if written:
        sentence = _("A date is written like 2026-11-23, 2026-11 or 2026, so “{word}” is left out.")
        problems.append(sentence.format(word=part.text))
