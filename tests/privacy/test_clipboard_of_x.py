"""What another program of the same display gets of what was copied, before and after a lock."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from privacy import walk as walks
from privacy.program import has_x
from privacy.world import PATIENCE
from support.vaults import PASSPHRASE

OTHER = """
import json
from PySide6.QtGui import QClipboard, QGuiApplication
other = QGuiApplication([])
clipboard = other.clipboard()
got = {}
for mode in (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection):
    data = clipboard.mimeData(mode)
    kinds = {each: bytes(data.data(each)).decode("latin-1") for each in data.formats()}
    got[mode.name] = {"text": data.text(), "kinds": kinds}
print(json.dumps(got))
"""
KINDS = {"text/plain", "x-kde-passwordManagerHint"}
# How X itself asks what there is, and has it kept.
OF_X = {"TARGETS", "MULTIPLE", "TIMESTAMP", "SAVE_TARGETS"}


def got_by_another(display: str) -> dict[str, dict[str, object]]:
    environment = os.environ | {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    done = subprocess.run(
        [sys.executable, "-c", OTHER],
        env=environment,
        capture_output=True,
        timeout=PATIENCE,
        check=True,
    )
    told: dict[str, dict[str, object]] = json.loads(done.stdout)
    return told


@pytest.mark.skipif(not has_x(), reason="there is no X display")
def test_another_program_gets_plain_words_with_the_hint_and_nothing_after_a_lock(
    tmp_path: Path,
) -> None:
    with walks.program_at(tmp_path / "world", "x11") as (program, walk):
        display = walk.world.environment["DISPLAY"]
        program.wait_for("painted")
        program.unlock(PASSPHRASE)
        program.write("unseen_part", walk.canary.sentence)
        program.ask("written", name="unseen_part", length=len(walk.canary.sentence))
        for keys in ("Ctrl+A", "Ctrl+C"):
            program.keyboard.press(keys)
        program.ask("copied", length=len(walk.canary.sentence))
        for found in got_by_another(display).values():
            kinds = found["kinds"]
            assert found["text"] == walk.canary.sentence
            assert isinstance(kinds, dict)
            assert kinds["x-kde-passwordManagerHint"] == "secret"
            assert kinds.keys() - OF_X == KINDS
        program.keyboard.press("Ctrl+L")
        program.wait_for("painted")
        assert [each["text"] for each in got_by_another(display).values()] == ["", ""]
        assert program.leave() == 0
