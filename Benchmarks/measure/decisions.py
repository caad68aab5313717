"""What a decision costs: under many rules, and where policy looks at what is odd; with many remembered devices."""

from contender import refused
from devices import PER_ACCOUNT
from policies import RULES
from row import at_most
from scene import difference, median, microseconds, ratio

ACCOUNTS = 1000
DEVICES = ACCOUNTS * PER_ACCOUNT
LOGINS = 40
BARE_LOGINS = 200
LIMIT = 1.1


def rules(scene):
    """One client at the bare socket, under many rules and with many devices, and with neither."""
    if not scene.has_ours:
        return []
    scene.contender("remembering", ACCOUNTS)
    many, none = (scene.contender(kind, ACCOUNTS) for kind in ("many-rules", "no-rules"))
    reports = scene.compare(f"{RULES} rules", [many, none], lambda each: each.bare(BARE_LOGINS))
    figures = [median(reports[each.label], microseconds) for each in (many, none)]
    note = f"{figures[0]:.0f} µs and {figures[1]:.0f} µs; {many.devices:,} devices at the end"
    line = f"a decision under {RULES} rules, with {DEVICES:,} devices: more at the median"
    more = difference(reports[many.label], reports[none.label], microseconds)
    row = at_most(line, 20, more, "µs", note, 1)
    wrongly = sum(refused(report, "granted") for each in (many, none) for report in reports[each.label])
    row.met = row.met and many.devices >= DEVICES and wrongly == 0
    return [row]


def risk(scene):
    """One client through PAM, where nothing is odd, where a device makes up for what is, and where policy never asks."""
    if not scene.has_ours:
        return []
    scene.contender("remembering", ACCOUNTS)
    never, calm, spared = (scene.contender(kind, ACCOUNTS) for kind in ("never-asked", "calm-risk", "spared"))
    reports = scene.compare("risk", [never, calm, spared], lambda each: each.log_in(LOGINS))
    return [
        _to_never(reports, never, calm, "not asked under risk"),
        _to_never(reports, never, spared, "not asked under risk, for a device in a new network"),
    ]


def _to_never(reports, never, other, line):
    own = reports[other.label]
    figures = [median(reports[each.label], microseconds) for each in (other, never)]
    note = f"{figures[0]:.0f} µs and {figures[1]:.0f} µs; {other.devices:,} devices at the end"
    row = at_most(f"{line}: time, to never asked", LIMIT, ratio(own, reports[never.label], microseconds), note=note)
    was_asked = any(set(report["prompts"]) != {"0"} or refused(report) for report in own + reports[never.label])
    row.met = row.met and not was_asked and other.devices >= DEVICES
    return row
