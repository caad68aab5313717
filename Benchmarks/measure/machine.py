"""What the machine is doing, and what one process costs it."""

import time
from pathlib import Path

BUSY_SHARE = 0.10
SAMPLE_SECONDS = 0.2
PATIENCE_SECONDS = 20.0


def _busy_and_total():
    fields = [int(field) for field in Path("/proc/stat").read_text().split("\n", 1)[0].split()[1:9]]
    idle = fields[3] + fields[4]
    return sum(fields) - idle, sum(fields)


class Quiet:
    """Waits for idle cores before each measurement: with both busy, an fsync costs 8 ms instead of 0.06."""

    def __init__(self, budget_seconds=300.0):
        self.budget = budget_seconds
        self.noisy = 0
        self.asked = 0

    def wait(self):
        self.asked += 1
        started = time.monotonic()
        limit = min(PATIENCE_SECONDS, self.budget)
        while not self._is_idle():
            if time.monotonic() - started > limit:
                self.noisy += 1
                break
        self.budget -= max(0.0, time.monotonic() - started - SAMPLE_SECONDS)

    @staticmethod
    def _is_idle():
        busy, total = _busy_and_total()
        time.sleep(SAMPLE_SECONDS)
        later_busy, later_total = _busy_and_total()
        return later_busy - busy < BUSY_SHARE * max(1, later_total - total)


def _fields(path):
    lines = (line.split(":", 1) for line in path.read_text().splitlines() if ":" in line)
    return {name: value.split() for name, value in lines}


def memory_mib(pid):
    """Resident, anonymous and proportional memory of a process, in MiB."""
    status = _fields(Path(f"/proc/{pid}/status"))
    rollup = _fields(Path(f"/proc/{pid}/smaps_rollup"))
    return {
        "resident": int(status["VmRSS"][0]) / 1024,
        "anonymous": int(status["RssAnon"][0]) / 1024,
        "proportional": int(rollup["Pss"][0]) / 1024,
    }


def cpu_milliseconds(pid):
    """Time on a core of all threads that live now."""
    tasks = Path(f"/proc/{pid}/task").glob("*/schedstat")
    return sum(int(task.read_text().split()[0]) for task in tasks) / 1e6


def switches(pid):
    """How often each thread of the process was switched away from, and so had been woken, by its number."""
    counts = {}
    for task in Path(f"/proc/{pid}/task").glob("*/status"):
        fields = _fields(task)
        counts[task.parent.name] = int(fields["voluntary_ctxt_switches"][0]) + int(
            fields["nonvoluntary_ctxt_switches"][0])
    return counts


def wake_ups(before, after):
    """The wake-ups between two counts of switches; a thread that ended in between says nothing of the idle ones."""
    return sum(count - before.get(thread, 0) for thread, count in after.items())
