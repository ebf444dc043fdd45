"""Damage to the key file: always seen, never taken for a wrong passphrase, healed if it can be."""

import hashlib
import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inglenook.journal.errors import (
    KeyFileDamaged,
    KeyFileMissing,
    NewerVersion,
    WrongPassphrase,
)
from inglenook.vault.keyfile import LARGEST, read_key_file
from inglenook.vault.keys import (
    Cost,
    OpenKeys,
    create_keys,
    open_with_passphrase,
    open_with_recovery_key,
)

QUICK = Cost(1, 8 * 2**10)
PASSPHRASE = "seven quiet herons at dusk"
DAMAGE = (KeyFileDamaged, KeyFileMissing, NewerVersion)
FORMAT_1 = Path(__file__).with_name("keys_format_1").read_bytes()


@pytest.fixture
def keys(tmp_path: Path) -> OpenKeys:
    made = create_keys(tmp_path, PASSPHRASE, QUICK)
    made.add_recovery(tmp_path)
    return made


def put(folder: Path, content: bytes, *names: str) -> None:
    for name in names or ("keys", "keys.bak"):
        (folder / name).write_bytes(content)


def content(folder: Path, name: str = "keys") -> bytes:
    return (folder / name).read_bytes()


def checksummed(body: bytes) -> bytes:
    return body + b"\n" + hashlib.sha256(body).hexdigest().encode() + b"\n"


def written(fields: Any) -> bytes:
    return checksummed(json.dumps(fields, sort_keys=True, separators=(",", ":")).encode())


def fields() -> Any:
    return json.loads(FORMAT_1.splitlines()[0])


def flipped(data: bytes, bit: int) -> bytes:
    changed = bytearray(data)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)


def test_a_key_file_of_format_1_opens_for_ever(tmp_path: Path) -> None:
    put(tmp_path, FORMAT_1)
    recovery = "7qkq 23nj 40iy jrgd kqs7 j4fa jamv"
    for opened in (
        open_with_passphrase(tmp_path, PASSPHRASE),
        open_with_recovery_key(tmp_path, recovery),
    ):
        assert opened.vault_id == "1620fcd7-1776-4d86-bdf0-12182a734313"
        assert opened.salt.hex() == "cf056267a8df444e95d21c61adba1f8b"
        assert opened.database_key().hex() == (
            "faf0afd4f2618ca0d79fe9772936b870331bb8a01b1b5856451fac9259fd573a"
        )
        assert opened.backup_key().hex() == (
            "82d4e83c1ef188573c9e5bb316b88420687915448208ce1a5474345b4876575f"
        )


def test_every_single_flipped_bit_in_both_copies_is_damage(tmp_path: Path, keys: OpenKeys) -> None:
    whole = content(tmp_path)
    for bit in range(len(whole) * 8):
        put(tmp_path, flipped(whole, bit))
        with pytest.raises(KeyFileDamaged):
            open_with_passphrase(tmp_path, PASSPHRASE)


def test_every_cut_through_both_copies_is_damage(tmp_path: Path, keys: OpenKeys) -> None:
    whole = content(tmp_path)
    for length in range(len(whole)):
        put(tmp_path, whole[:length])
        with pytest.raises(KeyFileDamaged):
            open_with_passphrase(tmp_path, PASSPHRASE)


@pytest.mark.parametrize("extra", [b"\n", b" ", b"\0" * 512, b"x" * LARGEST])
def test_anything_after_the_end_is_damage(tmp_path: Path, keys: OpenKeys, extra: bytes) -> None:
    put(tmp_path, content(tmp_path) + extra)
    with pytest.raises(KeyFileDamaged):
        open_with_passphrase(tmp_path, PASSPHRASE)


def test_no_bit_changed_on_purpose_with_a_new_checksum_ever_opens(
    tmp_path: Path, keys: OpenKeys
) -> None:
    body = content(tmp_path).splitlines()[0]
    (tmp_path / "keys.bak").unlink()
    for bit in range(len(body) * 8):
        put(tmp_path, checksummed(flipped(body, bit)), "keys")
        with pytest.raises((*DAMAGE, WrongPassphrase)):
            open_with_passphrase(tmp_path, PASSPHRASE)


