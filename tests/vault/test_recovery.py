"""A recovery key is written on paper and typed back: slips are noticed, habits are forgiven."""

import random
from collections.abc import Callable
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inglenook.journal.errors import WrongPassphrase, WrongRecoveryKey
from inglenook.vault.recovery import RecoveryKey, read_recovery_key

SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
NUMBERS = st.integers(0, 2**128 - 1)
PLACES = st.integers(0, 27)


def symbols_of(number: int) -> str:
    return RecoveryKey(number).spelled().replace("-", "")


def is_refused(spelled: str) -> bool:
    try:
        read_recovery_key(spelled)
    except WrongRecoveryKey:
        return True
    return False


def replaced(symbols: str, place: int, symbol: str) -> str:
    return symbols[:place] + symbol + symbols[place + 1 :]


@given(NUMBERS)
def test_what_was_spelled_is_read_back(number: int) -> None:
    spelled = RecoveryKey(number).spelled()
    assert read_recovery_key(spelled).spelled() == spelled
    assert [len(group) for group in spelled.split("-")] == [4] * 7
    assert set(spelled) <= set(SYMBOLS + "-")


def test_the_spelling_is_crockfords() -> None:
    assert RecoveryKey(0).spelled() == "-".join(["0000"] * 7)
    assert symbols_of(0x0123456789ABCDEFFEDCBA9876543210)[:26] == "014D2PF2DBSQQZXQ5TK1V58CGG"
    assert symbols_of(2**128 - 1)[:26] == "7" + "Z" * 25


@given(NUMBERS, st.randoms(use_true_random=False))
def test_habits_of_writing_are_forgiven(number: int, chance: random.Random) -> None:
    alike = {"0": "0Oo", "1": "1IiLl"}
    typed = "".join(
        chance.choice(alike.get(symbol, symbol + symbol.lower()))
        + chance.choice(["", " ", "-", "–"])
        for symbol in symbols_of(number)
    )
    assert read_recovery_key(f"\t{typed}\n").spelled() == RecoveryKey(number).spelled()


def test_full_width_letters_are_forgiven() -> None:
    spelled = RecoveryKey(2**127 + 12345).spelled()
    wide = "".join(chr(ord(symbol) + 0xFEE0) for symbol in spelled)
    assert read_recovery_key(wide).spelled() == spelled


def test_every_single_wrong_symbol_is_noticed() -> None:
    symbols = symbols_of(0x0123456789ABCDEFFEDCBA9876543210)
    for place, right in enumerate(symbols):
        for wrong in SYMBOLS.replace(right, ""):
            assert is_refused(replaced(symbols, place, wrong))


@given(NUMBERS, PLACES, st.sampled_from(SYMBOLS))
def test_a_wrong_symbol_is_noticed_in_any_key(number: int, place: int, symbol: str) -> None:
    symbols = symbols_of(number)
    assert is_refused(replaced(symbols, place, symbol)) == (symbols[place] != symbol)


def test_any_two_wrong_symbols_are_noticed() -> None:
    symbols = symbols_of(0x0123456789ABCDEFFEDCBA9876543210)
    chance = random.Random(5)
    for first, second in combinations(range(28), 2):
        for _time in range(16):
            one, other = chance.choice(SYMBOLS), chance.choice(SYMBOLS)
            slipped = replaced(replaced(symbols, first, one), second, other)
            assert is_refused(slipped) == (slipped != symbols)


@given(NUMBERS, PLACES, PLACES)
def test_symbols_that_changed_places_are_noticed(number: int, first: int, second: int) -> None:
    symbols = symbols_of(number)
    swapped = replaced(replaced(symbols, first, symbols[second]), second, symbols[first])
    assert is_refused(swapped) == (swapped != symbols)


@pytest.mark.parametrize("change", [lambda key: key[:-1], lambda key: key + "0", lambda key: ""])
def test_a_group_too_short_or_too_long_is_named(change: Callable[[str], str]) -> None:
    spelled = RecoveryKey.random().spelled()
    with pytest.raises(WrongRecoveryKey, match="seven groups of four"):
        read_recovery_key(change(spelled))


@pytest.mark.parametrize("stranger", ["U", "*", "é", "ß"])
def test_a_letter_that_no_key_has_is_a_slip(stranger: str) -> None:
    with pytest.raises(WrongRecoveryKey):
        read_recovery_key(replaced(RecoveryKey.random().spelled(), 6, stranger))


def test_more_than_128_bits_are_a_slip_although_the_check_symbols_fit() -> None:
    largest, too_large = RecoveryKey(2**128 - 1).spelled(), RecoveryKey(2**128).spelled()
    assert len(too_large) == len(largest)
    assert not is_refused(largest)
    assert is_refused(too_large)


def test_two_random_keys_differ_and_show_nothing() -> None:
    one, other = RecoveryKey.random(), RecoveryKey.random()
    assert one.spelled() != other.spelled()
    assert one.spelled() not in repr(one)
    assert str(one._number) not in repr(one)


def test_a_slip_is_not_called_a_wrong_passphrase() -> None:
    with pytest.raises(WrongRecoveryKey) as slip:
        read_recovery_key("0000-0000-0000-0000-0000-0000-0001")
    assert str(slip.value) not in (WrongPassphrase.sentence, WrongRecoveryKey.sentence)
    assert "0001" not in str(slip.value)
