"""Six words offered, and one's own passphrase judged in words."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inglenook.resources import resource
from inglenook.vault.passphrases import generate, judge, remarks


def test_the_list_has_one_word_for_each_throw_of_five_dice() -> None:
    words = resource("words", "en.txt").read_text("ascii").splitlines()
    assert len(words) == len(set(words)) == 6**5
    assert words == sorted(words)
    assert all(word.replace("-", "").isalpha() and word.islower() for word in words)
    assert min(map(len, words)) >= 3


def test_six_words_are_drawn_from_the_list() -> None:
    words = set(resource("words", "en.txt").read_text("ascii").splitlines())
    drawn = [generate().split(" ") for _time in range(200)]
    assert {len(each) for each in drawn} == {6}
    assert {word for each in drawn for word in each} <= words
    assert len({word for each in drawn for word in each}) > 900


def test_a_generated_passphrase_is_always_acceptable() -> None:
    for _time in range(30):
        judgement = judge(generate())
        assert judgement.acceptable
        assert judgement.score == 4
        assert judgement.sentence.endswith("would need centuries.")


@pytest.mark.parametrize(
    ("passphrase", "sentence"),
    [
        ("", "Add 15 more characters."),
        ("zx9!mw", "Add 9 more characters."),
        ("zebra fondness", "Add 1 more character."),
        ("e\u0301" * 14, "Add 1 more character."),
    ],
)
def test_a_short_one_is_told_how_much_is_missing(passphrase: str, sentence: str) -> None:
    judgement = judge(passphrase)
    assert (judgement.acceptable, judgement.sentence) == (False, sentence)


@pytest.mark.parametrize(
    ("passphrase", "said"),
    [
        ("aaaaaaaaaaaaaaaaaaaa", "same thing again"),
        ("passwordpassword", "same thing again"),
        ("abcdefghijklmnopqrs", "Runs such as abc"),
        ("zxcvbnm,./asdfghjkl", "Rows of keys"),
        ("iloveyouforever", "many people use"),
    ],
)
def test_a_weak_one_is_told_how_it_would_fall_and_why(passphrase: str, said: str) -> None:
    judgement = judge(passphrase)
    assert not judgement.acceptable
    assert judgement.score < 3
    assert judgement.sentence.startswith("Somebody guessing with a fast computer would find this")
    assert said in judgement.sentence


def test_a_strong_one_of_ones_own_is_acceptable() -> None:
    judgement = judge("the heron stood in my kitchen")
    assert judgement.acceptable
    assert judgement.sentence == "Somebody guessing with a fast computer would need centuries."


def test_one_that_falls_within_hours_is_refused_and_told_how_to_be_better() -> None:
    judgement = judge("monkeydragonsun")
    assert (judgement.acceptable, judgement.score) == (False, 3)
    assert judgement.sentence == (
        "Somebody guessing with a fast computer would find this within hours. "
        "It is much like a passphrase that many people use. Add an unusual word or two."
    )


def test_the_sentences_go_from_at_once_to_centuries_and_never_back() -> None:
    order = ["at once", "minutes", "hours", "days", "months", "need years", "need centuries"]
    growing = "monkeydragonsunpepperlanternfogbound"
    sentences = [judge(growing[:length]).sentence for length in range(15, len(growing))]
    ranks = [next(i for i, word in enumerate(order) if word in each) for each in sentences]
    assert ranks[-1] == len(order) - 1
    assert ranks[0] < 3
    assert sum(before > after for before, after in pairwise(ranks)) <= 2


def test_the_persons_own_names_are_guessed_first_and_forgotten_after() -> None:
    passphrase = "Quirinius Vandersteen"
    assert judge(passphrase).acceptable
    known = judge(passphrase, ["Quirinius Vandersteen", "Q"])
    assert not known.acceptable
    assert "knows you" in known.sentence
    assert not judge("Vandersteenquirinius", ["Quirinius Vandersteen"]).acceptable
    assert judge(passphrase).acceptable
    matching = sys.modules["zxcvbn.matching"]
    assert "user_inputs" not in matching.RANKED_DICTIONARIES


def test_only_the_beginning_of_a_very_long_one_is_judged() -> None:
    start = "a" * 72
    assert judge(start + generate()) == judge(start)
    assert judge(generate() + " " + "x" * 100_000).acceptable


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=30), st.lists(st.text(max_size=8), max_size=3))
def test_any_text_can_be_judged(passphrase: str, own_words: list[str]) -> None:
    judgement = judge(passphrase, own_words)
    assert 0 <= judgement.score <= 4
    assert judgement.sentence.endswith(".")
    assert not judgement.acceptable or judgement.score == 4


def test_what_may_surprise_later_is_pointed_out_without_showing_it() -> None:
    assert remarks("plain words only") == []
    assert remarks("") == []
    assert len(remarks("wörter")) == 1
    assert len(remarks(" words")) == len(remarks("words ")) == 1
    surprising = remarks(" wörter\u00a0")
    assert len(surprising) == 3
    assert "ö" not in " ".join(surprising)


def test_the_word_lists_of_the_judge_are_not_loaded_before_they_are_needed() -> None:
    program = "import sys, inglenook.vault.passphrases; print('zxcvbn' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert done.stdout.strip() == "False"


def test_several_can_be_judged_at_once() -> None:
    words = [f"a heron stood {number} times in the tall reeds" for number in range(40)]
    with ThreadPoolExecutor(8) as several:
        found = [*several.map(lambda each: judge(each, (each[:9], "Robin")), words)]
    assert found == [judge(each, (each[:9], "Robin")) for each in words]
