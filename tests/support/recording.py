"""Everything that a run of the program asks of the file system in one folder, in its order.

What SQLite does is heard between it and its own file layer (a VFS, see sqlite.org/vfs.html), what
Python does at ``os``. Both do all of it really; here it is only written down.
"""

import ctypes
import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

from sqlcipher3 import _sqlite3

Call = Callable[..., Any]
_POINTER, _NUMBER, _LONG = ctypes.c_void_p, ctypes.c_int, ctypes.c_int64
_OPEN = ctypes.CFUNCTYPE(_NUMBER, _POINTER, _POINTER, _POINTER, _NUMBER, _POINTER)
_DELETE = ctypes.CFUNCTYPE(_NUMBER, _POINTER, _POINTER, _NUMBER)
_CLOSE = ctypes.CFUNCTYPE(_NUMBER, _POINTER)
_WRITE = ctypes.CFUNCTYPE(_NUMBER, _POINTER, _POINTER, _NUMBER, _LONG)
_TRUNCATE = ctypes.CFUNCTYPE(_NUMBER, _POINTER, _LONG)
_SYNC = ctypes.CFUNCTYPE(_NUMBER, _POINTER, _NUMBER)
_OPEN_FOLDER = ctypes.CFUNCTYPE(_NUMBER, _POINTER, _POINTER)
_SET_CALL = ctypes.CFUNCTYPE(_NUMBER, _POINTER, ctypes.c_char_p, _POINTER)
_GET_CALL = ctypes.CFUNCTYPE(_POINTER, _POINTER, ctypes.c_char_p)
_OPEN_FOLDER_NAME = b"openDirectory"
_UNTOUCHED = 11  # calls between the two parts that are heard


class _Vfs(ctypes.Structure):
    """``sqlite3_vfs``."""

    _fields_ = (
        ("version", _NUMBER),
        ("file_size", _NUMBER),
        ("longest_path", _NUMBER),
        ("next", _POINTER),
        ("name", ctypes.c_char_p),
        ("data", _POINTER),
        ("open", _OPEN),
        ("delete", _DELETE),
        *((f"untouched_{number}", _POINTER) for number in range(_UNTOUCHED)),
        ("set_call", _SET_CALL),
        ("get_call", _GET_CALL),
        ("next_call", _POINTER),
    )


class _Methods(ctypes.Structure):
    """``sqlite3_io_methods`` of version 3."""

    _fields_ = (
        ("version", _NUMBER),
        ("close", _CLOSE),
        ("read", _POINTER),
        ("write", _WRITE),
        ("truncate", _TRUNCATE),
        ("sync", _SYNC),
        *((f"untouched_{number}", _POINTER) for number in range(13)),
    )


class _File(ctypes.Structure):
    """``sqlite3_file``; what follows is the file layer's own."""

    _fields_ = (("methods", ctypes.POINTER(_Methods)),)


@dataclass(frozen=True)
class Op:
    """One thing asked of the file system.

    ``kind`` is create, write, truncate, sync, rename, unlink or sync_folder.
    ``told`` is none of these: from there on the program has said that ``state`` is kept.
    """

    kind: str
    name: str = ""
    onto: str = ""
    offset: int = 0
    data: bytes = b""
    state: Any = None


