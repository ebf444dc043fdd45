"""After a lock the process that goes on has neither what was written nor the key in its memory."""

import os
import sys
from pathlib import Path

import pytest

from inglenook.vault.vault import open_vault
from privacy import walk as walks
from privacy.memory import find
from privacy.program import Program
from privacy.walk import Walk
from support.vaults import PASSPHRASE

CAN_LOOK = sys.platform == "linux"


def secrets_of(walk: Walk) -> dict[str, bytes]:
    """What must not be in the memory of a locked program, as it might lie there."""
    with open_vault(walk.vault, PASSPHRASE) as vault:
        key = vault.keys.database_key()
    sentence = walk.canary.sentence
    return {
        "words as Python holds them": sentence.encode(),
        "words as Qt holds them": sentence.encode("utf-16-le"),
        "passphrase as Python holds it": PASSPHRASE.encode(),
        "passphrase as Qt holds it": PASSPHRASE.encode("utf-16-le"),
        "key": key,
        "key as SQLCipher is told it": key.hex().encode(),
    }


def look(program: Program, process: int, secrets: dict[str, bytes]) -> set[str]:
    """What is in the memory. Nobody but root gets to see it unless the process lays itself open."""
    if not CAN_LOOK:
        return set()
    if os.geteuid():
        with pytest.raises(PermissionError):
            find(process, secrets)
    program.ask("lay_open")
    return find(process, secrets)


@pytest.mark.parametrize("way", walks.WAYS)
def test_a_lock_leaves_neither_words_nor_key_nor_passphrase_in_memory(
    way: str, tmp_path: Path
) -> None:
    with walks.program_at(tmp_path / "world", way) as (program, walk):
        secrets = secrets_of(walk)
        before = program.wait_for("painted")["pid"]
        program.unlock(PASSPHRASE)
        program.write("unseen_part", walk.canary.sentence)
        program.ask("written", name="unseen_part", length=len(walk.canary.sentence))
        unlocked = look(program, before, secrets)

        program.keyboard.press("Ctrl+L")
        after = program.wait_for("painted")["pid"]
        program.ask("see", name="passphrase")
        locked = look(program, after, secrets)

        assert after == before
        assert locked == set()
        if CAN_LOOK:
            # The same search finds them while the journal is open, so it would find them.
            assert unlocked >= {"words as Python holds them", "words as Qt holds them"}
            assert unlocked & {"key", "key as SQLCipher is told it"}
        program.unlock(PASSPHRASE)
        assert program.ask("text", name="unseen_part") == walk.canary.sentence
        assert program.leave() == 0
