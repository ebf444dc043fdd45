"""Offering a passphrase, and saying in words how well a passphrase of one's own would hold."""

import secrets
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from threading import Lock
from typing import Any

from inglenook.resources import resource
from inglenook.words import _, mark, ngettext

# zxcvbn writes the person's names into a dictionary of its own while it judges.
_one_at_a_time = Lock()
_WORDS = 6
_LEAST = 15
_GOOD_SCORE = 4
_JUDGED = 72  # what zxcvbn takes; its time grows with the square of the length

_MINUTE, _HOUR, _DAY = 60.0, 3600.0, 86400.0
_MONTH, _YEAR, _CENTURY = 31 * _DAY, 365 * _DAY, 36525 * _DAY
_FALLS = {
    _MINUTE: mark("Somebody guessing with a fast computer would find this at once."),
    _HOUR: mark("Somebody guessing with a fast computer would find this within minutes."),
    _DAY: mark("Somebody guessing with a fast computer would find this within hours."),
    _MONTH: mark("Somebody guessing with a fast computer would find this within days."),
    _YEAR: mark("Somebody guessing with a fast computer would find this within months."),
    _CENTURY: mark("Somebody guessing with a fast computer would need years."),
}
_HOLDS = mark("Somebody guessing with a fast computer would need centuries.")
_IMPROVABLE = mark("One more unusual word would make it much stronger.")
_ADD_A_WORD = mark("Add an unusual word or two.")

_NAMES = mark("Names are among the first things that are tried.")
_DATES = mark("Dates and years are easy to guess.")
_WEAKNESSES = {
    "user_inputs": mark("Somebody who knows you would try the names in it."),
    "surnames": _NAMES,
    "male_names": _NAMES,
    "female_names": _NAMES,
    "passwords": mark("It is much like a passphrase that many people use."),
    "spatial": mark("Rows of keys are easy to guess."),
    "repeat": mark("Saying the same thing again makes it hardly stronger."),
    "sequence": mark("Runs such as abc or 6543 are easy to guess."),
    "regex": _DATES,
    "date": _DATES,
}


@dataclass(frozen=True)
class Judgement:
    """Whether a passphrase will do, a sentence about it, and zxcvbn's score from 0 to 4."""

    acceptable: bool
    sentence: str
    score: int


@dataclass(frozen=True)
class _Estimate:
    """What zxcvbn says; ``seconds`` at ten thousand guesses a second, ``weakness`` in its words."""

    score: int
    seconds: float
    weakness: str


def generate() -> str:
    """Draw six words, worth 77 bits; ``judge`` always finds them acceptable."""
    return " ".join(secrets.choice(_list()) for _word in range(_WORDS))


def judge(passphrase: str, own_words: Sequence[str] = ()) -> Judgement:
    """Judge a passphrase, with names that somebody close would try (zxcvbn, Wheeler 2016).

    Most take a hundredth of a second; the slowest, long ones full of digits and signs, seconds.
    """
    plain = unicodedata.normalize("NFKC", passphrase)
    estimate = _estimate(plain[:_JUDGED], own_words)
    missing = _LEAST - len(plain)
    if missing > 0:
        sentence = ngettext(
            "Add {number} more character.", "Add {number} more characters.", missing
        )
        sentence = sentence.format(number=missing)
        return Judgement(acceptable=False, sentence=sentence, score=estimate.score)
    acceptable = estimate.score >= _GOOD_SCORE
    return Judgement(acceptable, _verdict(estimate, acceptable=acceptable), estimate.score)


def remarks(passphrase: str) -> list[str]:
    """What may surprise a person later: a sentence for each, and none of its letters in them."""
    noticed = {
        _("It has letters that another keyboard may not have."): not passphrase.isascii(),
        _("It begins with a space, and the space counts."): passphrase[:1].isspace(),
        _("It ends with a space, and the space counts."): passphrase[-1:].isspace(),
    }
    return [sentence for sentence, applies in noticed.items() if applies]


@cache
def _list() -> tuple[str, ...]:
    return tuple(resource("words", "en.txt").read_text("ascii").split())


def _verdict(estimate: _Estimate, *, acceptable: bool) -> str:
    falls = (text for limit, text in _FALLS.items() if estimate.seconds < limit)
    sentences = [next(falls, _HOLDS)]
    if not acceptable:
        sentences += [_WEAKNESSES.get(estimate.weakness, ""), _ADD_A_WORD]
    elif estimate.seconds < _YEAR:
        sentences.append(_IMPROVABLE)
    return " ".join(_(sentence) for sentence in sentences if sentence)


def _estimate(passphrase: str, own_words: Iterable[str]) -> _Estimate:
    if not passphrase:  # zxcvbn stumbles over it
        return _Estimate(0, 0.0, "")
    from zxcvbn import matching, zxcvbn  # late: its word lists are not needed to unlock

    with _one_at_a_time:
        try:
            found = zxcvbn(passphrase, user_inputs=_parts(own_words))
        finally:  # zxcvbn would keep the names for the life of the program
            matching.RANKED_DICTIONARIES.pop("user_inputs", None)
    seconds = found["crack_times_seconds"]["offline_slow_hashing_1e4_per_second"]
    return _Estimate(int(found["score"]), float(seconds), _weakness(found["sequence"]))


def _parts(own_words: Iterable[str]) -> list[str]:
    """Each name whole and in its parts; a single letter would match anywhere."""
    plain = [unicodedata.normalize("NFKC", words).strip() for words in own_words]
    parts = [part for words in plain for part in (words, *words.split())]
    return [part for part in dict.fromkeys(parts) if len(part) > 1]


def _weakness(matches: Sequence[Mapping[str, Any]]) -> str:
    """The pattern, or the dictionary, of the longest match."""
    longest = max(matches, key=lambda match: len(match["token"]), default={"pattern": ""})
    return str(longest.get("dictionary_name") or longest["pattern"])