class Recording:
    """What happened to the files in a folder; what lies in folders within it is left out."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.before = {each.name: each.read_bytes() for each in folder.iterdir() if each.is_file()}
        self.ops: list[Op] = []
        self.temporary = 0  # files without a name that SQLite made for itself, anywhere

    def told(self, state: Any) -> None:
        """Note that the program has said so."""
        self.ops.append(Op("told", state=state))

    def note(self, kind: str, path: str | bytes | Path, **more: Any) -> None:
        """Note what was done to a path, if it lies in the folder."""
        real = Path(os.fsdecode(path))
        if kind == "sync_folder" and real == self.folder:
            self.ops.append(Op(kind))
        elif real.parent == self.folder:
            self.ops.append(Op(kind, real.name, **more))


@contextmanager
def recording(folder: Path) -> Iterator[Recording]:
    """Record until the end of the context; every database must be closed within it."""
    heard = Recording(folder.absolute())
    with _HeardPython(heard), _HeardSqlite(heard):
        yield heard


class _HeardPython(ExitStack):
    """Listens at the calls by which Python writes files."""

    def __init__(self, heard: Recording) -> None:
        super().__init__()
        self._heard = heard
        self._files: dict[int, str] = {}
        self._folders: dict[int, str] = {}
        self._written: dict[str, bytes] = {}
        self._real = {name: getattr(os, name) for name in ("open", "fsync", "replace", "unlink")}
        for name in self._real:
            self.enter_context(patch.object(os, name, getattr(self, f"_{name}")))

    def _open(self, path: Any, flags: int, *given: Any, **more: Any) -> int:
        is_new = not os.path.lexists(path)
        descriptor: int = self._real["open"](path, flags, *given, **more)
        (self._folders if Path(path).is_dir() else self._files)[descriptor] = os.fspath(path)
        if is_new:
            self._heard.note("create", path)
            self._written[os.fspath(path)] = b""
        return descriptor

    def _fsync(self, descriptor: int) -> None:
        self._real["fsync"](descriptor)
        for kind, opened in (("sync_folder", self._folders), ("sync", self._files)):
            path = opened.get(descriptor)
            # The number may belong to another file by now, opened where nobody listens.
            if path and os.path.lexists(path) and _is_same(descriptor, path):
                if kind == "sync":
                    self._note_written(path)
                self._heard.note(kind, path)

    def _replace(self, old: Any, new: Any) -> None:
        self._note_written(os.fspath(old))
        self._real["replace"](old, new)
        self._heard.note("rename", old, onto=Path(new).name)

    def _unlink(self, path: Any, **more: Any) -> None:
        self._real["unlink"](path, **more)
        self._heard.note("unlink", path)

    def _note_written(self, path: str) -> None:
        """What came into the file since it was last looked at."""
        content = Path(path).read_bytes()
        if content != self._written.get(path):
            self._written[path] = content
            self._heard.note("write", path, data=content)


def _is_same(descriptor: int, path: str) -> bool:
    return os.path.samestat(os.fstat(descriptor), Path(path).stat())


class _HeardSqlite:
    """A file layer that does what SQLite's own does, and listens."""

    def __init__(self, heard: Recording) -> None:
        self._heard = heard
        self._library = ctypes.CDLL(_sqlite3.__file__)
        self._library.sqlite3_vfs_find.restype = ctypes.POINTER(_Vfs)
        self._real: _Vfs = self._library.sqlite3_vfs_find(None).contents
        self._ours = _Vfs.from_buffer_copy(self._real)
        self._ours.name = b"recording"
        self._ours.open, self._ours.delete = _OPEN(self._open), _DELETE(self._delete)
        # The methods that are really there by their address, each with a copy that listens.
        self._methods: dict[int, tuple[_Methods, _Methods]] = {}
        self._files: dict[int, tuple[bytes, _Methods]] = {}
        self._folder_opened = False
        self._real_open_folder = _OPEN_FOLDER(self._call_named(_OPEN_FOLDER_NAME))
        self._open_folder = _OPEN_FOLDER(self._on_open_folder)

    def __enter__(self) -> None:
        pointer = ctypes.cast(self._open_folder, _POINTER)
        self._real.set_call(ctypes.addressof(self._real), _OPEN_FOLDER_NAME, pointer)
        self._library.sqlite3_vfs_register(ctypes.byref(self._ours), 1)

    def __exit__(self, *_error: object) -> None:
        self._library.sqlite3_vfs_unregister(ctypes.byref(self._ours))
        self._real.set_call(ctypes.addressof(self._real), _OPEN_FOLDER_NAME, None)
        assert not self._files, "a database is still open"

    def _call_named(self, name: bytes) -> int:
        address: int = self._real.get_call(ctypes.addressof(self._real), name)
        return address

    def _on_open_folder(self, path: int, descriptor: int) -> int:
        """SQLite opens a folder only in order to sync it."""
        self._folder_opened = True
        return int(self._real_open_folder(path, descriptor))

    def _open(self, vfs: int, path: int | None, file: int, flags: int, given: int) -> int:
        if path is None:
            self._heard.temporary += 1
            return int(self._real.open(vfs, path, file, flags, given))
        name = ctypes.string_at(path)
        is_new = not os.path.lexists(name)
        result = int(self._real.open(vfs, path, file, flags, given))
        if result == 0:
            if is_new:
                self._heard.note("create", name)
            opened = ctypes.cast(file, ctypes.POINTER(_File)).contents
            real, listening = self._listening(ctypes.addressof(opened.methods.contents))
            self._files[file] = name, real
            opened.methods = ctypes.pointer(listening)
        return result

    def _listening(self, address: int) -> tuple[_Methods, _Methods]:
        if address not in self._methods:
            real = _Methods.from_address(address)
            copy = _Methods.from_buffer_copy(real)
            copy.close, copy.write = _CLOSE(self._close), _WRITE(self._write)
            copy.truncate, copy.sync = _TRUNCATE(self._truncate), _SYNC(self._sync)
            self._methods[address] = real, copy
        return self._methods[address]

    def _close(self, file: int) -> int:
        _name, real = self._files.pop(file)
        return int(real.close(file))

    def _write(self, file: int, data: int, size: int, offset: int) -> int:
        name, real = self._files[file]
        result = int(real.write(file, data, size, offset))
        self._heard.note("write", name, offset=offset, data=ctypes.string_at(data, size))
        return result

    def _truncate(self, file: int, size: int) -> int:
        name, real = self._files[file]
        result = int(real.truncate(file, size))
        self._heard.note("truncate", name, offset=size)
        return result

    def _sync(self, file: int, flags: int) -> int:
        name, real = self._files[file]
        self._folder_opened = False
        result = int(real.sync(file, flags))
        self._heard.note("sync", name)
        self._note_synced_folder(name)
        return result

    def _delete(self, vfs: int, path: int, sync_folder: int) -> int:
        name = ctypes.string_at(path)
        self._folder_opened = False
        result = int(self._real.delete(vfs, path, sync_folder))
        if result == 0:
            self._heard.note("unlink", name)
            self._note_synced_folder(name)
        return result

    def _note_synced_folder(self, name: bytes) -> None:
        if self._folder_opened:
            self._heard.note("sync_folder", Path(os.fsdecode(name)).parent)
