"""A clock that can be set for one daemon alone (native-clock/clock.c)."""

import struct
import time

from staging import places


class Clock:
    """Offsets, in seconds, of the wall clock, the boot clock and the timers of whatever runs with `environment`."""

    def __init__(self):
        self.file = places.folder("clock") / "offsets"
        self.wall = self.boot = self.timers = 0
        self._write()
        self.environment = {"LD_PRELOAD": str(places.NATIVE / "clock.so"), "SALLYPORT_TEST_CLOCK": str(self.file)}

    def now(self):
        return time.time() + self.wall

    def let_pass(self, seconds):
        """Time goes by: both clocks move, and no timer."""
        self.wall += seconds
        self.boot += seconds
        self._write()

    def let_timers_pass(self, seconds):
        """Time goes by, for timers too: what is due then is done when something wakes the program."""
        self.timers += seconds
        self.let_pass(seconds)

    def step(self, seconds):
        """Somebody sets the clock: the wall clock alone jumps."""
        self.wall += seconds
        self._write()

    def _write(self):
        # In place: the daemon has the file mapped.
        with open(self.file, "r+b" if self.file.exists() else "w+b") as file:
            file.write(struct.pack("=qqq", self.wall, self.boot, self.timers))
