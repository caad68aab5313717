"""A daemon of a contender, from its start until it is ready to its end."""

import subprocess
import time

READY_SECONDS = 30.0
STOP_SECONDS = 10.0
POLL_SECONDS = 0.0002


class Daemon:
    """Started at once; its log goes to a file on memory, so that reading it costs the measurement nothing."""

    def __init__(self, command, log, environment):
        with open(log, "wb") as file:
            started = time.monotonic()
            self.process = subprocess.Popen(
                [str(word) for word in command], stdin=subprocess.DEVNULL, stdout=file, stderr=file, env=environment)
        self.log = log
        self.seconds_to_ready = self._wait_ready(started)

    @property
    def pid(self):
        return self.process.pid

    def stop(self):
        self.process.terminate()
        try:
            self.process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def _wait_ready(self, started):
        while time.monotonic() - started < READY_SECONDS:
            if b"READY" in self.log.read_bytes():
                return time.monotonic() - started
            if self.process.poll() is not None:
                raise RuntimeError(f"the daemon ended at its start: {self._last_words()}")
            time.sleep(POLL_SECONDS)
        self.stop()
        raise RuntimeError(f"the daemon was not ready within {READY_SECONDS:.0f} s: {self._last_words()}")

    def _last_words(self):
        return self.log.read_text(errors="replace")[-1000:].strip()
