"""A program of ours in the foreground."""

import os
import signal
import subprocess

from staging.patience import until


class Program:
    """One that listens, and says READY on its log; it may be stopped, killed and started again.

    Whoever is one has `name`, `log` and `command()`, which are known before the start.
    """

    name = ""
    user = None
    # What a program that was told to end may still have to do.
    seconds_to_end = 40

    def __init__(self, environment=None):
        self.environment = environment or {}
        self.process = None

    def start(self):
        """Starts it and waits for READY on its log."""
        seen = self.text().count("READY")
        with open(self.log, "ab") as log:
            pipes = {"stdin": subprocess.DEVNULL, "stdout": log, "stderr": log}
            environment = os.environ | self.environment
            self.process = subprocess.Popen(self.command(), env=environment, user=self.user, group=self.user, **pipes)

        def ready():
            assert self.process.poll() is None, f"{self.name} ended with {self.process.returncode}:\n{self.text()}"
            return self.text().count("READY") > seen

        until(ready, f"READY of {self.name}")
        return self

    def run_to_its_end(self, seconds=20):
        """For a start that must fail: (exit code, what it said)."""
        ended = subprocess.run(self.command(), capture_output=True, text=True, timeout=seconds, env=os.environ | self.environment)
        return ended.returncode, ended.stdout + ended.stderr

    def end(self, with_signal=signal.SIGTERM):
        """Ends it, hung or not; returns the exit code."""
        if self.process is None:
            return None
        self.process.send_signal(signal.SIGCONT)
        self.process.send_signal(with_signal)
        status = self.process.wait(timeout=self.seconds_to_end)
        self.process = None
        return status

    def kill(self):
        return self.end(signal.SIGKILL)

    def hang(self):
        """Stops it where it stands; `go_on` undoes it."""
        self.process.send_signal(signal.SIGSTOP)

    def go_on(self):
        self.process.send_signal(signal.SIGCONT)

    def text(self):
        return self.log.read_text(errors="replace") if self.log.exists() else ""
