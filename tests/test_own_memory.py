"""No secret comes in before the memory is hidden; and what Windows is told leaves no way in."""

import re

import pytest

from inglenook import own_memory
from inglenook.commands import terminal
from inglenook.own_memory_windows import access_list

# winnt.h
FORBIDDEN = {
    "PROCESS_CREATE_THREAD": 0x0002,
    "PROCESS_VM_OPERATION": 0x0008,
    "PROCESS_VM_READ": 0x0010,
    "PROCESS_VM_WRITE": 0x0020,
    "PROCESS_DUP_HANDLE": 0x0040,
    "PROCESS_CREATE_PROCESS": 0x0080,
    "PROCESS_QUERY_INFORMATION": 0x0400,
    "WRITE_DAC": 0x00040000,
    "WRITE_OWNER": 0x00080000,
    "GENERIC_ALL": 0x10000000,
    "GENERIC_READ": 0x80000000,
}
TO_END_AND_TO_WAIT = 0x0001 | 0x100000
USER = "S-1-5-21-1-2-3-1001"


def test_others_may_end_it_and_wait_for_it_and_nothing_else() -> None:
    said = access_list(USER)
    allowed = dict(re.findall(r"\(A;;([^;]+);;;([^)]+)\)", said))
    rights = {who: what for what, who in allowed.items()}
    assert said.startswith("D:P(")  # nothing is inherited
    assert rights.keys() == {USER, "OW"}
    given = int(rights[USER], 16)
    assert given & TO_END_AND_TO_WAIT == TO_END_AND_TO_WAIT
    assert {name for name, right in FORBIDDEN.items() if given & right} == set()


def test_the_owner_may_not_change_that_list() -> None:
    # By being the owner alone one could else write another one. RC is READ_CONTROL.
    assert "(A;;RC;;;OW)" in access_list(USER)


def test_no_command_takes_a_passphrase_into_a_memory_that_others_may_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    order: list[str] = []
    monkeypatch.setattr(own_memory, "hide", lambda: order.append("hidden"))
    monkeypatch.setattr(terminal, "_first_bytes", lambda _file: order.append("read") or b"secret")
    assert terminal.passphrase("passphrase") == "secret"
    assert order == ["hidden", "read"]
