"""A disk whose power is cut: of what was never synced it may keep any part, or none.

Written pieces of 512 bytes that are not yet synced are kept one by one or lost, where a file grew
without them there are zeros or rubbish, and names that were made, changed or removed since the
folder was last synced are as they were or as they became: by one journalling file system in their
order, by another in none.
"""

import random
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from support.recording import Op

PIECE = 512


@dataclass
class _Inode:
    """A file: what is on the disk for good, and what has been asked of it since."""

    synced: bytes = b""
    pending: list[Op] = field(default_factory=list)

    def latest(self) -> bytes:
        """As the program sees it."""
        content = bytearray(self.synced)
        for op in self.pending:
            _resize(content, op.offset + len(op.data), only_grow=op.kind == "write")
            content[op.offset : op.offset + len(op.data)] = op.data
        return bytes(content)

    def after_cut(self, luck: random.Random) -> bytes:
        """As it may be found."""
        content = bytearray(self.synced)
        chance = luck.choice((0.0, 0.05, 0.5, 0.95, 1.0))
        for op in self.pending:
            if op.kind == "truncate":
                if luck.random() < chance:
                    _resize(content, op.offset, only_grow=False)
            else:
                _write_some(content, op, chance, luck)
        return bytes(content)


def _write_some(content: bytearray, op: Op, chance: float, luck: random.Random) -> None:
    end = op.offset + len(op.data)
    rubbish = luck.random() < 0.5
    first = op.offset - op.offset % PIECE
    for start in range(first, end, PIECE):
        low, high = max(start, op.offset), min(start + PIECE, end)
        if luck.random() < chance:
            _resize(content, high, only_grow=True)
            content[low:high] = op.data[low - op.offset : high - op.offset]
        elif high > len(content) and luck.random() < chance:
            # The file has grown; what should be there has not come.
            grown = high - len(content)
            content.extend(luck.randbytes(grown) if rubbish else bytes(grown))


def _resize(content: bytearray, size: int, *, only_grow: bool) -> None:
    if size > len(content):
        content.extend(bytes(size - len(content)))
    elif not only_grow:
        del content[size:]


class Disk:
    """The files of one folder, by what is asked of them in turn."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self._synced = {name: _Inode(content) for name, content in files.items()}
        self._names = dict(self._synced)
        self._pending: list[tuple[Op, _Inode | None]] = []

    def do(self, ops: Iterable[Op]) -> None:
        """Do all of them, as the program did."""
        for op in ops:
            self._do(op)

    def as_seen(self) -> dict[str, bytes]:
        """The files as every program sees them, and a kill leaves them."""
        return {name: inode.latest() for name, inode in self._names.items()}

    def after_cut(self, luck: random.Random) -> dict[str, bytes]:
        """The files as they may be found when the power is back."""
        names = dict(self._synced)
        for op, inode in self._kept(luck):
            _name(names, op, inode)
        return {name: inode.after_cut(luck) for name, inode in names.items()}

    def _do(self, op: Op) -> None:
        if op.kind in ("write", "truncate"):
            self._names[op.name].pending.append(op)
        elif op.kind == "sync":
            inode = self._names[op.name]
            inode.synced, inode.pending = inode.latest(), []
        elif op.kind == "sync_folder":
            for pending, inode_named in self._pending:
                _name(self._synced, pending, inode_named)
            self._pending = []
        elif op.kind != "told":
            inode_new = _Inode() if op.kind == "create" else self._names.get(op.name)
            _name(self._names, op, inode_new)
            self._pending.append((op, inode_new))

    def _kept(self, luck: random.Random) -> list[tuple[Op, _Inode | None]]:
        if luck.random() < 0.5:
            return self._pending[: luck.randint(0, len(self._pending))]
        return [each for each in self._pending if luck.random() < 0.5]


def _name(names: dict[str, _Inode], op: Op, inode: _Inode | None) -> None:
    if op.kind != "create":
        names.pop(op.name, None)
    if op.kind != "unlink" and inode is not None:
        names[op.onto or op.name] = inode


def put(files: Mapping[str, bytes], folder: Path) -> None:
    """Make a folder of exactly these files."""
    if folder.exists():
        shutil.rmtree(folder)
    folder.mkdir(mode=0o700)
    for name, content in files.items():
        (folder / name).write_bytes(content)
