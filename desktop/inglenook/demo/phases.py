"""Who is met in each week and in what mood, and how much happens: the story as a table."""

from dataclasses import dataclass
from functools import cache

from inglenook.demo import moods as m
from inglenook.demo.almanac import STORY_WEEKS
from inglenook.demo.moods import Mood


@dataclass(frozen=True)
class Company:
    """Somebody in one week, and how many bids go each way."""

    person: str
    mood: Mood
    offered: int
    received: int


@dataclass(frozen=True)
class Week:
    """One week: who is dated, which friends and family are met, and how many check-ins."""

    number: int
    dated: tuple[Company, ...] = ()
    others: tuple[Company, ...] = ()
    feelings: int = 0

    @property
    def company(self) -> tuple[Company, ...]:
        """Everybody bids are exchanged with."""
        return self.dated + self.others


# fmt: off
# Bids offered and received with Alex, with Sam and with the others, and check-ins: weeks 0 to 26.
_PACE = (
    ((8, 5), (0, 0), (2, 3), 5), ((7, 5), (0, 0), (3, 2), 4), ((7, 4), (0, 0), (2, 2), 5),
    ((6, 4), (0, 0), (2, 2), 4), ((6, 3), (3, 3), (2, 2), 5), ((5, 3), (4, 3), (2, 3), 5),
    ((5, 2), (6, 5), (3, 2), 6), ((3, 2), (5, 4), (3, 3), 4), ((0, 0), (4, 3), (5, 4), 4),
    ((0, 0), (7, 7), (4, 3), 5), ((0, 0), (9, 8), (3, 2), 6), ((0, 0), (10, 9), (2, 3), 6),
    ((0, 0), (0, 0), (0, 0), 2), ((0, 0), (0, 0), (0, 0), 0), ((0, 0), (8, 9), (3, 2), 5),
    ((0, 0), (11, 10), (2, 3), 5), ((0, 0), (11, 12), (2, 2), 5), ((0, 0), (5, 4), (3, 2), 4),
    ((0, 0), (0, 0), (0, 0), 0), ((0, 0), (0, 0), (0, 0), 1), ((0, 0), (6, 5), (3, 2), 5),
    ((0, 0), (9, 8), (2, 3), 5), ((0, 0), (11, 12), (1, 1), 4), ((0, 0), (11, 10), (3, 2), 5),
    ((0, 0), (12, 11), (2, 3), 5), ((0, 0), (10, 12), (3, 2), 6), ((0, 0), (10, 11), (2, 2), 5),
)
# fmt: on

_ALEX = (m.ALEX_FADING,) * 3 + (m.ALEX_HIDING,) * 4 + (m.ALEX_ENDING,)
_SAM = (
    (m.SAM_NEW,) * 9 + (m.SAM_NEARER,) * 5 + (m.SAM_WARM,) * 2 + (m.SAM_CLOSE,)
    + (m.SAM_SHAKEN,) * 3 + (m.SAM_MENDING, m.SAM_TRUSTED) + (m.SAM_STEADY,) * 5
)  # fmt: skip
_OTHERS = (
    ("nadia", m.NADIA),
    ("nadia", m.NADIA),
    ("ruth", m.RUTH),
    ("nadia", m.NADIA),
    ("mum", m.MUM),
)

# Weekdays on which the story itself says all that passed with somebody, or that nothing did.
_APART = {
    (1, "nadia"): range(7), (7, "alex"): range(4, 7), (11, "sam"): range(5, 7),
    (16, "sam"): range(5, 7), (17, "sam"): range(6, 7), (20, "sam"): range(1),
    (25, "sam"): range(6, 7),
}  # fmt: skip

# Before the story: Alex in its last weeks, and before that somebody else in every half year.
EARLIER_NAMES = ("jo", "kit", "lee")
EARLIER_LAST = {name: -STORY_WEEKS * (place + 1) - 3 for place, name in enumerate(EARLIER_NAMES)}
_ALEX_SINCE = -21
_QUIET = (13, 18)


@cache
def week(number: int) -> Week:
    """What the week of this number is like."""
    if number < 0:
        return _week_before(number)
    alex, sam, others, feelings = _PACE[number]
    dated = [Company("alex", _ALEX[number], *alex)] if any(alex) else []
    if any(sam):
        dated.append(Company("sam", _SAM[number], *sam))
    return Week(number, tuple(dated), _others(number, *others), feelings)


def apart(number: int, name: str) -> range:
    """The weekdays of a week on which no bid with somebody is drawn."""
    return _APART.get((number, name), range(0))


def first_with(name: str, first_week: int) -> int | None:
    """The first week from ``first_week`` on in which somebody dated earlier appears."""
    weeks = range(first_week, EARLIER_LAST[name] + 1)
    return next((number for number in weeks if _dated_before(number) == name), None)


def _week_before(number: int) -> Week:
    place = number % STORY_WEEKS
    if place in _QUIET:
        return Week(number)
    return Week(number, _company_before(number), _others(number, 3, 3), 3 + place % 3)


def _company_before(number: int) -> tuple[Company, ...]:
    name, place = _dated_before(number), number % STORY_WEEKS
    if not name:
        return ()
    mood = m.ALEX_BRIGHT if name == "alex" else m.EARLIER_WARM if place < 14 else m.EARLIER_COOL
    return (Company(name, mood, 5 + place % 4, 4 + place % 5),)


def _dated_before(number: int) -> str:
    if number >= -STORY_WEEKS:
        return "alex" if number >= _ALEX_SINCE else ""
    half_year, place = (-number - 1) // STORY_WEEKS, number % STORY_WEEKS
    together = 2 <= place <= 23
    return EARLIER_NAMES[(half_year - 1) % len(EARLIER_NAMES)] if together else ""


def _others(number: int, offered: int, received: int) -> tuple[Company, ...]:
    """Friends and family take turns with the week's bids."""
    counts: dict[str, list[int]] = {}
    for turn in range(max(offered, received)):
        name = _OTHERS[(number + turn) % len(_OTHERS)][0]
        pair = counts.setdefault(name, [0, 0])
        pair[0] += turn < offered
        pair[1] += turn < received
    moods = dict(_OTHERS)
    return tuple(Company(name, moods[name], *pair) for name, pair in counts.items())