@pytest.mark.parametrize(
    "break_it",
    [
        lambda path: path.unlink(),
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(flipped(path.read_bytes(), 800)),
        lambda path: path.write_bytes(path.read_bytes()[:-30]),
    ],
)
@pytest.mark.parametrize("name", ["keys", "keys.bak"])
def test_damage_to_one_copy_is_passed_over_and_healed(
    tmp_path: Path, keys: OpenKeys, name: str, break_it: Callable[[Path], Any]
) -> None:
    whole = content(tmp_path)
    break_it(tmp_path / name)
    opened = open_with_passphrase(tmp_path, PASSPHRASE)
    assert opened.database_key() == keys.database_key()
    opened.refresh(tmp_path)
    assert content(tmp_path, "keys") == content(tmp_path, "keys.bak") == whole
    assert len(list(tmp_path.iterdir())) == 2


def test_one_copy_missing_and_the_other_damaged_is_damage(tmp_path: Path, keys: OpenKeys) -> None:
    (tmp_path / "keys.bak").unlink()
    put(tmp_path, b"rubbish", "keys")
    with pytest.raises(KeyFileDamaged):
        open_with_passphrase(tmp_path, PASSPHRASE)


def test_a_refresh_writes_nothing_where_nothing_differs(tmp_path: Path, keys: OpenKeys) -> None:
    before = [(path.stat().st_ino, path.stat().st_mtime_ns) for path in tmp_path.iterdir()]
    open_with_passphrase(tmp_path, PASSPHRASE).refresh(tmp_path)
    assert [(path.stat().st_ino, path.stat().st_mtime_ns) for path in tmp_path.iterdir()] == before


def test_a_refresh_drops_what_a_crash_left_and_nothing_else(tmp_path: Path, keys: OpenKeys) -> None:
    for name in (".keys.0123456789abcdef.part", ".keys.bak.fedcba9876543210.part", ".keys.part"):
        put(tmp_path, b"half", name)
    keys.refresh(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == [".keys.part", "keys", "keys.bak"]


@pytest.mark.parametrize("older", ["keys", "keys.bak"])
def test_the_copy_written_last_decides(tmp_path: Path, keys: OpenKeys, older: str) -> None:
    old = content(tmp_path)
    keys.change_passphrase(tmp_path, "nine loud geese at noon", QUICK)
    put(tmp_path, old, older)
    with pytest.raises(WrongPassphrase):
        open_with_passphrase(tmp_path, PASSPHRASE)
    opened = open_with_passphrase(tmp_path, "nine loud geese at noon")
    assert opened.generation == 3
    opened.refresh(tmp_path)
    assert old not in (content(tmp_path, "keys"), content(tmp_path, "keys.bak"))


def test_a_copy_altered_without_the_master_key_is_passed_over(
    tmp_path: Path, keys: OpenKeys
) -> None:
    genuine = content(tmp_path)
    forged = replace(read_key_file(genuine), generation=9, salt=bytes(16)).to_bytes()
    put(tmp_path, forged, "keys")
    opened = open_with_passphrase(tmp_path, PASSPHRASE)
    assert (opened.generation, opened.salt) == (2, keys.salt)
    put(tmp_path, forged, "keys.bak")
    with pytest.raises(KeyFileDamaged):
        open_with_passphrase(tmp_path, PASSPHRASE)
    opened.refresh(tmp_path)
    assert content(tmp_path, "keys") == content(tmp_path, "keys.bak") == genuine


def test_a_slot_taken_away_or_put_back_is_noticed(tmp_path: Path, keys: OpenKeys) -> None:
    file = read_key_file(content(tmp_path))
    put(tmp_path, replace(file, slots=file.slots[:1]).to_bytes())
    with pytest.raises(KeyFileDamaged):
        open_with_passphrase(tmp_path, PASSPHRASE)
    keys.revoke_recovery(tmp_path)
    revoked = read_key_file(content(tmp_path))
    put(tmp_path, replace(revoked, slots=file.slots).to_bytes())
    with pytest.raises(KeyFileDamaged):
        open_with_passphrase(tmp_path, PASSPHRASE)


@pytest.mark.parametrize("newer", ["keys", "keys.bak"])
def test_a_newer_format_is_named_and_never_written_over(
    tmp_path: Path, keys: OpenKeys, newer: str
) -> None:
    put(tmp_path, written({"format": 2, "anything": ["else"]}), newer)
    with pytest.raises(NewerVersion):
        open_with_passphrase(tmp_path, PASSPHRASE)


@pytest.mark.parametrize("number", [0, -1, 1.0, True, "1", None, [], 2**64])
def test_a_format_that_never_was_is_damage(number: object) -> None:
    with pytest.raises(KeyFileDamaged):
        read_key_file(written(fields() | {"format": number}))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("passes", 0),
        ("passes", 65),
        ("passes", True),
        ("memory", 7 * 2**10),
        ("memory", 4 * 2**30 + 2**10),
        ("memory", 8 * 2**10 + 1),
        ("lanes", 2),
        ("stretching", "argon2i 1.3"),
        ("kind", "fingerprint"),
        ("salt", "00" * 15),
        ("salt", 7),
        ("nonce", "0" * 47 + "x"),
        ("wrapped", "00" * 47),
        ("wrapped", "AB" * 48),
        ("hint", "the name of my first dog"),
    ],
)
def test_a_slot_outside_the_limits_is_damage(name: str, value: object) -> None:
    altered = fields()
    altered["slots"]["0"][name] = value
    with pytest.raises(KeyFileDamaged):
        read_key_file(written(altered))


