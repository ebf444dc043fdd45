"""What a slot is bound to, and the two algorithms against published vectors."""

import base64
import os
import subprocess
import sys
from dataclasses import replace

import pytest
from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_decrypt
from nacl.exceptions import CryptoError
from nacl.pwhash import argon2id

from inglenook.vault.memory import physical_memory
from inglenook.vault.recovery import RecoveryKey
from inglenook.vault.slots import Cost, Passphrase, Slot, Stretch, seal, unseal

MASTER = bytes(range(32))
VAULT = "1620fcd7-1776-4d86-bdf0-12182a734313"
OTHER_VAULT = "1620fcd7-1776-4d86-bdf0-12182a734314"
WORDS = Passphrase("seven quiet herons at dusk")
QUICK = Cost(1, 8 * 2**10)


@pytest.fixture
def slot() -> Slot:
    return seal(MASTER, WORDS, 3, VAULT, QUICK)


def stretch_of(slot: Slot) -> Stretch:
    assert slot.stretch is not None
    return slot.stretch


def test_a_slot_opens_in_its_own_place_only(slot: Slot) -> None:
    assert unseal(slot, WORDS, VAULT) == MASTER
    assert unseal(slot, WORDS, OTHER_VAULT) is None
    assert unseal(replace(slot, number=4), WORDS, VAULT) is None


def test_a_recovery_slot_opens_in_its_own_place_only() -> None:
    key = RecoveryKey.random()
    slot = seal(MASTER, key, 1, VAULT, None)
    assert unseal(slot, key, VAULT) == MASTER
    assert unseal(slot, key, OTHER_VAULT) is None
    assert unseal(replace(slot, number=0), key, VAULT) is None
    assert unseal(slot, RecoveryKey.random(), VAULT) is None


def test_each_kind_of_secret_opens_its_own_kind_of_slot(slot: Slot) -> None:
    key = RecoveryKey.random()
    assert unseal(slot, key, VAULT) is None
    assert unseal(seal(MASTER, key, 1, VAULT, None), WORDS, VAULT) is None
    with pytest.raises(ValueError, match=r"^$"):
        seal(MASTER, WORDS, 0, VAULT, None)
    with pytest.raises(ValueError, match=r"^$"):
        seal(MASTER, key, 0, VAULT, QUICK)


def test_all_that_a_slot_says_of_itself_is_bound_to_the_wrapped_key(slot: Slot) -> None:
    """A secret that gives the right key whatever the slot says would still not open it."""

    class RightKey:
        def key(self, _slot: Slot) -> bytes:
            return stretch_of(slot).key(b"seven quiet herons at dusk")

    old = stretch_of(slot)
    assert unseal(slot, RightKey(), VAULT) == MASTER
    for stretch in (
        replace(old, cost=Cost(2, old.cost.memory)),
        replace(old, cost=Cost(1, 2 * old.cost.memory)),
        replace(old, salt=bytes(16)),
        None,
    ):
        assert unseal(replace(slot, stretch=stretch), RightKey(), VAULT) is None


def test_no_two_slots_share_a_salt_or_a_nonce(slot: Slot) -> None:
    again = seal(MASTER, WORDS, 3, VAULT, QUICK)
    assert again.nonce != slot.nonce
    assert stretch_of(again).salt != stretch_of(slot).salt
    assert again.wrapped != slot.wrapped


@pytest.mark.parametrize(
    ("passes", "memory"),
    [(0, 2**20), (65, 2**20), (1, 2**13 - 2**10), (1, 2**32 + 2**10), (1, 9000)],
)
def test_a_cost_outside_the_limits_cannot_be_made(passes: int, memory: int) -> None:
    with pytest.raises(ValueError, match=r"^$"):
        Cost(passes, memory)


def test_a_slot_shows_nothing_of_what_it_wraps(slot: Slot) -> None:
    assert slot.wrapped.hex() not in repr(slot)
    assert repr(slot.wrapped) not in repr(slot)


def test_stretching_is_argon2id_1_3_with_the_cost_as_written() -> None:
    stretch = Stretch(bytes(range(16)), Cost(2, 64 * 2**10))
    salt, key = (
        base64.b64encode(each).rstrip(b"=") for each in (stretch.salt, stretch.key(b"words"))
    )
    encoded = b"$argon2id$v=19$m=64,t=2,p=1$%s$%s" % (salt, key)
    assert argon2id.verify(encoded, b"words")


def test_argon2id_agrees_with_the_reference_implementation() -> None:
    """From its test.c: version 0x13, t = 2, m = 2^16, p = 1."""
    key = bytes.fromhex("09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7")
    encoded = b"$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$" + base64.b64encode(key).rstrip(b"=")
    assert argon2id.verify(encoded, b"password")


def test_wrapping_agrees_with_the_published_vector() -> None:
    """draft-irtf-cfrg-xchacha-03, A.3.1."""
    sealed = bytes.fromhex(
        "bd6d179d3e83d43b9576579493c0e939572a1700252bfaccbed2902c21396cbb731c7f1b0b4aa644"
        "0bf3a82f4eda7e39ae64c6708c54c216cb96b72e1213b4522f8c9ba40db5d945b11b69b982c1bb9e"
        "3f3fac2bc369488f76b2383565d3fff921f9664c97637da9768812f615c68b13b52e"
        "c0875924c1c7987947deafd8780acf49"
    )
    bound = bytes.fromhex("50515253c0c1c2c3c4c5c6c7")
    nonce, key = bytes(range(0x40, 0x58)), bytes(range(0x80, 0xA0))
    assert crypto_aead_xchacha20poly1305_ietf_decrypt(sealed, bound, nonce, key) == (
        b"Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the "
        b"future, sunscreen would be it."
    )
    with pytest.raises(CryptoError):
        crypto_aead_xchacha20poly1305_ietf_decrypt(sealed, b"", nonce, key)


def test_memory_that_cannot_be_had_is_an_error_of_its_own() -> None:
    program = """
import resource
from inglenook.journal.errors import NotEnoughMemory
from inglenook.vault.slots import Cost, Stretch
resource.setrlimit(resource.RLIMIT_AS, (2**29, 2**29))
try:
    Stretch(bytes(16), Cost(1, 2**30)).key(b"words")
except NotEnoughMemory as error:
    print(type(error).__name__)
"""
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert done.stdout.strip() == "NotEnoughMemory"


def test_this_machine_knows_its_memory() -> None:
    assert 2**28 < physical_memory() < 2**50
