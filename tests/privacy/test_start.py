"""The unlock window shows before anything is loaded that only an open journal needs."""

from pathlib import Path

from privacy import walk as walks

LATER = ("numpy", "matplotlib", "typst", "lxml", "docx", "sqlcipher3", "nacl", "zxcvbn", "socket")


def test_the_unlock_window_is_painted_before_the_heavy_libraries_are_imported(
    tmp_path: Path,
) -> None:
    with walks.program_at(tmp_path / "world", "offscreen") as (program, _walk):
        then = program.wait_for("painted")["modules"]
        # They come by themselves while the person is still typing, so the list is not empty talk.
        for module in ("inglenook.charts.responsiveness", "inglenook.vault.vault"):
            program.ask("load", name=module)
        later = program.ask("modules")
        program.leave()
    assert {each for each in then if each.split(".")[0] in LATER} == set()
    assert {"numpy", "matplotlib", "sqlcipher3", "nacl"} <= set(later)
