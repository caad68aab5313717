"""What live sessions cost: opening and closing one, and thousands that are open and have nothing due."""

import statistics
import time

import machine
from contender import refused
from row import Row, at_most, told
from scene import difference, median, microseconds, ratio

ACCOUNTS = 1000
OPEN = 10_000
LOGINS = 40
BARE_LOGINS = 200
PHASES = 500
# In a bare login.
FLOOR_ROUND_TRIPS = 2
SETTLE_SECONDS = 3.0
LIMIT = 1.1
# The task library's own, one a second, fall into one of two equal spans once more than into the other.
MORE_WAKE_UPS = 1


def sessions(scene):
    """Through PAM and at the bare socket, beside the floor; then with many sessions open, beside a daemon with none."""
    if not scene.has_ours:
        return []
    return _phases(scene) + _through_pam(scene) + _open(scene)


def _phases(scene):
    """A session opened and closed at the bare socket, beside a round trip of the floor's."""
    floor, ours = scene.contender("floor", ACCOUNTS), scene.contender("session-line", ACCOUNTS)
    reports = scene.compare(
        "session phases", [floor, ours], lambda each: each.bare(BARE_LOGINS) if each is floor else each.open_and_close(PHASES))
    trips = [microseconds(report) / FLOOR_ROUND_TRIPS for report in reports[floor.label]]
    both, nothing = ([report[name] for report in reports[ours.label]] for name in ("both", "nothing"))
    median = statistics.median
    row = "a session opened and closed, in bare round trips"
    return [
        at_most(
            f"{row} of the floor", 2, median(mine / trip for mine, trip in zip(both, trips)), "",
            f"{median(both):.0f} µs: two connections, a round trip in each; the floor's {median(trips):.0f} µs", 1),
        told(
            f"{row} of our own", median(mine / trip for mine, trip in zip(both, nothing)), "",
            f"{median(both):.0f} µs; a conversation with nothing to do {median(nothing):.0f} µs", 2),
    ]


def _through_pam(scene):
    """What the session line adds to a login through PAM, beside a login of the floor's through PAM."""
    floor = scene.contender("floor", ACCOUNTS)
    without, ours = scene.contender("account-line", ACCOUNTS), scene.contender("session-line", ACCOUNTS)
    reports = scene.compare("session line", [floor, without, ours], lambda each: each.log_in(LOGINS))
    figures = [median(reports[each.label], microseconds) for each in (ours, without, floor)]
    more = difference(reports[ours.label], reports[without.label], microseconds)
    note = "{:.0f} µs and {:.0f} µs; a login of the floor's {:.0f} µs".format(*figures)
    wrongly = sum(refused(report) for each in (ours, without) for report in reports[each.label])
    row = told("the session line, opened and closed through PAM: more at the median", more, "µs", note, 0)
    return [row] + ([Row("with a session line: right codes refused", "0", str(wrongly), False)] if wrongly else [])


def _open(scene):
    """The same daemon before and after so many sessions are opened, and logins beside one that has none."""
    none, many = scene.contender("account-line", ACCOUNTS), scene.contender("many-sessions", ACCOUNTS)
    seconds = 30 if scene.rounds > 5 else 10
    many.restart()
    many.log_in(LOGINS)
    before, idle = _rest(many, seconds)
    many.open(OPEN)
    after, woken = _rest(many, seconds)
    reports = scene.compare(f"{OPEN} sessions", [none, many], lambda each: each.bare(BARE_LOGINS))
    value = ratio(reports[many.label], reports[none.label], microseconds)
    figures = [median(reports[each.label], microseconds) for each in (many, none)]
    still = many.count_open()
    line = f"{OPEN:,} sessions open"
    row = at_most(
        f"{line}: time of a bare login, to that with none", LIMIT, value,
        note=f"{figures[0]:.0f} µs and {figures[1]:.0f} µs; {still:,} open at the end")
    wrongly = sum(refused(report, "granted") for each in (none, many) for report in reports[each.label])
    row.met = row.met and still == OPEN and wrongly == 0
    mebibytes = {name: after[name] - before[name] for name in after}
    each = f"{mebibytes['proportional'] * 1024 / OPEN:.1f} KiB each; on disk 1 KiB each"
    return [
        row,
        told(f"{line}: more memory", mebibytes["proportional"], "MiB", each, 1),
        told(f"{line}: resident, anonymous memory", after["resident"], "MiB", f"anonymous {after['anonymous']:.1f} MiB", 1),
        at_most(f"{line}, nothing due: more wake-ups in {seconds} s than with none", MORE_WAKE_UPS, woken - idle, "",
                f"{woken} and {idle}", 0),
    ]


def _rest(contender, seconds):
    """Memory, and how often it is woken while nobody comes."""
    time.sleep(SETTLE_SECONDS)
    pid = contender.daemon.pid
    before = machine.switches(pid)
    time.sleep(seconds)
    return machine.memory_mib(pid), machine.wake_ups(before, machine.switches(pid))
