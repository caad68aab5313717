"""What the daemon costs while people think, and while nobody is there; and how soon it is ready."""

import select
import statistics
import time

import machine
from row import at_most, told

OPEN = 1000
SETTLE_SECONDS = 3.0
WATCH_SECONDS = 5.0


def open_conversations(scene):
    """A thousand conversations left open at their prompts."""
    daemons = [scene.contender("floor", OPEN)] + ([scene.contender("sallyport", OPEN)] if scene.has_ours else [])
    rows = []
    for contender in daemons:
        held, mebibytes, milliseconds = _hold(contender)
        note = f"{held} open"
        if contender.name == "floor":
            rows.append(told(f"{held} open conversations: the floor's memory", mebibytes, "MiB"))
            continue
        rows.append(at_most(f"{OPEN:,} open conversations: more memory", 32, mebibytes, "MiB", note))
        rows[-1].met = rows[-1].met and held == OPEN
        rows.append(at_most(f"{OPEN:,} open conversations: CPU in {WATCH_SECONDS:.0f} s", 5, milliseconds, "ms"))
    return rows


def _hold(contender):
    pid = contender.daemon.pid
    time.sleep(SETTLE_SECONDS)
    before = machine.memory_mib(pid)["proportional"]
    holder = contender.hold(OPEN)
    try:
        if not select.select([holder.stdout], [], [], 60)[0]:
            raise RuntimeError("the conversations were not open within 60 s")
        held = int(holder.stdout.readline().split()[1])
        time.sleep(SETTLE_SECONDS)
        cpu = machine.cpu_milliseconds(pid)
        time.sleep(WATCH_SECONDS)
        milliseconds = machine.cpu_milliseconds(pid) - cpu
        return held, machine.memory_mib(pid)["proportional"] - before, milliseconds
    finally:
        holder.stdin.close()
        holder.wait(60)


def idle(scene):
    """A daemon just started that nobody asks; no watchdog feeds it here."""
    if not scene.has_ours:
        return []
    ours = scene.contender("sallyport", 1000)
    ours.restart()
    ours.log_in(40)
    time.sleep(SETTLE_SECONDS)
    seconds = 30 if scene.rounds > 5 else 10
    memory = machine.memory_mib(ours.daemon.pid)
    before = machine.switches(ours.daemon.pid)
    time.sleep(seconds)
    woken = machine.wake_ups(before, machine.switches(ours.daemon.pid))
    note = "after 45 logins"
    return [
        at_most("idle: resident memory", 24, memory["resident"], "MiB", note),
        at_most("idle: anonymous memory", 6, memory["anonymous"], "MiB", note),
        at_most(f"idle: wake-ups in {seconds} s, without a watchdog", 0, woken, "", digits=0),
    ]


def start(scene):
    """From exec to READY, with the most accounts."""
    if not scene.has_ours:
        return []
    ours = scene.contender("sallyport", scene.most)
    times = []
    for _ in range(max(5, scene.rounds)):
        scene.quiet.wait()
        times.append(ours.restart())
    note = f"longest {max(times):.0f} ms"
    return [at_most(f"start to ready, {scene.most:,} accounts", 50, statistics.median(times), "ms", note, digits=1)]