def test_the_limits_themselves_can_be_read() -> None:
    for passes, memory in ((1, 8 * 2**10), (64, 4 * 2**30)):
        altered = fields()
        altered["slots"]["0"] |= {"passes": passes, "memory": memory}
        stretch = read_key_file(written(altered)).slots[0].stretch
        assert stretch is not None
        assert stretch.cost == Cost(passes, memory)


@pytest.mark.parametrize("numbers", [[], ["8"], ["00"], ["-1"], ["x"], list("012345678")])
def test_slots_have_numbers_from_0_to_7(numbers: list[str]) -> None:
    slot = fields()["slots"]["1"]
    with pytest.raises(KeyFileDamaged):
        read_key_file(written(fields() | {"slots": dict.fromkeys(numbers, slot)}))
    assert len(read_key_file(written(fields() | {"slots": dict.fromkeys("07", slot)})).slots) == 2


@pytest.mark.parametrize("body", [b"", b"{", b"[" * 9000, b"\xff", b'{"format":1,"format":1}'])
def test_what_is_not_our_json_is_damage(body: bytes) -> None:
    with pytest.raises(KeyFileDamaged):
        read_key_file(checksummed(body))


def test_a_file_too_large_to_be_one_is_not_even_parsed() -> None:
    with pytest.raises(KeyFileDamaged):
        read_key_file(written({"format": 2, "more": "x" * LARGEST}))


def test_the_same_json_written_in_another_way_is_damage() -> None:
    with pytest.raises(KeyFileDamaged):
        read_key_file(checksummed(json.dumps(fields()).encode()))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner),
    max_leaves=5,
)
PLACES = [(), *((name,) for name in fields()), ("slots", "0"), ("slots", "1")]
PLACES += [("slots", "0", name) for name in fields()["slots"]["0"]]


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(PLACES), JSON)
def test_any_other_value_anywhere_is_read_or_refused_but_never_a_bug(
    place: tuple[str, ...], value: Any
) -> None:
    altered: Any = {"": fields()}
    inner = altered
    for name in ("", *place)[:-1]:
        inner = inner[name]
    inner[("", *place)[-1]] = value
    with suppress(*DAMAGE):
        assert read_key_file(written(altered[""])).to_bytes() == written(altered[""])
