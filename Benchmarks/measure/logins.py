"""Right codes through PAM, ours beside the peers: one client, a slow disk, many clients."""

import statistics

from contender import refused
from row import Row, at_least, at_most, told
from scene import median, microseconds, per_second, ratio

CLIENTS = 64
LOGINS_AT_ONE = 40
LOGINS_AT_MANY = 20 * CLIENTS
OATH_ROUNDS = 2
FLAT = 1.15


def _one_client(scene, title, contenders, rounds=None):
    return scene.compare(title, contenders, lambda each: each.log_in(LOGINS_AT_ONE), rounds)


def _note(reports, *contenders):
    return ", ".join(f"{each.name} {median(reports[each.label], microseconds):.0f} µs" for each in contenders)


def accounts(scene):
    """One client, with more and more accounts."""
    rows = []
    sizes = [10, 1000, scene.most]
    kinds = ["google"] + (["sallyport"] if scene.has_ours else [])
    everybody = {size: [scene.contender(kind, size) for kind in kinds] for size in sizes}
    reports = _one_client(scene, "one client", [each for size in sizes for each in everybody[size]])
    for size, (google, *ours) in everybody.items():
        line = f"one client, {size:,} accounts: time, to google's"
        if ours:
            value = ratio(reports[ours[0].label], reports[google.label], microseconds)
            rows.append(at_most(line, 0.65, value, note=_note(reports, ours[0], google)))
        else:
            rows.append(told(line + " (google alone)", median(reports[google.label], microseconds), "µs", digits=0))
    if scene.has_ours:
        least, most = (reports[everybody[size][1].label] for size in (sizes[0], sizes[-1]))
        rows.append(at_most(f"flat: {sizes[-1]:,} accounts to {sizes[0]}", FLAT, ratio(most, least, microseconds)))
    return rows + _oath(scene, sizes)


def _oath(scene, sizes):
    """pam_oath reads and writes one file of all users: a few logins show it."""
    rows = []
    for size in sizes:
        oath = scene.contender("oath", size)
        reports = scene.compare(f"oath {size}", [oath], lambda each: each.log_in(10), OATH_ROUNDS)
        rows.append(told(f"pam_oath, {size:,} accounts", median(reports[oath.label], microseconds), "µs", digits=0))
    return rows


def slow_disk(scene):
    """One client where every fsync takes 1 ms longer."""
    google = scene.contender("google", 1000, slow=True)
    ours = [scene.contender("sallyport", 1000, slow=True)] if scene.has_ours else []
    reports = _one_client(scene, "slow disk", [google] + ours)
    line = "one client, every fsync 1 ms slower: time, to google's"
    if not ours:
        return [told(line + " (google alone)", median(reports[google.label], microseconds), "µs", digits=0)]
    value = ratio(reports[ours[0].label], reports[google.label], microseconds)
    return [at_most(line, 0.25, value, note=_note(reports, ours[0], google))]


def many_clients(scene):
    """64 clients at once, all with right codes."""
    google = scene.contender("google", scene.most)
    ours = [scene.contender("sallyport", scene.most)] if scene.has_ours else []
    reports = scene.compare(
        "64 clients", [google] + ours, lambda each: each.log_in(LOGINS_AT_MANY, CLIENTS), max(3, scene.rounds // 2))
    google_rate = median(reports[google.label], per_second)
    line = "64 clients: throughput, to google's"
    if not ours:
        return [told(line + " (google alone)", google_rate, "/s", digits=0)]
    own = reports[ours[0].label]
    wrongly = sum(refused(report) for report in own)
    logins = sum(report["logins"] for report in own)
    note = f"sallyport {median(own, per_second):.0f}/s, google {google_rate:.0f}/s"
    results = ", ".join(sorted({name for report in own for name in report["results"]}))
    return [
        at_least(line, 2.5, ratio(own, reports[google.label], per_second), note=note),
        Row("64 clients: right codes refused", "0", str(wrongly), wrongly == 0, f"of {logins}: {results}"),
        told("64 clients: slowest 1 % of a login",
             statistics.median(report["login"]["p99"] for report in own) / 1e3, "ms", digits=1),
    ]
