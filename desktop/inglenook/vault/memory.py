"""How much memory this machine has: what a key file may ask for is measured against it."""

import ctypes
import os
import sys

if sys.platform == "win32":

    class _MemoryStatus(ctypes.Structure):
        """MEMORYSTATUSEX of the Windows API."""

        _fields_ = (
            ("length", ctypes.c_ulong),
            ("load", ctypes.c_ulong),
            ("physical", ctypes.c_ulonglong),
            *((f"unused{number}", ctypes.c_ulonglong) for number in range(6)),
        )

    def physical_memory() -> int:
        """The memory built into this machine, in bytes."""
        status = _MemoryStatus(length=ctypes.sizeof(_MemoryStatus))
        if not ctypes.windll.kernel32.GlobalMemoryStatusEx(ctypes.byref(status)):
            raise ctypes.WinError()
        return int(status.physical)

else:

    def physical_memory() -> int:
        """The memory built into this machine, in bytes."""
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
