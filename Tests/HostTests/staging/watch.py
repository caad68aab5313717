"""What happens to the names in a folder, as the kernel tells it (inotify)."""

import ctypes
import os
import struct

EVENTS = {0x40: "moved away", 0x80: "moved here", 0x100: "created", 0x200: "deleted"}
_HEADER = struct.Struct("iIII")
_libc = ctypes.CDLL(None, use_errno=True)


class Watch:
    """Watches one folder from the moment it is made."""

    def __init__(self, folder):
        self.descriptor = _libc.inotify_init1(os.O_NONBLOCK | os.O_CLOEXEC)
        watched = _libc.inotify_add_watch(self.descriptor, os.fsencode(folder), sum(EVENTS))
        assert self.descriptor >= 0 and watched >= 0, os.strerror(ctypes.get_errno())

    def seen(self, name):
        """What happened to one name so far, in order; the rest is forgotten."""
        events = []
        try:
            while piece := os.read(self.descriptor, 65_536):
                while piece:
                    _, mask, _, length = _HEADER.unpack_from(piece)
                    found = os.fsdecode(piece[_HEADER.size : _HEADER.size + length].rstrip(b"\0"))
                    events += [text for bit, text in EVENTS.items() if mask & bit and found == name]
                    piece = piece[_HEADER.size + length :]
        except BlockingIOError:
            return events

    def end(self):
        os.close(self.descriptor)
