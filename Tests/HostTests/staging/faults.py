"""A disk that fails for one daemon alone (native-faults/faults.c)."""

import struct
import subprocess

from staging import places

SOURCE = places.TREE / "Tests" / "HostTests" / "native-faults"


class Faults:
    """What goes wrong under whatever runs with `environment`: nothing, until told."""

    def __init__(self):
        subprocess.run(["make", "--silent", f"--directory={SOURCE}"], check=True)
        self.file = places.folder("faults") / "faults"
        self.file.write_bytes(struct.pack("=qqq", 0, 0, 0))
        self.environment = {"LD_PRELOAD": str(places.NATIVE / "faults.so"), "SALLYPORT_TEST_FAULTS": str(self.file)}

    def fail_sync(self, number):
        """The numberth fdatasync from now on fails, and only that."""
        self._write(0, number)

    def sync_is_pending(self):
        """Whether the fdatasync that is to fail did not come yet."""
        return struct.unpack("=qqq", self.file.read_bytes())[0] > 0

    def fail_writes(self, errno):
        """Every write to an account's file fails; 0: they succeed again."""
        self._write(8, errno)

    def die_at(self, number, by_half=False):
        """The program is killed before the numberth step towards the disk from now on, or `by_half` within it."""
        self._write(16, -number if by_half else number)

    def _write(self, offset, value):
        # In place: the daemon has the file mapped.
        with open(self.file, "r+b") as file:
            file.seek(offset)
            file.write(struct.pack("=q", value))
