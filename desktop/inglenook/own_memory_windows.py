"""Takes the rights to this process away from other programs of the same user, on Windows."""

import ctypes
import sys
from ctypes import wintypes

# winnt.h: nobody but the system may do more with this process than wait for it, end it and ask
# whether it runs. To read its memory would take PROCESS_VM_READ.
SYNCHRONIZE, PROCESS_QUERY_LIMITED_INFORMATION, PROCESS_TERMINATE = 0x100000, 0x1000, 0x0001
_RIGHTS = SYNCHRONIZE | PROCESS_QUERY_LIMITED_INFORMATION | PROCESS_TERMINATE
_DACL_SECURITY_INFORMATION = 4
_TOKEN_QUERY, _TOKEN_USER = 0x0008, 1
_SDDL_REVISION = 1
# SEM_FAILCRITICALERRORS and SEM_NOGPFAULTERRORBOX: a crash is not reported, with memory, to anyone.
_NO_REPORTS = 0x0001 | 0x0002


def access_list(user: str) -> str:
    """Who may do what with this process, in Windows' own spelling (SDDL); ``user`` is a SID.

    Protected (P), so that nothing is inherited. The owner's usual right to change this list is
    taken away by naming owner rights (OW) with the right to read it (RC) alone.
    """
    return f"D:P(A;;0x{_RIGHTS:x};;;{user})(A;;RC;;;OW)"


if sys.platform == "win32":

    def hide() -> None:
        """Replace who may do what with this process. Raises OSError where that is refused."""
        import msvcrt

        msvcrt.SetErrorMode(_NO_REPORTS)
        kernel, rights = _libraries()
        descriptor = ctypes.c_void_p()
        if not rights.ConvertStringSecurityDescriptorToSecurityDescriptorW(
            access_list(_user()), _SDDL_REVISION, ctypes.byref(descriptor), None
        ):
            raise ctypes.WinError(ctypes.get_last_error())
        rights.SetKernelObjectSecurity(
            kernel.GetCurrentProcess(), _DACL_SECURITY_INFORMATION, descriptor
        )
        kernel.LocalFree(descriptor)

    def _user() -> str:
        """The SID of whoever runs this process, spelled out."""
        kernel, rights = _libraries()
        token, size = wintypes.HANDLE(), wintypes.DWORD()
        if not rights.OpenProcessToken(
            kernel.GetCurrentProcess(), _TOKEN_QUERY, ctypes.byref(token)
        ):
            raise ctypes.WinError(ctypes.get_last_error())
        try:
            rights.GetTokenInformation(token, _TOKEN_USER, None, 0, ctypes.byref(size))
            told = ctypes.create_string_buffer(size.value)
            if not rights.GetTokenInformation(token, _TOKEN_USER, told, size, ctypes.byref(size)):
                raise ctypes.WinError(ctypes.get_last_error())
        finally:
            kernel.CloseHandle(token)
        # A TOKEN_USER begins with the address of the SID, which lies in the same buffer.
        spelled = wintypes.LPWSTR()
        if not rights.ConvertSidToStringSidW(
            ctypes.c_void_p.from_buffer(told), ctypes.byref(spelled)
        ):
            raise ctypes.WinError(ctypes.get_last_error())
        user = str(spelled.value)
        kernel.LocalFree(ctypes.cast(spelled, ctypes.c_void_p))
        return user

    def _libraries() -> tuple[ctypes.WinDLL, ctypes.WinDLL]:
        """Kernel32 and advapi32, told the sizes of what they are given: handles are pointers."""
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        rights = ctypes.WinDLL("advapi32", use_last_error=True)
        pointer, number = ctypes.c_void_p, wintypes.DWORD
        kernel.GetCurrentProcess.restype = wintypes.HANDLE
        kernel.CloseHandle.argtypes = [wintypes.HANDLE]
        kernel.LocalFree.argtypes = [pointer]
        kernel.LocalFree.restype = pointer
        rights.OpenProcessToken.argtypes = [wintypes.HANDLE, number, pointer]
        rights.GetTokenInformation.argtypes = [
            wintypes.HANDLE,
            ctypes.c_int,
            pointer,
            number,
            pointer,
        ]
        rights.ConvertSidToStringSidW.argtypes = [pointer, pointer]
        rights.ConvertStringSecurityDescriptorToSecurityDescriptorW.argtypes = [
            wintypes.LPCWSTR,
            number,
            pointer,
            pointer,
        ]
        rights.SetKernelObjectSecurity.argtypes = [wintypes.HANDLE, number, pointer]
        return kernel, rights
