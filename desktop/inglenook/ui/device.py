"""This device's settings: a small file with a fixed list of keys and nothing personal in it."""

import json
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from inglenook.ui.theme import DARK, LIGHT, SYSTEM, TEXT_SIZES, USUAL_TEXT

IDLE_MINUTES = (1, 60)
# Keys that write nothing and that no window uses for itself, by Qt's portable names.
HIDE_KEYS = ("F6", "F7", "F8", "F9", "F12", "Pause", "ScrollLock")


@dataclass(frozen=True)
class Settings:
    """What this device remembers. ``last_journal`` is empty unless the person wants it kept."""

    theme: str = SYSTEM
    text_size: int = USUAL_TEXT  # percent of the system's own
    idle_minutes: int = 5
    quick_hide: bool = False
    hide_key: str = ""  # one of HIDE_KEYS, or none
    remember_journal: bool = False
    last_journal: str = ""
    geometry: list[int] = field(default_factory=list)


class Device:
    """The settings and the file they are in. A file that cannot be read counts as empty."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self.settings = _read(file)

    def change(self, **new: Any) -> None:
        """Change settings and write them; a disk that refuses costs only the settings."""
        changed = replace(self.settings, **new)
        if not changed.remember_journal:
            changed = replace(changed, last_journal="")
        if changed == self.settings:
            return
        self.settings = changed
        try:
            self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._file.write_text(json.dumps(asdict(changed), indent=1), "utf-8")
            self._file.chmod(0o600)
        except OSError:
            return


def _read(file: Path) -> Settings:
    try:
        found = json.loads(file.read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return Settings()
    known = {each.name for each in fields(Settings)}
    values = {key: found[key] for key in known & found.keys()} if isinstance(found, dict) else {}
    return _sane(values)


def _sane(values: dict[str, Any]) -> Settings:
    """Settings from a file somebody may have edited: what does not fit is as usual."""
    usual = Settings()
    for name, value in list(values.items()):
        if type(value) is not type(getattr(usual, name)):
            del values[name]
    settings = replace(usual, **values)
    low, high = IDLE_MINUTES
    minutes = min(max(settings.idle_minutes, low), high)
    theme = settings.theme if settings.theme in (SYSTEM, LIGHT, DARK) else SYSTEM
    text_size = min(TEXT_SIZES, key=lambda size: abs(size - settings.text_size))
    whole = len(settings.geometry) == 4 and all(isinstance(each, int) for each in settings.geometry)
    geometry = settings.geometry if whole else []
    hide_key = settings.hide_key if settings.hide_key in HIDE_KEYS else ""
    return replace(
        settings,
        idle_minutes=minutes,
        theme=theme,
        text_size=text_size,
        hide_key=hide_key,
        geometry=geometry,
    )
